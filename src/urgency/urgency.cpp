#include "urgency/urgency.hpp"

#include <algorithm>
#include <vector>

#include "infer/what_if.hpp"

namespace antalgic::urgency {

namespace {

// The cause whose level stands for the leading entry: itself, or the family's likeliest member.
auto leading_cause(const pack::Pack& pack, std::span<const double> raw) -> CauseId {
  const auto leading = infer::leading_of(pack, raw);
  if (leading < pack.cause_count()) return CauseId{static_cast<std::uint16_t>(leading)};
  const auto family = leading - pack.cause_count();
  CauseId best;
  for (std::uint16_t i = 0; i < pack.cause_count(); ++i)
    if (pack.cause(CauseId{i}).family() == family && (!best.exists() || raw[i] > raw[best.index])) best = CauseId{i};
  return best;
}

// The limit that the sum at a level must pass to raise the urgency to it; levels without one are never reached by sums.
auto limit_of(const pack::fb::UrgencyConstants& constants, Level level) -> double {
  switch (level) {
    case Level::emergency_now: return constants.emergency_now();
    case Level::same_day: return constants.same_day();
    case Level::within_48h: return constants.within_48h();
    case Level::within_2_weeks: return constants.within_2_weeks();
    case Level::routine:
    case Level::self_care: break;
  }
  return 2;
}

}  // namespace

auto added_by(const pack::Pack& pack, std::span<const double> raw, std::span<const Level> levels) -> Added {
  Added added;
  const auto& constants = *pack.raw().urgency();
  std::array<double, 6> at{};
  for (std::uint16_t i = 0; i < pack.cause_count(); ++i)
    if (pack.cause(CauseId{i}).urgency() >= constants.dont_miss_from()) at[static_cast<std::size_t>(levels[i])] += raw[i];
  double sum = 0;
  added.from_leading = levels[leading_cause(pack, raw).index];
  added.level = added.from_leading;
  for (std::size_t k = at.size(); k-- > 0;) {
    sum += at[k];
    added.sums[k] = sum;
    const auto level = static_cast<Level>(k);
    if (sum > limit_of(constants, level)) added.level = std::max(added.level, level);
  }
  return added;
}

auto combine(const pack::Pack& pack, Level floor, const infer::Posterior& posterior, const answers::Answers& closed,
             ledger::Ledger* ledger) -> Urgency {
  std::vector<Level> levels(pack.cause_count());
  triage::levels_into(pack, closed, levels);
  const auto added = added_by(pack, posterior.raw(), levels);
  const Urgency urgency{
      .level = std::max(floor, added.level), .floor = floor, .from_leading = added.from_leading, .sums = added.sums};
  if (ledger == nullptr) return urgency;
  ledger->add({.kind = ledger::StepKind::leading_cause,
               .ref = posterior.leading().cause.index,
               .detail = static_cast<std::uint16_t>(added.from_leading),
               .because = {}});
  for (std::size_t k = added.sums.size(); k-- > 0;)
    if (added.sums[k] > limit_of(*pack.raw().urgency(), static_cast<Level>(k)))
      ledger->add({.kind = ledger::StepKind::dont_miss_sum, .ref = 0xFFFF, .detail = static_cast<std::uint16_t>(k), .because = {}});
  return urgency;
}

}  // namespace antalgic::urgency
