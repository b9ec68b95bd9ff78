#include "base/exp.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace antalgic {
namespace {

auto relative_error(std::int64_t x) -> double {
  const long double exact = std::exp(static_cast<long double>(x) / static_cast<long double>(one_nat));
  return static_cast<double>(std::fabs((static_cast<long double>(exp_of(x)) - exact) / exact));
}

TEST(Exp, OfNothingIsOne) { EXPECT_EQ(exp_of(0), 1.0); }

TEST(Exp, IsKnownWhileCompiling) { static_assert(exp_of(0) == 1.0 && exp_of(-one_nat) < 0.3679 && exp_of(-one_nat) > 0.3678); }

TEST(Exp, AgreesWithLongDouble) {
  std::mt19937_64 random(7);
  double worst = 0;
  for (int i = 0; i < 200000; ++i) {
    const auto span = std::uint64_t{1} << (random() % 50);
    worst = std::max(worst, relative_error(-static_cast<std::int64_t>(random() % span)));
  }
  EXPECT_LT(worst, 1e-15);
}

TEST(Exp, AgreesAtTheSeamsBetweenPowersOfTwo) {
  for (std::int64_t half_turns = 1; half_turns < 2040; ++half_turns)
    for (std::int64_t step = -2; step <= 2; ++step) {
      const auto x = -half_turns * 762123384786 / 2 + step;
      if (x > -708 * one_nat) {
        EXPECT_LT(relative_error(x), 1e-15) << x;
      }
    }
}

TEST(Exp, NeverGrowsAsTheArgumentFalls) {
  double last = 1;
  for (std::int64_t x = 0; x > -40 * one_nat; x -= one_nat / 977) {
    EXPECT_LE(exp_of(x), last);
    last = exp_of(x);
  }
}

TEST(Exp, IsNothingFarBelow) {
  EXPECT_GT(exp_of(-707 * one_nat), 0.0);
  EXPECT_EQ(exp_of(-709 * one_nat), 0.0);
  EXPECT_EQ(exp_of(-2000 * one_nat), 0.0);
  EXPECT_EQ(exp_of(std::int64_t{-1} << 62), 0.0);
}

}  // namespace
}  // namespace antalgic
