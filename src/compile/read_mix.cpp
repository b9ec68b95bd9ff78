#include <charconv>
#include <cstdio>

#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

auto column_text(double bound) -> std::string {
  char out[32];
  std::snprintf(out, sizeof out, "%.10g", bound);
  return out;
}

class MixReader {
 public:
  MixReader(Reading& reading, Mix& mix) : reading_(reading), mix_(mix) {
    columns_ = {"cause", "record"};
    for (const double bound : mix.columns) columns_.push_back(column_text(bound));
    for (const char* last : {"unknown", "ground", "source", "note"}) columns_.emplace_back(last);
  }

  void table(const text::Table& table) {
    if (!has_columns(reading_, table, columns_)) return;
    for (const text::Row& row : table.rows) {
      if (!has_all_cells(reading_, table, row)) continue;
      RowReader reader(reading_, row);
      read_row(reader);
    }
  }

 private:
  void read_row(RowReader& row) {
    MixRow out(row.where());
    bool whole = true;
    for (std::size_t i = 0; i <= mix_.columns.size(); ++i) {
      const auto value = row.number(i + 2, columns_[i + 2], positive);
      whole = whole && value;
      out.values.push_back(value.value_or(0));
    }
    const std::size_t ground = mix_.columns.size() + 3;
    row.grounds(ground, ground + 1, out);
    out.note = row.words(ground + 2);
    if (row.text(1) == "general") return read_general(row, std::move(out.values));
    const auto cause = row.id<CauseId>(0, Kind::cause);
    MixModifier* modifier = nullptr;
    if (row.text(1) != "prior") {
      const auto index = reading_.resolve(Kind::mix_modifier, row.text(1), row.place(1));
      if (!index) return;
      modifier = &mix_.modifiers[*index];
    }
    if (!cause || !whole) return;
    out.cause = *cause;
    std::vector<MixRow>& rows = modifier == nullptr ? mix_.priors : modifier->rows;
    for (const MixRow& other : rows) {
      if (other.cause == out.cause) return reading_.say(IssueKind::duplicate_line, row.where(), quoted(row.text(0)) + " has a line " + quoted(row.text(1)) + " already");
    }
    rows.push_back(std::move(out));
  }

  void read_general(const RowReader& row, std::vector<double> values) {
    if (row.text(0) != "*") return reading_.say(IssueKind::unknown_word, row.place(0), quoted(row.text(0)) + " on the line `general`, which is for all others, `*`");
    if (!mix_.general.empty()) return reading_.say(IssueKind::duplicate_line, row.where(), "a second line `general`");
    mix_.general = std::move(values);
  }

  Reading& reading_;
  Mix& mix_;
  std::vector<std::string> columns_;
};

void read_modifiers(Reading& reading, Mix& mix) {
  for (const RawRecord& record : reading.of(Kind::mix_modifier)) {
    Fields fields(reading, Kind::mix_modifier, record);
    MixModifier out(record.id, record.where, record.topic);
    out.when = fields.condition("when", Scope::answers, Need::must);
    out.exclusive = fields.whole("exclusive", {0, 1000}, Need::may).value_or(0);
    out.general = fields.flag("general");
    fields.done();
    mix.modifiers.push_back(std::move(out));
  }
}

auto read_head(Reading& reading, const RawRecord& record) -> Mix {
  Fields fields(reading, Kind::mix, record);
  auto gate = fields.condition("gate", Scope::answers, Need::must);
  Mix out{gate ? *std::move(gate) : Condition(record.where), {}, {}, {}, 0, {}, {}, {}};
  out.gate_finding = fields.id<FindingId>("gate_finding", Kind::finding, Need::must);
  out.clock = fields.id<FindingId>("clock", Kind::finding, Need::must);
  if (out.clock.exists() && reading.finding(out.clock).kind != fb::AnswerKind::number) {
    reading.say(IssueKind::condition_type, fields.place_of("clock"), quoted(reading.finding(out.clock).id) + " as a clock is no number");
  }
  out.columns = fields.numbers("columns", positive, Need::must);
  for (std::size_t i = 1; i < out.columns.size(); ++i) {
    if (out.columns[i] <= out.columns[i - 1]) reading.say(IssueKind::not_rising, fields.place_of("columns"), "`columns` do not rise");
  }
  out.share_if_not_asked = fields.number("share_if_not_asked", share, Need::must);
  fields.done();
  return out;
}

}  // namespace

void read_mix(Reading& reading) {
  if (reading.of(Kind::mix).empty()) {
    for (const RawRecord& record : reading.of(Kind::mix_modifier)) reading.say(IssueKind::missing_record, record.where, "a mix_modifier without a [mix]");
    return;
  }
  const RawRecord& record = reading.of(Kind::mix)[0];
  Mix mix = read_head(reading, record);
  read_modifiers(reading, mix);
  MixReader reader(reading, mix);
  for (const RawTable& raw : reading.tables) {
    if (raw.kind == TableKind::mix_priors) reader.table(*raw.table);
  }
  if (mix.general.empty()) mix.general.resize(mix.columns.size() + 1);
  reading.model.mix = std::move(mix);
}

}  // namespace antalgic::compile
