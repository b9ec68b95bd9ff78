#include <array>

#include "pack/check.hpp"

namespace antalgic::pack::check {
namespace {

constexpr std::uint32_t argument_mask = 0x3FFF'FFFF;

auto is_comparison(fb::AtomOp op) -> bool { return op >= fb::AtomOp::less && op <= fb::AtomOp::equal; }

auto subject_fits(const fb::Core& core, const fb::Atom& atom) -> bool {
  const std::uint32_t subject = atom.subject();
  switch (atom.op()) {
    case fb::AtomOp::yes:
    case fb::AtomOp::no: return is_kind(core, subject, fb::AnswerKind::yes_no);
    case fb::AtomOp::option:
      return is_kind(core, subject, fb::AnswerKind::choice) && is_mask_of(atom.mask(), core.findings()->Get(subject)->option_count());
    case fb::AtomOp::less:
    case fb::AtomOp::less_equal:
    case fb::AtomOp::greater:
    case fb::AtomOp::greater_equal:
    case fb::AtomOp::equal: return is_kind(core, subject, fb::AnswerKind::number);
    case fb::AtomOp::open:
    case fb::AtomOp::unknown: return in(core.findings(), subject);
    case fb::AtomOp::taking: return in(core.classes(), subject);
    case fb::AtomOp::proposing: return in(core.proposals(), subject);
    case fb::AtomOp::fired: return in(core.rules(), subject) && core.rules()->Get(subject)->kind() == fb::RuleKind::danger;
    case fb::AtomOp::item_days:
    case fb::AtomOp::item_total_daily_mg:
    case fb::AtomOp::item_daily_mg:
    case fb::AtomOp::item_minutes:
    case fb::AtomOp::item_stopping:
    case fb::AtomOp::unexplained: return true;
  }
  return false;
}

// One whole expression that ends exactly where the range ends.
auto is_well_formed(const fb::Core& core, std::uint32_t begin, std::uint32_t end) -> bool {
  std::array<std::uint32_t, deepest> waiting{};  // children still to come, level by level
  std::uint32_t level = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t node = core.code()->Get(i), type = node >> 30, argument = node & argument_mask;
    const std::uint32_t children = type == 0 ? 0 : type == 3 ? argument & 0xFFFF : argument;
    if (type == 0 && !in(core.atoms(), argument)) return false;
    if (type >= 2 && children == 0) return false;
    if (type == 3 && (argument >> 16 == 0 || argument >> 16 > children)) return false;
    if (children > 0) {
      if (level + 1 >= deepest || children >= end - i) return false;
      waiting[level++] = children;
      continue;
    }
    while (level > 0 && --waiting[level - 1] == 0) --level;
    if (level == 0) return i + 1 == end;
  }
  return false;
}

// A stand-in that stood in for itself would never end.
auto stands_alone(const fb::Core& core, std::uint32_t condition) -> bool {
  const auto* range = core.conditions()->Get(condition);
  for (std::uint32_t i = range->begin(); i < range->end(); ++i) {
    const std::uint32_t node = core.code()->Get(i);
    if (node >> 30 == 0 && core.atoms()->Get(node)->stand_in() != none) return false;
  }
  return true;
}

}  // namespace

auto conditions(const fb::Core& core) -> bool {
  if (core.atoms()->size() != 0 && reinterpret_cast<std::uintptr_t>(core.atoms()->Data()) % alignof(fb::Atom) != 0) return false;
  for (const auto* range : *core.conditions()) {
    if (range->begin() >= range->end() || range->end() > core.code()->size()) return false;
    if (!is_well_formed(core, range->begin(), range->end())) return false;
  }
  for (const auto* atom : *core.atoms()) {
    if (!is_known(atom->op(), fb::AtomOp::MAX) || !is_finite(atom->value()) || !subject_fits(core, *atom)) return false;
    if (!in_or_none(core.conditions(), atom->stand_in())) return false;
    if (atom->stand_in() != none && !(is_comparison(atom->op()) && stands_alone(core, atom->stand_in()))) return false;
  }
  return true;
}

}  // namespace antalgic::pack::check
