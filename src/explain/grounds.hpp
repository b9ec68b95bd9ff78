// explain/grounds.hpp: the answers, causes and sources behind a value, found again from the result.
// Nothing here decides anything: it reads what triage, urgency and plan have decided.
// Threads: pure. Cost: microseconds; it allocates, and runs only when someone reads the result.
// Judged by: grounds_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answers/answers.hpp"
#include "infer/posterior.hpp"
#include "plan/plan.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::explain {

namespace fb = pack::fb;

// Everything a sentence can be about; the parts of one assessment.
struct Result {
  const answers::Answers& own;
  const answers::Answers& closed;
  const infer::Posterior& posterior;
  const std::vector<infer::Range>& ranges;  // beside posterior.entries()
  const triage::Triage& triage;
  const urgency::Urgency& urgency;
  const plan::Plan& plan;
  std::string_view region;
};

// "red-flag/RF01_cauda_equina": rule ids as they are printed.
[[nodiscard]] auto rule_name(const pack::Pack& pack, RuleId rule) -> std::string;

// Findings whose answers make `rule` hold, in the order they stand in it, each once.
[[nodiscard]] auto because(const pack::Pack& pack, RuleId rule, const answers::Answers& closed) -> std::vector<FindingId>;

// Findings still open that could make an undecided `rule` fire, in the order they stand.
[[nodiscard]] auto still_open(const pack::Pack& pack, RuleId rule, const answers::Answers& closed) -> std::vector<FindingId>;

// The answers that weighed for a cause, heaviest first; equal weights in the order of the findings.
struct Weighed {
  std::vector<infer::Posterior::Contribution> for_it, against;
};
[[nodiscard]] auto weigh(const infer::Posterior& posterior, CauseId cause) -> Weighed;

// The don't-miss causes that together pass the limit of `level`, likeliest first.
[[nodiscard]] auto dont_miss_causes(const pack::Pack& pack, const Result& result, triage::Level level) -> std::vector<CauseId>;

// True if the don't-miss causes alone would ask for `level`.
[[nodiscard]] auto sum_asks_for(const pack::Pack& pack, const urgency::Urgency& urgency, triage::Level level) -> bool;

// Sources of a plan line: the cause's line that gives the reason, then the treatment's own, each once.
[[nodiscard]] auto sources_of(const pack::Pack& pack, const plan::Line& line, WindowId window) -> std::vector<SourceId>;

// How sure its ground is: read where any source behind it was read, else recalled or estimate.
[[nodiscard]] auto ground_of(const pack::Pack& pack, const std::vector<SourceId>& sources) -> fb::Ground;

[[nodiscard]] auto ids_of(const flatbuffers::Vector<std::uint16_t>* raw) -> std::vector<SourceId>;

}  // namespace antalgic::explain
