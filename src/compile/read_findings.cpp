#include <algorithm>
#include <cmath>
#include <set>

#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

constexpr double rounding = 1e-6;   // of shares that add to 1
constexpr std::size_t most_options = 64;  // bits of a mask

void read_groups(Reading& reading) {
  for_each_row(reading, TableKind::groups, [&](const RawTable& table, RowReader& row) {
    if (!well_formed(Kind::group, row.text(0))) reading.say(IssueKind::bad_id, row.place(0), quoted(row.text(0)) + " as the id of a group");
    if (!reading.names.add(Kind::group, row.text(0))) return reading.say(IssueKind::duplicate_id, row.place(0), "group " + quoted(row.text(0)) + " is defined already");
    Group group(row.text(0), row.place(0), table.topic);
    group.meaning = row.must(1, "meaning");
    reading.model.groups.push_back(std::move(group));
  });
}

class FindingReader {
 public:
  FindingReader(Reading& reading, const RawRecord& record)
      : reading_(reading), fields_(reading, Kind::finding, record), out_(record.id, record.where, record.topic) {}

  auto run() -> Finding {
    out_.question = fields_.words("question", Need::must);
    out_.help = fields_.words("help");
    out_.short_name = fields_.words("short");
    out_.kind = fields_.word("type", Need::must, fb::AnswerKind::yes_no);
    if (fields_.has("group")) out_.group = fields_.id<GroupId>("group", Kind::group, Need::may);
    out_.flags = fields_.flags<fb::FindingFlag>("flags");
    out_.classes = fields_.ids<ClassId>("classes", Kind::medicine_class);
    out_.core = fields_.whole("core", {1, 10000}, Need::may);
    out_.passes_by_day = fields_.whole("passes_by_day", days, Need::may).value_or(0);
    read_codes();
    fields_.grounds(out_);
    switch (out_.kind) {
      case fb::AnswerKind::yes_no: read_yes_no(); break;
      case fb::AnswerKind::choice: read_choice(); break;
      case fb::AnswerKind::number: read_number(); break;
    }
    fields_.done();
    return std::move(out_);
  }

 private:
  void read_codes() {
    const text::Entries* codes = fields_.table("codes");
    if (codes == nullptr) return;
    Fields inner(reading_, *codes, fields_.place_of("codes"), "codes of " + quoted(out_.id));
    out_.codes = {inner.words("icd10"), inner.words("loinc"), inner.words("snomed")};
    inner.done();
  }

  void read_yes_no() {
    const double yes = fields_.number("background", share, Need::must);
    out_.options = {{"yes", "", yes, 0, 0, false}, {"no", "", 1 - yes, 0, 0, false}};
  }

  void read_choice() {
    const text::List* options = fields_.list("options", Need::must);
    if (options == nullptr) return;
    for (const text::Value& value : *options) {
      auto inner = option_fields(value, "an option");
      if (!inner) continue;
      Option option;
      option.id = read_id(*inner);
      option.label = inner->words("label", Need::must);
      option.background = inner->number("background", share, Need::must);
      option.dont_know = inner->flag("dont_know");
      inner->done();
      out_.options.push_back(std::move(option));
    }
    check_shares("options", options->size());
    if (std::ranges::count_if(out_.options, &Option::dont_know) > 1) {
      reading_.say(IssueKind::repeated, fields_.place_of("options"), "two options of " + quoted(out_.id) + " mean unknown");
    }
  }

  void read_number() {
    out_.unit = fields_.words("unit", Need::must);
    out_.min = fields_.number("min", any_number, Need::must);
    out_.max = fields_.number("max", any_number, Need::must);
    if (fields_.has("min") && fields_.has("max") && out_.min >= out_.max) {
      reading_.say(IssueKind::range_out_of_order, fields_.place_of("min"), "`min` is not below `max`");
    }
    const text::List* bins = fields_.list("bins", Need::must);
    if (bins == nullptr || bins->empty()) return;
    for (const text::Value& value : *bins) {
      auto inner = option_fields(value, "a bin");
      if (!inner) continue;
      Option bin;
      bin.id = read_id(*inner);
      bin.label = inner->words("label");
      bin.from = inner->number("from", any_number, Need::must);
      bin.to = inner->number("to", any_number, Need::must);
      bin.background = inner->number("background", share, Need::must);
      inner->done();
      out_.options.push_back(std::move(bin));
    }
    if (check_shares("bins", bins->size())) check_bins(*bins);
  }

  auto option_fields(const text::Value& value, std::string_view what) -> std::optional<Fields> {
    if (const text::Entries* table = value.table()) return Fields(reading_, *table, value.where, std::string(what) + " of " + quoted(out_.id));
    fields_.wrong_type(out_.kind == fb::AnswerKind::choice ? "options" : "bins", value, "a table");
    return std::nullopt;
  }

  auto read_id(Fields& inner) -> std::string {
    std::string id = inner.words("id", Need::must);
    const Span where = inner.place_of("id");
    if (!id.empty() && !well_formed(Kind::finding, id)) reading_.say(IssueKind::bad_id, where, quoted(id) + " as the id of an option");
    if (std::ranges::find(out_.options, id, &Option::id) != out_.options.end()) reading_.say(IssueKind::duplicate_id, where, "option " + quoted(id) + " of " + quoted(out_.id) + " is defined already");
    return id;
  }

  // False if the list is broken, so that nothing more is worth saying.
  auto check_shares(std::string_view key, std::size_t written) -> bool {
    const Span where = fields_.place_of(key);
    if (written > most_options) reading_.say(IssueKind::out_of_range, where, std::to_string(written) + " " + std::string(key) + " of " + quoted(out_.id) + ", more than 64");
    if (out_.options.size() != written) return false;
    double sum = 0;
    for (const Option& option : out_.options) sum += option.background;
    if (std::abs(sum - 1) <= rounding) return true;
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", sum);
    reading_.say(IssueKind::backgrounds_do_not_add, where, std::string(key) + " of " + quoted(out_.id) + " add to " + text);
    return true;
  }

  void check_bins(const text::List& bins) {
    double expected = out_.min;
    for (std::size_t i = 0; i < bins.size(); ++i) {
      const Option& bin = out_.options[i];
      const bool last = i + 1 == bins.size();
      if (bin.from == expected && bin.from < bin.to && (!last || bin.to == out_.max)) {
        expected = bin.to;
        continue;
      }
      const std::string edge = bin.from != expected ? "does not start where the one before it ends" : bin.from >= bin.to ? "is empty" : "does not end at the finding's `max`";
      return reading_.say(IssueKind::bins_with_gaps, bins[i].where, "bin " + quoted(bin.id) + " of " + quoted(out_.id) + " " + edge);
    }
  }

  Reading& reading_;
  Fields fields_;
  Finding out_;
};

}  // namespace

void read_findings(Reading& reading) {
  read_groups(reading);
  reading.model.findings.reserve(reading.of(Kind::finding).size());
  for (const RawRecord& record : reading.of(Kind::finding)) {
    const std::size_t before = reading.issues.size();
    reading.model.findings.push_back(FindingReader(reading, record).run());
    reading.shaky_findings.push_back(reading.issues.size() > before);
  }
}

}  // namespace antalgic::compile
