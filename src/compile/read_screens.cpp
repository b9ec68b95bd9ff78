#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

class LineReader {
 public:
  LineReader(Reading& reading, const text::Entries& fields, Span where, const std::string& screen)
      : reading_(reading), fields_(reading, fields, where, "a line of screen " + quoted(screen)), out_{.finding = {}, .text = {}, .confirm = {}, .also_covers = {}, .then = {}, .tick_option = {}, .where = where} {}

  auto run() -> ScreenLine {
    out_.finding = fields_.id<FindingId>("finding", Kind::finding, Need::must);
    out_.text = fields_.words("text", Need::must);
    out_.confirm = fields_.words("confirm");
    out_.also_covers = fields_.ids<FindingId>("also_covers", Kind::finding);
    out_.then = fields_.ids<FindingId>("then", Kind::finding);
    out_.then_medicines = fields_.flag("then_medicines");
    out_.choice = fields_.flag("choice");
    out_.ticked = fields_.number("ticked", share, Need::may);
    out_.keeps = fields_.number("keeps", share, Need::may);
    read_options();
    fields_.done();
    return std::move(out_);
  }

 private:
  void read_options() {
    const auto then_if = fields_.text_values("then_if", Need::may);
    const std::string tick = fields_.words("tick_option");
    if (!out_.finding.exists()) return;
    for (const text::Value* value : then_if) {
      if (const auto option = reading_.resolve_option(out_.finding, *value->words(), value->where)) out_.then_if |= std::uint64_t{1} << *option;
    }
    if (!tick.empty()) out_.tick_option = reading_.resolve_option(out_.finding, tick, fields_.place_of("tick_option"));
    const bool choice = reading_.finding(out_.finding).kind == fb::AnswerKind::choice || reading_.shaky_findings[out_.finding.index];
    if (choice) return;
    for (const std::string_view key : {"choice", "then_if", "tick_option"}) {
      if (fields_.has(key)) reading_.say(IssueKind::condition_type, fields_.place_of(key), quoted(key) + " of " + quoted(reading_.finding(out_.finding).id) + ", which is no choice");
    }
  }

  Reading& reading_;
  Fields fields_;
  ScreenLine out_;
};

}  // namespace

void read_screens(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::screen)) {
    Fields fields(reading, Kind::screen, record);
    Screen out(record.id, record.where, record.topic);
    out.heading = fields.words("heading", Need::must);
    out.emergency = fields.flag("emergency");
    for (const text::Value* value : fields.text_values("decides", Need::may)) {
      if (const auto set = reading.names.find(Kind::set, *value->words())) out.decides.emplace_back(SetId{*set});
      else if (const auto treatment = reading.resolve(Kind::treatment, *value->words(), value->where)) out.decides.emplace_back(TreatmentId{*treatment});
    }
    if (const text::List* lines = fields.list("line", Need::must)) {
      for (const text::Value& value : *lines) {
        if (const text::Entries* table = value.table()) out.lines.push_back(LineReader(reading, *table, value.where, record.id).run());
        else fields.wrong_type("line", value, "a table");
      }
    }
    fields.done();
    reading.model.screens.push_back(std::move(out));
  }
}

}  // namespace antalgic::compile
