// compile/read_files.hpp: the texts of a directory with every record, table and name collected, nothing of them read yet.
#pragma once

#include "compile/compile.hpp"
#include "compile/reading.hpp"

namespace antalgic::compile {

// Requires: `files` stay unchanged while the Reading is used.
[[nodiscard]] auto read_files(const std::vector<File>& files) -> Reading;

}  // namespace antalgic::compile
