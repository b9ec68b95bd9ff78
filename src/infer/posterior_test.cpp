#include "infer/posterior.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "answers/closure.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::infer {
namespace {

using answers::Answer;
using toy::PackBuilder;
namespace fb = pack::fb;

auto builder() -> PackBuilder {
  PackBuilder builder;
  builder.yes_no("leg_pain", 0.3, {.group = "leg"})
      .yes_no("calf_pain", 0.1, {.group = "leg"})
      .yes_no("tingling", 0.2, {.group = "leg"})
      .yes_no("fever", 0.05)
      .yes_no("hip_pain", 0.1, {.group = "hip"})
      .choice("onset", {{"sudden", 0.3}, {"slow", 0.5}, {"not_sure", 0.2}}, {.dont_know = "not_sure"})
      .number("age", 0, 120, {{18, 50, 0.6}, {50, 120, 0.4}}, {.flags = fb::FindingFlag::prior_only})
      .number("days", 0, 4000, {{0, 14, 0.6}, {14, 4000, 0.4}})
      .narrower("calf_pain", "leg_pain")
      .narrower("hip_pain", "leg_pain")
      .family("ordinary")
      .cause("strain", 0.5, {.family = "ordinary"})
      .cause("worn_disc", 0.3, {.family = "ordinary"})
      .cause("nerve", 0.15, {.emergency_department = 3})
      .cause("infection", 0.05)
      .likely("nerve", "leg_pain", "yes", 0.95)
      .likely("nerve", "calf_pain", "yes", 0.6)
      .likely("nerve", "tingling", "yes", 0.7)
      .likely("nerve", "hip_pain", "yes", 0.05)
      .likely("infection", "fever", "yes", 0.5)
      .likely("infection", "onset", "slow", 0.8)
      .likely("infection", "days", "14_to_4000", 0.7)
      .factor("age", "50_to_120", "infection", 4);
  return builder;
}

class Believing : public ::testing::Test {
 protected:
  void set(std::string_view finding, Answer answer) { own_.set(toy_.finding(finding), answer); }
  void update(Setting setting = Setting::home) {
    posterior_.update(own_, answers::close(toy_.pack(), own_).answers, setting);
  }
  auto sum(std::string_view cause) -> double { return static_cast<double>(posterior_.sum(toy_.cause(cause))) * 0x1p-40; }
  auto raw(std::string_view cause) -> double { return posterior_.raw()[toy_.cause(cause).index]; }

