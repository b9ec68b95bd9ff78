#include <algorithm>

#include "plan/fill.hpp"

namespace antalgic::plan {

using fb::Role;
using fb::TreatmentFlag;
using triage::Level;

// Kind, one medicine in all, and what the person takes already.
auto Filler::has_room_for(const Candidate& candidate) -> bool {
  const auto& of = facts(candidate);
  if (kinds_.has(of.kind)) return false;
  if (!is_medicine(of)) return true;
  const bool supportive = prepared_.has(candidate.id, TreatmentFlag::supportive);
  if (has_medicine_ && !supportive) return false;
  if (medicine_is_spent_ && !supportive && !prepared_.has(candidate.id, TreatmentFlag::fallback)) return false;
  if (!person_.taken_kinds.has(of.kind)) return true;
  return std::ranges::any_of(person_.items, [&](const Item& item) {  // carried on within its limits, never added on top
    return std::ranges::any_of(of.ingredients, [&](auto id) { return std::ranges::find(item.ingredients, id) != item.ingredients.end(); }) ||
           (of.ingredients.empty() && of.counts_classes.meets(item.classes));
  });
}

void Filler::pass_over(Candidate& candidate) {
  const bool by_starter = candidate.reason == AskReason::starter;
  candidate.wanted |= candidate.standing == Standing::asks && !by_starter;
  const bool held_back = candidate.standing == Standing::left_out || candidate.reason == AskReason::rule || candidate.reason == AskReason::open ||
                         candidate.reason == AskReason::unknown_medicine;
  medicine_is_spent_ |= held_back && is_medicine(facts(candidate)) && !prepared_.has(candidate.id, TreatmentFlag::supportive);
}

auto Filler::place(Candidate& candidate, List& list, std::string_view timing) -> bool {
  const auto& of = facts(candidate);
  if (!has_room_for(candidate)) {
    candidate.step = ledger_.add({.kind = ledger::StepKind::dropped_by_balance, .ref = candidate.id.index, .detail = 0xFFFF, .because = {}});
    return false;
  }
  const bool matters = of.partner_classes.meets(company_.classes) || of.partner_proposals.meets(company_.proposals);
  const auto beside = matters ? safety_.check(candidate.id, &company_) : candidate.verdict;
  if (beside.is_barred() || (beside.asks && !candidate.verdict.asks)) {  // the better one is there
    const auto rule = beside.is_barred() ? beside.bar.index : std::uint16_t{0xFFFF};
    candidate.step = ledger_.add({.kind = ledger::StepKind::dropped_by_rule, .ref = candidate.id.index, .detail = rule, .because = {}});
    return false;
  }
  kinds_.add(of.kind);
  company_.add(of);
  has_medicine_ |= is_medicine(of) && !prepared_.has(candidate.id, TreatmentFlag::supportive);
  auto line = make_line(candidate, beside);
  line.timing = timing;
  line.step = ledger_.add({.kind = ledger::StepKind::offered, .ref = candidate.id.index, .detail = static_cast<std::uint16_t>(list.size()), .because = {}});
  candidate.step = line.step;
  list.push_back(std::move(line));
  return true;
}

auto Filler::make_line(const Candidate& candidate, const Verdict& verdict) const -> Line {
  const auto& row = prepared_.pack().treatment(candidate.id);
  Line line{.treatment = candidate.id, .score = candidate.score.value};
  if (const auto* reason = candidate.score.reason) {
    const auto& source = prepared_.line(candidate.id, *reason);
    line.for_cause = CauseId{reason->cause};
    line.why = pack::text(source.why());
    line.certainty = source.certainty();
  } else {
    line.certainty = row.certainty();
  }
  for (const auto& hit : verdict.hits) {
    switch (hit.outcome) {
      case Outcome::standing:
      case Outcome::note: line.notes.push_back(hit.rule); break;
      case Outcome::limit: line.limits.push_back(hit.rule); break;
      case Outcome::warns: line.not_if.push_back(hit.rule); break;
      default: break;
    }
  }
  for (const auto id : *row.conflicts()) line.conflicts.push_back(ConflictId{id});
  if (is_medicine(prepared_.treatment(candidate.id)) && person_.taken_kinds.has(prepared_.treatment(candidate.id).kind)) {
    line.remark = message("taken_already");
  }
  return line;
}

void Filler::explain_ask(const Candidate& candidate, Line& line) const {
  for (const auto& hit : candidate.verdict.hits) {
    if (hit.outcome == Outcome::asks) safety_.questions(candidate.id, hit.rule, line.ask);
  }
  switch (candidate.reason) {
    case AskReason::rule: line.because = candidate.verdict.bar; line.remark = message("ask_pharmacist"); break;
    case AskReason::open: {
      const auto first = std::ranges::find(candidate.verdict.hits, Outcome::asks, &Hit::outcome);
      line.because = first->rule;
      line.remark = message("ask_pharmacist");
      break;
    }
    case AskReason::unknown_medicine:
      if (person_.age_open) line.ask.push_back(FindingId{prepared_.pack().raw().age()});
      line.remark = message(person_.unknown_medicine ? "ask_unknown_medicine" : "ask_pharmacist");
      break;
    case AskReason::starter:
      line.remark = message(facts(candidate).starter == fb::Starter::specialist ? "ask_specialist" : "ask_prescriber");
      break;
    case AskReason::condition:
    case AskReason::always: line.remark = message("ask_condition"); break;
    case AskReason::none: break;
  }
}

auto Filler::count_role(const List& list, Role role) const -> std::size_t {
  return static_cast<std::size_t>(
      std::ranges::count_if(list, [&](const Line& line) { return prepared_.treatment(line.treatment).role == role; }));
}

auto Filler::timing_of_level() const -> std::string_view {
  switch (person_.level) {
    case Level::emergency_now: return message("timing_now");
    case Level::same_day: return message("timing_today");
    case Level::within_48h: return message("timing_within_48h");
    case Level::within_2_weeks: return message("timing_within_2_weeks");
    default: return {};
  }
}

auto Filler::best_referral() const -> Candidate* {
  const auto found = std::ranges::find_if(by_score_, [&](const Candidate* candidate) {
    return prepared_.has(candidate->id, TreatmentFlag::referral) && !prepared_.has(candidate->id, TreatmentFlag::emergency_only) &&
           candidate->standing == Standing::offerable;
  });
  return found == by_score_.end() ? nullptr : *found;
}

auto Filler::place_referral(std::string_view timing) -> bool {
  auto* referral = best_referral();
  if (referral == nullptr || !place(*referral, stage_.do_now, timing)) return false;
  auto& line = stage_.do_now.back();
  if (line.why.empty()) line.why = message("referral_why");  // no cause asks for it by name: the answers do
  return true;
}

// Without urgency a referral leads where it is first choice for a plausible cause, or, late, where it clearly helps.
auto Filler::referral_leads() const -> Candidate* {
  auto* referral = best_referral();
  if (referral == nullptr) return nullptr;
  const bool late = prepared_.pack().raw().windows()->Get(view_.stage.index)->from_day() >= numbers_.late_from_day();
  const bool by_time = late && prepared_.has(referral->id, TreatmentFlag::leads_after_six_weeks) && referral->score.helps_clearly;
  return referral->score.leads || by_time ? referral : nullptr;
}

// Severe pain and nothing to buy: neither what usually comes first nor what one falls back on.
void Filler::add_no_safe_medicine() {
  if (!person_.has_pain(numbers_.severe_pain()) || person_.under_age || has_medicine_) return;
  const auto fallback = std::ranges::find_if(all_, [&](const Candidate& c) { return prepared_.has(c.id, TreatmentFlag::fallback); });
  if (fallback == all_.end() || !(fallback->harmful || fallback->verdict.is_barred()) || !is_umbrella_barred(*fallback)) return;
  auto* referral = best_referral();
  if (referral == nullptr) return;
  const auto there = std::ranges::find(stage_.do_now, referral->id, &Line::treatment);
  if (there != stage_.do_now.end()) {
    if (person_.level <= Level::within_2_weeks) there->timing = message("no_medicine_is_safe");
    return;
  }
  if (stage_.do_now.size() >= numbers_.most_do()) stage_.do_now.pop_back();
  place(*referral, stage_.do_now, message("no_medicine_is_safe"));
}

// Somebody always has something to do: the best gentle thing below the floor, else to be seen.
void Filler::never_leave_empty() {
  if (!stage_.do_now.empty()) return;
  place_best(stage_.do_now, -1e9, [&](const Candidate& candidate) {
    const auto role = facts(candidate).role;
    return candidate.score.value > 0 && (role == Role::move || role == Role::comfort);
  });
  if (stage_.do_now.empty()) place_referral(timing_of_level());
}

void Filler::limited_do_not_lead() {
  List leading, limited;
  for (auto& line : stage_.do_now) {
    const bool leads = line.limits.empty() || prepared_.treatment(line.treatment).role == Role::refer;
    (leads ? leading : limited).push_back(std::move(line));
  }
  for (auto& line : limited) leading.push_back(std::move(line));
  stage_.do_now = std::move(leading);
}

}  // namespace antalgic::plan
