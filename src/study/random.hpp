// study/random.hpp: a small stream of random numbers that is the same on every platform (PCG XSH-RR 64/32).
// The standard library's distributions differ between platforms, so the few that are needed stand here.
// Threads: a value. Tested: random_test.cpp (first outputs, moments, quantiles).
#pragma once

#include <cstdint>

namespace antalgic::study {

class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  auto next() -> std::uint32_t;
  // In [0, 1), 53 bits.
  auto uniform() -> double;
  // In [0, count). Requires: count > 0.
  auto below(std::uint32_t count) -> std::uint32_t;
  auto chance(double probability) -> bool { return uniform() < probability; }
  // Standard normal.
  auto normal() -> double;

 private:
  std::uint64_t state_, increment_;
};

// Quantile of the standard normal distribution, error below 1e-8; p is kept within 1e-12 of 0 and 1.
[[nodiscard]] auto normal_quantile(double p) -> double;

}  // namespace antalgic::study
