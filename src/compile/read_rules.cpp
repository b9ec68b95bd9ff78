// Rules over answers: closures, danger rules, channels, safety rules.
#include "compile/answer_value.hpp"
#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

// `not_applicable`, `no` and `set` of a closure.
class Fills {
 public:
  Fills(Reading& reading, Fields& fields) : reading_(reading), fields_(fields) {}

  auto run() -> std::vector<Fill> {
    for (const FindingId id : fields_.ids<FindingId>("not_applicable", Kind::finding)) out_.push_back({id, fb::FillState::not_applicable});
    for (const FindingId id : fields_.ids<FindingId>("no", Kind::finding)) {
      if (reading_.finding(id).kind != fb::AnswerKind::yes_no && !reading_.shaky_findings[id.index]) {
        reading_.say(IssueKind::condition_type, fields_.place_of("no"), quoted(reading_.finding(id).id) + " cannot be answered no");
      }
      out_.push_back({id, fb::FillState::no});
    }
    if (const text::Entries* values = fields_.table("set")) {
      for (const text::Entry& entry : *values) set(entry);
    }
    return std::move(out_);
  }

 private:
  void set(const text::Entry& entry) {
    const auto index = reading_.resolve(Kind::finding, entry.key, entry.key_place);
    if (!index) return;
    const auto given = read_answer(reading_, FindingId{*index}, entry.value);
    if (!given) return;
    Fill fill{given->finding, fb::FillState::yes, given->option, given->number};
    switch (given->state) {
      case Given::State::yes: fill.state = fb::FillState::yes; break;
      case Given::State::no: fill.state = fb::FillState::no; break;
      case Given::State::option: fill.state = fb::FillState::option; break;
      case Given::State::number: fill.state = fb::FillState::number; break;
      case Given::State::unknown: return reading_.say(IssueKind::answer_does_not_fit, entry.value.where, "an implication that makes " + quoted(entry.key) + " unknown");
    }
    out_.push_back(fill);
  }

  Reading& reading_;
  Fields& fields_;
  std::vector<Fill> out_;
};

auto read_danger(Reading& reading, Kind kind, const RawRecord& record) -> Danger {
  Fields fields(reading, kind, record);
  Danger out(record.id, record.where, record.topic);
  out.title = fields.words("title", Need::must);
  out.level = fields.word("level", Need::must, fb::Level::self_care);
  out.when = fields.condition("when", Scope::danger, Need::must);
  out.unless = fields.condition("unless", Scope::danger);
  out.say = fields.words("say", Need::must);
  out.doubt = fields.words("doubt");
  if (kind == Kind::channel) out.channel = fields.words("channel", Need::must);
  fields.grounds(out);
  fields.done();
  return out;
}

}  // namespace

void read_closures(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::closure)) {
    Fields fields(reading, Kind::closure, record);
    Closure out(record.id, record.where, record.topic);
    out.title = fields.words("title");
    out.when = fields.condition("when", Scope::answers, Need::must);
    out.fills = Fills(reading, fields).run();
    if (!fields.has("not_applicable") && !fields.has("no") && !fields.has("set")) {
      reading.say(IssueKind::missing_key, record.where, "closure " + quoted(record.id) + " without any of `not_applicable`, `no`, `set`");
    }
    fields.done();
    reading.model.closures.push_back(std::move(out));
  }
}

void read_dangers(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::danger)) reading.model.dangers.push_back(read_danger(reading, Kind::danger, record));
  for (const RawRecord& record : reading.of(Kind::channel)) reading.model.channels.push_back(read_danger(reading, Kind::channel, record));
}

void read_safety(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::safety)) {
    Fields fields(reading, Kind::safety, record);
    Safety out(record.id, record.where, record.topic);
    out.title = fields.words("title");
    out.when = fields.condition("when", Scope::everything, Need::must);
    out.unless = fields.condition("unless", Scope::everything);
    out.severity = fields.word("severity", Need::must, fb::Severity::minor);
    out.effect = fields.words("effect", Need::must);
    out.why = fields.words("why");
    out.instead = fields.words("instead");
    out.doubt = fields.words("doubt");
    out.same_item = fields.flag("same_item");
    out.asks_when_open = fields.ids<FindingId>("asks_when_open", Kind::finding);
    fields.grounds(out);
    fields.done();
    reading.model.safety.push_back(std::move(out));
  }
}

}  // namespace antalgic::compile
