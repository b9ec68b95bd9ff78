// compile/likelihood_columns.hpp: the columns of `Likelihoods`, and what its background column repeats.
#pragma once

#include <cstdint>
#include <string>

#include "compile/model.hpp"

namespace antalgic::compile {

namespace column {
inline constexpr std::size_t finding = 0, answer = 1, background = 2, p = 3, low = 4, high = 5, ground = 6, source = 7, note = 8;
}

// The share of ordinary people who give one of the answers of `mask`, as written in the column.
[[nodiscard]] auto background_text(const Finding& finding, std::uint64_t mask) -> std::string;

}  // namespace antalgic::compile
