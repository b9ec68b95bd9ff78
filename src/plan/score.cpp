#include "plan/score.hpp"

#include <bit>

namespace antalgic::plan {

namespace {

// Sums over the lines that count in this window.
class Sum {
 public:
  explicit Sum(const Person& person) : person_(person), numbers_(person.prepared.planning()) {}

  void add(std::span<const Effect> effects, bool after_operation, Score& out) {
    for (const auto& effect : effects) {
      if (person_.prepared.is_after_operation(effect.cause) == after_operation) add(effect, out);
    }
  }

  [[nodiscard]] auto total() const -> double { return benefit_ - numbers_.harm_weight() * penalty_; }

 private:
  void add(const Effect& effect, Score& out) {
    const auto p = person_.p(effect.cause);
    const bool plausible = p >= numbers_.only_after_limit();
    if (effect.harm > 0) {
      const auto harm = p * effect.harm;
      out.harm += harm;
      penalty_ += p * effect.penalty;
      if (harm > most_harm_) {
        most_harm_ = harm;
        out.harm_reason = &effect;
      }
      return;
    }
    const bool first = effect.kind == fb::EffectKind::first_choice;
    const auto benefit = p * effect.benefit + (first && effect.cause == person_.leading ? numbers_.leading_bonus() * p : 0);
    benefit_ += benefit;
    if (benefit > most_benefit_) {
      most_benefit_ = benefit;
      out.reason = &effect;
    }
    if (!plausible) return;
    out.leads |= first;
    out.helps_clearly |= (first || effect.kind == fb::EffectKind::helps) && effect.strength >= 2;
    out.waits |= effect.kind == fb::EffectKind::only_after && person_.prepared.is_dont_miss(effect.cause);
  }

  const Person& person_;
  const fb::PlanningConstants& numbers_;
  double benefit_ = 0, penalty_ = 0, most_benefit_ = 0, most_harm_ = 0;
};

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

auto score(const Person& person, const View& view, TreatmentId treatment) -> Score {
  const auto& prepared = person.prepared;
  Score out;
  Sum sum(person);
  sum.add(prepared.effects(treatment, view.onset), false, out);
  if (view.operation.exists()) sum.add(prepared.effects(treatment, view.operation), true, out);
  if (out.reason != nullptr) out.waits |= out.reason->kind == fb::EffectKind::only_after;

  out.fit = prepared.fit(treatment, view.stage);
  const bool referral = prepared.has(treatment, fb::TreatmentFlag::referral);
  if (out.fit == fb::Fit::no && (referral || names_window(person, view, treatment))) out.fit = fb::Fit::ok;
  const auto& numbers = prepared.planning();
  out.value = numbers.fits()->Get(static_cast<std::uint32_t>(out.fit)) * sum.total() - numbers.burden_weight() * prepared.treatment(treatment).burden;
  return out;
}

auto is_too_harmful(const Person& person, TreatmentId treatment, const Score& score) -> bool {
  const auto& numbers = person.prepared.planning();
  const bool patient = person.prepared.has(treatment, fb::TreatmentFlag::patient_limit);
  return score.harm > (patient ? numbers.patient_harm_limit() : numbers.harm_limit());
}

auto effect_for(const Person& person, const View& view, TreatmentId treatment, std::uint16_t cause) -> const Effect* {
  const auto window = person.prepared.is_after_operation(cause) && view.operation.exists() ? view.operation : view.onset;
  for (const auto& effect : person.prepared.effects(treatment, window)) {
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
