#include "wire/interview.hpp"

#include <algorithm>

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;
using answers::Answer;
using answers::State;

constexpr std::size_t most_history = 300;

template <class T>
auto find_pair(const std::vector<std::pair<FindingId, T>>& list, FindingId finding) -> const T* {
  for (const auto& [id, value] : list)
    if (id == finding) return &value;
  return nullptr;
}

// A yes, or the option that ticking means.
auto is_tick(const pack::Pack& pack, const ask::Line& line, const Answer& answer) -> bool {
  if (!answer.is_given()) return false;
  switch (pack.finding(line.finding).kind()) {
    case fb::AnswerKind::yes_no: return answer.option == 0;
    case fb::AnswerKind::choice: return false;  // the option chosen is its own confirmation
    case fb::AnswerKind::number: return false;
  }
  return false;
}

}  // namespace

Interview::Interview(care::Consultation& consultation, care::Presentation start, ask::Progress progress, bool quick)
    : consultation_(&consultation), presentation_(std::move(start)), progress_(std::move(progress)), quick_(quick) {
  advance();
}

auto Interview::answered() const -> std::size_t {
  std::size_t count = 0;
  for (std::uint16_t i = 0; i < presentation_.answers.size(); ++i) count += presentation_.answers.of(FindingId{i}).is_given() ? 1U : 0U;
  return count;
}

void Interview::advance() {
  confirming_.clear();
  none_ = false;
  next_ = consultation_->next(presentation_, progress_, quick_);
}

void Interview::go_back() {
  if (history_.empty()) return;
  auto last = std::move(history_.back());
  history_.pop_back();
  presentation_ = std::move(last.presentation);
  progress_ = std::move(last.progress);
  pages_ = last.pages;
  advance();
  confirming_ = std::move(last.confirming);
}

void Interview::set_answers(const Reply& reply) {
  for (const auto& [finding, answer] : reply.answers) presentation_.answers.set(finding, answer);
  if (!reply.medicines) return;
  presentation_.medicines_given = true;
  presentation_.medicines = *reply.medicines;
}

// True where the reply answers something of this page, so that the page is done with.
auto Interview::belongs_here(const Reply& reply) const -> bool {
  if (reply.none || reply.skip || (reply.medicines && next_.question.kind == ask::QuestionKind::medicines)) return true;
  return std::ranges::any_of(next_.question.lines, [&](const ask::Line& line) {
    return find_pair(reply.answers, line.finding) != nullptr || find_pair(reply.confirm, line.finding) != nullptr;
  });
}

// "Not sure" leaves the tick standing: only a clear no takes it back.
void Interview::settle_confirmations(const Reply& reply) {
  const auto settled = [&](std::size_t at) {
    const auto& line = next_.question.lines[at];
    const auto* said = find_pair(reply.confirm, line.finding);
    const auto* answer = find_pair(reply.answers, line.finding);
    if (said == nullptr && answer == nullptr) return reply.skip;
    const bool no = said != nullptr ? *said == Confirmed::no : answer->is_given() && answer->option == 1;
    presentation_.answers.set(line.finding, no ? Answer::no() : Answer::yes());
    return true;
  };
  std::erase_if(confirming_, settled);
}

void Interview::want_confirmations(const Reply& reply) {
  const auto& lines = next_.question.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto* answer = find_pair(reply.answers, lines[i].finding);
    const auto* said = find_pair(reply.confirm, lines[i].finding);
    if (said != nullptr) presentation_.answers.set(lines[i].finding, *said == Confirmed::no ? Answer::no() : Answer::yes());
    else if (answer != nullptr && !lines[i].confirm.empty() && is_tick(consultation_->pack(), lines[i], *answer)) confirming_.push_back(i);
  }
}

// A line that "none of these" denies: no, or a choice's own option "no"; anything else stays open.
void Interview::set_none(const ask::Line& line) {
  const auto& pack = consultation_->pack();
  const auto deny = [&](FindingId finding) {
    if (presentation_.answers.of(finding).state != State::not_asked) return;
    const auto kind = pack.finding(finding).kind();
    if (kind == fb::AnswerKind::yes_no) presentation_.answers.set(finding, Answer::no());
    if (kind != fb::AnswerKind::choice) return;
    if (const auto no = pack.find_option(finding, "no")) presentation_.answers.set(finding, Answer::choice(*no));
  };
  deny(line.finding);
  for (const auto covered : line.also_covers) deny(covered);
}

void Interview::leave(bool none) {
  for (const auto& line : next_.question.lines) {
    if (none) {
      if (presentation_.answers.of(line.finding).state == State::not_asked) set_none(line);
    } else if (presentation_.answers.of(line.finding).state == State::not_asked) {
      presentation_.answers.set(line.finding, Answer::unknown());
    } else if (presentation_.answers.is_no(line.finding)) {
      set_none(line);  // a no to the line is a no to what it covers
    }
    progress_.shown.push_back(line.finding);
  }
  ++pages_;
  advance();
}

void Interview::take(const Reply& reply) {
  if (reply.result) {
    stopped_ = true;
    return;
  }
  if (reply.why) return;
  if (reply.back) return go_back();
  if (finished()) return;
  history_.push_back({presentation_, progress_, confirming_, pages_});
  if (history_.size() > most_history) history_.erase(history_.begin());

  if (!confirming_.empty()) {
    set_answers(reply);
    settle_confirmations(reply);
    if (confirming_.empty()) leave(none_);
    return;
  }
  const bool here = belongs_here(reply);
  set_answers(reply);
  if (!here) return advance();
  none_ = reply.none;
  want_confirmations(reply);
  if (confirming_.empty()) leave(none_);
}

}  // namespace antalgic::wire
