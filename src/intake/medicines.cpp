#include "intake/medicines.hpp"

#include <algorithm>

#include "intake/words.hpp"

namespace antalgic::intake {

namespace {

using Words = std::span<const std::string_view>;

// Rows of one key, and how many words of what was written they explain.
struct Reading {
  MedicineId first, last;
  std::size_t words = 0;
  std::size_t begin = 0;  // position of the first of them

  [[nodiscard]] auto found() const -> bool { return first.index < last.index; }
};

auto look_up(const pack::Pack& pack, Words words, std::size_t begin) -> Reading {
  const auto [first, last] = pack.find_medicines(joined(words));
  return {first, last, words.size(), begin};
}

// The longest run of words from `begin` that is a name.
auto longest_from(const pack::Pack& pack, Words words, std::size_t begin) -> Reading {
  for (auto count = words.size() - begin; count > 0; --count) {
    const auto reading = look_up(pack, words.subspan(begin, count), begin);
    if (reading.found()) return reading;
  }
  return {};
}

auto longest_inside(const pack::Pack& pack, Words words, std::size_t from) -> Reading {
  Reading best;
  for (auto begin = from; begin < words.size(); ++begin) {
    const auto reading = longest_from(pack, words, begin);
    if (reading.words > best.words) best = reading;
  }
  return best;
}

auto mistakes_allowed(std::size_t letters) -> std::size_t { return letters >= 7 ? 2 : letters >= 5 ? 1 : 0; }

// The one name with the fewest letters wrong; none where two names are equally near.
auto nearest(const pack::Pack& pack, std::string_view key) -> Reading {
  auto best = mistakes_allowed(key.size()) + 1;
  std::string_view found;
  bool alone = false;
  for (const auto* row : *pack.raw().medicines()) {
    const auto other = pack::text(row->key());
    if (other == found) continue;
    const auto apart = distance(key, other, best);
    if (apart > best || apart > mistakes_allowed(key.size())) continue;
    alone = apart < best;
    if (alone) found = other;
    best = apart;
  }
  if (!alone) return {};
  const auto [first, last] = pack.find_medicines(found);
  return {first, last, 1, 0};
}

auto sold_in(const pack::fb::MedicineName& row, std::string_view region) -> bool {
  if (row.countries() == nullptr || row.countries()->size() == 0) return true;
  const auto as_written = region == "GB" ? std::string_view{"UK"} : region;  // the everyday name of the one code that has two
  return std::ranges::any_of(*row.countries(), [&](const auto* country) {
    return pack::text(country) == region || pack::text(country) == as_written;
  });
}

template <class T>
void add_once(std::vector<T>& to, T value) {
  if (std::ranges::find(to, value) == to.end()) to.push_back(value);
}

void add_row(const pack::fb::MedicineName& row, Medicine& out) {
  for (const auto index : *row.ingredients()) add_once(out.ingredients, IngredientId{index});
  for (const auto index : *row.classes()) add_once(out.classes, ClassId{index});
}

// The region's own rows where there are any; with none, or with several, every reading counts.
void add_reading(const pack::Pack& pack, const Reading& reading, std::string_view region, Medicine& out) {
  const auto& rows = *pack.raw().medicines();
  const auto count = [&](bool local_only) {
    std::size_t fitting = 0;
    for (auto at = reading.first.index; at < reading.last.index; ++at) fitting += !local_only || sold_in(*rows.Get(at), region) ? 1 : 0;
    return fitting;
  };
  const auto local = count(true);
  const auto used = local > 0 ? local : count(false);
  if (used > 1) out.differs_by_country = true;
  for (auto at = reading.first.index; at < reading.last.index; ++at) {
    if (local > 0 && !sold_in(*rows.Get(at), region)) continue;
    if (!out.name) out.name = MedicineId{at};
    add_row(*rows.Get(at), out);
  }
}

// A second medicine named behind the first ("this one and that one").
void add_rest(const pack::Pack& pack, Words words, const Reading& reading, std::string_view region, Medicine& out) {
  for (auto from = reading.begin + reading.words; from < words.size();) {
    const auto next = longest_inside(pack, words, from);
    if (!next.found()) return;
    add_reading(pack, next, region, out);
    from = next.begin + next.words;
  }
}

auto whole_number(double value) -> std::string {
  if (!(value >= 1 && value < 100000) || value != static_cast<double>(static_cast<int>(value))) return {};
  return std::to_string(static_cast<int>(value));
}

}  // namespace

auto resolve(const pack::Pack& pack, const MedicineSaid& said, std::string_view region) -> Medicine {
  Medicine out{.said = said.name, .dose_mg = said.dose_mg, .per_day = said.per_day, .days = said.days, .planned = said.planned};
  const auto folded = fold(said.name);
  auto all = words_of(folded);
  const auto dose = whole_number(said.dose_mg.value_or(0));
  if (!dose.empty() && !all.empty()) all.push_back(dose);  // "aspirin 75" is a name of its own
  auto named = all;
  std::erase_if(named, tells_only_how_much);
  if (all.empty()) return out;

  const auto as_written = longest_from(pack, all, 0);
  const auto bare = named.empty() ? Reading{} : longest_from(pack, named, 0);
  const bool written_wins = as_written.found() && (as_written.words == all.size() || as_written.words > bare.words);
  auto reading = written_wins ? as_written : bare;
  if (!reading.found() && !named.empty()) {
    reading = longest_inside(pack, named, 0);
    if (!reading.found()) reading = nearest(pack, joined(named));
    out.near = reading.found();
  }
  if (!reading.found()) return out;
  add_reading(pack, reading, region, out);
  if (!written_wins && !out.near) add_rest(pack, named, reading, region, out);
  if (written_wins) add_rest(pack, all, reading, region, out);
  return out;
}

void set_findings(const pack::Pack& pack, const std::vector<Medicine>& medicines, answers::Answers& own) {
  const auto taken_of = [&](ClassId id) {
    return std::ranges::count_if(medicines, [&](const Medicine& medicine) {
      return medicine.planned != Planned::start && std::ranges::find(medicine.classes, id) != medicine.classes.end();
    });
  };
  const auto& findings = *pack.raw().findings();
  for (std::uint16_t index = 0; index < findings.size(); ++index) {
    const auto& finding = *findings.Get(index);
    if (finding.kind() != pack::fb::AnswerKind::yes_no || finding.classes() == nullptr || finding.classes()->size() == 0) continue;
    const auto first = finding.classes()->Get(0);
    const auto needed = std::ranges::count(*finding.classes(), first);
    if (taken_of(ClassId{first}) >= needed) own.set(FindingId{index}, answers::Answer::yes());
  }
  const FindingId any{pack.raw().medicines_any()};
  const bool takes_any = std::ranges::any_of(medicines, [](const Medicine& m) { return m.planned != Planned::start; });
  if (any.exists() && takes_any) own.set(any, answers::Answer::yes());
}

}  // namespace antalgic::intake
