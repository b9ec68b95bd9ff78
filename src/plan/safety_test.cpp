#include "plan/safety.hpp"

#include <gtest/gtest.h>

#include "plan/testing/clinic.hpp"

namespace antalgic::plan::testing {
namespace {

// What the rules say to one treatment of the clinic, for someone in the present window.
class Checked {
 public:
  explicit Checked(const Someone& someone) : visit_(someone) {}

  [[nodiscard]] auto alerts() const -> std::map<std::string, std::size_t> {
    std::map<std::string, std::size_t> out;
    for (const auto& alert : visit_.plan.alerts) out[clinic().pack().rule(alert.rule).id()->str()] = alert.medicine;
    return out;
  }
  [[nodiscard]] auto line(const std::string& id) const -> const Line* {
    for (const auto* list : {&visit_.now().do_now, &visit_.now().consider, &visit_.now().ask_first}) {
      if (const auto* found = line_of(*list, id)) return found;
    }
    return nullptr;
  }
  [[nodiscard]] auto bar(const std::string& id) const -> std::string {
    auto out = left_out(visit_.plan);
    return out.contains(id) ? out[id] : "";
  }
  [[nodiscard]] auto offers(const std::string& id) const -> bool { return is_offered(visit_.now(), id); }

 private:
  Visit visit_;
};

auto taking(std::initializer_list<std::string> names) -> Someone {
  Someone someone;
  for (const auto& name : names) someone.medicines.push_back({.name = name});
  return someone;
}

TEST(Safety, TheSameIngredientIsOneItem) {
  const Checked checked(taking({"brufen"}));
  EXPECT_EQ(checked.bar("tablet"), "") << "carried on, not its own second one";
  ASSERT_TRUE(checked.offers("tablet"));
  EXPECT_EQ(checked.line("tablet")->remark, "taken_already");
}

TEST(Safety, AnotherOfTheClassIsASecondItem) { EXPECT_EQ(Checked(taking({"naprox"})).bar("tablet"), "N09"); }

TEST(Safety, AClassKnownOnlyFromAnAnswerIsAnItem) { EXPECT_EQ(Checked({.yes = {"takes_thinner"}}).bar("tablet"), "N01"); }

TEST(Safety, TheRestOfACombinationStillCounts) {
  const Checked checked(taking({"brufen plus"}));
  EXPECT_EQ(checked.bar("tablet"), "");
  ASSERT_NE(checked.line("warmth"), nullptr);
  EXPECT_EQ(rules(checked.line("warmth")->limits), Ids{"H04"});
}

TEST(Safety, ALimitedItemDoesNotLead) {
  const Visit visit(taking({"codeine"}));
  EXPECT_EQ(ids(visit.now().do_now).front(), "walk");
  EXPECT_EQ(ids(visit.now().do_now).back(), "warmth");
}

TEST(Safety, ARunningTotalCountsOneItem) {
  Someone someone = taking({"para"});
  someone.yes = {"ulcer"};
  const Checked checked(someone);
  ASSERT_NE(checked.line("plain"), nullptr);
  EXPECT_EQ(rules(checked.line("plain")->limits), Ids{"R33"});
}

TEST(Safety, AnAmountFromTheListDecides) {
  Someone someone{.yes = {"ulcer"}, .medicines = {{.name = "para", .dose_mg = 1000, .per_day = 5}}};
  EXPECT_EQ(Checked(someone).bar("plain"), "R11");
  someone.medicines[0].per_day = 4;
  EXPECT_EQ(Checked(someone).bar("plain"), "");
}

TEST(Safety, AnAmountThatNobodyGaveIsAStandingNote) {
  const Checked checked({.yes = {"ulcer"}});
  ASSERT_NE(checked.line("plain"), nullptr);
  EXPECT_EQ(rules(checked.line("plain")->notes), Ids{"R11"});
}

TEST(Safety, AMinorRuleIsANote) {
  const Checked checked({.yes = {"numb_skin"}});
  ASSERT_NE(checked.line("cold"), nullptr);
  EXPECT_EQ(rules(checked.line("cold")->notes), Ids{"C01"});
  EXPECT_EQ(checked.bar("warmth"), "H01");
}

TEST(Safety, ABarOfThePlansOwnCompanyIsSilent) {
  const Checked checked({});
  EXPECT_TRUE(checked.offers("warmth"));
  EXPECT_FALSE(checked.offers("rub")) << "never beside heat";
  EXPECT_EQ(checked.bar("rub"), "");
}

TEST(Safety, AnOpenWarningWarnsAndAnOpenAskAsks) {
  const Checked checked({.open = {"numb_skin", "ulcer"}});
  ASSERT_TRUE(checked.offers("warmth"));
  EXPECT_EQ(rules(checked.line("warmth")->not_if), Ids{"H01"});
  EXPECT_FALSE(checked.offers("tablet"));
  ASSERT_NE(checked.line("tablet"), nullptr);
  EXPECT_EQ(checked.line("tablet")->ask, std::vector{clinic().finding("ulcer")});
}

TEST(Safety, AClassAskedAboutAndUnknownIsOpenWhateverTheListSays) {
  const Checked checked({.open = {"takes_thinner"}});
  EXPECT_FALSE(checked.offers("tablet"));
  EXPECT_EQ(checked.line("tablet")->ask, std::vector{clinic().finding("takes_thinner")});
}

TEST(Safety, WhatIsTakenTogetherIsAnAlert) {
  EXPECT_EQ(Checked(taking({"vitamin", "brufen", "warfarin"})).alerts(), (std::map<std::string, std::size_t>{{"N01", 1}}));
  EXPECT_TRUE(Checked(taking({"brufen"})).alerts().empty());
  EXPECT_TRUE(Checked(taking({"brufen", "naprox"})).alerts().contains("N09"));
}

TEST(Safety, AnActivityIsPlannedByEveryone) {
  EXPECT_TRUE(Checked({.yes = {"operated"}}).alerts().contains("X11"));
  EXPECT_TRUE(Checked({}).alerts().empty());
}

}  // namespace
}  // namespace antalgic::plan::testing
