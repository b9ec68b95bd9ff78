// pack/library.hpp: the part of the compiled knowledge that explains, beside the core it was written for.
// Wraps the verified bytes of library.fbs. Nothing that decides reads it.
// Invariants (checked by `load`): it belongs to the given core; every position is inside its table or "none"; texts are UTF-8.
// Threads:    immutable, share freely. The bytes must outlive the Library.
// Cost:       load is linear in the file.
// Judged by:  library_test.cpp, compile/emit_test.cpp.
#pragma once

#include <expected>
#include <span>

#include "pack/library_generated.h"
#include "pack/pack.hpp"

namespace antalgic::pack {

class Library {
 public:
  // Requires: `file` stays alive and unchanged while the Library is used, and is aligned to 16 bytes. A library of another core is
  // `not_a_pack`.
  [[nodiscard]] static auto load(std::span<const std::byte> file, const Pack& core) -> std::expected<Library, LoadFault>;

  [[nodiscard]] auto raw() const -> const fb::Library& { return *raw_; }
  [[nodiscard]] auto hash() const -> const Hash& { return hash_; }

  // The prose of a record's heading; empty for "none".
  [[nodiscard]] auto prose(std::uint16_t topic) const -> std::string_view;

 private:
  Library() = default;

  const fb::Library* raw_ = nullptr;
  Hash hash_{};
};

}  // namespace antalgic::pack
