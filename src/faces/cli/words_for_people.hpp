// faces/cli/words_for_people.hpp: every sentence of the knowledge that a person may read.
#pragma once

#include <string_view>
#include <vector>

#include "compile/model.hpp"

namespace antalgic::cli {

// Views into the model.
[[nodiscard]] auto words_for_people(const compile::Model& model) -> std::vector<std::string_view>;

}  // namespace antalgic::cli
