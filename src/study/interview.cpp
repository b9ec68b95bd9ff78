#include "study/interview.hpp"

#include <utility>

namespace antalgic::study {
namespace {

// Returns 1 where the truth has no answer.
auto answer_line(FindingId finding, const care::Presentation& truth, care::Presentation& said, ask::Progress& progress) -> int {
  progress.shown.push_back(finding);
  if (said.answers.of(finding).state != answers::State::not_asked) return 0;
  const answers::Answer& answer = truth.answers.of(finding);
  said.answers.set(finding, answer.is_given() ? answer : answers::Answer::unknown());
  return answer.is_given() ? 0 : 1;
}

auto is_tick(const ask::Line& line, const pack::Pack& pack, const answers::Answers& said) -> bool {
  const answers::Answer& answer = said.of(line.finding);
  if (!answer.is_given()) return false;
  switch (pack.finding(line.finding).kind()) {
    case pack::fb::AnswerKind::yes_no: return answer.option == 0;
    case pack::fb::AnswerKind::choice: return line.screen_line != nullptr && ((line.screen_line->then_if() >> answer.option) & 1U) != 0;
    case pack::fb::AnswerKind::number: return false;
  }
  std::unreachable();
}

}  // namespace

auto answer_page(const pack::Pack& pack, const ask::Question& question, const care::Presentation& truth, care::Presentation& said,
                 ask::Progress& progress) -> int {
  int skipped = 0;
  for (const ask::Line& line : question.lines) {
    skipped += answer_line(line.finding, truth, said, progress);
    const bool ticked = is_tick(line, pack, said.answers);
    for (const FindingId covered : line.also_covers) {
      if (ticked) {
        skipped += answer_line(covered, truth, said, progress);
      } else if (said.answers.is_no(line.finding) && said.answers.of(covered).state == answers::State::not_asked) {
        said.answers.set(covered, truth.answers.is_yes(covered) ? answers::Answer::yes() : answers::Answer::no());
      }
    }
    if (!ticked) continue;
    for (const FindingId then : line.then) skipped += answer_line(then, truth, said, progress);
  }
  if (question.kind == ask::QuestionKind::medicines) {
    said.medicines = truth.medicines;
    said.medicines_given = true;
  }
  return skipped;
}

auto interview(care::Consultation& consultation, const care::Presentation& start, const care::Presentation& truth,
               const InterviewOptions& options) -> Interviewed {
  Interviewed result{.presentation = start, .pages = 0, .skipped = 0, .stop = ask::Stop::go_on};
  ask::Progress progress;
  while (result.pages < options.most_pages) {
    const ask::Next next = consultation.next(result.presentation, progress, options.quick);
    result.stop = next.stop;
    if (next.stop != ask::Stop::go_on) break;
    result.skipped += answer_page(consultation.pack(), next.question, truth, result.presentation, progress);
    ++result.pages;
  }
  return result;
}

}  // namespace antalgic::study
