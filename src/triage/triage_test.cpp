#include "triage/triage.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"

namespace antalgic::triage {
namespace {

using answers::Answer;
using answers::Answers;
using toy::PackBuilder;
namespace fb = pack::fb;

auto builder() -> PackBuilder {
  using enum fb::FindingFlag;
  PackBuilder builder;
  builder.yes_no("cancer_before", 0.03, {.flags = anchor})
      .yes_no("leg_weak", 0.05)
      .yes_no("gait_unsteady", 0.05)
      .yes_no("numb", 0.01)
      .yes_no("fever", 0.05)
      .yes_no("old_fever", 0.05)
      .yes_no("thoughts", 0.02)
      .yes_no("plan", 0.01)
      .number("degrees", 30, 45)
      .cause("strain", 0.9)
      .cause("cord", 0.1, {.urgency = Level::within_2_weeks})
      .danger("D1", Level::emergency_now, toy::all({toy::yes("cancer_before"), toy::any({toy::yes("leg_weak"), toy::yes("gait_unsteady")})}))
      .danger("D2", Level::emergency_now, toy::yes("numb"))
      .danger("D3", Level::same_day, toy::all({toy::yes("cancer_before"), toy::yes("leg_weak"), toy::yes("gait_unsteady")}))
      .danger("D4", Level::routine, toy::all({toy::yes("cancer_before"), toy::yes("fever")}))
      .danger("D5", Level::within_48h, toy::yes("fever"), {.unless = toy::yes("old_fever")})
      .channel("C1", "crisis", Level::emergency_now, toy::all({toy::yes("thoughts"), toy::any({toy::yes("plan"), toy::unknown("plan")})}))
      .channel("C2", "crisis", Level::same_day, toy::yes("thoughts"))
      .raise("cord", Level::same_day, toy::yes("leg_weak"))
      .raise("cord", Level::emergency_now, toy::all({toy::yes("leg_weak"), toy::yes("gait_unsteady")}));
  return builder;
}

class Dangers : public ::testing::Test {
 protected:
  void set(std::string_view finding, Answer answer) { answers_.set(toy_.finding(finding), answer); }
  auto triage() -> Triage { return assess(toy_.pack(), answers_); }
  auto fired() -> std::vector<std::string> {
    std::vector<std::string> names;
    for (const auto& f : triage().fired) names.push_back(toy_.pack().rule(f.rule).id()->str() + (f.counted_lower ? " lower" : ""));
    return names;
  }
  using Names = std::vector<std::string>;