  toy::ToyPack toy_ = builder().build();
  answers::Answers own_{toy_.pack()};
  Posterior posterior_{toy_.pack()};
};

constexpr double rounding = 1e-5;  // of weights to 2^-20 nat

TEST_F(Believing, WithoutAnswersThePriorStands) {
  update();
  EXPECT_NEAR(raw("strain"), 0.5, 1e-12);
  EXPECT_NEAR(posterior_.probability(toy_.cause("infection")), 0.05 * 0.95, 1e-12);
}

TEST_F(Believing, EntriesAndWhatIsNotListedSumToOne) {
  set("fever", Answer::yes());
  set("leg_pain", Answer::yes());
  update();
  double total = posterior_.not_listed();
  for (const auto& entry : posterior_.entries()) total += entry.probability;
  EXPECT_NEAR(total, 1, 1e-12);
}

TEST_F(Believing, OneAnswerIsBayesRule) {
  set("fever", Answer::yes());
  update();
  EXPECT_NEAR(sum("infection"), std::log(0.5 / 0.05), rounding);
  EXPECT_NEAR(raw("infection"), 0.05 * 10 / (0.05 * 10 + 0.95), rounding);
}

TEST_F(Believing, UnknownAndNotSureMoveNothing) {
  update();
  const auto before = std::vector<double>(posterior_.raw().begin(), posterior_.raw().end());
  set("fever", Answer::unknown());
  set("onset", Answer::choice(2));
  update();
  EXPECT_EQ(before, std::vector<double>(posterior_.raw().begin(), posterior_.raw().end()));
}

TEST_F(Believing, TheSecondAnswerOfAGroupCountsHalf) {
  set("leg_pain", Answer::yes());
  set("tingling", Answer::yes());
  update();
  EXPECT_NEAR(sum("nerve"), std::log(0.7 / 0.2) + std::log(0.95 / 0.3) / 2, rounding);
}

TEST_F(Believing, AYesToThePartReplacesTheYesToItsWhole) {
  set("leg_pain", Answer::yes());
  set("calf_pain", Answer::yes());
  update();
  EXPECT_NEAR(sum("nerve"), std::log(0.6 / 0.1), rounding);
}

TEST_F(Believing, WhatFollowsFromAnAnswerDoesNotWeighAgain) {
  set("calf_pain", Answer::yes());  // the closure makes leg_pain yes
  update();
  EXPECT_NEAR(sum("nerve"), std::log(0.6 / 0.1), rounding);
}

TEST_F(Believing, ANoToThePartCountsGivenItsWhole) {
  set("leg_pain", Answer::yes());
  set("calf_pain", Answer::no());
  update();
  const double given = std::log((1 - 0.6 / 0.95) / (1 - 0.1 / 0.3));
  EXPECT_NEAR(sum("nerve"), std::log(0.95 / 0.3) + given, rounding);
}

TEST_F(Believing, ANoToTheWholeLeavesNothingForItsParts) {
  set("leg_pain", Answer::no());
  set("calf_pain", Answer::no());
  update();
  EXPECT_NEAR(sum("nerve"), std::log((1 - 0.95) / (1 - 0.3)), rounding);
}

TEST_F(Believing, AcrossGroupsAPartIsSilencedByNobodyButCountsGivenItsWhole) {
  set("leg_pain", Answer::no());
  set("hip_pain", Answer::no());
  update();
  EXPECT_NEAR(sum("nerve"), std::log((1 - 0.95) / (1 - 0.3)) + std::log((1 - 0.05) / (1 - 0.1)), rounding);
  set("leg_pain", Answer::yes());
  update();
  EXPECT_NEAR(sum("nerve"), std::log(0.95 / 0.3) + std::log((1 - 0.05 / 0.95) / (1 - 0.1 / 0.3)), rounding);
}

TEST_F(Believing, AnOptionAndABinWeighAndANumberOutsideEveryBinDoesNot) {
  set("onset", Answer::choice(1));
  set("days", Answer::amount(14));
  update();
  EXPECT_NEAR(sum("infection"), std::log(0.8 / 0.5) + std::log(0.7 / 0.4), rounding);
  set("days", Answer::amount(-3));
  update();
  EXPECT_NEAR(sum("infection"), std::log(0.8 / 0.5), rounding);
}

TEST_F(Believing, AgeAndSettingMoveThePriorOnly) {
  set("age", Answer::amount(70));
  update(Setting::emergency_department);
  EXPECT_EQ(sum("infection"), 0);
  EXPECT_NEAR(raw("infection") / raw("strain"), 0.05 * 4 / 0.5, 1e-12);
  EXPECT_NEAR(raw("nerve") / raw("strain"), 0.15 * 3 / 0.5, 1e-12);
}

TEST_F(Believing, AnAgeBelowEveryBandCountsAsTheNearest) {
  set("age", Answer::amount(15));
  update();
  EXPECT_NEAR(raw("infection"), 0.05, 1e-12);
  set("age", Answer::amount(500));
  update();
  EXPECT_NEAR(raw("infection") / raw("strain"), 0.05 * 4 / 0.5, 1e-12);
}

TEST_F(Believing, ContributionsAddUpToTheSumExactly) {
  for (const auto* finding : {"leg_pain", "tingling", "fever", "hip_pain"}) set(finding, Answer::yes());
  set("calf_pain", Answer::no());
  set("onset", Answer::choice(1));
  update();
  std::vector<Posterior::Contribution> parts;
  for (std::uint16_t c = 0; c < toy_.pack().cause_count(); ++c) {
    posterior_.contributions(CauseId{c}, parts);
    std::int64_t total = 0;
    for (const auto& part : parts) total += part.weight;
    EXPECT_EQ(total, posterior_.sum(CauseId{c}));
  }
}

TEST_F(Believing, AFamilyIsOneEntryNamedByItsLikeliestMember) {
  update();
  ASSERT_EQ(posterior_.entries().size(), 3U);
  const auto& first = posterior_.leading();
  EXPECT_TRUE(first.family.exists());
  EXPECT_EQ(first.cause, toy_.cause("strain"));
  EXPECT_NEAR(first.probability, 0.8 * 0.95, 1e-12);
}

// prior^0.75 lets a rare cause surface earlier in the list than its percentage would.
TEST(Posterior, TheOrderFavoursRareCausesAndTheLeadGoesByPercentage) {
  const auto toy = PackBuilder()
                       .yes_no("fever", 0.1)
                       .cause("common", 0.99)
                       .cause("rare", 0.01)
                       .likely("rare", "fever", "yes", 0.98)
                       .likely("common", "fever", "yes", 0.03)
                       .build();
  answers::Answers own(toy.pack());
  own.set(toy.finding("fever"), Answer::yes());
  Posterior posterior(toy.pack());
  posterior.update(own, own, Setting::home);
  EXPECT_EQ(posterior.entries()[0].cause, toy.cause("rare"));
  EXPECT_EQ(posterior.leading().cause, toy.cause("common"));
}

TEST(Posterior, ACauseWhoseNeedFailsIsHeldBackButNotGone) {
  const auto toy = PackBuilder()
                       .yes_no("womb", 0.5)
                       .cause("strain", 0.5)
                       .cause("labour", 0.5)
                       .need("labour", toy::yes("womb"))
                       .build();
  answers::Answers own(toy.pack());
  Posterior posterior(toy.pack());
  posterior.update(own, own, Setting::home);
  EXPECT_NEAR(posterior.raw()[1], 0.5, 1e-12);
  own.set(toy.finding("womb"), Answer::no());
  posterior.update(own, own, Setting::home);
  EXPECT_NEAR(posterior.raw()[1], 0.001 / 1.001, 1e-12);
}

class AfterOperation : public ::testing::Test {
 protected:
  AfterOperation()
      : toy_(PackBuilder()
                 .yes_no("operated", 0.05)
                 .yes_no("metal", 0.02)
                 .number("days_ago", 0, 4000, {{0, 30, 0.5}, {30, 4000, 0.5}}, {.flags = fb::FindingFlag::prior_only})
                 .cause("strain", 0.7)
                 .cause("kidney", 0.3)
                 .cause("wound", 0)
                 .mix(toy::yes("operated"), "operated", "days_ago", {30, 4000}, 0.03, {0.2, 0.9, 0.5})
                 .mix_prior("wound", {0.8, 0.1, 0.5})
                 .mix_modifier("with_metal", toy::yes("metal"), {{"wound", {2, 2, 2}}}, {.exclusive = 1})
                 .mix_modifier("without", toy::yes("operated"), {{"wound", {0.5, 0.5, 0.5}}}, {.exclusive = 1})
                 .mix_modifier("shift", toy::all({toy::yes("operated")}), {{"kidney", {4, 1, 1}}}, {.general = true})
                 .build()),
        own_(toy_.pack()),
        posterior_(toy_.pack()) {}

