#include "answers/closure.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"

namespace antalgic::answers {
namespace {

using toy::PackBuilder;
namespace fb = pack::fb;

auto builder() -> PackBuilder {
  PackBuilder builder;
  builder.number("age", 0, 120)
      .number("days", 0, 40000)
      .number("onset_age", 0, 120)
      .number("kg", 20, 300)
      .number("cm", 50, 250)
      .number("bmi", 5, 100)
      .yes_no("leg_pain", 0.3)
      .yes_no("calf_pain", 0.1)
      .yes_no("calf_cramp", 0.05)
      .yes_no("thigh_pain", 0.1, {.flags = fb::FindingFlag::screen})
      .yes_no("operated", 0.05)
      .yes_no("wound_red", 0.01)
      .yes_no("pregnant_before", 0.3)
      .yes_no("any_swelling", 0.1)
      .choice("weight_change", {{"lost", 0.1}, {"same", 0.8}, {"not_sure", 0.1}}, {.dont_know = "not_sure"})
      .yes_no("lost_without_trying", 0.05)
      .narrower("calf_cramp", "calf_pain")
      .narrower("calf_pain", "leg_pain")
      .narrower("thigh_pain", "leg_pain")
      .narrower("lost_without_trying", "weight_change = lost")
      .derivation("onset_age", fb::Formula::onset_age, {"age", "days"})
      .derivation("bmi", fb::Formula::body_mass_index, {"kg", "cm"})
      .derivation("any_swelling", fb::Formula::any_of, {"calf_pain", "wound_red"}, true)
      .closure("N01", toy::no("operated"), {{.finding = "wound_red"}})
      .closure("N02", toy::less("age", 12), {{.finding = "pregnant_before", .state = fb::FillState::no}})
      .closure("N03", toy::yes("wound_red"), {{.finding = "operated", .state = fb::FillState::yes}})
      .closure("N04", toy::unknown("leg_pain"), {{.finding = "pregnant_before", .state = fb::FillState::yes}});
  return builder;
}

class Closing : public ::testing::Test {
 protected:
  void set(std::string_view finding, Answer answer) { own_.set(toy_.finding(finding), answer); }
  auto closed(std::string_view finding) -> Answer { return close(toy_.pack(), own_).answers.of(toy_.finding(finding)); }
  auto is_yes(std::string_view finding) -> bool { return close(toy_.pack(), own_).answers.is_yes(toy_.finding(finding)); }
  auto is_no(std::string_view finding) -> bool { return close(toy_.pack(), own_).answers.is_no(toy_.finding(finding)); }

