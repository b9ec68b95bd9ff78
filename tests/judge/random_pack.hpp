// judge/random_pack.hpp: small packs nobody would write, and answers nobody would give, so that the engine and its judges meet in
// every corner: groups and strays, chains of wholes within and across groups, stand-ins, exceptions, a second mix.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "answers/answers.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::judge {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  auto below(std::uint64_t n) -> std::uint64_t { return random_() % n; }
  auto chance(double p) -> bool { return unit() < p; }
  auto unit() -> double { return static_cast<double>(random_() >> 11) * 0x1p-53; }
  auto between(double low, double high) -> double { return low + unit() * (high - low); }

 private:
  std::mt19937_64 random_;
};

class RandomPack {
 public:
  explicit RandomPack(std::uint64_t seed) : dice_(seed) {}

  auto build() -> toy::ToyPack {
    findings();
    relations();
    causes();
    rules();
    if (dice_.chance(0.7)) mix();
    return builder_.build();
  }

 private:
  static constexpr std::size_t yes_no_count = 14, choice_count = 3, cause_count = 11;
  using Level = toy::fb::Level;

  static auto yn(std::size_t i) -> std::string { return "f" + std::to_string(i); }
  static auto ch(std::size_t i) -> std::string { return "c" + std::to_string(i); }
  static auto cause(std::size_t i) -> std::string { return "k" + std::to_string(i); }
  auto group() -> std::string { return dice_.chance(0.2) ? std::string{} : "g" + std::to_string(dice_.below(4)); }
  auto level() -> Level { return static_cast<Level>(dice_.below(6)); }

  void findings() {
    using enum toy::fb::FindingFlag;
    for (std::size_t i = 0; i < yes_no_count; ++i) {
      toy::PackBuilder::FindingExtras extras{.group = group()};
      if (dice_.chance(0.3)) extras.flags = anchor;
      if (dice_.chance(0.2)) extras.flags = extras.flags | screen;
      builder_.yes_no(yn(i), dice_.between(0.01, 0.6), extras);
    }
    for (std::size_t i = 0; i < choice_count; ++i)
      builder_.choice(ch(i), {{"a", 0.2}, {"b", 0.3}, {"c", 0.4}, {"not_sure", 0.1}}, {.group = group(), .dont_know = "not_sure"});
    builder_.number("age", 0, 120, {{18, 35, 0.3}, {35, 65, 0.5}, {65, 120, 0.2}}, {.flags = prior_only});
    builder_.number("days", 0, 4000, {{0, 14, 0.5}, {14, 90, 0.3}, {90, 4000, 0.2}}, {.group = group()});
    builder_.number("onset_age", 0, 120, {{0, 40, 0.5}, {40, 120, 0.5}}, {.group = group(), .flags = derived});
    builder_.number("operated_days", 0, 4000, {{0, 30, 0.5}, {30, 4000, 0.5}}, {.flags = prior_only});
    builder_.yes_no("operated", 0.1, {.group = group()});
  }

  void relations() {
    for (std::size_t i = 0; i + 1 < yes_no_count; ++i)
      if (dice_.chance(0.45)) builder_.narrower(yn(i), yn(i + 1 + dice_.below(yes_no_count - i - 1)));
    if (dice_.chance(0.5)) builder_.narrower(yn(dice_.below(yes_no_count)), ch(0) + " = b");
    builder_.derivation("onset_age", toy::fb::Formula::onset_age, {"age", "days"});
    builder_.derivation(yn(yes_no_count - 1), toy::fb::Formula::any_of, {yn(0), yn(3), yn(5)}, dice_.chance(0.5));
    for (std::size_t i = 0; i < 5; ++i) {
      using State = toy::fb::FillState;
      std::vector<toy::PackBuilder::FillTo> fills;
      const State states[] = {State::no, State::yes, State::not_applicable};
      fills.push_back({.finding = yn(dice_.below(yes_no_count)), .state = states[dice_.below(3)]});
      if (dice_.chance(0.4)) fills.push_back({.finding = ch(1), .state = State::option, .option = "c"});
      if (dice_.chance(0.3)) fills.push_back({.finding = "days", .state = State::number, .value = 7});
      builder_.closure("N" + std::to_string(i), expression(1, true), fills);
    }
  }

  void causes() {
    using Extras = toy::PackBuilder::CauseExtras;
    builder_.family("common").family("other");
    for (std::size_t i = 0; i < cause_count; ++i) {
      Extras extras{.urgency = level(), .family = dice_.chance(0.4) ? (dice_.chance(0.7) ? "common" : "other") : ""};
      extras.clinic = dice_.between(0.5, 2);
      extras.emergency_department = dice_.between(0.5, 5);
      builder_.cause(cause(i), i == 0 ? 0.5 : dice_.chance(0.15) ? 0.0 : dice_.unit() * dice_.unit(), extras);
      rows(i);
      if (dice_.chance(0.5)) builder_.factor("age", "18_to_35", cause(i), dice_.between(0.2, 3));
      if (dice_.chance(0.5)) builder_.factor("age", "65_to_120", cause(i), dice_.between(0.2, 3));
      if (dice_.chance(0.5)) builder_.factor(ch(2), "b", cause(i), dice_.between(0.2, 3));
      if (dice_.chance(0.4)) builder_.raise(cause(i), level(), expression(1, false));
      if (dice_.chance(0.3)) builder_.need(cause(i), expression(1, true));
    }
  }

