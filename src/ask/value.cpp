#include "ask/value.hpp"

#include <algorithm>

#include "base/natural_log.hpp"

namespace antalgic::ask {
namespace {

using triage::Level;
constexpr std::uint16_t none = 0xFFFF;

auto level_value(const pack::fb::AskingConstants& asking, Level level) -> double {
  switch (level) {
    case Level::self_care: return asking.level_value_0();
    case Level::routine: return asking.level_value_1();
    case Level::within_2_weeks: return asking.level_value_2();
    case Level::within_48h: return asking.level_value_3();
    case Level::same_day: return asking.level_value_4();
    case Level::emergency_now: return asking.level_value_5();
  }
  return 0;
}

auto absolute(double x) -> double { return x < 0 ? -x : x; }

// True where some answer to `finding` can move the sums of some cause.
auto moves_sums(const pack::Pack& pack, FindingId finding) -> bool {
  for (const pack::fb::Nest* nest : *pack.raw().nests()) {
    if (nest->part() == finding.index || nest->whole() == finding.index) return true;
  }
  const pack::fb::Finding& it = pack.finding(finding);
  for (std::uint16_t option = 0; option < it.option_count(); ++option) {
    const auto row = pack.weights(pack.option_of(finding, option));
    if (std::ranges::any_of(row, [](std::int32_t weight) { return weight != 0; })) return true;
  }
  return false;
}

auto foreseeable(const pack::Pack& pack, FindingId finding) -> bool {
  const pack::fb::Finding& it = pack.finding(finding);
  const auto never = pack::fb::FindingFlag::prior_only | pack::fb::FindingFlag::derived;
  const auto* mix = pack.raw().mix();
  const bool opens_mix = mix != nullptr && (mix->gate_finding() == finding.index || mix->clock() == finding.index);
  return it.option_count() > 0 && (it.flags() & never) == pack::fb::FindingFlag{} && !opens_mix;
}

}  // namespace

Valuer::Valuer(const pack::Pack& pack)
    : pack_(&pack), posterior_(pack), what_if_(pack), consequences_(pack), supposed_(pack) {
  for (std::uint16_t cause = 0; cause < pack.cause_count(); ++cause) {
    const pack::fb::Cause& it = pack.cause(CauseId{cause});
    family_.push_back(it.family());
    dont_miss_.push_back(it.urgency() >= pack.raw().urgency()->dont_miss_from() ? 1 : 0);
  }
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    weighs_.push_back(moves_sums(pack, FindingId{finding}) || what_if_.moves_prior(FindingId{finding}) ? 1 : 0);
    can_tell_.push_back(foreseeable(pack, FindingId{finding}) ? 1 : 0);
  }
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::danger);
  rule_level_.resize(last - first);
  level_.resize(pack.cause_count());
  level_saved_.resize(pack.cause_count());
  inverse_.resize(pack.cause_count());
  family_sum_.resize(pack.raw().families()->size());
  bounds_.reserve(pack.finding_count());
}

void Valuer::start(const answers::Answers& own, const answers::Answers& closed, infer::Setting setting) {
  posterior_.update(own, closed, setting);
  what_if_.start(posterior_, own, closed, setting);
  supposed_ = closed;
  demanding_.fill(0);
  const auto [first, last] = pack_->rules_of(pack::fb::RuleKind::danger);
  Level floor = Level::self_care;
  for (std::uint16_t rule = first; rule < last; ++rule) {
    const Level level = triage::demand_of(*pack_, RuleId{rule}, supposed_);
    rule_level_[rule - first] = level;
    ++demanding_[static_cast<std::size_t>(level)];
    floor = std::max(floor, level);
  }
  for (std::uint16_t cause = 0; cause < pack_->cause_count(); ++cause) {
    level_[cause] = triage::level_of(*pack_, CauseId{cause}, supposed_);
  }
  const auto raw = posterior_.raw();
  for (std::size_t cause = 0; cause < inverse_.size(); ++cause) inverse_[cause] = raw[cause] > 0 ? 1.0 / raw[cause] : 0.0;
  present_ = outcome(raw, floor);
}

auto Valuer::value(FindingId finding) -> double { return measure(finding, Detail::exact); }

auto Valuer::best(std::span<const std::uint8_t> candidates) -> Best {
  bounds_.clear();
  for (std::uint16_t finding = 0; finding < candidates.size(); ++finding) {
    if (candidates[finding] == 0) continue;
    const double bound = measure(FindingId{finding}, Detail::bound);
    if (bound > 0) bounds_.push_back({bound, FindingId{finding}});
  }
  std::ranges::sort(bounds_, [](const Bound& a, const Bound& b) {
    return a.bound != b.bound ? a.bound > b.bound : a.finding < b.finding;
  });
  Best best;
  for (const Bound& next : bounds_) {
    if (next.bound < best.value) break;
    const double value = measure(next.finding, Detail::exact);
    const bool wins = value > best.value || (value == best.value && value > 0 && next.finding < best.finding);
    if (wins) best = {next.finding, value};
  }
  return best;
}

