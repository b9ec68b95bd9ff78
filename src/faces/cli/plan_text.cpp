#include "faces/cli/plan_text.hpp"

#include <algorithm>

namespace antalgic::cli {
namespace {

using pack::text;

constexpr std::size_t most_sources = 3;

auto certainty_in_words(pack::fb::Certainty certainty) -> std::string {
  switch (certainty) {
    case pack::fb::Certainty::none: return "no study found";
    case pack::fb::Certainty::very_low: return "very low certainty";
    case pack::fb::Certainty::low: return "low certainty";
    case pack::fb::Certainty::moderate: return "moderate certainty";
    case pack::fb::Certainty::high: return "high certainty";
  }
  return {};
}

class PlanText {
 public:
  PlanText(Paper& paper, const pack::Pack& pack, const explain::Result& result, bool all)
      : paper_(paper), pack_(pack), result_(result), all_(all) {}

  void stage(const plan::Stage& stage, bool first) {
    const auto& window = *pack_.raw().windows()->Get(stage.window.index);
    const std::string title{text(window.title())};
    std::string when = stage.now ? "Now" : first ? "Next" : "Later";
    if (!stage.now) when += stage.from_day == 1 ? ", from tomorrow" : ", in " + std::to_string(stage.from_day) + " days";
    paper_.heading(title.empty() ? when : when + ": " + title);
    lines("Do", stage.do_now, stage.window, Ink::calm, "+ ");
    lines("Consider", stage.consider, stage.window, Ink::link, "~ ");
    lines("Ask first", stage.ask_first, stage.window, Ink::warning, "? ");
    lines("Avoid", stage.avoid, stage.window, Ink::alarm, "x ");
  }

 private:
  void lines(const char* title, const std::vector<plan::Line>& all, WindowId window, Ink ink, const char* mark) {
    if (all.empty()) return;
    paper_.subheading(title, ink);
    for (const auto& line : all) {
      write(line, window, mark, std::string_view{title} == "Avoid");
      if (std::string_view{title} == "Ask first") paper_.paragraph(explain::waits_for(pack_, line), 4, "Ask: ");
    }
  }

  void write(const plan::Line& line, WindowId window, const char* mark, bool avoid) {
    const auto& treatment = pack_.treatment(line.treatment);
    std::string first{text(treatment.title())};
    if (!line.timing.empty()) first.append(" (").append(line.timing).append(")");
    const bool told = std::ranges::find(told_, line.treatment) != told_.end();
    if (!avoid && !told && !text(treatment.how()).empty()) first.append(": ").append(text(treatment.how()));
    if (!avoid) told_.push_back(line.treatment);
    paper_.paragraph(first, 2, mark);
    reason(line, window, avoid);
    for (const auto rule : line.limits) says("Limit: ", rule);
    paper_.paragraph(explain::not_if(pack_, line, result_.closed), 4, "Not if: ", Ink::dim);
    if (all_)
      for (const auto rule : line.notes) says("Note: ", rule);
  }

  void reason(const plan::Line& line, WindowId window, bool avoid) {
    auto why = std::string{line.why};
    if (why.empty()) return;
    why += marker(pack_, explain::sources_of(pack_, line, window));
    if (!avoid) why += ", " + certainty_in_words(line.certainty);
    for (const auto conflict : line.conflicts)
      why.append(", sources differ: ").append(text(pack_.raw().conflicts()->Get(conflict.index)->id()));
    paper_.paragraph(why, 4, "Why: ", Ink::dim);
  }

  void says(const char* what, RuleId rule) {
    const auto statement = explain::rule_says(pack_, rule);
    paper_.paragraph(statement.text + marker(pack_, statement), 4, what, Ink::dim);
  }

  Paper& paper_;
  const pack::Pack& pack_;
  const explain::Result& result_;
  bool all_;
  std::vector<TreatmentId> told_;  // how to do it stands once
};

void write_conflicts(Paper& paper, const pack::Pack& pack, const plan::Plan& plan, bool all) {
  if (plan.conflicts.empty()) return;
  paper.heading("Where sources differ");
  std::size_t shown = 0;
  for (const auto id : plan.conflicts) {
    if (!all && shown++ == 3) break;
    const auto& conflict = *pack.raw().conflicts()->Get(id.index);
    paper.subheading(std::string{text(conflict.id())}.append(" ").append(text(conflict.question())));
    const auto& sides = *conflict.sides();
    for (std::uint32_t i = 0; i < sides.size(); i += 2) {
      const auto& left = *sides.Get(i);
      if (i + 1 < sides.size())
        paper.side_by_side(text(left.who()), text(left.says()), text(sides.Get(i + 1)->who()), text(sides.Get(i + 1)->says()));
      else paper.paragraph(text(left.says()), 2, std::string{text(left.who())}.append(": "));
    }
    paper.paragraph(text(conflict.our_view()), 2, "Our view: ");
    paper.blank();
  }
  if (!all && plan.conflicts.size() > 3) paper.paragraph("More of them with --why.", 0, {}, Ink::dim);
}

void write_left_out(Paper& paper, const pack::Pack& pack, const plan::Plan& plan, bool all) {
  if (plan.left_out.empty()) return;
  paper.heading("Left out for your safety");
  std::vector<TreatmentId> told;
  for (const auto& one : plan.left_out) {
    if (!all && std::ranges::find(told, one.treatment) != told.end()) continue;
    told.push_back(one.treatment);
    const auto why = explain::why_left_out(pack, one);
    paper.paragraph(std::string{text(pack.treatment(one.treatment).title())} + ": " + why.text + " (" + explain::rule_name(pack, one.rule) +
                        ")" + marker(pack, why),
                    0, "- ");
  }
}

void write_recheck(Paper& paper, const plan::Recheck& recheck) {
  paper.heading("Look again");
  if (recheck.in_days > 0)
    paper.paragraph("In " + std::to_string(recheck.in_days) + (recheck.in_days == 1 ? " day" : " days") +
                    ", or sooner if anything new comes.");
  if (recheck.watch_for.empty()) return;
  paper.paragraph("Get help sooner with any of these:");
  for (const auto sign : recheck.watch_for) paper.paragraph(sign, 0, "- ");
}

}  // namespace

auto marker(const pack::Pack& pack, const std::vector<SourceId>& sources) -> std::string {
  if (sources.empty()) return " [our own judgement]";
  std::string out = " [";
  for (std::size_t i = 0; i < std::min(sources.size(), most_sources); ++i)
    out.append(i > 0 ? ", " : "").append(text(pack.raw().sources()->Get(sources[i].index)->key()));
  return out.append("]");
}

auto marker(const pack::Pack& pack, const explain::Statement& statement) -> std::string { return marker(pack, statement.sources); }

void write_plan(Paper& paper, const pack::Pack& pack, const explain::Result& result, bool all) {
  const auto& plan = result.plan;
  if (!plan.first_line.empty()) {
    paper.blank();
    paper.box({std::string{plan.first_line}}, false, Ink::bold);
  }
  PlanText text_of{paper, pack, result, all};
  bool next = true;
  for (const auto& stage : plan.stages) {
    text_of.stage(stage, next);
    if (!stage.now) next = false;
  }
  if (all || result.urgency.level < pack::fb::Level::same_day)
    write_conflicts(paper, pack, plan, all);  // nobody weighs opinions on the way to hospital
  write_left_out(paper, pack, plan, all);
  write_recheck(paper, plan.recheck);
}

}  // namespace antalgic::cli
