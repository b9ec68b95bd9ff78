// compile/emit.hpp: a checked Model becomes the bytes of a pack.
// Promise: the same Model gives the same bytes. Errors: none; whatever could be wrong was refused by the reader.
// Judged by: emit_test.cpp (everything the Model holds is found again through pack::Pack), pack::Pack::load.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "compile/model.hpp"
#include "pack/pack.hpp"

namespace antalgic::compile {

// Bytes of a pack file, aligned to 16 as Pack::load wants them.
class PackFile {
 public:
  explicit PackFile(std::size_t size) : words_((size + 15) / 16), size_(size) {}
  [[nodiscard]] auto bytes() -> std::span<std::byte> { return {reinterpret_cast<std::byte*>(words_.data()), size_}; }
  [[nodiscard]] auto bytes() const -> std::span<const std::byte> { return {reinterpret_cast<const std::byte*>(words_.data()), size_}; }

 private:
  struct alignas(16) Word {
    std::byte bytes[16];
  };
  std::vector<Word> words_;
  std::size_t size_;
};

// The tables of pack.fbs, not yet in bytes.
[[nodiscard]] auto core_of(const Model& model) -> fb::CoreT;
// The pack that decides.
[[nodiscard]] auto emit_core(const Model& model) -> PackFile;
// Prose, claims and bibliography, chained to the core by its hash.
[[nodiscard]] auto emit_library(const Model& model, const pack::Hash& core) -> PackFile;
// SHA-256 of a core's payload, as the envelope holds it.
[[nodiscard]] auto hash_of(std::span<const std::byte> payload) -> pack::Hash;
// SHA-256 of the core's hash and the library's payload.
[[nodiscard]] auto hash_of_library(const pack::Hash& core, std::span<const std::byte> payload) -> pack::Hash;

}  // namespace antalgic::compile
