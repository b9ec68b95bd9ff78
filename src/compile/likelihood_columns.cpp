#include "compile/likelihood_columns.hpp"

#include <cstdio>

namespace antalgic::compile {

auto background_text(const Finding& finding, std::uint64_t mask) -> std::string {
  double sum = 0;
  for (std::size_t i = 0; i < finding.options.size(); ++i) {
    if ((mask >> i & 1U) != 0) sum += finding.options[i].background;
  }
  char out[32];
  std::snprintf(out, sizeof out, "%.6g", sum);
  return out;
}

}  // namespace antalgic::compile
