// How often does a worse answer lower the whole urgency? The floor cannot fall (urgency_properties_test.cpp), but the posterior can:
// a sign of one cause speaks against its neighbours. Prints counts and examples.
//   worse_answer_report [people]
#include <cstdio>
#include <map>

#include "properties/presentations.hpp"

namespace antalgic::properties {
namespace {

constexpr const char* names[] = {"self_care", "routine", "within_2_weeks", "within_48h", "same_day", "emergency_now"};
auto name(triage::Level level) -> const char* { return names[static_cast<int>(level)]; }

auto main_cause(const infer::Posterior& posterior) -> std::string {
  const auto& leading = posterior.leading();
  return the_pack().cause(leading.cause).id()->str();
}

void report(std::uint64_t people) {
  Assessor assessor(the_pack());
  study::People drawn(the_pack());
  const auto dangers = plain_dangers(the_pack());
  std::uint64_t tried = 0, raised = 0, lowered = 0;
  std::map<std::string, std::uint64_t> by_finding, by_step;
  for (std::uint64_t seed = 0; seed < people; ++seed) {
    auto own = drawn.draw(seed).answers;
    const auto before = assessor.assess(own, infer::Setting::home);
    const std::string cause_before = main_cause(assessor.posterior());
    for (const FindingId worse : dangers) {
      const auto kept = own.of(worse);
      if (own.is_yes(worse)) continue;
      own.set(worse, answers::Answer::yes());
      const auto after = assessor.assess(own, infer::Setting::home);
      own.set(worse, kept);
      ++tried;
      if (after.urgency > before.urgency) ++raised;
      if (after.urgency >= before.urgency) continue;
      ++lowered;
      ++by_finding[name_of(worse)];
      ++by_step[std::string(name(before.urgency)) + " -> " + name(after.urgency)];
      if (lowered <= 12) {
        std::printf("person %llu: yes to %s lowers %s to %s (floor %s; leading %s, then %s)\n", static_cast<unsigned long long>(seed),
                    name_of(worse).c_str(), name(before.urgency), name(after.urgency), name(after.floor), cause_before.c_str(),
                    main_cause(assessor.posterior()).c_str());
      }
    }
  }
  std::printf("%llu worse answers tried on %llu people: urgency rose in %llu, fell in %llu\n", static_cast<unsigned long long>(tried),
              static_cast<unsigned long long>(people), static_cast<unsigned long long>(raised), static_cast<unsigned long long>(lowered));
  for (const auto& [step, count] : by_step) std::printf("  %-32s %llu\n", step.c_str(), static_cast<unsigned long long>(count));
  for (const auto& [finding, count] : by_finding) std::printf("  %-32s %llu\n", finding.c_str(), static_cast<unsigned long long>(count));
}

}  // namespace
}  // namespace antalgic::properties

auto main(int count, char** arguments) -> int {
  antalgic::properties::report(count > 1 ? static_cast<std::uint64_t>(std::atoll(arguments[1])) : 100);
  return 0;
}
