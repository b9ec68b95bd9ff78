#include "answers/condition.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"

namespace antalgic::answers {
namespace {

using toy::PackBuilder;
namespace fb = pack::fb;

// One danger rule over a few findings, and the answers to try it on.
class OneRule {
 public:
  explicit OneRule(const toy::Expression& when, std::optional<toy::Expression> unless = {})
      : toy_(PackBuilder()
                 .yes_no("fever", 0.05)
                 .yes_no("chills", 0.05)
                 .yes_no("rash", 0.05)
                 .choice("onset", {{"sudden", 0.3}, {"slow", 0.5}, {"not_sure", 0.2}}, {.dont_know = "not_sure"})
                 .number("degrees", 30, 45)
                 .danger("D", fb::Level::same_day, when, {.unless = std::move(unless)})
                 .build()),
        answers_(toy_.pack()) {}

  auto set(std::string_view finding, Answer answer) -> OneRule& {
    answers_.set(toy_.finding(finding), answer);
    return *this;
  }
  [[nodiscard]] auto is() const -> Firing { return evaluate(toy_.pack(), toy_.rule("D"), answers_); }
  [[nodiscard]] auto suppose(std::string_view finding, Answer answer) const -> Firing {
    const Supposed supposed{toy_.finding(finding), answer};
    return evaluate(toy_.pack(), toy_.rule("D"), answers_, nullptr, &supposed);
  }
  [[nodiscard]] auto open() const -> std::vector<std::string> {
    std::vector<FindingId> found;
    open_findings(toy_.pack(), ConditionId{toy_.pack().rule(toy_.rule("D")).when()}, answers_, found);
    std::vector<std::string> names;
    for (const auto id : found) names.push_back(toy_.pack().finding(id).id()->str());
    return names;
  }

