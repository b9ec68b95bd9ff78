#include "faces/cli/packs.hpp"

#include <cstring>

#include "faces/cli/io.hpp"

extern "C" {
extern const std::byte antalgic_core_begin[];
extern const std::byte antalgic_core_end[];
extern const std::byte antalgic_library_begin[];
extern const std::byte antalgic_library_end[];
}

namespace antalgic::cli {
namespace {

auto aligned_copy(const std::string& text) -> std::unique_ptr<compile::PackFile> {
  auto file = std::make_unique<compile::PackFile>(text.size());
  if (!text.empty()) std::memcpy(file->bytes().data(), text.data(), text.size());
  return file;
}

}  // namespace

auto open_pack(const std::string& path) -> std::expected<OpenPack, std::string> {
  OpenPack out;
  std::span<const std::byte> core{antalgic_core_begin, antalgic_core_end};
  std::span<const std::byte> library{antalgic_library_begin, antalgic_library_end};
  if (!path.empty()) {
    const auto text = read_text(path);
    if (!text) return std::unexpected{text.error()};
    out.core_bytes_ = aligned_copy(*text);
    core = out.core_bytes_->bytes();
    const auto more = read_text(path + ".library");
    out.library_bytes_ = aligned_copy(more.value_or(""));
    library = out.library_bytes_->bytes();
  }
  auto loaded = pack::Pack::load(core);
  if (!loaded) return std::unexpected{(path.empty() ? "the embedded pack" : path) + ": " + std::string{pack::to_string(loaded.error())}};
  out.core_.emplace(std::move(*loaded));
  if (auto more = pack::Library::load(library, *out.core_)) out.library_.emplace(std::move(*more));
  return out;
}

}  // namespace antalgic::cli
