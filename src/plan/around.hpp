// plan/around.hpp: what a safety rule sees besides answers, from the place of one item: the candidate, or something taken.
// Threads: one object each.
// Judged by: safety_test.cpp, tests/plans/slow_safety.hpp.
#pragma once

#include <algorithm>
#include <span>

#include "answers/condition.hpp"
#include "plan/safety.hpp"

namespace antalgic::plan {

// The item whose places in a rule are tried: a treatment proposed, an item taken (`self` is its position), or nobody.
struct Subject {
  const Bits* classes;
  const Bits* proposals;
  std::span<const std::uint16_t> ingredients;
  std::size_t self = static_cast<std::size_t>(-1);
};

class Safety::Around final : public answers::Surroundings {
 public:
  Around(const Person& person, Subject subject, const Company* company) : person_(&person), subject_(subject), company_(company) {}

  [[nodiscard]] auto taking(ClassId id) const -> Firing override;
  [[nodiscard]] auto proposing(ProposalId id) const -> Firing override;
  [[nodiscard]] auto item(fb::AtomOp op, double value) const -> Firing override;
  [[nodiscard]] auto fired(RuleId id) const -> Firing override;
  [[nodiscard]] auto unexplained() const -> Firing override;

  [[nodiscard]] auto subject() const -> const Subject& { return subject_; }

  // The place of the rule that the subject fills for the moment.
  void fill_class(std::uint16_t id) { filled_class_ = id, filled_proposal_ = none; }
  void fill_proposal(std::uint16_t id) { filled_proposal_ = id, filled_class_ = none; }
  void fill_nothing() { filled_class_ = filled_proposal_ = none; }

  bool subject_only = false;   // an exception looks at the subject alone
  bool same_item = false;      // the same ingredient taken counts as another item
  bool suppose_item = false;   // inputs that nobody feeds read as true
  mutable bool starved = false;                     // such an input was read
  std::vector<ClassId>* open_classes = nullptr;     // notes each open class that was read

 private:
  static constexpr std::uint16_t none = 0xFFFF;

  [[nodiscard]] auto shares_ingredient(const std::vector<std::uint16_t>& ingredients) const -> bool;
  // One of the other items belongs to `id` in `set`.
  [[nodiscard]] auto others_have(Bits Item::*set, const Bits& own, std::size_t id) const -> bool;
  [[nodiscard]] auto medicine_feeds(const intake::Medicine& medicine, std::size_t position) const -> bool;
  [[nodiscard]] auto feed(fb::AtomOp op, const intake::Medicine& medicine) const -> std::optional<double>;

  const Person* person_;
  Subject subject_;
  const Company* company_;
  std::uint16_t filled_class_ = none, filled_proposal_ = none;
};

}  // namespace antalgic::plan
