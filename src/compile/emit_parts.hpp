// compile/emit_parts.hpp: what the emit_*.cpp files share while they fill one core. Not for other rooms.
#pragma once

#include <memory>

#include "compile/condition_table.hpp"
#include "compile/emit.hpp"
#include "compile/model.hpp"
#include "pack/envelope.hpp"

namespace antalgic::compile {

inline constexpr std::uint16_t none = 0xFFFF;

// Whether open numbers read as danger and safety rules read them: stand-ins apply, and "unmeasured is no".
enum class Numbers : std::uint8_t { plain, as_rules_read_them };

struct Emitting {
  explicit Emitting(const Model& m) : model(m) {}

  const Model& model;
  fb::CoreT core;
  ConditionTable table;
  std::uint16_t first_danger = 0;  // position of the first danger rule among all rules

  [[nodiscard]] auto code_of(const Condition& condition, Numbers numbers) -> Code;
  [[nodiscard]] auto condition(const MaybeCondition& condition, Numbers numbers) -> std::uint16_t;
};

template <class Ids>
[[nodiscard]] auto positions(const Ids& ids) -> std::vector<std::uint16_t> {
  std::vector<std::uint16_t> out;
  out.reserve(ids.size());
  for (const auto id : ids) out.push_back(id.index);
  return out;
}

template <class Row>
auto add_row(std::vector<std::unique_ptr<Row>>& rows) -> Row& {
  return *rows.emplace_back(std::make_unique<Row>());
}

void emit_findings(Emitting& out);
void emit_rules(Emitting& out);
void emit_causes(Emitting& out);  // with families, factors, the mix and all weights
void emit_treatments(Emitting& out);
void emit_words(Emitting& out);   // screens, medicines, conflicts, sources, regions, messages

// The whole core, in order. Returns the positions of the conditions of `reassess` records, which the library refers to.
auto emit_all(Emitting& out) -> std::vector<std::uint16_t>;

// `payload` behind its envelope.
[[nodiscard]] auto sealed(pack::FileKind kind, const pack::Hash& hash, std::span<const std::byte> payload) -> PackFile;

}  // namespace antalgic::compile
