// Pages that the pack itself lays out: emergency screens and safety checklists.
#include <algorithm>

#include "ask/ask.hpp"

namespace antalgic::ask {
namespace {

auto stands_on(const Question& page, FindingId finding) -> bool {
  return std::ranges::any_of(page.lines, [&](const Line& line) { return line.finding == finding; });
}

// A screen line was ticked: by the person, or by what they said of its part.
auto is_ticked(const pack::Pack& pack, const pack::fb::ScreenLine& line, const answers::Answers& closed) -> bool {
  const FindingId finding{line.finding()};
  const answers::Answer& answer = closed.of(finding);
  if (!answer.is_given()) return false;
  switch (pack.finding(finding).kind()) {
    case pack::fb::AnswerKind::yes_no: return answer.option == 0;
    case pack::fb::AnswerKind::choice: return ((line.then_if() >> answer.option) & 1U) != 0;
    case pack::fb::AnswerKind::number: return false;
  }
  return false;
}

auto touches(const pack::fb::ScreenLine& line, FindingId finding) -> bool {
  const auto in = [&](const flatbuffers::Vector<std::uint16_t>& list) { return std::ranges::find(list, finding.index) != list.end(); };
  return line.finding() == finding.index || in(*line.also_covers()) || in(*line.then());
}

auto asks_medicines(const pack::fb::Screen& screen) -> bool {
  return std::ranges::any_of(*screen.lines(), [](const pack::fb::ScreenLine* line) { return line->then_medicines(); });
}

// A checklist that names nothing decides everything.
auto decides(const pack::Pack& pack, const pack::fb::Screen& screen, TreatmentId treatment) -> bool {
  if (screen.decides()->size() == 0) return true;
  return std::ranges::any_of(*screen.decides(), [&](std::uint16_t proposal) {
    const auto& treatments = *pack.raw().proposals()->Get(proposal)->treatments();
    return std::ranges::find(treatments, treatment.index) != treatments.end();
  });
}

}  // namespace

// In the order of the pack; after each screen the follow-ups of what was ticked on it.
auto Asker::emergency_screen(Question& out) const -> bool {
  for (const pack::fb::Screen* screen : *pack_->raw().screens()) {
    if (!screen->emergency() || !screen_page(*screen, out)) continue;
    out.reason = Reason::emergency_screen;
    settle(out);
    return true;
  }
  return false;
}

// The open lines of `screen`; where none is left, the open follow-ups of its first tick that has any.
auto Asker::screen_page(const pack::fb::Screen& screen, Question& out) const -> bool {
  for (const pack::fb::ScreenLine* it : *screen.lines()) {
    if (!may_ask(FindingId{it->finding()}) || stands_on(out, FindingId{it->finding()})) continue;
    Line line{.finding = FindingId{it->finding()}, .text = pack::text(it->text()), .confirm = pack::text(it->confirm()), .then = {},
              .also_covers = {}, .screen_line = it};
    for (const std::uint16_t then : *it->then()) line.then.push_back(FindingId{then});
    for (const std::uint16_t covered : *it->also_covers()) line.also_covers.push_back(FindingId{covered});
    out.lines.push_back(std::move(line));
  }
  if (!out.lines.empty()) {
    out.id = pack::text(screen.id());
    out.heading = pack::text(screen.heading());
    return true;
  }
  for (const pack::fb::ScreenLine* it : *screen.lines()) {
    add_follow_ups(*it, out);
    if (out.lines.empty()) continue;
    out.id = pack::text(pack_->finding(FindingId{it->finding()}).id());
    out.heading = pack::text(it->text());
    return true;
  }
  return false;
}

void Asker::add_follow_ups(const pack::fb::ScreenLine& line, Question& out) const {
  if (!is_ticked(*pack_, line, closed_)) return;
  const auto add = [&](std::uint16_t finding) {
    if (may_ask(FindingId{finding}) && !stands_on(out, FindingId{finding})) out.lines.push_back(plain_line(FindingId{finding}));
  };
  for (const std::uint16_t covered : *line.also_covers()) add(covered);
  for (const std::uint16_t then : *line.then()) add(then);
}

// What the plan would offer now, were it not for something open.
void Asker::list_wanted(const plan::Plan& plan) {
  wanted_.clear();
  for (const plan::Stage& stage : plan.stages) {
    if (!stage.now) continue;
    for (const auto* list : {&stage.do_now, &stage.consider, &stage.ask_first}) {
      for (const plan::Line& line : *list) {
        if (!line.ask.empty()) wanted_.push_back(&line);
      }
    }
  }
}

// The first wanted treatment that `screen` decides and of which it holds an open question; none where there is none.
auto Asker::wanted_on(const pack::fb::Screen& screen) const -> TreatmentId {
  for (const plan::Line* wanted : wanted_) {
    if (!decides(*pack_, screen, wanted->treatment)) continue;
    for (const FindingId finding : wanted->ask) {
      if (!may_ask(finding)) continue;
      if (std::ranges::any_of(*screen.lines(), [&](const auto* line) { return touches(*line, finding); })) return wanted->treatment;
    }
  }
  return {};
}

// Safety checklists that decide a wanted treatment, the medicines first. What no checklist holds is asked singly, and only for what
// the person could start.
auto Asker::safety(const plan::Plan& plan, Question& out) -> bool {
  list_wanted(plan);
  out.reason = Reason::safety_of_treatment;
  for (const bool medicines : {true, false}) {
    for (const pack::fb::Screen* screen : *pack_->raw().screens()) {
      if (screen->emergency() || asks_medicines(*screen) != medicines) continue;
      out.treatment = wanted_on(*screen);
      if (!out.treatment.exists() || !screen_page(*screen, out)) continue;
      if (!medicines) merge_kindred(out);
      settle(out);
      return true;
    }
  }
  for (const plan::Line* wanted : wanted_) {
    if (pack_->treatment(wanted->treatment).start_by() > pack::fb::Starter::pharmacist) continue;
    const auto open = std::ranges::find_if(wanted->ask, [&](FindingId finding) { return may_ask(finding); });
    if (open == wanted->ask.end()) continue;
    out.treatment = wanted->treatment;
    out.lines.push_back(plain_line(*open));
    settle(out);
    return true;
  }
  return false;
}

// Another checklist that is needed too joins the page where at least half of its lines already stand on it.
void Asker::merge_kindred(Question& out) const {
  for (const pack::fb::Screen* screen : *pack_->raw().screens()) {
    if (screen->emergency() || asks_medicines(*screen) || pack::text(screen->id()) == out.id || !wanted_on(*screen).exists()) continue;
    Question other;
    if (!screen_page(*screen, other) || other.id != pack::text(screen->id())) continue;
    const auto shared = std::ranges::count_if(other.lines, [&](const Line& line) { return stands_on(out, line.finding); });
    if (2 * static_cast<std::size_t>(shared) < other.lines.size()) continue;
    for (Line& line : other.lines) {
      const auto same = std::ranges::find(out.lines, line.finding, &Line::finding);
      if (same == out.lines.end()) {
        out.lines.push_back(std::move(line));
      } else {
        for (const FindingId covered : line.also_covers) {
          if (std::ranges::find(same->also_covers, covered) == same->also_covers.end()) same->also_covers.push_back(covered);
        }
      }
    }
  }
}

}  // namespace antalgic::ask
