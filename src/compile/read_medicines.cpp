#include <algorithm>
#include <map>

#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

namespace column {
constexpr std::size_t name = 0, kind = 1, ingredients = 2, classes = 3, countries = 4, note = 5;
}

// Every ingredient of a name, sorted: what treatments and sets may name.
void collect_ingredients(Reading& reading) {
  std::vector<std::string> all;
  for_each_row(reading, TableKind::names, [&](const RawTable&, RowReader& row) {
    for (const RowReader::Part& part : row.parts(column::ingredients, ";")) all.emplace_back(part.text);
  });
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  for (const std::string& ingredient : all) reading.names.add(Kind::ingredient, ingredient);
  reading.model.ingredients = std::move(all);
}

auto read_name(Reading& reading, RowReader& row) -> MedicineName {
  MedicineName out{row.must(column::name, "name"), row.must(column::kind, "kind"), row.words(column::note), {}, {}, {}, row.where()};
  for (const RowReader::Part& part : row.parts(column::ingredients, ";")) {
    out.ingredients.push_back(IngredientId{*reading.names.find(Kind::ingredient, part.text)});
  }
  for (const RowReader::Part& part : row.parts(column::classes, ";")) {
    if (const auto index = reading.resolve(Kind::medicine_class, part.text, part.where)) out.classes.push_back(ClassId{*index});
  }
  if (row.text(column::countries) != "all") {
    for (const RowReader::Part& part : row.parts(column::countries, ";")) out.countries.emplace_back(part.text);
  }
  return out;
}

auto share_a_country(const MedicineName& a, const MedicineName& b) -> bool {
  if (a.countries.empty() || b.countries.empty()) return a.countries.empty() && b.countries.empty();
  return std::ranges::any_of(a.countries, [&](const std::string& country) { return std::ranges::find(b.countries, country) != b.countries.end(); });
}

}  // namespace

void read_medicines(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::medicine_class)) {
    Fields fields(reading, Kind::medicine_class, record);
    MedicineClass out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    fields.done();
    reading.model.classes.push_back(std::move(out));
  }
  collect_ingredients(reading);
  std::multimap<std::string, std::size_t> seen;
  for_each_row(reading, TableKind::names, [&](const RawTable&, RowReader& row) {
    MedicineName name = read_name(reading, row);
    const auto [begin, end] = seen.equal_range(name.name);
    for (auto it = begin; it != end; ++it) {
      if (!share_a_country(name, reading.model.medicines[it->second])) continue;
      reading.say(IssueKind::ambiguous_name, row.place(column::name), quoted(name.name) + " for a second time in the same country");
      break;
    }
    seen.emplace(name.name, reading.model.medicines.size());
    reading.model.medicines.push_back(std::move(name));
  });
}

}  // namespace antalgic::compile
