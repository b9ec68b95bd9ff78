#include "plan/plan.hpp"

#include <gtest/gtest.h>

#include "plan/testing/clinic.hpp"

namespace antalgic::plan::testing {
namespace {

using triage::Level;

TEST(Plan, OneMovingOneComfortOneMedicine) {
  const Visit visit({});
  EXPECT_EQ(ids(visit.now().do_now), (Ids{"walk", "warmth", "tablet"}));
  EXPECT_FALSE(is_offered(visit.now(), "gel")) << "one of a kind";
  EXPECT_FALSE(is_offered(visit.now(), "bath")) << "one of a kind";
  EXPECT_FALSE(is_offered(visit.now(), "plain")) << "only a fallback";
  EXPECT_FALSE(is_offered(visit.now(), "hospital"));
}

TEST(Plan, HasThePresentWindowAndTheNextTwo) {
  const Visit visit({});
  ASSERT_EQ(visit.plan.stages.size(), 3U);
  EXPECT_EQ(visit.plan.stages[0].to_day, 2);
  EXPECT_EQ(visit.plan.stages[1].from_day, 3);
  EXPECT_EQ(visit.plan.stages[2].from_day, 14);
  EXPECT_TRUE(visit.plan.stages[0].now);
  EXPECT_EQ(Visit({.numbers = {{"age", 45}, {"day", 400}}}).plan.stages.size(), 1U);
}

TEST(Plan, LittlePainNeedsNoMedicineFirst) {
  const Visit visit({.numbers = {{"age", 45}, {"pain", 2}, {"day", 1}}, .causes = {{"strain", 0.4}, {"nerve", 0.1}}});
  EXPECT_FALSE(has(ids(visit.now().do_now), "tablet"));
}

TEST(Plan, AMajorRuleSendsWhatWouldBeOfferedToAskFirst) {
  const Visit visit({.medicines = {{.name = "warfarin"}}});
  EXPECT_FALSE(is_offered(visit.now(), "tablet"));
  EXPECT_EQ(left_out(visit.plan)["tablet"], "N01");
  ASSERT_NE(line_of(visit.now().ask_first, "tablet"), nullptr);
  EXPECT_EQ(line_of(visit.now().ask_first, "tablet")->because, clinic().rule("N01"));
}

TEST(Plan, AContraindicationIsLeftOutAndNamedUnderAvoid) {
  const Visit visit({.yes = {"ulcer"}});
  EXPECT_EQ(left_out(visit.plan)["tablet"], "U01");
  EXPECT_EQ(line_of(visit.now().ask_first, "tablet"), nullptr);
  EXPECT_NE(line_of(visit.now().avoid, "tablet"), nullptr);
}

TEST(Plan, TheFallbackComesLastAndOnlyWhenTheRestIsBarred) {
  const Visit visit({.yes = {"ulcer"}});
  ASSERT_FALSE(visit.now().consider.empty());
  EXPECT_EQ(ids(visit.now().consider).back(), "plain");
  EXPECT_EQ(std::ranges::count(ids(visit.now().consider), "rub"), 0) << "one medicine in the whole plan";
}

TEST(Plan, NothingIsSafeAndThePainIsSevere) {
  const Visit visit({.numbers = {{"age", 45}, {"pain", 8}, {"day", 1}}, .yes = {"ulcer", "liver"}});
  const auto* seen = line_of(visit.now().do_now, "clinic");
  ASSERT_NE(seen, nullptr);
  EXPECT_EQ(seen->timing, "no_medicine_is_safe");
  EXPECT_EQ(left_out(visit.plan)["plain"], "L01");
  EXPECT_EQ(line_of(Visit({.yes = {"ulcer", "liver"}}).now().do_now, "clinic"), nullptr) << "not at pain 6";
}

TEST(Plan, UnderAgeThereIsNoMedicine) {
  const Visit visit({.numbers = {{"age", 15}, {"pain", 9}, {"day", 1}}});
  for (const auto& stage : visit.plan.stages) {
    for (const auto* list : {&stage.do_now, &stage.consider, &stage.ask_first}) {
      for (const auto* id : {"tablet", "gel", "plain", "rub", "relaxant"}) EXPECT_EQ(line_of(*list, id), nullptr) << id;
    }
  }
  EXPECT_TRUE(is_offered(visit.now(), "walk"));
}

TEST(Plan, AnUnknownNameHoldsBoughtMedicinesBack) {
  const Visit visit({.medicines = {{.name = "my heart pills"}}});
  EXPECT_FALSE(is_offered(visit.now(), "tablet"));
  EXPECT_NE(line_of(visit.now().ask_first, "tablet"), nullptr);
  EXPECT_TRUE(is_offered(visit.now(), "walk"));
}

TEST(Plan, WithoutAnswersComfortStaysWithItsWarningsAndMedicinesAsk) {
  const Visit visit({.silent = true});
  const auto* warmth = line_of(visit.now().do_now, "warmth");
  ASSERT_NE(warmth, nullptr);
  EXPECT_EQ(rules(warmth->not_if), (Ids{"H01", "H02", "H04"}));
  EXPECT_FALSE(is_offered(visit.now(), "tablet"));
  const auto* tablet = line_of(visit.now().ask_first, "tablet");
  ASSERT_NE(tablet, nullptr);
  EXPECT_NE(std::ranges::find(tablet->ask, clinic().finding("ulcer")), tablet->ask.end());
  EXPECT_NE(std::ranges::find(tablet->ask, clinic().finding("takes_thinner")), tablet->ask.end());
  ASSERT_FALSE(visit.plan.open_safety.empty());
  EXPECT_EQ(visit.plan.open_safety.front(), clinic().finding("numb_skin"));
}

TEST(Plan, AnEmergencyIsOneLineAndHowToWait) {
  const Visit visit({.causes = {{"rupture", 0.3}, {"strain", 0.5}}, .level = Level::emergency_now});
  ASSERT_EQ(visit.plan.stages.size(), 1U);
  EXPECT_EQ(ids(visit.now().do_now), (Ids{"hospital", "cold"}));
  EXPECT_EQ(visit.now().do_now[0].why, "lie flat, nothing to drink");
  EXPECT_EQ(visit.now().do_now[0].timing, "timing_now");
  EXPECT_EQ(visit.now().do_now[1].timing, "timing_until_seen");
  EXPECT_TRUE(visit.now().consider.empty());
  EXPECT_TRUE(visit.now().ask_first.empty());
  EXPECT_NE(line_of(visit.now().avoid, "tablet"), nullptr);
}

TEST(Plan, SameDayIsToBeSeenOneComfortAndTheFallback) {
  const Visit visit({.causes = {{"stone", 0.6}, {"strain", 0.2}}, .level = Level::same_day});
  EXPECT_EQ(ids(visit.now().do_now), (Ids{"clinic", "warmth", "plain"}));
  EXPECT_EQ(visit.now().do_now[0].timing, "timing_today");
  EXPECT_EQ(visit.now().do_now[2].timing, "timing_until_seen");
}

TEST(Plan, WaitingHarmsNoneOfTheDangerousCauses) {
  const Visit visit({.causes = {{"stone", 0.6}, {"rupture", 0.1}}, .level = Level::same_day});
  EXPECT_FALSE(has(ids(visit.now().do_now), "warmth")) << "it worsens a rupture";
}

TEST(Plan, SoonMeansTheReferralLeads) {
  const Visit visit({.causes = {{"strain", 0.5}, {"tumour", 0.05}}, .level = Level::within_48h});
  EXPECT_EQ(ids(visit.now().do_now).front(), "clinic");
  EXPECT_EQ(visit.now().do_now.front().timing, "timing_within_48h");
  EXPECT_EQ(visit.now().do_now.size(), 3U);
  EXPECT_EQ(visit.plan.stages[1].do_now.front().timing, "");
}

TEST(Plan, WithoutUrgencyTheReferralWaitsUntilItIsLate) {
  EXPECT_EQ(line_of(Visit({}).now().do_now, "clinic"), nullptr);
  const Visit late({.numbers = {{"age", 45}, {"pain", 6}, {"day", 60}}});
  EXPECT_EQ(ids(late.now().do_now).front(), "clinic");
}

TEST(Plan, APlausibleCauseTakesATreatmentAway) {
  const Visit visit({.numbers = {{"age", 45}, {"pain", 6}, {"day", 10}}, .causes = {{"strain", 0.6}, {"nerve", 0.25}}});
  EXPECT_FALSE(is_offered(visit.now(), "massage"));
  const auto* massage = line_of(visit.now().avoid, "massage");
  ASSERT_NE(massage, nullptr);
  EXPECT_EQ(massage->why, "presses the nerve");
  EXPECT_EQ(massage->timing, "");
  const Visit rare({.numbers = {{"age", 45}, {"pain", 6}, {"day", 10}}, .causes = {{"strain", 0.6}, {"tumour", 0.03}}});
  ASSERT_NE(line_of(rare.now().avoid, "massage"), nullptr) << "a don't-miss cause counts three times";
  EXPECT_EQ(line_of(rare.now().avoid, "massage")->timing, "timing_until_ruled_out");
}

TEST(Plan, HandsOnCareHasItsPlace) {
  const Visit visit({.numbers = {{"age", 45}, {"pain", 6}, {"day", 10}}});
  EXPECT_TRUE(has(ids(visit.now().consider), "massage"));
  EXPECT_NE(line_of(visit.now().ask_first, "thrust"), nullptr) << "always asked first";
}

TEST(Plan, HarmBelongsToItsWindow) {
  const Visit visit({});
  EXPECT_NE(line_of(visit.plan.stages[0].avoid, "stretch"), nullptr);
  EXPECT_EQ(line_of(visit.plan.stages[1].avoid, "stretch"), nullptr);
  EXPECT_NE(line_of(visit.plan.stages[0].avoid, "bed"), nullptr);
}

TEST(Plan, APlausibleDangerMakesWalkingWait) {
  const Visit visit({.causes = {{"strain", 0.6}, {"tumour", 0.2}}, .level = Level::within_2_weeks});
  EXPECT_FALSE(is_offered(visit.now(), "walk"));
  EXPECT_NE(line_of(visit.now().ask_first, "walk"), nullptr);
}

TEST(Plan, WhatNeedsAPrescriberIsOnlyAskedAbout) {
  const Visit visit({.causes = {{"strain", 0.9}}});
  EXPECT_FALSE(is_offered(visit.now(), "relaxant"));
  ASSERT_NE(line_of(visit.now().ask_first, "relaxant"), nullptr);
  EXPECT_EQ(line_of(visit.now().ask_first, "relaxant")->remark, "ask_prescriber");
}

TEST(Plan, WhatPassesHasPassedInLaterWindows) {
  const Visit visit({.yes = {"bruise"}});
  EXPECT_FALSE(is_offered(visit.plan.stages[0], "warmth"));
  EXPECT_TRUE(is_offered(visit.plan.stages[1], "warmth"));
  EXPECT_FALSE(left_out(visit.plan).contains("warmth")) << "a later window offers it";
}

TEST(Plan, NumbersWithADateGrow) {
  const Visit visit({.numbers = {{"age", 30}, {"pain", 6}, {"day", 1}, {"weeks", 19}}});
  EXPECT_TRUE(is_offered(visit.plan.stages[0], "tablet"));
  EXPECT_FALSE(is_offered(visit.plan.stages[2], "tablet")) << "two weeks on it is week 21";
}

TEST(Plan, AfterAnOperationTheSurgeonComesFirst) {
  const Visit visit({.numbers = {{"age", 50}, {"pain", 6}, {"day", 3}, {"surgery_day", 10}}, .yes = {"operated"}, .causes = {{"scar", 0.7}}});
  EXPECT_EQ(visit.plan.first_line, "surgeon_first");
  EXPECT_EQ(clinic().pack().raw().windows()->Get(visit.now().window.index)->id()->str(), "s0_2w");
  EXPECT_EQ(visit.now().do_now.front().why, "short walks");
  EXPECT_EQ(left_out(visit.plan)["tablet"], "X01");
  EXPECT_EQ(Visit({}).plan.first_line, "");
}

TEST(Plan, AnExceptionLiftsItsOwnRule) {
  const Visit visit({.numbers = {{"age", 50}, {"pain", 6}, {"day", 3}, {"surgery_day", 400}}, .yes = {"operated", "cleared"}});
  EXPECT_FALSE(left_out(visit.plan).contains("tablet"));
  EXPECT_TRUE(is_offered(visit.now(), "tablet"));
}

TEST(Plan, TalkingIsForThoseWhoNeedIt) {
  EXPECT_FALSE(is_offered(Visit({}).now(), "calm"));
  EXPECT_TRUE(is_offered(Visit({.yes = {"low_mood"}}).now(), "calm"));
}

TEST(Plan, TheRecheckIsTheSoonestReason) {
  EXPECT_EQ(Visit({}).plan.recheck.in_days, 14);
  EXPECT_EQ(Visit({.causes = {{"strain", 0.5}, {"nerve", 0.3}}}).plan.recheck.in_days, 3);
  EXPECT_EQ(Visit({.level = Level::within_48h}).plan.recheck.in_days, 3);
  EXPECT_EQ(Visit({.numbers = {{"age", 45}, {"pain", 8}, {"day", 1}}}).plan.recheck.in_days, 7);
  const auto watch = Visit({.causes = {{"strain", 0.5}, {"tumour", 0.04}}}).plan.recheck.watch_for;
  EXPECT_EQ(watch, (std::vector<std::string_view>{"worse after a week", "pain at night"}));
}

TEST(Plan, EveryTreatmentHasAStepInEveryWindow) {
  const Visit visit({.medicines = {{.name = "warfarin"}}});
  std::map<std::uint16_t, int> seen;
  for (const auto& step : visit.ledger.steps()) ++seen[step.ref];
  for (std::uint16_t i = 0; i < clinic().pack().treatment_count(); ++i) EXPECT_GE(seen[i], 3) << clinic().pack().treatment(TreatmentId{i}).id()->str();
}

}  // namespace
}  // namespace antalgic::plan::testing
