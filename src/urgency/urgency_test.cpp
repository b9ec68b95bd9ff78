#include "urgency/urgency.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"

namespace antalgic::urgency {
namespace {

using answers::Answer;
using toy::PackBuilder;

// A pack of causes with priors and levels; the limits are 2, 3, 10 and 15 %.
struct Given {
  double prior;
  Level level;
  std::string family = {};
};
auto level_of(const std::vector<Given>& causes, Level floor = Level::self_care) -> Urgency {
  PackBuilder builder;
  builder.family("ordinary");
  for (std::size_t i = 0; i < causes.size(); ++i)
    builder.cause("k" + std::to_string(i), causes[i].prior, {.urgency = causes[i].level, .family = causes[i].family});
  const auto toy = builder.build();
  const answers::Answers nothing(toy.pack());
  infer::Posterior posterior(toy.pack());
  posterior.update(nothing, nothing, infer::Setting::home);
  return combine(toy.pack(), floor, posterior, nothing);
}

TEST(Urgency, TheFloorIsNeverLowered) { EXPECT_EQ(level_of({{1.0, Level::self_care}}, Level::same_day).level, Level::same_day); }

TEST(Urgency, TheLeadingEntryRaises) {
  const auto urgency = level_of({{0.9, Level::routine}, {0.1, Level::self_care}});
  EXPECT_EQ(urgency.level, Level::routine);
  EXPECT_EQ(urgency.floor, Level::self_care);
}

TEST(Urgency, AFamilySpeaksWithItsLikeliestMember) {
  const auto urgency = level_of({{0.5, Level::self_care, "ordinary"}, {0.3, Level::routine, "ordinary"}, {0.2, Level::self_care}});
  EXPECT_EQ(urgency.from_leading, Level::self_care);
}

TEST(Urgency, TheDontMissCausesCountTogetherAtEachLevelOrAbove) {
  EXPECT_EQ(level_of({{0.979, Level::self_care}, {0.021, Level::emergency_now}}).level, Level::emergency_now);
  EXPECT_EQ(level_of({{0.981, Level::self_care}, {0.019, Level::emergency_now}}).level, Level::self_care);
  EXPECT_EQ(level_of({{0.965, Level::self_care}, {0.016, Level::emergency_now}, {0.019, Level::same_day}}).level, Level::same_day);
  EXPECT_EQ(level_of({{0.89, Level::self_care}, {0.08, Level::within_48h}, {0.03, Level::same_day}}).level, Level::within_48h);
  EXPECT_EQ(level_of({{0.84, Level::self_care}, {0.16, Level::within_2_weeks}}).level, Level::within_2_weeks);
}

TEST(Urgency, CausesOfLittleUrgencyAreNotSummed) {
  EXPECT_EQ(level_of({{0.6, Level::self_care}, {0.4, Level::routine}}).level, Level::self_care);
}

// A cause joins the sums by its base; once in, it counts at the level its raise rules give it.
TEST(Urgency, RaisedLevelsCountAndAMildBaseStaysOut) {
  const auto toy = PackBuilder()
                       .yes_no("weak", 0.05)
                       .cause("strain", 0.8)
                       .cause("cord", 0.05, {.urgency = Level::within_2_weeks})
                       .cause("tic", 0.15, {.urgency = Level::routine})
                       .raise("cord", Level::emergency_now, toy::yes("weak"))
                       .raise("tic", Level::emergency_now, toy::yes("weak"))
                       .build();
  answers::Answers own(toy.pack());
  infer::Posterior posterior(toy.pack());
  posterior.update(own, own, infer::Setting::home);
  EXPECT_EQ(combine(toy.pack(), Level::self_care, posterior, own).level, Level::self_care);
  own.set(toy.finding("weak"), Answer::yes());
  posterior.update(own, own, infer::Setting::home);
  const auto raised = combine(toy.pack(), Level::self_care, posterior, own);
  EXPECT_EQ(raised.level, Level::emergency_now);
  EXPECT_NEAR(raised.sums[static_cast<std::size_t>(Level::emergency_now)], 0.05, 1e-9);
}

TEST(Urgency, TheLedgerSaysWhatRaisedIt) {
  const auto toy = PackBuilder().cause("strain", 0.9).cause("cord", 0.1, {.urgency = Level::same_day}).build();
  const answers::Answers nothing(toy.pack());
  infer::Posterior posterior(toy.pack());
  posterior.update(nothing, nothing, infer::Setting::home);
  ledger::Ledger ledger;
  (void)combine(toy.pack(), Level::self_care, posterior, nothing, &ledger);
  ASSERT_EQ(ledger.steps().size(), 2U);
  EXPECT_EQ(ledger.steps()[0].kind, ledger::StepKind::leading_cause);
  EXPECT_EQ(ledger.steps()[1].kind, ledger::StepKind::dont_miss_sum);
  EXPECT_EQ(ledger.steps()[1].detail, static_cast<std::uint16_t>(Level::same_day));
}

}  // namespace
}  // namespace antalgic::urgency
