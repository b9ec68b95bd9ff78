// All danger rules, three-valued, over one person's answers. The limit: look once at the answer behind every atom of those rules.
#include <benchmark/benchmark.h>

#include "answers/closure.hpp"
#include "bench/fixture.hpp"
#include "triage/triage.hpp"

namespace antalgic::bench {
namespace {

void rules_engine(benchmark::State& state) {
  const auto& pack = the_pack();
  const auto closed = answers::close(pack, person(pack, 60, 2).answers).answers;
  triage::Triage triage;
  for (auto _ : state) {
    triage::assess_into(pack, closed, triage);
    benchmark::DoNotOptimize(triage.floor);
  }
}
BENCHMARK(rules_engine)->Name("all_rules/engine");

void rules_loop(benchmark::State& state) {
  const auto& pack = the_pack();
  const auto closed = answers::close(pack, person(pack, 60, 2).answers).answers;
  std::vector<const pack::fb::Atom*> atoms;
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::danger);
  for (auto rule = first; rule < last; ++rule) {
    for (const auto word : pack.code(ConditionId{pack.rule(RuleId{rule}).when()})) {
      if (word >> 30 != 0) continue;
      const auto& atom = pack.atom(AtomId{static_cast<std::uint16_t>(word)});
      if (atom.subject() < pack.finding_count()) atoms.push_back(&atom);
    }
  }
  for (auto _ : state) {
    std::size_t fires = 0;
    for (const auto* atom : atoms) {
      const auto& answer = closed.of(FindingId{atom->subject()});
      fires += answer.is_given() && answer.option == 0 ? 1U : 0U;
    }
    benchmark::DoNotOptimize(fires);
  }
  state.counters["atoms"] = static_cast<double>(atoms.size());
}
BENCHMARK(rules_loop)->Name("all_rules/plain_loop");

}  // namespace
}  // namespace antalgic::bench
