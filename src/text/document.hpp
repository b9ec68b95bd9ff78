// text/document.hpp: a Markdown text as headings, prose, toml blocks and tables of facts, each with its place.
// Reads structure only; what the facts mean is the compiler's business. Faults are collected, never thrown, and what is faulty is
// left out of the lists.
// Invariants: headings, blocks and tables stand in the order of the text; `heading` of a block or table is a position in
//             `headings`; every cell of a table has a place inside its row.
// Threads:    immutable, share freely; `source` must outlive it.      Cost: linear, about 100 MB/s.
// Judged by:  document_test.cpp, tests/refused, fuzz/text_fuzz.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"

namespace antalgic::text {

struct Heading {
  int level;
  std::string text;
  Span where;                         // its whole line
  std::optional<std::size_t> parent;  // the nearest heading above of a higher level
};

struct Block {
  std::size_t heading;
  Span content;  // the TOML, without the fences
  Span whole;
};

struct Cell {
  std::string text;  // without the padding, `\|` read as a bar
  Span where;
};

struct Row {
  std::vector<Cell> cells;
  Span where;
};

struct Table {
  std::size_t heading;
  Row header;
  std::vector<Row> rows;
  Span whole;  // from the first bar to the end of the last row
};

struct Document {
  explicit Document(DocId doc, std::string_view text) : id(doc), source(text) {}

  DocId id;
  std::string_view source;
  std::vector<Heading> headings;
  std::vector<Block> blocks;
  std::vector<Table> tables;

  [[nodiscard]] auto slice(Span span) const -> std::string_view { return source.substr(span.begin(), span.end() - span.begin()); }

  // Headings from the top down to `heading`, inclusive.
  [[nodiscard]] auto path(std::size_t heading) const -> std::vector<std::string>;
  // The heading that `offset` stands under, if any.
  [[nodiscard]] auto heading_at(std::uint32_t offset) const -> std::optional<std::size_t>;
  // What stands between this heading and the next one, blocks and tables taken out, trimmed.
  [[nodiscard]] auto prose_under(std::size_t heading) const -> std::string;
};

// Reads `source`; appends what is wrong with it to `issues`.
[[nodiscard]] auto read_document(DocId id, std::string_view source, std::vector<Issue>& issues) -> Document;

}  // namespace antalgic::text
