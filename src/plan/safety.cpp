#include "plan/safety.hpp"

#include <algorithm>

#include "answers/condition.hpp"
#include "answers/evaluator.hpp"
#include "plan/around.hpp"

namespace antalgic::plan {

Company::Company(const Prepared& prepared)
    : classes(prepared.pack().raw().classes()->size()), proposals(prepared.pack().raw().proposals()->size()) {}

void Company::add(const TreatmentFacts& treatment) {
  classes.add(treatment.classes);
  proposals.add(treatment.proposals);
}

Safety::Safety(const Person& person, const View& view, SafetyMemory* memory)
    : person_(&person),
      view_(&view),
      memory_(memory),
      no_classes_(person.prepared.pack().raw().classes()->size()),
      no_proposals_(person.prepared.pack().raw().proposals()->size()) {
  const ConditionId strict{person.prepared.planning().strict_if()};
  strict_ = strict.exists() && strict.index < person.prepared.pack().raw().conditions()->size() && holds(strict);
}

template <class Visit>
void Safety::at_each_place(RuleId rule, Around& around, Visit visit) const {
  const auto& facts = person_->prepared.rule(rule);
  for (const auto id : facts.classes) {
    if (!around.subject().classes->has(id)) continue;
    around.fill_class(id);
    visit();
  }
  for (const auto id : facts.proposals) {
    if (!around.subject().proposals->has(id)) continue;
    around.fill_proposal(id);
    visit();
  }
  around.fill_nothing();
}

// The rule with the subject in each of its places in turn; the strongest result counts.
auto Safety::firing(RuleId rule, Around& around) const -> Firing {
  const auto& pack = person_->prepared.pack();
  const auto& row = pack.rule(rule);
  around.same_item = person_->prepared.rule(rule).same_item;
  const answers::Evaluator evaluator(pack, view_->answers, &around);
  auto result = Firing::silent;
  at_each_place(rule, around, [&] {
    if (result != Firing::fires) result = either(result, evaluator.condition(ConditionId{row.when()}));
  });
  if (result == Firing::silent || !ConditionId{row.unless()}.exists()) return result;
  around.subject_only = true;
  const bool excused = evaluator.condition(ConditionId{row.unless()}) == Firing::fires;
  around.subject_only = false;
  return excused ? Firing::silent : result;
}

auto Safety::outcome(TreatmentId treatment, RuleId rule, Around& around) const -> std::optional<Outcome> {
  around.starved = false;
  const auto result = firing(rule, around);
  if (result == Firing::undecided) return when_open(treatment, rule, around);
  if (result == Firing::fires) {
    switch (person_->prepared.rule(rule).severity) {
      case fb::Severity::minor: return Outcome::note;
      case fb::Severity::moderate: return Outcome::limit;
      default: return Outcome::bars;
    }
  }
  if (!around.starved) return std::nullopt;
  around.suppose_item = true;
  const bool stands = firing(rule, around) == Firing::fires;
  around.suppose_item = false;
  return stands ? std::optional{Outcome::standing} : std::nullopt;
}

auto Safety::when_open(TreatmentId treatment, RuleId rule, Around& around) const -> std::optional<Outcome> {
  const auto& prepared = person_->prepared;
  const auto severity = prepared.rule(rule).severity;
  if (severity == fb::Severity::minor) return std::nullopt;
  if (severity == fb::Severity::moderate) return Outcome::warns;
  if (strict_ || !prepared.has(treatment, fb::TreatmentFlag::gentle)) return Outcome::asks;
  std::vector<FindingId> findings;
  std::vector<ClassId> classes;
  open_at(rule, around, findings, classes);
  const auto& row = prepared.pack().rule(rule);
  const bool asks = std::ranges::any_of(findings, [&](FindingId id) {
    const auto flags = static_cast<std::uint32_t>(prepared.pack().finding(id).flags());
    const bool warns = (flags & static_cast<std::uint32_t>(fb::FindingFlag::warns)) != 0;
    const bool insists = row.asks_when_open() != nullptr && std::ranges::find(*row.asks_when_open(), id.index) != row.asks_when_open()->end();
    return !warns || insists;
  });
  return asks ? Outcome::asks : Outcome::warns;
}

void Safety::open_at(RuleId rule, Around& around, std::vector<FindingId>& findings, std::vector<ClassId>& classes) const {
  const auto& pack = person_->prepared.pack();
  const ConditionId when{pack.rule(rule).when()};
  around.same_item = person_->prepared.rule(rule).same_item;
  around.open_classes = &classes;
  at_each_place(rule, around, [&] { answers::open_findings(pack, when, view_->answers, findings, &around); });
  around.open_classes = nullptr;
}

// The most severe rule is named; of equals, the one about something else that is taken tells most, then the first.
auto Safety::outranks(RuleId rule, RuleId other) const -> bool {
  if (!other.exists()) return true;
  const auto& a = person_->prepared.rule(rule);
  const auto& b = person_->prepared.rule(other);
  return a.severity != b.severity ? a.severity > b.severity : a.reads_others && !b.reads_others;
}

void Safety::add_hit(RuleId rule, Outcome outcome, Verdict& verdict) const {
  verdict.hits.push_back({rule, outcome});
  verdict.asks |= outcome == Outcome::asks;
  verdict.warns |= outcome == Outcome::warns;
  verdict.limited |= outcome == Outcome::limit;
  if (outcome == Outcome::bars && outranks(rule, verdict.bar)) {
    verdict.bar = rule;
    verdict.severity = person_->prepared.rule(rule).severity;
  }
}

auto Safety::check(TreatmentId treatment, const Company* company) const -> Verdict {
  const auto& facts = person_->prepared.treatment(treatment);
  if (facts.rules.empty()) return {};
  Around around(*person_, {&facts.classes, &facts.proposals, facts.ingredients}, company);
  auto* memory = memory_ == nullptr || company != nullptr ? nullptr : &memory_->entries[treatment.index];
  const auto* earlier = memory != nullptr && memory->known && memory->strict == strict_ ? &memory->verdict.hits : nullptr;
  std::size_t at = 0;
  Verdict verdict;
  for (const auto index : facts.rules) {
    const RuleId rule{index};
    if (earlier != nullptr && !person_->prepared.rule(rule).reads_dates) {
      while (at < earlier->size() && (*earlier)[at].rule < rule) ++at;
      if (at < earlier->size() && (*earlier)[at].rule == rule) add_hit(rule, (*earlier)[at].outcome, verdict);
    } else if (const auto found = outcome(treatment, rule, around)) {
      add_hit(rule, *found, verdict);
    }
  }
  if (memory != nullptr) *memory = {.known = true, .strict = strict_, .verdict = verdict};
  return verdict;
}

void Safety::questions(TreatmentId treatment, RuleId rule, std::vector<FindingId>& out) const {
  const auto& facts = person_->prepared.treatment(treatment);
  Around around(*person_, {&facts.classes, &facts.proposals, facts.ingredients}, nullptr);
  std::vector<FindingId> findings;
  std::vector<ClassId> classes;
  open_at(rule, around, findings, classes);
  const FindingId any{person_->prepared.pack().raw().medicines_any()};
  for (const auto id : classes) {
    const auto stand_for_it = person_->prepared.findings_of_class(id.index);
    if (!stand_for_it.empty()) findings.push_back(FindingId{stand_for_it.front()});
    else if (any.exists()) findings.push_back(any);
  }
  for (const auto id : findings) {
    if (std::ranges::find(out, id) == out.end()) out.push_back(id);
  }
}

auto Safety::holds(ConditionId condition) const -> bool {
  Around around(*person_, {&no_classes_, &no_proposals_, {}}, nullptr);
  return answers::evaluate(person_->prepared.pack(), condition, view_->answers, &around) == Firing::fires;
}

auto Safety::alerts() const -> std::vector<Alert> {
  const auto& prepared = person_->prepared;
  std::vector<Alert> out;
  const auto [first, last] = prepared.safety_rules();
  for (auto index = first; index < last; ++index) {
    const RuleId rule{index};
    const auto& facts = prepared.rule(rule);
    if (facts.severity == fb::Severity::minor) continue;
    if (facts.classes.empty() && facts.proposals.empty()) {
      Around nobody(*person_, {&no_classes_, &no_proposals_, {}}, nullptr);
      if (answers::evaluate(prepared.pack(), rule, view_->answers, &nobody) == Firing::fires) out.push_back({rule, no_medicine});
      continue;
    }
    const bool concerned = std::ranges::any_of(facts.classes, [&](auto id) { return person_->taken_classes.has(id); }) ||
                           std::ranges::any_of(facts.proposals, [&](auto id) { return person_->taken_proposals.has(id); });
    if (!concerned) continue;
    Around everyone(*person_, {&no_classes_, &prepared.activities(), {}}, nullptr);
    if (firing(rule, everyone) == Firing::fires) {
      out.push_back({rule, no_medicine});
      continue;
    }
    for (std::size_t i = 0; i < person_->items.size(); ++i) {
      const auto& item = person_->items[i];
      Around around(*person_, {&item.classes, &item.proposals, item.ingredients, i}, nullptr);
      if (firing(rule, around) != Firing::fires) continue;
      out.push_back({rule, item.medicine});
      break;
    }
  }
  return out;
}

}  // namespace antalgic::plan
