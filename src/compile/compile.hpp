// compile/compile.hpp: from a directory of knowledge to a checked Model, or to everything that is wrong with it.
// Nothing is half loaded: one error and there is no Model. All issues of a directory come in one run, in file order.
// Threads:    pure functions of their arguments.      Cost: linear in the text, well under a second for 3 MB.
// Judged by:  tests/refused (one small directory for each kind of issue), tests/toy (whole directories that must compile).
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "compile/model.hpp"

namespace antalgic::compile {

// One Markdown text. `DocId` of an issue is the position of its file.
struct File {
  std::string path;  // as printed in a message, relative to where the reader stands
  std::string text;
};

struct Knowledge {
  Model model;
  std::vector<Issue> warnings;
};

// All `*.md` under `directory`, sorted by path. Fails with the name of what cannot be read.
[[nodiscard]] auto read_directory(const std::string& directory) -> std::expected<std::vector<File>, std::string>;

// Reads and checks. The issues of a refusal hold the warnings too (weight_of tells them apart).
// Requires: `files` in the order of their DocIds; it may be dropped afterwards, though a report needs it.
[[nodiscard]] auto read_knowledge(const std::vector<File>& files) -> Result<Knowledge>;

}  // namespace antalgic::compile
