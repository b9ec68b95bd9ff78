// compile/names.hpp: every name of a knowledge directory, by kind, and its position in the Model.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/issue.hpp"

namespace antalgic::compile {

enum class Kind : std::uint8_t {
  pack, region, message, source, finding, derivation, closure, screen, danger, channel, cause, family, factor, mix, mix_modifier,
  treatment, set, window, safety, medicine_class, conflict, article, course, reassess, pace, lesson, test_case,
  group, claim, ingredient  // named by rows of tables
};
inline constexpr std::size_t kind_count = 30;

// "finding", "class", "case": as it stands in a block.
[[nodiscard]] auto word_of(Kind kind) -> std::string_view;
[[nodiscard]] auto kind_of(std::string_view word) -> std::optional<Kind>;
// True if `id` is written as ids of this kind are.
[[nodiscard]] auto well_formed(Kind kind, std::string_view id) -> bool;

class Names {
 public:
  // Returns the position of the new name, or nothing if it is taken.
  auto add(Kind kind, std::string_view id) -> std::optional<std::uint16_t>;
  [[nodiscard]] auto find(Kind kind, std::string_view id) const -> std::optional<std::uint16_t>;
  [[nodiscard]] auto id(Kind kind, std::uint16_t index) const -> const std::string& { return order_[slot(kind)][index]; }
  [[nodiscard]] auto count(Kind kind) const -> std::size_t { return order_[slot(kind)].size(); }
  // The known name most like `id`, if one is alike; for hints.
  [[nodiscard]] auto nearest(Kind kind, std::string_view id) const -> std::optional<std::string>;

 private:
  static constexpr auto slot(Kind kind) -> std::size_t { return static_cast<std::size_t>(kind); }
  std::array<std::unordered_map<std::string, std::uint16_t>, kind_count> places_;
  std::array<std::vector<std::string>, kind_count> order_;
};

}  // namespace antalgic::compile
