// urgency/urgency.hpp: how soon a person must be seen: the rule floor, joined by maximum with what the posterior adds.
// The posterior adds the leading entry's own level, and every level at which the don't-miss causes together pass that
// level's limit (pack.fbs UrgencyConstants). It can raise, never lower.
// Judged by: tests/judge/slow_urgency.hpp.
#pragma once

#include <array>
#include <span>

#include "answers/answers.hpp"
#include "infer/posterior.hpp"
#include "ledger/ledger.hpp"
#include "triage/triage.hpp"

namespace antalgic::urgency {

using triage::Level;

struct Urgency {
  Level level;
  Level floor;                 // by rules alone
  Level from_leading;          // level of the leading entry
  std::array<double, 6> sums;  // probability of the don't-miss causes at each level or above
};

// What the probabilities add, whatever the floor.
struct Added {
  Level level = Level::self_care;         // the highest of all that follows
  Level from_leading = Level::self_care;
  std::array<double, 6> sums{};
};

// `raw`: probability of each cause, before the share kept for something not listed. `levels`: triage::levels_into.
// For the inner loop of asking; never allocates.
[[nodiscard]] auto added_by(const pack::Pack& pack, std::span<const double> raw, std::span<const Level> levels) -> Added;

[[nodiscard]] auto combine(const pack::Pack& pack, Level floor, const infer::Posterior& posterior, const answers::Answers& closed,
                           ledger::Ledger* ledger = nullptr) -> Urgency;

}  // namespace antalgic::urgency
