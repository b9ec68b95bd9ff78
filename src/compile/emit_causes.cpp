#include "compile/emit_parts.hpp"
#include "compile/weight_table.hpp"

namespace antalgic::compile {
namespace {

auto joined(const std::vector<std::string>& parts) -> std::string {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

void add_cause(Emitting& out, const Cause& cause) {
  auto& row = add_row(out.core.causes);
  row.id = cause.id;
  row.title = cause.title;
  row.brief = cause.brief;
  row.family = cause.family.index;
  row.prior = cause.prior;
  row.settings = {cause.home, cause.clinic, cause.emergency_department};
  row.urgency = cause.urgency;
  row.raises = std::make_unique<fb::Range>();
  row.caps = std::make_unique<fb::Range>();
  row.say = cause.say;
  row.watch_for = cause.watch_for;
  row.recheck_days = cause.recheck_days;
  row.usual_course = cause.usual_course;
  row.icd10 = joined(cause.icd10);
  row.sources = positions(cause.sources);
}

void weights(Emitting& out) {
  std::vector<CauseRow> rows;
  for (std::size_t c = 0; c < out.model.causes.size(); ++c) {
    for (const Likelihood& row : out.model.causes[c].likelihoods) {
      rows.push_back({static_cast<std::uint16_t>(c), row.finding.index, {row.mask, row.p, row.low, row.high}});
    }
  }
  WeightTable(out.core).fill(rows);
}

void factors(Emitting& out) {
  for (const Factor& factor : out.model.factors) {
    auto& row = add_row(out.core.factors);
    row.finding = factor.finding.index;
    row.multipliers.assign(out.model.findings[factor.finding.index].options.size() * out.core.stride, 1.0);
    for (const auto& cell : factor.cells) row.multipliers[std::size_t{cell.option} * out.core.stride + cell.cause.index] = cell.multiplier;
  }
}

// One number for each column and cause, at column * stride + cause.
auto matrix(const Emitting& out, const std::vector<MixRow>& rows, std::size_t columns, double otherwise) -> std::vector<double> {
  std::vector<double> numbers(columns * out.core.stride, otherwise);
  for (const MixRow& row : rows) {
    for (std::size_t column = 0; column < columns; ++column) numbers[column * out.core.stride + row.cause.index] = row.values[column];
  }
  return numbers;
}

void mix(Emitting& out) {
  if (!out.model.mix) return;
  const Mix& from = *out.model.mix;
  const auto columns = from.columns.size() + 1;
  out.core.mix = std::make_unique<fb::AlternativeMixT>();
  auto& to = *out.core.mix;
  to.gate = out.table.condition(out.code_of(from.gate, Numbers::plain));
  to.gate_finding = from.gate_finding.index;
  to.clock = from.clock.index;
  to.columns = from.columns;
  to.share_if_not_asked = from.share_if_not_asked;
  to.priors = matrix(out, from.priors, columns, 0);
  to.general = from.general;
  for (const MixModifier& modifier : from.modifiers) {
    auto& row = add_row(to.modifiers);
    row.exclusive = modifier.exclusive;
    row.general = modifier.general;
    row.multipliers = matrix(out, modifier.rows, columns, 1);
  }
}

}  // namespace

// Requires: findings are there.
void emit_causes(Emitting& out) {
  for (const Family& family : out.model.families) {
    auto& row = add_row(out.core.families);
    row.id = family.id;
    row.title = family.title;
    row.brief = family.brief;
  }
  for (const Cause& cause : out.model.causes) add_cause(out, cause);
  weights(out);
  factors(out);
  mix(out);
}

}  // namespace antalgic::compile
