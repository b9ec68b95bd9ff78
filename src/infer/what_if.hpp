// infer/what_if.hpp: the posterior after one more answer, without a full update. For the inner loop of asking.
// Of the answer supposed it counts: its own weight on its group's ladder; the part and whole relations that it touches (with a yes,
// every whole above it counts as yes too); and the prior, where the finding moves that. What further closure rules or formulas
// would add is not followed.
// Invariants: (1) chances of a finding's options are >= 0 and sum to 1; the option that means "unknown" has none;
//             (2) a finding with no such further consequences: `suppose` equals a full update to 1e-12.
// Threads: one each. Cost: about 0.1 us where the finding's group is unanswered, 0.7 us else, 3 us where the prior moves; no allocation.
// Judged by: what_if_test.cpp against Posterior::update.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answers/answers.hpp"
#include "infer/posterior.hpp"

namespace antalgic::infer {

class WhatIf {
 public:
  explicit WhatIf(const pack::Pack& pack);

  // From here on, questions are about this posterior. All three must outlive the questions and stay unchanged meanwhile.
  void start(const Posterior& posterior, const answers::Answers& own, const answers::Answers& closed, Setting setting);

  // How likely each option of `finding` is as its answer (yes/no: yes, no; number: its bins; none where it has no bins).
  // Valid until the next call.
  [[nodiscard]] auto chances(FindingId finding) -> std::span<const double>;

  // `Posterior::raw` if `finding` were answered with `option` (position within its options). `stride` entries, those beyond the
  // last cause are 0. Valid until the next call. Requires: `finding` has no own value yet.
  [[nodiscard]] auto suppose(FindingId finding, std::uint16_t option) -> std::span<const double>;

  // The answer that `option` stands for: yes, no, the option, or the middle of the bin.
  [[nodiscard]] auto answer(FindingId finding, std::uint16_t option) const -> answers::Answer;

  // True where an answer changes the prior, not only the sums.
  [[nodiscard]] auto moves_prior(FindingId finding) const -> bool { return moves_prior_[finding.index] != 0; }

 private:
  void mark_prior_findings();
  void mark_condition(ConditionId condition);
  [[nodiscard]] auto given_whole(FindingId finding) const -> const Weighing::Whole*;
  [[nodiscard]] auto is_silenced(FindingId finding) const -> bool;
  // The ratios by which one answer moves the causes while its group is unanswered; null: none.
  [[nodiscard]] auto ratios(FindingId finding, std::uint16_t option) const -> const double*;

  // The slow way: groups whose ladder the answer changes.
  void imagine(FindingId finding, const answers::Answer& answer);
  void note_touched(FindingId part);
  void rebuild(std::size_t run, const Supposition& supposition);
  void add_alone(const Supposition& supposition);
  void spread_sums(std::span<const double> prior);
  void normalise();

  const pack::Pack* pack_;
  const Posterior* posterior_ = nullptr;
  const answers::Answers* own_ = nullptr;
  const answers::Answers* closed_ = nullptr;
  Setting setting_ = Setting::home;
  Prior prior_maker_;

  std::vector<double> ratio_;                // exp(weight), options x stride
  std::vector<double> nest_ratio_;           // the same of nest_given, nests x stride
  std::vector<std::uint8_t> moves_prior_;    // by finding
  std::vector<double> chances_, supposed_, prior_;
  std::vector<std::int64_t> sum_;

  struct Run {                               // evidence of one group: [begin, end)
    std::size_t begin, end;
  };
  std::vector<Run> runs_;
  std::vector<std::uint16_t> run_of_;        // by finding that weighs
  std::vector<std::uint16_t> run_of_group_;  // by group; none: unanswered
  std::vector<std::uint16_t> touched_;       // runs to rebuild
  std::vector<std::uint8_t> also_yes_, also_absorbed_;  // by finding
  std::vector<FindingId> newly_yes_;
  std::vector<Row> rows_;
  std::vector<std::int32_t> space_;
};

// The entry that would lead by percentage under `raw`: a cause's index, or cause_count + family where a family leads.
// Ties go to the lower index.
[[nodiscard]] auto leading_of(const pack::Pack& pack, std::span<const double> raw) -> std::size_t;

}  // namespace antalgic::infer
