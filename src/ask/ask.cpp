#include "ask/ask.hpp"

#include <algorithm>

#include "answers/closure.hpp"
#include "answers/condition.hpp"

namespace antalgic::ask {
namespace {

using pack::fb::AnswerKind;
using pack::fb::FindingFlag;

auto has(const pack::fb::Finding& finding, FindingFlag flag) -> bool { return (finding.flags() & flag) != FindingFlag{}; }

// Age, and what else moves only the prior and stands first in the core order.
auto person_findings(const pack::Pack& pack) -> std::vector<FindingId> {
  constexpr std::uint16_t last_of_person = 2;
  std::vector<FindingId> found;
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    const pack::fb::Finding& it = pack.finding(FindingId{finding});
    const bool early = has(it, FindingFlag::prior_only) && it.core() <= last_of_person;
    if (finding == pack.raw().age() || early) found.push_back(FindingId{finding});
  }
  std::ranges::stable_sort(found, {}, [&](FindingId finding) { return pack.finding(finding).core(); });
  return found;
}

}  // namespace

Asker::Asker(const pack::Pack& pack)
    : pack_(&pack), valuer_(pack), closed_(pack), shown_(pack.finding_count()), candidate_(pack.finding_count()),
      person_(person_findings(pack)) {}

auto Asker::next(const answers::Answers& own, const Progress& progress, const plan::Plan* plan, const Options& options) -> Next {
  answers::close_into(*pack_, own, closed_);
  std::ranges::fill(shown_, std::uint8_t{0});
  for (const FindingId finding : progress.shown) shown_[finding.index] = 1;
  triage::assess_into(*pack_, closed_, triage_);

  Next next;
  if (triage_.floor == triage::Level::emergency_now) {
    next.stop = Stop::emergency_by_rule;
    return next;
  }
  if (emergency_screen(next.question) || person(next.question) || undecided_danger(next.question) ||
      (plan != nullptr && safety(*plan, next.question))) {
    return next;
  }
  const double best = most_telling(own, options, next.question);
  const pack::fb::AskingConstants& asking = *pack_->raw().asking();
  if (best < asking.stop_below()) {
    next.stop = Stop::nothing_telling_left;
  } else if (options.quick && best < asking.quick_stop_below()) {
    next.stop = Stop::quick_verdict;
  }
  return next;
}

auto Asker::values(const answers::Answers& own, const Options& options) -> std::vector<double> {
  answers::close_into(*pack_, own, closed_);
  std::ranges::fill(shown_, std::uint8_t{0});
  valuer_.start(own, closed_, options.setting);
  std::vector<double> values(pack_->finding_count());
  for (std::uint16_t finding = 0; finding < values.size(); ++finding) {
    if (may_ask(FindingId{finding}) && valuer_.can_tell(FindingId{finding})) values[finding] = valuer_.value(FindingId{finding});
  }
  return values;
}

// Not answered, not settled, not shown before, and something that a person is asked at all.
auto Asker::may_ask(FindingId finding) const -> bool {
  return closed_.of(finding).state == answers::State::not_asked && shown_[finding.index] == 0 &&
         !has(pack_->finding(finding), FindingFlag::derived);
}

auto Asker::person(Question& out) const -> bool {
  for (const FindingId finding : person_) {
    if (may_ask(finding)) out.lines.push_back(plain_line(finding));
  }
  out.reason = Reason::person;
  out.heading = pack_->message("ask.person");
  if (out.heading.empty() && out.lines.size() > 1) out.lines.resize(1);  // nothing to stand over both: one at a time
  settle(out);
  return !out.lines.empty();
}

// An emergency rule that a single open answer would fire, most serious first: its answers, yes/no ones together.
auto Asker::undecided_danger(Question& out) -> bool {
  const std::size_t page = pack_->raw().asking()->page_lines();
  for (const triage::Undecided& undecided : triage_.undecided) {
    if (undecided.level != triage::Level::emergency_now) continue;
    open_.clear();
    answers::open_findings(*pack_, ConditionId{pack_->rule(undecided.rule).when()}, closed_, open_);
    for (const FindingId finding : open_) {
      if (!may_ask(finding) || !alone_would_fire(finding, undecided.rule)) continue;
      const bool tick = pack_->finding(finding).kind() == AnswerKind::yes_no;
      if (!tick && !out.lines.empty()) continue;
      out.lines.push_back(plain_line(finding));
      if (!tick || out.lines.size() >= page) break;
    }
    if (out.lines.empty()) continue;
    out.reason = Reason::undecided_danger;
    out.rule = undecided.rule;
    settle(out);
    return true;
  }
  return false;
}

