#include "plan/prepared.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <string>

#include "answers/evaluator.hpp"

namespace antalgic::plan {

namespace {

auto as_ids(const flatbuffers::Vector<std::uint16_t>* raw) -> std::vector<std::uint16_t> {
  return raw == nullptr ? std::vector<std::uint16_t>{} : std::vector<std::uint16_t>(raw->begin(), raw->end());
}

auto as_bits(const flatbuffers::Vector<std::uint16_t>* raw, std::size_t count) -> Bits {
  Bits bits(count);
  for (const auto id : as_ids(raw)) bits.add(id);
  return bits;
}

constexpr auto is_harm(fb::EffectKind kind) -> bool { return kind == fb::EffectKind::worsens || kind == fb::EffectKind::bars; }

// What a strength is worth; inference of benefit only.
auto worth(const fb::PlanningConstants& numbers, fb::EffectKind kind, double strength) -> double {
  switch (kind) {
    case fb::EffectKind::first_choice: return numbers.worth_first_choice() + numbers.worth_first_choice_step() * strength;
    case fb::EffectKind::helps: return numbers.worth_helps_step() * strength;
    case fb::EffectKind::only_after: return numbers.worth_only_after_step() * strength;
    case fb::EffectKind::little: return numbers.worth_little_step() * strength;
    default: return 0;
  }
}

}  // namespace

Prepared::Prepared(const pack::Pack& pack) : pack_(&pack), planning_(pack.raw().planning()) {
  read_causes();
  read_treatments();
  order_by_cause();
  read_proposals();
  read_findings();
  read_rules();
}

void Prepared::read_causes() {
  const auto& core = pack_->raw();
  const auto* mix = core.mix();
  for (std::uint32_t i = 0; i < core.causes()->size(); ++i) {
    const auto& cause = *core.causes()->Get(i);
    dont_miss_.push_back(cause.urgency() >= core.urgency()->dont_miss_from() ? 1 : 0);
    bool in_mix = false;
    if (mix != nullptr && mix->priors() != nullptr && mix->columns() != nullptr) {
      const auto columns = mix->columns()->size() + 1;
      for (std::uint32_t column = 0; column < columns; ++column) in_mix |= mix->priors()->Get(column * core.stride() + i) > 0;
    }
    after_operation_.push_back(in_mix && cause.prior() <= core.inference()->prior_floor() ? 1 : 0);
  }
}

void Prepared::read_treatments() {
  const auto& core = pack_->raw();
  std::map<std::string, std::uint16_t, std::less<>> kinds;
  treatments_.reserve(core.treatments()->size());
  for (std::uint16_t i = 0; i < core.treatments()->size(); ++i) {
    const auto& row = *core.treatments()->Get(i);
    const auto name = row.kind() == nullptr || row.kind()->size() == 0 ? row.id()->str() : row.kind()->str();
    const auto kind = kinds.try_emplace(name, static_cast<std::uint16_t>(kinds.size())).first->second;
    treatments_.push_back({.role = row.role(),
                           .starter = row.start_by(),
                           .flags = static_cast<std::uint32_t>(row.flags()),
                           .kind = kind,
                           .burden = static_cast<double>(row.burden()),
                           .temptation = row.temptation(),
                           .offer_if = ConditionId{row.offer_if()},
                           .avoid_if = ConditionId{row.avoid_if()},
                           .stands_for = TreatmentId{row.stands_for()},
                           .classes = as_bits(row.classes(), core.classes()->size()),
                           .counts_classes = as_bits(row.counts_classes(), core.classes()->size()),
                           .proposals = Bits(core.proposals()->size()),
                           .ingredients = as_ids(row.ingredients()),
                           .rules = {},
                           .partner_classes = Bits(core.classes()->size()),
                           .partner_proposals = Bits(core.proposals()->size())});
    read_effects(TreatmentId{i});
  }
  effect_begin_.push_back(static_cast<std::uint32_t>(effects_.size()));
}

void Prepared::read_effects(TreatmentId id) {
  for (std::uint16_t window = 0; window < pack_->raw().windows()->size(); ++window) {
    effect_begin_.push_back(static_cast<std::uint32_t>(effects_.size()));
    resolve(id, WindowId{window});
  }
}

// For each cause: of each lender (the treatment itself is the first) the line that names the fewest windows; then harm before
// the treatment's own line before one that is lent.
void Prepared::resolve(TreatmentId id, WindowId window) {
  const auto& lines = *pack_->treatment(id).effects();
  struct Best { const fb::EffectLine* line; std::uint16_t position; };
  std::vector<Best> best;  // one for each cause and lender
  for (std::uint16_t i = 0; i < lines.size(); ++i) {
    const auto* line = lines.Get(i);
    if (((line->windows() >> window.index) & 1U) == 0) continue;
    const auto same = std::ranges::find_if(best, [&](const Best& other) {
      return other.line->cause() == line->cause() && other.line->inherited_from() == line->inherited_from();
    });
    if (same == best.end()) best.push_back({line, i});
    else if (std::popcount(static_cast<std::uint32_t>(line->windows())) < std::popcount(static_cast<std::uint32_t>(same->line->windows()))) *same = {line, i};
  }
  const auto rank = [](const Best& entry) {
    const auto& line = *entry.line;
    if (is_harm(line.kind())) return 10 + (line.kind() == fb::EffectKind::bars ? 10 : 0) + line.strength();
    return TreatmentId{line.inherited_from()}.exists() ? 0 : 1;
  };
  std::ranges::sort(best, [&](const Best& a, const Best& b) {
    return a.line->cause() != b.line->cause() ? a.line->cause() < b.line->cause() : rank(a) != rank(b) ? rank(a) > rank(b) : a.position < b.position;
  });
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (i > 0 && best[i].line->cause() == best[i - 1].line->cause()) continue;
    const auto& line = *best[i].line;
    const auto strength = static_cast<double>(line.strength());
    Effect effect{.cause = line.cause(), .line = best[i].position, .kind = line.kind(), .strength = line.strength()};
    if (is_harm(line.kind())) {
      const bool bars = line.kind() == fb::EffectKind::bars;
      effect.harm = (bars ? planning_->bars_factor() : strength / 2) * (is_dont_miss(line.cause()) ? planning_->dont_miss_factor() : 1);
      effect.penalty = strength;
    } else {
      effect.benefit = worth(*planning_, line.kind(), strength) * planning_->certainty()->Get(static_cast<std::uint32_t>(line.certainty()));
    }
    effects_.push_back(effect);
  }
}

