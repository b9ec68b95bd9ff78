#include "wire/presentation_json.hpp"

#include "base/decimal.hpp"
#include "explain/words.hpp"
#include "wire/time.hpp"

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;
using answers::Answer;

constexpr std::size_t most_medicines = 100;
constexpr std::size_t longest_name = 200;

auto kind_in_words(json::Value value) -> std::string {
  switch (value.kind()) {
    case json::Kind::null: return "null";
    case json::Kind::boolean: return *value.boolean() ? "true" : "false";
    case json::Kind::array: return "a list";
    case json::Kind::object: return "an object";
    case json::Kind::string: {
      const auto text = *value.string();
      return std::string{"\""}
          .append(text.substr(0, text.size() > 40 ? 0 : text.size()))
          .append(text.size() > 40 ? "..." : "")
          .append("\"");
    }
    case json::Kind::number: break;
  }
  std::string out;
  decimal::shortest(out, *value.number());
  return out;
}

auto below(const std::string& pointer, std::string_view step) -> std::string {
  auto out = pointer;
  json::add_step(out, step);
  return out;
}

auto below(const std::string& pointer, std::size_t index) -> std::string {
  auto out = pointer;
  out.push_back('/');
  decimal::integer(out, static_cast<std::int64_t>(index));
  return out;
}

auto options_in_words(const pack::Pack& pack, FindingId finding) -> std::string {
  std::string out;
  const auto& raw = pack.finding(finding);
  for (std::uint16_t i = 0; i < raw.option_count(); ++i) {
    if (i > 0) out.append(", ");
    out.append(pack::text(pack.option(pack.option_of(finding, i)).id()));
  }
  return out;
}

auto read_yes_no(json::Value value, const std::string& pointer, Faults& faults) -> std::optional<Answer> {
  if (const auto truth = value.boolean()) return *truth ? Answer::yes() : Answer::no();
  faults.push_back({pointer, kind_in_words(value).append(" does not answer a yes/no question; give true, false or \"unknown\"")});
  return std::nullopt;
}

auto read_choice(const pack::Pack& pack, FindingId finding, json::Value value, const std::string& pointer, Faults& faults)
    -> std::optional<Answer> {
  if (const auto text = value.string()) {
    if (const auto option = pack.find_option(finding, *text)) {
      return *option == pack.finding(finding).dont_know_option() ? Answer::unknown() : Answer::choice(*option);
    }
  }
  faults.push_back(
      {pointer,
       kind_in_words(value).append(" is no option here; give one of ").append(options_in_words(pack, finding)).append(", or \"unknown\"")});
  return std::nullopt;
}

auto read_amount(const pack::Pack& pack, FindingId finding, json::Value value, const std::string& pointer, Faults& faults)
    -> std::optional<Answer> {
  const auto& raw = pack.finding(finding);
  const auto number = value.number();
  if (number && *number >= raw.min() && *number <= raw.max()) return Answer::amount(*number == 0 ? 0 : *number);
  auto message = kind_in_words(value).append(number ? " is out of range; give a number from " : " is not a number; give one from ");
  decimal::shortest(message, raw.min());
  message.append(" to ");
  decimal::shortest(message, raw.max());
  if (!pack::text(raw.unit()).empty()) message.append(" ").append(pack::text(raw.unit()));
  faults.push_back({pointer, message.append(", or \"unknown\"")});
  return std::nullopt;
}

auto read_planned(json::Value value, const std::string& pointer, Faults& faults) -> intake::Planned {
  const auto text = value.string().value_or("");
  if (text == "start") return intake::Planned::start;
  if (text == "stop") return intake::Planned::stop;
  if (text != "take") faults.push_back({pointer, kind_in_words(value).append(" is not known; give take, start or stop")});
  return intake::Planned::take;
}

auto read_dose(json::Value value, const std::string& pointer, double most, Faults& faults) -> std::optional<double> {
  const auto number = value.number();
  if (number && *number >= 0 && *number <= most) return number;
  auto message = kind_in_words(value).append(" is out of range; give a number from 0 to ");
  decimal::shortest(message, most);
  faults.push_back({pointer, std::move(message)});
  return std::nullopt;
}

