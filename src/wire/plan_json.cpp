#include "wire/plan_json.hpp"

#include "explain/words.hpp"

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;
using explain::Result;

// A rule as it stands beside a line: its name, what could happen, what to do instead.
void write_rule(json::Writer& out, const pack::Pack& pack, RuleId rule) {
  const auto& raw = pack.rule(rule);
  out.begin_object();
  out.member("rule", explain::rule_name(pack, rule));
  out.member_if("title", pack::text(raw.title()));
  out.member("severity", explain::name_of(raw.severity()));
  out.member("because", pack::text(raw.effect()));
  out.member_if("why", pack::text(raw.why()));
  out.member_if("instead", pack::text(raw.instead()));
  out.key("sources");
  write_sources(out, pack, explain::ids_of(raw.sources()));
  out.end_object();
}

void write_rules(json::Writer& out, const pack::Pack& pack, std::string_view key, const std::vector<RuleId>& rules) {
  if (rules.empty()) return;
  out.key(key).begin_array();
  for (const auto rule : rules) write_rule(out, pack, rule);
  out.end_array();
}

// Open rules that warn, each with the answers that would settle it.
void write_not_if(json::Writer& out, const pack::Pack& pack, const std::vector<RuleId>& rules, const answers::Answers& closed) {
  if (rules.empty()) return;
  out.key("not_if").begin_array();
  for (const auto rule : rules) {
    out.begin_object();
    out.member("rule", explain::rule_name(pack, rule));
    out.member("because", pack::text(pack.rule(rule).effect()));
    out.key("ask");
    write_findings(out, pack, explain::still_open(pack, rule, closed));
    out.end_object();
  }
  out.end_array();
}

void write_line(json::Writer& out, const pack::Pack& pack, const plan::Line& line, WindowId window, const answers::Answers& closed) {
  const auto& treatment = pack.treatment(line.treatment);
  out.begin_object();
  out.member("treatment", pack::text(treatment.id()));
  out.member("title", pack::text(treatment.title()));
  out.member("how", pack::text(treatment.how()));
  out.member_if("label", pack::text(treatment.limits()));
  out.member("why", line.why);
  if (line.for_cause.exists()) out.member("cause", pack::text(pack.cause(line.for_cause).id()));
  out.member_if("timing", line.timing);
  out.member("certainty", explain::name_of(line.certainty));
  const auto sources = explain::sources_of(pack, line, window);
  out.key("sources");
  write_sources(out, pack, sources);
  out.member("ground", explain::name_of(explain::ground_of(pack, sources)));
  if (line.because) out.key("rule").string(explain::rule_name(pack, *line.because));
  if (line.because) out.member("because", pack::text(pack.rule(*line.because).effect()));
  if (line.because) out.member_if("instead", pack::text(pack.rule(*line.because).instead()));
  if (!line.ask.empty()) {
    out.key("ask");
    write_findings(out, pack, line.ask);
  }
  write_rules(out, pack, "limits", line.limits);
  write_rules(out, pack, "notes", line.notes);
  write_not_if(out, pack, line.not_if, closed);
  if (!line.conflicts.empty()) {
    out.key("conflicts").begin_array();
    for (const auto conflict : line.conflicts) out.string(pack::text(pack.raw().conflicts()->Get(conflict.index)->id()));
    out.end_array();
  }
  out.end_object();
}

void write_lines(json::Writer& out, const pack::Pack& pack, std::string_view key, const std::vector<plan::Line>& lines, WindowId window,
                 const answers::Answers& closed) {
  out.key(key).begin_array();
  for (const auto& line : lines) write_line(out, pack, line, window, closed);
  out.end_array();
}

