#include "faces/cli/paper.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace antalgic::cli {
namespace {

auto code_of(Ink ink) -> std::string_view {
  switch (ink) {
    case Ink::normal: return "";
    case Ink::bold: return "\033[1m";
    case Ink::dim: return "\033[2m";
    case Ink::alarm: return "\033[1;31m";
    case Ink::warning: return "\033[1;33m";
    case Ink::calm: return "\033[1;32m";
    case Ink::link: return "\033[36m";
  }
  return "";
}

auto padded(std::string text, std::size_t width) -> std::string {
  const auto has = utf8::columns(text);
  return has < width ? text.append(width - has, ' ') : text;
}

}  // namespace

auto wrapped(std::string_view text, std::size_t width) -> std::vector<std::string> {
  std::vector<std::string> out;
  std::string line;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto begin = text.find_first_not_of(" \n", at);
    if (begin == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \n", begin), text.size());
    const auto word = text.substr(begin, end - begin);
    if (!line.empty() && utf8::columns(line) + 1 + utf8::columns(word) > width) {
      out.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line.push_back(' ');
    line.append(word);
    at = end;
  }
  if (!line.empty() || out.empty()) out.push_back(std::move(line));
  return out;
}

auto Paper::inked(std::string_view text, Ink ink) const -> std::string {
  if (!colour_ || ink == Ink::normal) return std::string{text};
  return std::string{code_of(ink)}.append(text).append("\033[0m");
}

void Paper::line(std::string_view text, Ink ink) { out_.append(inked(text, ink)).push_back('\n'); }

void Paper::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_.push_back('\n');
}

void Paper::heading(std::string_view text) {
  blank();
  if (plain_) return line(std::string{text}.append(":"));
  std::string upper{text};
  std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  line(upper, Ink::bold);
  line(std::string(std::min(width_, utf8::columns(upper)), '-'), Ink::dim);
}

void Paper::subheading(std::string_view text, Ink ink) { line(plain_ ? std::string{text}.append(":") : std::string{text}, ink); }

void Paper::paragraph(std::string_view text, std::size_t indent, std::string_view first, Ink ink) {
  if (text.empty()) return;
  if (plain_) return line(std::string{first}.append(text));
  const auto lead = utf8::columns(first);
  const auto room = std::max<std::size_t>(20, width_ - std::min(width_, indent + lead));
  bool is_first = true;
  for (const auto& piece : wrapped(text, room)) {
    std::string out(indent, ' ');
    if (is_first) out.append(first);
    else out.append(lead, ' ');
    line(out.append(inked(piece, ink)));
    is_first = false;
  }
}

void Paper::box(const std::vector<std::string>& paragraphs, bool heavy, Ink ink) {
  if (plain_) {
    for (const auto& text : paragraphs) line(text);
    return;
  }
  const std::string rule = "+" + std::string(width_ - 2, heavy ? '=' : '-') + "+";
  line(rule, ink);
  bool is_first = true;
  for (const auto& text : paragraphs) {
    for (const auto& piece : wrapped(text, width_ - 4)) {
      const auto inside = padded(piece, width_ - 4);
      line(inked("|", ink) + " " + (is_first ? inked(inside, ink) : inside) + " " + inked("|", ink));
    }
    is_first = false;
  }
  line(rule, ink);
}

void Paper::side_by_side(std::string_view left_title, std::string_view left, std::string_view right_title, std::string_view right) {
  if (plain_ || width_ < 72) {
    paragraph(left, 2, std::string{left_title}.append(": "));
    paragraph(right, 2, std::string{right_title}.append(": "));
    return;
  }
  const auto column = (width_ - 7) / 2;
  const auto build = [&](std::string_view title, std::string_view text) {
    auto lines = wrapped(title, column);
    const auto titles = lines.size();
    for (auto& piece : wrapped(text, column)) lines.push_back(std::move(piece));
    return std::pair{lines, titles};
  };
  const auto [a, a_titles] = build(left_title, left);
  const auto [b, b_titles] = build(right_title, right);
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const auto cell = [&](const std::vector<std::string>& lines, std::size_t titles, std::size_t width) {
      return inked(padded(i < lines.size() ? lines[i] : "", width), i < titles ? Ink::bold : Ink::normal);
    };
    line("  " + cell(a, a_titles, column) + " | " + (i < b.size() ? cell(b, b_titles, 0) : ""));
  }
}

auto Paper::bar(double low, double value, double high) -> std::string {
  constexpr int cells = 24;
  const auto cell = [](double share) { return std::clamp(static_cast<int>(share * cells), 0, cells - 1); };
  std::string out(cells, '.');
  for (int i = cell(low); i <= cell(high); ++i) out[static_cast<std::size_t>(i)] = '=';
  out[static_cast<std::size_t>(cell(low))] = '[';
  out[static_cast<std::size_t>(cell(high))] = ']';
  out[static_cast<std::size_t>(cell(value))] = 'o';
  return "|" + out + "|";
}

}  // namespace antalgic::cli
