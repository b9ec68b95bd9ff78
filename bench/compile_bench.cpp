// From the whole knowledge directory to a pack: what an author waits for after a save. The limit: read the files and count lines.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/fixture.hpp"
#include "compile/compile.hpp"
#include "compile/emit.hpp"
#include "pack/envelope.hpp"

namespace antalgic::bench {
namespace {

void compile_engine(benchmark::State& state) {
  for (auto _ : state) {
    const auto files = compile::read_directory(ANTALGIC_BENCH_KNOWLEDGE);
    const auto knowledge = compile::read_knowledge(files.value());
    const auto core = compile::emit_core(knowledge->model);
    const auto library = compile::emit_library(knowledge->model, compile::hash_of(core.bytes().subspan(pack::envelope_size)));
    benchmark::DoNotOptimize(library.bytes().data());
  }
}
BENCHMARK(compile_engine)->Name("compile/engine")->Unit(benchmark::kMillisecond);

void compile_loop(benchmark::State& state) {
  for (auto _ : state) {
    const auto files = compile::read_directory(ANTALGIC_BENCH_KNOWLEDGE);
    std::ptrdiff_t lines = 0;
    for (const auto& file : files.value()) lines += std::count(file.text.begin(), file.text.end(), '\n');
    benchmark::DoNotOptimize(lines);
  }
}
BENCHMARK(compile_loop)->Name("compile/plain_loop")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace antalgic::bench
