// plan/person.hpp: one person as the planner sees them: the causes in proportion, what they take, and the three windows.
// Threads: a value; refers to the request, which must outlive it.
// Judged by: plan_test.cpp, safety_test.cpp.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"
#include "plan/prepared.hpp"

namespace antalgic::plan {

inline constexpr std::size_t no_medicine = static_cast<std::size_t>(-1);

// Something the person uses already, or means to: a medicine named, or a class known only from a yes.
struct Item {
  Bits classes, proposals;
  std::vector<std::uint16_t> ingredients;
  std::size_t medicine = no_medicine;  // position in the request's list
};

// One window of the plan, with the answers as they will be when it begins.
struct View {
  WindowId stage, onset, operation;  // operation: none before any operation
  int from_day = 0, to_day = 0;      // from today; to_day -1 = no end
  bool now = false;
  answers::Answers answers;
};

struct Person {
  const Prepared& prepared;
  const Request& request;
  std::vector<double> probability;  // of each cause, after the share kept for something not listed; from same_day on of the
                                    // dangerous causes of that level alone, among themselves
  std::uint16_t leading = 0xFFFF;   // cause
  triage::Level level = triage::Level::self_care;
  std::optional<double> pain;
  bool under_age = false, age_open = false;
  bool after_operation = false;     // recently, or at an unknown time
  bool unknown_medicine = false;    // a name that was not recognised, or only guessed
  std::vector<Item> items;
  Bits taken_classes, taken_proposals;  // of all items
  Bits open_classes, open_proposals;    // may be taken: nobody knows
  Bits taken_kinds;                     // mechanisms of medicines already taken

  [[nodiscard]] auto p(std::uint16_t cause) const -> double { return probability[cause]; }
  [[nodiscard]] auto has_pain(double at_least) const -> bool { return pain && *pain >= at_least; }
};

[[nodiscard]] auto meet(const Prepared& prepared, const Request& request) -> Person;

// An operation within the windows that count from it, or one without a date.
[[nodiscard]] auto is_recent_operation(const Person& person) -> bool;

// The present window and the next two; the present one alone in an emergency.
[[nodiscard]] auto windows_of(const Person& person) -> std::vector<View>;

}  // namespace antalgic::plan
