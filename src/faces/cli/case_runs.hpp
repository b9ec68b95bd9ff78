// faces/cli/case_runs.hpp: the cases that stand in the knowledge, run; and which rules they reach, both ways.
// Coverage is by rule id: a danger rule, channel or safety rule counts as fired where a case makes it fire, and as silent where a
// case leaves it silent; one that is only ever undecided is neither.
#pragma once

#include <string>
#include <vector>

#include "compile/model.hpp"
#include "pack/pack.hpp"

namespace antalgic::cli {

struct CaseRuns {
  int passed = 0, failed = 0;
  std::vector<std::string> failures;               // "name: expected ..., got ..."
  std::vector<std::string> not_fired, not_silent;  // "red-flag/RF01_...", in the order of the pack
};

[[nodiscard]] auto run_cases(const compile::Model& model, const pack::Pack& pack) -> CaseRuns;

}  // namespace antalgic::cli
