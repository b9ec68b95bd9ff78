// One whole assessment, in process, warm: closure, rules, posterior, ranges, urgency, plan, grounds.
// The limit: multiply every effect line of every treatment by the probability of its cause, which any planner must do.
#include <benchmark/benchmark.h>

#include "bench/fixture.hpp"

namespace antalgic::bench {
namespace {

void assessment_engine(benchmark::State& state) {
  care::Consultation consultation{the_pack()};
  const auto someone = person(the_pack(), 40, 3);
  for (auto _ : state) {
    const auto assessment = consultation.assess(someone);
    benchmark::DoNotOptimize(assessment.urgency.level);
  }
}
BENCHMARK(assessment_engine)->Name("full_assessment/engine");

void assessment_loop(benchmark::State& state) {
  const auto& pack = the_pack();
  const std::vector<double> shares(pack.cause_count(), 1.0 / static_cast<double>(pack.cause_count()));
  std::vector<double> scores(pack.treatment_count());
  for (auto _ : state) {
    for (std::size_t index = 0; index < scores.size(); ++index) {
      double score = 0;
      const auto* effects = pack.treatment(TreatmentId{static_cast<std::uint16_t>(index)}).effects();
      if (effects != nullptr) {
        for (const auto* line : *effects) score += line->strength() * shares[line->cause()];
      }
      scores[index] = score;
    }
    benchmark::DoNotOptimize(scores.data());
  }
}
BENCHMARK(assessment_loop)->Name("full_assessment/plain_loop");

}  // namespace
}  // namespace antalgic::bench
