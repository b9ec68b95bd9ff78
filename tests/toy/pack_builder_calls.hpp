// tests/toy/pack_builder_calls.hpp: the calls of PackBuilder that collect. Included by pack_builder.hpp only.
#pragma once

#include "toy/pack_builder.hpp"

namespace antalgic::toy {

inline PackBuilder::PackBuilder() {
  core_.id = "toy";
  core_.version = "1";
  core_.title = "Toy";
  core_.inference = std::make_unique<fb::InferenceConstants>(0.05, static_cast<std::uint8_t>(3), 1e-9, 0.001, 0.6931471805599453);
  core_.urgency = std::make_unique<fb::UrgencyConstants>(0.02, 0.03, 0.10, 0.15, fb::Level::within_2_weeks);
  core_.asking = std::make_unique<fb::AskingConstants>(0.0, 0.2, 0.5, 1.5, 2.5, 3.0, 0.3, 0.15, 0.01, 0.03, static_cast<std::uint8_t>(4));
  core_.planning = std::make_unique<fb::PlanningConstantsT>();
  auto& plan = *core_.planning;
  plan.worth_first_choice = 0.4;
  plan.worth_first_choice_step = 0.3;
  plan.worth_helps_step = 1.0 / 3;
  plan.worth_only_after_step = 0.2;
  plan.worth_little_step = 0.1;
  plan.certainty = {0.3, 0.6, 0.75, 0.9, 1};
  plan.fits = {0, 0.8, 1};
  plan.harm_weight = 0.3;
  plan.burden_weight = 0.03;
  plan.leading_bonus = 0.15;
  plan.bars_factor = 2;
  plan.dont_miss_factor = 3;
  plan.harm_limit = 0.12;
  plan.patient_harm_limit = 0.45;
  plan.only_after_limit = 0.1;
  plan.medicine_score = 0.2;
  plan.medicine_score_mild = 0.35;
  plan.medicine_pain = 5;
  plan.floor_do = 0.08;
  plan.floor_consider = 0.04;
  plan.floor_ask_first = 0.05;
  plan.hands_on_score = 0.1;
  plan.manipulation_score = 0.1;
  plan.most_do = 3;
  plan.most_consider = plan.most_ask_first = plan.most_avoid = 4;
  plan.most_of_a_role = 2;
  plan.adult_age = 18;
}

inline auto PackBuilder::add_finding(std::string id, fb::AnswerKind kind, const FindingExtras& extras) -> fb::FindingT& {
  finding_extras_.emplace_back(core_.findings.size(), extras);
  auto& finding = *core_.findings.emplace_back(std::make_unique<fb::FindingT>());
  finding.question = extras.question.empty() ? "Is there " + id + "?" : extras.question;
  finding.short_name = id;
  finding.id = std::move(id);
  finding.kind = kind;
  finding.flags = extras.flags;
  finding.core = extras.core;
  finding.unit = extras.unit;
  finding.first_option = static_cast<std::uint32_t>(core_.options.size());
  return finding;
}

namespace detail {
inline void add_option(fb::CoreT& core, fb::FindingT& finding, std::string id, double background, double from = 0, double to = 0) {
  auto& option = *core.options.emplace_back(std::make_unique<fb::OptionT>());
  option.label = id;
  option.id = std::move(id);
  option.background = background;
  option.from = from;
  option.to = to;
  ++finding.option_count;
}
}  // namespace detail

inline auto PackBuilder::yes_no(std::string id, double background, FindingExtras extras) -> PackBuilder& {
  auto& finding = add_finding(std::move(id), fb::AnswerKind::yes_no, extras);
  detail::add_option(core_, finding, "yes", background);
  detail::add_option(core_, finding, "no", 1 - background);
  return *this;
}

inline auto PackBuilder::choice(std::string id, std::vector<Share> options, FindingExtras extras) -> PackBuilder& {
  auto& finding = add_finding(std::move(id), fb::AnswerKind::choice, extras);
  for (const Share& share : options) {
    if (share.option == extras.dont_know) finding.dont_know_option = finding.option_count;
    detail::add_option(core_, finding, share.option, share.background);
  }
  return *this;
}

// A bin is called after its edges: "18_to_40".
inline auto PackBuilder::number(std::string id, double min, double max, std::vector<Bin> bins, FindingExtras extras) -> PackBuilder& {
  auto& finding = add_finding(std::move(id), fb::AnswerKind::number, extras);
  finding.min = min;
  finding.max = max;
  for (const Bin& bin : bins) {
    const auto name = std::to_string(static_cast<long long>(bin.from)) + "_to_" + std::to_string(static_cast<long long>(bin.to));
    detail::add_option(core_, finding, name, bin.background, bin.from, bin.to);
  }
  return *this;
}

inline auto PackBuilder::narrower(std::string part, std::string whole) -> PackBuilder& {
  narrower_.emplace_back(std::move(part), std::move(whole));
  return *this;
}

inline auto PackBuilder::derivation(std::string finding, fb::Formula formula, Names from, bool otherwise_no) -> PackBuilder& {
  derivations_.push_back({std::move(finding), formula, std::move(from), otherwise_no});
  return *this;
}

inline auto PackBuilder::family(std::string id) -> PackBuilder& {
  auto& family = *core_.families.emplace_back(std::make_unique<fb::FamilyT>());
  family.title = id;
  family.id = std::move(id);
  return *this;
}

inline auto PackBuilder::cause(std::string id, double prior, CauseExtras extras) -> PackBuilder& {
  cause_families_.emplace_back(core_.causes.size(), extras.family);
  auto& cause = *core_.causes.emplace_back(std::make_unique<fb::CauseT>());
  cause.title = id;
  cause.brief = "What " + id + " is.";
  cause.id = std::move(id);
  cause.prior = prior;
  cause.settings = {extras.home, extras.clinic, extras.emergency_department};
  cause.urgency = extras.urgency;
  cause.say = extras.say;
  cause.watch_for = extras.watch_for;
  cause.recheck_days = extras.recheck_days;
  return *this;
}

inline auto PackBuilder::likely(std::string cause, std::string finding, std::string answer, double p, double low, double high)
    -> PackBuilder& {
  const double at_least = low < 0 ? compile::halved_odds(p) : low, at_most = high < 0 ? compile::doubled_odds(p) : high;
  rows_.push_back({std::move(cause), std::move(finding), std::move(answer), p, at_least, at_most});
  return *this;
}

inline auto PackBuilder::factor(std::string finding, std::string option, std::string cause, double multiplier) -> PackBuilder& {
  factors_.push_back({std::move(finding), std::move(option), std::move(cause), multiplier});
  return *this;
}

inline auto PackBuilder::add_rule(std::string id, fb::RuleKind kind, std::optional<Expression> when, RuleExtras extras) -> PendingRule& {
  auto rule = std::make_shared<fb::RuleT>();
  rule->kind = kind;
  rule->title = extras.title.empty() ? id : extras.title;
  rule->id = std::move(id);
  rule->say = extras.say;
  rule->effect = extras.effect;
  rule->why = extras.why;
  rule->instead = extras.instead;
  rules_.push_back({std::move(rule), std::move(when), std::move(extras), {}, {}});
  return rules_.back();
}

inline auto PackBuilder::danger(std::string id, fb::Level level, Expression when, RuleExtras extras) -> PackBuilder& {
  add_rule(std::move(id), fb::RuleKind::danger, std::move(when), std::move(extras)).rule->level = level;
  return *this;
}

inline auto PackBuilder::channel(std::string id, std::string channel, fb::Level level, Expression when, RuleExtras extras) -> PackBuilder& {
  auto& rule = *add_rule(std::move(id), fb::RuleKind::channel, std::move(when), std::move(extras)).rule;
  rule.level = level;
  rule.channel = std::move(channel);
  return *this;
}

inline auto PackBuilder::closure(std::string id, Expression when, std::vector<FillTo> fills) -> PackBuilder& {
  add_rule(std::move(id), fb::RuleKind::closure, std::move(when), {}).fills = std::move(fills);
  return *this;
}

inline auto PackBuilder::raise(std::string cause, fb::Level level, Expression when) -> PackBuilder& {
  auto& pending = add_rule(cause + "#" + std::to_string(rules_.size()), fb::RuleKind::raise, std::move(when), {});
  pending.rule->level = level;
  pending.subject = std::move(cause);
  return *this;
}

inline auto PackBuilder::need(std::string cause, Expression when) -> PackBuilder& {
  add_rule(cause, fb::RuleKind::need, std::move(when), {}).subject = cause;
  return *this;
}

inline auto PackBuilder::cap(std::string cause, double cap, std::optional<Expression> when) -> PackBuilder& {
  auto& pending = add_rule(cause + "#" + std::to_string(rules_.size()), fb::RuleKind::cap, std::move(when), {});
  pending.rule->cap = cap;
  pending.subject = std::move(cause);
  return *this;
}

inline auto PackBuilder::safety(std::string id, fb::Severity severity, Expression when, RuleExtras extras) -> PackBuilder& {
  add_rule(std::move(id), fb::RuleKind::safety, std::move(when), std::move(extras)).rule->severity = severity;
  return *this;
}

inline auto PackBuilder::mix(Expression gate, std::string gate_finding, std::string clock, std::vector<double> columns,
                             double share_if_not_asked, std::vector<double> general) -> PackBuilder& {
  mix_ = PendingMix{std::move(gate), std::move(gate_finding), std::move(clock), std::move(columns), std::move(general),
                    share_if_not_asked, {}, {}};
  return *this;
}

inline auto PackBuilder::mix_prior(std::string cause, std::vector<double> row) -> PackBuilder& {
  mix_->priors.emplace_back(std::move(cause), std::move(row));
  return *this;
}

inline auto PackBuilder::mix_modifier(std::string id, Expression when, std::vector<std::pair<std::string, std::vector<double>>> rows,
                                      ModifierExtras extras) -> PackBuilder& {
  add_rule(id, fb::RuleKind::mix, std::move(when), {});
  mix_->modifiers.push_back({std::move(id), std::move(rows), extras});
  return *this;
}

inline auto PackBuilder::screen(std::string id, bool emergency, std::vector<Line> lines, Names decides) -> PackBuilder& {
  screens_.push_back({std::move(id), emergency, std::move(lines), std::move(decides)});
  return *this;
}

inline auto PackBuilder::window(std::string id, std::uint16_t from_day, std::uint16_t to_day, bool after_operation, bool last)
    -> PackBuilder& {
  auto& window = *core_.windows.emplace_back(std::make_unique<fb::WindowT>());
  window.title = id;
  window.id = std::move(id);
  window.from_day = from_day;
  window.to_day = to_day;
  window.last = last;
  window.after_operation = after_operation;
  return *this;
}

inline auto PackBuilder::treatment(std::string id, TreatmentExtras extras) -> PackBuilder& {
  auto& row = *core_.treatments.emplace_back(std::make_unique<fb::TreatmentT>());
  row.title = extras.title.empty() ? id : extras.title;
  row.how = extras.how.empty() ? "Use " + id + "." : extras.how;
  row.kind = extras.kind.empty() ? id : extras.kind;
  row.id = std::move(id);
  row.otc = extras.otc;
  row.role = extras.role;
  row.start_by = extras.start_by;
  row.flags = extras.flags;
  row.burden = extras.burden;
  row.certainty = extras.certainty;
  row.fits = extras.fits;
  row.temptation = extras.temptation;
  row.sold_in = extras.sold_in;
  row.max_days = extras.max_days;
  treatment_extras_.emplace_back(core_.treatments.size() - 1, std::move(extras));
  return *this;
}

inline auto PackBuilder::effect(std::string treatment, std::string cause, fb::EffectKind kind, EffectExtras extras) -> PackBuilder& {
  effects_.push_back({std::move(treatment), std::move(cause), kind, std::move(extras)});
  return *this;
}

inline auto PackBuilder::set(std::string id, Names treatments, SetExtras extras) -> PackBuilder& {
  sets_.push_back({std::move(id), std::move(treatments), std::move(extras)});
  return *this;
}

inline auto PackBuilder::medicine_class(std::string id) -> PackBuilder& {
  auto& row = *core_.classes.emplace_back(std::make_unique<fb::MedicineClassT>());
  row.title = id;
  row.id = std::move(id);
  return *this;
}

inline auto PackBuilder::medicine(std::string name, std::string key, Names ingredients, Names classes, Names countries) -> PackBuilder& {
  medicines_.push_back({std::move(name), std::move(key), std::move(ingredients), std::move(classes), std::move(countries)});
  return *this;
}

inline auto PackBuilder::conflict(std::string id, Names treatments) -> PackBuilder& {
  conflicts_.emplace_back(std::move(id), std::move(treatments));
  return *this;
}

inline auto PackBuilder::source(std::string key) -> PackBuilder& {
  auto& row = *core_.sources.emplace_back(std::make_unique<fb::SourceT>());
  row.cite = key;
  row.key = std::move(key);
  return *this;
}

inline auto PackBuilder::message(std::string id, std::string text) -> PackBuilder& {
  auto& row = *core_.messages.emplace_back(std::make_unique<fb::MessageT>());
  row.id = std::move(id);
  row.text = std::move(text);
  return *this;
}

inline auto PackBuilder::region(std::string id, std::string emergency, std::string crisis) -> PackBuilder& {
  auto& row = *core_.regions.emplace_back(std::make_unique<fb::RegionT>());
  row.id = std::move(id);
  row.emergency = std::move(emergency);
  row.crisis = std::move(crisis);
  return *this;
}

inline auto PackBuilder::roles(std::string onset_days, std::string age, std::string pain_now, std::string medicines_any, Names dated)
    -> PackBuilder& {
  roles_ = {std::move(onset_days), std::move(age), std::move(pain_now), std::move(medicines_any), std::move(dated)};
  return *this;
}

}  // namespace antalgic::toy
