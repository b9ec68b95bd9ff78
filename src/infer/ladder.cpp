#include "infer/ladder.hpp"

#include <algorithm>
#include <array>

namespace antalgic::infer {

namespace {

// Causes are taken eight at a time: loops of a fixed length become vector instructions on every target.
constexpr std::size_t lanes = 8;

template <Sign sign>
void put(std::int64_t& sum, std::int64_t worth) {
  if constexpr (sign == Sign::add)
    sum += worth;
  else
    sum -= worth;
}

template <Sign sign>
void one(Row row, std::int64_t* sum) {
  for (std::size_t i = 0; i < lanes; ++i) put<sign>(sum[i], std::int64_t{row[i]} << 20);
}

// Both count whole, less half of the smaller one where they point the same way.
template <Sign sign>
void two(Row a, Row b, std::int64_t* sum) {
  for (std::size_t i = 0; i < lanes; ++i) {
    const std::int32_t smaller = std::min(a[i], b[i]);
    const std::int32_t larger = std::max(a[i], b[i]);
    const std::int64_t same_way = std::int64_t{std::max(smaller, 0)} + std::int64_t{std::min(larger, 0)};
    const std::int64_t worth = ((std::int64_t{a[i]} + b[i]) << 20) - (same_way << 19);
    put<sign>(sum[i], worth);
  }
}

// Eight weights, held apart from the rows so that nothing can alias them.
using Eight = std::array<std::int32_t, lanes>;

auto load(const std::int32_t* from) -> Eight {
  Eight eight;
  std::copy_n(from, lanes, eight.begin());
  return eight;
}

auto larger(const Eight& a, const Eight& b) -> Eight {
  Eight out;
  for (std::size_t i = 0; i < lanes; ++i) out[i] = a[i] < b[i] ? b[i] : a[i];
  return out;
}

auto smaller(const Eight& a, const Eight& b) -> Eight {
  Eight out;
  for (std::size_t i = 0; i < lanes; ++i) out[i] = a[i] < b[i] ? a[i] : b[i];
  return out;
}

// Drops `row` into the sorted rows of a block, largest first; the one in hand sinks until it finds its place.
void sink(Row row, std::size_t before, std::int32_t* positive, std::int32_t* negative) {
  Eight up = larger(load(row), Eight{});
  Eight down = smaller(load(row), Eight{});
  for (std::size_t r = 0; r < before; ++r) {
    const Eight p = load(positive + r * lanes);
    const Eight n = load(negative + r * lanes);
    std::ranges::copy(larger(p, up), positive + r * lanes);
    std::ranges::copy(smaller(n, down), negative + r * lanes);
    up = smaller(p, up);
    down = larger(n, down);
  }
  std::ranges::copy(up, positive + before * lanes);
  std::ranges::copy(down, negative + before * lanes);
}

template <Sign sign>
void many(std::span<const Row> rows, std::size_t block, std::int64_t* sum, std::int32_t* space) {
  std::int32_t* positive = space;
  std::int32_t* negative = space + rows.size() * lanes;
  for (std::size_t r = 0; r < rows.size(); ++r) sink(rows[r] + block, r, positive, negative);
  for (std::size_t r = 0; r < rows.size() && r < 63; ++r)
    for (std::size_t i = 0; i < lanes; ++i) {
      const auto up = (static_cast<std::uint64_t>(positive[r * lanes + i]) << 20) >> r;
      const auto down = (static_cast<std::uint64_t>(-std::int64_t{negative[r * lanes + i]}) << 20) >> r;
      put<sign>(sum[i], static_cast<std::int64_t>(up - down));
    }
}

template <Sign sign>
void climb_with(std::span<const Row> rows, std::span<std::int64_t> sum, std::span<std::int32_t> space) {
  for (std::size_t block = 0; block < sum.size(); block += lanes) {
    std::int64_t* to = sum.data() + block;
    if (rows.size() == 1)
      one<sign>(rows[0] + block, to);
    else if (rows.size() == 2)
      two<sign>(rows[0] + block, rows[1] + block, to);
    else
      many<sign>(rows, block, to, space.data());
  }
}

}  // namespace

void climb(std::span<const Row> rows, std::span<std::int64_t> sum, std::span<std::int32_t> space, Sign sign) {
  if (sign == Sign::add)
    climb_with<Sign::add>(rows, sum, space);
  else
    climb_with<Sign::subtract>(rows, sum, space);
}

}  // namespace antalgic::infer
