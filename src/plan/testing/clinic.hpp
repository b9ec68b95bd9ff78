// plan/testing/clinic.hpp: one small pack that has every kind of treatment and rule, and people to plan for. Tests only.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "plan/plan.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::plan::testing {

namespace fb = pack::fb;

inline auto flags(std::initializer_list<fb::TreatmentFlag> list) -> fb::TreatmentFlag {
  std::uint32_t out = 0;
  for (const auto flag : list) out |= static_cast<std::uint32_t>(flag);
  return static_cast<fb::TreatmentFlag>(out);
}

inline void add_people(toy::PackBuilder& builder) {
  builder.number("age", 0, 110)
      .number("pain", 0, 10)
      .number("day", 0, 10000, {}, {.unit = "days"})
      .number("surgery_day", 0, 10000, {}, {.unit = "days"})
      .number("weeks", 0, 42, {}, {.unit = "weeks"})
      .yes_no("operated", 0.05)
      .yes_no("takes_any", 0.5)
      .yes_no("takes_thinner", 0.1, {.classes = {"thinner"}})
      .yes_no("takes_opioid", 0.1, {.classes = {"opioid"}})
      .yes_no("numb_skin", 0.1, {.flags = fb::FindingFlag::warns})
      .yes_no("bruise", 0.1, {.flags = fb::FindingFlag::warns})
      .yes_no("ulcer", 0.1)
      .yes_no("liver", 0.1)
      .yes_no("cleared", 0.1)
      .yes_no("low_mood", 0.1);
  for (auto& finding : builder.core().findings) {
    if (finding->id == "bruise") finding->passes_by_day = 4;
  }
  builder.roles("day", "age", "pain", "takes_any", {"day", "surgery_day", "weeks"});
}

inline void add_causes(toy::PackBuilder& builder) {
  builder.cause("strain", 0.6, {.watch_for = {"worse after a week"}, .recheck_days = {14}})
      .cause("nerve", 0.3, {.urgency = fb::Level::routine, .watch_for = {"a weak foot"}, .recheck_days = {3}})
      .cause("tumour", 0.05, {.urgency = fb::Level::within_2_weeks, .watch_for = {"pain at night"}})
      .cause("rupture", 0.02, {.urgency = fb::Level::emergency_now})
      .cause("stone", 0.03, {.urgency = fb::Level::same_day})
      .cause("scar", 0)
      .mix(toy::yes("operated"), "operated", "surgery_day", {14, 42}, 0.03, {0.3, 0.5, 0.7})
      .mix_prior("scar", {0.7, 0.5, 0.3});
}

inline void add_windows(toy::PackBuilder& builder) {
  builder.window("d0_3", 0, 3).window("d4_14", 4, 14).window("w3_6", 15, 42).window("later", 43, 20000, false, true);
  builder.window("s0_2w", 0, 14, true).window("s3_6w", 15, 42, true).window("s_later", 43, 20000, true, true);
}

