#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace antalgic {
namespace {

template <class A, class B>
concept Comparable = requires(A a, B b) { a == b; };

static_assert(Comparable<CauseId, CauseId>);
static_assert(!Comparable<CauseId, FindingId>);
static_assert(!std::is_convertible_v<CauseId, FindingId> && !std::is_convertible_v<CauseId, int>);

TEST(Ids, ADefaultOneNamesNothing) {
  EXPECT_FALSE(CauseId{}.exists());
  EXPECT_TRUE(CauseId{0}.exists());
}

TEST(Ids, AreOrderedByPosition) { EXPECT_LT(FindingId{1}, FindingId{2}); }

}  // namespace
}  // namespace antalgic
