#include "pack/check.hpp"

namespace antalgic::pack::check {
namespace {

auto fill_fits(const fb::Core& core, const fb::Fill& fill) -> bool {
  if (!in(core.findings(), fill.finding())) return false;
  const auto& finding = *core.findings()->Get(fill.finding());
  switch (fill.state()) {
    case fb::FillState::not_applicable: return true;
    case fb::FillState::no:
    case fb::FillState::yes: return finding.kind() == fb::AnswerKind::yes_no;
    case fb::FillState::option: return finding.kind() == fb::AnswerKind::choice && fill.option() < finding.option_count();
    case fb::FillState::number: return finding.kind() == fb::AnswerKind::number && within(fill.value(), finding.min(), finding.max());
  }
  return false;
}

auto fills_fit(const fb::Core& core, const fb::Rule& rule) -> bool {
  if (rule.fills()->size() != 0 && reinterpret_cast<std::uintptr_t>(rule.fills()->Data()) % alignof(fb::Fill) != 0) return false;
  for (const auto* fill : *rule.fills()) {
    if (!fill_fits(core, *fill)) return false;
  }
  return true;
}

auto is_about_a_cause(fb::RuleKind kind) -> bool {
  return kind == fb::RuleKind::raise || kind == fb::RuleKind::need || kind == fb::RuleKind::cap;
}

auto rule_fits(const fb::Core& core, const fb::Rule& rule) -> bool {
  if (!is_known(rule.kind(), fb::RuleKind::MAX) || !is_known(rule.level(), fb::Level::MAX) || !is_known(rule.severity(), fb::Severity::MAX) ||
      !is_known(rule.ground(), fb::Ground::MAX)) {
    return false;
  }
  const bool subject_fits = is_about_a_cause(rule.kind()) ? in(core.causes(), rule.subject()) : rule.subject() == none;
  return subject_fits && in(core.conditions(), rule.when()) && in_or_none(core.conditions(), rule.unless()) && within(rule.cap(), 0, 1e9) &&
         fills_fit(core, rule) && all_in(core.sources(), rule.sources()) && all_in(core.findings(), rule.anchors()) &&
         all_in(core.atoms(), rule.anchor_atoms()) && all_in(core.findings(), rule.asks_when_open());
}

// Sorted by kind, and the ranges say where each kind stands.
auto kinds_are_sorted(const fb::Core& core) -> bool {
  constexpr auto kinds = static_cast<std::uint32_t>(fb::RuleKind::MAX) + 1;
  if (core.rule_kinds()->size() != kinds) return false;
  std::uint32_t next = 0;
  for (std::uint32_t kind = 0; kind < kinds; ++kind) {
    const auto* range = core.rule_kinds()->Get(kind);
    if (range->begin() != next || range->end() < next || range->end() > core.rules()->size()) return false;
    for (; next < range->end(); ++next) {
      if (static_cast<std::uint32_t>(core.rules()->Get(next)->kind()) != kind) return false;
    }
  }
  return next == core.rules()->size();
}

// Rules of `kind` about this cause and no others.
auto own_rules(const fb::Core& core, const fb::Range* range, std::uint32_t cause, fb::RuleKind kind) -> bool {
  if (range->begin() > range->end() || range->end() > core.rules()->size()) return false;
  for (std::uint32_t i = range->begin(); i < range->end(); ++i) {
    const auto& rule = *core.rules()->Get(i);
    if (rule.kind() != kind || rule.subject() != cause) return false;
  }
  return true;
}

auto cause_fits(const fb::Core& core, std::uint32_t index) -> bool {
  const auto& cause = *core.causes()->Get(index);
  if (!in_or_none(core.families(), cause.family()) || !within(cause.prior(), 0, 1) || !is_known(cause.urgency(), fb::Level::MAX)) return false;
  if (cause.settings()->size() != static_cast<std::uint32_t>(fb::Setting::MAX) + 1 || !all_within(cause.settings(), 0, 1e6)) return false;
  if (cause.need() != none) {
    if (!in(core.rules(), cause.need())) return false;
    const auto& need = *core.rules()->Get(cause.need());
    if (need.kind() != fb::RuleKind::need || need.subject() != index) return false;
  }
  return own_rules(core, cause.raises(), index, fb::RuleKind::raise) && own_rules(core, cause.caps(), index, fb::RuleKind::cap) &&
         all_in(core.sources(), cause.sources());
}

}  // namespace

auto rules(const fb::Core& core) -> bool {
  for (const auto* rule : *core.rules()) {
    if (!rule_fits(core, *rule)) return false;
  }
  return kinds_are_sorted(core);
}

auto causes(const fb::Core& core) -> bool {
  double all_priors = 0;
  for (std::uint32_t i = 0; i < core.causes()->size(); ++i) {
    if (!cause_fits(core, i)) return false;
    all_priors += core.causes()->Get(i)->prior();
  }
  for (const auto* factor : *core.factors()) {
    if (!in(core.findings(), factor->finding())) return false;
    const std::uint64_t options = core.findings()->Get(factor->finding())->option_count();
    if (factor->multipliers()->size() != options * core.stride() || !all_within(factor->multipliers(), 0, 1e6)) return false;
  }
  return all_priors > 0;
}

auto mix(const fb::Core& core) -> bool {
  const auto* mix = core.mix();
  if (mix == nullptr) return true;
  if (!in(core.conditions(), mix->gate()) || !in(core.findings(), mix->gate_finding()) ||
      !is_kind(core, mix->clock(), fb::AnswerKind::number) || !within(mix->share_if_not_asked(), 0, 1)) {
    return false;
  }
  if (!all_within(mix->columns(), -1e12, 1e12)) return false;
  for (std::uint32_t i = 1; i < mix->columns()->size(); ++i) {
    if (mix->columns()->Get(i) <= mix->columns()->Get(i - 1)) return false;
  }
  const std::uint64_t columns = mix->columns()->size() + 1, cells = columns * core.stride();
  if (mix->priors()->size() != cells || !all_within(mix->priors(), 0, 1) || mix->general()->size() != columns ||
      !all_within(mix->general(), 0, 1)) {
    return false;
  }
  for (const auto* modifier : *mix->modifiers()) {
    if (!in(core.rules(), modifier->rule()) || core.rules()->Get(modifier->rule())->kind() != fb::RuleKind::mix) return false;
    if (modifier->multipliers()->size() != cells || !all_within(modifier->multipliers(), 0, 1e6)) return false;
  }
  return true;
}

}  // namespace antalgic::pack::check
