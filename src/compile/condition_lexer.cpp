#include "compile/condition_lexer.hpp"

#include <charconv>

namespace antalgic::compile {
namespace {

constexpr auto in_word(char c) -> bool {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

auto word_or_number(std::string_view text, std::uint32_t at) -> Token {
  Token token{TokenKind::word, text, at};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), token.number);
  const bool starts_as_number = (text[0] >= '0' && text[0] <= '9') || text[0] == '-';
  if (starts_as_number && fault == std::errc{} && end == text.data() + text.size()) token.kind = TokenKind::number;
  return token;
}

auto sign(std::string_view text, std::uint32_t at) -> Token {
  switch (text[0]) {
    case '(': return {TokenKind::open, text.substr(0, 1), at};
    case ')': return {TokenKind::close, text.substr(0, 1), at};
    case ',': return {TokenKind::comma, text.substr(0, 1), at};
    case '=': return {TokenKind::comparison, text.substr(0, 1), at};
    case '<': case '>': return {TokenKind::comparison, text.substr(0, text.size() > 1 && text[1] == '=' ? 2 : 1), at};
    default: return {TokenKind::unknown, text.substr(0, 1), at};
  }
}

}  // namespace

auto cut(std::string_view text) -> std::vector<Token> {
  std::vector<Token> out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && in_word(text[end])) ++end;
    const auto offset = static_cast<std::uint32_t>(at);
    out.push_back(end > at ? word_or_number(text.substr(at, end - at), offset) : sign(text.substr(at), offset));
    at += out.back().text.size();
  }
  out.push_back({TokenKind::end, {}, static_cast<std::uint32_t>(text.size())});
  return out;
}

}  // namespace antalgic::compile
