#include "bench/report.hpp"

#include <array>
#include <cstdio>

namespace antalgic::bench {
namespace {

struct Budget {
  const char* thing;
  double nanoseconds;
};
// What a person, or an author, is promised on two ordinary cores.
constexpr auto budgets = std::to_array<Budget>({
    {"posterior", 5e3},
    {"all_rules", 2e3},
    {"full_assessment", 50e3},
    {"next_page", 800e3},
    {"pack_load", 2e6},
    {"compile", 1e9},
});

auto in_words(double nanoseconds) -> std::string {
  std::array<char, 32> text{};
  if (nanoseconds < 1e3) std::snprintf(text.data(), text.size(), "%.0f ns", nanoseconds);
  else if (nanoseconds < 1e6) std::snprintf(text.data(), text.size(), "%.2f us", nanoseconds / 1e3);
  else std::snprintf(text.data(), text.size(), "%.2f ms", nanoseconds / 1e6);
  return text.data();
}

}  // namespace

void Report::ReportRuns(const std::vector<Run>& runs) {
  ConsoleReporter::ReportRuns(runs);
  for (const auto& run : runs) {
    if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
    const auto name = run.run_name.function_name;
    const auto slash = name.find('/');
    if (slash == std::string::npos) continue;
    auto& pair = seen_[name.substr(0, slash)];
    auto& time = name.substr(slash + 1) == "engine" ? pair.engine : pair.plain_loop;
    // Processor time: what others do on the machine is not ours.
    const double took = run.cpu_accumulated_time / static_cast<double>(run.iterations) * 1e9;
    if (time == 0 || took < time) time = took;
  }
}

void Report::Finalize() {
  std::printf("\n%-18s %12s %12s %10s %12s %8s\n", "", "engine", "budget", "of budget", "plain loop", "times");
  for (const auto& [thing, nanoseconds] : budgets) {
    const auto found = seen_.find(thing);
    if (found == seen_.end() || found->second.engine == 0) continue;
    const auto [engine, loop] = found->second;
    if (engine > nanoseconds) ++over_budget_;
    std::printf("%-18s %12s %12s %9.0f%% %12s %8.1f%s\n", thing, in_words(engine).c_str(), in_words(nanoseconds).c_str(),
                100 * engine / nanoseconds, in_words(loop).c_str(), loop == 0 ? 0.0 : engine / loop,
                engine > nanoseconds ? "  OVER" : "");
  }
}

}  // namespace antalgic::bench
