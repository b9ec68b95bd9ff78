// base/exp.hpp: e to the power of a sum of weights, the engine's only transcendental.
// The argument is an integer, so the argument reduction is exact, and the rest is a fixed row of IEEE multiplications and
// additions: the same bits on every platform, and no branch, so a loop over it can be vectorised.
// Promise: relative error under 1e-15; 0 below -708 nat, where a double would lose digits.
// Tested: exp_test.cpp, against long double.
#pragma once

#include <bit>
#include <cstdint>

namespace antalgic {

// One nat in the unit of sums of weights, 2^-40 nat.
inline constexpr std::int64_t one_nat = std::int64_t{1} << 40;

namespace detail {
inline constexpr double ln2_high = 762123384785.0;              // ln 2 in 2^-40 nat, whole part
inline constexpr double ln2_low = 7.3710025651677989e-13;       // ... and what is left of it, in nat
inline constexpr double per_ln2 = 1.0 / 762123384785.81045;
inline constexpr double round_to_whole = 6755399441055744.0;    // 1.5 * 2^52: adding it leaves a whole number in the low bits

// e^r for |r| <= ln 2 / 2: Taylor to the 13th power, truncated at 4e-18.
constexpr auto exp_of_small(double r) -> double {
  double sum = 1.0 / 6227020800.0;
  sum = sum * r + 1.0 / 479001600.0;
  sum = sum * r + 1.0 / 39916800.0;
  sum = sum * r + 1.0 / 3628800.0;
  sum = sum * r + 1.0 / 362880.0;
  sum = sum * r + 1.0 / 40320.0;
  sum = sum * r + 1.0 / 5040.0;
  sum = sum * r + 1.0 / 720.0;
  sum = sum * r + 1.0 / 120.0;
  sum = sum * r + 1.0 / 24.0;
  sum = sum * r + 1.0 / 6.0;
  sum = sum * r + 0.5;
  return 1.0 + (r + r * r * sum);
}
}  // namespace detail

// e^x for x in 2^-40 nat. Requires: x <= 0.
constexpr auto exp_of(std::int64_t x) -> double {
  constexpr std::int64_t lowest = -708 * one_nat;
  const std::int64_t kept = x < lowest ? lowest : x;
  // Whole numbers under 2^51 become doubles by way of their bits, which every vector unit can do.
  const double whole = std::bit_cast<double>(kept + std::bit_cast<std::int64_t>(detail::round_to_whole)) - detail::round_to_whole;
  const double shifted = whole * detail::per_ln2 + detail::round_to_whole;
  const double halvings = shifted - detail::round_to_whole;
  const double r = (whole - halvings * detail::ln2_high) * (1.0 / static_cast<double>(one_nat)) - halvings * detail::ln2_low;
  const std::int64_t exponent = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(detail::round_to_whole) + 1023;
  const double scale = std::bit_cast<double>(exponent << 52);
  return x < lowest ? 0.0 : detail::exp_of_small(r) * scale;
}

}  // namespace antalgic
