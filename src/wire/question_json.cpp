#include "wire/question_json.hpp"

#include "wire/assessment_json.hpp"

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;

auto kind_of(ask::QuestionKind kind) -> std::string_view {
  switch (kind) {
    case ask::QuestionKind::checklist: return "checklist";
    case ask::QuestionKind::yes_no: return "yes_no";
    case ask::QuestionKind::choice: return "choice";
    case ask::QuestionKind::number: return "number";
    case ask::QuestionKind::medicines: return "medicines";
  }
  return {};
}

auto line_kind_of(fb::AnswerKind kind) -> std::string_view {
  switch (kind) {
    case fb::AnswerKind::yes_no: return "tick";
    case fb::AnswerKind::choice: return "choice";
    case fb::AnswerKind::number: return "number";
  }
  return {};
}

// Options of a choice, or the unit and range of a number.
void write_form(json::Writer& out, const pack::Pack& pack, FindingId finding) {
  const auto& raw = pack.finding(finding);
  if (raw.kind() == fb::AnswerKind::choice) {
    out.key("options").begin_array();
    for (std::uint16_t i = 0; i < raw.option_count(); ++i) {
      if (i == raw.dont_know_option()) continue;
      const auto& option = pack.option(pack.option_of(finding, i));
      out.begin_object();
      out.member("id", pack::text(option.id()));
      out.member("text", pack::text(option.label()));
      out.end_object();
    }
    out.end_array();
  }
  if (raw.kind() == fb::AnswerKind::number) {
    out.member("unit", pack::text(raw.unit()));
    out.key("min").number(raw.min());
    out.key("max").number(raw.max());
  }
}

void write_line(json::Writer& out, const pack::Pack& pack, const ask::Line& line) {
  const auto& finding = pack.finding(line.finding);
  out.begin_object();
  out.member("finding", pack::text(finding.id()));
  out.member("text", line.text);
  out.member("kind", line_kind_of(finding.kind()));
  out.member_if("help", pack::text(finding.help()));
  write_form(out, pack, line.finding);
  if (!line.confirm.empty() && finding.kind() == fb::AnswerKind::yes_no) {
    out.key("confirm").begin_object();
    out.member("text", line.confirm);
    out.end_object();
  }
  out.end_object();
}

void write_confirming(json::Writer& out, const Interview& interview, const ask::Line& line) {
  const auto& pack = interview.consultation().pack();
  out.member("id", pack::text(pack.finding(line.finding).id()));
  out.member("kind", "yes_no");
  out.member("title", line.confirm);
  out.member("help", line.text);
  out.member("why", "You ticked this. One more question makes sure that it is meant as we read it.");
  out.member("finding", pack::text(pack.finding(line.finding).id()));
  out.member("confirms", pack::text(pack.finding(line.finding).id()));
}

void write_page(json::Writer& out, const pack::Pack& pack, const ask::Question& page) {
  const bool single = page.lines.size() == 1 && page.kind != ask::QuestionKind::checklist && page.kind != ask::QuestionKind::medicines;
  out.member("id", page.id);
  out.member("kind", kind_of(page.kind));
  out.member("title", single ? page.lines.front().text : page.heading);
  out.member("help", single ? pack::text(pack.finding(page.lines.front().finding).help()) : std::string_view{});
  out.member("why", why_asked(pack, page));
  if (single) {
    out.member("finding", pack::text(pack.finding(page.lines.front().finding).id()));
    write_form(out, pack, page.lines.front().finding);
    return;
  }
  out.key("lines").begin_array();
  for (const auto& line : page.lines) write_line(out, pack, line);
  out.end_array();
  out.member("none", "None of these");
}

// A member that must be true, such as {"skip":true}.
void read_flag(json::Value member, const std::string& place, bool& out, Faults& faults) {
  if (const auto value = member.boolean()) out = *value;
  else faults.push_back({place, "give true or false"});
}

void read_confirm(const pack::Pack& pack, json::Value value, Reply& out, Faults& faults) {
  if (!value.is(json::Kind::object)) return faults.push_back({"/confirm", "give an object of findings"});
  for (const auto member : value) {
    std::string place = "/confirm";
    json::add_step(place, member.key());
    const auto finding = pack.find_finding(member.key());
    if (!finding) faults.push_back({place, "no finding has this id"});
    else if (const auto yes = member.boolean()) out.confirm.emplace_back(*finding, *yes ? Confirmed::yes : Confirmed::no);
    else if (member.string() == "unknown") out.confirm.emplace_back(*finding, Confirmed::unknown);
    else faults.push_back({place, "give true, false or \"unknown\""});
  }
}

void read_reply_answers(const pack::Pack& pack, json::Value value, Reply& out, Faults& faults) {
  if (!value.is(json::Kind::object)) return faults.push_back({"/answers", "give an object of answers"});
  for (const auto member : value) {
    std::string place = "/answers";
    json::add_step(place, member.key());
    const auto finding = pack.find_finding(member.key());
    if (!finding) faults.push_back({place, "no finding has this id"});
    else if (const auto answer = read_answer(pack, *finding, member, place, faults)) out.answers.emplace_back(*finding, *answer);
  }
}

}  // namespace