  void rows(std::size_t i) {
    for (std::size_t f = 0; f < yes_no_count; ++f)
      if (dice_.chance(0.6)) builder_.likely(cause(i), yn(f), "yes", dice_.unit());
    for (std::size_t c = 0; c < choice_count; ++c) {
      const double p = dice_.between(0, 0.6);
      if (dice_.chance(0.7)) builder_.likely(cause(i), ch(c), dice_.chance(0.5) ? "a" : "a+c", p);
      if (dice_.chance(0.4)) builder_.likely(cause(i), ch(c), "b", (1 - p) * dice_.unit());
    }
    if (dice_.chance(0.7)) builder_.likely(cause(i), "days", "0_to_14", dice_.unit());
    if (dice_.chance(0.7)) builder_.likely(cause(i), "onset_age", "0_to_40", dice_.unit());
  }

  void rules() {
    for (std::size_t i = 0; i < 12; ++i) {
      toy::PackBuilder::RuleExtras extras;
      if (dice_.chance(0.2)) extras.unless = expression(0, false);
      builder_.danger("D" + std::to_string(i), static_cast<Level>(1 + dice_.below(5)), expression(2, false), extras);
    }
    for (std::size_t i = 0; i < 3; ++i)
      builder_.channel("C" + std::to_string(i), i == 2 ? "two" : "one", level(), expression(1, false));
  }

  void mix() {
    const auto row = [&] { return std::vector<double>{dice_.unit(), dice_.unit(), dice_.unit()}; };
    builder_.mix(toy::yes("operated"), "operated", "operated_days", {30, 4000}, 0.03, row());
    for (std::size_t i = 0; i < 3; ++i) builder_.mix_prior(cause(dice_.below(cause_count)), row());
    for (std::size_t i = 0; i < 4; ++i)
      builder_.mix_modifier("M" + std::to_string(i), expression(0, true), {{cause(dice_.below(cause_count)), row()}, {cause(0), row()}},
                            {.exclusive = static_cast<std::uint16_t>(dice_.below(3)), .general = dice_.chance(0.4)});
  }

  // `no`: may ask for a no, and for not knowing.
  auto expression(int depth, bool no) -> toy::Expression {
    if (depth == 0 || dice_.chance(0.25)) return atom(no);
    std::vector<toy::Expression> children;
    for (auto n = 1 + dice_.below(4); n > 0; --n) children.push_back(expression(depth - 1, no));
    const auto least = static_cast<std::uint16_t>(1 + dice_.below(children.size()));
    switch (dice_.below(3)) {
      case 0: return toy::all(std::move(children));
      case 1: return toy::any(std::move(children));
      default: return toy::at_least(least, std::move(children));
    }
  }

  auto atom(bool no) -> toy::Expression {
    switch (dice_.below(no ? 8 : 6)) {
      case 0: return toy::is(ch(dice_.below(choice_count)), {"a", "b"});
      case 1: {
        auto older = toy::greater_equal("age", 10.0 * static_cast<double>(dice_.below(9)));
        if (dice_.chance(0.3)) older = older.or_while_open(toy::yes(yn(dice_.below(yes_no_count))));
        return dice_.chance(0.3) ? older.false_while_open() : older;
      }
      case 2: return dice_.chance(0.5) ? toy::less("days", 14) : toy::greater("days", 90);
      case 6: return toy::no(yn(dice_.below(yes_no_count)));
      case 7: return dice_.chance(0.5) ? toy::unknown(yn(dice_.below(yes_no_count))) : toy::open(ch(dice_.below(choice_count)));
      default: return toy::yes(yn(dice_.below(yes_no_count)));
    }
  }

  Dice dice_;
  toy::PackBuilder builder_;
};

// Each finding answered with chance `given`, asked and unknown with chance `unknown`.
inline auto random_answers(const pack::Pack& pack, Dice& dice, double given, double unknown) -> answers::Answers {
  answers::Answers own(pack);
  for (std::uint16_t i = 0; i < pack.finding_count(); ++i) {
    const auto& finding = pack.finding(FindingId{i});
    const double at = dice.unit();
    if (at < unknown) own.set(FindingId{i}, answers::Answer::unknown());
    if (at < unknown || at >= unknown + given) continue;
    if (finding.kind() != pack::fb::AnswerKind::number) {
      own.set(FindingId{i}, answers::Answer::choice(static_cast<std::uint16_t>(dice.below(finding.option_count()))));
      continue;
    }
    double number = dice.between(finding.min(), finding.max());
    if (finding.option_count() > 0 && dice.chance(0.5)) {  // near the edges of the bins, and within the first years
      const auto bin = pack.option_of(FindingId{i}, static_cast<std::uint16_t>(dice.below(finding.option_count())));
      number = dice.chance(0.5) ? pack.option(bin).from() : dice.between(pack.option(bin).from(), pack.option(bin).to());
    }
    own.set(FindingId{i}, answers::Answer::amount(number));
  }
  return own;
}

}  // namespace antalgic::judge
