#include "base/json_writer.hpp"

#include "base/decimal.hpp"

namespace antalgic::json {

void Writer::new_line() {
  if (!indented_) return;
  out_.push_back('\n');
  out_.append(std::size_t{depth_} * 2, ' ');
}

void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_.push_back(',');
  if (depth_ > 0) new_line();
  first_ = false;
}

void Writer::open(char bracket) {
  before_value();
  out_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void Writer::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_.push_back(bracket);
  first_ = false;
}

auto Writer::key(std::string_view name) -> Writer& {
  string(name);
  out_.append(indented_ ? ": " : ":");
  after_key_ = true;
  return *this;
}

void Writer::string(std::string_view text) {
  before_value();
  constexpr std::string_view hex = "0123456789abcdef";
  out_.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out_.append(1, '\\').append(1, c);
    else if (c == '\n') out_.append("\\n");
    else if (c == '\t') out_.append("\\t");
    else if (byte < 0x20 || byte == 0x7F) out_.append("\\u00").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    else out_.push_back(c);
  }
  out_.push_back('"');
}

void Writer::boolean(bool value) {
  before_value();
  out_.append(value ? "true" : "false");
}

void Writer::null() {
  before_value();
  out_.append("null");
}

void Writer::integer(std::int64_t value) {
  before_value();
  decimal::integer(out_, value);
}

void Writer::number(double value) {
  before_value();
  decimal::shortest(out_, value);
}

void Writer::fixed(double value, int places) {
  before_value();
  decimal::fixed(out_, value, places);
}

void Writer::weight(std::int64_t units_of_2_40) {
  before_value();
  decimal::fixed_2_40(out_, units_of_2_40, 3);
}

void Writer::raw(std::string_view json) {
  before_value();
  out_.append(json);
}

}  // namespace antalgic::json
