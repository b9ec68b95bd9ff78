#include "faces/cli/typed.hpp"

#include <algorithm>

#include "base/decimal.hpp"

namespace antalgic::cli {
namespace {

auto trimmed(std::string_view text) -> std::string_view {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

auto lower(std::string_view text) -> std::string {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

auto is_one_of(const std::string& word, std::initializer_list<std::string_view> words) -> bool {
  return std::ranges::find(words, std::string_view{word}) != words.end();
}

void split_names(std::string_view text, std::vector<std::string>& out) {
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    if (const auto name = trimmed(text.substr(0, end)); !name.empty()) out.emplace_back(name);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// "1 4,7 3?": false where anything else stands there.
auto split_numbers(std::string_view text, Typed& out) -> bool {
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ' || text[at] == ',') {
      ++at;
      continue;
    }
    std::size_t number = 0, digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits)
      number = number * 10 + static_cast<std::size_t>(text[at] - '0');
    if (digits == 0 || digits > 4) return false;
    const bool doubtful = at < text.size() && text[at] == '?';
    at += doubtful ? 1 : 0;
    (doubtful ? out.doubtful : out.ticked).push_back(number);
  }
  return true;
}

}  // namespace

auto read_typed(std::string_view line) -> Typed {
  Typed out;
  auto text = trimmed(line);
  const auto word = lower(text);
  wire::Reply reply;
  if (is_one_of(word, {"quit", "q", "exit"})) out.quit = true;
  else if (is_one_of(word, {"back", "b"})) reply.back = true;
  else if (is_one_of(word, {"skip", "s"})) reply.skip = true;
  else if (is_one_of(word, {"why", "w"})) reply.why = true;
  else if (is_one_of(word, {"result", "r", "enough"})) reply.result = true;
  else if (is_one_of(word, {"yes", "y"})) out.yes = true;
  else if (is_one_of(word, {"no", "n", "none", "none of these"})) out.no = true;
  else if (is_one_of(word, {"?", "not sure", "unsure", "unknown", "don't know"})) out.not_sure = true;
  if (reply.back || reply.skip || reply.why || reply.result) out.word = reply;

  out.number = decimal::read(text);
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    split_names(text.substr(colon + 1), out.names);
    text = text.substr(0, colon);
  }
  if (!split_numbers(text, out)) {
    out.ticked.clear();
    out.doubtful.clear();
  }
  return out;
}

}  // namespace antalgic::cli
