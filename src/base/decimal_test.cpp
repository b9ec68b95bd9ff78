#include "base/decimal.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace antalgic::decimal {
namespace {

auto fixed_text(double value, int places) -> std::string {
  std::string out;
  fixed(out, value, places);
  return out;
}

auto weight_text(std::int64_t units) -> std::string {
  std::string out;
  fixed_2_40(out, units, 3);
  return out;
}

auto shortest_text(double value) -> std::string {
  std::string out;
  shortest(out, value);
  return out;
}

TEST(Decimal, ProbabilitiesHaveFourDecimals) {
  EXPECT_EQ(fixed_text(0, 4), "0.0000");
  EXPECT_EQ(fixed_text(0.41, 4), "0.4100");
  EXPECT_EQ(fixed_text(1, 4), "1.0000");
  EXPECT_EQ(fixed_text(0.99999, 4), "1.0000");
  EXPECT_EQ(fixed_text(123.5, 0), "124");
  EXPECT_EQ(fixed_text(-1.25, 1), "-1.2");
}

TEST(Decimal, HalvesGoToTheEvenNeighbour) {
  EXPECT_EQ(fixed_text(0.5, 0), "0");
  EXPECT_EQ(fixed_text(1.5, 0), "2");
  EXPECT_EQ(fixed_text(0.125, 2), "0.12");
  EXPECT_EQ(fixed_text(0.375, 2), "0.38");
}

TEST(Decimal, NothingPrintsAsMinusZero) {
  EXPECT_EQ(fixed_text(-0.00001, 4), "0.0000");
  EXPECT_EQ(weight_text(-1), "0.000");
}

TEST(Decimal, WeightsAreExactTwoPowers) {
  constexpr std::int64_t one = std::int64_t{1} << 40;
  EXPECT_EQ(weight_text(one), "1.000");
  EXPECT_EQ(weight_text(-one / 2), "-0.500");
  EXPECT_EQ(weight_text(one / 16), "0.062");      // 0.0625, half to even
  EXPECT_EQ(weight_text(3 * one / 16), "0.188");  // 0.1875
  EXPECT_EQ(weight_text(-7 * one + 1), "-7.000");
}

TEST(Decimal, ReadsWhatTheCLibraryReads) {
  std::mt19937_64 random{7};
  for (int i = 0; i < 3000; ++i) {
    const auto bits = random();
    const auto value = std::bit_cast<double>(bits);
    if (!std::isfinite(value) || std::fabs(value) > 1e299 || std::fabs(value) < 1e-299) continue;
    for (const char* format : {"%.17g", "%.10g", "%.25g", "%.3e"}) {
      char buffer[64];
      std::snprintf(buffer, sizeof buffer, format, value);
      const auto ours = read(buffer);
      ASSERT_TRUE(ours) << buffer;
      ASSERT_EQ(*ours, std::strtod(buffer, nullptr)) << buffer;
    }
  }
}

TEST(Decimal, ReadsHalfwayCasesToEven) {
  EXPECT_EQ(read("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(read("9007199254740995"), 9007199254740996.0);
  EXPECT_EQ(read("9007199254740993.0000000000000000000000001"), 9007199254740994.0);
  EXPECT_EQ(read("0.1"), 0.1);
  EXPECT_EQ(read("36.6"), 36.6);
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN", "1e400", "1e-400", "1e9999999"})
    EXPECT_FALSE(read(text)) << text;
  EXPECT_EQ(read("0e9999"), 0.0);
}

TEST(Decimal, ShortestIsShortAndReadsBack) {
  EXPECT_EQ(shortest_text(0), "0");
  EXPECT_EQ(shortest_text(45), "45");
  EXPECT_EQ(shortest_text(36.6), "36.6");
  EXPECT_EQ(shortest_text(0.1), "0.1");
  EXPECT_EQ(shortest_text(-2.5), "-2.5");
  EXPECT_EQ(shortest_text(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(shortest_text(1e22), "1e22");
  EXPECT_EQ(shortest_text(1.25e-7), "1.25e-7");
  std::mt19937_64 random{11};
  for (int i = 0; i < 3000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value) || std::fabs(value) > 1e299 || std::fabs(value) < 1e-299) continue;
    ASSERT_EQ(read(shortest_text(value)), value);
  }
}

}  // namespace
}  // namespace antalgic::decimal
