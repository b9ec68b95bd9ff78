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

// Above any value: the reach of some option is not known.
constexpr double boundless = 1e4;

auto absolute(double x) -> double { return x < 0 ? -x : x; }

// How much larger `above` is, in nat; at least 0.
auto log_ratio(double above, double below) -> double { return below > 0 ? natural_log(std::max(above / below, 1.0)) : 1e9; }

// Sums above these raise the urgency, by level.
auto limits(const pack::Pack& pack) -> std::array<double, 6> {
  const pack::fb::UrgencyConstants& urgency = *pack.raw().urgency();
  return {2, 2, urgency.within_2_weeks(), urgency.within_48h(), urgency.same_day(), urgency.emergency_now()};
}

// Between two posteriors whose log ratios lie within `reach` of each other: Hoeffding's bound, or the reach itself.
auto most_divergence(double reach) -> double { return std::min(reach, reach * reach / 8) + 1e-12; }

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
    : pack_(&pack), posterior_(pack), what_if_(pack), consequences_(pack), flips_(pack), supposed_(pack), cause_of_(pack.raw().rules()->size()) {
  for (std::uint16_t cause = 0; cause < pack.cause_count(); ++cause) {
    const pack::fb::Cause& it = pack.cause(CauseId{cause});
    family_.push_back(it.family());
    (it.family() == none ? singles_ : members_).push_back(cause);
    if (it.urgency() >= pack.raw().urgency()->dont_miss_from()) dont_miss_.push_back(cause);
    for (std::uint32_t raise = it.raises()->begin(); raise < it.raises()->end(); ++raise) cause_of_[raise] = CauseId{cause};
  }
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    weighs_.push_back(moves_sums(pack, FindingId{finding}) || what_if_.moves_prior(FindingId{finding}) ? 1 : 0);
    can_tell_.push_back(foreseeable(pack, FindingId{finding}) ? 1 : 0);
  }
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::danger);
  rule_level_.resize(last - first);
  level_.resize(pack.cause_count());
  inverse_.resize(pack.cause_count());
  family_sum_.resize(pack.raw().families()->size());
  bounds_.reserve(pack.finding_count());
}

void Valuer::start(const answers::Answers& own, const answers::Answers& closed, infer::Setting setting) {
  posterior_.update(own, closed, setting);
  what_if_.start(posterior_, own, closed, setting);
  supposed_ = closed;
  flips_.start(closed);
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
  slack_ = find_slack(floor);
  const pack::fb::AskingConstants& asking = *pack_->raw().asking();
  const double here = level_value(asking, present_.level);
  largest_step_ = 0;
  for (int level = 0; level < 6; ++level) largest_step_ = std::max(largest_step_, absolute(level_value(asking, static_cast<Level>(level)) - here));
}

auto Valuer::value(FindingId finding) -> double { return measure(finding, Detail::exact); }

// Three sieves, each finer and dearer than the one before; what cannot reach the best so far is dropped.
auto Valuer::best(std::span<const std::uint8_t> candidates) -> Best {
  bounds_.clear();
  for (std::uint16_t finding = 0; finding < candidates.size(); ++finding) {
    if (candidates[finding] == 0) continue;
    const double bound = rough_bound(FindingId{finding});
    if (bound > 0) bounds_.push_back({bound, FindingId{finding}});
  }
  const auto by_bound = [](const Bound& a, const Bound& b) { return a.bound != b.bound ? a.bound > b.bound : a.finding < b.finding; };
  std::ranges::sort(bounds_, by_bound);
  Best best;
  const auto settle = [&](FindingId finding) {
    const double value = measure(finding, Detail::exact);
    const bool wins = value > best.value || (value == best.value && value > 0 && finding < best.finding);
    if (wins) best = {finding, value};
  };
  // Those that set a new mark are measured at once, so that the mark is high early; the rest wait.
  double mark = 0;
  std::size_t waiting = 0;
  for (const Bound next : bounds_) {
    if (next.bound < best.value) break;
    if (next.bound > boundless) {  // a second sieve would cost as much as the value
      settle(next.finding);
      continue;
    }
    const double bound = measure(next.finding, Detail::bound);
    if (bound < best.value) continue;
    if (bound > mark) {
      mark = bound;
      settle(next.finding);
    } else {
      bounds_[waiting++] = {bound, next.finding};
    }
  }
  const auto rest = std::span{bounds_}.first(waiting);
  std::ranges::sort(rest, by_bound);
  for (const Bound& next : rest) {
    if (next.bound < best.value) break;
    settle(next.finding);
  }
  return best;
}

