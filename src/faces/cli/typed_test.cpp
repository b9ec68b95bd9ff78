#include "faces/cli/typed.hpp"

#include <gtest/gtest.h>

namespace antalgic::cli {
namespace {

using Numbers = std::vector<std::size_t>;

TEST(Typed, NumbersDoubtsAndNames) {
  const auto typed = read_typed(" 1 4,7 3?: ibuprofen, warfarin 5 mg ");
  EXPECT_EQ(typed.ticked, (Numbers{1, 4, 7}));
  EXPECT_EQ(typed.doubtful, Numbers{3});
  EXPECT_EQ(typed.names, (std::vector<std::string>{"ibuprofen", "warfarin 5 mg"}));
}

TEST(Typed, WordsForEverythingElse) {
  EXPECT_TRUE(read_typed("Back").word->back);
  EXPECT_TRUE(read_typed("why").word->why);
  EXPECT_TRUE(read_typed("skip").word->skip);
  EXPECT_TRUE(read_typed("result").word->result);
  EXPECT_TRUE(read_typed("q").quit);
  EXPECT_TRUE(read_typed("YES").yes);
  EXPECT_TRUE(read_typed("not sure").not_sure);
  EXPECT_EQ(read_typed("36.6").number, 36.6);
}

TEST(Typed, NonsenseIsNothing) {
  const auto typed = read_typed("1 and 4");
  EXPECT_TRUE(typed.ticked.empty());
  EXPECT_FALSE(typed.word || typed.yes || typed.no || typed.number);
}

}  // namespace
}  // namespace antalgic::cli
