// The expected course, when to look again, what to do where it goes slower; and the lessons.
#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

void read_points(Reading& reading, Fields& fields, Course& out) {
  const text::List* points = fields.list("points", Need::must);
  if (points == nullptr) return;
  for (const text::Value& value : *points) {
    const text::Entries* table = value.table();
    if (table == nullptr) {
      fields.wrong_type("points", value, "a table with `day`, `left`, `low`, `high`");
      continue;
    }
    Fields inner(reading, *table, value.where, "a point of course " + quoted(out.id));
    const Limits part{0, 10};  // pain may grow beyond where it started
    const Course::Point point{inner.whole("day", days, Need::must).value_or(0), inner.number("left", part, Need::must), inner.number("low", part, Need::must),
                              inner.number("high", part, Need::must)};
    inner.done();
    if (point.low > point.left || point.left > point.high) reading.say(IssueKind::range_out_of_order, value.where, "`left` lies outside `low` to `high`");
    if (!out.points.empty() && point.day <= out.points.back().day) reading.say(IssueKind::not_rising, value.where, "the days of course " + quoted(out.id) + " do not rise");
    out.points.push_back(point);
  }
}

void read_reassessments(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::reassess)) {
    Fields fields(reading, Kind::reassess, record);
    Reassess out(record.id, record.where, record.topic);
    out.when = fields.condition("when", Scope::answers, Need::must);
    for (const double day : fields.numbers("days", days, Need::must)) out.days.push_back(static_cast<std::uint16_t>(day));
    for (std::size_t i = 1; i < out.days.size(); ++i) {
      if (out.days[i] <= out.days[i - 1]) reading.say(IssueKind::not_rising, fields.place_of("days"), "`days` do not rise");
    }
    out.say = fields.words("say");
    fields.done();
    reading.model.reassessments.push_back(std::move(out));
  }
}

void read_paces(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::pace)) {
    Fields fields(reading, Kind::pace, record);
    Pace out(record.id, record.where, record.topic);
    out.when_day = fields.whole("when_day", days, Need::may);
    out.say = fields.words("say", Need::must);
    if (fields.has("level")) out.level = fields.word("level", Need::may, fb::Level::self_care);
    fields.done();
    reading.model.paces.push_back(std::move(out));
  }
}

}  // namespace

void read_courses(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::course)) {
    Fields fields(reading, Kind::course, record);
    Course out(record.id, record.where, record.topic);
    out.applies_to = fields.ids<CauseId>("applies_to", Kind::cause);
    read_points(reading, fields, out);
    fields.grounds(out);
    fields.done();
    reading.model.courses.push_back(std::move(out));
  }
  read_reassessments(reading);
  read_paces(reading);
}

void read_lessons(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::lesson)) {
    Fields fields(reading, Kind::lesson, record);
    Lesson out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    out.order = fields.whole("order", {0, 10000}, Need::must).value_or(0);
    if (const text::List* questions = fields.list("question")) {
      for (const text::Value& value : *questions) {
        const text::Entries* table = value.table();
        if (table == nullptr) {
          fields.wrong_type("question", value, "a table with `ask`, `answer`, `why`");
          continue;
        }
        Fields inner(reading, *table, value.where, "a question of lesson " + quoted(record.id));
        out.questions.push_back({inner.words("ask", Need::must), inner.words("answer", Need::must), inner.words("why", Need::must)});
        inner.done();
      }
    }
    fields.done();
    reading.model.lessons.push_back(std::move(out));
  }
}

}  // namespace antalgic::compile
