// fuzz/bicycle.hpp: the knowledge about a bicycle of tests/toy, as files and as a pack, for all fuzz targets.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "care/consultation.hpp"
#include "compile/compile.hpp"
#include "compile/emit.hpp"

namespace antalgic::fuzz {

inline auto text_of(const std::uint8_t* data, std::size_t size) -> std::string_view {
  return {reinterpret_cast<const char*>(data), size};
}

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline auto bicycle() -> const std::vector<compile::File>& {
  static const auto files = compile::read_directory(ANTALGIC_TESTS "/toy/bicycle").value();
  return files;
}

inline auto bicycle_pack() -> const pack::Pack& {
  static const auto file = compile::emit_core(compile::read_knowledge(bicycle()).value().model);
  static const auto pack = pack::Pack::load(file.bytes()).value();
  return pack;
}

// Every issue of a refusal, or of a warning, stands inside one of the texts that were read.
inline void must_have_places(const std::vector<Issue>& issues, const std::vector<compile::File>& files) {
  for (const auto& issue : issues) {
    must(issue.where.doc().index < files.size(), "an issue names a text that was read");
    must(issue.where.begin() <= issue.where.end(), "an issue begins before it ends");
    must(issue.where.end() <= files[issue.where.doc().index].text.size(), "an issue stands inside its text");
  }
}

// What compiles also loads.
inline void must_load(const compile::Model& model) {
  const auto file = compile::emit_core(model);
  must(pack::Pack::load(file.bytes()).has_value(), "what compiles also loads");
}

}  // namespace antalgic::fuzz
