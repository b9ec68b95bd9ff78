#include "infer/prior.hpp"

#include <algorithm>

namespace antalgic::infer {

namespace fb = pack::fb;

namespace {

constexpr std::size_t setting_count = 3;

auto sum_of(std::span<const double> values) -> double {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

void scale_to_one(std::span<double> values) {
  const double sum = sum_of(values);
  if (!(sum > 0)) return;
  for (auto& value : values) value /= sum;
}

}  // namespace

Prior::Prior(const pack::Pack& pack)
    : pack_(&pack),
      share_(pack.cause_count()),
      settings_(setting_count * pack.cause_count()),
      need_(pack.cause_count()),
      in_mix_(pack.cause_count()),
      multiplier_(pack.cause_count()),
      base_(pack.cause_count()),
      mixed_(pack.cause_count()),
      general_(pack.cause_count()),
      need_fails_(pack.cause_count()) {
  const auto* mix = pack.raw().mix();
  if (mix != nullptr) applied_.resize(mix->modifiers()->size());
  for (std::uint16_t i = 0; i < share_.size(); ++i) {
    const auto& cause = pack.cause(CauseId{i});
    share_[i] = cause.prior();
    need_[i] = cause.need();
    for (std::uint32_t setting = 0; setting < setting_count; ++setting)
      settings_[setting * share_.size() + i] = cause.settings()->Get(setting);
    if (mix == nullptr) continue;
    for (std::size_t column = 0; column <= mix->columns()->size(); ++column)
      if (mix->priors()->Get(static_cast<std::uint32_t>(column * pack.stride() + i)) > 0) in_mix_[i] = 1;
  }
}

void Prior::into(const answers::Answers& closed, fb::Setting setting, std::span<double> out) {
  const answers::Evaluator evaluator(*pack_, closed);
  ordinary(evaluator, setting);
  const auto* mix = pack_->raw().mix();
  const auto happened = mix == nullptr ? Firing::silent : evaluator.condition(ConditionId{mix->gate()});
  double share = 0;
  if (happened != Firing::silent) {
    share = happened == Firing::fires ? 1 : mix->share_if_not_asked();
    after_event(evaluator, column_of(evaluator, happened == Firing::fires));
  }
  const double floor = pack_->raw().inference()->prior_floor();
  for (std::size_t i = 0; i < base_.size(); ++i) {
    const double mixed = share > 0 ? (1 - share) * base_[i] + share * mixed_[i] : base_[i];
    out[i] = std::max(mixed, floor);
  }
}

void Prior::ordinary(const answers::Evaluator& evaluator, fb::Setting setting) {
  const auto causes = share_.size();
  std::copy_n(settings_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(setting) * causes), causes, multiplier_.begin());
  for (const auto* factor : *pack_->raw().factors()) {
    const auto& answer = evaluator.answer(factor->finding());
    if (!answer.is_given()) continue;
    const auto option = option_of(FindingId{factor->finding()}, answer);
    const double* row = factor->multipliers()->data() + option * pack_->stride();
    for (std::size_t i = 0; i < causes; ++i) multiplier_[i] *= row[i];
  }
  const double need_factor = pack_->raw().inference()->need_factor();
  for (std::size_t i = 0; i < causes; ++i) {
    need_fails_[i] = share_[i] > 0 && RuleId{need_[i]}.exists() && evaluator.rule(RuleId{need_[i]}) == Firing::silent ? 1 : 0;
    base_[i] = share_[i] * multiplier_[i];
    if (need_fails_[i] != 0) base_[i] *= need_factor;
  }
  scale_to_one(base_);
}

void Prior::after_event(const answers::Evaluator& evaluator, std::size_t column) {
  const auto& mix = *pack_->raw().mix();
  const double* priors = mix.priors()->data() + column * pack_->stride();
  const double need_factor = pack_->raw().inference()->need_factor();
  for (std::size_t i = 0; i < base_.size(); ++i) {
    mixed_[i] = priors[i] * multiplier_[i];
    if (need_fails_[i] != 0) mixed_[i] *= need_factor;
    general_[i] = in_mix_[i] != 0 ? 0.0 : base_[i];
  }
  apply_modifiers(evaluator, column);
  general_share(mix.general()->Get(static_cast<std::uint32_t>(column)));
  scale_to_one(mixed_);
}

void Prior::general_share(double share) {
  const double sum = sum_of(general_);
  if (!(sum > 0)) return;
  for (std::size_t i = 0; i < mixed_.size(); ++i)
    if (in_mix_[i] == 0) mixed_[i] = share * general_[i] / sum;
}

void Prior::apply_modifiers(const answers::Evaluator& evaluator, std::size_t column) {
  const auto& modifiers = *pack_->raw().mix()->modifiers();
  for (std::uint32_t m = 0; m < modifiers.size(); ++m) {
    const auto& modifier = *modifiers.Get(m);
    bool taken = false;
    for (std::uint32_t before = 0; before < m; ++before)
      taken = taken || (modifier.exclusive() != 0 && applied_[before] != 0 && modifiers.Get(before)->exclusive() == modifier.exclusive());
    applied_[m] = !taken && evaluator.rule(RuleId{modifier.rule()}) == Firing::fires ? 1 : 0;
    if (applied_[m] == 0) continue;
    const double* row = modifier.multipliers()->data() + column * pack_->stride();
    auto& target = modifier.general() ? general_ : mixed_;
    for (std::size_t i = 0; i < target.size(); ++i) target[i] *= row[i];
  }
}

// Without a date, or while it is not known that the event happened, the last column stands.
auto Prior::column_of(const answers::Evaluator& evaluator, bool happened) const -> std::size_t {
  const auto& mix = *pack_->raw().mix();
  const auto& columns = *mix.columns();
  const auto& clock = evaluator.answer(mix.clock());
  if (!happened || !clock.is_given() || columns.size() == 0) return columns.size();
  for (std::uint32_t column = 0; column < columns.size(); ++column)
    if (clock.number < columns.Get(column)) return column;
  return columns.size() - 1;
}

// A number outside every bin counts as the nearest one.
auto Prior::option_of(FindingId finding, const answers::Answer& answer) const -> std::uint16_t {
  if (pack_->finding(finding).kind() != fb::AnswerKind::number) return answer.option;
  if (const auto bin = pack_->bin_of(finding, answer.number)) return *bin;
  const auto first = pack_->option_of(finding, 0);
  if (answer.number < pack_->option(first).from()) return 0;
  return static_cast<std::uint16_t>(pack_->finding(finding).option_count() - 1);
}

}  // namespace antalgic::infer
