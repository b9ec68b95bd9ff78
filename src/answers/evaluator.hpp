// answers/evaluator.hpp: reads many conditions over the same answers; what `evaluate` of condition.hpp does once.
// Keeps the addresses of the pack's tables, so that a pass over all rules does not look them up again for each.
// Threads: immutable. Cost: 5 ns an atom, no allocation. Requires: pack, answers, around and supposed outlive it.
#pragma once

#include <cstdint>

#include "answers/condition.hpp"

namespace antalgic::answers {

// The parts of a node of `Core.code`.
struct Node {
  enum class Kind : std::uint32_t { atom = 0, all = 1, any = 2, at_least = 3 };

  explicit constexpr Node(std::uint32_t code)
      : kind(static_cast<Kind>(code >> 30)),
        argument(code & 0x3FFFFFFFU),
        children(kind == Kind::atom ? 0 : kind == Kind::at_least ? argument & 0xFFFFU : argument),
        least(argument >> 16) {}

  Kind kind;
  std::uint32_t argument;  // atom: its index
  std::uint32_t children;
  std::uint32_t least;     // at_least
};

class Evaluator {
 public:
  Evaluator(const pack::Pack& pack, const Answers& answers, const Surroundings* around = nullptr, const Supposed* supposed = nullptr);

  [[nodiscard]] auto condition(ConditionId id) const -> Firing {
    const std::uint32_t* at = begin(id);
    return node(at);
  }
  [[nodiscard]] auto atom(AtomId id) const -> Firing { return atom_at(id.index); }
  // `when`, unless `unless` fires.
  [[nodiscard]] auto rule(const pack::fb::Rule& rule) const -> Firing;
  [[nodiscard]] auto rule(RuleId id) const -> Firing { return rule(*rules_->Get(id.index)); }

  [[nodiscard]] auto answer(std::uint16_t finding) const -> const Answer& {
    return supposed_ != nullptr && supposed_->finding.index == finding ? supposed_->answer : answers_->of(FindingId{finding});
  }

  // The first node of a condition; `node` reads one and moves past it, `skip` only moves.
  [[nodiscard]] auto begin(ConditionId id) const -> const std::uint32_t*;
  [[nodiscard]] auto node(const std::uint32_t*& at) const -> Firing;
  static void skip(const std::uint32_t*& at, std::uint32_t count);
  [[nodiscard]] auto fb_atom(std::uint32_t index) const -> const pack::fb::Atom& { return *atoms_->Get(index); }

 private:
  // Nearly every atom asks for a yes; the rest go the long way.
  [[nodiscard]] auto atom_at(std::uint32_t index) const -> Firing {
    const auto& atom = fb_atom(index);
    if (atom.op() != pack::fb::AtomOp::yes) return other_atom(atom);
    const auto& given = answer(atom.subject());
    if (given.is_open()) return Firing::undecided;
    return given.is_given() && given.option == 0 ? Firing::fires : Firing::silent;
  }
  [[nodiscard]] auto child_at(const std::uint32_t*& at) const -> Firing {
    const auto code = *at;
    if (code >> 30 != 0) return node(at);
    ++at;
    return atom_at(code);
  }
  template <Firing decides>
  [[nodiscard]] auto joined(const std::uint32_t*& at, std::uint32_t children) const -> Firing;
  [[nodiscard]] auto other_atom(const pack::fb::Atom& atom) const -> Firing;
  [[nodiscard]] auto comparison(const pack::fb::Atom& atom) const -> Firing;
  [[nodiscard]] auto beside_answers(const pack::fb::Atom& atom) const -> Firing;
  [[nodiscard]] auto at_least(const std::uint32_t*& at, Node node) const -> Firing;

  const flatbuffers::Vector<const pack::fb::Atom*>* atoms_;
  const flatbuffers::Vector<const pack::fb::Range*>* conditions_;
  const flatbuffers::Vector<flatbuffers::Offset<pack::fb::Rule>>* rules_;
  const std::uint32_t* code_;
  const Answers* answers_;
  const Surroundings* around_;
  const Supposed* supposed_;
};

}  // namespace antalgic::answers
