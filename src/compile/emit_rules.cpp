#include "compile/anchors.hpp"
#include "compile/emit_parts.hpp"

namespace antalgic::compile {
namespace {

constexpr std::size_t kinds = static_cast<std::size_t>(fb::RuleKind::MAX) + 1;

auto add_rule(Emitting& out, fb::RuleKind kind, std::string id, std::uint16_t when) -> fb::RuleT& {
  auto& row = add_row(out.core.rules);
  row.kind = kind;
  row.id = std::move(id);
  row.when = when;
  return row;
}

void grounds(fb::RuleT& row, const Grounds& from) {
  row.sources = positions(from.sources);
  row.ground = from.ground;
}

void closures(Emitting& out) {
  for (const Closure& closure : out.model.closures) {
    auto& row = add_rule(out, fb::RuleKind::closure, closure.id, out.condition(closure.when, Numbers::plain));
    row.title = closure.title;
    for (const Fill& fill : closure.fills) row.fills.emplace_back(fill.value, fill.finding.index, fill.option, fill.state);
  }
}

void dangers(Emitting& out, fb::RuleKind kind, const std::vector<Danger>& rules) {
  for (const Danger& danger : rules) {
    const auto code = out.code_of(*danger.when, Numbers::as_rules_read_them);
    auto& row = add_rule(out, kind, danger.id, out.table.condition(code));
    row.unless = out.condition(danger.unless, Numbers::as_rules_read_them);
    row.title = danger.title;
    row.level = danger.level;
    row.say = danger.say;
    row.doubt = danger.doubt;
    row.channel = danger.channel;
    grounds(row, danger);
    if (kind != fb::RuleKind::danger) continue;
    auto anchors = anchors_of(out.table, out.core, code);
    row.anchors = std::move(anchors.findings);
    row.anchor_atoms = std::move(anchors.atoms);
  }
}

// The rules of causes are named after them: `cause-1`, `cause-2`.
auto numbered(const std::string& id, std::size_t number) -> std::string { return id + "-" + std::to_string(number); }

void raises(Emitting& out) {
  for (std::size_t c = 0; c < out.model.causes.size(); ++c) {
    const Cause& cause = out.model.causes[c];
    const auto begin = static_cast<std::uint32_t>(out.core.rules.size());
    for (std::size_t i = 0; i < cause.raises.size(); ++i) {
      const Raise& raise = cause.raises[i];
      auto& row = add_rule(out, fb::RuleKind::raise, numbered(cause.id, i + 1), out.table.condition(out.code_of(raise.when, Numbers::plain)));
      row.level = raise.level;
      row.subject = static_cast<std::uint16_t>(c);
      grounds(row, cause);
    }
    *out.core.causes[c]->raises = fb::Range(begin, static_cast<std::uint32_t>(out.core.rules.size()));
  }
}

void needs(Emitting& out) {
  for (std::size_t c = 0; c < out.model.causes.size(); ++c) {
    const Cause& cause = out.model.causes[c];
    if (!cause.needs) continue;
    out.core.causes[c]->need = static_cast<std::uint16_t>(out.core.rules.size());
    auto& row = add_rule(out, fb::RuleKind::need, cause.id, out.condition(cause.needs, Numbers::plain));
    row.subject = static_cast<std::uint16_t>(c);
    grounds(row, cause);
  }
}

void caps(Emitting& out) {
  for (std::size_t c = 0; c < out.model.causes.size(); ++c) {
    const Cause& cause = out.model.causes[c];
    const auto begin = static_cast<std::uint32_t>(out.core.rules.size());
    const auto add = [&](std::uint16_t when, double cap, std::size_t number) {
      auto& row = add_rule(out, fb::RuleKind::cap, numbered(cause.id, number), when);
      row.cap = cap;
      row.subject = static_cast<std::uint16_t>(c);
      grounds(row, cause);
    };
    if (cause.cap > 0 || !cause.caps.empty()) add(out.table.always(), cause.cap, 0);
    for (std::size_t i = 0; i < cause.caps.size(); ++i) {
      add(out.table.condition(out.code_of(cause.caps[i].when, Numbers::plain)), cause.caps[i].cap, i + 1);
    }
    *out.core.causes[c]->caps = fb::Range(begin, static_cast<std::uint32_t>(out.core.rules.size()));
  }
}

void safety(Emitting& out) {
  for (const Safety& rule : out.model.safety) {
    auto& row = add_rule(out, fb::RuleKind::safety, rule.id, out.condition(rule.when, Numbers::as_rules_read_them));
    row.unless = out.condition(rule.unless, Numbers::as_rules_read_them);
    row.title = rule.title;
    row.severity = rule.severity;
    row.effect = rule.effect;
    row.why = rule.why;
    row.instead = rule.instead;
    row.doubt = rule.doubt;
    row.asks_when_open = positions(rule.asks_when_open);
    row.same_item = rule.same_item;
    grounds(row, rule);
  }
}

void modifiers(Emitting& out) {
  if (!out.model.mix) return;
  for (std::size_t i = 0; i < out.model.mix->modifiers.size(); ++i) {
    const MixModifier& modifier = out.model.mix->modifiers[i];
    out.core.mix->modifiers[i]->rule = static_cast<std::uint16_t>(out.core.rules.size());
    add_rule(out, fb::RuleKind::mix, modifier.id, out.condition(modifier.when, Numbers::plain)).ground = fb::Ground::estimate;
  }
}

}  // namespace

// Requires: findings and causes are there.
void emit_rules(Emitting& out) {
  out.first_danger = static_cast<std::uint16_t>(out.model.closures.size());
  std::vector<std::uint32_t> ends;
  const auto end_kind = [&] { ends.push_back(static_cast<std::uint32_t>(out.core.rules.size())); };
  closures(out);
  end_kind();
  dangers(out, fb::RuleKind::danger, out.model.dangers);
  end_kind();
  dangers(out, fb::RuleKind::channel, out.model.channels);
  end_kind();
  raises(out);
  end_kind();
  needs(out);
  end_kind();
  caps(out);
  end_kind();
  safety(out);
  end_kind();
  modifiers(out);
  end_kind();
  static_assert(kinds == 8, "a new kind of rule is written here");
  for (std::size_t kind = 0; kind < kinds; ++kind) out.core.rule_kinds.emplace_back(kind == 0 ? 0 : ends[kind - 1], ends[kind]);
}

}  // namespace antalgic::compile
