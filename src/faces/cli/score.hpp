// faces/cli/score.hpp: how the assessments of published cases compare with what the cases say.
// Rules: a member of a family counts as the family's place; `near` counts half, in near3 only; cases marked triage_only are left
// out of the cause figures; Brier = mean over covered cases of (1 - p true)^2 + the sum of the other entries' p^2, something not
// listed being one of them.
// Judged by: score_test.cpp.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "faces/cli/cases.hpp"

namespace antalgic::cli {

enum class MissKind : std::uint8_t { under, over, cause, avoid };
[[nodiscard]] auto to_string(MissKind kind) -> std::string_view;

struct Miss {
  std::string id;
  MissKind kind;
  std::string why;
};

// What one case came to, for the sum and for --expect.
struct Outcome {
  std::string id;
  std::vector<std::string> order;            // entries as shown, most likely to matter first
  std::vector<std::pair<std::string, double>> probability;
  pack::fb::Level floor, urgency;
  std::vector<std::string> fired;            // danger rules, without their kind
  std::optional<int> pages;                  // of the interview
};

struct Score {
  int cases = 0, covered = 0;
  double top1 = 0, top3 = 0, top5 = 0, near3 = 0, brier = 0;          // shares of covered cases
  int with_urgency = 0, exact = 0, accepted = 0;
  std::array<int, 6> under{}, over{}, level_cases{}, level_accepted{};  // by gold level
  int must_avoid_violations = 0;
  std::vector<int> pages;
  std::vector<std::string> skipped;
  std::vector<Miss> misses;
  std::vector<Outcome> outcomes;
};

struct ScoreOptions {
  bool ask = false;  // answer the interview instead of giving all at once
};
[[nodiscard]] auto score(const pack::Pack& pack, const CaseFile& file, const ScoreOptions& options) -> Score;

[[nodiscard]] auto as_json(const Score& score) -> std::string;
[[nodiscard]] auto as_text(const Score& score) -> std::string;

}  // namespace antalgic::cli
