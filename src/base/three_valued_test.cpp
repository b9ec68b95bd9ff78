#include "base/three_valued.hpp"

#include <gtest/gtest.h>

namespace antalgic {
namespace {

constexpr auto silent = Firing::silent, undecided = Firing::undecided, fires = Firing::fires;

struct Row {
  Firing a, b, both, either;
};

constexpr Row table[] = {
    {silent, silent, silent, silent},          {silent, undecided, silent, undecided}, {silent, fires, silent, fires},
    {undecided, silent, silent, undecided},    {undecided, undecided, undecided, undecided},
    {undecided, fires, undecided, fires},      {fires, silent, silent, fires},         {fires, undecided, undecided, fires},
    {fires, fires, fires, fires},
};

TEST(ThreeValued, BothGoesThroughAllNineRows) {
  for (const auto& row : table) EXPECT_EQ(both(row.a, row.b), row.both);
}

TEST(ThreeValued, EitherGoesThroughAllNineRows) {
  for (const auto& row : table) EXPECT_EQ(either(row.a, row.b), row.either);
}

// An open answer may be settled either way later; whatever it becomes, a decided result must already have been right.
TEST(ThreeValued, SettlingAnOpenSideNeverTurnsADecidedResult) {
  constexpr Firing all[] = {silent, undecided, fires};
  for (const auto a : all)
    for (const auto settled : {silent, fires}) {
      if (both(a, undecided) != undecided) {
        EXPECT_EQ(both(a, settled), both(a, undecided));
      }
      if (either(a, undecided) != undecided) {
        EXPECT_EQ(either(a, settled), either(a, undecided));
      }
    }
}

}  // namespace
}  // namespace antalgic