auto Prepared::effects(TreatmentId id, WindowId window) const -> std::span<const Effect> {
  const auto at = id.index * pack_->raw().windows()->size() + window.index;
  return {effects_.data() + effect_begin_[at], effects_.data() + effect_begin_[at + 1]};
}

void Prepared::order_by_cause() {
  const auto windows = pack_->raw().windows()->size();
  for (std::uint16_t window = 0; window < windows; ++window) {
    std::vector<std::vector<EffectOf>> of_cause(pack_->cause_count());
    for (std::uint16_t i = 0; i < treatments_.size(); ++i) {
      for (const auto& effect : effects(TreatmentId{i}, WindowId{window})) of_cause[effect.cause].push_back({i, effect});
    }
    for (const auto& list : of_cause) {
      by_cause_begin_.push_back(static_cast<std::uint32_t>(by_cause_.size()));
      by_cause_.insert(by_cause_.end(), list.begin(), list.end());
    }
  }
  by_cause_begin_.push_back(static_cast<std::uint32_t>(by_cause_.size()));
}

auto Prepared::effects_on(std::uint16_t cause, WindowId window) const -> std::span<const EffectOf> {
  const auto at = window.index * pack_->cause_count() + cause;
  return {by_cause_.data() + by_cause_begin_[at], by_cause_.data() + by_cause_begin_[at + 1]};
}

