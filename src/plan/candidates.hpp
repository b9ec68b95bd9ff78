// plan/candidates.hpp: every treatment in one window: may it be offered, only asked about, or not at all, and why.
// Nothing is dropped in silence: each one that is absent or left out has a step in the ledger.
// Threads: pure but for the ledger. Cost: a score for each treatment, safety rules only for those that could be listed.
// Judged by: plan_test.cpp, tests/plans (ten people read one by one; properties over random people).
#pragma once

#include <vector>

#include "plan/safety.hpp"
#include "plan/score.hpp"

namespace antalgic::plan {

enum class Standing : std::uint8_t { absent, left_out, asks, offerable };

// Why a treatment stands under ask first.
enum class AskReason : std::uint8_t { none, rule, open, unknown_medicine, condition, starter, always };

struct Candidate {
  TreatmentId id = {};
  Score score = {};
  Standing standing = Standing::absent;
  AskReason reason = AskReason::none;
  bool listed = false;   // contraindicated or major where it matters to say so
  bool wanted = false;   // it would have been offered, had nothing spoken against it
  bool harmful = false;  // a plausible cause took it away
  bool available = true; // not if it is never offered, to anyone or to this person, or not sold here
  bool checked = false;  // `verdict` is known
  Verdict verdict = {};
  ledger::StepId step = {};
};

// In the order of the pack.
[[nodiscard]] auto find_candidates(const Person& person, const View& view, const Safety& safety, ledger::Ledger& ledger)
    -> std::vector<Candidate>;

[[nodiscard]] auto is_medicine(const TreatmentFacts& treatment) -> bool;  // or a supplement

}  // namespace antalgic::plan
