#include "infer/ladder.hpp"

#include <algorithm>

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

// Drops `row` into the sorted rows of a block, largest first; the one in hand sinks until it finds its place.
void sink(Row row, std::size_t before, std::int32_t* positive, std::int32_t* negative) {
  std::int32_t up[lanes];
  std::int32_t down[lanes];
  for (std::size_t i = 0; i < lanes; ++i) {
    up[i] = std::max(row[i], 0);
    down[i] = std::min(row[i], 0);
  }
  for (std::size_t r = 0; r < before; ++r) {
    std::int32_t* p = positive + r * lanes;
    std::int32_t* n = negative + r * lanes;
    for (std::size_t i = 0; i < lanes; ++i) {
      const std::int32_t stays_up = std::max(p[i], up[i]);
      const std::int32_t stays_down = std::min(n[i], down[i]);
      up[i] = std::min(p[i], up[i]);
      down[i] = std::max(n[i], down[i]);
      p[i] = stays_up;
      n[i] = stays_down;
    }
  }
  std::copy_n(up, lanes, positive + before * lanes);
  std::copy_n(down, lanes, negative + before * lanes);
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

void rungs(std::span<const std::int32_t> weights, std::span<std::size_t> out) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::int64_t mine = weights[i];
    std::size_t above = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
      const std::int64_t other = weights[j];
      const bool same_way = mine > 0 ? other > 0 : other < 0;
      const bool larger = mine > 0 ? other > mine : other < mine;
      if (same_way && (larger || (other == mine && j < i))) ++above;
    }
    out[i] = mine == 0 ? no_rung : above;
  }
}

}  // namespace antalgic::infer