 private:
  toy::ToyPack toy_;
  Answers answers_;
};

constexpr Answer not_applicable{.state = State::not_applicable};

TEST(Condition, AnOpenAnswerIsUndecidedWhetherAskedOrNot) {
  EXPECT_EQ(OneRule(toy::yes("fever")).is(), Firing::undecided);
  EXPECT_EQ(OneRule(toy::yes("fever")).set("fever", Answer::unknown()).is(), Firing::undecided);
}

TEST(Condition, WhatDoesNotApplyIsFalseEvenForItsNo) {
  EXPECT_EQ(OneRule(toy::yes("fever")).set("fever", not_applicable).is(), Firing::silent);
  EXPECT_EQ(OneRule(toy::no("fever")).set("fever", not_applicable).is(), Firing::silent);
  EXPECT_EQ(OneRule(toy::less("degrees", 35)).set("degrees", not_applicable).is(), Firing::silent);
  EXPECT_EQ(OneRule(toy::open("fever")).set("fever", not_applicable).is(), Firing::silent);
}

TEST(Condition, OptionsAreOneOfSeveral) {
  const auto sudden_or_slow = toy::is("onset", {"sudden", "slow"});
  EXPECT_EQ(OneRule(sudden_or_slow).set("onset", Answer::choice(1)).is(), Firing::fires);
  EXPECT_EQ(OneRule(toy::is("onset", {"sudden"})).set("onset", Answer::choice(1)).is(), Firing::silent);
}

TEST(Condition, AStandInSpeaksOnlyWhileTheNumberIsOpenAndOnlyForTrue) {
  const auto hot = toy::greater_equal("degrees", 38).or_while_open(toy::yes("fever"));
  EXPECT_EQ(OneRule(hot).set("fever", Answer::yes()).is(), Firing::fires);
  EXPECT_EQ(OneRule(hot).set("fever", Answer::no()).is(), Firing::undecided);
  EXPECT_EQ(OneRule(hot).set("fever", Answer::yes()).set("degrees", Answer::amount(37)).is(), Firing::silent);
  EXPECT_EQ(OneRule(hot).set("degrees", Answer::amount(38)).is(), Firing::fires);
}

TEST(Condition, WhatNobodyMeasuresReadsAsFalseAfterItsStandIn) {
  const auto hot = toy::greater_equal("degrees", 38).or_while_open(toy::yes("fever")).false_while_open();
  EXPECT_EQ(OneRule(hot).is(), Firing::silent);
  EXPECT_EQ(OneRule(hot).set("fever", Answer::yes()).is(), Firing::fires);
}

TEST(Condition, UnknownIsTrueOnlyOnceAsked) {
  EXPECT_EQ(OneRule(toy::unknown("fever")).is(), Firing::undecided);
  EXPECT_EQ(OneRule(toy::unknown("fever")).set("fever", Answer::unknown()).is(), Firing::fires);
  EXPECT_EQ(OneRule(toy::unknown("fever")).set("fever", Answer::yes()).is(), Firing::silent);
  EXPECT_EQ(OneRule(toy::open("fever")).is(), Firing::fires);
}

TEST(Condition, AtLeastCountsWhatStillCould) {
  const auto two = toy::at_least(2, {toy::yes("fever"), toy::yes("chills"), toy::yes("rash")});
  EXPECT_EQ(OneRule(two).set("fever", Answer::yes()).is(), Firing::undecided);
  EXPECT_EQ(OneRule(two).set("fever", Answer::yes()).set("rash", Answer::yes()).is(), Firing::fires);
  EXPECT_EQ(OneRule(two).set("fever", Answer::no()).set("rash", Answer::no()).is(), Firing::silent);
}

TEST(Condition, AChildSkippedByAnEarlyEndDoesNotShiftTheNextOne) {
  const auto nested = toy::any({toy::all({toy::yes("fever"), toy::any({toy::yes("rash"), toy::yes("chills")}), toy::yes("rash")}),
                                toy::yes("chills")});
  EXPECT_EQ(OneRule(nested).set("fever", Answer::no()).set("chills", Answer::yes()).is(), Firing::fires);
  EXPECT_EQ(OneRule(nested).set("fever", Answer::no()).set("chills", Answer::no()).set("rash", Answer::yes()).is(), Firing::silent);
}

// An exception must be known to hold: not knowing never silences a danger.
TEST(Condition, OnlyAYesToTheExceptionSuppresses) {
  OneRule rule(toy::yes("fever"), toy::yes("rash"));
  rule.set("fever", Answer::yes());
  EXPECT_EQ(rule.is(), Firing::fires);
  EXPECT_EQ(rule.set("rash", Answer::unknown()).is(), Firing::fires);
  EXPECT_EQ(rule.set("rash", Answer::no()).is(), Firing::fires);
  EXPECT_EQ(rule.set("rash", Answer::yes()).is(), Firing::silent);
}

TEST(Condition, ASuppositionHoldsForOneReadingOnly) {
  OneRule rule(toy::all({toy::yes("fever"), toy::yes("rash")}));
  rule.set("fever", Answer::unknown()).set("rash", Answer::yes());
  EXPECT_EQ(rule.suppose("fever", Answer::yes()), Firing::fires);
  EXPECT_EQ(rule.suppose("fever", Answer::no()), Firing::silent);
  EXPECT_EQ(rule.is(), Firing::undecided);
}

TEST(Condition, OpenFindingsAreThoseThatCouldStillDecideOnceEach) {
  const auto mixed = toy::any({toy::all({toy::yes("fever"), toy::yes("rash")}), toy::all({toy::yes("chills"), toy::yes("rash")})});
  EXPECT_EQ(OneRule(mixed).open(), (std::vector<std::string>{"fever", "rash", "chills"}));
  EXPECT_EQ(OneRule(mixed).set("fever", Answer::no()).open(), (std::vector<std::string>{"chills", "rash"}));
  EXPECT_TRUE(OneRule(mixed).set("rash", Answer::no()).open().empty());
}

TEST(Condition, MedicinesAreUndecidedUntilSomeoneSays) {
  const auto toy = PackBuilder()
                       .medicine_class("thinner")
                       .safety("S", fb::Severity::major, toy::taking("thinner"))
                       .build();
  const Answers nothing(toy.pack());
  EXPECT_EQ(evaluate(toy.pack(), toy.rule("S"), nothing), Firing::undecided);
  struct Taking final : Surroundings {
    auto taking(ClassId) const -> Firing override { return Firing::fires; }
  };
  const Taking takes;
  EXPECT_EQ(evaluate(toy.pack(), toy.rule("S"), nothing, &takes), Firing::fires);
}

}  // namespace
}  // namespace antalgic::answers