inline void add_treatments(toy::PackBuilder& builder) {
  using enum fb::TreatmentFlag;
  using fb::EffectKind;
  using fb::Role;
  builder.treatment("tablet-class", {.role = Role::medicine, .kind = "tablet", .flags = umbrella})
      .treatment("tablet", {.role = Role::medicine, .kind = "tablet", .start_by = fb::Starter::pharmacist, .flags = always_checked, .burden = 1,
                            .temptation = 1, .stands_for = "tablet-class", .ingredients = {"brufen"}, .classes = {"nsaid"}})
      .treatment("gel", {.role = Role::medicine, .kind = "tablet", .classes = {"nsaid-gel"}})
      .treatment("plain", {.role = Role::medicine, .kind = "plain", .start_by = fb::Starter::pharmacist, .flags = flags({always_checked, fallback}),
                           .stands_for = "tablet-class", .ingredients = {"para"}, .classes = {"para"}})
      .treatment("rub", {.role = Role::medicine, .kind = "rub", .flags = gentle, .classes = {"rub"}})
      .treatment("walk", {.role = Role::move, .flags = flags({gentle, patient_limit}), .temptation = 0.5})
      .treatment("stretch", {.role = Role::move, .temptation = 0.7})
      .treatment("warmth", {.kind = "heat", .flags = flags({gentle, patient_limit, always_checked}), .temptation = 0.5})
      .treatment("bath", {.kind = "heat", .flags = gentle})
      .treatment("cold", {.kind = "cold", .flags = flags({gentle, patient_limit})})
      .treatment("bed", {.start_by = fb::Starter::never, .temptation = 1})
      .treatment("massage", {.role = Role::hands_on, .flags = gentle, .temptation = 0.9})
      .treatment("thrust", {.role = Role::hands_on, .flags = ask_first_always, .temptation = 0.9})
      .treatment("relaxant", {.role = Role::medicine, .start_by = fb::Starter::clinician, .burden = 1})
      .treatment("laxative", {.role = Role::medicine, .start_by = fb::Starter::pharmacist, .flags = flags({supportive, decided_by_others}),
                              .offer_if = toy::taking("opioid")})
      .treatment("calm", {.role = Role::mind, .flags = gentle, .offer_if = toy::yes("low_mood")})
      .treatment("account", {.role = Role::learn, .flags = gentle})
      .treatment("clinic", {.role = Role::refer, .kind = "seen", .flags = flags({referral, leads_after_six_weeks})})
      .treatment("hospital", {.role = Role::refer, .kind = "seen", .flags = flags({referral, emergency_only})});
  for (const auto* cause : {"strain", "nerve"}) {
    builder.effect("tablet", cause, EffectKind::helps).effect("walk", cause, EffectKind::first_choice).effect("account", cause, EffectKind::helps);
    builder.effect("plain", cause, EffectKind::little, {.strength = 1}).effect("calm", cause, EffectKind::helps);
    builder.effect("clinic", cause, EffectKind::helps).effect("rub", cause, EffectKind::helps, {.strength = 1}).effect("cold", cause, EffectKind::helps, {.strength = 1});
  }
  builder.effect("gel", "strain", EffectKind::helps, {.strength = 1})
      .effect("warmth", "strain", EffectKind::first_choice)
      .effect("bath", "strain", EffectKind::helps)
      .effect("stretch", "strain", EffectKind::helps)
      .effect("stretch", "strain", EffectKind::worsens, {.strength = 3, .windows = {"d0_3"}, .why = "a fresh tear"})
      .effect("massage", "strain", EffectKind::helps)
      .effect("massage", "nerve", EffectKind::worsens, {.why = "presses the nerve"})
      .effect("thrust", "strain", EffectKind::helps)
      .effect("relaxant", "strain", EffectKind::only_after, {.strength = 3})
      .effect("laxative", "strain", EffectKind::helps)
      .effect("bed", "strain", EffectKind::worsens, {.why = "stiffens"})
      .effect("walk", "tumour", EffectKind::only_after, {.strength = 1, .why = "only after the scan"})
      .effect("massage", "tumour", EffectKind::bars, {.why = "a weak bone"})
      .effect("tablet", "rupture", EffectKind::bars, {.why = "bleeds"})
      .effect("warmth", "rupture", EffectKind::worsens)
      .effect("hospital", "rupture", EffectKind::first_choice, {.strength = 3, .why = "lie flat, nothing to drink"})
      .effect("warmth", "stone", EffectKind::helps)
      .effect("plain", "stone", EffectKind::helps)
      .effect("cold", "rupture", EffectKind::helps, {.why = "while you wait"})
      .effect("clinic", "tumour", EffectKind::first_choice, {.strength = 3, .why = "a scan"})
      .effect("walk", "scar", EffectKind::first_choice, {.windows = {"s0_2w", "s3_6w"}, .why = "short walks"})
      .effect("massage", "scar", EffectKind::bars, {.why = "the wound"});
}

inline void add_rules(toy::PackBuilder& builder) {
  using fb::Severity;
  using toy::all;
  using toy::proposing;
  using toy::taking;
  using toy::yes;
  builder.set("tablet-any", {"tablet"}, {.classes = {"nsaid"}})
      .set("heat-any", {"warmth", "bath"})
      .set("lifting", {})
      .medicine("brufen", "brufen", {"brufen"}, {"nsaid"})
      .medicine("brufen plus", "brufen plus", {"brufen", "codeine"}, {"nsaid", "opioid"})
      .medicine("naprox", "naprox", {"naprox"}, {"nsaid"})
      .medicine("para", "para", {"para"}, {"para"})
      .medicine("warfarin", "warfarin", {"warfarin"}, {"thinner"})
      .medicine("codeine", "codeine", {"codeine"}, {"opioid"})
      .medicine("vitamin", "vitamin", {"vitamin"}, {"other"})
      .safety("N01", Severity::major, all({proposing("tablet-any"), taking("thinner")}), {.effect = "bleeding"})
      .safety("N09", Severity::major, all({proposing("tablet-any"), taking("nsaid")}), {.effect = "two of a kind"})
      .safety("U01", Severity::contraindicated, all({proposing("tablet-any"), yes("ulcer")}), {.effect = "bleeding"})
      .safety("L01", Severity::contraindicated, all({proposing("plain"), yes("liver")}), {.effect = "liver"})
      .safety("P01", Severity::contraindicated, all({proposing("tablet-any"), toy::greater_equal("weeks", 20).false_while_open()}), {.effect = "the child"})
      .safety("H01", Severity::contraindicated, all({proposing("heat-any"), yes("numb_skin")}), {.effect = "burns"})
      .safety("H02", Severity::major, all({proposing("heat-any"), yes("bruise")}), {.effect = "swelling"})
      .safety("H03", Severity::contraindicated, all({proposing("heat-any"), proposing("rub")}), {.effect = "burns"})
      .safety("H04", Severity::moderate, all({proposing("heat-any"), taking("opioid")}), {.effect = "sleepy"})
      .safety("X01", Severity::contraindicated, all({proposing("tablet-any"), yes("operated")}), {.unless = yes("cleared"), .effect = "heals badly"})
      .safety("R11", Severity::contraindicated, all({proposing("plain"), toy::item_total_daily_mg(4000)}), {.effect = "too much"})
      .safety("R33", Severity::moderate, all({proposing("plain"), taking("para")}), {.effect = "twice"})
      .safety("X11", Severity::major, all({proposing("lifting"), yes("operated")}), {.effect = "strain on the repair"})
      .safety("C01", Severity::minor, all({proposing("cold"), yes("numb_skin")}), {.effect = "look at the skin"});
  for (const auto* id : {"timing_now", "timing_today", "timing_within_48h", "timing_within_2_weeks", "timing_until_seen", "timing_until_ruled_out",
                         "no_medicine_is_safe", "surgeon_first", "ask_unknown_medicine", "ask_prescriber", "ask_specialist", "ask_condition",
                         "ask_pharmacist", "taken_already"}) {
    builder.message(id, id);
  }
}

