#include "plan/around.hpp"

namespace antalgic::plan {

auto Safety::Around::shares_ingredient(const std::vector<std::uint16_t>& ingredients) const -> bool {
  return std::ranges::any_of(ingredients, [&](auto id) { return std::ranges::find(subject_.ingredients, id) != subject_.ingredients.end(); });
}

auto Safety::Around::others_have(Bits Item::*set, const Bits& own, std::size_t id) const -> bool {
  const bool is_candidate = subject_.self == no_medicine;
  for (std::size_t i = 0; i < person_->items.size(); ++i) {
    const auto& other = person_->items[i];
    if (i == subject_.self || !(other.*set).has(id)) continue;
    const bool one_item = is_candidate && !same_item && own.has(id) && shares_ingredient(other.ingredients);
    if (!one_item) return true;
  }
  return false;
}

auto Safety::Around::taking(ClassId id) const -> Firing {
  if (id.index == filled_class_) return Firing::fires;
  if (company_ != nullptr && company_->classes.has(id.index)) return Firing::fires;
  if (person_->taken_classes.has(id.index)) {
    return others_have(&Item::classes, *subject_.classes, id.index) ? Firing::fires : Firing::silent;
  }
  if (!person_->open_classes.has(id.index)) return Firing::silent;
  if (open_classes != nullptr && std::ranges::find(*open_classes, id) == open_classes->end()) open_classes->push_back(id);
  return Firing::undecided;
}

auto Safety::Around::proposing(ProposalId id) const -> Firing {
  if (subject_only) return subject_.proposals->has(id.index) ? Firing::fires : Firing::silent;
  if (id.index == filled_proposal_ || person_->prepared.activities().has(id.index)) return Firing::fires;
  if (company_ != nullptr && company_->proposals.has(id.index)) return Firing::fires;
  if (person_->taken_proposals.has(id.index)) {
    return others_have(&Item::proposals, *subject_.proposals, id.index) ? Firing::fires : Firing::silent;
  }
  if (!person_->open_proposals.has(id.index)) return Firing::silent;
  for (const auto raw : *person_->prepared.pack().raw().proposals()->Get(id.index)->classes()) {
    if (open_classes != nullptr && person_->open_classes.has(raw) && std::ranges::find(*open_classes, ClassId{raw}) == open_classes->end()) {
      open_classes->push_back(ClassId{raw});
    }
  }
  return Firing::undecided;
}

// A medicine speaks for the subject if it is the subject, or holds one of its ingredients.
auto Safety::Around::medicine_feeds(const intake::Medicine& medicine, std::size_t position) const -> bool {
  if (subject_.self != no_medicine && person_->items[subject_.self].medicine == position) return true;
  return std::ranges::any_of(medicine.ingredients, [&](IngredientId id) {
    return std::ranges::find(subject_.ingredients, id.index) != subject_.ingredients.end();
  });
}

auto Safety::Around::feed(fb::AtomOp op, const intake::Medicine& medicine) const -> std::optional<double> {
  const bool stops = medicine.planned == intake::Planned::stop;
  switch (op) {
    case fb::AtomOp::item_days:
      if (!medicine.days && stops) return 1e9;  // stopping after an unknown time counts as after a long one
      return medicine.days;
    case fb::AtomOp::item_daily_mg:
    case fb::AtomOp::item_total_daily_mg:
      if (!medicine.dose_mg || !medicine.per_day) return std::nullopt;
      return *medicine.dose_mg * *medicine.per_day;
    case fb::AtomOp::item_stopping: return stops ? std::optional{1.0} : std::nullopt;
    default: return std::nullopt;
  }
}

auto Safety::Around::item(fb::AtomOp op, double value) const -> Firing {
  std::optional<double> amount;
  for (std::size_t i = 0; i < person_->request.medicines.size(); ++i) {
    const auto& medicine = person_->request.medicines[i];
    if (!medicine_feeds(medicine, i)) continue;
    const auto more = feed(op, medicine);
    if (!more) continue;
    const bool adds_up = op == fb::AtomOp::item_total_daily_mg;
    amount = !amount ? *more : adds_up ? *amount + *more : std::max(*amount, *more);
  }
  if (!amount) {
    starved = true;
    return suppose_item ? Firing::fires : Firing::silent;
  }
  return op == fb::AtomOp::item_stopping || *amount > value ? Firing::fires : Firing::silent;
}

auto Safety::Around::fired(RuleId id) const -> Firing {
  const bool has = std::ranges::any_of(person_->request.triage.fired, [&](const auto& fired) { return fired.rule == id; });
  return has ? Firing::fires : Firing::silent;
}

auto Safety::Around::unexplained() const -> Firing {
  const auto ranges = person_->request.ranges;
  const bool any = std::ranges::any_of(ranges, [](const auto& range) { return range.word >= fb::Word::possible; });
  return ranges.empty() || any ? Firing::silent : Firing::fires;
}

}  // namespace antalgic::plan
