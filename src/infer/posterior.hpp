// infer/posterior.hpp: how likely each cause is, given the answers so far.
// Sums of ln likelihood ratios in integers (2^-20 nat, halves exact to 2^-40), a prior in doubles, one exp of our own:
// equal to the bit on every platform, whatever the order of the answers.
// Invariants: (1) probabilities are finite, >= 0, and sum to 1 - not_listed;
//             (2) a finding that is not given, or was filled in by implication, moves nothing.
// Threads: a value. Cost: causes x answered findings, about 3 us for 77 x 30; no allocation after the first `update`.
// Judged by: tests/judge/slow_posterior.hpp (plain doubles), posterior_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answers/answers.hpp"
#include "infer/evidence.hpp"
#include "infer/prior.hpp"

namespace antalgic::infer {

using Setting = pack::fb::Setting;

// An entry of the ranking: a single cause, or a family shown as one.
struct Entry {
  CauseId cause;               // the cause, or the family's strongest member
  FamilyId family;             // none for a single cause
  double probability;          // of the whole entry, after the share kept for something not listed
  double order;                // larger = earlier; only its rank means anything
};

class Posterior {
 public:
  explicit Posterior(const pack::Pack& pack);

  // `own`: as the person said; `closed`: the same, closed. Replaces everything.
  void update(const answers::Answers& own, const answers::Answers& closed, Setting setting);

  // Of each cause, before the share kept for something not listed; sums to 1. `cause_count` entries.
  [[nodiscard]] auto raw() const -> std::span<const double> { return std::span{probability_}.first(cause_count_); }
  // The same x (1 - not_listed).
  [[nodiscard]] auto probability(CauseId cause) const -> double { return probability_[cause.index] * (1 - not_listed()); }
  [[nodiscard]] auto not_listed() const -> double { return not_listed_; }
  // Sum of weights, 2^-40 nat.
  [[nodiscard]] auto sum(CauseId cause) const -> std::int64_t { return sum_[cause.index]; }
  [[nodiscard]] auto prior(CauseId cause) const -> double { return prior_[cause.index]; }

  // Entries in the order in which they are shown, families as one; `not_listed` is not among them.
  [[nodiscard]] auto entries() const -> std::span<const Entry> { return entries_; }

  // The answers that weighed, each with its weight for `cause` after the ladder, 2^-40 nat. They add up to sum(cause).
  struct Contribution {
    FindingId finding;
    std::int64_t weight;
  };
  void contributions(CauseId cause, std::vector<Contribution>& out) const;

  // The entry that leads by percentage: it, not the order, sets the urgency.
  [[nodiscard]] auto leading() const -> const Entry& { return entries_[leading_]; }

  // Calls visit(group) for the evidence of each group, as a span; findings without a group stand alone.
  template <class Visit>
  void each_ladder(Visit visit) const {
    each_group([&](std::size_t begin, std::size_t end) { visit(std::span{evidence_}.subspan(begin, end - begin)); });
  }

 private:
  friend class WhatIf;

  void gather(const answers::Answers& own, const answers::Answers& closed);
  void add_up();
  void normalise();
  void rank();
  // Calls visit(begin, end) for each run of evidence of one group.
  template <class Visit>
  void each_group(Visit visit) const;

  const pack::Pack* pack_;
  std::size_t cause_count_;
  double not_listed_;
  Weighing weighing_;
  Prior prior_maker_;
  std::vector<double> prior_, probability_, order_;
  std::vector<std::int64_t> sum_;
  std::vector<Evidence> evidence_;        // by group, then finding; the groupless last
  std::vector<std::uint8_t> absorbed_;    // by finding
  std::vector<Row> rows_;
  std::vector<std::int32_t> space_;
  std::vector<std::uint16_t> family_;     // by cause
  std::vector<Entry> entries_;
  std::size_t leading_ = 0;
};

template <class Visit>
void Posterior::each_group(Visit visit) const {
  for (std::size_t begin = 0, end = 0; begin < evidence_.size(); begin = end) {
    end = begin + 1;
    const auto group = evidence_[begin].group;
    while (group.exists() && end < evidence_.size() && evidence_[end].group == group) ++end;
    visit(begin, end);
  }
}

// Half-width of every entry's range, for words only: never the urgency.
struct Range {
  double low, high;  // of the probability shown
  pack::fb::Word word;
};
// One for each of `posterior.entries()`, in their order.
[[nodiscard]] auto ranges(const pack::Pack& pack, const Posterior& posterior, const answers::Answers& closed) -> std::vector<Range>;

}  // namespace antalgic::infer
