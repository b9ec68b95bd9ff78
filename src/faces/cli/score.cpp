#include "faces/cli/score.hpp"

#include <algorithm>

#include "explain/grounds.hpp"
#include "explain/words.hpp"
#include "faces/cli/figures.hpp"
#include "faces/cli/io.hpp"
#include "study/interview.hpp"

namespace antalgic::cli {
namespace {

using pack::text;
using pack::fb::Level;

auto index_of(Level level) -> std::size_t { return static_cast<std::size_t>(level); }

auto id_of(const pack::Pack& pack, const infer::Entry& entry) -> std::string {
  if (!entry.family.exists()) return std::string{text(pack.cause(entry.cause).id())};
  return std::string{text(pack.raw().families()->Get(entry.family.index)->id())};
}

// The entry that stands for a cause or family id; a name the pack does not know stands for none.
auto entry_for(const pack::Pack& pack, const std::string& id) -> std::string {
  const auto cause = pack.find_cause(id);
  if (!cause) return id;
  const auto family = pack.cause(*cause).family();
  return family == FamilyId::none_index ? id : std::string{text(pack.raw().families()->Get(family)->id())};
}

auto rank_of(const pack::Pack& pack, const Outcome& outcome, const std::vector<std::string>& ids) -> std::size_t {
  auto best = outcome.order.size();
  for (const auto& id : ids) {
    const auto at = std::ranges::find(outcome.order, entry_for(pack, id));
    best = std::min(best, static_cast<std::size_t>(at - outcome.order.begin()));
  }
  return best;
}

auto outcome_of(const pack::Pack& pack, const std::string& id, const care::Assessment& assessment) -> Outcome {
  Outcome out{id, {}, {}, assessment.urgency.floor, assessment.urgency.level, {}, {}};
  for (const auto& entry : assessment.entries) {
    out.order.push_back(id_of(pack, entry));
    out.probability.emplace_back(out.order.back(), entry.probability);
  }
  for (const auto& fired : assessment.triage.fired)
    if (!fired.counted_lower) out.fired.emplace_back(text(pack.rule(fired.rule).id()));
  return out;
}

auto reasons(const pack::Pack& pack, const care::Assessment& assessment) -> std::string {
  std::string out = "rules:";
  for (const auto& fired : assessment.triage.fired) out.append(" ").append(text(pack.rule(fired.rule).id()));
  if (assessment.triage.fired.empty()) out += " none fired";
  return out.append("; from the leading cause: ").append(explain::name_of(assessment.urgency.from_leading));
}

class Scorer {
 public:
  Scorer(const pack::Pack& pack, Score& out) : pack_(pack), out_(out) {}

  void add(const PublishedCase& one, const care::Assessment& assessment, double not_listed) {
    ++out_.cases;
    const auto outcome = outcome_of(pack_, one.id, assessment);
    if (one.covered && !one.triage_only) add_causes(one, outcome, not_listed);
    if (one.gold_urgency) add_urgency(one, assessment);
    add_avoid(one, assessment.plan);
    out_.outcomes.push_back(outcome);
  }

 private:
  void add_causes(const PublishedCase& one, const Outcome& outcome, double not_listed) {
    ++out_.covered;
    const auto rank = rank_of(pack_, outcome, one.gold_causes);
    const auto near = rank_of(pack_, outcome, one.near);
    out_.top1 += rank < 1 ? 1 : 0;
    out_.top3 += rank < 3 ? 1 : 0;
    out_.top5 += rank < 5 ? 1 : 0;
    out_.near3 += rank < 3 ? 1 : near < 3 ? 0.5 : 0;
    double brier = not_listed * not_listed;
    for (std::size_t i = 0; i < outcome.probability.size(); ++i) {
      const auto p = outcome.probability[i].second;
      brier += i == rank ? (1 - p) * (1 - p) : p * p;
    }
    if (rank == outcome.order.size()) brier += 1;
    out_.brier += brier;
    if (rank < 5) return;
    std::string why = "the cause stands at place " + std::to_string(rank + 1) + "; first: ";
    for (std::size_t i = 0; i < std::min<std::size_t>(3, outcome.order.size()); ++i) why += (i > 0 ? ", " : "") + outcome.order[i];
    out_.misses.push_back({one.id, MissKind::cause, why});
  }

