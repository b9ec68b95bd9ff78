// The posterior of all causes after 30 answers, warm. The limit: add the same 30 rows of weights and take the exponential of each sum.
#include <benchmark/benchmark.h>

#include <cmath>

#include "answers/closure.hpp"
#include "bench/fixture.hpp"
#include "infer/posterior.hpp"

namespace antalgic::bench {
namespace {

constexpr std::size_t answered = 30;

void posterior_engine(benchmark::State& state) {
  const auto& pack = the_pack();
  const auto someone = person(pack, answered, 1);
  const auto closed = answers::close(pack, someone.answers).answers;
  infer::Posterior posterior{pack};
  for (auto _ : state) {
    posterior.update(someone.answers, closed, someone.setting);
    benchmark::DoNotOptimize(posterior.raw().data());
  }
}
BENCHMARK(posterior_engine)->Name("posterior/engine");

void posterior_loop(benchmark::State& state) {
  const auto& pack = the_pack();
  const auto someone = person(pack, answered, 1);
  std::vector<std::span<const std::int32_t>> rows;
  for (std::size_t index = 0; index < pack.finding_count(); ++index) {
    const FindingId finding{static_cast<std::uint16_t>(index)};
    const auto& answer = someone.answers.of(finding);
    if (!answer.is_given()) continue;
    const auto position = pack.finding(finding).kind() == pack::fb::AnswerKind::number ? pack.bin_of(finding, answer.number)
                                                                                       : std::optional{answer.option};
    if (position) rows.push_back(pack.weights(pack.option_of(finding, *position)));
  }
  std::vector<std::int64_t> sums(pack.stride());
  std::vector<double> shares(pack.stride());
  for (auto _ : state) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const auto row : rows) {
      for (std::size_t cause = 0; cause < sums.size(); ++cause) sums[cause] += row[cause];
    }
    double total = 0;
    for (std::size_t cause = 0; cause < sums.size(); ++cause) {
      shares[cause] = std::exp(static_cast<double>(sums[cause]) * 0x1p-20);
      total += shares[cause];
    }
    for (auto& share : shares) share /= total;
    benchmark::DoNotOptimize(shares.data());
  }
}
BENCHMARK(posterior_loop)->Name("posterior/plain_loop");

}  // namespace
}  // namespace antalgic::bench