// From the reach of each option alone.
auto Valuer::rough_bound(FindingId finding) -> double {
  const pack::fb::AskingConstants& asking = *pack_->raw().asking();
  const auto foreseen = what_if_.chances(finding);
  chances_.assign(foreseen.begin(), foreseen.end());
  pick_direct(finding);
  double bound = 0;
  for (std::uint16_t option = 0; option < chances_.size(); ++option) {
    if (!(chances_[option] > 0)) continue;
    const double reach = what_if_.reach(finding, option);
    double worth = asking.information() * most_divergence(reach);
    if (!is_calm(finding, option, reach)) worth += largest_step_ + asking.lead_change();
    bound += chances_[option] * worth;
  }
  return bound;
}

auto Valuer::is_calm(FindingId finding, std::uint16_t option, double reach) const -> bool {
  return reach < slack_ && direct_dangers_.empty() && direct_causes_.empty() && flips_.completes_none(pack_->option_of(finding, option));
}

// How many nat the causes' odds may move against each other before the sums of the don't-miss causes pass or fall under a limit that
// counts, or another entry leads.
auto Valuer::find_slack(Level floor) const -> double {
  const auto raw = posterior_.raw();
  double slack = slack_of_leading();
  const std::size_t speaks = present_.leading < family_.size() ? present_.leading : strongest_of(present_.leading - family_.size(), raw);
  const std::array<double, 6> limit = limits(*pack_);
  std::array<double, 6> sum{};
  for (const std::uint16_t cause : dont_miss_) sum[static_cast<std::size_t>(level_[cause])] += raw[cause];
  double above = 0;
  for (std::size_t k = sum.size() - 1; k >= static_cast<std::size_t>(Level::within_2_weeks); --k) {
    above += sum[k];
    const auto level = static_cast<Level>(k);
    if (level > present_.level) slack = std::min(slack, log_ratio(limit[k], above));
    if (level == present_.level && std::max(floor, level_[speaks]) < level) slack = std::min(slack, log_ratio(above, limit[k]));
  }
  return slack * (1 - 1e-9);
}

// Requires: `outcome` of the present posterior was the last, so that the families' sums are its.
// Until another entry leads, or another member of the leading family, of another level, is its strongest.
auto Valuer::slack_of_leading() const -> double {
  const auto raw = posterior_.raw();
  double first = 0, second = 0;
  const auto meet = [&](std::size_t entry, double p) {
    double& side = entry == present_.leading ? first : second;
    side = std::max(side, p);
  };
  for (const std::uint16_t cause : singles_) meet(cause, raw[cause]);
  for (std::size_t family = 0; family < family_sum_.size(); ++family) meet(family_.size() + family, family_sum_[family]);
  double slack = log_ratio(first, second);
  if (present_.leading < family_.size()) return slack;
  const std::size_t family = present_.leading - family_.size();
  const std::size_t strongest = strongest_of(family, raw);
  for (const std::uint16_t cause : members_) {
    if (family_[cause] == family && level_[cause] != level_[strongest]) slack = std::min(slack, log_ratio(raw[strongest], raw[cause]));
  }
  return slack;
}

// Sums over the options; `bound` puts an upper bound in the place of the divergence, which costs a logarithm for each cause.
auto Valuer::measure(FindingId finding, Detail detail) -> double {
  const pack::fb::AskingConstants& asking = *pack_->raw().asking();
  const auto foreseen = what_if_.chances(finding);
  chances_.assign(foreseen.begin(), foreseen.end());
  pick_direct(finding);
  const Level rest = floor_without_direct();
  const double present_value = level_value(asking, present_.level);
  double value = 0;
  for (std::uint16_t option = 0; option < chances_.size(); ++option) {
    if (!(chances_[option] > 0)) continue;
    if (detail == Detail::bound) {
      const double reach = what_if_.reach(finding, option);
      if (is_calm(finding, option, reach)) {
        value += chances_[option] * asking.information() * most_divergence(reach);
        continue;
      }
    }
    const Level floor = floor_with(finding, option, rest);
    const auto raw = weighs_[finding.index] != 0 ? what_if_.suppose(finding, option) : posterior_.raw();
    const Outcome then = outcome(raw, floor);
    restore_levels();
    double worth = absolute(level_value(asking, then.level) - present_value);
    if (then.leading != present_.leading) worth += asking.lead_change();
    if (weighs_[finding.index] != 0) {
      worth += asking.information() * (detail == Detail::exact ? divergence(raw) : divergence_bound(raw));
    }
    value += chances_[option] * worth;
  }
  return value;
}

// Danger rules and causes that must be evaluated for each answer to `finding`.
void Valuer::pick_direct(FindingId finding) {
  direct_dangers_.clear();
  direct_causes_.clear();
  for (const RuleId rule : consequences_.dangers(finding)) {
    if (flips_.is_direct(rule, finding)) direct_dangers_.push_back(rule);
  }
  for (const CauseId cause : consequences_.raised(finding)) {
    const auto& raises = *pack_->cause(cause).raises();
    for (std::uint32_t raise = raises.begin(); raise < raises.end(); ++raise) {
      if (!flips_.is_direct(RuleId{static_cast<std::uint16_t>(raise)}, finding)) continue;
      direct_causes_.push_back(cause);
      break;
    }
  }
}