auto why_asked(const pack::Pack& pack, const ask::Question& question) -> std::string {
  switch (question.reason) {
    case ask::Reason::emergency_screen: return "These are the few signs that need help fast. We look for them before anything else.";
    case ask::Reason::person: return "It changes which causes are likely and which treatments are safe.";
    case ask::Reason::undecided_danger: {
      std::string out = "One answer more decides whether this can be ruled out";
      if (question.rule.exists() && !pack::text(pack.rule(question.rule).title()).empty())
        out.append(": ").append(pack::text(pack.rule(question.rule).title()));
      return out.append(".");
    }
    case ask::Reason::safety_of_treatment: {
      std::string out = "Some answers make a treatment unsafe";
      if (question.treatment.exists())
        out.append(": we ask before we suggest ").append(pack::text(pack.treatment(question.treatment).title()));
      return out.append(".");
    }
    case ask::Reason::most_telling: return "Of all open questions, this one says most about the cause and the plan.";
  }
  return {};
}

void write_question(json::Writer& out, const Interview& interview) {
  out.begin_object();
  out.member("step", "question");
  if (const auto* line = interview.confirming()) write_confirming(out, interview, *line);
  else write_page(out, interview.consultation().pack(), interview.page());
  out.member("answered", interview.answered());
  out.member("screens", interview.pages());
  out.end_object();
}

auto step_line(const Interview& interview) -> std::string {
  std::string out;
  json::Writer writer{out};
  if (!interview.finished()) {
    write_question(writer, interview);
    return out;
  }
  auto& consultation = interview.consultation();
  const auto assessment = consultation.assess(interview.presentation());
  writer.begin_object();
  writer.member("step", "result");
  writer.key("assessment");
  write_assessment(writer, consultation, interview.presentation(), assessment);
  writer.end_object();
  return out;
}

auto refused_line(const Faults& faults) -> std::string {
  std::string out;
  json::Writer writer{out};
  writer.begin_object();
  writer.member("step", "refused");
  writer.key("faults");
  write_faults(writer, faults);
  writer.end_object();
  return out;
}

auto read_reply(const pack::Pack& pack, std::string_view line) -> std::expected<Reply, Faults> {
  const auto document = json::read(line);
  if (!document) return std::unexpected{Faults{from_json_fault(document.error())}};
  Reply out;
  Faults faults;
  const auto root = document->root();
  if (!root.is(json::Kind::object) || root.size() == 0) {
    faults.push_back({"",
                      "give an object such as {\"answers\":{...}}, {\"none\":true}, {\"skip\":true}, {\"back\":true}, {\"why\":true} or "
                      "{\"result\":true}"});
  }
  for (const auto member : root) {
    if (!root.is(json::Kind::object)) break;
    const auto key = member.key();
    std::string place;
    json::add_step(place, key);
    if (key == "answers") read_reply_answers(pack, member, out, faults);
    else if (key == "confirm") read_confirm(pack, member, out, faults);
    else if (key == "medicines") read_medicines(member, place, out.medicines.emplace(), faults);
    else if (key == "none") read_flag(member, place, out.none, faults);
    else if (key == "skip") read_flag(member, place, out.skip, faults);
    else if (key == "back") read_flag(member, place, out.back, faults);
    else if (key == "why") read_flag(member, place, out.why, faults);
    else if (key == "result") read_flag(member, place, out.result, faults);
    else faults.push_back({place, "unknown key; a reply has answers, confirm, medicines, none, skip, back, why, result"});
  }
  if (!faults.empty()) return std::unexpected{std::move(faults)};
  return out;
}

auto save_interview(const Interview& interview) -> std::string {
  const auto& pack = interview.consultation().pack();
  std::string out;
  json::Writer writer{out, json::Writer::Style::indented};
  writer.begin_object();
  writer.member("schema", "antalgic/interview/1");
  writer.key("presentation");
  write_presentation(writer, pack, interview.presentation());
  writer.key("shown").begin_array();
  for (const auto finding : interview.progress().shown) writer.string(pack::text(pack.finding(finding).id()));
  writer.end_array();
  writer.end_object();
  return out.append("\n");
}

auto read_saved_interview(const pack::Pack& pack, std::string_view text) -> std::expected<Saved, Faults> {
  const auto document = json::read(text);
  if (!document) return std::unexpected{Faults{from_json_fault(document.error())}};
  Faults faults;
  const auto root = document->root();
  if (root.find("schema").string() != "antalgic/interview/1") faults.push_back({"/schema", "not a saved interview"});
  Saved out{read_presentation(pack, root.find("presentation"), "/presentation", faults), {}};
  for (const auto item : root.find("shown")) {
    const auto finding = pack.find_finding(item.string().value_or(""));
    if (finding) out.progress.shown.push_back(*finding);
    else faults.push_back({"/shown", "no finding has this id"});
  }
  if (!faults.empty()) return std::unexpected{std::move(faults)};
  return out;
}

}  // namespace antalgic::wire
