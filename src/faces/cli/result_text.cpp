#include "faces/cli/result_text.hpp"

#include <algorithm>

#include "explain/sentences.hpp"
#include "faces/cli/paper.hpp"
#include "faces/cli/plan_text.hpp"

namespace antalgic::cli {
namespace {

using pack::text;
using pack::fb::Level;

auto ink_of(Level level) -> Ink {
  if (level == Level::emergency_now) return Ink::alarm;
  if (level >= Level::within_48h) return Ink::warning;
  return Ink::calm;
}

// What to do first, without the heading that `what_to_do` repeats.
void write_urgency(Paper& paper, const pack::Pack& pack, const explain::Result& result) {
  const auto level = result.urgency.level;
  const auto heading = explain::heading_of(pack, level, result.region);
  auto say = explain::what_to_do(pack, result);
  if (say.starts_with(heading)) say.erase(0, std::min(say.find_first_not_of(". ", heading.size()), say.size()));
  const auto filled = static_cast<std::size_t>(level) + 1;
  const auto of_six = std::to_string(filled) + " of 6";
  const auto gauge = paper.plain() ? "Urgency " + of_six + ": " : "[" + std::string(filled, '#') + std::string(6 - filled, '.') + "] ";
  std::vector<std::string> lines{gauge + heading};
  if (!say.empty()) lines.push_back(say);
  if (!paper.plain())
    lines.push_back("(urgency " + of_six + (level == Level::emergency_now ? ", the most urgent)" : ", where 6 is the most urgent)"));
  paper.box(lines, level >= Level::same_day, ink_of(level));
}

void write_channels(Paper& paper, const pack::Pack& pack, const explain::Result& result) {
  for (const auto& channel : result.triage.channels) {
    paper.blank();
    paper.box({explain::with_numbers(pack, text(pack.rule(channel.rule).say()), result.region)}, false, Ink::link);
  }
}

void write_reasons(Paper& paper, const pack::Pack& pack, const explain::Result& result, const TextOptions& options) {
  paper.heading("Why");
  auto reasons = explain::why_urgency(pack, result);
  if (!options.why && reasons.size() > 3) reasons.resize(3);
  for (const auto& reason : reasons) paper.paragraph(reason.text + marker(pack, reason), 0, "- ");
  const auto open = explain::not_ruled_out(pack, result, options.why ? 30 : 3);
  if (open.empty()) return;
  paper.heading("Not ruled out yet");
  for (const auto& one : open) paper.paragraph(one.text, 0, "- ");
}

void write_grounds(Paper& paper, const pack::Pack& pack, const explain::Result& result, CauseId cause, bool all) {
  const auto grounds = explain::why_cause(pack, result, cause, all ? 50 : 3);
  const auto list = [&](const std::vector<std::string>& lines, const char* title) {
    std::string joined;
    for (const auto& one : lines) joined += (joined.empty() ? "" : "; ") + one;
    paper.paragraph(joined, 4, title, Ink::dim);
  };
  list(grounds.for_it, "for: ");
  list(grounds.against, "against: ");
}

void write_causes(Paper& paper, const pack::Pack& pack, const explain::Result& result, bool all) {
  paper.heading("What it may be");
  const auto entries = result.posterior.entries();
  std::size_t shown = 0;
  for (std::size_t i = 0; i < entries.size() && (all || shown < 5); ++i) {
    const auto& range = result.ranges[i];
    if (range.word == pack::fb::Word::hidden) continue;
    ++shown;
    const auto& cause = pack.cause(entries[i].cause);
    const auto* family = entries[i].family.exists() ? pack.raw().families()->Get(entries[i].family.index) : nullptr;
    const auto title = std::string{family != nullptr ? text(family->title()) : text(cause.title())};
    paper.subheading(title + " - " + std::string{explain::name_of(range.word)});
    const auto share = explain::share_in_words(entries[i].probability, range.low, range.high);
    if (paper.plain()) paper.paragraph(share + " people who answered like you.");
    else paper.paragraph(Paper::bar(range.low, entries[i].probability, range.high) + " " + share, 2);
    paper.paragraph(family != nullptr ? text(family->brief()) : text(cause.brief()), 2);
    write_grounds(paper, pack, result, entries[i].cause, all);
  }
  paper.paragraph("Something not on this list is always possible.", 0, {}, Ink::dim);
}

void write_medicines(Paper& paper, const pack::Pack& pack, const care::Assessment& assessment) {
  bool any = false;
  const auto open = [&] {
    if (!any) paper.heading("Your medicines");
    any = true;
  };
  for (const auto& medicine : assessment.medicines) {
    if (medicine.name) continue;
    open();
    paper.paragraph(medicine.said + ": we do not know this name. We take nothing about it for safe; ask a pharmacist.", 0, "- ");
  }
  for (const auto& alert : assessment.plan.alerts) {
    open();
    const auto says = explain::rule_says(pack, alert.rule);
    const auto who = alert.medicine < assessment.medicines.size() ? assessment.medicines[alert.medicine].said + ": " : std::string{};
    paper.paragraph(who + says.text + marker(pack, says), 0, "- ");
  }
}

}  // namespace

auto result_text(const care::Consultation& consultation, const care::Presentation& presentation, const care::Assessment& assessment,
                 const TextOptions& options) -> std::string {
  const auto& pack = consultation.pack();
  const explain::Result result{assessment.own,    assessment.closed,  consultation.posterior(), assessment.ranges,
                               assessment.triage, assessment.urgency, assessment.plan,          presentation.region};
  Paper paper{options.terminal, options.plain};
  write_urgency(paper, pack, result);
  write_channels(paper, pack, result);
  write_reasons(paper, pack, result, options);
  write_medicines(paper, pack, assessment);
  if (assessment.urgency.level < Level::same_day || options.why) write_causes(paper, pack, result, options.why);
  write_plan(paper, pack, result, options.why);
  paper.blank();
  paper.paragraph("This guide cannot examine you. If you get worse or are worried, get help sooner.", 0, {}, Ink::dim);
  return paper.text();
}

}  // namespace antalgic::cli