void Prepared::read_proposals() {
  const auto& core = pack_->raw();
  by_class_.resize(core.classes()->size());
  activities_ = Bits(core.proposals()->size());
  for (std::uint16_t i = 0; i < core.proposals()->size(); ++i) {
    const auto& row = *core.proposals()->Get(i);
    const auto treatments = as_ids(row.treatments());
    const auto classes = as_ids(row.classes());
    ProposalFacts facts{.classes = as_bits(row.classes(), core.classes()->size()),
                        .excepted = as_bits(row.except_classes(), core.classes()->size()),
                        .ingredients = as_ids(row.ingredients()),
                        .treatment_ingredients = {},
                        .candidate_only = row.candidate_only()};
    for (const auto id : treatments) {
      auto& treatment = treatments_[id];
      treatment.proposals.add(i);
      facts.classes.add(treatment.counts_classes);
      facts.treatment_ingredients.insert(facts.treatment_ingredients.end(), treatment.ingredients.begin(), treatment.ingredients.end());
    }
    proposals_.push_back(std::move(facts));
    for (const auto id : classes) by_class_[id].push_back(i);
    if (treatments.empty() && classes.empty() && as_ids(row.ingredients()).empty()) activities_.add(i);
  }
}

void Prepared::read_findings() {
  const auto& core = pack_->raw();
  class_findings_.resize(core.classes()->size());
  for (std::uint16_t i = 0; i < core.findings()->size(); ++i) {
    const auto& row = *core.findings()->Get(i);
    if (row.passes_by_day() > 0) passing_.push_back(i);
    const auto classes = as_ids(row.classes());
    if (row.kind() != fb::AnswerKind::yes_no || classes.empty()) continue;
    findings_with_classes_.push_back(i);
    for (const auto id : classes) class_findings_[id].push_back(i);
  }
}

auto Prepared::safety_rules() const -> std::pair<std::uint16_t, std::uint16_t> { return pack_->rules_of(fb::RuleKind::safety); }

void Prepared::read_rules() {
  const auto& core = pack_->raw();
  const auto [first, last] = safety_rules();
  first_rule_ = first;
  const auto dated = as_ids(core.dated());
  const auto add_once = [](std::vector<std::uint16_t>& to, std::uint16_t value) {
    if (std::ranges::find(to, value) == to.end()) to.push_back(value);
  };
  for (auto index = first; index < last; ++index) {
    const auto& row = *core.rules()->Get(index);
    RuleFacts facts{.severity = row.severity(), .same_item = row.same_item()};
    const auto read = [&](ConditionId condition, bool can_be_filled) {
      if (!condition.exists()) return;
      for (const auto code : pack_->code(condition)) {
        const answers::Node node(code);
        if (node.kind != answers::Node::Kind::atom) continue;
        const auto& atom = pack_->atom(AtomId{static_cast<std::uint16_t>(node.argument)});
        const auto op = atom.op();
        if (op == fb::AtomOp::taking && can_be_filled) add_once(facts.classes, atom.subject());
        else if (op == fb::AtomOp::proposing && can_be_filled) add_once(facts.proposals, atom.subject());
        else if (op >= fb::AtomOp::item_days && op <= fb::AtomOp::item_stopping) facts.reads_item = true;
        else if (op < fb::AtomOp::taking) {
          facts.reads_dates |= std::ranges::find(dated, atom.subject()) != dated.end() || core.findings()->Get(atom.subject())->passes_by_day() > 0;
        }
      }
    };
    read(ConditionId{row.when()}, true);
    read(ConditionId{row.unless()}, false);
    facts.reads_others = facts.classes.size() + facts.proposals.size() > 1;
    for (auto& treatment : treatments_) {
      const auto fills = std::ranges::any_of(facts.classes, [&](auto id) { return treatment.classes.has(id); }) ||
                         std::ranges::any_of(facts.proposals, [&](auto id) { return treatment.proposals.has(id); });
      if (!fills) continue;
      treatment.rules.push_back(index);
      for (const auto id : facts.classes) treatment.partner_classes.add(id);
      for (const auto id : facts.proposals) treatment.partner_proposals.add(id);
    }
    rules_.push_back(std::move(facts));
  }
}

}  // namespace antalgic::plan
