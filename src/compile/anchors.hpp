// compile/anchors.hpp: which answers make an unknown count in a danger rule: those of findings with the flag `anchor` that
// the rule itself names. A yes/no finding anchors by a yes, a choice by its option `yes`, a number by the rule's own comparison.
// The writer of the pack and the toy packs of tests share it. Header only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "compile/condition_table.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

struct Anchors {
  std::vector<std::uint16_t> findings, atoms;
};

namespace detail {

inline void add_once(std::vector<std::uint16_t>& list, std::uint16_t index) {
  if (std::ranges::find(list, index) == list.end()) list.push_back(index);
}

// Bit of the option `yes` of a choice, 0 where it has none.
inline auto yes_bit(const fb::CoreT& core, const fb::FindingT& finding) -> std::uint64_t {
  for (std::uint32_t i = 0; i < finding.option_count; ++i) {
    if (core.options[finding.first_option + i]->id == "yes") return std::uint64_t{1} << i;
  }
  return 0;
}

}  // namespace detail

inline auto anchors_of(ConditionTable& table, const fb::CoreT& core, const Code& code) -> Anchors {
  Anchors anchors;
  for (const std::uint32_t node : code) {
    if (node >> 30 != 0) continue;
    const fb::Atom atom = table.atom_at(node);
    if (atom.op() > fb::AtomOp::equal) continue;
    const auto& finding = *core.findings[atom.subject()];
    if ((finding.flags & fb::FindingFlag::anchor) == fb::FindingFlag{}) continue;
    if (atom.op() == fb::AtomOp::yes) detail::add_once(anchors.findings, atom.subject());
    if (atom.op() == fb::AtomOp::option) {
      const std::uint64_t yes = detail::yes_bit(core, finding) & atom.mask();
      if (yes != 0) detail::add_once(anchors.atoms, table.atom({0, yes, atom.subject(), 0xFFFF, fb::AtomOp::option, false}));
    }
    if (atom.op() >= fb::AtomOp::less) detail::add_once(anchors.atoms, static_cast<std::uint16_t>(node));
  }
  return anchors;
}

}  // namespace antalgic::compile
