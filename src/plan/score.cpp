#include "plan/score.hpp"

#include <bit>

namespace antalgic::plan {

namespace {

constexpr double least_that_counts = 1e-4;

// What is added up for one treatment.
struct Sum {
  double benefit = 0, penalty = 0, most_benefit = 0, most_harm = 0;
};

void add(const Person& person, const Effect& effect, double p, Sum& sum, Score& out) {
  if (effect.harm > 0) {
    const auto harm = p * effect.harm;
    out.harm += harm;
    sum.penalty += p * effect.penalty;
    if (harm > sum.most_harm) {
      sum.most_harm = harm;
      out.harm_reason = &effect;
    }
    return;
  }
  const auto& numbers = person.prepared.planning();
  const bool first = effect.kind == fb::EffectKind::first_choice;
  const auto benefit = p * effect.benefit + (first && effect.cause == person.leading ? numbers.leading_bonus() * p : 0);
  sum.benefit += benefit;
  if (benefit > sum.most_benefit) {
    sum.most_benefit = benefit;
    out.reason = &effect;
  }
  if (p < numbers.only_after_limit()) return;
  out.leads |= first;
  out.helps_clearly |= (first || effect.kind == fb::EffectKind::helps) && effect.strength >= 2;
  out.waits |= effect.kind == fb::EffectKind::only_after && person.prepared.is_dont_miss(effect.cause);
}

// Causes that only follow an operation are counted from it, all others from the onset.
auto window_for(const Person& person, const View& view, std::uint16_t cause) -> WindowId {
  return person.prepared.is_after_operation(cause) && view.operation.exists() ? view.operation : view.onset;
}

auto names_window(const Person& person, const View& view, TreatmentId treatment) -> bool {
  const auto all = person.prepared.pack().raw().windows()->size();
  for (const auto& effect : person.prepared.effects(treatment, view.stage)) {
    if (effect.kind != fb::EffectKind::first_choice || person.p(effect.cause) < person.prepared.planning().only_after_limit()) continue;
    const auto named = static_cast<std::uint32_t>(person.prepared.line(treatment, effect).windows());
    if (static_cast<std::uint32_t>(std::popcount(named)) < all) return true;
  }
  return false;
}

}  // namespace

auto score_all(const Person& person, const View& view) -> std::vector<Score> {
  const auto& prepared = person.prepared;
  const auto& numbers = prepared.planning();
  std::vector<Score> out(prepared.treatment_count());
  std::vector<Sum> sums(out.size());
  for (std::uint16_t cause = 0; cause < person.probability.size(); ++cause) {
    const auto p = person.p(cause);
    if (p < least_that_counts) continue;
    for (const auto& [treatment, effect] : prepared.effects_on(cause, window_for(person, view, cause))) {
      add(person, effect, p, sums[treatment], out[treatment]);
    }
  }
  for (std::uint16_t i = 0; i < out.size(); ++i) {
    const TreatmentId id{i};
    auto& score = out[i];
    if (score.reason != nullptr) score.waits |= score.reason->kind == fb::EffectKind::only_after;
    score.fit = prepared.fit(id, view.stage);
    if (score.fit == fb::Fit::no && (prepared.has(id, fb::TreatmentFlag::referral) || (score.leads && names_window(person, view, id)))) {
      score.fit = fb::Fit::ok;
    }
    const auto total = sums[i].benefit - numbers.harm_weight() * sums[i].penalty;
    score.value = numbers.fits()->Get(static_cast<std::uint32_t>(score.fit)) * total - numbers.burden_weight() * prepared.treatment(id).burden;
  }
  return out;
}

auto is_too_harmful(const Person& person, TreatmentId treatment, const Score& score) -> bool {
  const auto& numbers = person.prepared.planning();
  const bool patient = person.prepared.has(treatment, fb::TreatmentFlag::patient_limit);
  return score.harm > (patient ? numbers.patient_harm_limit() : numbers.harm_limit());
}

auto effect_for(const Person& person, const View& view, TreatmentId treatment, std::uint16_t cause) -> const Effect* {
  for (const auto& effect : person.prepared.effects(treatment, window_for(person, view, cause))) {
    if (effect.cause == cause) return &effect;
  }
  return nullptr;
}

auto likeliest_at(const Person& person, const View& view, triage::Level level) -> std::uint16_t {
  std::uint16_t best = 0xFFFF;
  for (std::uint16_t cause = 0; cause < person.probability.size(); ++cause) {
    if (best != 0xFFFF && person.p(cause) <= person.p(best)) continue;
    if (triage::level_of(person.prepared.pack(), CauseId{cause}, view.answers) >= level) best = cause;
  }
  return best;
}

}  // namespace antalgic::plan