  void add_urgency(const PublishedCase& one, const care::Assessment& assessment) {
    const auto gold = *one.gold_urgency;
    const auto level = assessment.urgency.level;
    const bool accepted = level == gold || std::ranges::find(one.acceptable_urgency, level) != one.acceptable_urgency.end();
    ++out_.with_urgency;
    ++out_.level_cases[index_of(gold)];
    out_.exact += level == gold ? 1 : 0;
    if (accepted) {
      ++out_.accepted;
      ++out_.level_accepted[index_of(gold)];
      return;
    }
    ++(level < gold ? out_.under : out_.over)[index_of(gold)];
    std::string why{explain::name_of(level)};
    why.append(" instead of ").append(explain::name_of(gold)).append("; ").append(reasons(pack_, assessment));
    out_.misses.push_back({one.id, level < gold ? MissKind::under : MissKind::over, why});
  }

  // An umbrella to avoid covers what stands for it.
  auto is_meant(TreatmentId offered, const std::string& avoid) const -> bool {
    const auto& treatment = pack_.treatment(offered);
    if (text(treatment.id()) == avoid) return true;
    const auto umbrella = pack_.find_treatment(avoid);
    return umbrella && treatment.stands_for() == umbrella->index;
  }

  void add_avoid(const PublishedCase& one, const plan::Plan& plan) {
    for (const auto& avoid : one.must_avoid) {
      const auto offers_it = [&](const plan::Line& line) { return is_meant(line.treatment, avoid); };
      const auto stage = std::ranges::find_if(plan.stages, [&](const plan::Stage& s) {
        return std::ranges::any_of(s.do_now, offers_it) || std::ranges::any_of(s.consider, offers_it);
      });
      if (stage == plan.stages.end()) continue;
      ++out_.must_avoid_violations;
      const auto window = text(pack_.raw().windows()->Get(stage->window.index)->id());
      out_.misses.push_back({one.id, MissKind::avoid, avoid + " is offered in " + std::string{window}});
    }
  }

