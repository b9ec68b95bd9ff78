#include "pack/check.hpp"

namespace antalgic::pack::check {
namespace {

constexpr double most_worth = 1e6;

auto urgency_constants(const fb::UrgencyConstants& row) -> bool {
  return within(row.emergency_now(), 0, 1) && within(row.same_day(), 0, 1) && within(row.within_48h(), 0, 1) &&
         within(row.within_2_weeks(), 0, 1) && is_known(row.dont_miss_from(), fb::Level::MAX);
}

auto asking_constants(const fb::AskingConstants& row) -> bool {
  const double numbers[] = {row.level_value_0(), row.level_value_1(), row.level_value_2(), row.level_value_3(),
                            row.level_value_4(), row.level_value_5(), row.lead_change(),   row.information(),
                            row.stop_below(),    row.quick_stop_below()};
  for (const double number : numbers) {
    if (!within(number, 0, most_worth)) return false;
  }
  return row.page_lines() >= 1;
}

auto planning_constants(const fb::Core& core, const fb::PlanningConstants& row) -> bool {
  const double numbers[] = {row.worth_first_choice(), row.worth_first_choice_step(), row.worth_helps_step(), row.worth_only_after_step(),
                            row.worth_little_step(),  row.harm_weight(),             row.burden_weight(),    row.leading_bonus(),
                            row.bars_factor(),        row.dont_miss_factor(),        row.harm_limit(),       row.patient_harm_limit(),
                            row.only_after_limit(),   row.medicine_score(),          row.medicine_score_mild(), row.medicine_pain(),
                            row.floor_do(),           row.floor_consider(),          row.floor_ask_first(),  row.hands_on_score(),
                            row.manipulation_score(), row.adult_age(),               row.severe_pain()};
  for (const double number : numbers) {
    if (!within(number, -most_worth, most_worth)) return false;
  }
  return in_or_none(core.conditions(), row.strict_if()) &&
         row.certainty()->size() == static_cast<std::uint32_t>(fb::Certainty::MAX) + 1 && all_within(row.certainty(), 0, most_worth) &&
         row.fits()->size() == static_cast<std::uint32_t>(fb::Fit::MAX) + 1 && all_within(row.fits(), 0, most_worth);
}

auto derivation(const fb::Core& core, const fb::Derivation& row) -> bool {
  if (!in(core.findings(), row.finding()) || !is_known(row.formula(), fb::Formula::MAX)) return false;
  const bool joins = row.formula() == fb::Formula::any_of;
  const auto kind = joins ? fb::AnswerKind::yes_no : fb::AnswerKind::number;
  if (joins ? row.from()->size() == 0 : row.from()->size() != 2) return false;
  for (const std::uint16_t part : *row.from()) {
    if (!is_kind(core, part, kind) || part == row.finding()) return false;
  }
  return is_kind(core, row.finding(), kind);
}

}  // namespace

auto sizes(const fb::Core& core) -> bool {
  constexpr std::uint32_t most = none - 1;
  const std::uint32_t counts[] = {core.findings()->size(),    core.options()->size(),    core.groups()->size(),    core.atoms()->size(),
                                  core.conditions()->size(),  core.rules()->size(),      core.causes()->size(),    core.families()->size(),
                                  core.treatments()->size(),  core.proposals()->size(),  core.ingredients()->size(), core.classes()->size(),
                                  core.medicines()->size(),   core.conflicts()->size(),  core.sources()->size(),   core.screens()->size(),
                                  core.narrower()->size(),    core.nests()->size(),      core.messages()->size(),  core.regions()->size()};
  for (const std::uint32_t count : counts) {
    if (count > most) return false;
  }
  const std::uint32_t causes = core.causes()->size();
  return causes > 0 && core.stride() == (causes + 7) / 8 * 8 && core.windows()->size() <= 16;
}

auto constants(const fb::Core& core) -> bool {
  const auto& inference = *core.inference();
  if (!within(inference.not_listed(), 0, 0.99) || !within(inference.order_power_quarters(), 1, 8) ||
      !within(inference.prior_floor(), 1e-30, 1) || !within(inference.need_factor(), 0, 1) || !within(inference.base_spread(), 0, 16)) {
    return false;
  }
  if (!urgency_constants(*core.urgency()) || !asking_constants(*core.asking()) || !planning_constants(core, *core.planning())) return false;
  for (const std::uint16_t role : {core.onset_days(), core.age(), core.pain_now()}) {
    if (role != none && !is_kind(core, role, fb::AnswerKind::number)) return false;
  }
  if (core.medicines_any() != none && !is_kind(core, core.medicines_any(), fb::AnswerKind::yes_no)) return false;
  for (const std::uint16_t dated : *core.dated()) {
    if (!is_kind(core, dated, fb::AnswerKind::number)) return false;
  }
  for (const auto* row : *core.derived()) {
    if (!derivation(core, *row)) return false;
  }
  return true;
}

auto all(const fb::Core& core) -> bool {
  return sizes(core) && findings(core) && weights(core) && constants(core) && conditions(core) && rules(core) && causes(core) && mix(core) &&
         screens(core) && treatments(core) && medicines(core) && words(core);
}

}  // namespace antalgic::pack::check
