// plan/plan.hpp: what to do, what not, and what to ask first, window by window.
// Promises: (1) safety only subtracts: a contraindicated or major treatment is never offered, whatever its score;
//           (2) everything dropped stays visible with its reason, in `left_out` or in the ledger;
//           (3) at most one medicine, never two of one kind, nothing both offered and avoided;
//           (4) under the adult age no medicine is offered.
// The domain (which treatments, limits, words) is the pack's; nothing here knows what the pack is about.
// Judged by: plan_test.cpp, tests/plans/properties_test.cpp, tests/plans/ten_people_test.cpp.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "answers/answers.hpp"
#include "infer/posterior.hpp"
#include "intake/medicines.hpp"
#include "ledger/ledger.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::plan {

class Prepared;

// One line of a plan. Views point into the pack.
struct Line {
  TreatmentId treatment = {};
  double score = 0;
  CauseId for_cause = {};                   // cause whose line gives `why`
  std::string_view why = {};
  pack::fb::Certainty certainty = pack::fb::Certainty::none;
  std::string_view timing = {};             // "within 48 hours", "until you are seen", or empty
  std::string_view remark = {};             // a sentence of the frame: who decides, what was not recognised, or empty
  std::vector<RuleId> limits = {};          // moderate rules: offered with their limit
  std::vector<RuleId> notes = {};           // minor rules, and those that nothing measures: minutes, days, amounts
  std::vector<RuleId> not_if = {};          // open rules that warn: "not if ..."
  std::vector<FindingId> ask = {};          // ask_first: the questions still open
  std::optional<RuleId> because = {};       // ask_first, avoid: the rule that sent it there
  std::vector<ConflictId> conflicts = {};
  ledger::StepId step = {};
};

struct Stage {
  WindowId window = {};
  int from_day = 0;  // from today
  int to_day = 0;    // -1 = no end
  bool now = false;
  std::vector<Line> do_now = {}, consider = {}, ask_first = {}, avoid = {};
};

struct LeftOut {
  TreatmentId treatment;
  RuleId rule;
  ledger::StepId step;
};

// A safety rule about what the person already takes.
struct Alert {
  RuleId rule;
  std::size_t medicine;  // position in the presentation's list, or npos where only an answer says so
};

struct Recheck {
  int in_days = 0;
  std::vector<std::string_view> watch_for;
};

struct Plan {
  std::vector<Stage> stages;
  std::vector<LeftOut> left_out;
  std::vector<Alert> alerts;
  std::vector<ConflictId> conflicts;   // touched by any line
  std::vector<FindingId> open_safety;  // safety questions that would settle an item, most wanted first
  std::string_view first_line;         // "your surgeon's own sheet outranks this", or empty
  Recheck recheck;
};

struct Request {
  const answers::Answers& own;
  const answers::Answers& closed;
  const infer::Posterior& posterior;
  std::span<const infer::Range> ranges;
  const triage::Triage& triage;
  const urgency::Urgency& urgency;
  std::span<const intake::Medicine> medicines;
  std::string_view region;
  bool medicines_given = false;        // the list was given in full, even if it is empty
  std::span<const double> given_probabilities = {};  // of each cause, in place of the posterior's: for tests and what-if
};

// Holds what is looked up all the time; make one for a pack and keep it.
// Threads: `make` is const and may run in parallel, each with its own ledger. Cost: construction 2 ms, a plan tens of us.
class Planner {
 public:
  // Requires: the pack outlives it.
  explicit Planner(const pack::Pack& pack);
  ~Planner();
  Planner(Planner&&) noexcept;
  auto operator=(Planner&&) noexcept -> Planner&;

  [[nodiscard]] auto make(const Request& request, ledger::Ledger& ledger) const -> Plan;

 private:
  std::unique_ptr<const Prepared> prepared_;
};

// The same, preparing the pack each time.
[[nodiscard]] auto make(const pack::Pack& pack, const Request& request, ledger::Ledger& ledger) -> Plan;

}  // namespace antalgic::plan
