// A small knowledge read whole: what stands in the Model is what the text says.
#include "compile/compile.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace antalgic::compile {
namespace {

auto bicycle() -> const Model& {
  static const Model model = [] {
    const auto files = read_directory(ANTALGIC_TESTS "/toy/bicycle");
    return std::move(read_knowledge(files.value()).value().model);
  }();
  return model;
}

template <class Records>
auto named(const Records& records, std::string_view id) -> const typename Records::value_type& {
  return *std::ranges::find(records, id, [](const auto& record) -> std::string_view { return record.id; });
}

TEST(Bicycle, ConstantsAndRolesAreThePacks) {
  const PackInfo& pack = bicycle().pack;
  EXPECT_EQ(pack.id, "bicycle");
  EXPECT_EQ(bicycle().findings[pack.onset_days.index].id, "noise_days");
  EXPECT_EQ(pack.dated.size(), 2U);
  EXPECT_EQ(pack.inference.not_listed(), 0.05);
  EXPECT_EQ(pack.urgency.dont_miss_from(), fb::Level::within_2_weeks);
  EXPECT_EQ(pack.asking.level_value_5(), 3.0);
  EXPECT_EQ(pack.planning.fits.size(), 3U);
}

TEST(Bicycle, ALikelihoodJoinsItsOptions) {
  const Cause& worn = named(bicycle().causes, "worn_chain");
  ASSERT_EQ(worn.likelihoods.size(), 3U);
  EXPECT_EQ(bicycle().findings[worn.likelihoods[1].finding.index].id, "noise_kind");
  EXPECT_EQ(worn.likelihoods[1].mask, 5U);
  EXPECT_EQ(worn.likelihoods[1].high, 0.9);
  const Cause& dry = named(bicycle().causes, "dry_chain");
  EXPECT_EQ(dry.likelihoods[0].sources.size(), 2U);
  EXPECT_EQ(dry.likelihoods[0].ground, fb::Ground::read);
}

TEST(Bicycle, MultipliersOfCausesAreFactorsOfFindings) {
  std::vector<std::string> findings;
  for (const Factor& factor : bicycle().factors) findings.push_back(bicycle().findings[factor.finding.index].id);
  std::ranges::sort(findings);
  EXPECT_EQ(findings, (std::vector<std::string>{"bike_age", "frame_kind", "rode_in_rain"}));
}

TEST(Bicycle, RulesKeepTheirExceptionsAndDoubts) {
  const Danger& crack = named(bicycle().dangers, "D02_crack");
  ASSERT_TRUE(crack.when && crack.unless);
  EXPECT_EQ(crack.when->node, Condition::Node::all);
  EXPECT_EQ(crack.doubt, "steel cracks too, but slowly");
  const Closure& fallen = named(bicycle().closures, "N01");
  ASSERT_EQ(fallen.fills.size(), 2U);
  EXPECT_EQ(fallen.fills[0].state, fb::FillState::not_applicable);
  EXPECT_EQ(fallen.fills[1].state, fb::FillState::no);
}

TEST(Bicycle, TreatmentsStandInTheirWindows) {
  const Treatment& clean = named(bicycle().treatments, "clean-chain");
  EXPECT_EQ(clean.fits, (std::vector{fb::Fit::first, fb::Fit::ok, fb::Fit::ok}));
  EXPECT_TRUE(clean.effects[0].any_window);
  EXPECT_EQ(clean.effects[1].windows, 3U);
  EXPECT_EQ(clean.effect_low, -30);
  EXPECT_TRUE(bicycle().windows.back().last);
  EXPECT_FALSE(bicycle().windows.front().last);
}

TEST(Bicycle, ProseBelongsToTheRecordsOfItsHeading) {
  const Cause& dry = named(bicycle().causes, "dry_chain");
  EXPECT_EQ(bicycle().topics[dry.topic.index].prose, "A chain without oil squeaks.");
  EXPECT_EQ(bicycle().topics[dry.topic.index].path, (std::vector<std::string>{"What may be wrong", "Dry chain"}));
}

TEST(Bicycle, CasesAreReadyToRun) {
  const Case& test = named(bicycle().cases, "steel is let off");
  EXPECT_EQ(test.given.size(), 6U);
  EXPECT_EQ(test.setting, fb::Setting::clinic);
  EXPECT_EQ(test.expect.silent.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<CauseId>(*test.expect.leads));
  EXPECT_TRUE(std::holds_alternative<FamilyId>(*named(bicycle().cases, "nobody fell").expect.leads));
}

}  // namespace
}  // namespace antalgic::compile
