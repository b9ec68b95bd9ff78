#include "explain/grounds.hpp"

#include <gtest/gtest.h>

#include "explain/words.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::explain {
namespace {

using answers::Answer;

auto engine_pack() -> const toy::ToyPack& {
  static const auto toy =
      toy::PackBuilder()
          .yes_no("smoke", 0.01)
          .yes_no("sparks", 0.02)
          .yes_no("rust", 0.3)
          .number("years", 0, 40, {{0, 10, 0.6}, {10, 41, 0.4}}, {.unit = "years"})
          .cause("old", 1)
          .danger(
              "D1", pack::fb::Level::same_day,
              toy::any({toy::all({toy::yes("smoke"), toy::yes("sparks")}), toy::all({toy::yes("rust"), toy::greater_equal("years", 10)})}))
          .region("GB", "999")
          .region("EU", "112")
          .build();
  return toy;
}

TEST(Grounds, OnlyTheAnswersThatMakeTheRuleHoldAreNamed) {
  const auto& toy = engine_pack();
  answers::Answers answers{toy.pack()};
  answers.set(toy.finding("smoke"), Answer::yes());  // alone it is not enough, so it is no reason
  answers.set(toy.finding("rust"), Answer::yes());
  answers.set(toy.finding("years"), Answer::amount(12));
  EXPECT_EQ(because(toy.pack(), toy.rule("D1"), answers), (std::vector{toy.finding("rust"), toy.finding("years")}));
  EXPECT_EQ(rule_name(toy.pack(), toy.rule("D1")), "red-flag/D1");
}

TEST(Grounds, WhatCouldStillMakeTheRuleFireIsNamed) {
  const auto& toy = engine_pack();
  answers::Answers answers{toy.pack()};
  answers.set(toy.finding("smoke"), Answer::yes());
  answers.set(toy.finding("rust"), Answer::no());
  EXPECT_EQ(still_open(toy.pack(), toy.rule("D1"), answers), std::vector{toy.finding("sparks")});
  EXPECT_TRUE(because(toy.pack(), toy.rule("D1"), answers).empty());
}

TEST(Words, WeightsReadAsWords) {
  constexpr std::int64_t one = std::int64_t{1} << 40;
  EXPECT_EQ(weight_in_words(3 * one), "strongly for");
  EXPECT_EQ(weight_in_words(one / 10), "a little for");
  EXPECT_EQ(weight_in_words(-one), "somewhat against");
}

TEST(Words, NumbersToCallAreThoseOfTheRegion) {
  const auto& pack = engine_pack().pack();
  EXPECT_EQ(with_numbers(pack, "Call {emergency}.", "GB"), "Call 999.");
  EXPECT_EQ(with_numbers(pack, "Call {emergency}.", "FR"), "Call 112.");
}

TEST(Words, AnswersReadAsPeopleSayThem) {
  const auto& toy = engine_pack();
  EXPECT_TRUE(in_words(toy.pack(), toy.finding("years"), Answer::amount(1)).ends_with(" 1 year"));
  EXPECT_TRUE(in_words(toy.pack(), toy.finding("smoke"), Answer::unknown()).ends_with(" not sure"));
}

}  // namespace
}  // namespace antalgic::explain
