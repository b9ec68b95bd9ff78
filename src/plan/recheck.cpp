#include "plan/recheck.hpp"

#include <algorithm>

namespace antalgic::plan {

namespace {

constexpr std::size_t most_watched = 6;
constexpr int without_a_word = 14;

// Days until a cause's next check; its course after an operation is counted from there.
auto next_check(const Person& person, std::uint16_t cause) -> int {
  const auto& pack = person.prepared.pack();
  const auto* days = pack.cause(CauseId{cause}).recheck_days();
  if (days == nullptr || days->size() == 0) return without_a_word;
  const auto* mix = pack.raw().mix();
  if (person.prepared.is_after_operation(cause) && mix != nullptr) {
    const FindingId clock{mix->clock()};
    if (clock.exists() && person.request.closed.of(clock).is_given()) {
      const auto today = static_cast<int>(person.request.closed.of(clock).number);
      for (const auto day : *days) {
        if (day > today) return day - today;
      }
    }
    return without_a_word;
  }
  return days->Get(0);
}

void add_watch(const Person& person, std::uint16_t cause, Recheck& out) {
  const auto* lines = person.prepared.pack().cause(CauseId{cause}).watch_for();
  if (lines == nullptr) return;
  for (const auto* line : *lines) {
    const auto words = pack::text(line);
    if (out.watch_for.size() < most_watched && std::ranges::find(out.watch_for, words) == out.watch_for.end()) out.watch_for.push_back(words);
  }
}

}  // namespace

auto find_recheck(const Person& person) -> Recheck {
  const auto& numbers = person.prepared.planning();
  const auto& urgency = *person.prepared.pack().raw().urgency();
  Recheck out{.in_days = without_a_word, .watch_for = {}};
  const auto sooner = [&](int days) { out.in_days = std::min(out.in_days, days); };

  std::vector<std::uint16_t> causes;
  for (std::uint16_t cause = 0; cause < person.probability.size(); ++cause) {
    const bool plausible = person.p(cause) >= numbers.only_after_limit();
    if (plausible || cause == person.leading) sooner(next_check(person, cause));
    const bool rare = person.prepared.is_dont_miss(cause) && person.p(cause) >= urgency.emergency_now();
    if (plausible || rare || cause == person.leading) causes.push_back(cause);
  }
  const auto level = static_cast<std::uint32_t>(person.level);
  if (const auto* limits = numbers.recheck_days(); limits != nullptr && level < limits->size()) sooner(limits->Get(level));
  if (numbers.recheck_severe() > 0 && person.has_pain(numbers.severe_pain())) sooner(numbers.recheck_severe());

  std::ranges::sort(causes, [&](auto a, auto b) { return person.p(a) != person.p(b) ? person.p(a) > person.p(b) : a < b; });
  for (const auto cause : causes) add_watch(person, cause, out);
  return out;
}

}  // namespace antalgic::plan
