#include "infer/posterior.hpp"

#include <algorithm>
#include <cmath>

#include "base/exp.hpp"

namespace antalgic::infer {

namespace {

// p to the power quarters / 4, by square roots alone.
auto power_in_quarters(double p, unsigned quarters) -> double {
  if (quarters >= 4) return p;
  const double half = std::sqrt(p);
  const double quarter = std::sqrt(half);
  const double halves = quarters >= 2 ? half : 1.0;
  return quarters % 2 == 1 ? halves * quarter : halves;
}

constexpr std::size_t space_per_row = 16;

}  // namespace

Posterior::Posterior(const pack::Pack& pack)
    : pack_(&pack),
      cause_count_(pack.cause_count()),
      not_listed_(pack.raw().inference()->not_listed()),
      weighing_(pack),
      prior_maker_(pack),
      prior_(pack.stride()),
      probability_(pack.stride()),
      order_(pack.stride()),
      sum_(pack.stride()),
      absorbed_(pack.finding_count()),
      family_(pack.cause_count()) {
  evidence_.reserve(pack.finding_count());
  rows_.reserve(pack.finding_count());
  space_.resize(space_per_row * pack.finding_count());
  entries_.reserve(pack.cause_count());
  for (std::uint16_t i = 0; i < cause_count_; ++i) family_[i] = pack.cause(CauseId{i}).family();
}

void Posterior::update(const answers::Answers& own, const answers::Answers& closed, Setting setting) {
  prior_maker_.into(closed, setting, prior_);
  gather(own, closed);
  add_up();
  normalise();
  rank();
}

void Posterior::gather(const answers::Answers& own, const answers::Answers& closed) {
  evidence_.clear();
  std::ranges::fill(absorbed_, std::uint8_t{0});
  for (std::uint16_t i = 0; i < weighing_.size(); ++i) {
    const FindingId finding{i};
    const auto* answer = weighing_.weighing(finding, own, closed);
    if (answer == nullptr) continue;
    weighing_.absorb(finding, *answer, absorbed_);
    evidence_.push_back({.finding = finding, .group = weighing_.group(finding), .row = nullptr, .option = {}});
  }
  for (auto& evidence : evidence_)
    evidence = weighing_.resolve(evidence.finding, *weighing_.weighing(evidence.finding, own, closed), own, closed, absorbed_);
  std::ranges::sort(evidence_, [](const Evidence& a, const Evidence& b) {
    return a.group != b.group ? a.group < b.group : a.finding < b.finding;
  });
}

void Posterior::add_up() {
  std::ranges::fill(sum_, 0);
  each_group([&](std::size_t begin, std::size_t end) {
    rows_.clear();
    for (auto i = begin; i < end; ++i)
      if (evidence_[i].row != nullptr) rows_.push_back(evidence_[i].row);
    if (!rows_.empty()) climb(rows_, sum_, space_);
  });
}

void Posterior::normalise() {
  const auto largest = *std::max_element(sum_.begin(), sum_.begin() + static_cast<std::ptrdiff_t>(cause_count_));
  const unsigned quarters = pack_->raw().inference()->order_power_quarters();
  double total = 0;
  for (std::size_t i = 0; i < cause_count_; ++i) order_[i] = exp_of(sum_[i] - largest);
  for (std::size_t i = 0; i < cause_count_; ++i) {
    probability_[i] = prior_[i] * order_[i];
    order_[i] *= power_in_quarters(prior_[i], quarters);
    total += probability_[i];
  }
  for (std::size_t i = 0; i < cause_count_; ++i) probability_[i] /= total;
}

void Posterior::rank() {
  entries_.clear();
  for (std::uint16_t i = 0; i < cause_count_; ++i) {
    const FamilyId family{family_[i]};
    auto same = entries_.end();
    if (family.exists()) same = std::ranges::find(entries_, family, &Entry::family);
    if (same == entries_.end()) {
      entries_.push_back({.cause = CauseId{i}, .family = family, .probability = probability_[i], .order = order_[i]});
      continue;
    }
    same->probability += probability_[i];
    same->order += order_[i];
    if (probability_[i] > probability_[same->cause.index]) same->cause = CauseId{i};
  }
  std::ranges::sort(entries_, [](const Entry& a, const Entry& b) { return a.order != b.order ? a.order > b.order : a.cause < b.cause; });
  leading_ = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto& best = entries_[leading_];
    if (entries_[i].probability > best.probability || (entries_[i].probability == best.probability && entries_[i].cause < best.cause))
      leading_ = i;
  }
  for (auto& entry : entries_) entry.probability *= 1 - not_listed_;
}

void Posterior::contributions(CauseId cause, std::vector<Contribution>& out) const {
  out.clear();
  each_ladder([&](std::span<const Evidence> group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      const auto weight = weight_of(group[i], cause.index);
      if (weight != 0) out.push_back({group[i].finding, on_rung(weight, rung_of(group, i, cause.index))});
    }
  });
}

}  // namespace antalgic::infer
