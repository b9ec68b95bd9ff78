// compile/answer_value.hpp: an answer as knowledge writes it: `true`, `false`, a number, an option, "unknown".
#pragma once

#include <optional>

#include "compile/reading.hpp"

namespace antalgic::compile {

// The answer `value` gives to `finding`; says why not where it cannot be one.
[[nodiscard]] auto read_answer(Reading& reading, FindingId finding, const text::Value& value) -> std::optional<Given>;

}  // namespace antalgic::compile
