// `Narrower and broader`, `Stand-ins` and derived findings: what follows from what.
#include <algorithm>

#include "compile/condition_parser.hpp"
#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"
#include "text/lines.hpp"

namespace antalgic::compile {
namespace {

// `finding` or `finding = option`.
struct Side {
  FindingId finding;
  std::optional<std::uint16_t> option;
};

auto read_whole(Reading& reading, const RowReader& row) -> std::optional<Side> {
  const auto parts = row.parts(1, "=");
  if (parts.empty()) return reading.say(IssueKind::empty_text, row.place(1), "nothing in the column `broader`"), std::nullopt;
  const auto finding = reading.resolve(Kind::finding, parts[0].text, parts[0].where);
  if (!finding) return std::nullopt;
  Side out{FindingId{*finding}, std::nullopt};
  if (parts.size() > 1) {
    out.option = reading.resolve_option(out.finding, parts[1].text, parts[1].where);
    return out.option ? std::optional(out) : std::nullopt;
  }
  if (reading.finding(out.finding).kind == fb::AnswerKind::yes_no || reading.shaky_findings[*finding]) return out;
  reading.say(IssueKind::condition_type, parts[0].where, quoted(parts[0].text) + " as a whole is no yes/no finding and names no option");
  return std::nullopt;
}

}  // namespace

void read_narrower(Reading& reading) {
  for_each_row(reading, TableKind::narrower, [&](const RawTable&, RowReader& row) {
    const auto part = row.id<FindingId>(0, Kind::finding);
    const auto whole = read_whole(reading, row);
    if (!part || !whole) return;
    if (reading.finding(*part).kind != fb::AnswerKind::yes_no && !reading.shaky_findings[part->index]) {
      return reading.say(IssueKind::condition_type, row.place(0), quoted(row.text(0)) + " as a part is no yes/no finding");
    }
    reading.model.narrower.push_back({*part, whole->finding, whole->option, row.where()});
  });
}

void read_stand_ins(Reading& reading) {
  for_each_row(reading, TableKind::stand_ins, [&](const RawTable&, RowReader& row) {
    const auto comparison = parse_condition(reading, row.text(0), row.place(0), Scope::answers);
    auto when = parse_condition(reading, row.text(1), row.place(1), Scope::answers);
    if (comparison && !is_comparison(*comparison)) {
      return reading.say(IssueKind::condition_type, row.place(0), quoted(row.text(0)) + " is not the comparison of a number");
    }
    if (!comparison || !when) return;
    const Atom& atom = comparison->atom;
    reading.model.stand_ins.push_back({std::get<FindingId>(atom.subject), atom.op, atom.value, *std::move(when), row.where()});
  });
}

void read_derivations(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::derivation)) {
    Fields fields(reading, Kind::derivation, record);
    Derivation out(record.id, record.where, record.topic);
    out.finding = FindingId{reading.resolve(Kind::finding, record.id, record.where).value_or(FindingId::none_index)};
    out.formula = fields.word("formula", Need::must, fb::Formula::any_of);
    out.from = fields.ids<FindingId>("from", Kind::finding, Need::must);
    out.otherwise_no = fields.flag("otherwise_no");
    const std::size_t needed = out.formula == fb::Formula::any_of ? 1 : 2;
    const bool right = needed == 1 ? !out.from.empty() : out.from.size() == 2;
    if (fields.has("from") && !right) reading.say(IssueKind::out_of_range, fields.place_of("from"), std::to_string(out.from.size()) + " findings for this formula");
    fields.done();
    reading.model.derivations.push_back(std::move(out));
  }
}

void check_narrower(Reading& reading) {
  const Model& model = reading.model;
  for (const Narrower& row : model.narrower) {
    if (reading.shaky_findings[row.part.index] || reading.shaky_findings[row.whole.index]) continue;
    const double part = model.findings[row.part.index].options[0].background;
    const double whole = model.findings[row.whole.index].options[row.whole_option.value_or(0)].background;
    if (part > whole) {
      reading.say(IssueKind::narrower_above_broader, row.where, quoted(model.findings[row.part.index].id) + " is commoner than " + quoted(model.findings[row.whole.index].id) + ", its whole");
    }
  }
  // A row closes a circle if its part is reached from its whole by the rows before it.
  std::vector<std::vector<FindingId>> wholes(model.findings.size());
  for (const Narrower& row : model.narrower) {
    std::vector<FindingId> reached{row.whole};
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (const FindingId next : wholes[reached[i].index]) {
        if (std::ranges::find(reached, next) == reached.end()) reached.push_back(next);
      }
    }
    if (std::ranges::find(reached, row.part) != reached.end()) {
      reading.say(IssueKind::narrower_cycle, row.where, quoted(model.findings[row.part.index].id) + " would be part of itself");
    } else {
      wholes[row.part.index].push_back(row.whole);
    }
  }
}

}  // namespace antalgic::compile
