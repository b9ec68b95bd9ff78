#include "text/document.hpp"

#include <md4c.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "text/lines.hpp"
#include "text/table_rows.hpp"

namespace antalgic::text {
namespace {

// Follows md4c through the text. Places are had from the pointers that md4c hands out into its input.
class Walk {
 public:
  Walk(Document& document, std::vector<Issue>& issues) : document_(document), issues_(issues) {}

  void run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return static_cast<Walk*>(self)->enter(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return static_cast<Walk*>(self)->leave(type); };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR* text, MD_SIZE size, void* self) { return static_cast<Walk*>(self)->text(text, size); };
    md_parse(document_.source.data(), static_cast<MD_SIZE>(document_.source.size()), &parser, this);
  }

 private:
  auto enter(MD_BLOCKTYPE type, void* detail) -> int {
    switch (type) {
      case MD_BLOCK_QUOTE: case MD_BLOCK_UL: case MD_BLOCK_OL: ++depth_; break;
      case MD_BLOCK_H: level_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); begin_text(); break;
      case MD_BLOCK_P: begin_text(); break;
      case MD_BLOCK_TABLE: rows_ = static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->body_row_count; begin_text(); break;
      case MD_BLOCK_CODE: begin_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail)); break;
      default: break;
    }
    return 0;
  }

  auto leave(MD_BLOCKTYPE type) -> int {
    switch (type) {
      case MD_BLOCK_QUOTE: case MD_BLOCK_UL: case MD_BLOCK_OL: --depth_; break;
      case MD_BLOCK_H: end_heading(); break;
      case MD_BLOCK_P: end_paragraph(); break;
      case MD_BLOCK_TABLE: end_table(); break;
      case MD_BLOCK_CODE: end_code(); break;
      default: break;
    }
    return 0;
  }

  auto text(const MD_CHAR* begin, MD_SIZE size) -> int {
    words_.append(begin, size);
    const char* source = document_.source.data();
    if (begin < source || begin >= source + document_.source.size()) return 0;  // md4c's own line feeds and blanks
    const auto at = static_cast<std::uint32_t>(begin - source);
    if (!seen_) first_ = at;
    seen_ = true;
    last_ = at + size;
    return 0;
  }

  void begin_text() {
    seen_ = false;
    words_.clear();
  }

  void say(IssueKind kind, Span where, std::string saw) { issues_.push_back({kind, where, std::move(saw)}); }
  [[nodiscard]] auto span(std::uint32_t begin, std::uint32_t end) const -> Span { return {document_.id, begin, end}; }

  void end_heading() {
    if (!seen_ || depth_ > 0) return;
    const std::uint32_t begin = line_begin(document_.source, first_);
    std::uint32_t end = line_end(document_.source, last_);
    const bool underlined = document_.source[begin] != '#';
    if (underlined && end < document_.source.size()) end = line_end(document_.source, end + 1);
    std::optional<std::size_t> parent;
    for (std::size_t i = document_.headings.size(); i-- > 0 && !parent;) {
      if (document_.headings[i].level < level_) parent = i;
    }
    document_.headings.push_back({level_, std::string(trimmed(words_)), span(begin, end), parent});
  }

  // A line that starts with a bar was meant as a table.
  void end_paragraph() {
    if (!seen_) return;
    for (std::uint32_t at = line_begin(document_.source, first_); at < last_; at = line_end(document_.source, at) + 1) {
      const std::string_view line = document_.source.substr(at, line_end(document_.source, at) - at);
      if (!trimmed(line).starts_with('|')) continue;
      say(IssueKind::broken_table, span(at, at + static_cast<std::uint32_t>(line.size())), "a line that starts with a bar and is not in a table");
      return;
    }
  }

  void end_table() {
    if (!seen_) return;
    const std::uint32_t begin = line_begin(document_.source, first_);
    if (depth_ > 0) return say(IssueKind::nested_block, span(begin, line_end(document_.source, begin)), "a table inside a list or quotation");
    if (document_.headings.empty()) return say(IssueKind::no_heading, span(begin, line_end(document_.source, begin)), "a table above the first heading");
    document_.tables.push_back(read_table(document_, document_.headings.size() - 1, begin, rows_));
  }

  void begin_code(const MD_BLOCK_CODE_DETAIL& detail) {
    begin_text();
    fenced_ = detail.fence_char != 0;
    language_ = detail.lang.text == nullptr ? std::string_view{} : std::string_view(detail.lang.text, detail.lang.size);
    const char* source = document_.source.data();
    language_placed_ = !language_.empty() && language_.data() >= source && language_.data() < source + document_.source.size();
  }

  void end_code() {
    if (!fenced_) return end_indented();
    if (!language_placed_ && !seen_) return;  // an empty fence without a mark holds no facts
    const std::uint32_t fence = language_placed_ ? line_begin(document_.source, static_cast<std::size_t>(language_.data() - document_.source.data()))
                                                 : line_begin(document_.source, line_begin(document_.source, first_) - 1);
    const Span opening = span(fence, line_end(document_.source, fence));
    if (language_ != "toml") return say(IssueKind::unknown_block, opening, "a block marked `" + std::string(language_) + "`");
    const char margin = document_.source[fence];
    if (depth_ > 0 || (margin != '`' && margin != '~')) return say(IssueKind::nested_block, opening, "a toml block that is indented");
    add_block(opening, margin);
  }

  void add_block(Span opening, char margin) {
    const std::uint32_t content = std::min(opening.end() + 1, size());
    std::uint32_t end = seen_ ? std::min(line_end(document_.source, last_) + 1, size()) : content;
    std::uint32_t closing = end;  // blank lines before the fence are not in the last text
    while (closing < size() && trimmed(document_.source.substr(closing, line_end(document_.source, closing) - closing)).empty()) {
      closing = std::min(line_end(document_.source, closing) + 1, size());
    }
    const std::string_view fence = document_.source.substr(closing, line_end(document_.source, closing) - closing);
    if (!trimmed(fence).starts_with(std::string(3, margin))) return say(IssueKind::unclosed_block, opening, "a toml block without an end");
    if (document_.headings.empty()) return say(IssueKind::no_heading, opening, "a toml block above the first heading");
    end = closing;
    document_.blocks.push_back({document_.headings.size() - 1, span(content, end), span(opening.begin(), line_end(document_.source, closing))});
  }

  // Indentation makes code of what was meant as facts.
  void end_indented() {
    if (!seen_) return;
    const std::string_view first = trimmed(words_);
    if (first.starts_with('|') || first.starts_with("```") || first.starts_with('[')) {
      say(IssueKind::nested_block, span(first_, line_end(document_.source, first_)), "facts that are indented");
    }
  }

  [[nodiscard]] auto size() const -> std::uint32_t { return static_cast<std::uint32_t>(document_.source.size()); }

  Document& document_;
  std::vector<Issue>& issues_;
  int depth_ = 0;  // lists and quotations around
  int level_ = 0;
  unsigned rows_ = 0;
  bool seen_ = false;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::string words_;
  bool fenced_ = false;
  bool language_placed_ = false;
  std::string_view language_;
};

}  // namespace

