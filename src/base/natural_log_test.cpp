#include "base/natural_log.hpp"

#include <cmath>
#include <gtest/gtest.h>

namespace antalgic {
namespace {

TEST(NaturalLog, IsExactAtOne) { EXPECT_EQ(natural_log(1.0), 0.0); }

TEST(NaturalLog, AgreesWithTheLibraryFromTheSmallestProbabilityToLargeRatios) {
  for (double x = 1e-300; x < 1e300; x *= 1.37) EXPECT_NEAR(natural_log(x), std::log(x), 4e-16 * std::abs(std::log(x)) + 1e-18) << x;
}

TEST(NaturalLog, AgreesCloseToOne) {
  for (double step = 1e-15; step < 0.5; step *= 2.1) {
    EXPECT_NEAR(natural_log(1 + step), std::log(1 + step), 1e-15 * step + 1e-30) << step;
    EXPECT_NEAR(natural_log(1 - step), std::log(1 - step), 1e-15 * step + 1e-30) << step;
  }
}

}  // namespace
}  // namespace antalgic
