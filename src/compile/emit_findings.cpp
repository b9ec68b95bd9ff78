#include "compile/emit_parts.hpp"

namespace antalgic::compile {
namespace {

void add_finding(Emitting& out, const Finding& finding) {
  auto& row = add_row(out.core.findings);
  row.id = finding.id;
  row.question = finding.question;
  row.help = finding.help;
  row.short_name = finding.short_name;
  row.kind = finding.kind;
  row.unit = finding.unit;
  row.min = finding.min;
  row.max = finding.max;
  row.first_option = static_cast<std::uint32_t>(out.core.options.size());
  row.option_count = static_cast<std::uint16_t>(finding.options.size());
  row.group = finding.group.index;
  row.flags = finding.flags;
  row.classes = positions(finding.classes);
  row.core = finding.core.value_or(none);
  row.passes_by_day = finding.passes_by_day;
  for (std::size_t i = 0; i < finding.options.size(); ++i) {
    const Option& option = finding.options[i];
    auto& to = add_row(out.core.options);
    to.id = option.id;
    to.label = option.label;
    to.background = option.background;
    to.from = option.from;
    to.to = option.to;
    if (option.dont_know) row.dont_know_option = static_cast<std::uint16_t>(i);
  }
}

}  // namespace

void emit_findings(Emitting& out) {
  for (const Finding& finding : out.model.findings) add_finding(out, finding);
  for (const Group& group : out.model.groups) {
    auto& row = add_row(out.core.groups);
    row.id = group.id;
    row.title = group.meaning;
  }
  for (const Narrower& pair : out.model.narrower) {
    out.core.narrower.emplace_back(pair.part.index, pair.whole.index, pair.whole_option.value_or(none));
  }
  for (const Derivation& derivation : out.model.derivations) {
    auto& row = add_row(out.core.derived);
    row.finding = derivation.finding.index;
    row.formula = derivation.formula;
    row.from = positions(derivation.from);
    row.otherwise_no = derivation.otherwise_no;
  }
}

}  // namespace antalgic::compile
