#include "plan/person.hpp"

#include <algorithm>

#include "answers/condition.hpp"

namespace antalgic::plan {

namespace {

auto number_of(const answers::Answers& answers, std::uint16_t finding) -> std::optional<double> {
  const FindingId id{finding};
  if (!id.exists() || !answers.of(id).is_given()) return std::nullopt;
  return answers.of(id).number;
}

void read_causes(Person& person) {
  const auto& request = person.request;
  const auto& pack = person.prepared.pack();
  const auto raw = request.given_probabilities.empty() ? request.posterior.raw() : request.given_probabilities;
  const auto kept = 1 - pack.raw().inference()->not_listed();
  person.probability.assign(pack.cause_count(), 0);
  for (std::size_t i = 0; i < person.probability.size() && i < raw.size(); ++i) person.probability[i] = raw[i] * kept;
  if (request.given_probabilities.empty()) {
    person.leading = request.posterior.leading().cause.index;
  } else {
    person.leading = static_cast<std::uint16_t>(std::ranges::max_element(person.probability) - person.probability.begin());
  }
}

// Who must be seen today is planned for as what makes it so: the dangerous causes of that level, in proportion. However
// unlikely they are, what is to be done until they are ruled out is theirs, and not that of the harmless cause that leads.
void plan_for_the_danger(Person& person) {
  if (person.level < triage::Level::same_day) return;
  const auto& pack = person.prepared.pack();
  const auto counts = [&](std::uint16_t cause) {
    return person.prepared.is_dont_miss(cause) && triage::level_of(pack, CauseId{cause}, person.request.closed) >= person.level;
  };
  double sum = 0;
  for (std::uint16_t cause = 0; cause < person.probability.size(); ++cause) sum += counts(cause) ? person.probability[cause] : 0;
  if (!(sum > 0)) return;
  const auto kept = 1 - pack.raw().inference()->not_listed();
  for (std::uint16_t cause = 0; cause < person.probability.size(); ++cause) {
    person.probability[cause] = counts(cause) ? person.probability[cause] * kept / sum : 0;
  }
  person.leading = static_cast<std::uint16_t>(std::ranges::max_element(person.probability) - person.probability.begin());
}

// Every proposal that this medicine fills: by its classes, by its ingredients, or as a treatment that it counts as.
void find_proposals(const Prepared& prepared, bool answer_only, Item& item) {
  const auto holds = [&](const std::vector<std::uint16_t>& ingredients) {
    return std::ranges::any_of(ingredients, [&](auto id) { return std::ranges::find(item.ingredients, id) != item.ingredients.end(); });
  };
  const auto proposals = prepared.proposals();
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const auto& facts = proposals[i];
    if (answer_only && facts.candidate_only) continue;
    const bool counts = facts.classes.meets(item.classes) || holds(facts.treatment_ingredients);
    if (holds(facts.ingredients) || (counts && !facts.excepted.meets(item.classes))) item.proposals.add(i);
  }
}

auto empty_item(const Prepared& prepared) -> Item {
  const auto& core = prepared.pack().raw();
  return {.classes = Bits(core.classes()->size()), .proposals = Bits(core.proposals()->size()), .ingredients = {}};
}

void read_medicines(Person& person) {
  for (std::size_t i = 0; i < person.request.medicines.size(); ++i) {
    const auto& medicine = person.request.medicines[i];
    person.unknown_medicine |= !medicine.name || medicine.near;
    auto item = empty_item(person.prepared);
    item.medicine = i;
    for (const auto id : medicine.classes) item.classes.add(id.index);
    for (const auto id : medicine.ingredients) item.ingredients.push_back(id.index);
    find_proposals(person.prepared, false, item);
    person.items.push_back(std::move(item));
  }
}

// A yes without a name that explains it is an item of its own, and counts as every class that it stands for.
void read_class_answers(Person& person) {
  const auto& findings = *person.prepared.pack().raw().findings();
  const auto named = person.items.size();
  for (const auto i : person.prepared.class_findings()) {
    if (!person.request.closed.is_yes(FindingId{i})) continue;
    const auto& finding = *findings.Get(i);
    auto item = empty_item(person.prepared);
    for (const auto id : *finding.classes()) item.classes.add(id);
    const auto wanted = std::ranges::count(*finding.classes(), finding.classes()->Get(0));
    const auto explaining = std::ranges::count_if(person.items.begin(), person.items.begin() + static_cast<std::ptrdiff_t>(named),
                                                  [&](const Item& other) { return other.classes.meets(item.classes); });
    find_proposals(person.prepared, true, item);
    for (auto left = wanted - explaining; left > 0; --left) person.items.push_back(item);
  }
}

// May a class be taken although nothing says so? Where it has a question of its own only that settles it, or that nothing is
// taken at all: people forget what they do not count as medicine. Else the list does, if it was given in full.
auto is_open(const Person& person, std::size_t id, bool list_is_full, bool takes_none) -> bool {
  bool asked = false;
  bool asked_no = false;
  for (const auto finding : person.prepared.findings_of_class(id)) {
    const auto& answer = person.request.closed.of(FindingId{finding});
    if (answer.state == answers::State::unknown) return true;
    asked = true;
    asked_no |= !answer.is_open();
  }
  return !takes_none && (asked ? !asked_no : !list_is_full);
}

void read_open_classes(Person& person) {
  const auto& pack = person.prepared.pack();
  const FindingId any{pack.raw().medicines_any()};
  const bool takes_none = any.exists() && !person.request.closed.of(any).is_open() && !person.request.closed.is_yes(any);
  const bool takes_some_unnamed = any.exists() && person.request.closed.is_yes(any) && person.request.medicines.empty();
  const bool listed = person.request.medicines_given || !person.request.medicines.empty();
  const bool list_is_full = listed && !takes_some_unnamed && !person.unknown_medicine;
  for (std::size_t id = 0; id < pack.raw().classes()->size(); ++id) {
    if (person.taken_classes.has(id) || !is_open(person, id, list_is_full, takes_none)) continue;
    person.open_classes.add(id);
    for (const auto proposal : person.prepared.proposals_of_class(id)) person.open_proposals.add(proposal);
  }
}

void read_kinds(Person& person) {
  for (std::uint16_t i = 0; i < person.prepared.treatment_count(); ++i) {
    const auto& treatment = person.prepared.treatment(TreatmentId{i});
    if (treatment.role != fb::Role::medicine && treatment.role != fb::Role::supplement) continue;
    const auto counts = std::ranges::any_of(person.items, [&](const Item& item) {
      return treatment.counts_classes.meets(item.classes) ||
             std::ranges::any_of(treatment.ingredients, [&](auto id) { return std::ranges::find(item.ingredients, id) != item.ingredients.end(); });
    });
    if (counts) person.taken_kinds.add(treatment.kind);
  }
}

void read_age(Person& person) {
  const FindingId age{person.prepared.pack().raw().age()};
  if (!age.exists()) return;
  const auto years = number_of(person.request.closed, age.index);
  person.age_open = !years;
  person.under_age = years && *years < person.prepared.planning().adult_age();
}

}  // namespace

auto meet(const Prepared& prepared, const Request& request) -> Person {
  const auto& core = prepared.pack().raw();
  Person person{.prepared = prepared, .request = request, .probability = {}, .level = request.urgency.level,
                .pain = number_of(request.closed, core.pain_now()), .items = {},
                .taken_classes = Bits(core.classes()->size()), .taken_proposals = prepared.activities(),
                .open_classes = Bits(core.classes()->size()), .open_proposals = Bits(core.proposals()->size()),
                .taken_kinds = Bits(prepared.treatment_count())};
  read_causes(person);
  plan_for_the_danger(person);
  read_age(person);
  read_medicines(person);
  read_class_answers(person);
  for (const auto& item : person.items) {
    person.taken_classes.add(item.classes);
    person.taken_proposals.add(item.proposals);
  }
  read_open_classes(person);
  read_kinds(person);
  person.after_operation = is_recent_operation(person);
  return person;
}

}  // namespace antalgic::plan
