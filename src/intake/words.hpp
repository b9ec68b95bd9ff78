// intake/words.hpp: a folded name as words, and which of them tell of strength or how often.
// Threads: pure.
// Judged by: medicines_test.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace antalgic::intake {

[[nodiscard]] auto words_of(std::string_view folded) -> std::vector<std::string_view>;

// "5", "500mg", "tablets", "twice", "bd": says how much, in what shape or how often, not what it is.
[[nodiscard]] auto tells_only_how_much(std::string_view word) -> bool;

[[nodiscard]] auto joined(std::span<const std::string_view> words) -> std::string;

// Letters to insert, drop, change or swap with the next one to make `b` of `a`; anything over `most` reads as most + 1.
[[nodiscard]] auto distance(std::string_view a, std::string_view b, std::size_t most) -> std::size_t;

}  // namespace antalgic::intake