auto read_document(DocId id, std::string_view source, std::vector<Issue>& issues) -> Document {
  Document document(id, source);
  if (const auto fault = utf8::first_fault(source)) {
    const auto at = static_cast<std::uint32_t>(*fault);
    issues.push_back({IssueKind::not_utf8, {id, at, at + 1}, "a byte that is not UTF-8"});
    return document;
  }
  Walk(document, issues).run();
  return document;
}

auto Document::path(std::size_t heading) const -> std::vector<std::string> {
  std::vector<std::string> out;
  for (std::optional<std::size_t> at = heading; at; at = headings[*at].parent) out.push_back(headings[*at].text);
  std::ranges::reverse(out);
  return out;
}

auto Document::heading_at(std::uint32_t offset) const -> std::optional<std::size_t> {
  const auto next = std::ranges::upper_bound(headings, offset, {}, [](const Heading& h) { return h.where.begin(); });
  if (next == headings.begin()) return std::nullopt;
  return static_cast<std::size_t>(next - headings.begin() - 1);
}

auto Document::prose_under(std::size_t heading) const -> std::string {
  std::uint32_t at = headings[heading].where.end();
  const std::uint32_t end = heading + 1 < headings.size() ? headings[heading + 1].where.begin() : static_cast<std::uint32_t>(source.size());
  std::vector<Span> cuts;
  for (auto it = std::ranges::lower_bound(blocks, heading, {}, &Block::heading); it != blocks.end() && it->heading == heading; ++it) cuts.push_back(it->whole);
  for (auto it = std::ranges::lower_bound(tables, heading, {}, &Table::heading); it != tables.end() && it->heading == heading; ++it) cuts.push_back(it->whole);
  std::ranges::sort(cuts);
  std::string out;
  const auto add = [&](std::string_view piece) {
    piece = trimmed(piece);
    if (piece.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += piece;
  };
  for (const Span cut : cuts) {
    add(source.substr(at, cut.begin() - at));
    at = cut.end();
  }
  add(source.substr(at, end - at));
  return out;
}

}  // namespace antalgic::text
