// compile/condition_table.hpp: the atoms, nodes and conditions of a pack, each different one stored once.
// The writer of the pack and the toy packs of tests share it. Header only, so that a test can use it without the compiler's library.
// Cost: a map look-up for each atom and condition.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "pack/pack_generated.h"

namespace antalgic::compile {

namespace fb = antalgic::fb;

// Nodes of pack.fbs, in prefix order.
using Code = std::vector<std::uint32_t>;
constexpr auto atom_node(std::uint32_t atom) -> std::uint32_t { return atom; }
constexpr auto all_node(std::uint32_t children) -> std::uint32_t { return 1U << 30 | children; }
constexpr auto any_node(std::uint32_t children) -> std::uint32_t { return 2U << 30 | children; }
constexpr auto at_least_node(std::uint32_t children, std::uint32_t least) -> std::uint32_t { return 3U << 30 | least << 16 | children; }

class ConditionTable {
 public:
  // The position of an equal atom, which is added if there is none.
  auto atom(const fb::Atom& atom) -> std::uint16_t {
    const Key key{static_cast<int>(atom.op()), atom.subject(), atom.mask(), std::bit_cast<std::uint64_t>(atom.value()), atom.stand_in(),
                  atom.unmeasured_is_no()};
    const auto [place, is_new] = by_key_.try_emplace(key, static_cast<std::uint16_t>(atoms_.size()));
    if (is_new) atoms_.push_back(atom);
    return place->second;
  }

  [[nodiscard]] auto atom_at(std::size_t position) const -> const fb::Atom& { return atoms_[position]; }

  // The position of the condition with this code, likewise.
  auto condition(const Code& code) -> std::uint16_t {
    const auto [place, is_new] = by_code_.try_emplace(code, static_cast<std::uint16_t>(conditions_.size()));
    if (is_new) {
      const auto begin = static_cast<std::uint32_t>(code_.size());
      code_.insert(code_.end(), code.begin(), code.end());
      conditions_.emplace_back(begin, static_cast<std::uint32_t>(code_.size()));
    }
    return place->second;
  }

  // True everywhere: what a rule without a condition of its own says.
  auto always() -> std::uint16_t { return condition({all_node(0)}); }

  void write_into(fb::CoreT& core) const {
    core.atoms = atoms_;
    core.code = code_;
    core.conditions = conditions_;
  }

 private:
  using Key = std::tuple<int, std::uint16_t, std::uint64_t, std::uint64_t, std::uint16_t, bool>;
  std::map<Key, std::uint16_t> by_key_;
  std::map<Code, std::uint16_t> by_code_;
  std::vector<fb::Atom> atoms_;
  std::vector<std::uint32_t> code_;
  std::vector<fb::Range> conditions_;
};

}  // namespace antalgic::compile