void read_name(json::Value value, const std::string& pointer, intake::MedicineSaid& out, Faults& faults) {
  const auto text = value.string();
  if (!text || text->find_first_not_of(" \t\n") == std::string_view::npos) {
    faults.push_back({pointer, "a medicine needs a name"});
  } else if (text->size() > longest_name) {
    faults.push_back({pointer, "a name over 200 bytes is not a medicine's"});
  } else {
    out.name = *text;
  }
}

void read_details(json::Value value, const std::string& pointer, intake::MedicineSaid& out, Faults& faults) {
  if (!value.find("name")) faults.push_back({pointer, "a medicine needs a name"});
  for (const auto member : value) {
    const auto key = member.key();
    const auto place = below(pointer, key);
    if (key == "name") read_name(member, place, out, faults);
    else if (key == "dose_mg") out.dose_mg = read_dose(member, place, 1e6, faults);
    else if (key == "per_day") out.per_day = read_dose(member, place, 96, faults);
    else if (key == "days") out.days = read_dose(member, place, 36525, faults);
    else if (key == "planned") out.planned = read_planned(member, place, faults);
    else faults.push_back({place, "unknown key; a medicine has name, dose_mg, per_day, days, planned"});
  }
}

auto read_setting(json::Value value, const std::string& pointer, Faults& faults) -> infer::Setting {
  const auto text = value.string().value_or("");
  for (const auto setting : {fb::Setting::home, fb::Setting::clinic, fb::Setting::emergency_department})
    if (text == explain::name_of(setting)) return setting;
  faults.push_back({pointer, kind_in_words(value).append(" is no setting; give home, clinic or emergency_department")});
  return fb::Setting::home;
}

auto is_capital(char c) -> bool { return c >= 'A' && c <= 'Z'; }

void read_member(const pack::Pack& pack, json::Value member, const std::string& place, care::Presentation& out, Faults& faults) {
  const auto key = member.key();
  if (key == "schema") {
    if (member.string() != presentation_schema) faults.push_back({place, kind_in_words(member).append(" is not antalgic/presentation/1")});
  } else if (key == "answers") {
    read_answers(pack, member, place, out.answers, faults);
  } else if (key == "medicines") {
    out.medicines_given = true;
    read_medicines(member, place, out.medicines, faults);
  } else if (key == "setting") {
    out.setting = read_setting(member, place, faults);
  } else if (key == "region") {
    const auto text = member.string().value_or("");
    if (text.size() == 2 && is_capital(text[0]) && is_capital(text[1])) out.region = text;
    else faults.push_back({place, kind_in_words(member).append(" is no country; give two capital letters of ISO 3166, such as GB")});
  } else if (key == "at") {
    const auto text = member.string().value_or("");
    if (is_time(text)) out.at = text;
    else faults.push_back({place, kind_in_words(member).append(" is no time; give one such as 2026-01-15T09:30:00+00:00")});
  } else {
    faults.push_back({place, "unknown key; a presentation has schema, answers, medicines, setting, region, at"});
  }
}

void write_medicine(json::Writer& out, const intake::MedicineSaid& said) {
  if (!said.dose_mg && !said.per_day && !said.days && said.planned == intake::Planned::take) return out.string(said.name);
  out.begin_object();
  out.member("name", said.name);
  if (said.dose_mg) out.key("dose_mg").number(*said.dose_mg);
  if (said.per_day) out.key("per_day").number(*said.per_day);
  if (said.days) out.key("days").number(*said.days);
  out.member("planned", said.planned == intake::Planned::take ? "take" : said.planned == intake::Planned::start ? "start" : "stop");
  out.end_object();
}

}  // namespace

auto read_answer(const pack::Pack& pack, FindingId finding, json::Value value, const std::string& pointer, Faults& faults)
    -> std::optional<Answer> {
  const auto kind = pack.finding(finding).kind();
  const bool own_unknown = kind == fb::AnswerKind::choice && pack.find_option(finding, "unknown").has_value();
  if (value.string() == "unknown" && !own_unknown) return Answer::unknown();
  switch (kind) {
    case fb::AnswerKind::yes_no: return read_yes_no(value, pointer, faults);
    case fb::AnswerKind::choice: return read_choice(pack, finding, value, pointer, faults);
    case fb::AnswerKind::number: return read_amount(pack, finding, value, pointer, faults);
  }
  return std::nullopt;
}

