#include "study/random.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/natural_log.hpp"

namespace antalgic::study {

Random::Random(std::uint64_t seed, std::uint64_t stream) : state_(0), increment_((stream << 1) | 1) {
  next();
  state_ += seed;
  next();
}

auto Random::next() -> std::uint32_t {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  return std::rotr(mixed, static_cast<int>(old >> 59));
}

auto Random::uniform() -> double {
  const std::uint64_t high = next() >> 5;
  const std::uint64_t low = next() >> 6;
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

auto Random::below(std::uint32_t count) -> std::uint32_t {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * count) >> 32);
}

auto Random::normal() -> double { return normal_quantile(uniform()); }

// Acklam's rational approximation: one fraction for the middle, one in sqrt(-2 ln p) for the tails.
auto normal_quantile(double p) -> double {
  constexpr double tail = 0.02425;
  p = std::clamp(p, 1e-12, 1 - 1e-12);
  if (p > 1 - tail) return -normal_quantile(1 - p);
  if (p < tail) {
    const double q = std::sqrt(-2 * natural_log(p));
    return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q - 2.549732539343734e+00) * q +
             4.374664141464968e+00) * q + 2.938163982698783e+00) /
           ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q + 3.754408661907416e+00) * q + 1);
  }
  const double q = p - 0.5;
  const double r = q * q;
  return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r -
           3.066479806614716e+01) * r + 2.506628277459239e+00) * q /
         (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r -
           1.328068155288572e+01) * r + 1);
}

}  // namespace antalgic::study
