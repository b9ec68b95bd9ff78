// The interview for a person at a terminal: one page at a time, numbers to tick, plain words for everything else.
#include <algorithm>
#include <optional>

#include "base/decimal.hpp"
#include "faces/cli/ask.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/typed.hpp"
#include "wire/question_json.hpp"

namespace antalgic::cli {
namespace {

using answers::Answer;
using pack::fb::AnswerKind;
using wire::Reply;

class Pages {
 public:
  Pages(wire::Interview& interview, const Ask& ask, const Terminal& terminal)
      : interview_(interview), pack_(interview.consultation().pack()), ask_(ask), terminal_(terminal) {}

  auto run() -> bool {
    greet();
    while (!interview_.finished()) {
      show();
      const auto reply = listen();
      if (!reply) return quit();
      if (reply->why) tell(wire::why_asked(pack_, interview_.page()));
      if (reply->back && !interview_.can_go_back()) tell("This is the first page.");
      interview_.take(*reply);
      save();
    }
    return true;
  }

 private:
  void tell(std::string_view text) {
    Paper paper{terminal_, ask_.plain};
    paper.paragraph(text);
    print_now(paper.text());
  }

  void greet() {
    tell("Answer by number or word. At any time: back, skip, not sure, why, result, quit.");
    if (!ask_.save.empty()) tell("Your answers are kept in " + ask_.save + ".");
  }

  void show() {
    Paper paper{terminal_, ask_.plain};
    paper.blank();
    if (const auto* line = interview_.confirming()) {
      paper.subheading(line->text);
      paper.paragraph(line->confirm, 2);
      paper.paragraph("y = yes, n = no, ? = not sure", 2, {}, Ink::dim);
    } else {
      show_page(paper, interview_.page());
    }
    print_now(paper.text() + "> ");
  }

  void show_page(Paper& paper, const ask::Question& page) {
    const auto& first = pack_.finding(page.lines.front().finding);
    if (is_single(page)) {
      paper.subheading(page.lines.front().text);
      paper.paragraph(pack::text(first.help()), 2, {}, Ink::dim);
      show_form(paper, page.lines.front().finding);
      return;
    }
    paper.subheading(page.heading);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const auto number = std::to_string(i + 1);
      paper.paragraph(page.lines[i].text, 2, (number.size() == 1 ? " " : "") + number + ". ");
    }
    const bool medicines = page.kind == ask::QuestionKind::medicines;
    paper.paragraph(medicines ? "Numbers, then names of medicines after a colon (1 4: ibuprofen, warfarin 5 mg); 0 = none of these"
                              : "Numbers of all that apply (1 4); 0 = none of these; 3? = not sure about 3",
                    2, {}, Ink::dim);
  }

  void show_form(Paper& paper, FindingId finding) {
    const auto& raw = pack_.finding(finding);
    if (raw.kind() == AnswerKind::yes_no) return paper.paragraph("y = yes, n = no, ? = not sure", 2, {}, Ink::dim);
    if (raw.kind() == AnswerKind::number) {
      std::string range = "A number from ";
      decimal::shortest(range, raw.min());
      range.append(" to ");
      decimal::shortest(range, raw.max());
      if (!pack::text(raw.unit()).empty()) range.append(", in ").append(pack::text(raw.unit()));
      return paper.paragraph(range + "; ? = not sure", 2, {}, Ink::dim);
    }
    for (std::uint16_t i = 0; i < raw.option_count(); ++i)
      if (i != raw.dont_know_option())
        paper.paragraph(pack::text(pack_.option(pack_.option_of(finding, i)).label()), 2, std::to_string(i + 1) + ". ");
    paper.paragraph("One number; ? = not sure", 2, {}, Ink::dim);
  }

  static auto is_single(const ask::Question& page) -> bool {
    return page.lines.size() == 1 && page.kind != ask::QuestionKind::checklist && page.kind != ask::QuestionKind::medicines;
  }

  // What was typed, as a reply; nothing where the person quits or the input ends.
  auto listen() -> std::optional<Reply> {
    std::string line;
    while (read_line(line)) {
      const auto typed = read_typed(line);
      if (typed.quit) return std::nullopt;
      if (typed.word) return *typed.word;
      if (auto reply = interview_.confirming() != nullptr ? confirmation(typed) : answer(typed)) return reply;
      tell("That does not fit here. Type why, skip or back if you need to.");
      print_now("> ");
    }
    return std::nullopt;
  }

