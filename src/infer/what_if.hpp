// infer/what_if.hpp: the posterior after one more answer, without a full update. For the inner loop of asking.
// Of the answer supposed it counts: its own weight on its group's ladder; the part and whole relations that it touches (with a yes,
// every whole above it counts as yes too); and the prior, where the finding moves that. What further closure rules or formulas
// would add is not followed.
// Invariants: (1) chances of a finding's options are >= 0 and sum to 1; the option that means "unknown" has none;
//             (2) a finding with no such further consequences: `suppose` equals a full update to 1e-12.
// Threads: one each. Cost: 0.2 us; about 1 us where the answer changes what others weigh, 3 us where the prior moves; no allocation
//          once warm.
// Judged by: tests/judge/what_if_test.cpp, against Posterior::update.
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

  // How far apart, in nat, `option` moves the causes at most: of p'/p the logarithms lie within so much of each other. Huge where the
  // answer also changes the prior or what others weigh. Much cheaper than `suppose`.
  [[nodiscard]] auto reach(FindingId finding, std::uint16_t option) -> double;

  // The answer that `option` stands for: yes, no, the option, or the middle of the bin.
  [[nodiscard]] auto answer(FindingId finding, std::uint16_t option) const -> answers::Answer;

  // True where an answer may change the prior, not only the sums.
  [[nodiscard]] auto moves_prior(FindingId finding) const -> bool {
    return moves_prior_[finding.index] != 0 || !prior_rules_[finding.index].empty();
  }

 private:
  void mark_prior_findings();
  template <class Visit>
  void for_findings(ConditionId condition, Visit visit) const;
  [[nodiscard]] auto prior_turns(FindingId finding, const answers::Answer& answer) -> bool;
  [[nodiscard]] auto given_whole(FindingId finding) const -> const Weighing::Whole*;
  [[nodiscard]] auto is_settled_yes(FindingId finding) const -> bool;
  [[nodiscard]] auto is_silenced(FindingId finding) const -> bool;
  // One weight that is not 0, and e to the power of it.
  struct Weight {
    double ratio;
    std::int32_t weight;
    std::uint16_t cause;
  };
  struct SparseRows {
    std::vector<std::uint32_t> begin;
    std::vector<Weight> items;
    std::vector<double> reach;  // by row: from the least weight to the largest, 0 among them, in nat
    [[nodiscard]] auto of(std::size_t row) const -> std::span<const Weight> {
      return std::span{items}.subspan(begin[row], begin[row + 1] - begin[row]);
    }
  };
  [[nodiscard]] auto sparse(const flatbuffers::Vector<std::int32_t>& dense) const -> SparseRows;

  // What one answer by itself is worth to each cause: nothing where it is silenced or absorbed.
  struct OwnRow {
    const SparseRows* table;  // null: nothing
    std::size_t row;
  };
  [[nodiscard]] auto own_row(FindingId finding, std::uint16_t option) const -> OwnRow;
  // True where the answer takes others of its group off the ladder, or puts them on it.
  [[nodiscard]] auto rearranges(FindingId finding, const answers::Answer& answer) const -> bool;

  // The quick way: one more on a ladder that stays as it is.
  void insert(std::span<const Weight> weights, GroupId group);
  void build_ladder(GroupId group);

  // The slow way: groups whose ladder the answer changes.
  void imagine(FindingId finding, const answers::Answer& answer);
  void note_touched(FindingId part);
  void put_in_then(FindingId finding, const answers::Answer& answer);
  void take_from_then(FindingId finding);
  void rebuild(std::size_t run, const Supposition& supposition);
  [[nodiscard]] auto worth_of(std::size_t run) -> std::span<const std::int64_t>;
  void add_alone(const Supposition& supposition);
  void spread_sums(std::span<const double> prior);
  void move_sums();
  void normalise();

  const pack::Pack* pack_;
  const Posterior* posterior_ = nullptr;
  const answers::Answers* own_ = nullptr;
  const answers::Answers* closed_ = nullptr;
  Setting setting_ = Setting::home;
  answers::Answers then_;                    // the closed answers, and for a moment one more
  Prior prior_maker_;

  SparseRows option_weights_, nest_weights_; // by option, by nest
  std::vector<std::uint8_t> moves_prior_;    // by finding: always
  std::vector<std::vector<RuleId>> prior_rules_;  // by finding: needs and modifiers that read it or a whole of it
  std::vector<double> chances_, supposed_, prior_;
  std::vector<std::int64_t> sum_;

  struct Run {                               // evidence of one group: [begin, end)
    std::size_t begin, end;
  };
  std::vector<Run> runs_;
  std::vector<std::uint16_t> run_of_;        // by finding that weighs
  std::vector<std::uint16_t> run_of_group_;  // by group; none: unanswered
  std::vector<std::uint16_t> touched_;       // runs to rebuild
  std::vector<std::int64_t> worths_;         // runs x stride: what each ladder is worth as it stands, where known
  std::vector<std::uint8_t> worth_known_;    // by run

  // The ladder of an answered group for one cause and sign, largest first; `shift`: what those from here on lose when one more
  // stands above them. Built when first wanted.
  struct Step {
    std::int32_t weight;
    std::int64_t shift;
  };
  struct Steps {
    std::uint32_t begin = 0;
    std::uint16_t count = 0;
  };
  std::vector<Step> steps_;
  std::vector<Steps> ladders_;               // (group x stride + cause) x 2 + (against: 1)
  std::vector<std::uint8_t> built_;          // by group
  std::vector<std::uint8_t> also_yes_, also_absorbed_;  // by finding
  std::vector<FindingId> newly_yes_;
  std::vector<Row> rows_;
  std::vector<std::int32_t> space_;
};

// The entry that would lead by percentage under `raw`: a cause's index, or cause_count + family where a family leads.
// Ties go to the lower index.
[[nodiscard]] auto leading_of(const pack::Pack& pack, std::span<const double> raw) -> std::size_t;

}  // namespace antalgic::infer
