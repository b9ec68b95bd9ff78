#include <algorithm>
#include <map>

#include "compile/fields.hpp"
#include "compile/likelihood_columns.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

constexpr double rounding = 1e-9;

// The answers that a row names, as bits of the finding's options; nothing where one of them is none.
auto read_mask(Reading& reading, RowReader& row, FindingId finding) -> std::optional<std::uint64_t> {
  const Finding& f = reading.finding(finding);
  if (f.kind == fb::AnswerKind::yes_no && row.text(column::answer) != "yes") {
    if (!reading.shaky_findings[finding.index]) reading.say(IssueKind::unknown_option, row.place(column::answer), quoted(row.text(column::answer)) + " for " + quoted(f.id) + ", whose rows say `yes`");
    return std::nullopt;
  }
  std::uint64_t mask = 0;
  bool whole = true;
  for (const RowReader::Part& part : row.parts(column::answer, "+")) {
    const auto option = reading.resolve_option(finding, part.text, part.where);
    whole = whole && option;
    if (option) mask |= std::uint64_t{1} << *option;
  }
  if (!whole) return std::nullopt;
  if (mask != 0) return mask;
  reading.say(IssueKind::empty_text, row.place(column::answer), "no answer");
  return std::nullopt;
}

// P with its range.
auto read_numbers(Reading& reading, RowReader& row, Likelihood& out) -> bool {
  const auto p = row.number(column::p, "P", share);
  const auto low = row.number(column::low, "low", share);
  const auto high = row.number(column::high, "high", share);
  if (!p || !low || !high) return false;
  out.p = *p;
  out.low = *low;
  out.high = *high;
  if (out.low <= out.p && out.p <= out.high) return true;
  reading.say(IssueKind::range_out_of_order, row.place(column::p), row.text(column::p) + " outside " + row.text(column::low) + " to " + row.text(column::high));
  return false;
}

void read_row(Reading& reading, Cause& cause, RowReader& row) {
  Likelihood out(row.where());
  row.grounds(column::ground, column::source, out);
  out.note = row.words(column::note);
  const bool numbers = read_numbers(reading, row, out);
  const auto finding = row.id<FindingId>(column::finding, Kind::finding);
  if (!finding) return;
  out.finding = *finding;
  const Finding& f = reading.finding(*finding);
  if ((static_cast<unsigned>(f.flags) & static_cast<unsigned>(fb::FindingFlag::prior_only)) != 0) {
    return reading.say(IssueKind::row_on_prior_only, row.place(column::finding), quoted(f.id) + " enters through the prior");
  }
  const auto mask = read_mask(reading, row, *finding);
  if (!mask) return;
  out.mask = *mask;
  if (numbers) cause.likelihoods.push_back(std::move(out));
  if (reading.shaky_findings[finding->index]) return;
  const std::string background = background_text(f, *mask);
  if (row.text(column::background) != background) {
    reading.say(IssueKind::stale_background, row.place(column::background), quoted(row.text(column::background)) + " where " + quoted(f.id) + " has " + background);
  }
}

}  // namespace

void read_likelihoods(Reading& reading) {
  for_each_row(reading, TableKind::likelihoods, [&](const RawTable& table, RowReader& row) { read_row(reading, reading.model.causes[table.owner], row); });
}

// Rows of one finding name each answer once and leave a share of 0 or more to the rest. Sorts them once that is said.
void check_likelihoods(Reading& reading) {
  struct Seen {
    std::uint64_t mask = 0;
    double sum = 0;
  };
  for (Cause& cause : reading.model.causes) {
    std::map<FindingId, Seen> seen;
    std::uint16_t highest = 0;
    bool unsorted = false;
    for (const Likelihood& row : cause.likelihoods) {
      Seen& before = seen[row.finding];
      const std::string& finding = reading.finding(row.finding).id;
      if ((before.mask & row.mask) != 0) reading.say(IssueKind::overlapping_rows, row.where, "an answer of " + quoted(finding) + " that another row of " + quoted(cause.id) + " names");
      const bool was_over = before.sum > 1 + rounding;
      before.mask |= row.mask;
      before.sum += row.p;
      if (before.sum > 1 + rounding && !was_over) reading.say(IssueKind::rows_over_one, row.where, "the rows of " + quoted(finding) + " for " + quoted(cause.id) + " add to more than 1");
      if (row.finding.index < highest && !unsorted) {
        reading.say(IssueKind::unsorted_table, row.where, quoted(finding) + " after " + quoted(reading.model.findings[highest].id));
        unsorted = true;
      }
      highest = std::max(highest, row.finding.index);
    }
    std::ranges::sort(cause.likelihoods, {}, [](const Likelihood& row) { return std::pair(row.finding, row.where); });
  }
}

}  // namespace antalgic::compile
