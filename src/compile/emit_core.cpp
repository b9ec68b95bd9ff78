#include <sodium.h>

#include <cstring>

#include "compile/emit.hpp"
#include "compile/emit_parts.hpp"
#include "pack/envelope.hpp"

namespace antalgic::compile {
namespace {

void emit_pack(Emitting& out) {
  const PackInfo& from = out.model.pack;
  auto& core = out.core;
  core.id = from.id;
  core.version = from.version;
  core.title = from.title;
  core.onset_days = from.onset_days.index;
  core.age = from.age.index;
  core.pain_now = from.pain_now.index;
  core.medicines_any = from.medicines_any.index;
  core.dated = positions(from.dated);
  core.inference = std::make_unique<fb::InferenceConstants>(from.inference);
  core.urgency = std::make_unique<fb::UrgencyConstants>(from.urgency);
  core.asking = std::make_unique<fb::AskingConstants>(from.asking);
  core.planning = std::make_unique<fb::PlanningConstantsT>(from.planning);
  core.planning->strict_if = out.condition(from.strict_if, Numbers::as_rules_read_them);
}

}  // namespace

auto sealed(pack::FileKind kind, const pack::Hash& hash, std::span<const std::byte> payload) -> PackFile {
  PackFile file(pack::envelope_size + payload.size());
  const auto bytes = file.bytes();
  std::memcpy(bytes.data() + pack::envelope_size, payload.data(), payload.size());
  pack::seal_envelope(bytes.first(pack::envelope_size), kind, hash, bytes.subspan(pack::envelope_size));
  return file;
}

auto emit_all(Emitting& out) -> std::vector<std::uint16_t> {
  emit_findings(out);
  emit_causes(out);
  emit_rules(out);
  emit_treatments(out);
  emit_words(out);
  emit_pack(out);
  std::vector<std::uint16_t> of_reassessments;
  for (const Reassess& row : out.model.reassessments) of_reassessments.push_back(out.condition(row.when, Numbers::as_rules_read_them));
  out.table.write_into(out.core);
  return of_reassessments;
}

auto core_of(const Model& model) -> fb::CoreT {
  Emitting out(model);
  emit_all(out);
  return std::move(out.core);
}

auto hash_of(std::span<const std::byte> payload) -> pack::Hash {
  pack::Hash hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(payload.data()), payload.size());
  return hash;
}

auto hash_of_library(const pack::Hash& core, std::span<const std::byte> payload) -> pack::Hash {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, core.data(), core.size());
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(payload.data()), payload.size());
  pack::Hash hash;
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

auto emit_core(const Model& model) -> PackFile {
  const auto core = core_of(model);
  flatbuffers::FlatBufferBuilder builder(std::size_t{4} << 20);
  fb::FinishCoreBuffer(builder, fb::Core::Pack(builder, &core));
  const auto payload = std::as_bytes(std::span(builder.GetBufferPointer(), builder.GetSize()));
  return sealed(pack::FileKind::core, hash_of(payload), payload);
}

}  // namespace antalgic::compile
