// base/json.hpp: a small strict JSON reader. Every value keeps its place in the text.
// Promises: (1) all of RFC 8259 and nothing else: no comments, no trailing commas, no NaN, strict UTF-8, no lone surrogates;
//           (2) two equal keys in one object are a fault, not a choice;
//           (3) depth, size and the number of values are limited; a refused text leaves nothing half read.
// Numbers are read by base/decimal.hpp: the same double natively and in WebAssembly.
// Threads: a Document is a value; reading it is const. Cost: linear, about 300 MB/s; one vector of nodes and one of text, both reused by `read_into`.
// Judged by: json_test.cpp, fuzz/json_fuzz.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace antalgic::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

struct Limits {
  std::size_t bytes = 4U << 20;
  std::uint32_t values = 200'000;
  std::uint32_t depth = 32;
};

enum class FaultKind : std::uint8_t {
  too_long,
  too_deep,
  too_many_values,
  bad_utf8,
  unexpected_end,
  unexpected_character,
  bad_number,
  number_out_of_range,
  bad_string,
  bad_escape,
  duplicate_key,
  text_after_value
};
[[nodiscard]] auto to_string(FaultKind kind) -> std::string_view;

struct Fault {
  FaultKind kind;
  std::size_t offset;  // bytes from the start
  std::uint32_t line, column;
  std::string pointer;  // of the value being read, as JSON pointer
};

class Value;

class Document {
 public:
  [[nodiscard]] auto root() const -> Value;

 private:
  friend class Value;
  friend class Reader;
  struct Node {
    Kind kind = Kind::null;
    bool boolean = false;
    std::uint32_t offset = 0;
    std::uint32_t text = 0, text_size = 0;  // string: into text_
    std::uint32_t key = 0, key_size = 0;  // member of an object: into text_
    std::uint32_t next = 0;  // next sibling, 0 = none
    std::uint32_t first = 0, count = 0;  // array, object
    double number = 0;
  };
  std::vector<Node> nodes_;
  std::string text_;
};

// A value inside a Document, which must outlive it. A missing value is false in `if` and answers everything with nothing.
class Value {
 public:
  Value() = default;

  [[nodiscard]] explicit operator bool() const { return document_ != nullptr; }
  [[nodiscard]] auto kind() const -> Kind { return document_ == nullptr ? Kind::null : node().kind; }
  [[nodiscard]] auto is(Kind kind) const -> bool { return document_ != nullptr && node().kind == kind; }
  [[nodiscard]] auto boolean() const -> std::optional<bool>;
  [[nodiscard]] auto number() const -> std::optional<double>;
  [[nodiscard]] auto string() const -> std::optional<std::string_view>;
  [[nodiscard]] auto key() const -> std::string_view;  // of a member of an object
  [[nodiscard]] auto offset() const -> std::size_t { return document_ == nullptr ? 0 : node().offset; }
  [[nodiscard]] auto size() const -> std::size_t { return document_ == nullptr ? 0 : node().count; }

  // The member with this key. Linear: objects here are small or walked once.
  [[nodiscard]] auto find(std::string_view key) const -> Value;

  // Children of an array or object: for (auto child = v.first(); child; child = child.next())
  [[nodiscard]] auto first() const -> Value;
  [[nodiscard]] auto next() const -> Value;

  class Iterator {
   public:
    Iterator() = default;
    explicit Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    auto operator*() const -> Value { return Value{document_, index_}; }
    auto operator++() -> Iterator&;
    friend auto operator==(const Iterator& a, const Iterator& b) -> bool { return a.index_ == b.index_; }

   private:
    const Document* document_ = nullptr;
    std::uint32_t index_ = 0;
  };
  [[nodiscard]] auto begin() const -> Iterator { return Iterator{document_, document_ == nullptr ? 0 : node().first}; }
  [[nodiscard]] auto end() const -> Iterator { return Iterator{document_, 0}; }

 private:
  friend class Document;
  Value(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
  [[nodiscard]] auto node() const -> const Document::Node& { return document_->nodes_[index_]; }

  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

[[nodiscard]] auto read(std::string_view text, Limits limits = {}) -> std::expected<Document, Fault>;
// The same into `out`, whose memory is used again.
[[nodiscard]] auto read_into(Document& out, std::string_view text, Limits limits = {}) -> std::optional<Fault>;

// Appends one step to a JSON pointer, with ~ and / escaped.
void add_step(std::string& pointer, std::string_view step);

}  // namespace antalgic::json
