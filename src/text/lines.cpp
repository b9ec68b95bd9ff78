#include "text/lines.hpp"

#include <algorithm>

namespace antalgic::text {
namespace {

constexpr auto continues_code_point(char c) -> bool { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

Lines::Lines(std::string_view source) : source_(source), starts_{0} {
  for (std::size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

auto Lines::place(std::uint32_t offset) const -> Place {
  const auto next = std::ranges::upper_bound(starts_, offset);
  const auto line = static_cast<std::uint32_t>(next - starts_.begin());
  std::uint32_t column = 1;
  for (std::uint32_t at = starts_[line - 1]; at < offset && at < source_.size(); ++at) {
    if (!continues_code_point(source_[at])) ++column;
  }
  return {line, column};
}

auto Lines::offset(Place place) const -> std::uint32_t {
  if (place.line == 0 || place.line > starts_.size()) return static_cast<std::uint32_t>(source_.size());
  std::uint32_t at = starts_[place.line - 1];
  for (std::uint32_t column = 1; column < place.column && at < source_.size() && source_[at] != '\n'; ++column) {
    ++at;
    while (at < source_.size() && continues_code_point(source_[at])) ++at;
  }
  return at;
}

auto line_begin(std::string_view source, std::size_t offset) -> std::uint32_t {
  if (offset == 0) return 0;
  const std::size_t feed = source.rfind('\n', offset - 1);
  return feed == std::string_view::npos ? 0 : static_cast<std::uint32_t>(feed + 1);
}

auto line_end(std::string_view source, std::size_t offset) -> std::uint32_t {
  const std::size_t feed = source.find('\n', offset);
  return static_cast<std::uint32_t>(feed == std::string_view::npos ? source.size() : feed);
}

auto trimmed(std::string_view text) -> std::string_view {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace antalgic::text
