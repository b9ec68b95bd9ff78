// Loading the pack: length, checksum, structure, every index. The limit: read every byte of it once.
#include <benchmark/benchmark.h>

#include <cstring>

#include "bench/fixture.hpp"

namespace antalgic::bench {
namespace {

void load_engine(benchmark::State& state) {
  const auto file = pack_file();
  for (auto _ : state) {
    const auto pack = pack::Pack::load(file);
    benchmark::DoNotOptimize(pack.has_value());
  }
  state.counters["bytes"] = static_cast<double>(file.size());
}
BENCHMARK(load_engine)->Name("pack_load/engine")->Unit(benchmark::kMicrosecond);

void load_loop(benchmark::State& state) {
  const auto file = pack_file();
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at + 8 <= file.size(); at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, &file[at], sizeof word);
      sum += word;
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(load_loop)->Name("pack_load/plain_loop")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace antalgic::bench
