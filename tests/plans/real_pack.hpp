// tests/plans/real_pack.hpp: the project's own knowledge, compiled once for a test program.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "compile/compile.hpp"
#include "compile/emit.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::plans {

inline auto real_pack() -> const toy::ToyPack& {
  static const auto loaded = [] {
    const auto files = compile::read_directory(ANTALGIC_KNOWLEDGE);
    if (!files) {
      std::fprintf(stderr, "cannot read %s\n", files.error().c_str());
      std::abort();
    }
    const auto knowledge = compile::read_knowledge(*files);
    if (!knowledge) {
      std::fprintf(stderr, "the knowledge does not compile: %zu issues\n", knowledge.error().size());
      std::abort();
    }
    return toy::ToyPack(compile::emit_core(knowledge->model).bytes());
  }();
  return loaded;
}

}  // namespace antalgic::plans
