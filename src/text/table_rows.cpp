#include "text/table_rows.hpp"

#include <algorithm>

#include "text/lines.hpp"

namespace antalgic::text {
namespace {

auto make_cell(const Document& document, std::uint32_t begin, std::uint32_t end) -> Cell {
  const std::string_view inside = trimmed(document.source.substr(begin, end - begin));
  const auto at = inside.empty() ? begin : static_cast<std::uint32_t>(inside.data() - document.source.data());
  Cell cell{std::string(inside), {document.id, at, at + static_cast<std::uint32_t>(inside.size())}};
  for (std::size_t bar = cell.text.find("\\|"); bar != std::string::npos; bar = cell.text.find("\\|", bar + 1)) cell.text.erase(bar, 1);
  return cell;
}

}  // namespace

auto read_row(const Document& document, Span line) -> Row {
  Row row{{}, line};
  row.cells.reserve(10);
  std::uint32_t end = line.end();
  while (end > line.begin() && (document.source[end - 1] == ' ' || document.source[end - 1] == '\r' || document.source[end - 1] == '\t')) --end;
  std::uint32_t begin = line.begin();
  while (begin < end && document.source[begin] == ' ') ++begin;
  if (begin < end && document.source[begin] == '|') ++begin;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (document.source[at] == '\\') {
      ++at;
    } else if (document.source[at] == '|') {
      row.cells.push_back(make_cell(document, begin, at));
      begin = at + 1;
    }
  }
  if (begin < end) row.cells.push_back(make_cell(document, begin, end));
  return row;
}

auto read_table(const Document& document, std::size_t heading, std::uint32_t begin, std::size_t body_rows) -> Table {
  const auto line_from = [&](std::uint32_t at) { return Span(document.id, at, line_end(document.source, at)); };
  const Span header = line_from(begin);
  Table table{heading, read_row(document, header), {}, header};
  const auto size = static_cast<std::uint32_t>(document.source.size());
  Span line = line_from(std::min(header.end() + 1, size));  // the line of dashes
  for (std::size_t row = 0; row < body_rows && line.end() < size; ++row) {
    line = line_from(line.end() + 1);
    table.rows.push_back(read_row(document, line));
  }
  table.whole = Span(document.id, header.begin(), line.end());
  return table;
}

}  // namespace antalgic::text
