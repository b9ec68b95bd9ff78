#include "base/json.hpp"

#include "base/decimal.hpp"
#include "base/utf8.hpp"

namespace antalgic::json {

auto to_string(FaultKind kind) -> std::string_view {
  switch (kind) {
    case FaultKind::too_long: return "the text is too long";
    case FaultKind::too_deep: return "too many levels inside each other";
    case FaultKind::too_many_values: return "too many values";
    case FaultKind::bad_utf8: return "not UTF-8";
    case FaultKind::unexpected_end: return "the text ends too early";
    case FaultKind::unexpected_character: return "unexpected character";
    case FaultKind::bad_number: return "not a number of JSON";
    case FaultKind::number_out_of_range: return "the number is too large, too small or too long";
    case FaultKind::bad_string: return "a control character inside a string";
    case FaultKind::bad_escape: return "unknown escape inside a string";
    case FaultKind::duplicate_key: return "the key stands twice";
    case FaultKind::text_after_value: return "something follows the value";
  }
  return {};
}

void add_step(std::string& pointer, std::string_view step) {
  pointer.push_back('/');
  for (const char c : step) {
    if (c == '~') pointer.append("~0");
    else if (c == '/') pointer.append("~1");
    else pointer.push_back(c);
  }
}

class Reader {
 public:
  Reader(Document& out, std::string_view text, Limits limits) : out_(out), text_(text), limits_(limits) {}

  auto read() -> std::optional<Fault> {
    out_.nodes_.clear();
    out_.text_.clear();
    if (text_.size() > limits_.bytes || text_.size() > 0x7FFFFFFF) return fault_at(FaultKind::too_long, limits_.bytes);
    if (const auto bad = utf8::first_fault(text_)) return fault_at(FaultKind::bad_utf8, *bad);
    skip_space();
    if (!value(0)) return fault_;
    skip_space();
    if (at_ != text_.size()) return fault_at(FaultKind::text_after_value, at_);
    return std::nullopt;
  }

 private:
  auto fault_at(FaultKind kind, std::size_t offset) -> Fault {
    std::uint32_t line = 1, column = 1;
    for (std::size_t i = 0; i < offset && i < text_.size(); ++i) {
      column = text_[i] == '\n' ? 1 : column + 1;
      line += text_[i] == '\n' ? 1U : 0U;
    }
    return {kind, offset, line, column, pointer_};
  }
  auto fail(FaultKind kind, std::size_t offset) -> bool {
    if (!fault_)
      fault_ = fault_at(offset >= text_.size() && kind == FaultKind::unexpected_character ? FaultKind::unexpected_end : kind, offset);
    return false;
  }
  auto fail(FaultKind kind) -> bool { return fail(kind, at_); }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] auto peek() const -> char { return at_ < text_.size() ? text_[at_] : '\0'; }
  auto accept(char c) -> bool {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  auto node(std::uint32_t index) -> Document::Node& { return out_.nodes_[index]; }

  // Appends the value's node, and those inside it.
  auto value(std::uint32_t depth) -> bool {
    if (depth > limits_.depth) return fail(FaultKind::too_deep);
    if (out_.nodes_.size() >= limits_.values) return fail(FaultKind::too_many_values);
    const auto index = static_cast<std::uint32_t>(out_.nodes_.size());
    out_.nodes_.emplace_back();
    node(index).offset = static_cast<std::uint32_t>(at_);
    switch (peek()) {
      case '{': return object(index, depth);
      case '[': return array(index, depth);
      case '"': node(index).kind = Kind::string; return string(node(index).text, node(index).text_size);
      case 't': return word("true", index, Kind::boolean, true);
      case 'f': return word("false", index, Kind::boolean, false);
      case 'n': return word("null", index, Kind::null, false);
      default: return number(index);
    }
  }

  auto word(std::string_view expected, std::uint32_t index, Kind kind, bool boolean) -> bool {
    if (text_.substr(at_, expected.size()) != expected) return fail(FaultKind::unexpected_character);
    at_ += expected.size();
    node(index).kind = kind;
    node(index).boolean = boolean;
    return true;
  }

  auto number(std::uint32_t index) -> bool {
    const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; };
    const auto begin = at_;
    if (peek() != '-' && (peek() < '0' || peek() > '9')) return fail(FaultKind::unexpected_character);
    while (at_ < text_.size() && is_part(text_[at_])) ++at_;
    const auto digits = text_.substr(begin, at_ - begin);
    const auto read = decimal::read(digits);
    if (!read) return fail(well_formed(digits) ? FaultKind::number_out_of_range : FaultKind::bad_number, begin);
    node(index).kind = Kind::number;
    node(index).number = *read;
    return true;
  }

