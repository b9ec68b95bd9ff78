#include "faces/cli/reading_age.hpp"

#include <algorithm>

namespace antalgic::cli {
namespace {

auto lower(char c) -> char { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
auto is_letter(char c) -> bool { return (lower(c) >= 'a' && lower(c) <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }
auto is_digit(char c) -> bool { return c >= '0' && c <= '9'; }
auto is_vowel(char c) -> bool { return std::string_view{"aeiouy"}.find(lower(c)) != std::string_view::npos; }

struct Counts {
  int words = 0, sentences = 0, letters = 0, syllables = 0;
};

auto ends_sentence(std::string_view text, std::size_t at) -> bool {
  const char c = text[at];
  if (c != '.' && c != '?' && c != '!' && c != ':' && c != ';' && c != '\n') return false;
  return at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';  // not the point in 2.5
}

auto count(std::string_view text) -> Counts {
  Counts out;
  int words_in_sentence = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_letter(text[at]) || is_digit(text[at])) {
      const auto begin = at;
      while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]) || text[at] == '\'')) ++at;
      const auto word = text.substr(begin, at - begin);
      ++out.words;
      ++words_in_sentence;
      out.letters += static_cast<int>(std::ranges::count_if(word, [](char c) { return is_letter(c) || is_digit(c); }));
      out.syllables += syllables(word);
      continue;
    }
    if (ends_sentence(text, at) && words_in_sentence > 0) {
      ++out.sentences;
      words_in_sentence = 0;
    }
    ++at;
  }
  if (words_in_sentence > 0) ++out.sentences;
  return out;
}

}  // namespace

auto syllables(std::string_view word) -> int {
  int groups = 0;
  bool in_group = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    if (vowel && !in_group) ++groups;
    in_group = vowel;
  }
  const auto size = word.size();
  const bool silent_e = size > 2 && lower(word[size - 1]) == 'e' && !is_vowel(word[size - 2]) && lower(word[size - 2]) != 'l';
  if (silent_e && groups > 1) --groups;
  return std::max(groups, 1);
}

auto reading_age(std::string_view text, int least_words) -> std::optional<ReadingAge> {
  const auto counts = count(text);
  if (counts.words < least_words) return std::nullopt;
  const double words = counts.words;
  const double per_sentence = words / counts.sentences;
  return ReadingAge{0.39 * per_sentence + 11.8 * counts.syllables / words - 15.59 + 5,
                    4.71 * counts.letters / words + 0.5 * per_sentence - 21.43 + 5};
}

}  // namespace antalgic::cli
