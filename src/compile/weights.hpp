// compile/weights.hpp: from probabilities as written to the integers that the inference adds up.
// The one place where a likelihood becomes a weight; the writer of the pack and the toy packs of tests share it. Header only,
// so that a test can use it without the compiler's library.
// Invariants: (1) weights are ln(P / background) in 2^-20 nat, spreads half-widths of that in 2^-12 nat, both rounded half up,
//                 spreads to 1/64 nat: they only choose words, and few different numbers make a small pack;
//             (2) only IEEE + - * / and sqrt and our own ln: the same on every platform.
// Judged by: weights_test.cpp, against the C library.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "base/natural_log.hpp"

namespace antalgic::compile {

// No answer is ever certain: probabilities stay this far from 0 and 1.
inline constexpr double surest = 0.0005;
constexpr auto clamp_share(double p) -> double { return std::clamp(p, surest, 1 - surest); }

// One row of a cause's table: P(one of the options in `mask` | cause), with its range.
struct Row {
  std::uint64_t mask;
  double p, low, high;
};

// What one option of one finding is worth for one cause.
struct Worth {
  std::int32_t weight = 0;
  std::uint16_t up = 0, down = 0;
};

// Odds halved and doubled: the range of an estimate that states none.
constexpr auto halved_odds(double p) -> double { return p / (2 - p); }
constexpr auto doubled_odds(double p) -> double { return 2 * p / (1 + p); }

inline auto to_weight(double nat) -> std::int32_t { return static_cast<std::int32_t>(std::floor(nat * (1 << 20) + 0.5)); }
inline auto to_spread(double nat) -> std::uint16_t {
  return static_cast<std::uint16_t>(std::clamp(std::floor(nat * 64 + 0.5) * 64, 0.0, 65535.0));
}

inline auto worth_of(double p, double low, double high, double background) -> Worth {
  const double c = clamp_share(p);
  return {.weight = to_weight(natural_log(c / clamp_share(background))),
          .up = to_spread(natural_log(clamp_share(high) / c)),
          .down = to_spread(natural_log(c / clamp_share(low)))};
}

// A yes/no finding: what a yes and what a no is worth. Requires: the row is that of yes.
struct YesNoWorth {
  Worth yes, no;
};
inline auto worth_of_yes_no(const Row& row, double background) -> YesNoWorth {
  YesNoWorth both{.yes = worth_of(row.p, row.low, row.high, background), .no = {}};
  const double c = clamp_share(row.p), low = clamp_share(row.low), high = clamp_share(row.high);
  both.no = {.weight = to_weight(natural_log((1 - c) / (1 - clamp_share(background)))),
             .up = to_spread(natural_log((1 - low) / (1 - c))),
             .down = to_spread(natural_log((1 - c) / (1 - high)))};
  return both;
}

// What is left of 1 for the options that no row names, with its range: widths of several rows add up in quadrature.
struct Rest {
  std::uint64_t named = 0;
  double p = 1, low = 1, high = 1;
};
inline auto rest_of(std::span<const Row> rows) -> Rest {
  Rest rest;
  double up = 0, down = 0;
  for (const Row& row : rows) {
    rest.named |= row.mask;
    rest.p -= row.p;
    up += (row.p - row.low) * (row.p - row.low);
    down += (row.high - row.p) * (row.high - row.p);
  }
  rest.p = std::max(0.0, rest.p);
  rest.high = std::min(1.0, rest.p + std::sqrt(up));
  rest.low = std::max(0.0, rest.p - std::sqrt(down));
  return rest;
}

// A choice or a number: options joined in one row share its ratio; options in no row share what is left of 1 in proportion
// to their background. Requires: rows do not overlap. `out` has one entry for each background.
inline void worth_of_options(std::span<const Row> rows, std::span<const double> backgrounds, std::span<Worth> out) {
  const auto share_of = [&](std::uint64_t mask) {
    double sum = 0;
    for (std::size_t i = 0; i < backgrounds.size(); ++i) sum += (mask >> i & 1U) != 0 ? backgrounds[i] : 0;
    return sum;
  };
  for (const Row& row : rows) {
    const Worth worth = worth_of(row.p, row.low, row.high, share_of(row.mask));
    for (std::size_t i = 0; i < backgrounds.size(); ++i) {
      if ((row.mask >> i & 1U) != 0) out[i] = worth;
    }
  }
  const Rest rest = rest_of(rows);
  const double background_of_rest = share_of(~rest.named);
  for (std::size_t i = 0; i < backgrounds.size() && background_of_rest > 0; ++i) {
    if ((rest.named >> i & 1U) != 0) continue;
    const double part = backgrounds[i] / background_of_rest;
    out[i] = worth_of(rest.p * part, rest.low * part, rest.high * part, backgrounds[i]);
  }
}

// What a no to a part is worth beside a yes to its whole: ln((1 - Pn/Pb) / (1 - bgn/bgb)). A missing row stands as its
// background; where both are missing the caller writes 0.
inline auto given_whole(double p_part, double p_whole, double background_part, double background_whole) -> std::int32_t {
  const auto ratio = [](double part, double whole) { return std::clamp(clamp_share(part) / clamp_share(whole), 0.001, 0.98); };
  return to_weight(natural_log((1 - ratio(p_part, p_whole)) / (1 - ratio(background_part, background_whole))));
}

// One pair of a part and a whole above it, nearest first.
struct NestPair {
  std::uint16_t part, whole;
  bool same_group;
};

// The whole chain above every part. `first_whole[f]` is the broader yes/no finding of f's first row, or 0xFFFF;
// `group[f]` its group, or 0xFFFF. Sorted by part; a circle ends where it closes.
inline auto nest_pairs(std::span<const std::uint16_t> first_whole, std::span<const std::uint16_t> group) -> std::vector<NestPair> {
  std::vector<NestPair> pairs;
  for (std::uint16_t part = 0; part < first_whole.size(); ++part) {
    bool same_group = group[part] != 0xFFFF;
    std::size_t steps = 0;
    for (std::uint16_t whole = first_whole[part]; whole != 0xFFFF && whole != part && steps < first_whole.size(); whole = first_whole[whole]) {
      same_group = same_group && group[whole] == group[part];
      pairs.push_back({.part = part, .whole = whole, .same_group = same_group});
      ++steps;
    }
  }
  return pairs;
}

}  // namespace antalgic::compile
