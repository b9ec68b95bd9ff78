// text/lines.hpp: lines of a text, and where an offset stands for a person.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace antalgic::text {

// Both counted from 1; columns in code points, as editors count them.
struct Place {
  std::uint32_t line;
  std::uint32_t column;
};

class Lines {
 public:
  explicit Lines(std::string_view source);

  [[nodiscard]] auto place(std::uint32_t offset) const -> Place;
  // The byte at `place`, or the end of its line where the line is shorter.
  [[nodiscard]] auto offset(Place place) const -> std::uint32_t;

 private:
  std::string_view source_;
  std::vector<std::uint32_t> starts_;
};

[[nodiscard]] auto line_begin(std::string_view source, std::size_t offset) -> std::uint32_t;
[[nodiscard]] auto line_end(std::string_view source, std::size_t offset) -> std::uint32_t;  // the line feed, or the end
[[nodiscard]] auto trimmed(std::string_view text) -> std::string_view;

}  // namespace antalgic::text
