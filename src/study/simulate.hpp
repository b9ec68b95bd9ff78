// study/simulate.hpp: many made-up people answer the interview: how long it takes, whom it sends where, and whether it ends where
// complete answers would.
// A third of the people come as they would (by prior), a third have one of the serious causes, each as often, and a third have any
// cause, each as often. `ordinary`: the first family with members; `serious`: base urgency same_day or above; `other`: the rest.
// Promise: the same pack, number and seed give the same report, whatever the number of threads.
// Threads: uses up to `threads` of its own. Tested: simulate_test.cpp.
#pragma once

#include <cstdint>

#include "pack/pack.hpp"

namespace antalgic::study {

struct GroupReport {
  int people = 0;
  int pages_median = 0, pages_p90 = 0;
  double emergency = 0, same_day_or_above = 0, within_48h_or_above = 0, above_two_weeks = 0;  // shares, after the interview
  double reached = 0;               // at least their cause's own level
};

struct Simulation {
  int people = 0;
  std::uint64_t seed = 0;
  GroupReport ordinary, serious, other;
  double agreement_urgency = 0, agreement_lead = 0;  // with what complete answers give
  double top1 = 0, top3 = 0;        // of the third with any cause, each as often; a member counts as its family
  double calibration_error = 0;     // of the third that comes as it would: expected |said - came true|, ten bins
};

struct SimulateOptions {
  int people = 300;
  std::uint64_t seed = 1;
  bool quick = false;
  int threads = 2;
};

[[nodiscard]] auto simulate(const pack::Pack& pack, const SimulateOptions& options) -> Simulation;

}  // namespace antalgic::study
