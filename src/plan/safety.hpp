// plan/safety.hpp: what the safety rules say to one treatment, beside what the person takes and what stands in the plan.
// Promises: (1) it only ever subtracts or warns;
//           (2) a pair rule needs two different items; one ingredient taken and proposed is one item, unless the rule is about
//               a running total;
//           (3) an open answer or class leaves a rule undecided: it asks, or, for a gentle treatment, warns.
// Threads: one object each. Cost: the rules that name the treatment, about 50 ns each.
// Judged by: safety_test.cpp, tests/plans/slow_safety.hpp.
#pragma once

#include "plan/person.hpp"

namespace antalgic::plan {

enum class Outcome : std::uint8_t { standing, note, limit, warns, asks, bars };

struct Hit {
  RuleId rule;
  Outcome outcome;
};

struct Verdict {
  std::vector<Hit> hits;                 // in the order of the rules
  RuleId bar;                            // the most severe rule that fires at major or above
  fb::Severity severity = fb::Severity::minor;  // of `bar`
  bool asks = false, warns = false, limited = false;

  [[nodiscard]] auto is_barred() const -> bool { return bar.exists(); }
  [[nodiscard]] auto is_contraindicated() const -> bool { return bar.exists() && severity == fb::Severity::contraindicated; }
};

// What else stands in the plan.
struct Company {
  Bits classes, proposals;

  explicit Company(const Prepared& prepared);
  void add(const TreatmentFacts& treatment);
};

// What an earlier window has found: rules that read no date say the same in the next.
struct SafetyMemory {
  struct Entry {
    bool known = false, strict = false;
    Verdict verdict = {};
  };
  std::vector<Entry> entries;  // by treatment
};

class Safety {
 public:
  // `memory` may be shared by the windows of one plan; the verdicts are the same without it.
  Safety(const Person& person, const View& view, SafetyMemory* memory = nullptr);

  // Beside what the person takes; with `company`, beside the plan too.
  [[nodiscard]] auto check(TreatmentId treatment, const Company* company = nullptr) const -> Verdict;
  // The questions that keep a rule open for this treatment, appended once each: findings, and for an open class the finding
  // that stands for it or "takes any medicine".
  void questions(TreatmentId treatment, RuleId rule, std::vector<FindingId>& out) const;

  // A condition of a treatment (precondition, temptation), beside what the person takes.
  [[nodiscard]] auto holds(ConditionId condition) const -> bool;

  // Rules about what is already taken, about activities, and about the person alone.
  [[nodiscard]] auto alerts() const -> std::vector<Alert>;

 private:
  class Around;

  template <class Visit>
  void at_each_place(RuleId rule, Around& around, Visit visit) const;
  [[nodiscard]] auto firing(RuleId rule, Around& around) const -> Firing;
  [[nodiscard]] auto outcome(TreatmentId treatment, RuleId rule, Around& around) const -> std::optional<Outcome>;
  [[nodiscard]] auto when_open(TreatmentId treatment, RuleId rule, Around& around) const -> std::optional<Outcome>;
  void add_hit(RuleId rule, Outcome outcome, Verdict& verdict) const;
  [[nodiscard]] auto outranks(RuleId rule, RuleId other) const -> bool;
  void open_at(RuleId rule, Around& around, std::vector<FindingId>& findings, std::vector<ClassId>& classes) const;

  const Person* person_;
  const View* view_;
  SafetyMemory* memory_;
  Bits no_classes_, no_proposals_;
  bool strict_ = false;
};

}  // namespace antalgic::plan
