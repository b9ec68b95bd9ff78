// pack/check.hpp: what a FlatBuffers verifier cannot know: that every number means something.
// Called once by Pack::load, on a buffer whose structure has been verified; afterwards no reader checks an index again.
// Threads: pure. Cost: linear in the pack, no allocation.
// Judged by: pack_test.cpp (every field set out of range in turn), fuzz/pack_fuzz.cpp.
#pragma once

#include <cstdint>

#include "pack/pack_generated.h"

namespace antalgic::pack::check {

namespace fb = antalgic::fb;

// Every number of the core in its range, every text UTF-8.
[[nodiscard]] auto all(const fb::Core& core) -> bool;

// The parts of it.
[[nodiscard]] auto sizes(const fb::Core& core) -> bool;
[[nodiscard]] auto constants(const fb::Core& core) -> bool;
[[nodiscard]] auto findings(const fb::Core& core) -> bool;
[[nodiscard]] auto weights(const fb::Core& core) -> bool;
[[nodiscard]] auto conditions(const fb::Core& core) -> bool;
[[nodiscard]] auto rules(const fb::Core& core) -> bool;
[[nodiscard]] auto causes(const fb::Core& core) -> bool;
[[nodiscard]] auto mix(const fb::Core& core) -> bool;
[[nodiscard]] auto screens(const fb::Core& core) -> bool;
[[nodiscard]] auto treatments(const fb::Core& core) -> bool;
[[nodiscard]] auto medicines(const fb::Core& core) -> bool;
[[nodiscard]] auto words(const fb::Core& core) -> bool;

// ---- what the checks share -------------------------------------------------------------------------------------
inline constexpr std::uint32_t none = 0xFFFF;
inline constexpr std::uint32_t deepest = 16;  // levels of a condition, the atom among them

// NaN is in no range.
constexpr auto within(double value, double low, double high) -> bool { return value >= low && value <= high; }
constexpr auto is_finite(double value) -> bool { return within(value, -1e300, 1e300); }

template <class Rows>
auto in(const Rows* rows, std::uint32_t index) -> bool {
  return index < rows->size();
}

template <class Rows>
auto in_or_none(const Rows* rows, std::uint32_t index) -> bool {
  return index == none || index < rows->size();
}

template <class Rows>
auto all_in(const Rows* rows, const flatbuffers::Vector<std::uint16_t>* indices) -> bool {
  for (const std::uint16_t index : *indices) {
    if (!in(rows, index)) return false;
  }
  return true;
}

template <class Enum>
auto is_known(Enum value, Enum last) -> bool {
  return value >= static_cast<Enum>(0) && value <= last;
}

// The verifier aligns a vector's length only; its doubles may still stand astride.
template <class Number>
auto is_aligned(const flatbuffers::Vector<Number>* numbers) -> bool {
  return reinterpret_cast<std::uintptr_t>(numbers->Data()) % alignof(double) == 0 || numbers->size() == 0;
}

inline auto all_within(const flatbuffers::Vector<double>* numbers, double low, double high) -> bool {
  if (!is_aligned(numbers)) return false;
  for (const double number : *numbers) {
    if (!within(number, low, high)) return false;
  }
  return true;
}

// `mask` names at least one of `count` things and nothing else.
constexpr auto is_mask_of(std::uint64_t mask, std::uint32_t count) -> bool {
  return mask != 0 && (count >= 64 || (mask >> count) == 0);
}

// A missing text is a good one.
[[nodiscard]] auto is_utf8(const flatbuffers::String* string) -> bool;

template <class... Strings>
auto are_utf8(const Strings*... strings) -> bool {
  return (is_utf8(strings) && ...);
}

inline auto each_utf8(const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* strings) -> bool {
  for (const auto* string : *strings) {
    if (!is_utf8(string)) return false;
  }
  return true;
}

inline auto is_kind(const fb::Core& core, std::uint32_t finding, fb::AnswerKind kind) -> bool {
  return in(core.findings(), finding) && core.findings()->Get(finding)->kind() == kind;
}

}  // namespace antalgic::pack::check