  // Long or extreme, but the form is right: cut to a form that must read.
  static auto well_formed(std::string_view digits) -> bool {
    const auto e = digits.find_first_of("eE");
    const auto mantissa = digits.substr(0, std::min(e, std::size_t{40}));
    const auto last = mantissa.find_last_of("0123456789");
    if (last == std::string_view::npos || !decimal::read(mantissa.substr(0, last + 1))) return false;
    if (e == std::string_view::npos) return true;
    auto power = digits.substr(e + 1);
    if (!power.empty() && (power[0] == '+' || power[0] == '-')) power.remove_prefix(1);
    return !power.empty() && power.find_first_not_of("0123456789") == std::string_view::npos;
  }

  auto string(std::uint32_t& begin, std::uint32_t& size) -> bool {
    if (!accept('"')) return fail(FaultKind::unexpected_character);
    const auto start = out_.text_.size();
    for (;;) {
      if (at_ >= text_.size()) return fail(FaultKind::unexpected_end);
      const char c = text_[at_];
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 0x20) return fail(FaultKind::bad_string);
      if (c == '\\') {
        if (!escape()) return false;
      } else {
        out_.text_.push_back(c);
        ++at_;
      }
    }
    ++at_;
    begin = static_cast<std::uint32_t>(start);
    size = static_cast<std::uint32_t>(out_.text_.size() - start);
    return true;
  }

  auto escape() -> bool {
    const auto begin = at_;
    ++at_;
    constexpr std::string_view from = "\"\\/bfnrt";
    constexpr std::string_view to = "\"\\/\b\f\n\r\t";
    const char c = peek();
    if (at_ < text_.size() && from.find(c) != std::string_view::npos) {
      out_.text_.push_back(to[from.find(c)]);
      ++at_;
      return true;
    }
    if (c != 'u') return fail(FaultKind::bad_escape, begin);
    ++at_;
    auto point = hex4();
    if (point && *point >= 0xD800 && *point <= 0xDBFF) {
      if (!accept('\\') || !accept('u')) return fail(FaultKind::bad_escape, begin);
      const auto low = hex4();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return fail(FaultKind::bad_escape, begin);
      point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
    } else if (!point || (*point >= 0xDC00 && *point <= 0xDFFF)) {
      return fail(FaultKind::bad_escape, begin);
    }
    utf8::append(out_.text_, *point);
    return true;
  }

  auto hex4() -> std::optional<char32_t> {
    if (text_.size() - at_ < 4) return std::nullopt;
    char32_t value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = text_[at_];
      if (c >= '0' && c <= '9') value = value * 16 + static_cast<char32_t>(c - '0');
      else if (c >= 'a' && c <= 'f') value = value * 16 + static_cast<char32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F') value = value * 16 + static_cast<char32_t>(c - 'A' + 10);
      else return std::nullopt;
    }
    return value;
  }

  // Hangs `child` behind `last` or as the first of `parent`.
  void link(std::uint32_t parent, std::uint32_t& last, std::uint32_t child) {
    if (last == 0) node(parent).first = child;
    else node(last).next = child;
    last = child;
    ++node(parent).count;
  }

  auto array(std::uint32_t index, std::uint32_t depth) -> bool {
    node(index).kind = Kind::array;
    ++at_;
    skip_space();
    if (accept(']')) return true;
    for (std::uint32_t last = 0, n = 0;; ++n) {
      const auto mark = pointer_.size();
      pointer_.push_back('/');
      decimal::integer(pointer_, n);
      const auto child = static_cast<std::uint32_t>(out_.nodes_.size());
      skip_space();
      if (!value(depth + 1)) return false;
      link(index, last, child);
      pointer_.resize(mark);
      skip_space();
      if (accept(']')) return true;
      if (!accept(',')) return fail(FaultKind::unexpected_character);
    }
  }

  auto object(std::uint32_t index, std::uint32_t depth) -> bool {
    node(index).kind = Kind::object;
    ++at_;
    skip_space();
    if (accept('}')) return true;
    for (std::uint32_t last = 0;;) {
      skip_space();
      if (!member(index, last, depth)) return false;
      skip_space();
      if (accept('}')) return true;
      if (!accept(',')) return fail(FaultKind::unexpected_character);
    }
  }

  auto member(std::uint32_t index, std::uint32_t& last, std::uint32_t depth) -> bool {
    const auto mark = pointer_.size();
    const auto key_place = at_;
    std::uint32_t key = 0, key_size = 0;
    if (!string(key, key_size)) return false;
    add_step(pointer_, std::string_view{out_.text_}.substr(key, key_size));
    if (stands_already(index, key, key_size)) return fail(FaultKind::duplicate_key, key_place);
    skip_space();
    if (!accept(':')) return fail(FaultKind::unexpected_character);
    skip_space();
    const auto child = static_cast<std::uint32_t>(out_.nodes_.size());
    if (!value(depth + 1)) return false;
    node(child).key = key;
    node(child).key_size = key_size;
    link(index, last, child);
    pointer_.resize(mark);
    return true;
  }

  // Quadratic in the members of one object, which the limit below keeps small enough.
  auto stands_already(std::uint32_t index, std::uint32_t key, std::uint32_t key_size) -> bool {
    const std::string_view all = out_.text_;
    const auto wanted = all.substr(key, key_size);
    if (node(index).count > 4096) return fail(FaultKind::too_many_values) || true;
    for (auto at = node(index).first; at != 0; at = node(at).next)
      if (node(at).key_size == key_size && all.substr(node(at).key, key_size) == wanted) return true;
    return false;
  }

  Document& out_;
  std::string_view text_;
  Limits limits_;
  std::size_t at_ = 0;
  std::string pointer_;
  std::optional<Fault> fault_;
};