  toy::ToyPack toy_ = builder().build();
  Answers own_{toy_.pack()};
};

TEST_F(Closing, NothingFollowsFromNothing) { EXPECT_EQ(close(toy_.pack(), own_).answers, own_); }

TEST_F(Closing, AYesToAPartIsAYesToEveryWholeAboveIt) {
  set("calf_cramp", Answer::yes());
  EXPECT_TRUE(is_yes("calf_pain"));
  EXPECT_TRUE(is_yes("leg_pain"));
  EXPECT_EQ(closed("leg_pain").origin, Origin::implied);
}

TEST_F(Closing, ANoToTheWholeClosesItsPartsButNeverALineOfAnEmergencyScreen) {
  set("leg_pain", Answer::no());
  EXPECT_TRUE(is_no("calf_pain"));
  EXPECT_TRUE(is_no("calf_cramp"));
  EXPECT_TRUE(closed("thigh_pain").is_open());
}

TEST_F(Closing, AYesMayStandForAnOptionAndAnotherOptionForANo) {
  set("lost_without_trying", Answer::yes());
  EXPECT_EQ(closed("weight_change").option, 0);
  own_ = Answers(toy_.pack());
  set("weight_change", Answer::choice(1));
  EXPECT_TRUE(is_no("lost_without_trying"));
}

TEST_F(Closing, TheOptionThatMeansUnknownIsAskedAndUnknown) {
  set("weight_change", Answer::choice(2));
  EXPECT_EQ(closed("weight_change").state, State::unknown);
  EXPECT_TRUE(closed("lost_without_trying").is_open());
}

TEST_F(Closing, NumbersAreWorkedOutAndSaySo) {
  set("age", Answer::amount(50));
  set("days", Answer::amount(3652.5));
  set("kg", Answer::amount(81));
  set("cm", Answer::amount(180));
  EXPECT_DOUBLE_EQ(closed("onset_age").number, 40);
  EXPECT_DOUBLE_EQ(closed("bmi").number, 25);
  EXPECT_EQ(closed("bmi").origin, Origin::derived);
}

TEST_F(Closing, ANumberThePersonGaveIsNotWorkedOutAgainAndNoContradiction) {
  set("age", Answer::amount(50));
  set("days", Answer::amount(3652.5));
  set("onset_age", Answer::amount(20));
  EXPECT_EQ(closed("onset_age").number, 20);
  EXPECT_TRUE(close(toy_.pack(), own_).contradictions.empty());
}

TEST_F(Closing, NoHeightGivesNoIndexInsteadOfInfinity) {
  set("kg", Answer::amount(81));
  set("cm", Answer::amount(0));
  EXPECT_TRUE(closed("bmi").is_open());
}

TEST_F(Closing, AnyOfIsNoOnlyOnceEveryPartIsSettled) {
  set("calf_pain", Answer::no());
  EXPECT_TRUE(closed("any_swelling").is_open());
  set("operated", Answer::no());  // closes the other part as not applicable
  EXPECT_TRUE(is_no("any_swelling"));
}

TEST_F(Closing, RulesCloseQuestionsAndChain) {
  set("wound_red", Answer::yes());
  EXPECT_TRUE(is_yes("operated"));
  EXPECT_TRUE(is_yes("any_swelling"));
  own_ = Answers(toy_.pack());
  set("operated", Answer::no());
  EXPECT_EQ(closed("wound_red").state, State::not_applicable);
}

TEST_F(Closing, AnUnknownIsFilledByWhatFollows) {
  set("leg_pain", Answer::unknown());
  set("calf_pain", Answer::yes());
  EXPECT_TRUE(is_yes("leg_pain"));
}

TEST_F(Closing, WhatFollowsFromNotKnowingIsKeptApart) {
  set("leg_pain", Answer::unknown());
  EXPECT_TRUE(is_yes("pregnant_before"));
  EXPECT_EQ(closed("pregnant_before").origin, Origin::assumed);
}

TEST_F(Closing, TheFirstFillWins) {
  set("leg_pain", Answer::unknown());
  set("age", Answer::amount(10));  // N02 stands before N04
  EXPECT_TRUE(is_no("pregnant_before"));
}

TEST_F(Closing, WhatThePersonSaidStaysAndTheContradictionIsReportedOnce) {
  set("leg_pain", Answer::no());
  set("calf_cramp", Answer::yes());
  const auto result = close(toy_.pack(), own_);
  EXPECT_TRUE(result.answers.is_no(toy_.finding("leg_pain")));
  EXPECT_TRUE(result.answers.is_yes(toy_.finding("calf_cramp")));
  ASSERT_EQ(result.contradictions.size(), 1U);
  EXPECT_EQ(result.contradictions[0].said, toy_.finding("leg_pain"));
  EXPECT_EQ(result.contradictions[0].implied_by, toy_.finding("calf_cramp"));
}

TEST_F(Closing, AContradictionByARuleNamesTheAnswerItGoesBackTo) {
  set("operated", Answer::no());
  set("wound_red", Answer::yes());
  const auto result = close(toy_.pack(), own_);
  ASSERT_EQ(result.contradictions.size(), 1U);
  EXPECT_TRUE(result.answers.is_no(toy_.finding("operated")));
}

TEST_F(Closing, ClosingAgainOrIntoUsedMemoryChangesNothing) {
  set("calf_cramp", Answer::yes());
  set("operated", Answer::no());
  const auto once = close(toy_.pack(), own_).answers;
  Answers used(toy_.pack());
  used.set(toy_.finding("age"), Answer::amount(99));
  close_into(toy_.pack(), own_, used);
  EXPECT_EQ(used, once);
}

}  // namespace
}  // namespace antalgic::answers
