#include "ask/flips.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "ask/consequence.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::ask {
namespace {

using answers::Answer;
using toy::PackBuilder;
namespace fb = pack::fb;

auto kettle() -> toy::ToyPack {
  return PackBuilder()
      .yes_no("a", 0.1)
      .yes_no("b", 0.1)
      .yes_no("c", 0.1)
      .yes_no("d", 0.1)
      .yes_no("a_part", 0.05)
      .yes_no("a_part_of_part", 0.02)
      .choice("noise", {{"none", 0.7}, {"hum", 0.2}, {"bang", 0.1}})
      .number("heat", 0, 100, {{0, 50, 0.5}, {50, 90, 0.4}, {90, 101, 0.1}})
      .narrower("a_part", "a")
      .narrower("a_part_of_part", "a_part")
      .cause("old", 0.6)
      .cause("leak", 0.4)
      .danger("single", fb::Level::routine, toy::yes("a"))
      .danger("both", fb::Level::same_day, toy::all({toy::yes("a"), toy::yes("b")}))
      .danger("either", fb::Level::same_day, toy::any({toy::yes("c"), toy::all({toy::yes("b"), toy::yes("d")})}))
      .danger("two_of", fb::Level::within_48h, toy::at_least(2, {toy::yes("b"), toy::yes("c"), toy::yes("d"), toy::is("noise", {"bang"})}))
      .danger("hot", fb::Level::same_day, toy::all({toy::greater_equal("heat", 60), toy::yes("b")}))
      .danger("measured", fb::Level::same_day, toy::all({toy::greater_equal("heat", 60).false_while_open(), toy::yes("c")}))
      .danger("stands_in", fb::Level::same_day, toy::greater_equal("heat", 90).or_while_open(toy::is("noise", {"bang"})))
      .danger("twice", fb::Level::same_day, toy::all({toy::any({toy::yes("a"), toy::yes("b")}), toy::any({toy::yes("a"), toy::yes("c")})}))
      .danger("not_if", fb::Level::same_day, toy::yes("d"), {.unless = toy::yes("b")})
      .danger("anchored", fb::Level::emergency_now, toy::all({toy::yes("a"), toy::yes("c"), toy::yes("d")}), {.anchor_atoms = {toy::yes("a")}})
      .raise("leak", fb::Level::same_day, toy::any({toy::no("d"), toy::yes("c")}))
      .build();
}

// Every rule that is not direct must turn to firing exactly where the flips say so; over all answers to seven findings.
TEST(Flips, AgreeWithEvaluatingEveryRuleForEveryAnswer) {
  const auto toy = kettle();
  const auto& pack = toy.pack();
  Flips flips(pack);
  Consequences consequences(pack);
  const std::vector<std::string> varied{"a", "b", "c", "d", "a_part", "noise", "heat"};
  int flipped = 0;
  for (int code = 0; code < 4 * 4 * 4 * 4 * 4 * 4 * 4; ++code) {
    answers::Answers own(pack);
    int left = code;
    for (const auto& name : varied) {
      const FindingId finding = toy.finding(name);
      const int digit = left % 4;
      left /= 4;
      if (digit == 1) own.set(finding, Answer::unknown());
      if (digit < 2) continue;
      own.set(finding, name == "heat" ? Answer::amount(digit == 2 ? 20 : 70) : Answer::choice(static_cast<std::uint16_t>(digit - 2)));
    }
    auto closed = answers::close(pack, own).answers;
    flips.start(closed);
    for (std::uint16_t index = 0; index < pack.finding_count(); ++index) {
      const FindingId finding{index};
      if (closed.of(finding).state != answers::State::not_asked) continue;
      for (std::uint16_t option = 0; option < pack.finding(finding).option_count(); ++option) {
        std::set<std::uint16_t> said;
        flips.for_completed(pack.option_of(finding, option), [&](RuleId rule) { said.insert(rule.index); });
        const auto& bin = pack.option(pack.option_of(finding, option));
        const auto answer = pack.finding(finding).kind() == fb::AnswerKind::number ? Answer::amount((bin.from() + bin.to()) / 2) : Answer::choice(option);
        for (const auto kind : {fb::RuleKind::danger, fb::RuleKind::raise}) {
          const auto [first, last] = pack.rules_of(kind);
          for (std::uint16_t rule = first; rule < last; ++rule) {
            if (flips.is_direct(RuleId{rule}, finding)) {
              EXPECT_FALSE(said.contains(rule));
              continue;
            }
            const auto before = answers::evaluate(pack, RuleId{rule}, closed);
            consequences.suppose(closed, finding, answer);
            const auto after = answers::evaluate(pack, RuleId{rule}, closed);
            consequences.undo(closed);
            ASSERT_EQ(before != Firing::fires && after == Firing::fires, said.contains(rule))
                << "code " << code << ", rule " << pack.rule(RuleId{rule}).id()->str() << ", " << pack.finding(finding).id()->str() << " option " << option;
            ASSERT_FALSE(before == Firing::fires && after != Firing::fires) << pack.rule(RuleId{rule}).id()->str();
            flipped += said.contains(rule) ? 1 : 0;
          }
        }
      }
    }
  }
  EXPECT_GT(flipped, 10000);
}

TEST(Flips, AYesToAPartOfAPartCompletesWhatItsWholeCompletes) {
  const auto toy = kettle();
  Flips flips(toy.pack());
  flips.start(answers::Answers(toy.pack()));
  std::set<std::uint16_t> said;
  flips.for_completed(toy.pack().option_of(toy.finding("a_part_of_part"), 0), [&](RuleId rule) { said.insert(rule.index); });
  EXPECT_TRUE(said.contains(toy.rule("single").index));
}

TEST(Flips, OnlyWhatNeedsItIsDirect) {
  const auto toy = kettle();
  Flips flips(toy.pack());
  flips.start(answers::Answers(toy.pack()));
  EXPECT_FALSE(flips.is_direct(toy.rule("both"), toy.finding("a")));
  EXPECT_TRUE(flips.is_direct(toy.rule("twice"), toy.finding("a")));
  EXPECT_TRUE(flips.is_direct(toy.rule("not_if"), toy.finding("b")));
  EXPECT_FALSE(flips.is_direct(toy.rule("not_if"), toy.finding("d")));
  EXPECT_TRUE(flips.is_direct(toy.rule("measured"), toy.finding("heat")));
  EXPECT_TRUE(flips.is_direct(toy.rule("stands_in"), toy.finding("noise")));
}

TEST(Consequences, ASuppositionIsTakenBackWhole) {
  const auto toy = kettle();
  Consequences consequences(toy.pack());
  answers::Answers answers(toy.pack());
  const auto before = answers;
  consequences.suppose(answers, toy.finding("a_part_of_part"), Answer::yes());
  EXPECT_TRUE(answers.is_yes(toy.finding("a_part")));
  EXPECT_TRUE(answers.is_yes(toy.finding("a")));
  consequences.undo(answers);
  EXPECT_EQ(answers, before);
}

TEST(Consequences, AnAnswerThatStandsIsNotOverruled) {
  const auto toy = kettle();
  Consequences consequences(toy.pack());
  answers::Answers answers(toy.pack());
  answers.set(toy.finding("a"), Answer::no());
  consequences.suppose(answers, toy.finding("a_part"), Answer::yes());
  EXPECT_TRUE(answers.is_no(toy.finding("a")));
}

TEST(Consequences, KnowWhichRulesReadAFindingOrItsWhole) {
  const auto toy = kettle();
  Consequences consequences(toy.pack());
  const auto of_part = consequences.dangers(toy.finding("a_part"));
  EXPECT_TRUE(std::ranges::find(of_part, toy.rule("both")) != of_part.end());
  EXPECT_EQ(std::ranges::find(of_part, toy.rule("either")), of_part.end());
  EXPECT_EQ(consequences.raised(toy.finding("c")).size(), 1U);
  EXPECT_EQ(consequences.raised(toy.finding("a")).size(), 0U);
}

}  // namespace
}  // namespace antalgic::ask
