// compile/format.hpp: puts the tables of a knowledge directory in order and in line, and fills the background column.
// Prose and blocks are not touched. Formatting twice changes nothing more, and never what a table says.
// Judged by: format_test.cpp.
#pragma once

#include <vector>

#include "compile/compile.hpp"

namespace antalgic::compile {

// The files whose text changes, with the new text. What cannot be read (a table with a wrong header, an unknown finding) is
// left as it stands, except that it is put in line.
[[nodiscard]] auto format_files(const std::vector<File>& files) -> std::vector<File>;

}  // namespace antalgic::compile
