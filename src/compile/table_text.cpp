#include "compile/table_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace antalgic::compile {
namespace {

auto escaped(const std::string& text) -> std::string {
  if (text.find('|') == std::string::npos) return text;
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

using Line = std::vector<std::string>;

auto line_of(const text::Row& row) -> Line {
  Line out;
  for (const text::Cell& cell : row.cells) out.push_back(escaped(cell.text));
  return out;
}

void write(std::string& out, const Line& line, const std::vector<std::size_t>& widths) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    out += "| " + line[i];
    const std::size_t width = utf8::columns(line[i]);
    const std::size_t wanted = i < widths.size() ? widths[i] : width;
    out.append(std::max(width, wanted) - width + 1, ' ');
  }
  out += '|';
}

}  // namespace

auto table_text(const text::Table& table) -> std::string {
  std::vector<Line> lines{line_of(table.header)};
  for (const text::Row& row : table.rows) lines.push_back(line_of(row));
  std::vector<std::size_t> widths(lines[0].size(), 1);
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < std::min(widths.size(), line.size()); ++i) widths[i] = std::max(widths[i], utf8::columns(line[i]));
  }
  std::string out;
  write(out, lines[0], widths);
  out += '\n';
  for (const std::size_t width : widths) out += "|" + std::string(width + 2, '-');
  out += '|';
  for (std::size_t i = 1; i < lines.size(); ++i) {
    out += '\n';
    write(out, lines[i], widths);
  }
  return out;
}

}  // namespace antalgic::compile
