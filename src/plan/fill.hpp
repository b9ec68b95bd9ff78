// plan/fill.hpp: the lists of one window, by urgency: do, consider, ask first.
// Promises: at most one medicine, never two of one kind (what is taken counts), the plan's own company never spoils an item,
//           do is never empty, and what would have been offered but for a rule or an open question stands under ask first.
// Threads: one object each.
// Judged by: plan_test.cpp, tests/plans (ten people read one by one; properties over random people).
#pragma once

#include "plan/candidates.hpp"

namespace antalgic::plan {

class Filler {
 public:
  Filler(const Person& person, const View& view, const Safety& safety, std::vector<Candidate>& candidates, ledger::Ledger& ledger,
         Stage& stage);

  void fill();

 private:
  using List = std::vector<Line>;

  void fill_emergency();
  void fill_same_day();
  void fill_soon();     // within 48 hours or two weeks
  void fill_routine();  // routine and self-care
  void fill_consider();
  void fill_ask_first();
  void add_fallback();
  void add_no_safe_medicine();
  void never_leave_empty();
  void limited_do_not_lead();

  // Places the best offerable candidate that `fits`; those above it that only ask are wanted. Returns false where none fits.
  template <class Fits>
  auto place_best(List& list, double floor, Fits fits) -> bool {
    for (auto* candidate : by_score_) {
      if (candidate->score.value < floor) break;
      const bool offerable = candidate->standing == Standing::offerable;
      if (offerable && candidate->step != ledger::StepId{}) continue;  // placed, or no place for it
      if (!fits(*candidate)) continue;
      if (!offerable) pass_over(*candidate);
      if (offerable && place(*candidate, list)) return true;
    }
    return false;
  }
  // What would have stood here is asked about; where it is a medicine, no other one but the fallback steps into its place.
  void pass_over(Candidate& candidate);
  auto place(Candidate& candidate, List& list, std::string_view timing = {}) -> bool;
  auto place_referral(std::string_view timing) -> bool;
  void place_waiting(fb::Role role, std::uint16_t cause, bool medicine);
  [[nodiscard]] auto has_room_for(const Candidate& candidate) -> bool;
  [[nodiscard]] auto is_do_medicine(const Candidate& candidate) const -> bool;
  [[nodiscard]] auto is_mind_due(const Candidate& candidate) const -> bool;
  [[nodiscard]] auto referral_leads() const -> Candidate*;
  [[nodiscard]] auto best_referral() const -> Candidate*;
  [[nodiscard]] auto is_umbrella_barred(const Candidate& fallback) const -> bool;
  [[nodiscard]] auto count_role(const List& list, fb::Role role) const -> std::size_t;
  [[nodiscard]] auto facts(const Candidate& candidate) const -> const TreatmentFacts& { return prepared_.treatment(candidate.id); }
  [[nodiscard]] auto message(std::string_view id) const -> std::string_view { return prepared_.pack().message(id); }
  [[nodiscard]] auto timing_of_level() const -> std::string_view;
  [[nodiscard]] auto make_line(const Candidate& candidate, const Verdict& verdict) const -> Line;
  void explain_ask(const Candidate& candidate, Line& line) const;

  const Person& person_;
  const Prepared& prepared_;
  const fb::PlanningConstants& numbers_;
  const View& view_;
  const Safety& safety_;
  const std::vector<Candidate>& all_;
  std::vector<Candidate*> by_score_;
  ledger::Ledger& ledger_;
  Stage& stage_;
  Company company_;
  Bits kinds_;               // in the plan
  bool has_medicine_ = false;    // one in the whole plan
  bool medicine_is_spent_ = false;
};

}  // namespace antalgic::plan
