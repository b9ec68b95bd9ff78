#include "plan/candidates.hpp"

#include <algorithm>

namespace antalgic::plan {

namespace {

using fb::TreatmentFlag;
using ledger::StepKind;

class Gate {
 public:
  Gate(const Person& person, const View& view, const Safety& safety, ledger::Ledger& ledger)
      : person_(person), prepared_(person.prepared), view_(view), safety_(safety), ledger_(ledger) {}

  // Requires: `out` has its id and its score.
  void judge(Candidate& out) {
    const auto id = out.id;
    const auto& facts = prepared_.treatment(id);
    out.available = !never_offered(id, facts);
    if (!out.available) return drop(out, StepKind::dropped_by_precondition);
    if (!passes(id, facts, out)) {
      if (prepared_.has(id, TreatmentFlag::always_checked)) check(out);
      return;
    }
    check(out);
    if (out.verdict.is_contraindicated()) {
      out.standing = Standing::left_out;
    } else {
      out.reason = ask_reason(id, facts, out);
      out.standing = out.reason == AskReason::none ? Standing::offerable : Standing::asks;
    }
  }

 private:
  void drop(Candidate& out, StepKind kind, std::uint16_t detail = 0xFFFF) {
    out.step = ledger_.add({.kind = kind, .ref = out.id.index, .detail = detail, .because = {}});
  }

  [[nodiscard]] auto is_sold(TreatmentId id) const -> bool {
    const auto* regions = prepared_.pack().treatment(id).sold_in();
    if (regions == nullptr || regions->size() == 0) return true;
    return std::ranges::any_of(*regions, [&](const auto* region) { return pack::text(region) == person_.request.region; });
  }

  [[nodiscard]] auto never_offered(TreatmentId id, const TreatmentFacts& facts) const -> bool {
    if (prepared_.has(id, TreatmentFlag::umbrella) || facts.starter == fb::Starter::never || !is_sold(id)) return true;
    if (prepared_.has(id, TreatmentFlag::emergency_only) && person_.level != triage::Level::emergency_now) return true;
    return person_.under_age && is_medicine(facts);
  }

  // Window, precondition, causes and score, in this order.
  auto passes(TreatmentId id, const TreatmentFacts& facts, Candidate& out) -> bool {
    const auto& numbers = prepared_.planning();
    out.harmful = is_too_harmful(person_, id, out.score);
    if (out.harmful) {
      drop(out, StepKind::dropped_by_cause, out.score.harm_reason->cause);
    } else if (out.score.fit == fb::Fit::no) {
      drop(out, StepKind::dropped_by_window, view_.stage.index);
    } else if (facts.offer_if.exists() && !safety_.holds(facts.offer_if)) {
      drop(out, StepKind::dropped_by_precondition);
    } else if (out.score.value < std::min(numbers.floor_consider(), numbers.floor_ask_first()) && !may_be_fallback(id)) {
      drop(out, StepKind::dropped_by_score);
    } else {
      return true;
    }
    return false;
  }

  // Needed whatever its score: to be seen, to wait, to fall back on.
  [[nodiscard]] auto may_be_fallback(TreatmentId id) const -> bool {
    return prepared_.has(id, TreatmentFlag::fallback) || prepared_.has(id, TreatmentFlag::referral) ||
           prepared_.has(id, TreatmentFlag::emergency_only) ||
           (person_.level >= triage::Level::same_day && prepared_.treatment(id).role == fb::Role::comfort);
  }

  void check(Candidate& out) {
    out.verdict = safety_.check(out.id);
    out.checked = true;
    if (!out.verdict.is_barred()) return;
    const bool likely = out.score.value >= prepared_.planning().floor_consider() && !out.harmful && out.score.fit != fb::Fit::no;
    out.listed = likely || prepared_.has(out.id, TreatmentFlag::always_checked);
    drop(out, StepKind::dropped_by_rule, out.verdict.bar.index);
  }

  [[nodiscard]] auto ask_reason(TreatmentId id, const TreatmentFacts& facts, const Candidate& out) const -> AskReason {
    if (out.verdict.is_barred()) return AskReason::rule;
    const bool by_us = facts.starter == fb::Starter::self || facts.starter == fb::Starter::pharmacist;
    const bool decided = prepared_.has(id, TreatmentFlag::decided_by_others);
    if (prepared_.has(id, TreatmentFlag::ask_first_always)) return AskReason::always;
    if (!by_us && !decided) return AskReason::starter;
    if (out.score.waits && !prepared_.has(id, TreatmentFlag::referral)) return AskReason::condition;
    if (out.verdict.asks) return AskReason::open;
    if (is_medicine(facts) && !decided && (person_.unknown_medicine || person_.age_open)) return AskReason::unknown_medicine;
    return AskReason::none;
  }

  const Person& person_;
  const Prepared& prepared_;
  const View& view_;
  const Safety& safety_;
  ledger::Ledger& ledger_;
};

}  // namespace

auto is_medicine(const TreatmentFacts& treatment) -> bool {
  return treatment.role == fb::Role::medicine || treatment.role == fb::Role::supplement;
}

auto find_candidates(const Person& person, const View& view, const Safety& safety, ledger::Ledger& ledger) -> std::vector<Candidate> {
  Gate gate(person, view, safety, ledger);
  const auto scores = score_all(person, view);
  std::vector<Candidate> out(scores.size());
  for (std::uint16_t i = 0; i < scores.size(); ++i) {
    out[i].id = TreatmentId{i};
    out[i].score = scores[i];
    gate.judge(out[i]);
  }
  return out;
}

}  // namespace antalgic::plan
