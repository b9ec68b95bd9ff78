#include "plan/fill.hpp"

#include <algorithm>

namespace antalgic::plan {

using fb::Role;
using fb::TreatmentFlag;
using triage::Level;

Filler::Filler(const Person& person, const View& view, const Safety& safety, std::vector<Candidate>& candidates, ledger::Ledger& ledger,
               Stage& stage)
    : person_(person),
      prepared_(person.prepared),
      numbers_(person.prepared.planning()),
      view_(view),
      safety_(safety),
      all_(candidates),
      ledger_(ledger),
      stage_(stage),
      company_(person.prepared),
      kinds_(person.prepared.treatment_count()) {
  for (auto& candidate : candidates) {
    if (candidate.standing != Standing::absent) by_score_.push_back(&candidate);
  }
  std::ranges::sort(by_score_, [](const auto* a, const auto* b) {
    return a->score.value != b->score.value ? a->score.value > b->score.value : a->id < b->id;
  });
}

void Filler::fill() {
  switch (person_.level) {
    case Level::emergency_now: return fill_emergency();
    case Level::same_day: return fill_same_day();
    case Level::within_48h:
    case Level::within_2_weeks: fill_soon(); break;
    case Level::routine:
    case Level::self_care: fill_routine(); break;
  }
  if (view_.now) add_no_safe_medicine();
  never_leave_empty();
  fill_consider();
  limited_do_not_lead();
  fill_ask_first();
}

void Filler::fill_emergency() {
  const auto cause = likeliest_at(person_, view_, Level::emergency_now);
  for (auto* candidate : by_score_) {
    if (!prepared_.has(candidate->id, TreatmentFlag::emergency_only) || !place(*candidate, stage_.do_now, message("timing_now"))) continue;
    auto& line = stage_.do_now.back();
    if (const auto* effect = cause == 0xFFFF ? nullptr : effect_for(person_, view_, candidate->id, cause)) {
      line.for_cause = CauseId{cause};
      line.why = pack::text(prepared_.line(candidate->id, *effect).why());
      line.certainty = prepared_.line(candidate->id, *effect).certainty();
    }
    break;
  }
  if (stage_.do_now.empty()) place_referral(message("timing_now"));
  place_waiting(Role::comfort, cause, false);
}

void Filler::fill_same_day() {
  place_referral(view_.now ? message("timing_today") : std::string_view{});
  const auto cause = likeliest_at(person_, view_, Level::same_day);
  place_waiting(Role::comfort, cause, false);
  place_waiting(Role::medicine, cause, true);
  never_leave_empty();
}

// How to wait: what helps the leading serious cause and harms none of the others.
void Filler::place_waiting(Role role, std::uint16_t cause, bool medicine) {
  if (cause == 0xFFFF) return;
  const auto helps = [&](const Candidate& candidate) {
    const auto* effect = effect_for(person_, view_, candidate.id, cause);
    return effect != nullptr && (effect->kind == fb::EffectKind::helps || effect->kind == fb::EffectKind::first_choice);
  };
  const auto harms_another = [&](const Candidate& candidate) {
    for (std::uint16_t other = 0; other < person_.probability.size(); ++other) {
      const auto limit = prepared_.pack().raw().urgency()->emergency_now();
      if (other == cause || person_.p(other) < limit || !prepared_.is_dont_miss(other)) continue;
      const auto* effect = effect_for(person_, view_, candidate.id, other);
      if (effect != nullptr && effect->harm > 0) return true;
    }
    return false;
  };
  Candidate* best = nullptr;
  double most = 0;
  for (auto* candidate : by_score_) {
    const auto& of = facts(*candidate);
    if (candidate->standing != Standing::offerable || of.role != role || candidate->score.fit == fb::Fit::no) continue;
    if (medicine && !prepared_.has(candidate->id, TreatmentFlag::fallback)) continue;
    if (!helps(*candidate) || harms_another(*candidate)) continue;
    const auto benefit = effect_for(person_, view_, candidate->id, cause)->benefit;
    if (benefit > most && has_room_for(*candidate)) {
      best = candidate;
      most = benefit;
    }
  }
  if (best == nullptr || !place(*best, stage_.do_now, message("timing_until_seen"))) return;
  const auto* effect = effect_for(person_, view_, best->id, cause);
  stage_.do_now.back().for_cause = CauseId{cause};
  stage_.do_now.back().why = pack::text(prepared_.line(best->id, *effect).why());
}

auto Filler::is_do_medicine(const Candidate& candidate) const -> bool {
  const auto& of = facts(candidate);
  if (of.role != Role::medicine || prepared_.has(candidate.id, TreatmentFlag::supportive) || candidate.verdict.warns) return false;
  const auto floor = person_.has_pain(numbers_.medicine_pain()) ? numbers_.medicine_score() : numbers_.medicine_score_mild();
  return candidate.score.value >= floor;
}

void Filler::fill_soon() {
  place_referral(view_.now ? timing_of_level() : std::string_view{});
  for (int places = 2; places > 0; --places) {
    const bool placed = place_best(stage_.do_now, numbers_.floor_do(), [&](const Candidate& candidate) {
      const auto role = facts(candidate).role;
      return count_role(stage_.do_now, role) == 0 && (role == Role::move || role == Role::comfort || is_do_medicine(candidate));
    });
    if (!placed) break;
  }
}

void Filler::fill_routine() {
  auto& list = stage_.do_now;
  if (auto* referral = referral_leads()) place(*referral, list);
  const auto of_role = [&](Role role) { return [this, role](const Candidate& candidate) { return facts(candidate).role == role; }; };
  place_best(list, numbers_.floor_do(), of_role(Role::move));
  place_best(list, numbers_.floor_do(), of_role(Role::comfort));
  if (list.size() < numbers_.most_do()) place_best(list, numbers_.floor_do(), [&](const Candidate& c) { return is_do_medicine(c); });
  if (list.size() < numbers_.most_do()) place_best(list, numbers_.floor_do(), [&](const Candidate& c) { return is_mind_due(c); });
}

auto Filler::is_mind_due(const Candidate& candidate) const -> bool {
  const auto& of = facts(candidate);
  return of.role == Role::mind && (of.offer_if.exists() || candidate.score.leads);
}

void Filler::fill_consider() {
  auto& list = stage_.consider;
  std::size_t kept = 0;
  const bool calm = person_.level <= Level::routine;
  if (calm) {
    place_best(list, numbers_.hands_on_score(), [&](const Candidate& c) { return facts(c).role == Role::hands_on; });
  }
  const auto fallback = std::ranges::find_if(by_score_, [&](const Candidate* c) {
    return prepared_.has(c->id, TreatmentFlag::fallback) && c->standing == Standing::offerable && c->step == ledger::StepId{} && is_umbrella_barred(*c) &&
           has_room_for(*c);
  });
  if (fallback != by_score_.end()) {
    kept = 1;
    has_medicine_ = true;  // its place is taken, so that no other medicine slips in before it
  }
  while (list.size() + kept < numbers_.most_consider()) {
    const bool placed = place_best(list, numbers_.floor_consider(), [&](const Candidate& candidate) {
      if (prepared_.has(candidate.id, TreatmentFlag::fallback) &&
          (candidate.score.reason == nullptr || candidate.score.reason->kind == fb::EffectKind::little)) return false;
      return count_role(list, facts(candidate).role) < numbers_.most_of_a_role();
    });
    if (!placed) break;
  }
  std::ranges::sort(list, [](const Line& a, const Line& b) { return a.score != b.score ? a.score > b.score : a.treatment < b.treatment; });
  if (fallback != by_score_.end()) {
    has_medicine_ = false;
    place(**fallback, list);
  }
}

// Every treatment that could stand in the place the fallback is for: barred by a rule or by a cause, none merely not chosen.
auto Filler::is_umbrella_barred(const Candidate& fallback) const -> bool {
  const auto umbrella = facts(fallback).stands_for;
  if (!umbrella.exists()) return false;
  bool any = false;
  for (const auto& other : all_) {
    const auto& of = facts(other);
    const bool ours = of.starter == fb::Starter::self || of.starter == fb::Starter::pharmacist;
    if (of.stands_for != umbrella || prepared_.has(other.id, TreatmentFlag::fallback) || !ours || !other.available) continue;
    if (!other.harmful && !(other.checked ? other.verdict : safety_.check(other.id)).is_barred()) return false;
    any = true;
  }
  return any;
}

void Filler::fill_ask_first() {
  Bits asked(prepared_.treatment_count());  // kinds: what would have been offered is asked about even beside a lesser one of its kind
  const auto takes = [&](const Candidate& candidate, bool wanted) {
    const auto kind = facts(candidate).kind;
    if (candidate.standing != Standing::asks || candidate.wanted != wanted || asked.has(kind)) return false;
    if (!wanted && (candidate.reason == AskReason::rule || kinds_.has(kind))) return false;
    const auto floor = candidate.reason == AskReason::always ? numbers_.manipulation_score() : numbers_.floor_ask_first();
    return wanted || candidate.score.value >= floor;
  };
  for (const bool wanted : {true, false}) {
    for (auto* candidate : by_score_) {
      if (stage_.ask_first.size() >= numbers_.most_ask_first() || !takes(*candidate, wanted)) continue;
      asked.add(facts(*candidate).kind);
      auto line = make_line(*candidate, candidate->verdict);
      explain_ask(*candidate, line);
      line.step = ledger_.add({.kind = ledger::StepKind::asked_first, .ref = candidate->id.index,
                               .detail = static_cast<std::uint16_t>(stage_.ask_first.size()), .because = candidate->step});
      stage_.ask_first.push_back(std::move(line));
    }
  }
  for (auto* candidate : by_score_) {
    if (candidate->step == ledger::StepId{}) {
      candidate->step = ledger_.add({.kind = ledger::StepKind::dropped_by_balance, .ref = candidate->id.index, .detail = 0xFFFF, .because = {}});
    }
  }
}

}  // namespace antalgic::plan