  toy::ToyPack toy_ = builder().build();
  Answers answers_{toy_.pack()};
};

TEST_F(Dangers, NothingAskedLeavesEveryRuleUndecidedAndTheFloorDown) {
  const auto nothing = triage();
  EXPECT_EQ(nothing.floor, Level::self_care);
  EXPECT_TRUE(nothing.fired.empty());
  EXPECT_TRUE(nothing.channels.empty());
  ASSERT_EQ(nothing.undecided.size(), 5U);
  for (std::size_t i = 1; i < nothing.undecided.size(); ++i) EXPECT_GE(nothing.undecided[i - 1].level, nothing.undecided[i].level);
}

TEST_F(Dangers, TheHighestRuleSetsTheFloorAndEveryRuleThatFiredIsListed) {
  set("numb", Answer::yes());
  set("fever", Answer::yes());
  EXPECT_EQ(triage().floor, Level::emergency_now);
  EXPECT_EQ(fired(), (Names{"D2", "D5"}));
}

TEST_F(Dangers, AskedAndUnknownCountsOneLowerBesideAnAnchor) {
  set("cancer_before", Answer::yes());
  set("leg_weak", Answer::unknown());
  set("gait_unsteady", Answer::no());
  EXPECT_EQ(triage().floor, Level::same_day);
  EXPECT_EQ(fired(), (Names{"D1 lower"}));
}

TEST_F(Dangers, WithoutItsAnchorAnUnknownCountsNothing) {
  set("numb", Answer::unknown());
  set("leg_weak", Answer::unknown());
  set("cancer_before", Answer::unknown());
  EXPECT_EQ(triage().floor, Level::self_care);
}

TEST_F(Dangers, OneYesMustBeEnough) {
  set("cancer_before", Answer::yes());
  set("leg_weak", Answer::unknown());
  set("gait_unsteady", Answer::unknown());
  EXPECT_EQ(fired(), (Names{"D1 lower"}));  // D3 would need two
}

TEST_F(Dangers, NotAskedIsNotUnknown) {
  set("cancer_before", Answer::yes());
  EXPECT_TRUE(fired().empty());
}

TEST_F(Dangers, BelowTheLowestLevelThereIsNothingToCount) {
  set("cancer_before", Answer::yes());
  set("fever", Answer::unknown());
  EXPECT_TRUE(fired().empty());
}

TEST_F(Dangers, OnlyAKnownExceptionSuppresses) {
  set("fever", Answer::yes());
  EXPECT_EQ(triage().floor, Level::within_48h);
  set("old_fever", Answer::yes());
  EXPECT_EQ(triage().floor, Level::self_care);
}

TEST_F(Dangers, AChannelNeverTouchesTheFloorAndShowsItsHighestLine) {
  set("thoughts", Answer::yes());
  set("plan", Answer::no());
  auto result = triage();
  EXPECT_EQ(result.floor, Level::self_care);
  ASSERT_EQ(result.channels.size(), 1U);
  EXPECT_EQ(result.channels[0].rule, toy_.rule("C2"));
  set("plan", Answer::unknown());
  result = triage();
  ASSERT_EQ(result.channels.size(), 1U);
  EXPECT_EQ(result.channels[0].rule, toy_.rule("C1"));
  EXPECT_FALSE(result.channels[0].without_level);
}

TEST_F(Dangers, AnUnknownOpensTheMildestLineOfAChannelWithoutALevel) {
  set("thoughts", Answer::unknown());
  set("plan", Answer::unknown());
  const auto result = triage();
  ASSERT_EQ(result.channels.size(), 1U);
  EXPECT_EQ(result.channels[0].rule, toy_.rule("C2"));
  EXPECT_TRUE(result.channels[0].without_level);
}

TEST_F(Dangers, ACausesLevelIsRaisedByItsOwnRulesOnly) {
  EXPECT_EQ(level_of(toy_.pack(), toy_.cause("cord"), answers_), Level::within_2_weeks);
  set("leg_weak", Answer::yes());
  EXPECT_EQ(level_of(toy_.pack(), toy_.cause("cord"), answers_), Level::same_day);
  EXPECT_EQ(level_of(toy_.pack(), toy_.cause("strain"), answers_), Level::self_care);
  set("gait_unsteady", Answer::yes());
  EXPECT_EQ(level_of(toy_.pack(), toy_.cause("cord"), answers_), Level::emergency_now);
}

TEST_F(Dangers, EachRuleThatCountsIsAStepOfTheLedger) {
  set("cancer_before", Answer::yes());
  set("leg_weak", Answer::unknown());
  set("numb", Answer::yes());
  ledger::Ledger ledger;
  Triage out;
  assess_into(toy_.pack(), answers_, out, &ledger);
  ASSERT_EQ(ledger.steps().size(), 2U);
  EXPECT_EQ(ledger.steps()[0].kind, ledger::StepKind::rule_counted_lower);
  EXPECT_EQ(ledger.steps()[1].kind, ledger::StepKind::rule_fired);
  EXPECT_EQ(ledger.steps()[1].ref, toy_.rule("D2").index);
}

TEST_F(Dangers, TheFloorAloneIsTheSameAndARulesDemandIsItsShare) {
  set("cancer_before", Answer::yes());
  set("leg_weak", Answer::unknown());
  EXPECT_EQ(floor_of(toy_.pack(), answers_), triage().floor);
  EXPECT_EQ(demand_of(toy_.pack(), toy_.rule("D1"), answers_), Level::same_day);
  EXPECT_EQ(demand_of(toy_.pack(), toy_.rule("D2"), answers_), Level::self_care);
}

}  // namespace
}  // namespace antalgic::triage
