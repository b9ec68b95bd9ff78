// answers/answers.hpp: what one person has answered at one time, one entry for each finding of the pack.
// Invariants: (1) `own` entries are exactly what the person (or a resolved medicine name) said;
//             (2) every other value was filled in by `close` from those, and says so in its origin.
// Threads: a value; copy or share const. Cost: 16 bytes a finding.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "pack/pack.hpp"

namespace antalgic::answers {

// `unknown` = asked, and the person does not know. `not_applicable` = closed by an implication; rules read it as false.
enum class State : std::uint8_t { not_asked, unknown, not_applicable, given };

// `derived` values (worked out from numbers) weigh like own ones; `implied` ones settle rules and weigh nothing.
// `assumed` ones follow from not knowing: they settle rules as if implied, and a part does not weigh against such a whole.
enum class Origin : std::uint8_t { person, derived, implied, assumed };

struct Answer {
  double number = 0;         // number findings, in the finding's unit
  std::uint16_t option = 0;  // position within the finding's options: yes/no 0 = yes, 1 = no; number: unused
  State state = State::not_asked;
  Origin origin = Origin::person;

  static constexpr auto yes() -> Answer { return {.option = 0, .state = State::given}; }
  static constexpr auto no() -> Answer { return {.option = 1, .state = State::given}; }
  static constexpr auto unknown() -> Answer { return {.state = State::unknown}; }
  static constexpr auto choice(std::uint16_t option) -> Answer { return {.option = option, .state = State::given}; }
  static constexpr auto amount(double number) -> Answer { return {.number = number, .state = State::given}; }

  [[nodiscard]] constexpr auto is_given() const -> bool { return state == State::given; }
  [[nodiscard]] constexpr auto is_open() const -> bool { return state == State::not_asked || state == State::unknown; }
  friend constexpr auto operator==(const Answer&, const Answer&) -> bool = default;
};

class Answers {
 public:
  // All findings of `pack` not asked.
  explicit Answers(const pack::Pack& pack) : entries_(pack.finding_count()) {}

  // Requires: `finding` belongs to the pack.
  [[nodiscard]] auto of(FindingId finding) const -> const Answer& { return entries_[finding.index]; }
  void set(FindingId finding, Answer answer) { entries_[finding.index] = answer; }

  [[nodiscard]] auto is_yes(FindingId finding) const -> bool { return of(finding).is_given() && of(finding).option == 0; }
  [[nodiscard]] auto is_no(FindingId finding) const -> bool { return of(finding).is_given() && of(finding).option == 1; }
  [[nodiscard]] auto size() const -> std::size_t { return entries_.size(); }

  friend auto operator==(const Answers&, const Answers&) -> bool = default;

 private:
  std::vector<Answer> entries_;
};

}  // namespace antalgic::answers
