// text/table_rows.hpp: the lines of a Markdown table as rows of cells.
#pragma once

#include "text/document.hpp"

namespace antalgic::text {

// Reads the table whose header line begins at `begin` and has `body_rows` rows below its line of dashes.
[[nodiscard]] auto read_table(const Document& document, std::size_t heading, std::uint32_t begin, std::size_t body_rows) -> Table;

// Cells of one line, between unescaped bars.
[[nodiscard]] auto read_row(const Document& document, Span line) -> Row;

}  // namespace antalgic::text
