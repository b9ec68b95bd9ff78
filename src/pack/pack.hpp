// pack/pack.hpp: the compiled knowledge, immutable, ready to read.
// Wraps the verified bytes of pack.fbs and answers by strong ids. Nothing is copied but the look-up tables from names.
// Invariants (checked by `load`, so that no reader checks again): every index is inside its table or "none", every row has
//             `stride` entries, conditions are well formed and at most 16 deep, bins and probabilities are in range.
// Threads:    immutable, share freely. The bytes must outlive the Pack.
// Cost:       load is linear in the file, about 1 ms; every accessor is O(1), look-ups by name O(log n).
// Judged by:  fuzz/pack_fuzz.cpp, pack_test.cpp (cut at every length, every bit flipped).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "pack/pack_generated.h"

namespace antalgic::pack {

namespace fb = antalgic::fb;

// Why a file is not a pack. The order is the order of the tests.
enum class LoadFault : std::uint8_t { too_short, not_a_pack, other_version, wrong_length, wrong_checksum, broken_structure, value_out_of_range };
[[nodiscard]] auto to_string(LoadFault fault) -> std::string_view;

using Hash = std::array<std::uint8_t, 32>;

class Pack {
 public:
  // Requires: `file` stays alive and unchanged while the Pack is used, and is aligned to 16 bytes.
  [[nodiscard]] static auto load(std::span<const std::byte> file) -> std::expected<Pack, LoadFault>;

  [[nodiscard]] auto raw() const -> const fb::Core& { return *raw_; }
  [[nodiscard]] auto hash() const -> const Hash& { return hash_; }  // as written by compile; identity, not protection
  [[nodiscard]] auto payload() const -> std::span<const std::byte> { return payload_; }

  [[nodiscard]] auto finding_count() const -> std::size_t { return raw_->findings()->size(); }
  [[nodiscard]] auto cause_count() const -> std::size_t { return raw_->causes()->size(); }
  [[nodiscard]] auto treatment_count() const -> std::size_t { return raw_->treatments()->size(); }
  [[nodiscard]] auto stride() const -> std::size_t { return raw_->stride(); }

  [[nodiscard]] auto finding(FindingId id) const -> const fb::Finding& { return *raw_->findings()->Get(id.index); }
  [[nodiscard]] auto option(OptionId id) const -> const fb::Option& { return *raw_->options()->Get(id.index); }
  [[nodiscard]] auto cause(CauseId id) const -> const fb::Cause& { return *raw_->causes()->Get(id.index); }
  [[nodiscard]] auto rule(RuleId id) const -> const fb::Rule& { return *raw_->rules()->Get(id.index); }
  [[nodiscard]] auto treatment(TreatmentId id) const -> const fb::Treatment& { return *raw_->treatments()->Get(id.index); }

  // The option of `finding` at `position`, counted over all findings. Requires: position < option_count.
  [[nodiscard]] auto option_of(FindingId finding, std::uint16_t position) const -> OptionId;
  // The bin that holds `value`: [from, to), the last one closed; none where the finding has no bins or no bin holds it.
  [[nodiscard]] auto bin_of(FindingId finding, double value) const -> std::optional<std::uint16_t>;

  // Rows of `stride` causes.
  [[nodiscard]] auto weights(OptionId option) const -> std::span<const std::int32_t>;
  [[nodiscard]] auto spread_up(OptionId option) const -> std::span<const std::uint16_t>;
  [[nodiscard]] auto spread_down(OptionId option) const -> std::span<const std::uint16_t>;
  [[nodiscard]] auto nest_given(std::size_t nest) const -> std::span<const std::int32_t>;

  // Half-open range of rule indices of one kind.
  [[nodiscard]] auto rules_of(fb::RuleKind kind) const -> std::pair<std::uint16_t, std::uint16_t>;
  // The nodes of a condition, in prefix order.
  [[nodiscard]] auto code(ConditionId id) const -> std::span<const std::uint32_t>;
  [[nodiscard]] auto atom(AtomId id) const -> const fb::Atom& { return *raw_->atoms()->Get(id.index); }

  [[nodiscard]] auto find_finding(std::string_view id) const -> std::optional<FindingId>;
  [[nodiscard]] auto find_cause(std::string_view id) const -> std::optional<CauseId>;
  [[nodiscard]] auto find_treatment(std::string_view id) const -> std::optional<TreatmentId>;
  // Without its kind: where rules of two kinds share a name, the first of them.
  [[nodiscard]] auto find_rule(std::string_view id) const -> std::optional<RuleId>;
  [[nodiscard]] auto find_rule(fb::RuleKind kind, std::string_view id) const -> std::optional<RuleId>;
  [[nodiscard]] auto find_option(FindingId finding, std::string_view id) const -> std::optional<std::uint16_t>;
  [[nodiscard]] auto find_class(std::string_view id) const -> std::optional<ClassId>;
  // All names whose folded key equals `key` (several where a name means different things by country).
  [[nodiscard]] auto find_medicines(std::string_view key) const -> std::pair<MedicineId, MedicineId>;
  // The sentence with this id, or an empty text.
  [[nodiscard]] auto message(std::string_view id) const -> std::string_view;

 private:
  Pack() = default;

  const fb::Core* raw_ = nullptr;
  std::span<const std::byte> payload_;
  Hash hash_{};
  std::vector<std::uint16_t> findings_by_name_, causes_by_name_, treatments_by_name_, rules_by_name_, classes_by_name_;
};

// A flatbuffers string as a view; empty when it is missing.
[[nodiscard]] inline auto text(const flatbuffers::String* string) -> std::string_view {
  return string == nullptr ? std::string_view{} : std::string_view{string->c_str(), string->size()};
}

}  // namespace antalgic::pack