  const pack::Pack& pack_;
  Score& out_;
};

void write_levels(json::Writer& out, const char* name, const std::array<int, 6>& counts) {
  out.key(name).begin_object();
  for (std::size_t i = counts.size(); i-- > 0;)
    if (counts[i] > 0) out.member(explain::name_of(static_cast<Level>(i)), counts[i]);
  out.end_object();
}

void write_urgency(json::Writer& out, const Score& score) {
  const auto share = [&](int count) { return score.with_urgency == 0 ? 0.0 : static_cast<double>(count) / score.with_urgency; };
  out.key("urgency").begin_object();
  out.key("exact").fixed(share(score.exact), 4);
  out.key("accepted").fixed(share(score.accepted), 4);
  write_levels(out, "under", score.under);
  write_levels(out, "over", score.over);
  out.key("by_level").begin_object();
  for (std::size_t i = score.level_cases.size(); i-- > 0;) {
    if (score.level_cases[i] == 0) continue;
    out.key(explain::name_of(static_cast<Level>(i))).begin_object();
    out.member("n", score.level_cases[i]);
    out.member("accepted", score.level_accepted[i]);
    out.end_object();
  }
  out.end_object();
  out.end_object();
}

void write_pages(json::Writer& out, const std::vector<int>& pages) {
  out.key("questions").begin_object();
  for (const auto& [name, at] : {std::pair{"median", 0.5}, std::pair{"p90", 0.9}}) {
    const auto value = quantile(pages, at);
    out.key(name);
    if (value) out.integer(*value);
    else out.null();
  }
  out.end_object();
}

}  // namespace

auto to_string(MissKind kind) -> std::string_view {
  switch (kind) {
    case MissKind::under: return "under";
    case MissKind::over: return "over";
    case MissKind::cause: return "cause";
    case MissKind::avoid: return "avoid";
  }
  return {};
}

auto score(const pack::Pack& pack, const CaseFile& file, const ScoreOptions& options) -> Score {
  Score out;
  out.skipped = file.skipped;
  Scorer scorer{pack, out};
  care::Consultation consultation{pack};
  for (const auto& one : file.cases) {
    progress("cases", static_cast<std::size_t>(out.cases), file.cases.size());
    auto presentation = one.presentation;
    if (options.ask) {
      auto start = care::Presentation{answers::Answers{pack}};
      const auto asked = study::interview(consultation, start, presentation);
      out.pages.push_back(asked.pages);
      presentation = asked.presentation;
    }
    const auto assessment = consultation.assess(presentation);
    scorer.add(one, assessment, consultation.posterior().not_listed());
    if (options.ask) out.outcomes.back().pages = out.pages.back();
  }
  progress_gone();
  for (auto* share : {&out.top1, &out.top3, &out.top5, &out.near3, &out.brier}) *share /= out.covered == 0 ? 1 : out.covered;
  return out;
}

auto as_json(const Score& score) -> std::string {
  std::string text;
  json::Writer out{text};
  out.begin_object();
  out.member("cases", score.cases);
  out.member("covered", score.covered);
  out.key("top1").fixed(score.top1, 4);
  out.key("top3").fixed(score.top3, 4);
  out.key("top5").fixed(score.top5, 4);
  out.key("near3").fixed(score.near3, 4);
  write_urgency(out, score);
  out.member("must_avoid_violations", score.must_avoid_violations);
  out.key("brier").fixed(score.brier, 4);
  write_pages(out, score.pages);
  out.member("skipped_answers", score.skipped.size());
  out.key("misses").begin_array();
  for (const auto& miss : score.misses) {
    out.begin_object();
    out.member("id", miss.id);
    out.member("kind", to_string(miss.kind));
    out.member("why", miss.why);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return text + "\n";
}

auto as_text(const Score& score) -> std::string {
  const auto share = [&](int count) { return percent(score.with_urgency == 0 ? 0 : static_cast<double>(count) / score.with_urgency); };
  std::string out = std::to_string(score.cases) + " cases, " + std::to_string(score.covered) + " with a cause the pack knows\n";
  out += "cause first " + percent(score.top1) + ", in the first 3 " + percent(score.top3) + ", in the first 5 " + percent(score.top5) +
         ", near in the first 3 " + percent(score.near3) + "\n";
  std::string brier;
  decimal::fixed(brier, score.brier, 3);
  out += "urgency exact " + share(score.exact) + ", accepted " + share(score.accepted) + "; Brier " + brier + "\n";
  for (std::size_t i = 6; i-- > 0;) {
    if (score.level_cases[i] == 0) continue;
    out += "  " + std::string{explain::name_of(static_cast<Level>(i))} + ": " + std::to_string(score.level_accepted[i]) + " of " +
           std::to_string(score.level_cases[i]) + " accepted, " + std::to_string(score.under[i]) + " under, " +
           std::to_string(score.over[i]) + " over\n";
  }
  out += "treatments to avoid that were offered: " + std::to_string(score.must_avoid_violations) + "\n";
  if (!score.pages.empty())
    out += "pages asked: median " + std::to_string(*quantile(score.pages, 0.5)) + ", p90 " + std::to_string(*quantile(score.pages, 0.9)) +
           "\n";
  if (!score.skipped.empty()) out += "answers skipped: " + std::to_string(score.skipped.size()) + "\n";
  for (const auto& miss : score.misses) out += "  " + std::string{to_string(miss.kind)} + "  " + miss.id + ": " + miss.why + "\n";
  return out;
}

}  // namespace antalgic::cli
