// ask/value.hpp: what the answer to one open finding is expected to be worth:
//   E |change of the urgency's level value|  +  lead_change x P(the leading entry changes)  +  information x E[nat].
// The expectation runs over the finding's options as the posterior foresees them. The urgency is the whole one: the floor with the
// answer supposed, the leading entry's level and the sums of the don't-miss causes. Information is the expected divergence of the
// new posterior from the present one. An answer is supposed as consequence.hpp says: with its wholes, closed no further.
// Findings that cannot be told apart by value keep the order of the pack.
// Threads: one each. Cost: `start` 60 us with 60 answers, `best` 0.5 ms over 370 open findings; no allocation once warm.
// Judged by: tests/judge/slow_ask.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "answers/answers.hpp"
#include "ask/consequence.hpp"
#include "ask/flips.hpp"
#include "infer/posterior.hpp"
#include "infer/what_if.hpp"
#include "triage/triage.hpp"

namespace antalgic::ask {

class Valuer {
 public:
  explicit Valuer(const pack::Pack& pack);

  // Everything below is about these answers, which must outlive it unchanged. Requires: `closed` is `own`, closed.
  void start(const answers::Answers& own, const answers::Answers& closed, infer::Setting setting);

  // 0 where `finding` has no options to foresee. Requires: `finding` is open.
  [[nodiscard]] auto value(FindingId finding) -> double;

  struct Best {
    FindingId finding;  // none where nothing has a value above 0
    double value = 0;
  };
  // The candidate of largest value; the same as comparing `value` of all. `candidates`: one flag for each finding.
  [[nodiscard]] auto best(std::span<const std::uint8_t> candidates) -> Best;

  // False for what is never asked for its own worth: it enters through the prior, is worked out, or has no options.
  [[nodiscard]] auto can_tell(FindingId finding) const -> bool { return can_tell_[finding.index] != 0; }

  [[nodiscard]] auto consequences() -> Consequences& { return consequences_; }

 private:
  enum class Detail : std::uint8_t { bound, exact };
  [[nodiscard]] auto measure(FindingId finding, Detail detail) -> double;
  [[nodiscard]] auto rough_bound(FindingId finding) -> double;
  // True where an option of this reach changes neither the urgency nor the leading entry. Requires: `pick_direct` of its finding.
  [[nodiscard]] auto is_calm(FindingId finding, std::uint16_t option, double reach) const -> bool;
  [[nodiscard]] auto find_slack(triage::Level floor) const -> double;
  [[nodiscard]] auto slack_of_leading() const -> double;
  [[nodiscard]] auto floor_without_direct() const -> triage::Level;
  void pick_direct(FindingId finding);
  // The floor with `answer` supposed; raises the causes' levels to what they would be. `restore_levels` takes that back.
  [[nodiscard]] auto floor_with(FindingId finding, std::uint16_t option, triage::Level rest) -> triage::Level;
  void raise_to(CauseId cause, triage::Level level);
  void restore_levels();
  struct Outcome {
    triage::Level level;
    std::size_t leading;
  };
  [[nodiscard]] auto outcome(std::span<const double> raw, triage::Level floor) -> Outcome;
  [[nodiscard]] auto strongest_of(std::size_t family, std::span<const double> raw) const -> std::size_t;
  [[nodiscard]] auto level_of_sums(std::span<const double> raw) const -> triage::Level;
  [[nodiscard]] auto divergence(std::span<const double> raw) const -> double;
  [[nodiscard]] auto divergence_bound(std::span<const double> raw) const -> double;

  const pack::Pack* pack_;
  infer::Posterior posterior_;
  infer::WhatIf what_if_;
  Consequences consequences_;
  Flips flips_;
  answers::Answers supposed_;  // the closed answers, and for a moment one more

  std::vector<std::uint16_t> family_;        // by cause; 0xFFFF = none
  std::vector<std::uint16_t> singles_, members_, dont_miss_;  // causes: without a family, with one, not to be missed
  std::vector<std::uint8_t> weighs_, can_tell_;               // by finding
  std::vector<triage::Level> level_;         // by cause, raised
  struct Raised {
    CauseId cause;
    triage::Level before;
  };
  std::vector<Raised> raised_;               // to be restored, last first
  std::vector<CauseId> cause_of_;            // by rule: whose raise rule it is
  std::vector<RuleId> direct_dangers_;       // of the finding in hand: to be evaluated for each answer
  std::vector<CauseId> direct_causes_;
  std::vector<triage::Level> rule_level_;    // by danger rule, what it demands now
  std::array<int, 6> demanding_{};           // danger rules that demand each level now
  std::vector<double> inverse_, family_sum_, chances_;
  Outcome present_{};
  double slack_ = 0;        // nat: an answer of less reach changes neither the leading entry nor, by the posterior, the urgency
  double largest_step_ = 0; // of the urgency's level value, from here

  struct Bound {
    double bound;
    FindingId finding;
  };
  std::vector<Bound> bounds_;
};

}  // namespace antalgic::ask
