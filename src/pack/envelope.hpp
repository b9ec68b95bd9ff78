// pack/envelope.hpp: the 64 bytes before the FlatBuffers payload of a pack file.
//
//   offset size
//        0    8  magic "ANTALGIC"
//        8    4  format version, little endian
//       12    4  kind: 1 core, 2 library
//       16    8  payload length
//       24    8  XXH3-64 of bytes 0..23, 32..63 and the payload (in this order)
//       32   32  SHA-256 of the payload (core) or of core hash + payload (library)
//       64    .  payload
//
// The checksum is tested at every load; the cryptographic hash names the pack and is recomputed by compile and replay only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

#include "pack/pack.hpp"

namespace antalgic::pack {

inline constexpr std::size_t envelope_size = 64;
inline constexpr std::uint32_t format_version = 1;
enum class FileKind : std::uint32_t { core = 1, library = 2 };

struct Envelope {
  Hash hash;
  std::span<const std::byte> payload;
};

// Length, magic, version, kind and checksum, in this order.
[[nodiscard]] auto open_envelope(std::span<const std::byte> file, FileKind kind) -> std::expected<Envelope, LoadFault>;

// Writes the 64 bytes for `payload` into `header`. Requires: header.size() == envelope_size.
void seal_envelope(std::span<std::byte> header, FileKind kind, const Hash& hash, std::span<const std::byte> payload);

}  // namespace antalgic::pack
