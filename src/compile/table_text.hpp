// compile/table_text.hpp: a table as it is written: padded, bars under each other, bars inside cells escaped.
#pragma once

#include <string>

#include "text/document.hpp"

namespace antalgic::compile {

// Without a line feed at the end. Rows that are short or long are written as they are.
[[nodiscard]] auto table_text(const text::Table& table) -> std::string;

}  // namespace antalgic::compile
