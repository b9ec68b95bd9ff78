// Runs the benchmarks and compares with the budgets. Exit code 1 if one is over; --benchmark_filter=... and the like work.
#include <benchmark/benchmark.h>

#include "bench/report.hpp"

auto main(int argc, char** argv) -> int {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  antalgic::bench::Report report;
  benchmark::RunSpecifiedBenchmarks(&report);
  return report.over_budget() == 0 ? 0 : 1;
}
