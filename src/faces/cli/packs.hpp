// faces/cli/packs.hpp: the pack inside the program, or one from a file.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "compile/emit.hpp"
#include "pack/library.hpp"

namespace antalgic::cli {

class OpenPack {
 public:
  [[nodiscard]] auto core() const -> const pack::Pack& { return *core_; }
  // The prose and the bibliography in full; nothing where the file FILE.library is not there.
  [[nodiscard]] auto library() const -> const fb::Library* { return library_ ? &library_->raw() : nullptr; }

 private:
  friend auto open_pack(const std::string& path) -> std::expected<OpenPack, std::string>;
  std::unique_ptr<compile::PackFile> core_bytes_, library_bytes_;
  std::optional<pack::Pack> core_;
  std::optional<pack::Library> library_;
};

// Empty path: the embedded one. The error says what was refused and why.
[[nodiscard]] auto open_pack(const std::string& path) -> std::expected<OpenPack, std::string>;

}  // namespace antalgic::cli