auto read_into(Document& out, std::string_view text, Limits limits) -> std::optional<Fault> { return Reader{out, text, limits}.read(); }

auto read(std::string_view text, Limits limits) -> std::expected<Document, Fault> {
  Document document;
  if (auto fault = read_into(document, text, limits)) return std::unexpected{std::move(*fault)};
  return document;
}

auto Document::root() const -> Value { return nodes_.empty() ? Value{} : Value{this, 0}; }

auto Value::boolean() const -> std::optional<bool> {
  if (!is(Kind::boolean)) return std::nullopt;
  return node().boolean;
}

auto Value::number() const -> std::optional<double> {
  if (!is(Kind::number)) return std::nullopt;
  return node().number;
}

auto Value::string() const -> std::optional<std::string_view> {
  if (!is(Kind::string)) return std::nullopt;
  return std::string_view{document_->text_}.substr(node().text, node().text_size);
}

auto Value::key() const -> std::string_view {
  return document_ == nullptr ? std::string_view{} : std::string_view{document_->text_}.substr(node().key, node().key_size);
}

auto Value::find(std::string_view wanted) const -> Value {
  if (!is(Kind::object)) return {};
  for (const auto child : *this)
    if (child.key() == wanted) return child;
  return {};
}

auto Value::first() const -> Value { return document_ == nullptr || node().first == 0 ? Value{} : Value{document_, node().first}; }
auto Value::next() const -> Value { return document_ == nullptr || node().next == 0 ? Value{} : Value{document_, node().next}; }

auto Value::Iterator::operator++() -> Iterator& {
  const auto next = Value{document_, index_}.next();
  index_ = next ? next.index_ : 0;
  return *this;
}

}  // namespace antalgic::json