void write_stage(json::Writer& out, const pack::Pack& pack, const plan::Stage& stage, const answers::Answers& closed) {
  const auto& window = *pack.raw().windows()->Get(stage.window.index);
  out.begin_object();
  out.member("id", pack::text(window.id()));
  out.member_if("title", pack::text(window.title()));
  out.member("from_day", stage.from_day);
  out.member("to_day", stage.to_day);
  out.member("now", stage.now);
  write_lines(out, pack, "do", stage.do_now, stage.window, closed);
  write_lines(out, pack, "consider", stage.consider, stage.window, closed);
  write_lines(out, pack, "ask_first", stage.ask_first, stage.window, closed);
  write_lines(out, pack, "avoid", stage.avoid, stage.window, closed);
  out.end_object();
}

void write_left_out(json::Writer& out, const pack::Pack& pack, const std::vector<plan::LeftOut>& all) {
  out.key("left_out").begin_array();
  for (const auto& one : all) {
    const auto& treatment = pack.treatment(one.treatment);
    const auto& rule = pack.rule(one.rule);
    out.begin_object();
    out.member("treatment", pack::text(treatment.id()));
    out.member("title", pack::text(treatment.title()));
    out.member("rule", explain::rule_name(pack, one.rule));
    out.member("severity", explain::name_of(rule.severity()));
    out.member("because", pack::text(rule.effect()));
    out.member_if("why", pack::text(rule.why()));
    out.member("instead", pack::text(rule.instead()));
    out.key("sources");
    write_sources(out, pack, explain::ids_of(rule.sources()));
    out.end_object();
  }
  out.end_array();
}

void write_alerts(json::Writer& out, const pack::Pack& pack, const plan::Plan& plan, const std::vector<intake::Medicine>& medicines) {
  out.key("alerts").begin_array();
  for (const auto& alert : plan.alerts) {
    const auto& rule = pack.rule(alert.rule);
    out.begin_object();
    if (alert.medicine < medicines.size()) out.member("medicine", medicines[alert.medicine].said);
    out.member("rule", explain::rule_name(pack, alert.rule));
    out.member_if("title", pack::text(rule.title()));
    out.member("severity", explain::name_of(rule.severity()));
    out.member("because", pack::text(rule.effect()));
    out.member_if("instead", pack::text(rule.instead()));
    out.key("sources");
    write_sources(out, pack, explain::ids_of(rule.sources()));
    out.end_object();
  }
  out.end_array();
}

auto name_of(ledger::StepKind kind) -> std::string_view {
  using enum ledger::StepKind;
  switch (kind) {
    case rule_fired: return "rule_fired";
    case rule_counted_lower: return "rule_counted_lower";
    case leading_cause: return "leading_cause";
    case dont_miss_sum: return "dont_miss_sum";
    case offered: return "offered";
    case asked_first: return "asked_first";
    case named_under_avoid: return "named_under_avoid";
    case dropped_by_rule: return "dropped_by_rule";
    case dropped_by_cause: return "dropped_by_cause";
    case dropped_by_window: return "dropped_by_window";
    case dropped_by_balance: return "dropped_by_balance";
    case dropped_by_score: return "dropped_by_score";
    case dropped_by_precondition: return "dropped_by_precondition";
  }
  return {};
}

// The name that `ref` or `detail` of a step stands for.
auto treatment_name(const pack::Pack& pack, std::uint16_t index) -> std::string_view {
  return index < pack.treatment_count() ? pack::text(pack.treatment(TreatmentId{index}).id()) : std::string_view{};
}
auto cause_name(const pack::Pack& pack, std::uint16_t index) -> std::string_view {
  return index < pack.cause_count() ? pack::text(pack.cause(CauseId{index}).id()) : std::string_view{};
}

