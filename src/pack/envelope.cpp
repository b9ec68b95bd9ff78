#include "pack/envelope.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace antalgic::pack {
namespace {

constexpr char magic[8] = {'A', 'N', 'T', 'A', 'L', 'G', 'I', 'C'};
constexpr std::size_t version_at = 8, kind_at = 12, length_at = 16, checksum_at = 24, hash_at = 32;

template <class Number>
auto read(std::span<const std::byte> bytes, std::size_t at) -> Number {
  Number value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) value |= static_cast<Number>(std::to_integer<Number>(bytes[at + i]) << (8 * i));
  return value;
}

template <class Number>
void write(std::span<std::byte> bytes, std::size_t at, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) bytes[at + i] = static_cast<std::byte>((value >> (8 * i)) & 0xFF);
}

// Of everything but the checksum itself.
auto checksum(std::span<const std::byte> header, std::span<const std::byte> payload) -> std::uint64_t {
  XXH3_state_t state;
  XXH3_INITSTATE(&state);
  XXH3_64bits_reset(&state);
  XXH3_64bits_update(&state, header.data(), checksum_at);
  XXH3_64bits_update(&state, header.data() + hash_at, envelope_size - hash_at);
  XXH3_64bits_update(&state, payload.data(), payload.size());
  return XXH3_64bits_digest(&state);
}

}  // namespace

auto open_envelope(std::span<const std::byte> file, FileKind kind) -> std::expected<Envelope, LoadFault> {
  if (file.size() < envelope_size) return std::unexpected(LoadFault::too_short);
  if (std::memcmp(file.data(), magic, sizeof magic) != 0) return std::unexpected(LoadFault::not_a_pack);
  if (read<std::uint32_t>(file, version_at) != format_version) return std::unexpected(LoadFault::other_version);
  if (read<std::uint32_t>(file, kind_at) != static_cast<std::uint32_t>(kind)) return std::unexpected(LoadFault::not_a_pack);
  const auto payload = file.subspan(envelope_size);
  if (read<std::uint64_t>(file, length_at) != payload.size()) return std::unexpected(LoadFault::wrong_length);
  if (read<std::uint64_t>(file, checksum_at) != checksum(file.first(envelope_size), payload)) {
    return std::unexpected(LoadFault::wrong_checksum);
  }
  Envelope envelope{.hash = {}, .payload = payload};
  std::memcpy(envelope.hash.data(), file.data() + hash_at, envelope.hash.size());
  return envelope;
}

void seal_envelope(std::span<std::byte> header, FileKind kind, const Hash& hash, std::span<const std::byte> payload) {
  std::memcpy(header.data(), magic, sizeof magic);
  write(header, version_at, format_version);
  write(header, kind_at, static_cast<std::uint32_t>(kind));
  write(header, length_at, static_cast<std::uint64_t>(payload.size()));
  std::memcpy(header.data() + hash_at, hash.data(), hash.size());
  write(header, checksum_at, checksum(header, payload));
}

}  // namespace antalgic::pack
