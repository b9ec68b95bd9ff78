#include "plan/avoid.hpp"

#include <algorithm>

namespace antalgic::plan {

namespace {

// A contraindicated treatment weighs at least like one that a certain cause bars.
constexpr double harm_of_contraindicated = 1;

struct Tempting {
  TreatmentId id;
  Score score;
  RuleId rule;  // contraindicated by it
  double weight = 0;
};

auto is_offered(const Stage& stage, TreatmentId id) -> bool {
  const auto holds = [id](const std::vector<Line>& list) { return std::ranges::find(list, id, &Line::treatment) != list.end(); };
  return holds(stage.do_now) || holds(stage.consider);
}

auto make_line(const Person& person, const Tempting& of) -> Line {
  const auto& prepared = person.prepared;
  Line line{.treatment = of.id, .score = of.weight, .certainty = fb::Certainty::none};
  if (const auto* reason = of.score.harm_reason) {
    const auto& source = prepared.line(of.id, *reason);
    line.for_cause = CauseId{reason->cause};
    line.why = pack::text(source.why());
    line.certainty = source.certainty();
    if (prepared.is_dont_miss(reason->cause)) line.timing = prepared.pack().message("timing_until_ruled_out");
  } else if (of.rule.exists()) {
    line.why = pack::text(prepared.pack().rule(of.rule).effect());
  }
  if (of.rule.exists()) line.because = of.rule;
  for (const auto id : *prepared.pack().treatment(of.id).conflicts()) line.conflicts.push_back(ConflictId{id});
  return line;
}

}  // namespace

void fill_avoid(const Person& person, const Safety& safety, const std::vector<Candidate>& candidates,
                ledger::Ledger& ledger, Stage& stage) {
  const auto& prepared = person.prepared;
  std::vector<Tempting> found;
  for (const auto& candidate : candidates) {
    const auto& facts = prepared.treatment(candidate.id);
    if (facts.temptation <= 0 || is_offered(stage, candidate.id)) continue;
    Tempting tempting{.id = candidate.id, .score = candidate.score, .rule = {}};
    const bool by_rule = candidate.verdict.is_contraindicated();
    if (by_rule) tempting.rule = candidate.verdict.bar;
    if (!by_rule && !is_too_harmful(person, candidate.id, tempting.score)) continue;
    if (facts.avoid_if.exists() && !safety.holds(facts.avoid_if)) continue;
    tempting.weight = facts.temptation * (by_rule ? std::max(tempting.score.harm, harm_of_contraindicated) : tempting.score.harm);
    found.push_back(tempting);
  }
  std::ranges::sort(found, [](const Tempting& a, const Tempting& b) { return a.weight != b.weight ? a.weight > b.weight : a.id < b.id; });
  Bits kinds(prepared.treatment_count());
  for (const auto& tempting : found) {
    const auto kind = prepared.treatment(tempting.id).kind;
    if (stage.avoid.size() >= prepared.planning().most_avoid() || kinds.has(kind)) continue;
    kinds.add(kind);
    auto line = make_line(person, tempting);
    line.step = ledger.add({.kind = ledger::StepKind::named_under_avoid, .ref = tempting.id.index, .detail = line.for_cause.index, .because = {}});
    stage.avoid.push_back(std::move(line));
  }
}

}  // namespace antalgic::plan
