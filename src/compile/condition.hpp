// compile/condition.hpp: a condition as written, typed and with every name resolved.
// Parsed by condition_parser.hpp; turned into the compact form of pack.fbs by the writer of the pack.
// Invariants: at most `max_depth` nodes deep; an atom names its subject by position in the Model; the option mask of an `option`
//             atom is never empty; `at_least` has 0 < least <= children.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/issue.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

namespace fb = antalgic::fb;

// Positions in the vectors of the Model that the pack's own ids do not cover.
using SetId = Id<struct SetTag>;
using DangerId = Id<struct DangerTag>;
using ClaimId = Id<struct ClaimTag>;

// What an atom is about: nothing (`item.*`, `unexplained`), a finding, a class (`taking`), a treatment or set
// (`proposing`), a danger rule (`fired`).
using Subject = std::variant<std::monostate, FindingId, ClassId, TreatmentId, SetId, DangerId>;

struct Atom {
  fb::AtomOp op = fb::AtomOp::yes;
  Subject subject;
  std::uint64_t mask = 0;  // `option`: bit k = k-th option of the finding
  double value = 0;        // number comparisons and `item.* > value`
};

struct Condition {
  enum class Node : std::uint8_t { atom, all, any, at_least };
  static constexpr int max_depth = 16;

  explicit Condition(Span place) : where(place) {}

  Node node = Node::atom;
  Atom atom;                        // node == atom
  std::uint16_t least = 0;          // node == at_least
  std::vector<Condition> children;  // the others: two or more for `all` and `any`
  Span where;
};

using MaybeCondition = std::optional<Condition>;

}  // namespace antalgic::compile
