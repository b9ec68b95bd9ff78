#include "ask/ask.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "judge/slow_ask.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::ask {
namespace {

using answers::Answer;
using toy::PackBuilder;
namespace fb = pack::fb;

// A kettle that may leak, overheat, or be merely old.
auto kettle_builder() -> PackBuilder {
  PackBuilder builder;
  builder.number("years", 0, 40, {{0, 10, 0.6}, {10, 41, 0.4}}, {.flags = fb::FindingFlag::prior_only, .question = "How old is it?", .core = 1})
      .choice("make", {{"steel", 0.5}, {"glass", 0.5}}, {.flags = fb::FindingFlag::prior_only, .question = "What is it made of?", .core = 2})
      .yes_no("smoke", 0.01, {.flags = fb::FindingFlag::screen})
      .yes_no("sparks", 0.02, {.flags = fb::FindingFlag::screen})
      .yes_no("sparks_blue", 0.01)
      .yes_no("wet_hands", 0.1)
      .yes_no("puddle", 0.2, {.group = "water"})
      .yes_no("puddle_hot", 0.05, {.group = "water"})
      .yes_no("drips", 0.3, {.group = "water"})
      .yes_no("rust", 0.3)
      .yes_no("allergic_to_rubber", 0.05, {.flags = fb::FindingFlag::safety})
      .choice("noise", {{"none", 0.7}, {"hum", 0.2}, {"bang", 0.1}})
      .narrower("puddle_hot", "puddle")
      .cause("old", 0.6, {.urgency = fb::Level::routine})
      .cause("leak", 0.3, {.urgency = fb::Level::within_2_weeks})
      .cause("short", 0.1, {.urgency = fb::Level::same_day})
      .likely("leak", "puddle", "yes", 0.9)
      .likely("leak", "puddle_hot", "yes", 0.4)
      .likely("leak", "drips", "yes", 0.8)
      .likely("short", "noise", "bang", 0.6)
      .likely("old", "rust", "yes", 0.6)
      .danger("D1", fb::Level::emergency_now, toy::yes("smoke"))
      .danger("D2", fb::Level::emergency_now, toy::all({toy::yes("sparks"), toy::yes("wet_hands")}))
      .raise("leak", fb::Level::same_day, toy::yes("puddle_hot"))
      .screen("S1", true, {{.finding = "smoke", .confirm = "Is it smoke and not steam?"}, {.finding = "sparks", .then = {"sparks_blue"}}})
      .treatment("glove")
      .screen("Q1", false, {{.finding = "allergic_to_rubber"}}, {"glove"})
      .window("now", 0, 1000, false, true);
  return builder;
}

class Kettle : public ::testing::Test {
 protected:
  toy::ToyPack toy_ = kettle_builder().build();
  Asker asker_{toy_.pack()};
  answers::Answers own_{toy_.pack()};
  Progress progress_;

