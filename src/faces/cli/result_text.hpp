// faces/cli/result_text.hpp: an assessment for a person at a terminal.
// Order: what to do and how soon, likely causes, the plan, where sources disagree, what was left out, when to look again.
// Colour never stands alone; `plain` uses headings and sentences only, in the same order.
// Judged by: result_text_test.cpp, tests/journeys.
#pragma once

#include <string>

#include "care/consultation.hpp"
#include "faces/cli/io.hpp"

namespace antalgic::cli {

struct TextOptions {
  Terminal terminal;
  bool why = false;    // every ground
  bool plain = false;
};

[[nodiscard]] auto result_text(const care::Consultation& consultation, const care::Presentation& presentation,
                               const care::Assessment& assessment, const TextOptions& options) -> std::string;

}  // namespace antalgic::cli
