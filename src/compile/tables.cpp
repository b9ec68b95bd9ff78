#include "compile/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/lines.hpp"

namespace antalgic::compile {
namespace {

constexpr std::string_view group_columns[] = {"group", "meaning"};
constexpr std::string_view narrower_columns[] = {"narrower", "broader"};
constexpr std::string_view stand_in_columns[] = {"comparison", "stands as true if"};
constexpr std::string_view likelihood_columns[] = {"finding", "answer", "background", "P", "low", "high", "ground", "source", "note"};
constexpr std::string_view mix_columns[] = {"cause", "record"};
constexpr std::string_view effect_columns[] = {"cause", "stage", "effect", "strength", "certainty", "ground", "source", "why"};
constexpr std::string_view name_columns[] = {"name", "kind", "ingredients", "classes", "countries", "note"};
constexpr std::string_view claim_columns[] = {"id", "at", "claim", "kind", "links", "strength", "evidence", "handling"};

const std::array<TableForm, 8> forms{{
    {TableKind::groups, "Groups", std::nullopt, group_columns},
    {TableKind::narrower, "Narrower and broader", std::nullopt, narrower_columns},
    {TableKind::stand_ins, "Stand-ins", std::nullopt, stand_in_columns},
    {TableKind::likelihoods, "Likelihoods", Kind::cause, likelihood_columns},
    {TableKind::mix_priors, "Priors after the event", Kind::mix, mix_columns},
    {TableKind::effects, "Effects", Kind::treatment, effect_columns},
    {TableKind::names, "Names", std::nullopt, name_columns},
    {TableKind::claims, "Claims", Kind::article, claim_columns},
}};

}  // namespace

auto form_of(std::string_view heading) -> std::optional<TableForm> {
  const auto found = std::ranges::find(forms, heading, &TableForm::heading);
  return found == forms.end() ? std::nullopt : std::optional(*found);
}

auto form_of(TableKind kind) -> const TableForm& { return *std::ranges::find(forms, kind, &TableForm::kind); }

auto RowReader::must(std::size_t column, std::string_view name) -> std::string {
  if (is_none(column)) reading_.say(IssueKind::empty_text, place(column), "nothing in the column " + quoted(name));
  return words(column);
}

auto RowReader::number(std::size_t column, std::string_view name, Limits limits) -> std::optional<double> {
  const std::string& written = text(column);
  double out = 0;
  const auto [end, fault] = std::from_chars(written.data(), written.data() + written.size(), out);
  if (fault != std::errc{} || end != written.data() + written.size()) {
    reading_.say(IssueKind::wrong_type, place(column), quoted(written) + " in the column " + quoted(name) + " is no number");
    return std::nullopt;
  }
  if (out >= limits.low && out <= limits.high) return out;
  reading_.say(IssueKind::out_of_range, place(column), quoted(written) + " in the column " + quoted(name) + ", not " + limits.words());
  return std::nullopt;
}

auto RowReader::parts(std::size_t column, std::string_view joiners) const -> std::vector<Part> {
  std::vector<Part> out;
  if (is_none(column)) return out;
  const std::string_view written = text(column);
  const Span whole = place(column);
  for (std::size_t begin = 0; begin <= written.size();) {
    const std::size_t end = std::min(written.find_first_of(joiners, begin), written.size());
    const std::string_view part = text::trimmed(written.substr(begin, end - begin));
    const auto at = whole.begin() + static_cast<std::uint32_t>(part.data() - written.data());
    const auto stop = std::min(at + static_cast<std::uint32_t>(part.size()), whole.end());
    out.push_back({part, {whole.doc(), std::min(at, stop), stop}});
    begin = end + 1;
  }
  return out;
}

void RowReader::grounds(std::size_t ground_column, std::size_t source_column, Grounds& out) {
  const auto ground = word<fb::Ground>(ground_column, "ground");
  for (const Part& part : parts(source_column)) {
    if (const auto index = reading_.resolve(Kind::source, part.text, part.where)) out.sources.push_back(SourceId{*index});
  }
  if (!ground) return;
  out.ground = *ground;
  if (*ground != fb::Ground::estimate && is_none(source_column)) {
    reading_.say(IssueKind::missing_source, place(source_column), "ground " + quoted(text(ground_column)) + " without a source");
  }
}

auto has_columns(Reading& reading, const text::Table& table, std::span<const std::string> columns) -> bool {
  std::string wanted;
  for (const std::string& column : columns) wanted += (wanted.empty() ? "" : " | ") + column;
  for (std::size_t i = 0; i < std::max(columns.size(), table.header.cells.size()); ++i) {
    if (i < columns.size() && i < table.header.cells.size() && table.header.cells[i].text == columns[i]) continue;
    const bool too_few = i >= table.header.cells.size();
    reading.say(IssueKind::unknown_column, too_few ? table.header.where : table.header.cells[i].where,
                (too_few ? "no column " + quoted(columns[i]) : "a column " + quoted(table.header.cells[i].text)) + "; the columns are " + wanted);
    return false;
  }
  return true;
}

auto has_all_cells(Reading& reading, const text::Table& table, const text::Row& row) -> bool {
  if (row.cells.size() == table.header.cells.size()) return true;
  reading.say(IssueKind::wrong_cell_count, row.where,
              "a row of " + std::to_string(row.cells.size()) + " cells under " + std::to_string(table.header.cells.size()) + " columns");
  return false;
}

void for_each_row(Reading& reading, TableKind kind, const std::function<void(const RawTable&, RowReader&)>& read) {
  const TableForm& form = form_of(kind);
  const std::vector<std::string> columns(form.columns.begin(), form.columns.end());
  for (const RawTable& raw : reading.tables) {
    if (raw.kind != kind || !has_columns(reading, *raw.table, columns)) continue;
    for (const text::Row& row : raw.table->rows) {
      if (!has_all_cells(reading, *raw.table, row)) continue;
      RowReader reader(reading, row);
      read(raw, reader);
    }
  }
}

}  // namespace antalgic::compile