  void say(const char* finding, Answer answer) { own_.set(toy_.finding(finding), answer); }
  auto next(const plan::Plan* plan = nullptr, bool quick = false) -> Next { return asker_.next(own_, progress_, plan, {.quick = quick}); }
  auto ids(const Question& question) -> std::vector<std::string> {
    std::vector<std::string> out;
    for (const auto& line : question.lines) out.emplace_back(toy_.pack().finding(line.finding).id()->str());
    return out;
  }
  void pass_screens() {
    say("smoke", Answer::no());
    say("sparks", Answer::no());
    say("years", Answer::amount(3));
    say("make", Answer::choice(0));
  }
  // A plan that would give the glove, were the allergy not open.
  auto plan_with_glove() -> plan::Plan {
    plan::Plan plan;
    plan::Stage stage;
    stage.now = true;
    plan::Line line;
    line.treatment = toy_.treatment("glove");
    line.ask = {toy_.finding("allergic_to_rubber")};
    stage.ask_first.push_back(line);
    plan.stages.push_back(stage);
    return plan;
  }
};
using Names = std::vector<std::string>;

TEST_F(Kettle, EmergencyScreensComeFirst) {
  const auto first = next();
  EXPECT_EQ(first.stop, Stop::go_on);
  EXPECT_EQ(first.question.id, "S1");
  EXPECT_EQ(first.question.kind, QuestionKind::checklist);
  EXPECT_EQ(first.question.reason, Reason::emergency_screen);
  EXPECT_EQ(ids(first.question), (Names{"smoke", "sparks"}));
  EXPECT_EQ(first.question.lines[0].confirm, "Is it smoke and not steam?");
}

TEST_F(Kettle, WhatWasVolunteeredIsLeftOutOfTheScreen) {
  say("smoke", Answer::no());
  EXPECT_EQ(ids(next().question), Names{"sparks"});
}

TEST_F(Kettle, ATickBringsItsFollowUpsAtOnce) {
  say("smoke", Answer::no());
  say("sparks", Answer::yes());
  const auto follow_up = next();
  EXPECT_EQ(ids(follow_up.question), Names{"sparks_blue"});
  EXPECT_EQ(follow_up.question.reason, Reason::emergency_screen);
}

TEST_F(Kettle, AgeAndSexFollowTheScreens) {
  say("smoke", Answer::no());
  say("sparks", Answer::no());
  EXPECT_EQ(ids(next().question), Names{"years"});
  EXPECT_EQ(next().question.kind, QuestionKind::number);
  EXPECT_EQ(next().question.reason, Reason::person);
  say("years", Answer::amount(3));
  EXPECT_EQ(ids(next().question), Names{"make"});
}

TEST_F(Kettle, TheyStandOnOnePageWhereThePackHasAHeadingForIt) {
  const auto toy = kettle_builder().message("ask.person", "About it").build();
  Asker asker(toy.pack());
  answers::Answers own(toy.pack());
  own.set(toy.finding("smoke"), Answer::no());
  own.set(toy.finding("sparks"), Answer::no());
  const auto page = asker.next(own, {}, nullptr, {}).question;
  EXPECT_EQ(page.heading, "About it");
  EXPECT_EQ(ids(page), (Names{"years", "make"}));
}

TEST_F(Kettle, TheAnswerThatAloneWouldFireAnEmergencyRuleIsAskedBeforeAnyOther) {
  pass_screens();
  say("sparks", Answer::yes());
  say("sparks_blue", Answer::no());
  const auto danger = next();
  EXPECT_EQ(ids(danger.question), Names{"wet_hands"});
  EXPECT_EQ(danger.question.reason, Reason::undecided_danger);
  EXPECT_EQ(danger.question.rule, toy_.rule("D2"));
}

TEST_F(Kettle, ItIsNotAskedAgainOnceItWasShown) {
  pass_screens();
  say("sparks", Answer::yes());
  say("sparks_blue", Answer::no());
  progress_.shown.push_back(toy_.finding("wet_hands"));
  EXPECT_EQ(next().question.reason, Reason::most_telling);
}

TEST_F(Kettle, AnEmergencyByRuleStopsTheInterview) {
  say("smoke", Answer::yes());
  EXPECT_EQ(next().stop, Stop::emergency_by_rule);
}

TEST_F(Kettle, WhatATreatmentNeedsIsAskedBeforeWhatIsTelling) {
  pass_screens();
  const auto plan = plan_with_glove();
  const auto safety = next(&plan);
  EXPECT_EQ(safety.question.id, "Q1");
  EXPECT_EQ(safety.question.reason, Reason::safety_of_treatment);
  EXPECT_EQ(safety.question.treatment, toy_.treatment("glove"));
  say("allergic_to_rubber", Answer::unknown());
  EXPECT_EQ(next(&plan).question.reason, Reason::most_telling);
}

TEST_F(Kettle, AChecklistIsNotShownForATreatmentThatNobodyWants) {
  pass_screens();
  const plan::Plan nothing;
  EXPECT_EQ(next(&nothing).question.reason, Reason::most_telling);
}

TEST_F(Kettle, TheMostTellingBringsItsGroupAlong) {
  pass_screens();
  const auto telling = next();
  const auto lines = ids(telling.question);
  EXPECT_EQ(telling.question.reason, Reason::most_telling);
  EXPECT_GT(telling.question.value, 0.01);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(std::ranges::is_permutation(lines, Names{"puddle", "puddle_hot", "drips"}));
  EXPECT_EQ(telling.question.kind, QuestionKind::checklist);
}

TEST_F(Kettle, WhatFollowsFromAnAnswerIsNotAsked) {
  pass_screens();
  say("puddle", Answer::no());  // so it is no hot puddle either
  const auto values = asker_.values(own_, {});
  EXPECT_EQ(values[toy_.finding("puddle_hot").index], 0);
  EXPECT_GT(values[toy_.finding("drips").index], 0);
}

TEST_F(Kettle, UnknownIsAnAnswerAndIsNotAskedAgain) {
  pass_screens();
  for (const char* finding : {"puddle", "puddle_hot", "drips", "noise", "rust"}) say(finding, Answer::unknown());
  say("wet_hands", Answer::unknown());
  EXPECT_EQ(next().stop, Stop::nothing_telling_left);
}

TEST_F(Kettle, AQuickVerdictStopsEarlier) {
  const auto toy = [] {
    auto builder = kettle_builder();
    builder.core().asking = std::make_unique<fb::AskingConstants>(0.0, 0.2, 0.5, 1.5, 2.5, 3.0, 0.3, 0.15, 0.01, 1000.0, std::uint8_t{4});
    return builder.build();
  }();
  Asker asker(toy.pack());
  pass_screens();
  EXPECT_EQ(asker.next(own_, {}, nullptr, {.quick = true}).stop, Stop::quick_verdict);
  EXPECT_EQ(asker.next(own_, {}, nullptr, {.quick = false}).stop, Stop::go_on);
}

TEST_F(Kettle, NothingIsRememberedBetweenCalls) {
  pass_screens();
  const auto first = asker_.values(own_, {});
  say("puddle", Answer::yes());
  (void)next();
  say("puddle", Answer());
  EXPECT_EQ(asker_.values(own_, {}), first);
}

// All answers to the kettle's findings, a digit each: open, then each option.
TEST_F(Kettle, ValuesAgreeWithTheJudgeWhateverWasAnswered) {
  const auto& pack = toy_.pack();
  const Names varied{"sparks", "wet_hands", "puddle", "puddle_hot", "drips", "noise", "rust"};
  for (int code = 0; code < 2187; code += 5) {
    answers::Answers own(pack);
    int left = code;
    for (const auto& name : varied) {
      if (left % 3 != 0) own.set(toy_.finding(name), Answer::choice(static_cast<std::uint16_t>(left % 3 - 1)));
      left /= 3;
    }
    const auto fast = asker_.values(own, {});
    const judge::SlowAsk slow(pack, own, infer::Setting::home);
    for (std::size_t finding = 0; finding < fast.size(); ++finding) {
      ASSERT_NEAR(fast[finding], slow.values()[finding], 1e-9) << "code " << code << ", " << pack.finding(FindingId{static_cast<std::uint16_t>(finding)}).id()->str();
    }
  }
}

}  // namespace
}  // namespace antalgic::ask
