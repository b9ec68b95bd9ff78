// faces/cli/knowledge.hpp: a directory of knowledge, read and compiled, for check, compile and format.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "compile/compile.hpp"
#include "compile/emit.hpp"
#include "faces/cli/cli.hpp"

namespace antalgic::cli {

struct Compiled {
  compile::Knowledge knowledge;
  compile::PackFile core;
};

struct KnowledgeRead {
  std::vector<std::string> errors, warnings;   // lines with their places
  std::optional<Compiled> compiled;            // where there is no error
};

// The error: the directory itself cannot be read.
[[nodiscard]] auto read_and_compile(const std::string& directory) -> std::expected<KnowledgeRead, std::string>;

}  // namespace antalgic::cli
