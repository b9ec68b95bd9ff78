// base/utf8.hpp: strict UTF-8: overlong forms, surrogates and anything over U+10FFFF are refused.
// Threads: pure. Cost: linear; nothing allocates but `append`.
// Judged by: utf8_test.cpp (every code point there and back; a list of malformed sequences).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace antalgic::utf8 {

// Offset of the first byte that belongs to no well-formed sequence, or nothing.
[[nodiscard]] auto first_fault(std::string_view text) -> std::optional<std::size_t>;

// Takes one code point off the front. Requires: `text` is well formed and not empty.
[[nodiscard]] auto take(std::string_view& text) -> char32_t;

// Requires: `point` is a scalar value.
void append(std::string& out, char32_t point);

// Columns on a terminal: combining marks take none, wide East Asian characters take two.
[[nodiscard]] auto columns(std::string_view text) -> std::size_t;

}  // namespace antalgic::utf8