inline auto clinic() -> const toy::ToyPack& {
  static const auto toy = [] {
    toy::PackBuilder builder;
    add_people(builder);
    add_causes(builder);
    add_windows(builder);
    add_treatments(builder);
    add_rules(builder);
    auto& numbers = *builder.core().planning;
    numbers.severe_pain = 7;
    numbers.late_from_day = 43;
    numbers.recheck_days = {14, 14, 14, 3, 1, 1};
    numbers.recheck_severe = 7;
    auto core = builder.finish();
    for (auto& rule : core.rules) rule->same_item = rule->id == "R33";
    return toy::ToyPack(toy::file_of(core));
  }();
  return toy;
}

// A person, described in the words of the pack. Everything not said is answered no, unless `silent`.
struct Someone {
  std::map<std::string, double> numbers = {{"age", 45}, {"pain", 6}, {"day", 1}};
  std::vector<std::string> yes = {}, open = {};
  std::map<std::string, double> causes = {{"strain", 0.8}};
  triage::Level level = triage::Level::self_care;
  std::vector<intake::MedicineSaid> medicines = {};
  bool silent = false;       // nothing but numbers was answered, no list of medicines
};

class Visit {
 public:
  explicit Visit(const Someone& someone) : own_(clinic().pack()), posterior_(clinic().pack()) {
    const auto& pack = clinic().pack();
    for (std::uint16_t i = 0; i < pack.finding_count() && !someone.silent; ++i) {
      if (pack.finding(FindingId{i}).kind() == fb::AnswerKind::yes_no) own_.set(FindingId{i}, answers::Answer::no());
    }
    for (const auto& [id, value] : someone.numbers) own_.set(clinic().finding(id), answers::Answer::amount(value));
    for (const auto& id : someone.yes) own_.set(clinic().finding(id), answers::Answer::yes());
    for (const auto& id : someone.open) own_.set(clinic().finding(id), answers::Answer::unknown());
    for (const auto& said : someone.medicines) medicines_.push_back(intake::resolve(pack, said, "GB"));
    intake::set_findings(pack, medicines_, own_);
    auto closed = answers::close(pack, own_).answers;
    std::vector<double> p(pack.cause_count(), 0);
    for (const auto& [id, value] : someone.causes) p[clinic().cause(id).index] = value;
    const triage::Triage triage;
    const urgency::Urgency urgency{.level = someone.level, .floor = someone.level, .from_leading = someone.level, .sums = {}};
    plan = make(pack, {.own = own_, .closed = closed, .posterior = posterior_, .ranges = {}, .triage = triage, .urgency = urgency,
                       .medicines = medicines_, .region = "GB", .medicines_given = !someone.silent, .given_probabilities = p},
                ledger);
  }

  [[nodiscard]] auto now() const -> const Stage& { return plan.stages.front(); }

  Plan plan;
  ledger::Ledger ledger;

 private:
  answers::Answers own_;
  infer::Posterior posterior_;
  std::vector<intake::Medicine> medicines_;
};

using Ids = std::vector<std::string>;

inline auto ids(const std::vector<Line>& list) -> Ids {
  Ids out;
  for (const auto& line : list) out.push_back(clinic().pack().treatment(line.treatment).id()->str());
  return out;
}

inline auto left_out(const Plan& plan) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> out;
  for (const auto& left : plan.left_out) out[clinic().pack().treatment(left.treatment).id()->str()] = clinic().pack().rule(left.rule).id()->str();
  return out;
}

inline auto rules(const std::vector<RuleId>& list) -> Ids {
  Ids out;
  for (const auto id : list) out.push_back(clinic().pack().rule(id).id()->str());
  return out;
}

inline auto has(const Ids& list, const std::string& id) -> bool { return std::ranges::find(list, id) != list.end(); }

inline auto line_of(const std::vector<Line>& list, const std::string& id) -> const Line* {
  const auto found = std::ranges::find(list, clinic().treatment(id), &Line::treatment);
  return found == list.end() ? nullptr : &*found;
}

inline auto is_offered(const Stage& stage, const std::string& id) -> bool { return has(ids(stage.do_now), id) || has(ids(stage.consider), id); }

}  // namespace antalgic::plan::testing
