#include "faces/cli/io.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace antalgic::cli {
namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Closer>;

auto reason() -> std::string { return std::strerror(errno); }

auto read_all(std::FILE* file, std::string& out) -> bool {
  char buffer[1 << 16];
  while (const auto got = std::fread(buffer, 1, sizeof buffer, file)) out.append(buffer, got);
  return std::ferror(file) == 0;
}

auto number_in(const char* name) -> std::size_t {
  const char* text = std::getenv(name);
  return text == nullptr ? 0 : static_cast<std::size_t>(std::clamp(std::atol(text), 0L, 1000L));
}

}  // namespace

auto read_text(const std::string& path) -> std::expected<std::string, std::string> {
  std::string out;
  if (path == "-") {
    if (read_all(stdin, out)) return out;
    return std::unexpected{"standard input: " + reason()};
  }
  const OpenFile file{std::fopen(path.c_str(), "rb")};
  if (!file) return std::unexpected{path + ": " + reason()};
  if (!read_all(file.get(), out)) return std::unexpected{path + ": " + reason()};
  return out;
}

auto write_file(const std::string& path, std::span<const std::byte> bytes) -> std::expected<void, std::string> {
  const auto beside = path + ".part";
  OpenFile file{std::fopen(beside.c_str(), "wb")};
  if (!file) return std::unexpected{path + ": " + reason()};
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (std::fclose(file.release()) == 0 && written && std::rename(beside.c_str(), path.c_str()) == 0) return {};
  const auto why = reason();
  std::remove(beside.c_str());
  return std::unexpected{path + ": " + why};
}

auto write_text(const std::string& path, std::string_view text) -> std::expected<void, std::string> {
  return write_file(path, std::as_bytes(std::span{text.data(), text.size()}));
}

auto read_line(std::string& line) -> bool {
  line.clear();
  int c = 0;
  while ((c = std::getc(stdin)) != EOF && c != '\n') line.push_back(static_cast<char>(c));
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return c != EOF || !line.empty();
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_now(std::string_view text) {
  print(text);
  std::fflush(stdout);
}

void complain(std::string_view text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (!text.ends_with('\n')) std::fputc('\n', stderr);
}

void progress(std::string_view what, std::size_t done, std::size_t all) {
  if (isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\r%.*s %zu of %zu", static_cast<int>(what.size()), what.data(), done, all);
  std::fflush(stderr);
}

void progress_gone() {
  if (isatty(STDERR_FILENO) != 0) std::fputs("\r\033[K", stderr);
}

auto terminal() -> Terminal {
  Terminal out;
  out.output = isatty(STDOUT_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  out.colour = out.output && (no_colour == nullptr || *no_colour == '\0') && term != nullptr && std::strcmp(term, "dumb") != 0;
  winsize size{};
  if (out.output && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) out.width = size.ws_col;
  if (const auto columns = number_in("COLUMNS"); columns > 0) out.width = columns;
  out.width = std::clamp<std::size_t>(out.width, 30, 100);
  return out;
}

auto wants_json(const Common& common) -> bool {
  if (common.format == Format::automatic) return !terminal().output;
  return common.format == Format::json;
}

}  // namespace antalgic::cli
