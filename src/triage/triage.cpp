#include "triage/triage.hpp"

#include <algorithm>

#include "answers/evaluator.hpp"

namespace antalgic::triage {

namespace fb = pack::fb;
using answers::Evaluator;
using answers::Node;

namespace {

constexpr auto one_lower(Level level) -> Level { return level > Level::self_care ? static_cast<Level>(static_cast<int>(level) - 1) : level; }

// The rare, telling answers that make an unknown beside them count.
auto is_anchored(const pack::Pack& pack, const fb::Rule& rule, const Evaluator& evaluator) -> bool {
  if (rule.anchor_atoms() != nullptr)
    for (const auto atom : *rule.anchor_atoms())
      if (evaluator.atom(AtomId{atom}) == Firing::fires) return true;
  if (rule.anchors() != nullptr)
    for (const auto anchor : *rule.anchors()) {
      const auto& answer = evaluator.answer(anchor);
      if (pack.finding(FindingId{anchor}).kind() == fb::AnswerKind::yes_no && answer.is_given() && answer.option == 0) return true;
    }
  return false;
}

// Would a yes to one of the rule's asked-and-unknown yes/no items make it fire?
auto one_yes_would_fire(const pack::Pack& pack, RuleId rule, const answers::Answers& answers) -> bool {
  for (const auto word : pack.code(ConditionId{pack.rule(rule).when()})) {
    const Node node(word);
    if (node.kind != Node::Kind::atom) continue;
    const auto& atom = pack.atom(AtomId{static_cast<std::uint16_t>(node.argument)});
    const FindingId subject{atom.subject()};
    if (atom.op() != fb::AtomOp::yes || answers.of(subject).state != answers::State::unknown) continue;
    const answers::Supposed yes{subject, answers::Answer::yes()};
    if (Evaluator(pack, answers, nullptr, &yes).rule(rule) == Firing::fires) return true;
  }
  return false;
}

// Without one no rule can count lower, and most people leave none.
auto any_unknown(const answers::Answers& answers) -> bool {
  for (std::uint16_t i = 0; i < answers.size(); ++i)
    if (answers.of(FindingId{i}).state == answers::State::unknown) return true;
  return false;
}

// What one danger rule says.
struct Verdict {
  Firing firing;
  Level level;    // the rule's own
  Level demands;  // self_care: nothing
  bool counted_lower;
};

auto judge(const pack::Pack& pack, RuleId id, const answers::Answers& answers, const Evaluator& evaluator, bool unknowns) -> Verdict {
  const auto& rule = pack.rule(id);
  const auto firing = evaluator.rule(rule);
  if (firing == Firing::fires) return {firing, rule.level(), rule.level(), false};
  if (firing == Firing::silent) return {firing, rule.level(), Level::self_care, false};
  const auto lower = one_lower(rule.level());
  // Below the lowest level that sends anyone anywhere there is nothing to count.
  const bool counts = unknowns && lower > Level::self_care && is_anchored(pack, rule, evaluator) && one_yes_would_fire(pack, id, answers);
  return {firing, rule.level(), counts ? lower : Level::self_care, counts};
}

void channels(const pack::Pack& pack, const answers::Answers& answers, const Evaluator& evaluator, std::vector<Channel>& out) {
  const auto [begin, end] = pack.rules_of(fb::RuleKind::channel);
  for (auto i = begin; i < end; ++i) {
    const auto& rule = pack.rule(RuleId{i});
    const auto firing = evaluator.rule(rule);
    const bool fires = firing == Firing::fires;
    if (!fires && (firing == Firing::silent || !one_yes_would_fire(pack, RuleId{i}, answers))) continue;
    const Channel here{.rule = RuleId{i}, .level = rule.level(), .without_level = !fires};
    const auto same = std::ranges::find_if(
        out, [&](const Channel& c) { return pack::text(pack.rule(c.rule).channel()) == pack::text(rule.channel()); });
    if (same == out.end()) {
      out.push_back(here);
      continue;
    }
    // The highest that is true; where none is, the mildest line that an unknown leaves open.
    const bool better = here.without_level == same->without_level ? (fires ? here.level > same->level : here.level < same->level) : fires;
    if (better) *same = here;
  }
}

}  // namespace

auto assess(const pack::Pack& pack, const answers::Answers& answers) -> Triage {
  Triage triage;
  assess_into(pack, answers, triage);
  return triage;
}

void assess_into(const pack::Pack& pack, const answers::Answers& answers, Triage& out, ledger::Ledger* ledger) {
  out.floor = Level::self_care;
  out.fired.clear();
  out.undecided.clear();
  out.channels.clear();
  const Evaluator evaluator(pack, answers);
  const bool unknowns = any_unknown(answers);
  const auto [begin, end] = pack.rules_of(fb::RuleKind::danger);
  for (auto i = begin; i < end; ++i) {
    const RuleId id{i};
    const auto verdict = judge(pack, id, answers, evaluator, unknowns);
    if (verdict.firing == Firing::silent) continue;
    if (verdict.firing == Firing::undecided) out.undecided.push_back({id, verdict.level});
    if (verdict.firing == Firing::undecided && !verdict.counted_lower) continue;
    out.fired.push_back({id, verdict.demands, verdict.counted_lower});
    out.floor = std::max(out.floor, verdict.demands);
    if (ledger == nullptr) continue;
    const auto kind = verdict.counted_lower ? ledger::StepKind::rule_counted_lower : ledger::StepKind::rule_fired;
    ledger->add({.kind = kind, .ref = i, .detail = static_cast<std::uint16_t>(verdict.demands), .because = {}});
  }
  const auto earlier = [](const Undecided& a, const Undecided& b) { return a.level != b.level ? a.level > b.level : a.rule < b.rule; };
  if (!std::ranges::is_sorted(out.undecided, earlier)) std::ranges::sort(out.undecided, earlier);  // knowledge is mostly written in order
  channels(pack, answers, evaluator, out.channels);
}

auto floor_of(const pack::Pack& pack, const answers::Answers& answers) -> Level {
  const Evaluator evaluator(pack, answers);
  const bool unknowns = any_unknown(answers);
  auto floor = Level::self_care;
  const auto [begin, end] = pack.rules_of(fb::RuleKind::danger);
  for (auto i = begin; i < end; ++i) {
    if (pack.rule(RuleId{i}).level() <= floor) continue;
    floor = std::max(floor, judge(pack, RuleId{i}, answers, evaluator, unknowns).demands);
  }
  return floor;
}

auto demand_of(const pack::Pack& pack, RuleId rule, const answers::Answers& answers) -> Level {
  return judge(pack, rule, answers, Evaluator(pack, answers), true).demands;
}

namespace {

auto raised(const pack::Pack& pack, CauseId cause, const Evaluator& evaluator) -> Level {
  const auto& facts = pack.cause(cause);
  auto level = facts.urgency();
  if (facts.raises() == nullptr) return level;
  for (auto i = facts.raises()->begin(); i < facts.raises()->end(); ++i) {
    const auto& rule = pack.rule(RuleId{static_cast<std::uint16_t>(i)});
    if (rule.level() > level && evaluator.rule(rule) == Firing::fires) level = rule.level();
  }
  return level;
}

}  // namespace

auto level_of(const pack::Pack& pack, CauseId cause, const answers::Answers& answers) -> Level {
  return raised(pack, cause, Evaluator(pack, answers));
}

void levels_into(const pack::Pack& pack, const answers::Answers& answers, std::span<Level> out) {
  const Evaluator evaluator(pack, answers);
  for (std::uint16_t i = 0; i < pack.cause_count(); ++i) out[i] = raised(pack, CauseId{i}, evaluator);
}

}  // namespace antalgic::triage
