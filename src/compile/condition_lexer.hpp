// compile/condition_lexer.hpp: a condition cut into words, numbers and signs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace antalgic::compile {

enum class TokenKind : std::uint8_t { word, number, comparison, open, close, comma, unknown, end };

struct Token {
  TokenKind kind;
  std::string_view text;
  std::uint32_t at;  // offset in the condition
  double number = 0;
};

// Never fails: what is no token becomes `unknown`. The last token is `end`.
[[nodiscard]] auto cut(std::string_view text) -> std::vector<Token>;

}  // namespace antalgic::compile
