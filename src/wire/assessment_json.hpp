// wire/assessment_json.hpp: the whole result as JSON, and the same again from a saved one.
// The order of keys is fixed and numbers are printed by base/decimal.hpp, so that the same pack, presentation and engine give the
// same bytes on every platform. The presentation is inside: an assessment is its own capsule.
// Schema: docs/schema/assessment.json.
// Threads: pure but for the Consultation. Cost: about 100 us for a full plan.
// Judged by: assessment_json_test.cpp, tests/journeys, tests/wasm.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "care/consultation.hpp"
#include "wire/presentation_json.hpp"

namespace antalgic::wire {

inline constexpr std::string_view assessment_schema = "antalgic/assessment/1";

struct AssessmentOptions {
  bool ledger = false;         // every step, for those who want to see them all
  bool hidden_causes = false;  // those too unlikely to be shown to a person
};

// Requires: `assessment` is the last one that `consultation` made, and of `presentation`.
void write_assessment(json::Writer& out, const care::Consultation& consultation, const care::Presentation& presentation,
                      const care::Assessment& assessment, AssessmentOptions options = {});

// Assesses and writes, compact, without a newline.
[[nodiscard]] auto assess_to_json(care::Consultation& consultation, const care::Presentation& presentation, AssessmentOptions options = {})
    -> std::string;

struct Replayed {
  std::string now;                       // today's bytes for the saved presentation
  bool same = false;                     // equal to the saved bytes
  std::vector<std::string> differences;  // JSON pointers with both values, at most 50
};
// Takes a saved assessment, whatever its white space; refused where its presentation cannot be read.
[[nodiscard]] auto replay(care::Consultation& consultation, std::string_view saved) -> std::expected<Replayed, Faults>;

[[nodiscard]] auto hex(const pack::Hash& hash) -> std::string;

}  // namespace antalgic::wire
