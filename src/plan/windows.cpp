#include <algorithm>
#include <array>

#include "answers/condition.hpp"
#include "plan/person.hpp"

namespace antalgic::plan {

namespace {

constexpr std::size_t windows_shown = 3;

// The window of one clock that holds `day`; the last one has no end.
auto window_at(const pack::Pack& pack, bool after_operation, double day) -> WindowId {
  WindowId found;
  const auto& windows = *pack.raw().windows();
  for (std::uint16_t i = 0; i < windows.size(); ++i) {
    const auto& window = *windows.Get(i);
    if (window.after_operation() == after_operation && (!found.exists() || day >= window.from_day())) found = WindowId{i};
  }
  return found;
}

auto after(const pack::Pack& pack, WindowId id) -> WindowId {
  const auto& windows = *pack.raw().windows();
  for (auto i = static_cast<std::uint16_t>(id.index + 1); i < windows.size(); ++i) {
    if (windows.Get(i)->after_operation() == windows.Get(id.index)->after_operation()) return WindowId{i};
  }
  return {};
}

// The answers as they will read `days` from now: numbers with a date have grown, what passes has passed.
void move_on(const Prepared& prepared, int days, double onset_day, answers::Answers& answers) {
  const auto& pack = prepared.pack();
  for (const auto index : *pack.raw().dated()) {
    const FindingId id{index};
    auto answer = answers.of(id);
    if (!answer.is_given()) continue;
    const auto unit = pack::text(pack.finding(id).unit());
    answer.number += unit.starts_with("week") ? days / 7.0 : unit.starts_with("month") ? days / 30.4375 : unit.starts_with("year") ? days / 365.25 : days;
    answers.set(id, answer);
  }
  for (const auto i : prepared.passing()) {
    if (onset_day >= pack.finding(FindingId{i}).passes_by_day() && answers.is_yes(FindingId{i})) answers.set(FindingId{i}, answers::Answer::no());
  }
}

struct Clocks {
  double onset = 0;
  std::optional<double> operation;
  bool operated = false;
};

auto read_clocks(const Person& person) -> Clocks {
  const auto& core = person.prepared.pack().raw();
  const auto& closed = person.request.closed;
  Clocks clocks;
  if (const FindingId id{core.onset_days()}; id.exists() && closed.of(id).is_given()) clocks.onset = closed.of(id).number;
  const auto* mix = core.mix();
  if (mix == nullptr) return clocks;
  clocks.operated = answers::evaluate(person.prepared.pack(), ConditionId{mix->gate()}, closed) == Firing::fires;
  const FindingId clock{mix->clock()};
  if (clocks.operated && clock.exists() && closed.of(clock).is_given()) clocks.operation = closed.of(clock).number;
  return clocks;
}

}  // namespace

auto windows_of(const Person& person) -> std::vector<View> {
  const auto& pack = person.prepared.pack();
  const auto clocks = read_clocks(person);
  const auto operation_now = clocks.operation ? window_at(pack, true, *clocks.operation) : WindowId{};
  const bool by_operation = operation_now.exists() && !pack.raw().windows()->Get(operation_now.index)->last();
  const double today = by_operation ? *clocks.operation : clocks.onset;

  std::vector<View> views;
  auto stage = by_operation ? operation_now : window_at(pack, false, clocks.onset);
  while (stage.exists() && views.size() < windows_shown) {
    const auto& window = *pack.raw().windows()->Get(stage.index);
    const bool now = views.empty();
    const int from = now ? 0 : window.from_day() - static_cast<int>(today);
    View view{.stage = stage, .onset = window_at(pack, false, clocks.onset + from), .operation = {}, .from_day = from,
              .to_day = window.last() ? -1 : window.to_day() - static_cast<int>(today), .now = now, .answers = person.request.closed};
    if (clocks.operated) view.operation = window_at(pack, true, clocks.operation ? *clocks.operation + from : 1e9);
    if (!now) move_on(person.prepared, from, clocks.onset + from, view.answers);
    views.push_back(std::move(view));
    if (person.level == triage::Level::emergency_now) break;
    stage = after(pack, stage);
  }
  return views;
}

auto is_recent_operation(const Person& person) -> bool {
  const auto clocks = read_clocks(person);
  if (!clocks.operated) return false;
  if (!clocks.operation) return true;
  const auto window = window_at(person.prepared.pack(), true, *clocks.operation);
  return window.exists() && !person.prepared.pack().raw().windows()->Get(window.index)->last();
}

}  // namespace antalgic::plan
