// tests/toy/expression.hpp: conditions for toy packs, written as in the knowledge:
//   all({yes("fever"), any({greater_equal("temperature", 38), is("mood", {"low", "flat"})})})
// Names are resolved when the pack is built.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pack/pack_generated.h"

namespace antalgic::toy {

namespace fb = antalgic::fb;

struct Expression {
  enum class Node : std::uint8_t { atom, all, any, at_least };
  Node node = Node::atom;
  fb::AtomOp op = fb::AtomOp::yes;
  std::string subject;
  std::vector<std::string> options;
  double value = 0;
  std::uint16_t least = 0;
  std::vector<Expression> children;
  std::shared_ptr<const Expression> stand_in;  // of a number comparison
  bool unmeasured_is_no = false;

  // "stands as true if": while the number is open.
  [[nodiscard]] auto or_while_open(Expression other) const -> Expression {
    Expression copy = *this;
    copy.stand_in = std::make_shared<const Expression>(std::move(other));
    return copy;
  }
  [[nodiscard]] auto false_while_open() const -> Expression {
    Expression copy = *this;
    copy.unmeasured_is_no = true;
    return copy;
  }
};

inline auto atom(fb::AtomOp op, std::string subject, double value = 0) -> Expression {
  Expression expression;
  expression.op = op;
  expression.subject = std::move(subject);
  expression.value = value;
  return expression;
}
inline auto yes(std::string finding) -> Expression { return atom(fb::AtomOp::yes, std::move(finding)); }
inline auto no(std::string finding) -> Expression { return atom(fb::AtomOp::no, std::move(finding)); }
inline auto is(std::string finding, std::vector<std::string> options) -> Expression {
  auto expression = atom(fb::AtomOp::option, std::move(finding));
  expression.options = std::move(options);
  return expression;
}
inline auto less(std::string finding, double value) -> Expression { return atom(fb::AtomOp::less, std::move(finding), value); }
inline auto less_equal(std::string finding, double value) -> Expression { return atom(fb::AtomOp::less_equal, std::move(finding), value); }
inline auto greater(std::string finding, double value) -> Expression { return atom(fb::AtomOp::greater, std::move(finding), value); }
inline auto greater_equal(std::string finding, double value) -> Expression {
  return atom(fb::AtomOp::greater_equal, std::move(finding), value);
}
inline auto equal(std::string finding, double value) -> Expression { return atom(fb::AtomOp::equal, std::move(finding), value); }
inline auto open(std::string finding) -> Expression { return atom(fb::AtomOp::open, std::move(finding)); }
inline auto unknown(std::string finding) -> Expression { return atom(fb::AtomOp::unknown, std::move(finding)); }
inline auto taking(std::string medicine_class) -> Expression { return atom(fb::AtomOp::taking, std::move(medicine_class)); }
inline auto proposing(std::string treatment_or_set) -> Expression { return atom(fb::AtomOp::proposing, std::move(treatment_or_set)); }
inline auto fired(std::string danger_rule) -> Expression { return atom(fb::AtomOp::fired, std::move(danger_rule)); }
inline auto item_days(double more_than) -> Expression { return atom(fb::AtomOp::item_days, {}, more_than); }
inline auto item_total_daily_mg(double more_than) -> Expression { return atom(fb::AtomOp::item_total_daily_mg, {}, more_than); }
inline auto item_daily_mg(double more_than) -> Expression { return atom(fb::AtomOp::item_daily_mg, {}, more_than); }
inline auto item_minutes(double more_than) -> Expression { return atom(fb::AtomOp::item_minutes, {}, more_than); }
inline auto item_stopping() -> Expression { return atom(fb::AtomOp::item_stopping, {}); }
inline auto unexplained() -> Expression { return atom(fb::AtomOp::unexplained, {}); }

inline auto joined(Expression::Node node, std::vector<Expression> children, std::uint16_t least = 0) -> Expression {
  Expression expression;
  expression.node = node;
  expression.children = std::move(children);
  expression.least = least;
  return expression;
}
inline auto all(std::vector<Expression> children) -> Expression { return joined(Expression::Node::all, std::move(children)); }
inline auto any(std::vector<Expression> children) -> Expression { return joined(Expression::Node::any, std::move(children)); }
inline auto at_least(std::uint16_t least, std::vector<Expression> children) -> Expression {
  return joined(Expression::Node::at_least, std::move(children), least);
}

}  // namespace antalgic::toy
