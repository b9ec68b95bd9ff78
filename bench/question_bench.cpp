// The next page of questions over all open findings, warm, after the screens. The limit: for every option of every open finding the
// sum over all causes of probability x likelihood ratio, which is how likely that answer is.
#include <benchmark/benchmark.h>

#include "ask/ask.hpp"
#include "bench/fixture.hpp"

namespace antalgic::bench {
namespace {

constexpr std::size_t answered = 30;

// Somebody who has been through the screens, age and sex and all danger rules, answering as most people do, and is now asked what is
// most telling. Every page is answered; the plan's own questions are left out.
auto after_the_screens(const pack::Pack& pack) -> care::Presentation {
  auto someone = person(pack, answered, 4);
  ask::Asker asker{pack};
  while (true) {
    const auto next = asker.next(someone.answers, {}, nullptr, {});
    if (next.stop != ask::Stop::go_on || next.question.reason == ask::Reason::most_telling) return someone;
    for (const auto& line : next.question.lines) {
      const auto& finding = pack.finding(line.finding);
      const bool number = finding.kind() == pack::fb::AnswerKind::number;
      const auto last = static_cast<std::uint16_t>(finding.option_count() - 1);  // of a yes/no finding: no
      someone.answers.set(line.finding, number ? answers::Answer::amount(finding.min()) : answers::Answer::choice(last));
    }
  }
}

void question_engine(benchmark::State& state) {
  ask::Asker asker{the_pack()};
  const auto someone = after_the_screens(the_pack());
  bool most_telling = false;
  for (auto _ : state) {
    const auto next = asker.next(someone.answers, {}, nullptr, {});
    benchmark::DoNotOptimize(next.stop);
    most_telling = next.stop == ask::Stop::go_on && next.question.reason == ask::Reason::most_telling;
  }
  if (!most_telling) state.SkipWithError("the questions ended before the most telling one");
}
BENCHMARK(question_engine)->Name("next_page/engine")->Unit(benchmark::kMicrosecond);

void question_loop(benchmark::State& state) {
  const auto& pack = the_pack();
  const auto someone = after_the_screens(pack);
  const auto stride = pack.stride();
  const std::vector<double> shares(stride, 1.0 / static_cast<double>(pack.cause_count()));
  const std::vector<double> ratios(pack.raw().options()->size() * stride, 1.0);
  for (auto _ : state) {
    double total = 0;
    for (std::size_t index = 0; index < pack.finding_count(); ++index) {
      const FindingId id{static_cast<std::uint16_t>(index)};
      const auto& finding = pack.finding(id);
      if (someone.answers.of(id).is_given() || finding.option_count() == 0) continue;
      for (std::size_t option = 0; option < finding.option_count(); ++option) {
        const auto* row = &ratios[(finding.first_option() + option) * stride];
        for (std::size_t cause = 0; cause < stride; ++cause) total += shares[cause] * row[cause];
      }
    }
    benchmark::DoNotOptimize(total);
  }
}
BENCHMARK(question_loop)->Name("next_page/plain_loop")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace antalgic::bench
