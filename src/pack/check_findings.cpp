#include "pack/check.hpp"

namespace antalgic::pack::check {
namespace {

constexpr std::uint32_t most_options = 64;                 // a mask holds one bit for each
constexpr std::int32_t largest_weight = 16 * (1 << 20);    // 16 nat; probabilities are clamped far inside it

auto bins_follow(const fb::Core& core, const fb::Finding& finding) -> bool {
  double last = -1e300;
  for (std::uint32_t i = 0; i < finding.option_count(); ++i) {
    const auto& bin = *core.options()->Get(finding.first_option() + i);
    if (!is_finite(bin.from()) || !is_finite(bin.to()) || bin.from() < last || bin.to() < bin.from()) return false;
    last = bin.to();
  }
  return true;
}

auto options_fit(const fb::Core& core, const fb::Finding& finding) -> bool {
  const std::uint32_t count = finding.option_count();
  const auto total = core.options()->size();
  if (count > most_options || finding.first_option() > total || count > total - finding.first_option()) return false;
  if (finding.dont_know_option() != none && finding.dont_know_option() >= count) return false;
  switch (finding.kind()) {
    case fb::AnswerKind::yes_no: return count == 2;
    case fb::AnswerKind::choice: return count >= 1;
    case fb::AnswerKind::number:
      return is_finite(finding.min()) && is_finite(finding.max()) && finding.min() <= finding.max() && bins_follow(core, finding);
  }
  return false;
}

auto options_hold(const fb::Core& core) -> bool {
  for (const auto* option : *core.options()) {
    if (!within(option->background(), 0, 1)) return false;
  }
  return true;
}

auto wholes_fit(const fb::Core& core) -> bool {
  for (const auto* row : *core.narrower()) {
    if (!is_kind(core, row->part(), fb::AnswerKind::yes_no) || !in(core.findings(), row->whole()) || row->part() == row->whole()) return false;
    const auto& whole = *core.findings()->Get(row->whole());
    const bool fits = row->whole_option() == none ? whole.kind() == fb::AnswerKind::yes_no
                                                  : whole.kind() == fb::AnswerKind::choice && row->whole_option() < whole.option_count();
    if (!fits) return false;
  }
  std::uint32_t last = 0;
  for (const auto* row : *core.nests()) {
    if (!is_kind(core, row->part(), fb::AnswerKind::yes_no) || !is_kind(core, row->whole(), fb::AnswerKind::yes_no)) return false;
    if (row->part() == row->whole() || row->part() < last) return false;
    last = row->part();
  }
  return true;
}

auto is_row_set(const flatbuffers::Vector<std::int32_t>* numbers, std::uint64_t rows, std::uint64_t stride) -> bool {
  if (numbers->size() != rows * stride) return false;
  for (const std::int32_t weight : *numbers) {
    if (weight > largest_weight || weight < -largest_weight) return false;
  }
  return true;
}

}  // namespace

auto findings(const fb::Core& core) -> bool {
  for (const auto* finding : *core.findings()) {
    if (!is_known(finding->kind(), fb::AnswerKind::MAX) || !options_fit(core, *finding)) return false;
    if (!in_or_none(core.groups(), finding->group()) || !all_in(core.classes(), finding->classes())) return false;
    if ((static_cast<std::uint32_t>(finding->flags()) & ~static_cast<std::uint32_t>(fb::FindingFlag::ANY)) != 0) return false;
  }
  return options_hold(core) && wholes_fit(core);
}

auto weights(const fb::Core& core) -> bool {
  const std::uint64_t stride = core.stride(), options = core.options()->size();
  return is_row_set(core.weights(), options, stride) && is_row_set(core.nest_given(), core.nests()->size(), stride) &&
         core.spread_up()->size() == options * stride && core.spread_down()->size() == options * stride;
}

}  // namespace antalgic::pack::check
