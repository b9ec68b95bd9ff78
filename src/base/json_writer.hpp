// base/json_writer.hpp: writes JSON onto the end of a string: no spaces, or two-space indents.
// The caller sets the order of keys; the same calls give the same bytes everywhere.
// Requires: begin and end calls match, and every value inside an object follows its `key`; a mistake here is ours and is
// caught by the tests, which read back all that is written.
// Threads: one writer each. Cost: linear; no memory but the string's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace antalgic::json {

class Writer {
 public:
  enum class Style : std::uint8_t { compact, indented };
  explicit Writer(std::string& out, Style style = Style::compact) : out_(out), indented_(style == Style::indented) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  auto key(std::string_view name) -> Writer&;
  void string(std::string_view text);
  void boolean(bool value);
  void null();
  void integer(std::int64_t value);
  void number(double value);                  // as few digits as read back to it
  void fixed(double value, int places);       // base/decimal.hpp
  void weight(std::int64_t units_of_2_40);    // 3 decimals
  void raw(std::string_view json);            // already JSON

  // key and value in one
  void member(std::string_view name, std::string_view text) { key(name).string(text); }
  void member(std::string_view name, const char* text) { key(name).string(text); }
  void member(std::string_view name, bool value) { key(name).boolean(value); }
  void member(std::string_view name, int value) { key(name).integer(value); }
  void member(std::string_view name, std::size_t value) { key(name).integer(static_cast<std::int64_t>(value)); }
  // Nothing at all where the text is empty.
  void member_if(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  bool indented_;
  bool first_ = true;      // nothing stands yet in the innermost bracket
  bool after_key_ = false;
  std::uint32_t depth_ = 0;
};

}  // namespace antalgic::json
