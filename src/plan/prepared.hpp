// plan/prepared.hpp: what the planner looks up all the time, worked out once from a pack.
// Effect lines are resolved for each window: the most specific line wins, harm that passes down stands beside it and hides a
// benefit for the same cause. Rules are listed by the treatments that can fill one of their places.
// Threads: immutable, share freely; the Pack must outlive it. Cost: about 1 MB and 2 ms for 105 treatments.
// Judged by: plan_test.cpp, safety_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pack/pack.hpp"
#include "plan/bits.hpp"

namespace antalgic::plan {

namespace fb = pack::fb;

// What a treatment does for one cause in one window.
struct Effect {
  double benefit = 0;  // worth x certainty
  double harm = 0;     // towards the limit
  double penalty = 0;  // off the score
  std::uint16_t cause = 0;
  std::uint16_t line = 0;  // position in Treatment.effects
  fb::EffectKind kind = fb::EffectKind::little;
  std::uint8_t strength = 0;
};

struct TreatmentFacts {
  fb::Role role;
  fb::Starter starter;
  std::uint32_t flags;
  std::uint16_t kind;  // equal for treatments of one mechanism
  double burden, temptation;
  ConditionId offer_if, avoid_if;
  TreatmentId stands_for;
  Bits classes, counts_classes, proposals;  // proposals: what `proposing(x)` it fills
  std::vector<std::uint16_t> ingredients;
  std::vector<std::uint16_t> rules;  // safety rules that it can take part in
  Bits partner_classes, partner_proposals;  // that these rules ask of other items
};

// An effect with the treatment that has it.
struct EffectOf {
  std::uint16_t treatment = 0;
  Effect effect = {};
};

struct ProposalFacts {
  Bits classes, excepted;  // classes of medicines that fill it: its own, and those that count as one of its treatments
  std::vector<std::uint16_t> ingredients, treatment_ingredients;
  bool candidate_only = false;
};

struct RuleFacts {
  fb::Severity severity = fb::Severity::minor;
  bool reads_others = false;  // another item may decide it
  bool reads_item = false;    // days, amounts
  bool reads_dates = false;   // changes from window to window
  bool same_item = false;
  std::vector<std::uint16_t> classes = {}, proposals = {};  // places that an item can fill
};

class Prepared {
 public:
  explicit Prepared(const pack::Pack& pack);

  [[nodiscard]] auto pack() const -> const pack::Pack& { return *pack_; }
  [[nodiscard]] auto planning() const -> const fb::PlanningConstants& { return *planning_; }
  [[nodiscard]] auto treatment_count() const -> std::size_t { return treatments_.size(); }
  [[nodiscard]] auto treatment(TreatmentId id) const -> const TreatmentFacts& { return treatments_[id.index]; }
  [[nodiscard]] auto has(TreatmentId id, fb::TreatmentFlag flag) const -> bool {
    return (treatments_[id.index].flags & static_cast<std::uint32_t>(flag)) != 0;
  }
  [[nodiscard]] auto effects(TreatmentId id, WindowId window) const -> std::span<const Effect>;
  // The same lines by cause: what every treatment does for one cause, in the order of the treatments.
  [[nodiscard]] auto effects_on(std::uint16_t cause, WindowId window) const -> std::span<const EffectOf>;
  [[nodiscard]] auto line(TreatmentId id, const Effect& effect) const -> const fb::EffectLine& {
    return *pack_->treatment(id).effects()->Get(effect.line);
  }
  [[nodiscard]] auto fit(TreatmentId id, WindowId window) const -> fb::Fit {
    return static_cast<fb::Fit>(pack_->treatment(id).fits()->Get(window.index));
  }

  // Safety rules are numbered from the first one of their kind.
  [[nodiscard]] auto rule(RuleId id) const -> const RuleFacts& { return rules_[id.index - first_rule_]; }
  [[nodiscard]] auto safety_rules() const -> std::pair<std::uint16_t, std::uint16_t>;

  [[nodiscard]] auto is_dont_miss(std::uint16_t cause) const -> bool { return dont_miss_[cause] != 0; }
  [[nodiscard]] auto is_after_operation(std::uint16_t cause) const -> bool { return after_operation_[cause] != 0; }
  // Proposals that a medicine of this class fills; the second list also where only an answer names the class.
  [[nodiscard]] auto proposals_of_class(std::size_t id) const -> std::span<const std::uint16_t> { return by_class_[id]; }
  [[nodiscard]] auto proposals() const -> std::span<const ProposalFacts> { return proposals_; }
  [[nodiscard]] auto activities() const -> const Bits& { return activities_; }
  // Yes/no findings that stand for a class.
  [[nodiscard]] auto class_findings() const -> std::span<const std::uint16_t> { return findings_with_classes_; }
  // Findings whose yes passes with time.
  [[nodiscard]] auto passing() const -> std::span<const std::uint16_t> { return passing_; }
  [[nodiscard]] auto findings_of_class(std::size_t id) const -> std::span<const std::uint16_t> { return class_findings_[id]; }

 private:
  void read_treatments();
  void read_effects(TreatmentId id);
  void resolve(TreatmentId id, WindowId window);
  void order_by_cause();
  void read_proposals();
  void read_findings();
  void read_rules();
  void read_causes();

  const pack::Pack* pack_;
  const fb::PlanningConstants* planning_;
  std::vector<TreatmentFacts> treatments_;
  std::vector<Effect> effects_;
  std::vector<std::uint32_t> effect_begin_;  // treatment x window, and one more
  std::vector<EffectOf> by_cause_;
  std::vector<std::uint32_t> by_cause_begin_;  // window x cause, and one more
  std::vector<std::uint16_t> findings_with_classes_, passing_;
  std::vector<RuleFacts> rules_;
  std::uint16_t first_rule_ = 0;
  std::vector<std::uint8_t> dont_miss_, after_operation_;
  std::vector<std::vector<std::uint16_t>> by_class_, class_findings_;
  std::vector<ProposalFacts> proposals_;
  Bits activities_;
};

}  // namespace antalgic::plan
