// base/ids.hpp: positions in the pack's tables that refuse to mix.
// An id is an index into one vector of one pack; comparing or passing ids of two tables does not compile
// (tests/must_not_compile/mixed_ids.cpp).
#pragma once

#include <compare>
#include <cstdint>

namespace antalgic {

template <class Tag>
struct Id {
  static constexpr std::uint16_t none_index = 0xFFFF;

  std::uint16_t index = none_index;

  // False for "none". Requires nothing.
  [[nodiscard]] constexpr auto exists() const -> bool { return index != none_index; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using FindingId = Id<struct FindingTag>;
using OptionId = Id<struct OptionTag>;  // one option of one finding, counted over all findings
using GroupId = Id<struct GroupTag>;
using CauseId = Id<struct CauseTag>;
using FamilyId = Id<struct FamilyTag>;
using RuleId = Id<struct RuleTag>;
using ConditionId = Id<struct ConditionTag>;
using AtomId = Id<struct AtomTag>;
using ScreenId = Id<struct ScreenTag>;
using TreatmentId = Id<struct TreatmentTag>;
using ProposalId = Id<struct ProposalTag>;
using WindowId = Id<struct WindowTag>;
using ClassId = Id<struct ClassTag>;
using IngredientId = Id<struct IngredientTag>;
using MedicineId = Id<struct MedicineTag>;
using ConflictId = Id<struct ConflictTag>;
using SourceId = Id<struct SourceTag>;

}  // namespace antalgic