// The highest demand of all danger rules but the direct ones in hand.
auto Valuer::floor_without_direct() const -> Level {
  std::array<int, 6> left = demanding_;
  const std::uint16_t first = pack_->rules_of(pack::fb::RuleKind::danger).first;
  for (const RuleId rule : direct_dangers_) --left[static_cast<std::size_t>(rule_level_[rule.index - first])];
  for (std::size_t level = left.size() - 1; level > 0; --level) {
    if (left[level] > 0) return static_cast<Level>(level);
  }
  return Level::self_care;
}

auto Valuer::floor_with(FindingId finding, std::uint16_t option, Level rest) -> Level {
  Level floor = rest;
  flips_.for_completed(pack_->option_of(finding, option), [&](RuleId rule) {
    const Level level = pack_->rule(rule).level();
    if (cause_of_[rule.index].exists()) {
      if (level > level_[cause_of_[rule.index].index]) raise_to(cause_of_[rule.index], level);
    } else {
      floor = std::max(floor, level);
    }
  });
  if (direct_dangers_.empty() && direct_causes_.empty()) return floor;
  consequences_.suppose(supposed_, finding, what_if_.answer(finding, option));
  for (const RuleId rule : direct_dangers_) {
    if (pack_->rule(rule).level() > floor) floor = std::max(floor, triage::demand_of(*pack_, rule, supposed_));
  }
  for (const CauseId cause : direct_causes_) raise_to(cause, triage::level_of(*pack_, cause, supposed_));
  consequences_.undo(supposed_);
  return floor;
}

void Valuer::raise_to(CauseId cause, Level level) {
  raised_.push_back({cause, level_[cause.index]});
  level_[cause.index] = level;
}

void Valuer::restore_levels() {
  for (; !raised_.empty(); raised_.pop_back()) level_[raised_.back().cause.index] = raised_.back().before;
}

// The whole urgency under `raw`, and which entry leads: a cause's index, or cause_count + family. Ties go to the lower index.
auto Valuer::outcome(std::span<const double> raw, Level floor) -> Outcome {
  std::ranges::fill(family_sum_, 0.0);
  std::size_t leading = 0;
  double most = -1;
  for (const std::uint16_t cause : singles_) {
    if (!(raw[cause] > most)) continue;
    most = raw[cause];
    leading = cause;
  }
  for (const std::uint16_t cause : members_) family_sum_[family_[cause]] += raw[cause];
  for (std::size_t family = 0; family < family_sum_.size(); ++family) {
    if (!(family_sum_[family] > most)) continue;
    most = family_sum_[family];
    leading = family_.size() + family;
  }
  const std::size_t speaks = leading < family_.size() ? leading : strongest_of(leading - family_.size(), raw);
  Level level = std::max(floor, level_[speaks]);
  if (level != Level::emergency_now) level = std::max(level, level_of_sums(raw));
  return {level, leading};
}

auto Valuer::strongest_of(std::size_t family, std::span<const double> raw) const -> std::size_t {
  std::size_t strongest = 0;
  double largest = -1;
  for (const std::uint16_t cause : members_) {
    if (family_[cause] != family || !(raw[cause] > largest)) continue;
    largest = raw[cause];
    strongest = cause;
  }
  return strongest;
}

// The highest level at which the don't-miss causes together pass its limit.
auto Valuer::level_of_sums(std::span<const double> raw) const -> Level {
  std::array<double, 6> sum{};
  for (const std::uint16_t cause : dont_miss_) sum[static_cast<std::size_t>(level_[cause])] += raw[cause];
  const std::array<double, 6> limit = limits(*pack_);
  double above = 0;
  for (std::size_t k = sum.size() - 1; k >= static_cast<std::size_t>(Level::within_2_weeks); --k) {
    above += sum[k];
    if (above > limit[k]) return static_cast<Level>(k);
  }
  return Level::self_care;
}

// Of the new posterior from the present one, in nat. Causes that an answer says nothing about share one ratio and so one logarithm.
auto Valuer::divergence(std::span<const double> raw) const -> double {
  constexpr double same = 1e-14;
  double sum = 0, last = 1, log_of_last = 0;
  for (std::size_t cause = 0; cause < inverse_.size(); ++cause) {
    const double ratio = raw[cause] * inverse_[cause];
    if (!(ratio > 1e-300)) continue;
    if (absolute(ratio - last) > same * ratio) {
      last = ratio;
      log_of_last = natural_log(ratio);
    }
    sum += raw[cause] * log_of_last;
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
