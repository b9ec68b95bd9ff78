// antalgic-compile DIR CORE LIBRARY: knowledge to the two pack files that the build puts into the program.
// All that is wrong with the knowledge goes to stderr, and then nothing is written.
#include <cstdio>
#include <string>

#include "compile/compile.hpp"
#include "compile/emit.hpp"
#include "compile/report.hpp"
#include "pack/envelope.hpp"

namespace {

using namespace antalgic;

void print_issues(const std::vector<compile::File>& files, const std::vector<Issue>& issues) {
  for (const auto& line : compile::report(files, issues)) std::fprintf(stderr, "%s\n", line.c_str());
}

auto write(const char* path, std::span<const std::byte> bytes) -> bool {
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return std::fclose(file) == 0 && written;
}

}  // namespace

auto main(int argc, char** argv) -> int {
  if (argc != 4) {
    std::fputs("usage: antalgic-compile DIR CORE LIBRARY\n", stderr);
    return 2;
  }
  const auto files = compile::read_directory(argv[1]);
  if (!files) {
    std::fprintf(stderr, "cannot read %s\n", files.error().c_str());
    return 3;
  }
  const auto knowledge = compile::read_knowledge(*files);
  if (!knowledge) {
    print_issues(*files, knowledge.error());
    return 4;
  }
  const auto core = compile::emit_core(knowledge->model);
  const auto loaded = pack::Pack::load(core.bytes());
  if (!loaded) {
    std::fprintf(stderr, "the compiled pack does not load: %s\n", std::string{pack::to_string(loaded.error())}.c_str());
    return 70;
  }
  const auto library = compile::emit_library(knowledge->model, loaded->hash());
  if (write(argv[2], core.bytes()) && write(argv[3], library.bytes())) return 0;
  std::fputs("cannot write the pack\n", stderr);
  return 3;
}
