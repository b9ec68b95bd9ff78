// judge/slow_condition.hpp: the truth of a condition by trying what its undecided atoms could turn out to be. Written from the
// words of docs/knowledge-format.md and answers/condition.hpp; of the engine it uses the pack's accessors only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "answers/answers.hpp"
#include "base/three_valued.hpp"

namespace antalgic::judge {

namespace fb = pack::fb;

class SlowCondition {
 public:
  SlowCondition(const pack::Pack& pack, const answers::Answers& answers) : pack_(pack), answers_(answers) {}

  [[nodiscard]] auto atom(AtomId id) const -> Firing {
    const auto& a = pack_.atom(id);
    if (a.op() > fb::AtomOp::unknown) return a.op() == fb::AtomOp::taking ? Firing::undecided : Firing::silent;
    const auto answer = answers_.of(FindingId{a.subject()});
    const bool open = answer.state == answers::State::not_asked || answer.state == answers::State::unknown;
    if (a.op() == fb::AtomOp::open) return open ? Firing::fires : Firing::silent;
    if (a.op() == fb::AtomOp::unknown) {
      if (answer.state == answers::State::not_asked) return Firing::undecided;
      return answer.state == answers::State::unknown ? Firing::fires : Firing::silent;
    }
    if (answer.state == answers::State::not_applicable) return Firing::silent;
    if (open) {
      if (a.stand_in() != 0xFFFF && truth(ConditionId{a.stand_in()}) == Firing::fires) return Firing::fires;
      return a.unmeasured_is_no() ? Firing::silent : Firing::undecided;
    }
    return holds(a, answer) ? Firing::fires : Firing::silent;
  }

  // Fires if it comes out true however the undecided atoms turn out, silent if it never does.
  [[nodiscard]] auto truth(ConditionId id) const -> Firing {
    const auto code = pack_.code(id);
    std::map<std::uint32_t, bool> value;
    std::vector<std::uint32_t> free;
    for (const std::uint32_t word : code) {
      if (word >> 30 != 0 || value.contains(word)) continue;
      const auto decided = atom(AtomId{static_cast<std::uint16_t>(word)});
      value[word] = decided == Firing::fires;
      if (decided == Firing::undecided) free.push_back(word);
    }
    bool ever = false, always = true;
    const auto attempt = [&](std::uint64_t bits) {
      for (std::size_t i = 0; i < free.size(); ++i) value[free[i]] = (bits >> (i % 64) & 1U) != 0;
      std::size_t at = 0;
      const bool came_out = plain(code, at, value);
      ever = ever || came_out;
      always = always && came_out;
    };
    if (free.size() <= 10) {
      for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << free.size()); ++bits) attempt(bits);
    } else {
      std::mt19937_64 random(free.size());
      attempt(0);
      attempt(~std::uint64_t{0});
      for (int i = 0; i < 200; ++i) attempt(random());
    }
    return always ? Firing::fires : ever ? Firing::undecided : Firing::silent;
  }

  [[nodiscard]] auto rule(RuleId id) const -> Firing {
    const auto& r = pack_.rule(id);
    if (r.unless() != 0xFFFF && truth(ConditionId{r.unless()}) == Firing::fires) return Firing::silent;
    return truth(ConditionId{r.when()});
  }

 private:
  static auto holds(const fb::Atom& a, const answers::Answer& answer) -> bool {
    switch (a.op()) {
      case fb::AtomOp::yes: return answer.option == 0;
      case fb::AtomOp::no: return answer.option == 1;
      case fb::AtomOp::option: return (a.mask() >> answer.option & 1U) != 0;
      case fb::AtomOp::less: return answer.number < a.value();
      case fb::AtomOp::less_equal: return answer.number <= a.value();
      case fb::AtomOp::greater: return answer.number > a.value();
      case fb::AtomOp::greater_equal: return answer.number >= a.value();
      case fb::AtomOp::equal: return answer.number == a.value();
      default: return false;
    }
  }

  // Two-valued, every node looked at.
  static auto plain(std::span<const std::uint32_t> code, std::size_t& at, const std::map<std::uint32_t, bool>& value) -> bool {
    const std::uint32_t word = code[at++], type = word >> 30, argument = word & 0x3FFFFFFFU;
    if (type == 0) return value.at(word);
    const std::uint32_t children = type == 3 ? argument & 0xFFFFU : argument;
    std::uint32_t holding = 0;
    for (std::uint32_t i = 0; i < children; ++i) holding += plain(code, at, value) ? 1 : 0;
    if (type == 1) return holding == children;
    if (type == 2) return holding > 0;
    return holding >= argument >> 16;
  }

  const pack::Pack& pack_;
  const answers::Answers& answers_;
};

}  // namespace antalgic::judge
