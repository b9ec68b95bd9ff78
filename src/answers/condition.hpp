// answers/condition.hpp: a compiled condition, read three-valued over closed answers.
// An atom about an open answer is undecided, except: a number marked "unmeasured is no" reads as false, and an open
// number whose stand-in condition holds reads as true. Not applicable reads as false.
// Judged by: tests/judge/slow_condition.hpp (brute force over all completions).
#pragma once

#include <span>

#include "answers/answers.hpp"
#include "base/three_valued.hpp"

namespace antalgic::answers {

// What a condition may ask about besides answers. The planner overrides it; the default knows nothing: every such atom is
// undecided, and a standing `item_*` input is silent.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  [[nodiscard]] virtual auto taking(ClassId) const -> Firing { return Firing::undecided; }
  [[nodiscard]] virtual auto proposing(ProposalId) const -> Firing { return Firing::silent; }
  [[nodiscard]] virtual auto item(pack::fb::AtomOp, double) const -> Firing { return Firing::silent; }
  [[nodiscard]] virtual auto fired(RuleId) const -> Firing { return Firing::silent; }
  [[nodiscard]] virtual auto unexplained() const -> Firing { return Firing::silent; }
};

// One answer read as another for a moment: "would a yes to this make the rule fire?"
struct Supposed {
  FindingId finding;
  Answer answer;
};

[[nodiscard]] auto evaluate(const pack::Pack& pack, AtomId atom, const Answers& answers, const Surroundings* around = nullptr,
                            const Supposed* supposed = nullptr) -> Firing;

[[nodiscard]] auto evaluate(const pack::Pack& pack, ConditionId condition, const Answers& answers,
                            const Surroundings* around = nullptr, const Supposed* supposed = nullptr) -> Firing;

// `when` and not a yes to `unless`: fires only if `unless` is not true; an undecided `unless` does not suppress.
[[nodiscard]] auto evaluate(const pack::Pack& pack, RuleId rule, const Answers& answers, const Surroundings* around = nullptr,
                            const Supposed* supposed = nullptr) -> Firing;

// Findings whose open answers keep `condition` undecided, in the order they stand, no duplicates, appended to `out`.
// Only children that are themselves undecided are looked into.
void open_findings(const pack::Pack& pack, ConditionId condition, const Answers& answers, std::vector<FindingId>& out,
                   const Surroundings* around = nullptr);

}  // namespace antalgic::answers
