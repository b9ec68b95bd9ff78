// faces/cli/io.hpp: files, the two streams and what is known of the terminal.
#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "faces/cli/cli.hpp"

namespace antalgic::cli {

// "-" is standard input. The error says what could not be read and why.
[[nodiscard]] auto read_text(const std::string& path) -> std::expected<std::string, std::string>;
// Whole or not at all: written beside and renamed.
[[nodiscard]] auto write_file(const std::string& path, std::span<const std::byte> bytes) -> std::expected<void, std::string>;
[[nodiscard]] auto write_text(const std::string& path, std::string_view text) -> std::expected<void, std::string>;
// A line of standard input without its end; false at the end of the input.
[[nodiscard]] auto read_line(std::string& line) -> bool;

void print(std::string_view text);       // stdout
void print_now(std::string_view text);   // and flushes: somebody waits for it
void complain(std::string_view text);    // stderr, with a newline

// What `action` shows to a person while it runs: on a terminal's stderr only.
void progress(std::string_view what, std::size_t done, std::size_t all);
void progress_gone();

struct Terminal {
  bool output = false;   // stdout is one
  bool colour = false;   // a terminal, no NO_COLOR, not TERM=dumb
  std::size_t width = 80;
};
[[nodiscard]] auto terminal() -> Terminal;

[[nodiscard]] auto wants_json(const Common& common) -> bool;

}  // namespace antalgic::cli
