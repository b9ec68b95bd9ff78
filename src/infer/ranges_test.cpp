#include <gtest/gtest.h>

#include <cmath>

#include "infer/posterior.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::infer {
namespace {

using answers::Answer;
using toy::PackBuilder;
using pack::fb::Word;

struct Shown {
  std::vector<Entry> entries;
  std::vector<Range> ranges;
  auto of(CauseId cause) const -> const Range& {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].cause == cause) return ranges[i];
    std::abort();
  }
};

auto show(const toy::ToyPack& toy, const answers::Answers& own) -> Shown {
  Posterior posterior(toy.pack());
  posterior.update(own, own, Setting::home);
  return {{posterior.entries().begin(), posterior.entries().end()}, ranges(toy.pack(), posterior, own)};
}

TEST(Ranges, WithoutAnswersTheOddsAreHalvedAndDoubled) {
  const auto toy = PackBuilder().cause("a", 0.8).cause("b", 0.2).build();
  const auto shown = show(toy, answers::Answers(toy.pack()));
  const auto& range = shown.of(toy.cause("b"));
  EXPECT_NEAR(range.low, 0.95 * 0.1 / (0.1 + 0.8), 1e-9);
  EXPECT_NEAR(range.high, 0.95 * 0.4 / (0.4 + 0.8), 1e-9);
}

TEST(Ranges, AnAnswersOwnWidthJoinsInQuadratureUpAndDownApart) {
  const auto toy = PackBuilder()
                       .yes_no("fever", 0.1)
                       .cause("a", 0.8)
                       .cause("b", 0.2)
                       .likely("b", "fever", "yes", 0.4, 0.4, 0.8)
                       .build();
  answers::Answers own(toy.pack());
  own.set(toy.finding("fever"), Answer::yes());
  const auto range = show(toy, own).of(toy.cause("b"));
  const double up = std::sqrt(std::pow(std::log(2), 2) + std::pow(std::log(0.8 / 0.4), 2));
  EXPECT_NEAR(range.high, 0.95 * std::exp(up) / (std::exp(up) + 1), 1e-3);
  EXPECT_NEAR(range.low, 0.95 * 0.5 / (0.5 + 1), 1e-3);
}

TEST(Ranges, MembersOfAFamilyVaryOnTheirOwn) {
  const auto toy = PackBuilder()
                       .family("ordinary")
                       .cause("a", 0.4, {.family = "ordinary"})
                       .cause("b", 0.4, {.family = "ordinary"})
                       .cause("c", 0.2)
                       .build();
  const auto shown = show(toy, answers::Answers(toy.pack()));
  const double width = std::log(2) * std::sqrt(0.5);
  EXPECT_NEAR(shown.of(toy.cause("a")).low, 0.95 * 0.8 * std::exp(-width) / (0.8 * std::exp(-width) + 0.2), 1e-9);
}

TEST(Ranges, WordsGoByLowPointAndHighInThisOrder) {
  const auto toy = PackBuilder().cause("likely", 0.7).cause("possible", 0.24).cause("less", 0.05).cause("hidden", 0.01).build();
  const auto shown = show(toy, answers::Answers(toy.pack()));
  EXPECT_EQ(shown.of(toy.cause("likely")).word, Word::likely);
  EXPECT_EQ(shown.of(toy.cause("possible")).word, Word::possible);
  EXPECT_EQ(shown.of(toy.cause("less")).word, Word::less_likely);
  EXPECT_EQ(shown.of(toy.cause("hidden")).word, Word::hidden);
}

TEST(Ranges, OnlyTheLeadingEntryIsLikely) {
  const auto toy = PackBuilder().cause("a", 0.51).cause("b", 0.49).build();
  const auto shown = show(toy, answers::Answers(toy.pack()));
  EXPECT_EQ(shown.of(toy.cause("a")).word, Word::likely);
  EXPECT_EQ(shown.of(toy.cause("b")).word, Word::possible);
}

class Capped : public ::testing::Test {
 protected:
  static auto pack_with(double cap, bool exception) -> toy::ToyPack {
    PackBuilder builder;
    builder.yes_no("fever", 0.05).yes_no("rash", 0.05).yes_no("known", 0.05);
    builder.cause("common", 0.9).cause("rare", 0.1);
    builder.likely("rare", "fever", "yes", 0.95).likely("rare", "rash", "yes", 0.95).cap("rare", cap);
    if (exception) builder.cap("rare", 0, toy::yes("known"));
    return builder.build();
  }
  static auto word(const toy::ToyPack& toy, bool known = false) -> Word {
    answers::Answers own(toy.pack());
    own.set(toy.finding("fever"), Answer::yes());
    own.set(toy.finding("rash"), Answer::yes());
    if (known) own.set(toy.finding("known"), Answer::yes());
    return show(toy, own).of(toy.cause("rare")).word;
  }
};

TEST_F(Capped, ACapLowersTheWordWhileTheCappedOddsAreUnderEven) { EXPECT_EQ(word(pack_with(8, false)), Word::possible); }
TEST_F(Capped, AWideCapLowersNothing) { EXPECT_EQ(word(pack_with(10, false)), Word::likely); }
TEST_F(Capped, NoCapLowersNothing) { EXPECT_EQ(word(pack_with(0, false)), Word::likely); }
TEST_F(Capped, AnExceptionThatHoldsReplacesTheCap) {
  EXPECT_EQ(word(pack_with(8, true)), Word::possible);
  EXPECT_EQ(word(pack_with(8, true), true), Word::likely);
}

}  // namespace
}  // namespace antalgic::infer
