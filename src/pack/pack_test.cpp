#include "pack/pack.hpp"

#include <gtest/gtest.h>

#include "pack/testing/small_pack.hpp"

namespace antalgic::pack {
namespace {

using testing::small_pack;
using namespace antalgic::toy;

TEST(Pack, AlmostEmptyIsAPackToo) {
  const auto toy = PackBuilder().build();
  EXPECT_EQ(toy.pack().finding_count(), 0U);
  EXPECT_EQ(toy.pack().cause_count(), 1U);
}

TEST(Pack, FindsByName) {
  const auto toy = small_pack().build();
  const auto& pack = toy.pack();
  EXPECT_EQ(pack.find_finding("onset"), FindingId{2});
  EXPECT_EQ(pack.find_finding("onse"), std::nullopt);
  EXPECT_EQ(pack.find_cause("infection"), CauseId{1});
  EXPECT_EQ(pack.find_treatment("cold"), TreatmentId{1});
  EXPECT_EQ(pack.find_class("thinner"), ClassId{0});
  EXPECT_EQ(pack.find_option(FindingId{2}, "slow"), 1);
  EXPECT_EQ(pack.find_option(FindingId{2}, "fast"), std::nullopt);
  EXPECT_EQ(pack.message("alpha"), "first");
  EXPECT_EQ(pack.message("zeta"), "last");
  EXPECT_EQ(pack.message("beta"), "");
}

TEST(Pack, RulesOfTwoKindsMayShareAName) {
  const auto toy = small_pack().build();
  const auto closure = toy.pack().find_rule(fb::RuleKind::closure, "N1"), safety = toy.pack().find_rule(fb::RuleKind::safety, "N1");
  ASSERT_TRUE(closure && safety);
  EXPECT_NE(*closure, *safety);
  EXPECT_EQ(toy.pack().find_rule("N1"), closure);
  EXPECT_EQ(toy.pack().find_rule(fb::RuleKind::danger, "N1"), std::nullopt);
  const auto [first, last] = toy.pack().rules_of(fb::RuleKind::danger);
  EXPECT_EQ(last - first, 2);
}

TEST(Pack, FindsAllMeaningsOfAMedicineName) {
  const auto toy = small_pack().build();
  const auto [first, last] = toy.pack().find_medicines("marevan");
  EXPECT_EQ(last.index - first.index, 2);
  const auto [none_first, none_last] = toy.pack().find_medicines("nothing");
  EXPECT_EQ(none_first, none_last);
}

TEST(Pack, BinsHoldTheirLowerEdgeAndTheLastOneBoth) {
  const auto toy = small_pack().build();
  const auto age = toy.finding("age");
  EXPECT_EQ(toy.pack().bin_of(age, 17.9), std::nullopt);
  EXPECT_EQ(toy.pack().bin_of(age, 18), 0);
  EXPECT_EQ(toy.pack().bin_of(age, 40), 1);
  EXPECT_EQ(toy.pack().bin_of(age, 110), 1);
  EXPECT_EQ(toy.pack().bin_of(age, 111), std::nullopt);
  EXPECT_EQ(toy.pack().bin_of(toy.finding("temperature"), 38), std::nullopt);
  EXPECT_EQ(toy.pack().bin_of(toy.finding("fever"), 0), std::nullopt);
}

TEST(Pack, RowsBelongToTheirOption) {
  const auto toy = small_pack().build();
  const auto& pack = toy.pack();
  EXPECT_EQ(pack.stride(), 8U);
  const auto row = pack.weights(pack.option_of(toy.finding("fever"), 0));
  ASSERT_EQ(row.size(), 8U);
  EXPECT_EQ(row[0], 0);
  EXPECT_NEAR(row[1] / 1048576.0, 2.4849066, 1e-6);  // ln 12
  ASSERT_EQ(pack.raw().nests()->size(), 1U);
  EXPECT_NEAR(pack.nest_given(0)[1] / 1048576.0, -0.5877867, 1e-6);  // ln((1 - 0.4/0.6) / (1 - 0.02/0.05))
}

TEST(Pack, RefusesACutAtEveryLength) {
  const auto toy = small_pack().build();
  for (std::size_t length = 0; length < toy.bytes().size(); ++length) {
    ASSERT_FALSE(Pack::load(toy.bytes().first(length))) << length;
  }
}

TEST(Pack, RefusesEveryFlippedBit) {
  const auto toy = small_pack().build();
  std::vector<std::byte> bytes(toy.bytes().begin(), toy.bytes().end());
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
    ASSERT_FALSE(Pack::load(bytes)) << bit;
    bytes[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
  }
}

TEST(Pack, SaysWhyAFileIsRefused) {
  const auto toy = small_pack().build();
  const std::vector<std::byte> good(toy.bytes().begin(), toy.bytes().end());
  const auto fault_at = [&](std::size_t at) {
    auto bytes = good;
    bytes[at] ^= std::byte{0xFF};
    return Pack::load(bytes).error();
  };
  EXPECT_EQ(Pack::load(std::span(good).first(63)).error(), LoadFault::too_short);
  EXPECT_EQ(fault_at(0), LoadFault::not_a_pack);
  EXPECT_EQ(fault_at(8), LoadFault::other_version);
  EXPECT_EQ(fault_at(12), LoadFault::not_a_pack);  // a library is not a core
  EXPECT_EQ(fault_at(16), LoadFault::wrong_length);
  EXPECT_EQ(fault_at(24), LoadFault::wrong_checksum);
  EXPECT_EQ(fault_at(40), LoadFault::wrong_checksum);
  EXPECT_EQ(fault_at(100), LoadFault::wrong_checksum);
  EXPECT_EQ(Pack::load(std::span(good).first(good.size() - 1)).error(), LoadFault::wrong_length);
}

}  // namespace
}  // namespace antalgic::pack
