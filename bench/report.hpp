// bench/report.hpp: after the usual lines, one table: what each thing costs, its budget, and the plain loop that bounds it.
// A benchmark takes part by its name: "<thing>/engine" or "<thing>/plain_loop".
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace antalgic::bench {

class Report : public benchmark::ConsoleReporter {
 public:
  Report() : ConsoleReporter(OO_Tabular) {}
  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

  [[nodiscard]] auto over_budget() const -> int { return over_budget_; }

 private:
  struct Pair {
    double engine = 0, plain_loop = 0;  // nanoseconds of processor time, the best run
  };
  std::map<std::string, Pair> seen_;
  int over_budget_ = 0;
};

}  // namespace antalgic::bench
