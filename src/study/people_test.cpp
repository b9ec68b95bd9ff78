#include "study/people.hpp"

#include <gtest/gtest.h>

#include "answers/closure.hpp"
#include "study/simulate.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::study {
namespace {

namespace fb = pack::fb;
using toy::PackBuilder;

auto kettle() -> toy::ToyPack {
  return PackBuilder()
      .number("years", 0, 40, {{0, 10, 0.6}, {10, 41, 0.4}}, {.flags = fb::FindingFlag::prior_only})
      .yes_no("smoke", 0.02, {.flags = fb::FindingFlag::screen})
      .yes_no("puddle", 0.2, {.group = "water"})
      .yes_no("puddle_hot", 0.05, {.group = "water"})
      .yes_no("drips", 0.3, {.group = "water"})
      .yes_no("has_lid", 0.9)
      .yes_no("lid_loose", 0.5)
      .choice("noise", {{"none", 0.7}, {"hum", 0.2}, {"bang", 0.1}})
      .narrower("puddle_hot", "puddle")
      .closure("N1", toy::no("has_lid"), {{.finding = "lid_loose"}})
      .family("ordinary")
      .cause("old", 0.6, {.family = "ordinary"})
      .cause("leak", 0.3)
      .cause("short", 0.1, {.urgency = fb::Level::same_day})
      .likely("leak", "puddle", "yes", 0.9)
      .likely("leak", "puddle_hot", "yes", 0.4)
      .likely("leak", "drips", "yes", 0.8)
      .likely("short", "noise", "bang", 0.6)
      .danger("D1", fb::Level::emergency_now, toy::yes("smoke"))
      .screen("S1", true, {{.finding = "smoke"}})
      .window("now", 0, 1000, false, true)
      .build();
}

TEST(People, TheSameSeedIsTheSamePerson) {
  const auto toy = kettle();
  const auto one = draw(toy.pack(), 5), two = draw(toy.pack(), 5), other = draw(toy.pack(), 6);
  EXPECT_EQ(one.cause, two.cause);
  EXPECT_EQ(one.answers, two.answers);
  EXPECT_FALSE(one.answers == other.answers);
}

TEST(People, AreAsOftenAsThePackSays) {
  const auto toy = kettle();
  People people(toy.pack());
  constexpr int count = 20000;
  int leaks = 0, puddles = 0, of_leak = 0, hot_of_leak = 0;
  for (int seed = 0; seed < count; ++seed) {
    const auto person = people.draw(static_cast<std::uint64_t>(seed), {.unknown_share = 0});
    if (person.cause != toy.cause("leak")) continue;
    ++leaks;
    puddles += person.answers.is_yes(toy.finding("puddle")) ? 1 : 0;
    hot_of_leak += person.answers.is_yes(toy.finding("puddle_hot")) ? 1 : 0;
    ++of_leak;
  }
  EXPECT_NEAR(leaks / double{count}, 0.3, 0.015);
  EXPECT_NEAR(puddles / static_cast<double>(of_leak), 0.9, 0.02);
  EXPECT_NEAR(hot_of_leak / static_cast<double>(of_leak), 0.4, 0.03);
}

TEST(People, NeverContradictThemselves) {
  const auto toy = kettle();
  People people(toy.pack());
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto person = people.draw(seed);
    EXPECT_TRUE(answers::close(toy.pack(), person.answers).contradictions.empty()) << seed;
    EXPECT_FALSE(person.answers.is_no(toy.finding("has_lid")) && person.answers.of(toy.finding("lid_loose")).is_given()) << seed;
  }
}

TEST(People, AnswersOfOneGroupHangTogether) {
  const auto toy = kettle();
  People people(toy.pack());
  int drips = 0, both = 0, puddles = 0;
  constexpr int count = 60000;
  for (int seed = 0; seed < count; ++seed) {
    const auto person = people.draw(static_cast<std::uint64_t>(seed), {.setting = infer::Setting::home, .cause = toy.cause("old"), .unknown_share = 0});
    const bool puddle = person.answers.is_yes(toy.finding("puddle")), drip = person.answers.is_yes(toy.finding("drips"));
    puddles += puddle ? 1 : 0;
    drips += drip ? 1 : 0;
    both += puddle && drip ? 1 : 0;
  }
  const double apart = static_cast<double>(puddles) * drips / count;
  EXPECT_GT(both, apart * 1.05);
  EXPECT_LT(both, apart * 1.6);
}

TEST(People, SomeAnswersAreUnknown) {
  const auto toy = kettle();
  const auto person = draw(toy.pack(), 1, {.unknown_share = 1});
  EXPECT_EQ(person.answers.of(toy.finding("puddle")).state, answers::State::unknown);
  EXPECT_TRUE(person.answers.of(toy.finding("years")).is_given()) << "everyone knows their age";
}

TEST(RandomPresentation, StaysInsideTheTypes) {
  const auto toy = kettle();
  bool answered = false, open = false;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const auto someone = random_presentation(toy.pack(), seed);
    for (std::uint16_t finding = 0; finding < toy.pack().finding_count(); ++finding) {
      const auto& answer = someone.answers.of(FindingId{finding});
      const auto& it = toy.pack().finding(FindingId{finding});
      (answer.is_given() ? answered : open) = true;
      if (!answer.is_given()) continue;
      if (it.kind() == fb::AnswerKind::number) {
        EXPECT_GE(answer.number, it.min());
        EXPECT_LE(answer.number, it.max());
      } else {
        EXPECT_LT(answer.option, it.option_count());
      }
    }
  }
  EXPECT_TRUE(answered);
  EXPECT_TRUE(open);
}

TEST(Simulate, IsTheSameOnAnyNumberOfThreads) {
  const auto toy = kettle();
  const auto one = simulate(toy.pack(), {.people = 60, .seed = 3, .threads = 1});
  const auto three = simulate(toy.pack(), {.people = 60, .seed = 3, .threads = 3});
  EXPECT_EQ(one.agreement_urgency, three.agreement_urgency);
  EXPECT_EQ(one.top1, three.top1);
  EXPECT_EQ(one.calibration_error, three.calibration_error);
  EXPECT_EQ(one.ordinary.people + one.serious.people + one.other.people, 60);
  EXPECT_GT(one.serious.people, 15);
  EXPECT_GE(one.ordinary.pages_median, 1);
}

}  // namespace
}  // namespace antalgic::study
