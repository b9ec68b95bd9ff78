#include "pack/pack.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "pack/check.hpp"
#include "pack/envelope.hpp"

namespace antalgic::pack {
namespace {

// Deeper or larger than any pack that compile writes.
constexpr flatbuffers::uoffset_t most_nesting = 16;
constexpr flatbuffers::uoffset_t most_tables = 200'000;

// The file asks for 16; what the numbers inside need is 8.
auto is_aligned(std::span<const std::byte> bytes) -> bool { return reinterpret_cast<std::uintptr_t>(bytes.data()) % 8 == 0; }

auto verified(std::span<const std::byte> payload) -> const fb::Core* {
  if (!is_aligned(payload) || payload.size() >= FLATBUFFERS_MAX_BUFFER_SIZE) return nullptr;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(payload.data());
  flatbuffers::Verifier verifier(bytes, payload.size(), most_nesting, most_tables);
  return fb::VerifyCoreBuffer(verifier) ? fb::GetCore(bytes) : nullptr;
}

template <class Rows>
auto sorted_by_name(const Rows& rows) -> std::vector<std::uint16_t> {
  std::vector<std::uint16_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  const auto name = [&](std::uint16_t index) { return std::pair(text(rows.Get(index)->id()), index); };
  std::ranges::sort(order, {}, name);
  return order;
}

template <class Rows>
auto has_twins(const Rows& rows, const std::vector<std::uint16_t>& order) -> bool {
  const auto name = [&](std::uint16_t index) { return text(rows.Get(index)->id()); };
  return std::ranges::adjacent_find(order, {}, name) != order.end();
}

template <class Found, class Rows>
auto find(const Rows& rows, const std::vector<std::uint16_t>& order, std::string_view id) -> std::optional<Found> {
  const auto name = [&](std::uint16_t index) { return text(rows.Get(index)->id()); };
  const auto place = std::ranges::lower_bound(order, id, {}, name);
  if (place == order.end() || name(*place) != id) return std::nullopt;
  return Found{*place};
}

}  // namespace

auto to_string(LoadFault fault) -> std::string_view {
  switch (fault) {
    case LoadFault::too_short: return "too short";
    case LoadFault::not_a_pack: return "not a pack";
    case LoadFault::other_version: return "another format version";
    case LoadFault::wrong_length: return "wrong length";
    case LoadFault::wrong_checksum: return "wrong checksum";
    case LoadFault::broken_structure: return "broken structure";
    case LoadFault::value_out_of_range: return "value out of range";
  }
  return "";
}

auto Pack::load(std::span<const std::byte> file) -> std::expected<Pack, LoadFault> {
  const auto envelope = open_envelope(file, FileKind::core);
  if (!envelope) return std::unexpected(envelope.error());
  const auto* core = verified(envelope->payload);
  if (core == nullptr) return std::unexpected(LoadFault::broken_structure);
  if (!check::all(*core)) return std::unexpected(LoadFault::value_out_of_range);

  Pack pack;
  pack.raw_ = core;
  pack.payload_ = envelope->payload;
  pack.hash_ = envelope->hash;
  pack.findings_by_name_ = sorted_by_name(*core->findings());
  pack.causes_by_name_ = sorted_by_name(*core->causes());
  pack.treatments_by_name_ = sorted_by_name(*core->treatments());
  pack.rules_by_name_ = sorted_by_name(*core->rules());
  pack.classes_by_name_ = sorted_by_name(*core->classes());
  // Rules of different kinds may share a name: their printed ids differ.
  if (has_twins(*core->findings(), pack.findings_by_name_) || has_twins(*core->causes(), pack.causes_by_name_) ||
      has_twins(*core->treatments(), pack.treatments_by_name_) || has_twins(*core->classes(), pack.classes_by_name_)) {
    return std::unexpected(LoadFault::value_out_of_range);
  }
  return pack;
}

auto Pack::option_of(FindingId id, std::uint16_t position) const -> OptionId {
  return OptionId{static_cast<std::uint16_t>(finding(id).first_option() + position)};
}

auto Pack::bin_of(FindingId id, double value) const -> std::optional<std::uint16_t> {
  const auto& row = finding(id);
  if (row.kind() != fb::AnswerKind::number) return std::nullopt;
  const std::uint16_t count = row.option_count();
  for (std::uint16_t bin = 0; bin < count; ++bin) {
    const auto& edges = option(option_of(id, bin));
    const bool is_last = bin + 1 == count;
    if (edges.from() <= value && (value < edges.to() || (is_last && value <= edges.to()))) return bin;
  }
  return std::nullopt;
}

auto Pack::weights(OptionId id) const -> std::span<const std::int32_t> {
  return {raw_->weights()->data() + id.index * stride(), stride()};
}

auto Pack::spread_up(OptionId id) const -> std::span<const std::uint16_t> {
  return {raw_->spread_up()->data() + id.index * stride(), stride()};
}

auto Pack::spread_down(OptionId id) const -> std::span<const std::uint16_t> {
  return {raw_->spread_down()->data() + id.index * stride(), stride()};
}

auto Pack::nest_given(std::size_t nest) const -> std::span<const std::int32_t> {
  return {raw_->nest_given()->data() + nest * stride(), stride()};
}

auto Pack::rules_of(fb::RuleKind kind) const -> std::pair<std::uint16_t, std::uint16_t> {
  const auto* range = raw_->rule_kinds()->Get(static_cast<flatbuffers::uoffset_t>(kind));
  return {static_cast<std::uint16_t>(range->begin()), static_cast<std::uint16_t>(range->end())};
}

auto Pack::code(ConditionId id) const -> std::span<const std::uint32_t> {
  const auto* range = raw_->conditions()->Get(id.index);
  return {raw_->code()->data() + range->begin(), range->end() - range->begin()};
}

auto Pack::find_finding(std::string_view id) const -> std::optional<FindingId> {
  return find<FindingId>(*raw_->findings(), findings_by_name_, id);
}

auto Pack::find_cause(std::string_view id) const -> std::optional<CauseId> {
  return find<CauseId>(*raw_->causes(), causes_by_name_, id);
}

auto Pack::find_treatment(std::string_view id) const -> std::optional<TreatmentId> {
  return find<TreatmentId>(*raw_->treatments(), treatments_by_name_, id);
}

auto Pack::find_class(std::string_view id) const -> std::optional<ClassId> {
  return find<ClassId>(*raw_->classes(), classes_by_name_, id);
}

auto Pack::find_rule(std::string_view id) const -> std::optional<RuleId> { return find<RuleId>(*raw_->rules(), rules_by_name_, id); }

auto Pack::find_rule(fb::RuleKind kind, std::string_view id) const -> std::optional<RuleId> {
  const auto name = [&](std::uint16_t index) { return text(rule(RuleId{index}).id()); };
  for (const auto index : std::ranges::equal_range(rules_by_name_, id, {}, name)) {
    if (rule(RuleId{index}).kind() == kind) return RuleId{index};
  }
  return std::nullopt;
}

auto Pack::find_option(FindingId id, std::string_view name) const -> std::optional<std::uint16_t> {
  for (std::uint16_t position = 0; position < finding(id).option_count(); ++position) {
    if (text(option(option_of(id, position)).id()) == name) return position;
  }
  return std::nullopt;
}

auto Pack::find_medicines(std::string_view key) const -> std::pair<MedicineId, MedicineId> {
  const auto& rows = *raw_->medicines();
  const auto first_not = [&](auto&& goes_before) {
    std::uint16_t low = 0, high = static_cast<std::uint16_t>(rows.size());
    while (low < high) {
      const auto middle = static_cast<std::uint16_t>(low + (high - low) / 2);
      if (goes_before(text(rows.Get(middle)->key()))) low = static_cast<std::uint16_t>(middle + 1);
      else high = middle;
    }
    return MedicineId{low};
  };
  return {first_not([&](std::string_view other) { return other < key; }), first_not([&](std::string_view other) { return other <= key; })};
}

auto Pack::message(std::string_view id) const -> std::string_view {
  const auto* row = raw_->messages();
  std::uint32_t low = 0, high = row->size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (text(row->Get(middle)->id()) < id) low = middle + 1;
    else high = middle;
  }
  const bool is_there = low < row->size() && text(row->Get(low)->id()) == id;
  return is_there ? text(row->Get(low)->text()) : std::string_view{};
}

}  // namespace antalgic::pack
