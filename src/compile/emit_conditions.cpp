#include <algorithm>

#include "compile/emit_parts.hpp"

namespace antalgic::compile {
namespace {

constexpr auto is_comparison(fb::AtomOp op) -> bool { return op >= fb::AtomOp::less && op <= fb::AtomOp::equal; }

// The position a subject has in the pack: findings and classes keep theirs, treatments come before sets among the
// proposals, danger rules stand behind the closures among the rules.
auto position_of(const Emitting& out, const Subject& subject) -> std::uint16_t {
  struct {
    const Emitting& out;
    auto operator()(std::monostate) const -> std::uint16_t { return none; }
    auto operator()(FindingId id) const -> std::uint16_t { return id.index; }
    auto operator()(ClassId id) const -> std::uint16_t { return id.index; }
    auto operator()(TreatmentId id) const -> std::uint16_t { return id.index; }
    auto operator()(SetId id) const -> std::uint16_t { return static_cast<std::uint16_t>(out.model.treatments.size() + id.index); }
    auto operator()(DangerId id) const -> std::uint16_t { return static_cast<std::uint16_t>(out.first_danger + id.index); }
  } visitor{out};
  return std::visit(visitor, subject);
}

auto has_flag(const Finding& finding, fb::FindingFlag flag) -> bool { return (finding.flags & flag) != fb::FindingFlag{}; }

auto atom_of(Emitting& out, const Atom& atom, Numbers numbers) -> fb::Atom {
  const auto subject = position_of(out, atom.subject);
  std::uint16_t stand_in = none;
  bool unmeasured_is_no = false;
  if (numbers == Numbers::as_rules_read_them && is_comparison(atom.op)) {
    unmeasured_is_no = has_flag(out.model.findings[subject], fb::FindingFlag::unmeasured_is_no);
    const auto same = std::ranges::find_if(out.model.stand_ins, [&](const StandIn& row) {
      return row.finding.index == subject && row.op == atom.op && row.value == atom.value;
    });
    if (same != out.model.stand_ins.end()) stand_in = out.table.condition(out.code_of(same->when, Numbers::plain));
  }
  return {atom.value, atom.mask, subject, stand_in, atom.op, unmeasured_is_no};
}

}  // namespace

auto Emitting::code_of(const Condition& condition, Numbers numbers) -> Code {
  const auto children = static_cast<std::uint32_t>(condition.children.size());
  Code code;
  switch (condition.node) {
    case Condition::Node::atom: return {atom_node(table.atom(atom_of(*this, condition.atom, numbers)))};
    case Condition::Node::all: code.push_back(all_node(children)); break;
    case Condition::Node::any: code.push_back(any_node(children)); break;
    case Condition::Node::at_least: code.push_back(at_least_node(children, condition.least)); break;
  }
  for (const Condition& child : condition.children) {
    const auto inner = code_of(child, numbers);
    code.insert(code.end(), inner.begin(), inner.end());
  }
  return code;
}

auto Emitting::condition(const MaybeCondition& condition, Numbers numbers) -> std::uint16_t {
  return condition ? table.condition(code_of(*condition, numbers)) : none;
}

}  // namespace antalgic::compile
