// infer/ladder.hpp: what several answers of one correlation group are worth together.
// For each cause the weights for it and those against it are sorted apart by size; the largest counts whole, the next half, then
// a quarter, and so on. In 2^-40 nat the first twenty halvings are exact; beyond that they are cut off towards 0.
// Threads: pure. Cost: rows squared x causes; one and two rows have short ways. Judged by: ladder_test.cpp, tests/judge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace antalgic::infer {

// One row of `stride` weights, 2^-20 nat, of one answer.
using Row = const std::int32_t*;

enum class Sign : std::uint8_t { add, subtract };

// What weight `w` counts on rung `rung` (0 = whole), 2^-40 nat.
constexpr auto on_rung(std::int32_t w, std::size_t rung) -> std::int64_t {
  const std::int64_t size = (w < 0 ? -std::int64_t{w} : std::int64_t{w}) << 20;
  const std::int64_t kept = rung < 63 ? size >> rung : 0;
  return w < 0 ? -kept : kept;
}

// Adds to (or takes from) `sum` what `rows` are worth together. `space`: at least 16 entries a row, overwritten.
// Requires: sum.size() is a multiple of 8, every row is as long.
void climb(std::span<const Row> rows, std::span<std::int64_t> sum, std::span<std::int32_t> space, Sign sign = Sign::add);

}  // namespace antalgic::infer
