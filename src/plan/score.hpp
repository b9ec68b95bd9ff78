// plan/score.hpp: how much a treatment promises in one window, and how much harm the plausible causes hold against it.
// score = fit x (sum of p x worth x certainty + bonus for the leading cause's first choice - weight x sum of p x strength of
// harm) - burden; harm = sum of p x size x the don't-miss factor.
// A cause under one in ten thousand moves nothing.
// Threads: pure. Cost: linear in the effect lines of the causes that count.
// Judged by: plan_test.cpp, tests/plans (ten people read one by one; properties over random people).
#pragma once

#include "plan/person.hpp"

namespace antalgic::plan {

struct Score {
  double value = 0;
  double harm = 0;
  const Effect* reason = nullptr;       // the line that speaks most for it
  const Effect* harm_reason = nullptr;  // the line that speaks most against it
  fb::Fit fit = fb::Fit::no;            // in this window, or raised by a first choice that names it
  bool leads = false;                   // first choice for a plausible cause
  bool helps_clearly = false;           // helps a plausible cause with strength 2 or more
  bool waits = false;                   // only after a condition, for the main cause or a plausible don't-miss one
};

// Of every treatment, in the order of the pack.
[[nodiscard]] auto score_all(const Person& person, const View& view) -> std::vector<Score>;

// More harm than the plan accepts of this treatment.
[[nodiscard]] auto is_too_harmful(const Person& person, TreatmentId treatment, const Score& score) -> bool;

// The line of `treatment` for one cause, or none.
[[nodiscard]] auto effect_for(const Person& person, const View& view, TreatmentId treatment, std::uint16_t cause) -> const Effect*;

// The likeliest cause that is at `level` or above for this person; 65535 = none.
[[nodiscard]] auto likeliest_at(const Person& person, const View& view, triage::Level level) -> std::uint16_t;

}  // namespace antalgic::plan
