// compile/report.hpp: issues as lines a person and an editor can follow.
//   knowledge/x/causes/strain.md:12:7: Muscle strain > Likelihoods: no finding `stif` (did you mean `stiff`?); define it or correct the spelling
// A warning says so after the place.
#pragma once

#include <string>
#include <vector>

#include "base/issue.hpp"
#include "compile/compile.hpp"

namespace antalgic::compile {

// One line for each issue, in their order. Requires: the issues came from these files.
[[nodiscard]] auto report(const std::vector<File>& files, const std::vector<Issue>& issues) -> std::vector<std::string>;

}  // namespace antalgic::compile
