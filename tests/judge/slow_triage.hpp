// judge/slow_triage.hpp: what the danger rules demand, each worked out the long way. Written from triage/triage.hpp and the word
// "anchor" of GLOSSARY.md, sharing none of the engine's code.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "judge/slow_condition.hpp"

namespace antalgic::judge {

struct SlowTriage {
  struct Fired {
    std::uint16_t rule;
    int level;
    bool lower;
    friend auto operator==(const Fired&, const Fired&) -> bool = default;
  };
  struct Channel {
    std::uint16_t rule;
    bool without_level;
    friend auto operator==(const Channel&, const Channel&) -> bool = default;
  };

  int floor = 0;
  std::vector<Fired> fired;
  std::vector<std::uint16_t> undecided;  // in the order of the rules
  std::map<std::string, Channel> channels;

  SlowTriage(const pack::Pack& pack, const answers::Answers& closed) {
    for (std::uint16_t r = 0; r < pack.raw().rules()->size(); ++r) {
      const auto& rule = pack.rule(RuleId{r});
      if (rule.kind() == fb::RuleKind::danger) danger(pack, closed, r);
      if (rule.kind() == fb::RuleKind::channel) channel(pack, closed, r);
    }
  }

 private:
  void danger(const pack::Pack& pack, const answers::Answers& closed, std::uint16_t r) {
    const auto& rule = pack.rule(RuleId{r});
    const auto truth = SlowCondition(pack, closed).rule(RuleId{r});
    const int level = static_cast<int>(rule.level());
    if (truth == Firing::fires) fired.push_back({r, level, false});
    if (truth == Firing::undecided) {
      undecided.push_back(r);
      if (level - 1 > 0 && anchored(pack, closed, rule) && a_yes_fires(pack, closed, r)) fired.push_back({r, level - 1, true});
    }
    for (const auto& f : fired) floor = std::max(floor, f.level);
  }

  static auto anchored(const pack::Pack& pack, const answers::Answers& closed, const fb::Rule& rule) -> bool {
    bool found = false;
    for (const auto atom : *rule.anchor_atoms()) found = found || SlowCondition(pack, closed).atom(AtomId{atom}) == Firing::fires;
    for (const auto anchor : *rule.anchors()) {
      const auto& answer = closed.of(FindingId{anchor});
      found = found || (pack.finding(FindingId{anchor}).kind() == fb::AnswerKind::yes_no && answer.is_given() && answer.option == 0);
    }
    return found;
  }

  static auto a_yes_fires(const pack::Pack& pack, const answers::Answers& closed, std::uint16_t r) -> bool {
    for (std::uint16_t f = 0; f < pack.finding_count(); ++f) {
      if (pack.finding(FindingId{f}).kind() != fb::AnswerKind::yes_no || closed.of(FindingId{f}).state != answers::State::unknown) continue;
      if (!wants_a_yes(pack, r, f)) continue;
      auto then = closed;
      then.set(FindingId{f}, answers::Answer::yes());
      if (SlowCondition(pack, then).rule(RuleId{r}) == Firing::fires) return true;
    }
    return false;
  }

  static auto wants_a_yes(const pack::Pack& pack, std::uint16_t r, std::uint16_t finding) -> bool {
    for (const std::uint32_t word : pack.code(ConditionId{pack.rule(RuleId{r}).when()})) {
      if (word >> 30 != 0) continue;
      const auto& atom = pack.atom(AtomId{static_cast<std::uint16_t>(word)});
      if (atom.op() == fb::AtomOp::yes && atom.subject() == finding) return true;
    }
    return false;
  }

  // The highest that is true; where none is, the mildest that an unknown leaves open.
  void channel(const pack::Pack& pack, const answers::Answers& closed, std::uint16_t r) {
    const auto& rule = pack.rule(RuleId{r});
    const auto truth = SlowCondition(pack, closed).rule(RuleId{r});
    const bool may = truth == Firing::undecided && a_yes_fires(pack, closed, r);
    if (truth != Firing::fires && !may) return;
    const std::string name(pack::text(rule.channel()));
    const auto found = channels.find(name);
    if (found == channels.end()) {
      channels.emplace(name, Channel{r, may});
      return;
    }
    const auto held = pack.rule(RuleId{found->second.rule}).level();
    const bool replaces = may ? found->second.without_level && rule.level() < held : found->second.without_level || rule.level() > held;
    if (replaces) found->second = {r, may};
  }
};

}  // namespace antalgic::judge
