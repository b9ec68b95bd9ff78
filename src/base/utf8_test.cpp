#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace antalgic::utf8 {
namespace {

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string text;
    append(text, point);
    ASSERT_FALSE(first_fault(text)) << static_cast<unsigned>(point);
    std::string_view rest = text;
    ASSERT_EQ(take(rest), point);
    ASSERT_TRUE(rest.empty());
  }
}

TEST(Utf8, MalformedBytesAreFoundWhereTheyStand) {
  EXPECT_EQ(first_fault("ab\xFFz"), 2U);
  EXPECT_EQ(first_fault("\xC0\x80"), 0U);          // overlong
  EXPECT_EQ(first_fault("a\xE0\x80\x80"), 1U);     // overlong
  EXPECT_EQ(first_fault("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(first_fault("\xF4\x90\x80\x80"), 0U);  // above the last
  EXPECT_EQ(first_fault("\xE2\x82"), 0U);          // cut off
  EXPECT_EQ(first_fault("\x80"), 0U);
  EXPECT_FALSE(first_fault("caf\xC3\xA9"));
}

TEST(Utf8, ColumnsAreThoseOfATerminal) {
  EXPECT_EQ(columns("heat"), 4U);
  EXPECT_EQ(columns("caf\xC3\xA9"), 4U);
  EXPECT_EQ(columns("e\xCC\x81"), 1U);
  EXPECT_EQ(columns("\xE8\x85\xB0"), 2U);
}

}  // namespace
}  // namespace antalgic::utf8
