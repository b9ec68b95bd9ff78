// faces/cli/plan_text.hpp: the plan's part of a result: stages, where sources differ, what was left out, when to look again.
#pragma once

#include <string>

#include "explain/sentences.hpp"
#include "faces/cli/paper.hpp"

namespace antalgic::cli {

void write_plan(Paper& paper, const pack::Pack& pack, const explain::Result& result, bool all);

// " [NICE2020, Qaseem2017]", " [our own judgement]"
[[nodiscard]] auto marker(const pack::Pack& pack, const explain::Statement& statement) -> std::string;
[[nodiscard]] auto marker(const pack::Pack& pack, const std::vector<SourceId>& sources) -> std::string;

}  // namespace antalgic::cli
