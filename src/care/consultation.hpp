// care/consultation.hpp: the facade: one presentation in, one assessment out. All faces call this and nothing below it.
// Pack, answers, setting, region and time are arguments; there is no clock, no I/O, no global state.
// Threads: one Consultation each; the Pack is shared.
#pragma once

#include <string>
#include <vector>

#include "answers/answers.hpp"
#include "answers/closure.hpp"
#include "ask/ask.hpp"
#include "infer/posterior.hpp"
#include "intake/medicines.hpp"
#include "ledger/ledger.hpp"
#include "plan/plan.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::care {

// Everything one person has said at one time; wire/presentation_json.hpp reads it.
struct Presentation {
  answers::Answers answers;               // as the person gave them
  std::vector<intake::MedicineSaid> medicines{};
  bool medicines_given = false;           // the key was there, even if the list is empty
  infer::Setting setting = infer::Setting::home;
  std::string region = "GB";
  std::string at{};                       // ISO 8601; empty = not said
};

struct Assessment {
  answers::Answers own;                   // with what resolved medicine names say
  answers::Answers closed;
  std::vector<answers::Contradiction> contradictions;
  std::vector<intake::Medicine> medicines;
  triage::Triage triage;
  urgency::Urgency urgency;
  std::vector<infer::Entry> entries;
  std::vector<infer::Range> ranges;
  plan::Plan plan;
  ledger::Ledger ledger;
};

class Consultation {
 public:
  explicit Consultation(const pack::Pack& pack);

  [[nodiscard]] auto assess(const Presentation& presentation) -> Assessment;
  // The posterior of the last `assess`, for contributions.
  [[nodiscard]] auto posterior() const -> const infer::Posterior& { return posterior_; }
  [[nodiscard]] auto next(const Presentation& presentation, const ask::Progress& progress, bool quick = false) -> ask::Next;
  [[nodiscard]] auto pack() const -> const pack::Pack& { return *pack_; }

 private:
  const pack::Pack* pack_;
  infer::Posterior posterior_;
  plan::Planner planner_;
  ask::Asker asker_;
};

}  // namespace antalgic::care
