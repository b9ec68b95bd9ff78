// judge/slow_closure.hpp: what follows from a person's answers, one fill at a time: look for the first fill that is due, in the order
// derived values, whole and part, rules as written; make it; start the pass's search again from where it stood.
// Written from answers/closure.hpp, sharing none of its code.
#pragma once

#include <vector>

#include "judge/slow_condition.hpp"

namespace antalgic::judge {

class SlowClosure {
 public:
  SlowClosure(const pack::Pack& pack, const answers::Answers& own) : pack_(pack), closed_(own) {
    for (std::uint16_t i = 0; i < pack.finding_count(); ++i) {
      const auto answer = own.of(FindingId{i});
      const auto& finding = pack.finding(FindingId{i});
      if (answer.state == answers::State::given && finding.kind() == fb::AnswerKind::choice && answer.option == finding.dont_know_option())
        closed_.set(FindingId{i}, answers::Answer{.state = answers::State::unknown});
    }
    while (pass()) {
    }
  }

  [[nodiscard]] auto closed() const -> const answers::Answers& { return closed_; }

 private:
  struct Wanted {
    std::uint16_t finding;
    answers::Answer answer;
  };

  auto fill(const Wanted& wanted) -> bool {
    const auto now = closed_.of(FindingId{wanted.finding}).state;
    if (now == answers::State::given || now == answers::State::not_applicable) return false;
    closed_.set(FindingId{wanted.finding}, wanted.answer);
    return true;
  }

  auto pass() -> bool {
    bool any = false;
    for (const auto* d : *pack_.raw().derived())
      for (const auto& wanted : from_derivation(*d)) any = fill(wanted) || any;
    for (const auto* n : *pack_.raw().narrower()) {
      any = upwards(*n) || any;
      any = downwards(*n) || any;
    }
    for (std::uint16_t r = 0; r < pack_.raw().rules()->size(); ++r) {
      if (pack_.rule(RuleId{r}).kind() != fb::RuleKind::closure) continue;
      if (SlowCondition(pack_, closed_).rule(RuleId{r}) != Firing::fires) continue;
      for (const auto& wanted : from_rule(pack_.rule(RuleId{r}))) any = fill(wanted) || any;
    }
    return any;
  }

  [[nodiscard]] auto number(std::uint16_t finding, double& out) const -> bool {
    out = closed_.of(FindingId{finding}).number;
    return closed_.of(FindingId{finding}).state == answers::State::given;
  }
  [[nodiscard]] auto is(std::uint16_t finding, std::uint16_t option) const -> bool {
    const auto& a = closed_.of(FindingId{finding});
    return a.state == answers::State::given && a.option == option;
  }

  [[nodiscard]] auto from_derivation(const fb::Derivation& d) const -> std::vector<Wanted> {
    double a = 0, b = 0;
    answers::Answer answer{.state = answers::State::given, .origin = answers::Origin::derived};
    if (d.formula() != fb::Formula::any_of) {
      if (!number(d.from()->Get(0), a) || !number(d.from()->Get(1), b)) return {};
      if (d.formula() == fb::Formula::body_mass_index && !(b > 0)) return {};
      answer.number = d.formula() == fb::Formula::body_mass_index ? a / ((b / 100) * (b / 100)) : a - b / 365.25;
      return {{d.finding(), answer}};
    }
    bool any_yes = false, all_settled = true;
    for (const auto part : *d.from()) {
      any_yes = any_yes || is(part, 0);
      all_settled = all_settled && !closed_.of(FindingId{part}).is_open();
    }
    answer.origin = answers::Origin::implied;
    answer.option = any_yes ? 0 : 1;
    if (any_yes || (all_settled && d.otherwise_no())) return {{d.finding(), answer}};
    return {};
  }

  auto upwards(const fb::Narrower& n) -> bool {
    const std::uint16_t option = n.whole_option() == 0xFFFF ? std::uint16_t{0} : n.whole_option();
    return is(n.part(), 0) && fill({n.whole(), implied(option)});
  }
  auto downwards(const fb::Narrower& n) -> bool {
    const std::uint16_t option = n.whole_option() == 0xFFFF ? std::uint16_t{0} : n.whole_option();
    const auto& whole = closed_.of(FindingId{n.whole()});
    const bool on_screen = (pack_.finding(FindingId{n.part()}).flags() & fb::FindingFlag::screen) != fb::FindingFlag{};
    return whole.state == answers::State::given && whole.option != option && !on_screen && fill({n.part(), implied(1)});
  }

  static auto implied(std::uint16_t option) -> answers::Answer {
    return {.option = option, .state = answers::State::given, .origin = answers::Origin::implied};
  }

  [[nodiscard]] auto from_rule(const fb::Rule& rule) const -> std::vector<Wanted> {
    bool by_not_knowing = false;
    for (const std::uint32_t word : pack_.code(ConditionId{rule.when()}))
      if (word >> 30 == 0 && pack_.atom(AtomId{static_cast<std::uint16_t>(word)}).op() == fb::AtomOp::unknown) by_not_knowing = true;
    std::vector<Wanted> wanted;
    for (const auto* f : *rule.fills()) {
      answers::Answer answer{.state = answers::State::given};
      answer.origin = by_not_knowing ? answers::Origin::assumed : answers::Origin::implied;
      if (f->state() == fb::FillState::not_applicable) answer.state = answers::State::not_applicable;
      if (f->state() == fb::FillState::no) answer.option = 1;
      if (f->state() == fb::FillState::option) answer.option = f->option();
      if (f->state() == fb::FillState::number) answer.number = f->value();
      wanted.push_back({f->finding(), answer});
    }
    return wanted;
  }

  const pack::Pack& pack_;
  answers::Answers closed_;
};

}  // namespace antalgic::judge
