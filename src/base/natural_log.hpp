// base/natural_log.hpp: ln without the C library, equal to the bit on every platform.
// Only IEEE + - * /: the exponent is taken off, the rest is 2 artanh of a number of at most 0.172.
// Error at most 2 units in the last place for results away from 0. Cost: about 10 ns.
// Judged by: natural_log_test.cpp, against the C library.
#pragma once

#include <bit>
#include <cstdint>

namespace antalgic {

// Requires: x is finite, normal and above 0.
[[nodiscard]] constexpr auto natural_log(double x) -> double {
  constexpr double ln2_high = 0x1.62e42fefa3800p-1;  // 14 low bits are 0: exact times any exponent
  constexpr double ln2_low = 0x1.ef35793c76730p-45;
  constexpr double sqrt2 = 1.4142135623730951;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (mantissa > sqrt2) {
    mantissa *= 0.5;
    ++exponent;
  }
  const double s = (mantissa - 1.0) / (mantissa + 1.0);
  const double z = s * s;
  double series = 1.0 / 21.0;
  for (int odd = 19; odd >= 3; odd -= 2) series = series * z + 1.0 / odd;
  const double of_mantissa = 2.0 * s + 2.0 * s * z * series;
  return exponent * ln2_high + (of_mantissa + exponent * ln2_low);
}

}  // namespace antalgic
