#include "explain/grounds.hpp"

#include <algorithm>

#include "answers/condition.hpp"

namespace antalgic::explain {
namespace {

constexpr auto type_of(std::uint32_t node) -> std::uint32_t { return node >> 30; }
constexpr auto argument_of(std::uint32_t node) -> std::uint32_t { return node & 0x3FFFFFFFU; }

auto names_a_finding(fb::AtomOp op) -> bool { return op <= fb::AtomOp::unknown; }

void add_once(std::vector<FindingId>& out, FindingId finding) {
  if (std::ranges::find(out, finding) == out.end()) out.push_back(finding);
}

// Walks a condition in prefix order and collects the findings of the parts that hold.
class Walk {
 public:
  Walk(const pack::Pack& pack, std::span<const std::uint32_t> code, const answers::Answers& closed, std::vector<FindingId>& out)
      : pack_(pack), code_(code), closed_(closed), out_(out) {}

  // Truth of the node at the front; what it added is taken back where it does not hold.
  auto holds() -> bool {
    const auto node = code_[at_++];
    const auto mark = out_.size();
    const bool truth = type_of(node) == 0 ? atom_holds(argument_of(node)) : children_hold(node);
    if (!truth) out_.resize(mark);
    return truth;
  }

 private:
  auto atom_holds(std::uint32_t index) -> bool {
    const AtomId id{static_cast<std::uint16_t>(index)};
    if (answers::evaluate(pack_, id, closed_) != Firing::fires) return false;
    const auto& atom = pack_.atom(id);
    if (!names_a_finding(atom.op())) return true;
    const FindingId finding{atom.subject()};
    if (closed_.of(finding).is_open() && atom.stand_in() != ConditionId::none_index) {
      Walk{pack_, pack_.code(ConditionId{atom.stand_in()}), closed_, out_}.holds();
    } else {
      add_once(out_, finding);
    }
    return true;
  }

  auto children_hold(std::uint32_t node) -> bool {
    const auto count = type_of(node) == 3 ? argument_of(node) & 0xFFFFU : argument_of(node);
    const auto least = type_of(node) == 1 ? count : type_of(node) == 2 ? 1U : argument_of(node) >> 16;
    std::uint32_t truths = 0;
    for (std::uint32_t i = 0; i < count; ++i) truths += holds() ? 1U : 0U;
    return truths >= least;
  }

  const pack::Pack& pack_;
  std::span<const std::uint32_t> code_;
  const answers::Answers& closed_;
  std::vector<FindingId>& out_;
  std::size_t at_ = 0;
};

auto limit_of(const fb::UrgencyConstants& limits, triage::Level level) -> double {
  switch (level) {
    case triage::Level::emergency_now: return limits.emergency_now();
    case triage::Level::same_day: return limits.same_day();
    case triage::Level::within_48h: return limits.within_48h();
    case triage::Level::within_2_weeks: return limits.within_2_weeks();
    case triage::Level::routine:
    case triage::Level::self_care: break;
  }
  return 2;  // never reached by a probability
}

}  // namespace

auto rule_name(const pack::Pack& pack, RuleId rule) -> std::string {
  const auto& raw = pack.rule(rule);
  std::string name;
  switch (raw.kind()) {
    case fb::RuleKind::closure: name = "closure/"; break;
    case fb::RuleKind::danger: name = "red-flag/"; break;
    case fb::RuleKind::channel: name = "channel/"; break;
    case fb::RuleKind::raise: name = "raise/"; break;
    case fb::RuleKind::need: name = "need/"; break;
    case fb::RuleKind::cap: name = "cap/"; break;
    case fb::RuleKind::safety: name = "safety/"; break;
    case fb::RuleKind::mix: name = "mix/"; break;
  }
  return name.append(pack::text(raw.id()));
}

auto because(const pack::Pack& pack, RuleId rule, const answers::Answers& closed) -> std::vector<FindingId> {
  std::vector<FindingId> out;
  Walk{pack, pack.code(ConditionId{pack.rule(rule).when()}), closed, out}.holds();
  return out;
}

auto still_open(const pack::Pack& pack, RuleId rule, const answers::Answers& closed) -> std::vector<FindingId> {
  std::vector<FindingId> out;
  answers::open_findings(pack, ConditionId{pack.rule(rule).when()}, closed, out);
  return out;
}

auto weigh(const infer::Posterior& posterior, CauseId cause) -> Weighed {
  std::vector<infer::Posterior::Contribution> all;
  posterior.contributions(cause, all);
  Weighed out;
  for (const auto& one : all) {
    if (one.weight > 0) out.for_it.push_back(one);
    if (one.weight < 0) out.against.push_back(one);
  }
  const auto heavier = [](const auto& a, const auto& b) {
    const auto size = [](std::int64_t w) { return w < 0 ? -w : w; };
    return size(a.weight) != size(b.weight) ? size(a.weight) > size(b.weight) : a.finding < b.finding;
  };
  std::ranges::sort(out.for_it, heavier);
  std::ranges::sort(out.against, heavier);
  return out;
}

auto sum_asks_for(const pack::Pack& pack, const urgency::Urgency& urgency, triage::Level level) -> bool {
  const auto* limits = pack.raw().urgency();
  return limits != nullptr && urgency.sums[static_cast<std::size_t>(level)] > limit_of(*limits, level);
}

auto dont_miss_causes(const pack::Pack& pack, const Result& result, triage::Level level) -> std::vector<CauseId> {
  const auto* limits = pack.raw().urgency();
  std::vector<CauseId> out;
  for (std::uint16_t i = 0; limits != nullptr && i < pack.cause_count(); ++i) {
    const CauseId cause{i};
    if (pack.cause(cause).urgency() < limits->dont_miss_from()) continue;
    if (triage::level_of(pack, cause, result.closed) >= level) out.push_back(cause);
  }
  std::ranges::sort(out, [&](CauseId a, CauseId b) {
    const double pa = result.posterior.probability(a), pb = result.posterior.probability(b);
    return pa != pb ? pa > pb : a < b;
  });
  return out;
}

auto ids_of(const flatbuffers::Vector<std::uint16_t>* raw) -> std::vector<SourceId> {
  std::vector<SourceId> out;
  for (std::uint32_t i = 0; raw != nullptr && i < raw->size(); ++i) out.push_back(SourceId{raw->Get(i)});
  return out;
}

auto sources_of(const pack::Pack& pack, const plan::Line& line, WindowId window) -> std::vector<SourceId> {
  const auto& treatment = pack.treatment(line.treatment);
  std::vector<SourceId> out;
  const auto add_all = [&](const flatbuffers::Vector<std::uint16_t>* raw) {
    for (const auto source : ids_of(raw))
      if (std::ranges::find(out, source) == out.end()) out.push_back(source);
  };
  for (std::uint32_t i = 0; treatment.effects() != nullptr && i < treatment.effects()->size(); ++i) {
    const auto& effect = *treatment.effects()->Get(i);
    const bool in_window = !window.exists() || ((effect.windows() >> window.index) & 1U) != 0;
    if (effect.cause() == line.for_cause.index && in_window && pack::text(effect.why()) == line.why) add_all(effect.sources());
  }
  add_all(treatment.sources());
  return out;
}

auto ground_of(const pack::Pack& pack, const std::vector<SourceId>& sources) -> fb::Ground {
  auto best = fb::Ground::estimate;
  for (const auto source : sources) best = std::min(best, pack.raw().sources()->Get(source.index)->reading());
  return best;
}

}  // namespace antalgic::explain
