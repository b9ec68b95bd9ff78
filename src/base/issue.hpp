// base/issue.hpp: something wrong with a text that was read, and exactly where.
// An Issue always has a place: there is no way to make one without a Span, and no way to make a Span of nothing.
// The kinds, the rule each one guards and the hint it gives are rows of issue_kinds.def.
// Judged by: tests/refused (every kind is produced by at least one text there).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace antalgic {

// Which of the texts read together.
struct DocId {
  std::uint32_t index;
  friend auto operator<=>(DocId, DocId) = default;
};

// Bytes [begin, end) of one text. Ordered by text, then by place.
class Span {
 public:
  constexpr Span(DocId doc, std::uint32_t begin, std::uint32_t end) : doc_(doc), begin_(begin), end_(end) {}

  [[nodiscard]] constexpr auto doc() const -> DocId { return doc_; }
  [[nodiscard]] constexpr auto begin() const -> std::uint32_t { return begin_; }
  [[nodiscard]] constexpr auto end() const -> std::uint32_t { return end_; }
  friend auto operator<=>(Span, Span) = default;

 private:
  DocId doc_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

enum class IssueKind : std::uint8_t {
#define ANTALGIC_ISSUE(name, weight, rule, hint) name,
#include "base/issue_kinds.def"
#undef ANTALGIC_ISSUE
};

// An error refuses the whole directory; a warning is printed and changes nothing.
enum class Weight : std::uint8_t { error, warning };

[[nodiscard]] auto name_of(IssueKind kind) -> std::string_view;    // "unknown_key"
[[nodiscard]] auto rule_of(IssueKind kind) -> std::string_view;    // what must hold
[[nodiscard]] auto hint_of(IssueKind kind) -> std::string_view;    // what to do about it
[[nodiscard]] auto weight_of(IssueKind kind) -> Weight;
[[nodiscard]] auto issue_kind_count() -> std::size_t;

struct Issue {
  IssueKind kind;
  Span where;
  std::string saw;  // what was seen: "`bakground` in finding `saddle_numbness`"

  friend auto operator==(const Issue&, const Issue&) -> bool = default;
};

}  // namespace antalgic
