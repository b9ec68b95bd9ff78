// faces/cli/expect.hpp: results of an earlier run against those of this one.
// The file is either one object for each case a line (id, order, probability, floor, fired, urgency; what is missing is not
// compared) or the figures that `evaluate --format json` prints.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "faces/cli/score.hpp"

namespace antalgic::cli {

// One line for each difference; the error: the file is neither.
[[nodiscard]] auto differences(const std::string& expected, const Score& score) -> std::expected<std::vector<std::string>, std::string>;

}  // namespace antalgic::cli
