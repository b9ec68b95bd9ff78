#include "plan/plan.hpp"

#include <algorithm>

#include "plan/avoid.hpp"
#include "plan/candidates.hpp"
#include "plan/fill.hpp"
#include "plan/recheck.hpp"

namespace antalgic::plan {

namespace {

template <class T>
void add_once(std::vector<T>& to, T value) {
  if (std::ranges::find(to, value) == to.end()) to.push_back(value);
}

template <class Visit>
void for_each_line(const Plan& plan, Visit visit) {
  for (const auto& stage : plan.stages) {
    for (const auto* list : {&stage.do_now, &stage.consider, &stage.ask_first, &stage.avoid}) {
      for (const auto& line : *list) visit(line);
    }
  }
}

auto is_offered_anywhere(const Plan& plan, TreatmentId id) -> bool {
  return std::ranges::any_of(plan.stages, [id](const Stage& stage) {
    return std::ranges::find(stage.do_now, id, &Line::treatment) != stage.do_now.end() ||
           std::ranges::find(stage.consider, id, &Line::treatment) != stage.consider.end();
  });
}

class Maker {
 public:
  Maker(const Prepared& prepared, const Request& request, ledger::Ledger& ledger) : person_(meet(prepared, request)), ledger_(ledger) {
    memory_.entries.resize(prepared.treatment_count());
  }

  auto make() -> Plan {
    const auto views = windows_of(person_);
    for (const auto& view : views) add_stage(view);
    add_left_out();
    for_each_line(plan_, [&](const Line& line) {
      for (const auto id : line.conflicts) add_once(plan_.conflicts, id);
    });
    if (!views.empty()) {
      const Safety safety(person_, views.front());
      plan_.alerts = safety.alerts();
      add_open_questions(safety);
    }
    if (person_.after_operation) plan_.first_line = person_.prepared.pack().message("surgeon_first");
    plan_.recheck = find_recheck(person_);
    return std::move(plan_);
  }

 private:
  void add_stage(const View& view) {
    const Safety safety(person_, view, &memory_);
    auto candidates = find_candidates(person_, view, safety, ledger_);
    Stage stage{.window = view.stage, .from_day = view.from_day, .to_day = view.to_day, .now = view.now, .do_now = {}, .consider = {}, .ask_first = {}, .avoid = {}};
    Filler(person_, view, safety, candidates, ledger_, stage).fill();
    fill_avoid(person_, safety, candidates, ledger_, stage);
    plan_.stages.push_back(std::move(stage));
    for (const auto& candidate : candidates) {
      if (candidate.verdict.is_barred() && candidate.listed) barred_.push_back({candidate.id, candidate.verdict.bar, candidate.step});
    }
  }

  // The present window's reason first; what is barred only later is left out only if no window offers it.
  void add_left_out() {
    for (const auto& barred : barred_) {
      if (is_offered_anywhere(plan_, barred.treatment)) continue;
      if (std::ranges::find(plan_.left_out, barred.treatment, &LeftOut::treatment) != plan_.left_out.end()) continue;
      plan_.left_out.push_back(barred);
    }
  }

  // Questions beside what is offered come first: they make it safe; then those that hold an item back.
  void add_open_questions(const Safety& safety) {
    if (plan_.stages.empty()) return;
    const auto& now = plan_.stages.front();
    for (const auto* list : {&now.do_now, &now.consider}) {
      for (const auto& line : *list) {
        for (const auto rule : line.not_if) safety.questions(line.treatment, rule, plan_.open_safety);
      }
    }
    for (const auto& line : now.ask_first) {
      for (const auto id : line.ask) add_once(plan_.open_safety, id);
    }
  }

  Person person_;
  ledger::Ledger& ledger_;
  SafetyMemory memory_;
  Plan plan_;
  std::vector<LeftOut> barred_;
};

}  // namespace

Planner::Planner(const pack::Pack& pack) : prepared_(std::make_unique<const Prepared>(pack)) {}
Planner::~Planner() = default;
Planner::Planner(Planner&&) noexcept = default;
auto Planner::operator=(Planner&&) noexcept -> Planner& = default;

auto Planner::make(const Request& request, ledger::Ledger& ledger) const -> Plan { return Maker(*prepared_, request, ledger).make(); }

auto make(const pack::Pack& pack, const Request& request, ledger::Ledger& ledger) -> Plan { return Planner(pack).make(request, ledger); }

}  // namespace antalgic::plan
