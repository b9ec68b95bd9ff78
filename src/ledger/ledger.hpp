// ledger/ledger.hpp: why each value of a result is so, as one flat list of steps.
// A step is written at the seams between rooms (a rule fired, a level was set, a treatment was offered, moved or dropped),
// never inside a hot loop; numbers such as contributions of single answers are recomputed on demand.
// Invariant: a step's `because` is an earlier step of the same ledger, or none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace antalgic::ledger {

enum class StepKind : std::uint8_t {
  rule_fired,          // ref = rule
  rule_counted_lower,  // ref = rule; asked and unknown, one step lower
  leading_cause,       // ref = cause; detail = level
  dont_miss_sum,       // detail = level
  offered,             // ref = treatment; detail = rank in its list
  asked_first,         // ref = treatment; because = the rule or starter that sent it there
  named_under_avoid,   // ref = treatment; detail = cause
  dropped_by_rule,     // ref = treatment; detail = rule
  dropped_by_cause,    // ref = treatment; detail = cause
  dropped_by_window,   // ref = treatment; detail = window
  dropped_by_balance,  // ref = treatment; detail = treatment that took the place
  dropped_by_score,    // ref = treatment
  dropped_by_precondition,  // ref = treatment
};

struct StepId {
  std::uint32_t index = 0xFFFFFFFF;
  friend constexpr auto operator==(StepId, StepId) -> bool = default;
};

struct Step {
  StepKind kind;
  std::uint16_t ref = 0xFFFF;
  std::uint16_t detail = 0xFFFF;
  StepId because;
};

class Ledger {
 public:
  auto add(Step step) -> StepId {
    steps_.push_back(step);
    return {static_cast<std::uint32_t>(steps_.size() - 1)};
  }
  [[nodiscard]] auto step(StepId id) const -> const Step& { return steps_[id.index]; }
  [[nodiscard]] auto steps() const -> std::span<const Step> { return steps_; }
  void clear() { steps_.clear(); }  // keeps its memory

 private:
  std::vector<Step> steps_;
};

}  // namespace antalgic::ledger