  auto wound() -> double {
    posterior_.update(own_, own_, Setting::home);
    return posterior_.raw()[2];
  }
  void set(std::string_view finding, Answer answer) { own_.set(toy_.finding(finding), answer); }

  toy::ToyPack toy_;
  answers::Answers own_;
  Posterior posterior_;
};

TEST_F(AfterOperation, ANoLeavesTheOrdinaryPriors) {
  set("operated", Answer::no());
  EXPECT_NEAR(wound(), 0, 1e-8);
}

TEST_F(AfterOperation, NotAskedMixesALittleOfItIn) { EXPECT_NEAR(wound(), 0.03 * 0.5 / (0.5 + 0.5), 1e-9); }

TEST_F(AfterOperation, TheClockPicksTheColumnAndTheFirstModifierOfAKindStands) {
  set("operated", Answer::yes());
  set("days_ago", Answer::amount(29));
  EXPECT_NEAR(wound(), 0.4 / 0.6, 1e-8);
  set("metal", Answer::yes());
  EXPECT_NEAR(wound(), 1.6 / 1.8, 1e-8);
  set("days_ago", Answer::amount(30));
  EXPECT_NEAR(wound(), 0.2 / 1.1, 1e-8);
}

TEST_F(AfterOperation, TheGeneralShareIsSpreadByPriorAndShift) {
  set("operated", Answer::yes());
  set("days_ago", Answer::amount(3));
  wound();
  EXPECT_NEAR(posterior_.raw()[1] / posterior_.raw()[0], 0.3 * 4 / 0.7, 1e-9);
}

TEST_F(AfterOperation, AnUnknownDateHasItsOwnColumn) {
  set("operated", Answer::yes());
  set("days_ago", Answer::unknown());
  EXPECT_NEAR(wound(), 0.25 / 0.75, 1e-8);
}

}  // namespace
}  // namespace antalgic::infer