void read_answers(const pack::Pack& pack, json::Value value, std::string pointer, answers::Answers& answers, Faults& faults) {
  if (!value.is(json::Kind::object)) {
    faults.push_back({std::move(pointer), kind_in_words(value).append(" where an object of answers belongs")});
    return;
  }
  for (const auto member : value) {
    const auto place = below(pointer, member.key());
    const auto finding = pack.find_finding(member.key());
    if (!finding) {
      faults.push_back({place, "no finding has this id"});
    } else if (const auto answer = read_answer(pack, *finding, member, place, faults)) {
      answers.set(*finding, *answer);
    }
  }
}

void read_medicines(json::Value value, std::string pointer, std::vector<intake::MedicineSaid>& out, Faults& faults) {
  if (!value.is(json::Kind::array) || value.size() > most_medicines) {
    faults.push_back({std::move(pointer), value.is(json::Kind::array) ? "over 100 medicines"
                                                                      : kind_in_words(value).append(" where a list of medicines belongs")});
    return;
  }
  std::size_t index = 0;
  for (const auto item : value) {
    const auto place = below(pointer, index++);
    intake::MedicineSaid said;
    if (item.is(json::Kind::object)) read_details(item, place, said, faults);
    else read_name(item, place, said, faults);
    if (!said.name.empty()) out.push_back(std::move(said));
  }
}

auto read_presentation(const pack::Pack& pack, json::Value value, std::string pointer, Faults& faults) -> care::Presentation {
  care::Presentation out{answers::Answers{pack}};
  if (!value.is(json::Kind::object)) {
    faults.push_back({std::move(pointer), kind_in_words(value).append(" where a presentation belongs")});
    return out;
  }
  for (const auto member : value) read_member(pack, member, below(pointer, member.key()), out, faults);
  return out;
}

auto read_presentation(const pack::Pack& pack, std::string_view text) -> std::expected<care::Presentation, Faults> {
  const auto document = json::read(text);
  if (!document) return std::unexpected{Faults{from_json_fault(document.error())}};
  Faults faults;
  auto out = read_presentation(pack, document->root(), "", faults);
  if (!faults.empty()) return std::unexpected{std::move(faults)};
  return out;
}

void write_answer(json::Writer& out, const pack::Pack& pack, FindingId finding, const Answer& answer) {
  if (!answer.is_given()) return out.string(answer.state == answers::State::not_applicable ? "not_applicable" : "unknown");
  switch (pack.finding(finding).kind()) {
    case fb::AnswerKind::yes_no: return out.boolean(answer.option == 0);
    case fb::AnswerKind::choice: return out.string(pack::text(pack.option(pack.option_of(finding, answer.option)).id()));
    case fb::AnswerKind::number: return out.number(answer.number);
  }
}

void write_answers(json::Writer& out, const pack::Pack& pack, const answers::Answers& answers) {
  out.begin_object();
  for (std::uint16_t i = 0; i < answers.size(); ++i) {
    const FindingId finding{i};
    if (answers.of(finding).state == answers::State::not_asked) continue;
    out.key(pack::text(pack.finding(finding).id()));
    write_answer(out, pack, finding, answers.of(finding));
  }
  out.end_object();
}

void write_presentation(json::Writer& out, const pack::Pack& pack, const care::Presentation& presentation) {
  out.begin_object();
  out.member("schema", presentation_schema);
  out.key("answers");
  write_answers(out, pack, presentation.answers);
  if (presentation.medicines_given || !presentation.medicines.empty()) {
    out.key("medicines").begin_array();
    for (const auto& said : presentation.medicines) write_medicine(out, said);
    out.end_array();
  }
  out.member("setting", explain::name_of(presentation.setting));
  out.member("region", presentation.region);
  out.member_if("at", presentation.at);
  out.end_object();
}

}  // namespace antalgic::wire
