// ask/ask.hpp: what to ask next, or "enough, and why".
// Order: emergency screens with the follow-ups of their ticks; age and sex; the open answer that alone would fire an emergency rule;
// what the safety rules of candidate treatments need; then the open finding of largest value (ask/value.hpp), with more of its group
// on one page. Stops when the best value falls under the limit, or a danger rule says emergency; never because the posterior does,
// which a further answer often undoes.
// Invariants: (1) nothing is asked that has an answer, follows from one, or stood on a page already left;
//             (2) nothing here keeps state: the same answers and progress give the same question.
// Skipping is always allowed; the caller records it as unknown and adds the page to `Progress`.
// Threads: one Asker each (it holds working memory). Cost: about 0.6 ms for 370 open findings.
// Judged by: tests/judge/slow_ask.hpp (values), ask_test.cpp (order).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "answers/answers.hpp"
#include "ask/value.hpp"
#include "infer/posterior.hpp"
#include "plan/plan.hpp"
#include "triage/triage.hpp"

namespace antalgic::ask {

enum class QuestionKind : std::uint8_t { checklist, yes_no, choice, number, medicines };
enum class Reason : std::uint8_t { emergency_screen, person, undecided_danger, safety_of_treatment, most_telling };

// One line of a page. What the person may do with it follows from the finding: a yes/no is ticked, a choice is chosen from
// (or ticked, where `tick_option` exists), a number is written.
struct Line {
  FindingId finding;
  std::string_view text;
  std::string_view confirm;              // asked after a tick; empty = the tick counts
  std::vector<FindingId> then;           // asked after a confirmed tick, on the same page
  std::vector<FindingId> also_covers;    // "none of these" sets them to no as well
  const pack::fb::ScreenLine* screen_line = nullptr;  // where the line comes from a screen of the pack
};

struct Question {
  std::string_view id;          // of the screen, or of the first finding
  QuestionKind kind = QuestionKind::checklist;
  Reason reason = Reason::most_telling;
  std::string_view heading;
  std::vector<Line> lines;      // one for a single question
  RuleId rule;                  // undecided_danger
  TreatmentId treatment;        // safety_of_treatment
  double value = 0;             // most_telling
};

enum class Stop : std::uint8_t { go_on, emergency_by_rule, nothing_telling_left, quick_verdict };

struct Next {
  Stop stop = Stop::go_on;
  Question question;  // where stop == go_on
};

struct Options {
  bool quick = false;               // stop at the higher limit
  infer::Setting setting = infer::Setting::home;
};

// What the person has been through: pages shown, so that a skipped page does not come back.
struct Progress {
  std::vector<FindingId> shown;     // findings whose question was shown and left
};

class Asker {
 public:
  explicit Asker(const pack::Pack& pack);

  // `own`: as the person said. `plan`: the plan of these answers; none = the safety of treatments is not asked about.
  [[nodiscard]] auto next(const answers::Answers& own, const Progress& progress, const plan::Plan* plan, const Options& options) -> Next;

  // Value of asking each open finding, for the judge and the benchmarks; 0 for those that cannot be asked.
  [[nodiscard]] auto values(const answers::Answers& own, const Options& options) -> std::vector<double>;

 private:
  [[nodiscard]] auto may_ask(FindingId finding) const -> bool;
  [[nodiscard]] auto emergency_screen(Question& out) const -> bool;
  [[nodiscard]] auto screen_page(const pack::fb::Screen& screen, Question& out) const -> bool;
  void add_follow_ups(const pack::fb::ScreenLine& line, Question& out) const;
  [[nodiscard]] auto person(Question& out) const -> bool;
  [[nodiscard]] auto undecided_danger(Question& out) -> bool;
  [[nodiscard]] auto alone_would_fire(FindingId finding, RuleId rule) -> bool;
  void list_wanted(const plan::Plan& plan);
  [[nodiscard]] auto wanted_on(const pack::fb::Screen& screen) const -> TreatmentId;
  [[nodiscard]] auto safety(const plan::Plan& plan, Question& out) -> bool;
  void merge_kindred(Question& out) const;
  [[nodiscard]] auto most_telling(const answers::Answers& own, const Options& options, Question& out) -> double;
  void add_kin(Question& out);
  [[nodiscard]] auto plain_line(FindingId finding) const -> Line;
  void settle(Question& out) const;

  const pack::Pack* pack_;
  Valuer valuer_;
  answers::Answers closed_;
  std::vector<std::uint8_t> shown_, candidate_;  // by finding
  std::vector<FindingId> person_, open_;
  std::vector<const plan::Line*> wanted_;        // of the call under way
  triage::Triage triage_;
};

}  // namespace antalgic::ask