auto Asker::alone_would_fire(FindingId finding, RuleId rule) -> bool {
  const pack::fb::Finding& it = pack_->finding(finding);
  const auto fires = [&](const answers::Answer& answer) {
    valuer_.consequences().suppose(closed_, finding, answer);
    const bool fired = answers::evaluate(*pack_, rule, closed_) == Firing::fires;
    valuer_.consequences().undo(closed_);
    return fired;
  };
  if (it.kind() == AnswerKind::yes_no) return fires(answers::Answer::yes());
  if (it.kind() == AnswerKind::choice) {
    for (std::uint16_t option = 0; option < it.option_count(); ++option) {
      if (option != it.dont_know_option() && fires(answers::Answer::choice(option))) return true;
    }
    return false;
  }
  for (std::uint16_t bin = 0; bin < it.option_count(); ++bin) {
    const pack::fb::Option& option = pack_->option(pack_->option_of(finding, bin));
    if (fires(answers::Answer::amount(option.from())) || fires(answers::Answer::amount((option.from() + option.to()) / 2))) return true;
  }
  return fires(answers::Answer::amount(it.min())) || fires(answers::Answer::amount(it.max()));
}

// Returns the best value; the question is made where there is one.
auto Asker::most_telling(const answers::Answers& own, const Options& options, Question& out) -> double {
  valuer_.start(own, closed_, options.setting);
  for (std::uint16_t finding = 0; finding < candidate_.size(); ++finding) {
    const FindingId id{finding};
    candidate_[finding] = may_ask(id) && valuer_.can_tell(id) ? 1 : 0;
  }
  const Valuer::Best best = valuer_.best(candidate_);
  if (!best.finding.exists()) return 0;
  out.reason = Reason::most_telling;
  out.value = best.value;
  out.lines.push_back(plain_line(best.finding));

  add_kin(out);
  settle(out);
  return best.value;
}

// More yes/no findings of the first one's group that are worth anything, the best ones, up to a page.
void Asker::add_kin(Question& out) {
  const FindingId best = out.lines.front().finding;
  const pack::fb::Finding& first = pack_->finding(best);
  if (first.kind() != AnswerKind::yes_no || first.group() == GroupId::none_index) return;
  struct Kin {
    double value;
    FindingId finding;
  };
  std::vector<Kin> kin;
  for (std::uint16_t finding = 0; finding < candidate_.size(); ++finding) {
    const pack::fb::Finding& it = pack_->finding(FindingId{finding});
    if (candidate_[finding] == 0 || finding == best.index || it.group() != first.group() || it.kind() != AnswerKind::yes_no) continue;
    const double value = valuer_.value(FindingId{finding});
    if (value > 0) kin.push_back({value, FindingId{finding}});
  }
  std::ranges::stable_sort(kin, std::ranges::greater{}, &Kin::value);
  for (const Kin& next : kin) {
    if (out.lines.size() >= pack_->raw().asking()->page_lines()) break;
    out.lines.push_back(plain_line(next.finding));
  }
  if (out.lines.size() > 1) out.heading = pack::text(pack_->raw().groups()->Get(first.group())->title());
}

auto Asker::plain_line(FindingId finding) const -> Line {
  Line line;
  line.finding = finding;
  line.text = pack::text(pack_->finding(finding).question());
  return line;
}

// Kind, id and heading from the lines, where the page did not set them.
void Asker::settle(Question& out) const {
  if (out.lines.empty()) return;
  const pack::fb::Finding& first = pack_->finding(out.lines.front().finding);
  if (out.id.empty()) out.id = pack::text(first.id());
  if (out.heading.empty()) out.heading = pack::text(first.question());
  const bool medicines = std::ranges::any_of(out.lines, [](const Line& line) {
    return line.screen_line != nullptr && line.screen_line->then_medicines();
  });
  if (medicines) {
    out.kind = QuestionKind::medicines;
  } else if (out.lines.size() > 1 || out.lines.front().screen_line != nullptr) {
    out.kind = QuestionKind::checklist;
  } else {
    switch (first.kind()) {
      case AnswerKind::yes_no: out.kind = QuestionKind::yes_no; break;
      case AnswerKind::choice: out.kind = QuestionKind::choice; break;
      case AnswerKind::number: out.kind = QuestionKind::number; break;
    }
  }
}

}  // namespace antalgic::ask
