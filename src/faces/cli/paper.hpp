// faces/cli/paper.hpp: lines of a terminal: wrapped at words to its width, bordered, in columns, bold or coloured where it can be.
// `plain` draws nothing: headings end in a colon and every thing follows the one before, as a screen reader wants it.
// Judged by: paper_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "faces/cli/io.hpp"

namespace antalgic::cli {

enum class Ink : std::uint8_t { normal, bold, dim, alarm, warning, calm, link };

// Words of `text` in lines of at most `width` columns; a word longer than that has a line of its own.
[[nodiscard]] auto wrapped(std::string_view text, std::size_t width) -> std::vector<std::string>;

class Paper {
 public:
  Paper(const Terminal& terminal, bool plain) : width_(terminal.width), colour_(terminal.colour && !plain), plain_(plain) {}

  void heading(std::string_view text);
  void subheading(std::string_view text, Ink ink = Ink::bold);
  // `first` stands before the first line, the others are indented by as much.
  void paragraph(std::string_view text, std::size_t indent = 0, std::string_view first = {}, Ink ink = Ink::normal);
  void blank();
  // A border round the lines; `heavy` where it must not be overlooked.
  void box(const std::vector<std::string>& paragraphs, bool heavy, Ink ink);
  // Two texts beside each other; under 72 columns, or plain, one after the other.
  void side_by_side(std::string_view left_title, std::string_view left, std::string_view right_title, std::string_view right);
  // 0 to 100 with the range marked: "|..[===o====]......|"
  [[nodiscard]] static auto bar(double low, double value, double high) -> std::string;

  [[nodiscard]] auto plain() const -> bool { return plain_; }
  [[nodiscard]] auto width() const -> std::size_t { return width_; }
  [[nodiscard]] auto text() const -> const std::string& { return out_; }

 private:
  void line(std::string_view text, Ink ink = Ink::normal);
  [[nodiscard]] auto inked(std::string_view text, Ink ink) const -> std::string;

  std::string out_;
  std::size_t width_;
  bool colour_;
  bool plain_;
};

}  // namespace antalgic::cli
