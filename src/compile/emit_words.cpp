#include <algorithm>
#include <tuple>

#include "compile/emit_parts.hpp"
#include "intake/medicines.hpp"

namespace antalgic::compile {
namespace {

void screens(Emitting& out) {
  for (const Screen& screen : out.model.screens) {
    auto& row = add_row(out.core.screens);
    row.id = screen.id;
    row.heading = screen.heading;
    row.emergency = screen.emergency;
    for (const Proposed& proposed : screen.decides) {
      const auto* treatment = std::get_if<TreatmentId>(&proposed);
      row.decides.push_back(treatment != nullptr ? treatment->index
                                                 : static_cast<std::uint16_t>(out.model.treatments.size() + std::get<SetId>(proposed).index));
    }
    for (const ScreenLine& line : screen.lines) {
      auto& to = add_row(row.lines);
      to.finding = line.finding.index;
      to.text = line.text;
      to.confirm = line.confirm;
      to.tick_option = line.tick_option.value_or(none);
      to.is_choice = line.choice;
      to.also_covers = positions(line.also_covers);
      to.then = positions(line.then);
      to.then_if = line.then_if;
      to.then_medicines = line.then_medicines;
      to.ticked = line.ticked;
      to.keeps = line.keeps;
    }
  }
}

void medicines(Emitting& out) {
  out.core.ingredients = out.model.ingredients;
  for (const MedicineClass& from : out.model.classes) {
    auto& row = add_row(out.core.classes);
    row.id = from.id;
    row.title = from.title;
  }
  for (const MedicineName& from : out.model.medicines) {
    auto& row = add_row(out.core.medicines);
    row.name = from.name;
    row.key = intake::fold(from.name);
    row.kind = from.kind;
    row.ingredients = positions(from.ingredients);
    row.classes = positions(from.classes);
    row.countries = from.countries;
    row.note = from.note;
  }
  std::ranges::sort(out.core.medicines, {}, [](const auto& row) { return std::tie(row->key, row->countries, row->name); });
}

void conflicts(Emitting& out) {
  for (std::size_t i = 0; i < out.model.conflicts.size(); ++i) {
    const Conflict& from = out.model.conflicts[i];
    auto& row = add_row(out.core.conflicts);
    row.id = from.id;
    row.question = from.question;
    for (const auto& side : from.sides) {
      auto& to = add_row(row.sides);
      to.who = side.who;
      to.says = side.says;
    }
    row.evidence = from.evidence;
    row.our_view = from.our_view;
    row.why_they_differ = from.why_they_differ;
    row.treatments = positions(from.treatments);
    row.sources = positions(from.sources);
    for (const TreatmentId treatment : from.treatments) out.core.treatments[treatment.index]->conflicts.push_back(static_cast<std::uint16_t>(i));
  }
}

// "Downie A and others, 2013", as short as a reference can be; in full it stands in the library.
auto cite_of(const Source& source) -> std::string {
  std::string first = source.authors.substr(0, source.authors.find(" and "));
  if (first.empty()) first = source.title;
  if (first.size() < source.authors.size()) first += " and others";
  return source.year ? first + ", " + std::to_string(*source.year) : first;
}

void frame(Emitting& out) {
  for (const Source& from : out.model.sources) {
    auto& row = add_row(out.core.sources);
    row.key = from.id;
    row.reading = from.reading;
    row.cite = cite_of(from);
  }
  for (const Region& from : out.model.regions) {
    auto& row = add_row(out.core.regions);
    row.id = from.id;
    row.emergency = from.emergency;
    row.advice = from.advice;
    row.crisis = from.crisis;
  }
  for (const Message& from : out.model.messages) {
    auto& row = add_row(out.core.messages);
    row.id = from.id;
    row.text = from.text;
  }
  std::ranges::sort(out.core.messages, {}, [](const auto& message) -> const std::string& { return message->id; });
}

}  // namespace

void emit_words(Emitting& out) {
  screens(out);
  medicines(out);
  conflicts(out);
  frame(out);
}

}  // namespace antalgic::compile
