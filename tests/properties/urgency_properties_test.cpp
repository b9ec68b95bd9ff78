// Whatever anyone answers: the floor holds, worse is never safer, and unknown is never no.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "properties/presentations.hpp"

namespace antalgic::properties {
namespace {

TEST(AnyPresentation, UrgencyIsNeverBelowTheFloorAndProbabilitiesAreProbabilities) {
  Assessor assessor(the_pack());
  for (std::uint64_t seed = 0; seed < presentations(); ++seed) {
    const auto someone = study::random_presentation(the_pack(), seed);
    const auto result = assessor.assess(someone.answers, someone.setting);
    ASSERT_GE(result.urgency, result.floor) << "seed " << seed;
    const auto raw = assessor.posterior().raw();
    ASSERT_TRUE(std::ranges::all_of(raw, [](double p) { return p >= 0; })) << "seed " << seed;
    ASSERT_NEAR(std::accumulate(raw.begin(), raw.end(), 0.0), 1, 1e-9) << "seed " << seed;
  }
}

TEST(AnyPresentation, AYesToADangerSignNeverLowersTheFloor) {
  Assessor assessor(the_pack());
  const auto dangers = plain_dangers(the_pack());
  ASSERT_GT(dangers.size(), 50U);
  for (std::uint64_t seed = 0; seed < presentations(); ++seed) {
    auto own = study::random_presentation(the_pack(), seed).answers;
    study::Random random(seed, 2);
    const FindingId worse = dangers[random.below(static_cast<std::uint32_t>(dangers.size()))];
    if (own.is_yes(worse)) continue;
    const auto before = assessor.floor(own);
    own.set(worse, answers::Answer::yes());
    ASSERT_GE(assessor.floor(own), before) << "seed " << seed << ", yes to " << name_of(worse);
  }
}

TEST(AnyPresentation, AskedAndUnknownWeighsNothingAndIsNeverSafer) {
  Assessor assessor(the_pack());
  const auto says_something = read_as_unknown(the_pack());
  study::Random random(3);
  for (std::uint64_t seed = 0; seed < presentations() / 4; ++seed) {
    auto someone = study::random_presentation(the_pack(), seed);
    const FindingId asked{static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(the_pack().finding_count())))};
    if (someone.answers.of(asked).state != answers::State::not_asked || says_something[asked.index] != 0) continue;
    const auto before = assessor.assess(someone.answers, someone.setting);
    const std::vector<double> was(assessor.posterior().raw().begin(), assessor.posterior().raw().end());
    someone.answers.set(asked, answers::Answer::unknown());
    const auto after = assessor.assess(someone.answers, someone.setting);
    ASSERT_TRUE(std::ranges::equal(was, assessor.posterior().raw())) << "seed " << seed << ", unknown " << name_of(asked);
    ASSERT_GE(after.floor, before.floor) << "seed " << seed << ", unknown " << name_of(asked);
    ASSERT_GE(after.urgency, before.urgency) << "seed " << seed << ", unknown " << name_of(asked);
  }
}

}  // namespace
}  // namespace antalgic::properties
