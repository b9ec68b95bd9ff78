#include "care/consultation.hpp"

namespace antalgic::care {

Consultation::Consultation(const pack::Pack& pack) : pack_(&pack), posterior_(pack), planner_(pack), asker_(pack) {}

auto Consultation::assess(const Presentation& presentation) -> Assessment {
  std::vector<intake::Medicine> medicines;
  medicines.reserve(presentation.medicines.size());
  for (const auto& said : presentation.medicines) medicines.push_back(intake::resolve(*pack_, said, presentation.region));

  auto own = presentation.answers;
  intake::set_findings(*pack_, medicines, own);
  auto closed = answers::close(*pack_, own);

  ledger::Ledger ledger;
  triage::Triage triage;
  triage::assess_into(*pack_, closed.answers, triage, &ledger);
  posterior_.update(own, closed.answers, presentation.setting);
  const auto urgency = urgency::combine(*pack_, triage.floor, posterior_, closed.answers, &ledger);
  auto ranges = infer::ranges(*pack_, posterior_, closed.answers);

  const plan::Request request{
      own, closed.answers, posterior_, ranges, triage, urgency, medicines, presentation.region, presentation.medicines_given};
  auto plan = planner_.make(request, ledger);
  const auto entries = posterior_.entries();
  return {.own = std::move(own),
          .closed = std::move(closed.answers),
          .contradictions = std::move(closed.contradictions),
          .medicines = std::move(medicines),
          .triage = std::move(triage),
          .urgency = urgency,
          .entries = {entries.begin(), entries.end()},
          .ranges = std::move(ranges),
          .plan = std::move(plan),
          .ledger = std::move(ledger)};
}

auto Consultation::next(const Presentation& presentation, const ask::Progress& progress, bool quick) -> ask::Next {
  const auto assessment = assess(presentation);
  return asker_.next(assessment.own, progress, &assessment.plan, {.quick = quick, .setting = presentation.setting});
}

}  // namespace antalgic::care
