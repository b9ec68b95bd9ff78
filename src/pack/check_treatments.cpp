#include "pack/check.hpp"
#include "pack/pack.hpp"

namespace antalgic::pack::check {
namespace {

auto effect_fits(const fb::Core& core, const fb::EffectLine& line) -> bool {
  return in(core.causes(), line.cause()) && is_mask_of(line.windows(), core.windows()->size()) &&
         is_known(line.kind(), fb::EffectKind::MAX) && line.strength() <= 3 && is_known(line.certainty(), fb::Certainty::MAX) &&
         is_known(line.ground(), fb::Ground::MAX) && all_in(core.sources(), line.sources()) &&
         in_or_none(core.treatments(), line.inherited_from());
}

auto words_are_known(const fb::Core& core, const fb::Treatment& row) -> bool {
  if (!is_known(row.role(), fb::Role::MAX) || !is_known(row.start_by(), fb::Starter::MAX) || !is_known(row.certainty(), fb::Certainty::MAX)) {
    return false;
  }
  if ((static_cast<std::uint32_t>(row.flags()) & ~static_cast<std::uint32_t>(fb::TreatmentFlag::ANY)) != 0) return false;
  if (row.fits()->size() != core.windows()->size()) return false;
  for (std::uint32_t i = 0; i < row.fits()->size(); ++i) {
    if (!is_known(static_cast<fb::Fit>(row.fits()->Get(i)), fb::Fit::MAX)) return false;
  }
  return true;
}

auto treatment_fits(const fb::Core& core, const fb::Treatment& row) -> bool {
  if (!words_are_known(core, row)) return false;
  for (const double number : {row.effect(), row.effect_low(), row.effect_high()}) {
    if (!within(number, -100, 100)) return false;
  }
  if (!within(row.temptation(), 0, 1) || !in_or_none(core.conditions(), row.offer_if()) || !in_or_none(core.conditions(), row.avoid_if()) ||
      !in_or_none(core.treatments(), row.stands_for())) {
    return false;
  }
  for (const auto* line : *row.effects()) {
    if (!effect_fits(core, *line)) return false;
  }
  return all_in(core.ingredients(), row.ingredients()) && all_in(core.classes(), row.classes()) &&
         all_in(core.classes(), row.counts_classes()) && all_in(core.conflicts(), row.conflicts()) && all_in(core.sources(), row.sources());
}

auto proposal_fits(const fb::Core& core, const fb::Proposal& row) -> bool {
  return all_in(core.treatments(), row.treatments()) && all_in(core.classes(), row.classes()) &&
         all_in(core.classes(), row.except_classes()) && all_in(core.ingredients(), row.ingredients());
}

auto line_fits(const fb::Core& core, const fb::ScreenLine& line) -> bool {
  if (!in(core.findings(), line.finding())) return false;
  const auto& finding = *core.findings()->Get(line.finding());
  const bool is_choice = finding.kind() == fb::AnswerKind::choice;
  if (line.tick_option() != none && !(is_choice && line.tick_option() < finding.option_count())) return false;
  if (line.then_if() != 0 && !is_mask_of(line.then_if(), finding.option_count())) return false;
  return all_in(core.findings(), line.also_covers()) && all_in(core.findings(), line.then()) && within(line.ticked(), 0, 1) &&
         within(line.keeps(), 0, 1);
}

}  // namespace

auto screens(const fb::Core& core) -> bool {
  for (const auto* screen : *core.screens()) {
    if (!all_in(core.proposals(), screen->decides())) return false;
    for (const auto* line : *screen->lines()) {
      if (!line_fits(core, *line)) return false;
    }
  }
  return true;
}

auto treatments(const fb::Core& core) -> bool {
  for (const auto* window : *core.windows()) {
    if (window->from_day() > window->to_day()) return false;
  }
  for (const auto* row : *core.treatments()) {
    if (!treatment_fits(core, *row)) return false;
  }
  for (const auto* row : *core.proposals()) {
    if (!proposal_fits(core, *row)) return false;
  }
  for (const auto* row : *core.conflicts()) {
    if (!all_in(core.treatments(), row->treatments()) || !all_in(core.sources(), row->sources())) return false;
  }
  return true;
}

auto medicines(const fb::Core& core) -> bool {
  std::string_view last;
  for (const auto* row : *core.medicines()) {
    if (!all_in(core.ingredients(), row->ingredients()) || !all_in(core.classes(), row->classes())) return false;
    const auto key = text(row->key());
    if (key < last) return false;
    last = key;
  }
  std::string_view last_id;
  for (const auto* row : *core.messages()) {
    const auto id = text(row->id());
    if (id <= last_id && row != core.messages()->Get(0)) return false;
    last_id = id;
  }
  for (const auto* source : *core.sources()) {
    if (!is_known(source->reading(), fb::Ground::MAX)) return false;
  }
  return true;
}

}  // namespace antalgic::pack::check
