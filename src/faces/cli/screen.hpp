// faces/cli/screen.hpp: text for a terminal of any width, or for a screen reader.
// Colour only on a terminal, never alone, and never with NO_COLOR; --plain has no boxes, no colour and no columns.
#pragma once

#include <cstdint>

#include <string>
#include <string_view>
#include <vector>

#include "faces/cli/io.hpp"

namespace antalgic::cli {

enum class Ink : std::uint8_t { plain, strong, faint, danger, urgent, soon, calm };

class Screen {
 public:
  Screen(const Terminal& terminal, bool plain);

  [[nodiscard]] auto width() const -> std::size_t { return width_; }
  [[nodiscard]] auto is_plain() const -> bool { return plain_; }

  void heading(std::string_view text, Ink ink = Ink::strong);
  // Wrapped, every line after `indent` blanks, the first after `mark`.
  void paragraph(std::string_view text, std::size_t indent = 0, std::string_view mark = {}, Ink ink = Ink::plain);
  void gap() { out_.push_back('\n'); }
  // A frame round a headline and what to do.
  void box(std::string_view headline, std::string_view text, Ink ink);
  [[nodiscard]] auto text() const -> const std::string& { return out_; }

 private:
  void put(std::string_view text, Ink ink);

  std::size_t width_;
  bool colour_;
  bool plain_;
  std::string out_;
};

// Lines of at most `width` columns; a word longer than that stands alone.
[[nodiscard]] auto wrapped(std::string_view text, std::size_t width) -> std::vector<std::string>;
// Columns of UTF-8 text, one for each character.
[[nodiscard]] auto columns(std::string_view text) -> std::size_t;

}  // namespace antalgic::cli
