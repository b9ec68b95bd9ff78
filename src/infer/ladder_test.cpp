#include "infer/ladder.hpp"
#include "infer/evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace antalgic::infer {
namespace {

constexpr std::size_t causes = 16;

struct Sheet {
  std::vector<std::vector<std::int32_t>> weights;
  std::vector<Row> rows;
  std::vector<std::int32_t> space;

  Sheet(std::size_t count, std::mt19937& random, int size = 8 << 20) : space(16 * count) {
    for (std::size_t r = 0; r < count; ++r) {
      auto& row = weights.emplace_back();
      for (std::size_t c = 0; c < causes; ++c)
        row.push_back(random() % 5 == 0 ? 0 : static_cast<std::int32_t>(random() % static_cast<unsigned>(2 * size)) - size);
    }
    for (const auto& row : weights) rows.push_back(row.data());
  }
};

// Sorted apart, halved step by step: the words of the header, one cause at a time.
auto by_hand(const Sheet& sheet, std::size_t cause) -> std::int64_t {
  std::vector<std::int64_t> up, down;
  for (const auto& row : sheet.weights) (row[cause] > 0 ? up : down).push_back(std::abs(std::int64_t{row[cause]}) << 20);
  std::int64_t sum = 0;
  for (auto* side : {&up, &down}) {
    std::ranges::sort(*side, std::ranges::greater{});
    std::int64_t half = 1;
    for (std::size_t i = 0; i < side->size(); ++i, half *= 2) sum += (side == &up ? 1 : -1) * ((*side)[i] / half);
  }
  return sum;
}

TEST(Ladder, CountsWholeHalfQuarter) {
  const std::int32_t a[8] = {4}, b[8] = {8}, c[8] = {-6}, d[8] = {2};
  const Row rows[] = {a, b, c, d};
  std::int64_t sum[8] = {};
  std::int32_t space[64];
  climb(rows, sum, space);
  EXPECT_EQ(sum[0], (std::int64_t{8} << 20) + (std::int64_t{4} << 19) + (std::int64_t{2} << 18) - (std::int64_t{6} << 20));
}

TEST(Ladder, EveryNumberOfAnswersAgreesWithTheWords) {
  std::mt19937 random(1);
  for (std::size_t count = 1; count <= 40; ++count) {
    Sheet sheet(count, random);
    std::vector<std::int64_t> sum(causes, 7);
    climb(sheet.rows, sum, sheet.space);
    for (std::size_t c = 0; c < causes; ++c) EXPECT_EQ(sum[c] - 7, by_hand(sheet, c)) << count << " answers";
  }
}

TEST(Ladder, OrderOfTheAnswersDoesNotMatter) {
  std::mt19937 random(2);
  Sheet sheet(6, random);
  std::vector<std::int64_t> one(causes), other(causes);
  climb(sheet.rows, one, sheet.space);
  std::ranges::reverse(sheet.rows);
  climb(sheet.rows, other, sheet.space);
  EXPECT_EQ(one, other);
}

TEST(Ladder, SubtractingTakesBackExactlyWhatWasAdded) {
  std::mt19937 random(3);
  for (const std::size_t count : {1U, 2U, 3U, 30U}) {
    Sheet sheet(count, random);
    std::vector<std::int64_t> sum(causes, 123456789);
    climb(sheet.rows, sum, sheet.space);
    climb(sheet.rows, sum, sheet.space, Sign::subtract);
    EXPECT_EQ(sum, std::vector<std::int64_t>(causes, 123456789));
  }
}

TEST(Ladder, TheLargestWeightsThatFitDoNotOverflow) {
  const std::int32_t most[8] = {INT32_MAX}, least[8] = {INT32_MIN};
  const Row rows[] = {least, least, least, most, most};
  std::int64_t sum[8] = {};
  std::int32_t space[80];
  climb(rows, sum, space);
  EXPECT_EQ(sum[0], on_rung(INT32_MIN, 0) + on_rung(INT32_MIN, 1) + on_rung(INT32_MIN, 2) + on_rung(INT32_MAX, 0) + on_rung(INT32_MAX, 1));
}

TEST(Ladder, WeightsOnTheirRungsAddUpToTheWhole) {
  std::mt19937 random(4);
  for (std::size_t count = 1; count <= 30; ++count) {
    Sheet sheet(count, random, 4);  // many equal sizes
    std::vector<std::int64_t> sum(causes);
    climb(sheet.rows, sum, sheet.space);
    std::vector<Evidence> group;
    for (const auto row : sheet.rows) group.push_back({.finding = {}, .group = GroupId{0}, .row = row, .option = {}});
    for (std::size_t c = 0; c < causes; ++c) {
      std::int64_t total = 0;
      for (std::size_t i = 0; i < count; ++i)
        if (group[i].row[c] != 0) total += on_rung(group[i].row[c], rung_of(group, i, c));
      EXPECT_EQ(total, sum[c]);
    }
  }
}

}  // namespace
}  // namespace antalgic::infer