void write_step_names(json::Writer& out, const pack::Pack& pack, const ledger::Step& step) {
  using enum ledger::StepKind;
  switch (step.kind) {
    case rule_fired:
    case rule_counted_lower: return out.member("rule", explain::rule_name(pack, RuleId{step.ref}));
    case leading_cause:
      out.member_if("cause", cause_name(pack, step.ref));
      return out.member("level", explain::name_of(static_cast<fb::Level>(step.detail)));
    case dont_miss_sum: return out.member("level", explain::name_of(static_cast<fb::Level>(step.detail)));
    case named_under_avoid:
    case dropped_by_cause:
      out.member_if("treatment", treatment_name(pack, step.ref));
      return out.member_if("cause", cause_name(pack, step.detail));
    case dropped_by_rule:
      out.member_if("treatment", treatment_name(pack, step.ref));
      if (RuleId{step.detail}.exists()) out.member("rule", explain::rule_name(pack, RuleId{step.detail}));
      return;
    case dropped_by_balance:
      out.member_if("treatment", treatment_name(pack, step.ref));
      return out.member_if("place_taken_by", treatment_name(pack, step.detail));
    case offered:
    case asked_first:
    case dropped_by_window:
    case dropped_by_score:
    case dropped_by_precondition: return out.member_if("treatment", treatment_name(pack, step.ref));
  }
}

}  // namespace

void write_findings(json::Writer& out, const pack::Pack& pack, const std::vector<FindingId>& findings) {
  out.begin_array();
  for (const auto finding : findings) out.string(pack::text(pack.finding(finding).id()));
  out.end_array();
}

void write_sources(json::Writer& out, const pack::Pack& pack, const std::vector<SourceId>& sources) {
  out.begin_array();
  for (const auto source : sources) out.string(pack::text(pack.raw().sources()->Get(source.index)->key()));
  out.end_array();
}

void write_plan(json::Writer& out, const pack::Pack& pack, const Result& result, const std::vector<intake::Medicine>& medicines) {
  const auto& plan = result.plan;
  out.begin_object();
  out.member_if("first_line", plan.first_line);
  out.key("stages").begin_array();
  for (const auto& stage : plan.stages) write_stage(out, pack, stage, result.closed);
  out.end_array();
  write_left_out(out, pack, plan.left_out);
  write_alerts(out, pack, plan, medicines);
  out.key("open_safety");
  write_findings(out, pack, plan.open_safety);
  out.key("recheck").begin_object();
  out.member("in_days", plan.recheck.in_days);
  out.key("watch_for").begin_array();
  for (const auto sign : plan.recheck.watch_for) out.string(sign);
  out.end_array();
  out.end_object();
  out.end_object();
}

void write_conflicts(json::Writer& out, const pack::Pack& pack, const plan::Plan& plan) {
  out.begin_array();
  for (const auto id : plan.conflicts) {
    const auto& conflict = *pack.raw().conflicts()->Get(id.index);
    out.begin_object();
    out.member("id", pack::text(conflict.id()));
    out.member("question", pack::text(conflict.question()));
    out.key("sides").begin_array();
    for (std::uint32_t i = 0; conflict.sides() != nullptr && i < conflict.sides()->size(); ++i) {
      out.begin_object();
      out.member("who", pack::text(conflict.sides()->Get(i)->who()));
      out.member("says", pack::text(conflict.sides()->Get(i)->says()));
      out.end_object();
    }
    out.end_array();
    out.member("our_view", pack::text(conflict.our_view()));
    out.member_if("evidence", pack::text(conflict.evidence()));
    out.member_if("why_they_differ", pack::text(conflict.why_they_differ()));
    out.key("sources");
    write_sources(out, pack, explain::ids_of(conflict.sources()));
    out.end_object();
  }
  out.end_array();
}

void write_ledger(json::Writer& out, const pack::Pack& pack, const ledger::Ledger& ledger) {
  out.begin_array();
  for (const auto& step : ledger.steps()) {
    out.begin_object();
    out.member("step", name_of(step.kind));
    write_step_names(out, pack, step);
    if (step.because != ledger::StepId{}) out.key("because").integer(step.because.index);
    out.end_object();
  }
  out.end_array();
}

}  // namespace antalgic::wire
