// tests/plans/slow_safety.hpp: the judge of what is offered: each safety rule read plainly, item by item, with nothing prepared.
#pragma once

#include <string>
#include <vector>

#include "answers/condition.hpp"
#include "plans/person.hpp"

namespace antalgic::plans {

class SlowSafety {
 public:
  explicit SlowSafety(const Planned& planned) : planned_(&planned) {}

  // The first rule at major or above that is true of `treatment` beside what is taken and the other offers; empty = none.
  [[nodiscard]] auto broken_by(TreatmentId treatment, const std::vector<plan::Line>& offers) const -> std::string {
    const auto& pack = real_pack().pack();
    const auto [first, last] = pack.rules_of(fb::RuleKind::safety);
    for (auto index = first; index < last; ++index) {
      const auto& rule = *pack.raw().rules()->Get(index);
      if (rule.severity() < fb::Severity::major) continue;
      for (std::uint16_t place = 0; place < pack.raw().proposals()->size(); ++place) {
        if (!contains(pack.raw().proposals()->Get(place)->treatments(), treatment.index)) continue;
        Around around(*planned_, treatment, offers, place);
        if (answers::evaluate(pack, ConditionId{rule.when()}, planned_->closed(), &around) != Firing::fires) continue;
        // Without this item in its place the rule must be silent, or it is about something else.
        Around without(*planned_, treatment, offers, 0xFFFF);
        if (answers::evaluate(pack, ConditionId{rule.when()}, planned_->closed(), &without) == Firing::fires) continue;
        const ConditionId unless{rule.unless()};
        around.only_subject = true;
        if (unless.exists() && answers::evaluate(pack, unless, planned_->closed(), &around) == Firing::fires) continue;
        return rule.id()->str();
      }
    }
    return {};
  }

 private:
  static auto contains(const flatbuffers::Vector<std::uint16_t>* list, std::uint16_t id) -> bool {
    return list != nullptr && std::ranges::find(*list, id) != list->end();
  }

  class Around final : public answers::Surroundings {
   public:
    Around(const Planned& planned, TreatmentId subject, const std::vector<plan::Line>& offers, std::uint16_t place)
        : planned_(planned), subject_(subject), offers_(offers), place_(place) {}

    bool only_subject = false;

    [[nodiscard]] auto taking(ClassId id) const -> Firing override {
      const auto& mine = real_pack().pack().treatment(subject_);
      for (const auto& medicine : planned_.medicines()) {
        const bool same = std::ranges::any_of(medicine.ingredients, [&](auto i) { return contains(mine.ingredients(), i.index); });
        if (same && contains(mine.classes(), id.index)) continue;
        if (std::ranges::find(medicine.classes, id) != medicine.classes.end()) return Firing::fires;
      }
      for (const auto& line : offers_) {
        if (line.treatment != subject_ && contains(real_pack().pack().treatment(line.treatment).classes(), id.index)) return Firing::fires;
      }
      return Firing::silent;
    }
    [[nodiscard]] auto proposing(ProposalId id) const -> Firing override {
      const auto& row = *real_pack().pack().raw().proposals()->Get(id.index);
      if (only_subject) return contains(row.treatments(), subject_.index) ? Firing::fires : Firing::silent;
      if (id.index == place_) return Firing::fires;
      for (const auto& line : offers_) {
        if (line.treatment != subject_ && contains(row.treatments(), line.treatment.index)) return Firing::fires;
      }
      return Firing::silent;
    }

   private:
    const Planned& planned_;
    TreatmentId subject_;
    const std::vector<plan::Line>& offers_;
    std::uint16_t place_;
  };

  const Planned* planned_;
};

}  // namespace antalgic::plans
