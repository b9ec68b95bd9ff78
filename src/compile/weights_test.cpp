#include "compile/weights.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "toy/pack_builder.hpp"

namespace antalgic::compile {
namespace {

constexpr double unit = 1.0 / (1 << 20);
constexpr double spread_unit = 1.0 / (1 << 12);
constexpr double coarse = 0.5 / 64 + 1e-9;  // spreads are rounded to 1/64 nat

TEST(Weights, AYesAndANoWeighTheirRatioToTheBackground) {
  const auto worth = worth_of_yes_no({.mask = 1, .p = 0.6, .low = 0.4, .high = 0.75}, 0.1);
  EXPECT_NEAR(worth.yes.weight * unit, std::log(0.6 / 0.1), unit);
  EXPECT_NEAR(worth.no.weight * unit, std::log(0.4 / 0.9), unit);
  EXPECT_NEAR(worth.yes.up * spread_unit, std::log(0.75 / 0.6), coarse);
  EXPECT_NEAR(worth.yes.down * spread_unit, std::log(0.6 / 0.4), coarse);
  EXPECT_NEAR(worth.no.up * spread_unit, std::log(0.6 / 0.4), coarse);
  EXPECT_NEAR(worth.no.down * spread_unit, std::log(0.4 / 0.25), coarse);
}

TEST(Weights, NothingIsEverCertain) {
  const auto worth = worth_of_yes_no({.mask = 1, .p = 1, .low = 0, .high = 1}, 0);
  EXPECT_NEAR(worth.yes.weight * unit, std::log(0.9995 / 0.0005), unit);
  EXPECT_NEAR(worth.no.weight * unit, std::log(0.0005 / 0.9995), unit);
  EXPECT_EQ(worth.yes.up, 0);
}

TEST(Weights, JoinedOptionsShareOneRatioAndTheRestSharesWhatIsLeft) {
  const std::vector<double> backgrounds{0.1, 0.2, 0.4, 0.3};
  const std::vector<Row> rows{{.mask = 0b0011, .p = 0.6, .low = 0.5, .high = 0.7}};
  std::vector<Worth> out(4);
  worth_of_options(rows, backgrounds, out);
  EXPECT_NEAR(out[0].weight * unit, std::log(0.6 / 0.3), unit);
  EXPECT_EQ(out[1].weight, out[0].weight);
  EXPECT_NEAR(out[2].weight * unit, std::log(0.4 / 0.7), unit);
  EXPECT_EQ(out[3].weight, out[2].weight);
  EXPECT_NEAR(out[2].up * spread_unit, std::log(0.5 / 0.4), coarse);
  EXPECT_NEAR(out[2].down * spread_unit, std::log(0.4 / 0.3), coarse);
}

TEST(Weights, OptionsThatAreAllNamedLeaveNothing) {
  const std::vector<double> backgrounds{0.5, 0.5};
  const std::vector<Row> rows{{0b01, 0.3, 0.2, 0.4}, {0b10, 0.6, 0.5, 0.7}};  // adds up to less than 1: the loss is not shared out
  std::vector<Worth> out(2);
  worth_of_options(rows, backgrounds, out);
  EXPECT_NEAR(out[0].weight * unit, std::log(0.6), unit);
  EXPECT_NEAR(out[1].weight * unit, std::log(1.2), unit);
}

TEST(Weights, ANoGivenTheWholeIsClampedInItsRatios) {
  EXPECT_NEAR(given_whole(0.4, 0.6, 0.02, 0.05) * unit, std::log((1 - 0.4 / 0.6) / (1 - 0.4)), unit);
  EXPECT_NEAR(given_whole(0.6, 0.6, 0.05, 0.1) * unit, std::log((1 - 0.98) / 0.5), unit);
  EXPECT_NEAR(given_whole(0, 0.9995, 0.05, 0.1) * unit, std::log((1 - 0.001) / 0.5), unit);
}

TEST(Weights, ChainsRunUpToTheTopAndLeaveTheGroupOnce) {
  //  3 -> 2 -> 1 -> 0, with 3, 2 and 0 in one group and 1 in another
  const std::vector<std::uint16_t> whole{0xFFFF, 0, 1, 2}, group{7, 8, 7, 7};
  const auto pairs = nest_pairs(whole, group);
  ASSERT_EQ(pairs.size(), 6U);
  EXPECT_EQ(pairs[3].part, 3);
  EXPECT_EQ(pairs[3].whole, 2);
  EXPECT_TRUE(pairs[3].same_group);
  EXPECT_EQ(pairs[4].whole, 1);
  EXPECT_FALSE(pairs[4].same_group);
  EXPECT_EQ(pairs[5].whole, 0);
  EXPECT_FALSE(pairs[5].same_group);  // back in the group, but the chain has left it
}

TEST(Weights, FindingsWithoutAGroupAbsorbNothing) {
  const auto pairs = nest_pairs(std::vector<std::uint16_t>{0xFFFF, 0}, std::vector<std::uint16_t>{0xFFFF, 0xFFFF});
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_FALSE(pairs[0].same_group);
}

TEST(Weights, ACircleOfWholesEnds) {
  EXPECT_EQ(nest_pairs(std::vector<std::uint16_t>{1, 0}, std::vector<std::uint16_t>{1, 1}).size(), 2U);
  EXPECT_LE(nest_pairs(std::vector<std::uint16_t>{1, 2, 1}, std::vector<std::uint16_t>{1, 1, 1}).size(), 9U);
}

TEST(WeightTable, AMissingRowStandsAsItsBackgroundAndTwoMissingRowsSayNothing) {
  const auto toy = toy::PackBuilder()
                       .yes_no("whole", 0.2, {.group = "g"})
                       .yes_no("part", 0.1, {.group = "g"})
                       .narrower("part", "whole")
                       .cause("both", 0.3).cause("whole_only", 0.3).cause("neither", 0.4)
                       .likely("both", "part", "yes", 0.3).likely("both", "whole", "yes", 0.6)
                       .likely("whole_only", "whole", "yes", 0.8)
                       .build();
  const auto row = toy.pack().nest_given(0);
  EXPECT_NEAR(row[0] * unit, std::log(0.5 / 0.5), unit);
  EXPECT_NEAR(row[1] * unit, std::log((1 - 0.1 / 0.8) / (1 - 0.5)), unit);
  EXPECT_EQ(row[2], 0);
}

TEST(WeightTable, NotSureAndPriorOnlyFindingsWeighNothing) {
  const auto toy = toy::PackBuilder()
                       .choice("mood", {{"low", 0.3}, {"fine", 0.6}, {"not_sure", 0.1}}, {.dont_know = "not_sure"})
                       .choice("sex", {{"female", 0.5}, {"male", 0.5}}, {.flags = fb::FindingFlag::prior_only})
                       .cause("one", 1)
                       .likely("one", "mood", "low", 0.6).likely("one", "sex", "female", 0.9)
                       .build();
  const auto& pack = toy.pack();
  const auto mood = toy.finding("mood"), sex = toy.finding("sex");
  EXPECT_NEAR(pack.weights(pack.option_of(mood, 1))[0] * unit, std::log(0.4 * 6 / 7 / 0.6), unit);
  EXPECT_EQ(pack.weights(pack.option_of(mood, 2))[0], 0);
  EXPECT_EQ(pack.weights(pack.option_of(sex, 0))[0], 0);
}

TEST(WeightTable, ANarrowerPairWithAnOptionIsNoNest) {
  const auto toy = toy::PackBuilder()
                       .choice("weight", {{"lost", 0.1}, {"same", 0.9}})
                       .yes_no("loss", 0.05)
                       .narrower("loss", "weight = lost")
                       .build();
  EXPECT_EQ(toy.pack().raw().narrower()->size(), 1U);
  EXPECT_EQ(toy.pack().raw().nests()->size(), 0U);
}

}  // namespace
}  // namespace antalgic::compile
