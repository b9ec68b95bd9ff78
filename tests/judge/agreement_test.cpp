// The engine against its judges: closure, conditions, prior, posterior, triage and urgency, on packs nobody would write and on the
// project's own knowledge. ANTALGIC_PACKS sets how many of the former.
#include "judge/agreement.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "judge/random_pack.hpp"
#include "plans/real_pack.hpp"

namespace antalgic::judge {
namespace {

constexpr pack::fb::Setting settings[] = {pack::fb::Setting::home, pack::fb::Setting::clinic, pack::fb::Setting::emergency_department};

auto packs() -> std::uint64_t {
  const char* asked = std::getenv("ANTALGIC_PACKS");
  return asked == nullptr ? 150 : static_cast<std::uint64_t>(std::atoll(asked));
}

void agree(const pack::Pack& pack, std::uint64_t seed, int people, double given, double unknown) {
  Dice dice(seed);
  Agreement agreement(pack);
  for (int person = 0; person < people; ++person) {
    const auto own = random_answers(pack, dice, given, unknown);
    const auto differences = agreement.differences(own, settings[dice.below(3)]);
    ASSERT_TRUE(differences.empty()) << "seed " << seed << ", person " << person << ": " << differences.front() << " and "
                                     << differences.size() - 1 << " more";
  }
}

TEST(Agreement, OnRandomPacksWithFewAnswers) {
  for (std::uint64_t seed = 1; seed <= packs(); ++seed) {
    const auto toy = RandomPack(seed).build();
    ASSERT_NO_FATAL_FAILURE(agree(toy.pack(), seed, 20, 0.25, 0.1));
  }
}

TEST(Agreement, OnRandomPacksWithManyAnswers) {
  for (std::uint64_t seed = 1; seed <= packs(); ++seed) {
    const auto toy = RandomPack(seed).build();
    ASSERT_NO_FATAL_FAILURE(agree(toy.pack(), seed + 1000, 20, 0.7, 0.15));
  }
}

TEST(Agreement, OnTheProjectsKnowledgeWithAFewAnswers) { agree(plans::real_pack().pack(), 1, 12, 0.05, 0.02); }

TEST(Agreement, OnTheProjectsKnowledgeWithMostThingsAnswered) { agree(plans::real_pack().pack(), 2, 6, 0.6, 0.1); }

}  // namespace
}  // namespace antalgic::judge
