#include <algorithm>

#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

namespace column {
constexpr std::size_t cause = 0, stage = 1, effect = 2, strength = 3, certainty = 4, ground = 5, source = 6, why = 7;
}

void read_stage(Reading& reading, RowReader& row, Effect& out) {
  out.any_window = row.text(column::stage) == "any";
  if (out.any_window) {
    out.windows = static_cast<std::uint16_t>((1U << reading.model.windows.size()) - 1);
    return;
  }
  for (const RowReader::Part& part : row.parts(column::stage, "+")) {
    if (const auto index = reading.resolve(Kind::window, part.text, part.where)) out.windows = static_cast<std::uint16_t>(out.windows | 1U << *index);
  }
  if (row.is_none(column::stage)) reading.say(IssueKind::empty_text, row.place(column::stage), "nothing in the column `stage`");
}

void read_row(Reading& reading, Treatment& treatment, RowReader& row) {
  Effect out(row.where());
  const auto cause = row.id<CauseId>(column::cause, Kind::cause);
  read_stage(reading, row, out);
  const auto kind = row.word<fb::EffectKind>(column::effect, "effect");
  const auto strength = row.number(column::strength, "strength", {0, 3});
  const auto certainty = row.word<fb::Certainty>(column::certainty, "certainty");
  row.grounds(column::ground, column::source, out);
  out.why = row.words(column::why);
  if (!cause || !kind || !strength || !certainty) return;
  out.cause = *cause;
  out.kind = *kind;
  out.strength = static_cast<std::uint8_t>(*strength);
  if (out.strength != *strength) return reading.say(IssueKind::wrong_type, row.place(column::strength), quoted(row.text(column::strength)) + " in the column `strength` is no whole number");
  out.certainty = *certainty;
  const bool taken = std::ranges::any_of(treatment.effects, [&](const Effect& other) {
    return other.cause == out.cause && other.any_window == out.any_window && (other.windows & out.windows) != 0;
  });
  if (taken) reading.say(IssueKind::duplicate_line, row.where(), quoted(row.text(column::cause)) + " has a line for this window already");
  treatment.effects.push_back(std::move(out));
}

}  // namespace

void read_effects(Reading& reading) {
  for_each_row(reading, TableKind::effects, [&](const RawTable& table, RowReader& row) { read_row(reading, reading.model.treatments[table.owner], row); });
}

}  // namespace antalgic::compile
