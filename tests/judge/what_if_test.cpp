// What one more answer would do, against a full update with that answer in place.
#include "infer/what_if.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "answers/closure.hpp"
#include "judge/random_pack.hpp"
#include "plans/real_pack.hpp"

namespace antalgic::judge {
namespace {

using infer::Posterior;
using infer::WhatIf;

// One more answer as what_if.hpp promises to see it: itself, and a yes to every whole above it that was not settled.
struct OneMore {
  answers::Answers own, closed;
};
auto one_more(const pack::Pack& pack, const answers::Answers& own, const answers::Answers& closed, FindingId finding,
              const answers::Answer& answer) -> OneMore {
  OneMore then{own, closed};
  then.own.set(finding, answer);
  then.closed.set(finding, answer);
  if (pack.finding(finding).kind() != pack::fb::AnswerKind::yes_no || answer.option != 0) return then;
  for (const auto* nest : *pack.raw().nests()) {
    const FindingId whole{nest->whole()};
    const auto& now = closed.of(whole);
    if (nest->part() != finding.index || !(now.is_open() || now.origin == answers::Origin::assumed)) continue;
    auto implied = answers::Answer::yes();
    implied.origin = answers::Origin::implied;
    then.closed.set(whole, implied);
  }
  return then;
}

void agree(const pack::Pack& pack, std::uint64_t seed, int people, double given) {
  Dice dice(seed);
  Posterior posterior(pack), full(pack);
  WhatIf what_if(pack);
  for (int person = 0; person < people; ++person) {
    const auto own = random_answers(pack, dice, given, 0.1);
    const auto closed = answers::close(pack, own).answers;
    const auto setting = static_cast<infer::Setting>(dice.below(3));
    posterior.update(own, closed, setting);
    what_if.start(posterior, own, closed, setting);
    for (std::uint16_t f = 0; f < pack.finding_count(); ++f) {
      const FindingId finding{f};
      if (own.of(finding).is_given() || !closed.of(finding).is_open()) continue;
      for (std::uint16_t option = 0; option < pack.finding(finding).option_count(); ++option) {
        const auto then = one_more(pack, own, closed, finding, what_if.answer(finding, option));
        full.update(then.own, then.closed, setting);
        const auto quick = what_if.suppose(finding, option);
        for (std::size_t c = 0; c < pack.cause_count(); ++c)
          ASSERT_NEAR(quick[c], full.raw()[c], 1e-12) << "seed " << seed << ", person " << person << ", "
                                                      << pack.finding(finding).id()->str() << " option " << option << ", cause " << c;
      }
    }
  }
}

TEST(WhatIf, EqualsAFullUpdateOnRandomPacks) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const auto toy = RandomPack(seed).build();
    ASSERT_NO_FATAL_FAILURE(agree(toy.pack(), seed, 10, 0.4));
  }
}

TEST(WhatIf, EqualsAFullUpdateOnTheProjectsKnowledge) {
  ASSERT_NO_FATAL_FAILURE(agree(plans::real_pack().pack(), 1, 10, 0.05));
  ASSERT_NO_FATAL_FAILURE(agree(plans::real_pack().pack(), 2, 4, 0.4));
}

TEST(WhatIf, ChancesOfTheOptionsSumToOneAndNoneIsDoNotKnow) {
  const auto& pack = plans::real_pack().pack();
  Dice dice(3);
  const auto own = random_answers(pack, dice, 0.1, 0.05);
  const auto closed = answers::close(pack, own).answers;
  Posterior posterior(pack);
  posterior.update(own, closed, infer::Setting::home);
  WhatIf what_if(pack);
  what_if.start(posterior, own, closed, infer::Setting::home);
  for (std::uint16_t f = 0; f < pack.finding_count(); ++f) {
    const auto chances = what_if.chances(FindingId{f});
    ASSERT_EQ(chances.size(), pack.finding(FindingId{f}).option_count());
    double sum = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      EXPECT_GE(chances[i], 0);
      if (i == pack.finding(FindingId{f}).dont_know_option()) {
        EXPECT_EQ(chances[i], 0);
      }
      sum += chances[i];
    }
    if (!chances.empty()) {
      EXPECT_NEAR(sum, 1, 1e-12);
    }
  }
}

// What is expected of the next answer is, on average, what is believed now.
TEST(WhatIf, OutcomesAverageToThePresentWhereNothingIsAnsweredInTheGroup) {
  const auto toy = toy::PackBuilder()
                       .yes_no("fever", 0.05)
                       .choice("onset", {{"sudden", 0.3}, {"slow", 0.7}})
                       .cause("strain", 0.9)
                       .cause("infection", 0.1)
                       .likely("infection", "fever", "yes", 0.6)
                       .likely("infection", "onset", "sudden", 0.1)
                       .likely("strain", "onset", "sudden", 0.4)
                       .build();
  const answers::Answers nothing(toy.pack());
  Posterior posterior(toy.pack());
  posterior.update(nothing, nothing, infer::Setting::home);
  WhatIf what_if(toy.pack());
  what_if.start(posterior, nothing, nothing, infer::Setting::home);
  for (const auto* name : {"fever", "onset"}) {
    const auto span = what_if.chances(toy.finding(name));
    const std::vector<double> chances(span.begin(), span.end());
    double average = 0;
    for (std::uint16_t option = 0; option < 2; ++option)
      average += chances[option] * what_if.suppose(toy.finding(name), option)[toy.cause("infection").index];
    EXPECT_NEAR(average, 0.1, 1e-5) << name;  // weights are rounded to 2^-20 nat
  }
}

}  // namespace
}  // namespace antalgic::judge
