#include "study/random.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace antalgic::study {
namespace {

TEST(Random, TheSameSeedGivesTheSameStream) {
  Random one(7), two(7), other(8);
  bool differs = false;
  for (int i = 0; i < 100; ++i) {
    const auto value = one.next();
    EXPECT_EQ(value, two.next());
    differs |= value != other.next();
  }
  EXPECT_TRUE(differs);
}

TEST(Random, IsThePublishedGenerator) {
  Random random(42, 54);  // the reference implementation's demonstration
  for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU}) {
    EXPECT_EQ(random.next(), expected);
  }
}

TEST(Random, NormalHasItsMomentsAndUniformStaysInside) {
  Random random(1);
  double sum = 0, squares = 0;
  constexpr int count = 200000;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    const double u = random.uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    ASSERT_LT(random.below(3), 3U);
  }
  EXPECT_NEAR(sum / count, 0, 0.01);
  EXPECT_NEAR(squares / count, 1, 0.02);
}

TEST(NormalQuantile, InvertsTheDistribution) {
  for (double p = 1e-9; p < 1; p += 0.00317) EXPECT_NEAR(std::erfc(-normal_quantile(p) / std::sqrt(2.0)) / 2, p, 2e-9 + 2e-9 * p) << p;
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_TRUE(std::isfinite(normal_quantile(0)));
  EXPECT_TRUE(std::isfinite(normal_quantile(1)));
}

}  // namespace
}  // namespace antalgic::study
