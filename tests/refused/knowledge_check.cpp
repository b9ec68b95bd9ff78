// knowledge_check DIR            prints everything that is wrong with a knowledge directory
// knowledge_check --format DIR   puts its tables in order and in line
#include <cstdio>
#include <fstream>
#include <string_view>

#include "compile/format.hpp"
#include "compile/report.hpp"

namespace compile = antalgic::compile;

namespace {

auto format(const std::vector<compile::File>& files) -> int {
  for (const compile::File& file : compile::format_files(files)) {
    std::ofstream(file.path, std::ios::binary) << file.text;
    std::printf("%s\n", file.path.c_str());
  }
  return 0;
}

auto check(const std::vector<compile::File>& files) -> int {
  const auto knowledge = compile::read_knowledge(files);
  const auto& issues = knowledge ? knowledge->warnings : knowledge.error();
  for (const std::string& line : compile::report(files, issues)) std::printf("%s\n", line.c_str());
  if (knowledge) std::printf("%zu findings, %zu causes, %zu treatments, %zu cases\n", knowledge->model.findings.size(), knowledge->model.causes.size(),
                             knowledge->model.treatments.size(), knowledge->model.cases.size());
  return knowledge ? 0 : 1;
}

}  // namespace

auto main(int count, char** words) -> int {
  const bool formats = count == 3 && std::string_view(words[1]) == "--format";
  if (count != 2 && !formats) {
    std::fprintf(stderr, "usage: knowledge_check [--format] DIR\n");
    return 2;
  }
  const auto files = compile::read_directory(words[count - 1]);
  if (!files) {
    std::fprintf(stderr, "%s\n", files.error().c_str());
    return 2;
  }
  return formats ? format(*files) : check(*files);
}