  auto confirmation(const Typed& typed) -> std::optional<Reply> {
    if (!typed.yes && !typed.no && !typed.not_sure) return std::nullopt;
    Reply reply;
    reply.confirm.emplace_back(interview_.confirming()->finding, typed.yes  ? wire::Confirmed::yes
                                                                 : typed.no ? wire::Confirmed::no
                                                                            : wire::Confirmed::unknown);
    return reply;
  }

  auto answer(const Typed& typed) -> std::optional<Reply> {
    const auto& page = interview_.page();
    if (!is_single(page)) return ticks(page, typed);
    const auto finding = page.lines.front().finding;
    const auto& raw = pack_.finding(finding);
    std::optional<Answer> answer;
    if (typed.not_sure) answer = Answer::unknown();
    else if (raw.kind() == AnswerKind::yes_no && (typed.yes || typed.no)) answer = typed.yes ? Answer::yes() : Answer::no();
    else if (raw.kind() == AnswerKind::number && typed.number && *typed.number >= raw.min() && *typed.number <= raw.max())
      answer = Answer::amount(*typed.number);
    else if (raw.kind() == AnswerKind::choice) answer = option(finding, typed);
    if (!answer) return std::nullopt;
    Reply reply;
    reply.answers.emplace_back(finding, *answer);
    return reply;
  }

  auto option(FindingId finding, const Typed& typed) -> std::optional<Answer> {
    const auto& raw = pack_.finding(finding);
    if (typed.ticked.size() != 1 || typed.ticked[0] < 1 || typed.ticked[0] > raw.option_count()) return std::nullopt;
    const auto at = static_cast<std::uint16_t>(typed.ticked[0] - 1);
    return at == raw.dont_know_option() ? Answer::unknown() : Answer::choice(at);
  }

  // Ticked lines are yes, doubtful ones not sure, and the rest no: the person has seen them all and named what applies.
  auto ticks(const ask::Question& page, const Typed& typed) -> std::optional<Reply> {
    const auto out_of_range = [&](std::size_t n) { return n > page.lines.size(); };
    if (std::ranges::any_of(typed.ticked, out_of_range) || std::ranges::any_of(typed.doubtful, out_of_range)) return std::nullopt;
    if (typed.ticked.empty() && typed.doubtful.empty() && typed.names.empty() && !typed.no) return std::nullopt;
    Reply reply;
    reply.none = true;
    for (const auto n : typed.ticked)
      if (n > 0 && !tick(page.lines[n - 1], reply)) return std::nullopt;
    for (const auto n : typed.doubtful)
      if (n > 0) reply.answers.emplace_back(page.lines[n - 1].finding, Answer::unknown());
    if (page.kind == ask::QuestionKind::medicines) {
      reply.medicines = interview_.presentation().medicines;
      for (const auto& name : typed.names) {
        intake::MedicineSaid said;
        said.name = name;
        reply.medicines->push_back(said);
      }
    }
    return reply;
  }

  // A yes/no is yes; anything else is asked for on the spot.
  auto tick(const ask::Line& line, Reply& reply) -> bool {
    const auto& raw = pack_.finding(line.finding);
    if (raw.kind() == AnswerKind::yes_no) {
      reply.answers.emplace_back(line.finding, Answer::yes());
      return true;
    }
    Paper paper{terminal_, ask_.plain};
    paper.paragraph(line.confirm.empty() ? line.text : line.confirm, 2);
    show_form(paper, line.finding);
    print_now(paper.text() + "> ");
    std::string text;
    if (!read_line(text)) return false;
    const auto typed = read_typed(text);
    std::optional<Answer> answer;
    if (typed.not_sure) answer = Answer::unknown();
    else if (raw.kind() == AnswerKind::choice) answer = option(line.finding, typed);
    else if (typed.number && *typed.number >= raw.min() && *typed.number <= raw.max()) answer = Answer::amount(*typed.number);
    if (answer) reply.answers.emplace_back(line.finding, *answer);
    return answer.has_value();
  }

  void save() {
    if (ask_.save.empty()) return;
    if (const auto saved = write_text(ask_.save, wire::save_interview(interview_)); !saved) complain(saved.error());
  }

  auto quit() -> bool {
    tell(ask_.save.empty() ? "Nothing is kept. With --save FILE you can go on later."
                           : "Kept in " + ask_.save + ". The same command goes on from here.");
    return false;
  }

  wire::Interview& interview_;
  const pack::Pack& pack_;
  const Ask& ask_;
  const Terminal& terminal_;
};

}  // namespace

auto ask_pages(wire::Interview& interview, const Ask& ask, const Terminal& terminal) -> bool {
  return Pages{interview, ask, terminal}.run();
}

}  // namespace antalgic::cli