// Sums over the options; `bound` puts an upper bound in the place of the divergence, which costs a logarithm for each cause.
auto Valuer::measure(FindingId finding, Detail detail) -> double {
  const pack::fb::AskingConstants& asking = *pack_->raw().asking();
  const auto foreseen = what_if_.chances(finding);
  chances_.assign(foreseen.begin(), foreseen.end());
  const auto dangers = consequences_.dangers(finding);
  const Level rest = floor_without(dangers);
  const double present_value = level_value(asking, present_.level);
  double value = 0;
  for (std::uint16_t option = 0; option < chances_.size(); ++option) {
    if (!(chances_[option] > 0)) continue;
    consequences_.suppose(supposed_, finding, what_if_.answer(finding, option));
    const Level floor = floor_with(dangers, rest);
    raise_levels(finding);
    const auto raw = weighs_[finding.index] != 0 ? what_if_.suppose(finding, option) : posterior_.raw();
    const Outcome then = outcome(raw, floor);
    consequences_.undo(supposed_);
    restore_levels(finding);
    double worth = absolute(level_value(asking, then.level) - present_value);
    if (then.leading != present_.leading) worth += asking.lead_change();
    if (weighs_[finding.index] != 0) {
      worth += asking.information() * (detail == Detail::exact ? divergence(raw) : divergence_bound(raw));
    }
    value += chances_[option] * worth;
  }
  return value;
}

// The highest demand of all danger rules but these.
auto Valuer::floor_without(std::span<const RuleId> rules) const -> Level {
  std::array<int, 6> left = demanding_;
  const std::uint16_t first = pack_->rules_of(pack::fb::RuleKind::danger).first;
  for (const RuleId rule : rules) --left[static_cast<std::size_t>(rule_level_[rule.index - first])];
  for (std::size_t level = left.size() - 1; level > 0; --level) {
    if (left[level] > 0) return static_cast<Level>(level);
  }
  return Level::self_care;
}

auto Valuer::floor_with(std::span<const RuleId> rules, Level rest) const -> Level {
  Level floor = rest;
  for (const RuleId rule : rules) {
    if (pack_->rule(rule).level() > floor) floor = std::max(floor, triage::demand_of(*pack_, rule, supposed_));
  }
  return floor;
}

void Valuer::raise_levels(FindingId finding) {
  for (const CauseId cause : consequences_.raised(finding)) {
    level_saved_[cause.index] = level_[cause.index];
    level_[cause.index] = triage::level_of(*pack_, cause, supposed_);
  }
}

void Valuer::restore_levels(FindingId finding) {
  for (const CauseId cause : consequences_.raised(finding)) level_[cause.index] = level_saved_[cause.index];
}

// The whole urgency under `raw`, and which entry leads: a cause's index, or cause_count + family.
auto Valuer::outcome(std::span<const double> raw, Level floor) -> Outcome {
  std::ranges::fill(family_sum_, 0.0);
  std::array<double, 6> sum{};
  std::size_t leading = 0;
  double most = -1;
  const std::size_t causes = family_.size();
  for (std::size_t cause = 0; cause < causes; ++cause) {
    const double p = raw[cause];
    if (dont_miss_[cause] != 0) sum[static_cast<std::size_t>(level_[cause])] += p;
    if (family_[cause] != none) {
      family_sum_[family_[cause]] += p;
    } else if (p > most) {
      most = p;
      leading = cause;
    }
  }
  std::size_t strongest = leading;
  for (std::size_t family = 0; family < family_sum_.size(); ++family) {
    if (!(family_sum_[family] > most)) continue;
    most = family_sum_[family];
    leading = causes + family;
  }
  if (leading >= causes) {
    double largest = -1;
    for (std::size_t cause = 0; cause < causes; ++cause) {
      if (family_[cause] != leading - causes || !(raw[cause] > largest)) continue;
      largest = raw[cause];
      strongest = cause;
    }
  }
  const pack::fb::UrgencyConstants& limits = *pack_->raw().urgency();
  const std::array<double, 6> limit{2, 2, limits.within_2_weeks(), limits.within_48h(), limits.same_day(), limits.emergency_now()};
  Level level = std::max(floor, level_[strongest]);
  double above = 0;
  for (std::size_t k = sum.size() - 1; k >= 2; --k) {
    above += sum[k];
    if (above > limit[k]) {
      level = std::max(level, static_cast<Level>(k));
      break;
    }
  }
  return {level, leading};
}

// Of the new posterior from the present one, in nat.
auto Valuer::divergence(std::span<const double> raw) const -> double {
  double sum = 0;
  for (std::size_t cause = 0; cause < inverse_.size(); ++cause) {
    const double ratio = raw[cause] * inverse_[cause];
    if (ratio > 1e-300) sum += raw[cause] * natural_log(ratio);
  }
  return sum > 0 ? sum : 0;
}

// E ln(new / old) <= ln E(new / old), as the logarithm is concave; the last factor covers rounding.
auto Valuer::divergence_bound(std::span<const double> raw) const -> double {
  double mean_ratio = 0;
  for (std::size_t cause = 0; cause < inverse_.size(); ++cause) mean_ratio += raw[cause] * raw[cause] * inverse_[cause];
  return mean_ratio > 1 ? natural_log(mean_ratio) * (1 + 1e-9) + 1e-12 : 1e-12;
}

}  // namespace antalgic::ask
