#include "faces/cli/screen.hpp"

#include <algorithm>

namespace antalgic::cli {

namespace {

constexpr std::size_t narrowest = 30;
constexpr std::size_t widest = 92;

auto code_of(Ink ink) -> std::string_view {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::strong: return "\033[1m";
    case Ink::faint: return "\033[2m";
    case Ink::danger: return "\033[1;97;41m";
    case Ink::urgent: return "\033[1;31m";
    case Ink::soon: return "\033[1;33m";
    case Ink::calm: return "\033[1;32m";
  }
  return "";
}

}  // namespace

auto columns(std::string_view text) -> std::size_t {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

auto wrapped(std::string_view text, std::size_t width) -> std::vector<std::string> {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const auto start = text.find_first_not_of(" \n\t");
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const auto word = text.substr(0, text.find_first_of(" \n\t"));
    text.remove_prefix(word.size());
    if (!line.empty() && columns(line) + 1 + columns(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line.push_back(' ');
    line.append(word);
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

Screen::Screen(const Terminal& terminal, bool plain)
    : width_(std::clamp(terminal.width, narrowest, widest)), colour_(terminal.colour && !plain), plain_(plain) {}

void Screen::put(std::string_view text, Ink ink) {
  const auto code = colour_ ? code_of(ink) : std::string_view{};
  out_.append(code).append(text);
  if (!code.empty()) out_.append("\033[0m");
}

void Screen::heading(std::string_view text, Ink ink) {
  for (const auto& line : wrapped(text, width_)) {
    put(line, ink);
    gap();
  }
}

void Screen::paragraph(std::string_view text, std::size_t indent, std::string_view mark, Ink ink) {
  const auto lines = wrapped(text, width_ > indent + 10 ? width_ - indent : 10);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto taken = i == 0 ? columns(mark) : 0;
    const auto blanks = indent > taken ? indent - taken : 0;
    if (i == 0) out_.append(mark);
    out_.append(blanks, ' ');
    put(lines[i], ink);
    gap();
  }
}

void Screen::box(std::string_view headline, std::string_view text, Ink ink) {
  if (plain_) {
    heading(headline, ink);
    paragraph(text);
    return;
  }
  const auto inner = width_ - 4;
  const auto edge = [&](std::string_view left, std::string_view right) {
    out_.append(left);
    for (std::size_t i = 0; i < inner + 2; ++i) out_.append("─");
    out_.append(right).push_back('\n');
  };
  const auto row = [&](const std::string& line, Ink with) {
    out_.append("│ ");
    put(line, with);
    const auto taken = columns(line);
    out_.append(taken < inner ? inner - taken : 0, ' ').append(" │\n");
  };
  edge("┌", "┐");
  for (const auto& line : wrapped(headline, inner)) row(line, ink);
  for (const auto& line : wrapped(text, inner)) row(line, Ink::plain);
  edge("└", "┘");
}

}  // namespace antalgic::cli
