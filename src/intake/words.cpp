#include "intake/words.hpp"

#include <algorithm>
#include <array>

namespace antalgic::intake {

namespace {

constexpr std::array how_much = {
    std::string_view{"mg"}, std::string_view{"mcg"}, std::string_view{"ug"}, std::string_view{"g"}, std::string_view{"gram"},
    std::string_view{"grams"}, std::string_view{"milligram"}, std::string_view{"milligrams"}, std::string_view{"microgram"},
    std::string_view{"micrograms"}, std::string_view{"ml"}, std::string_view{"iu"}, std::string_view{"unit"}, std::string_view{"units"},
    std::string_view{"tablet"}, std::string_view{"tablets"}, std::string_view{"tab"}, std::string_view{"tabs"}, std::string_view{"pill"},
    std::string_view{"pills"}, std::string_view{"capsule"}, std::string_view{"capsules"}, std::string_view{"caplet"},
    std::string_view{"caplets"}, std::string_view{"cap"}, std::string_view{"caps"}, std::string_view{"dose"}, std::string_view{"doses"},
    std::string_view{"od"}, std::string_view{"bd"}, std::string_view{"bid"}, std::string_view{"tds"}, std::string_view{"tid"},
    std::string_view{"qds"}, std::string_view{"qid"}, std::string_view{"prn"}, std::string_view{"nocte"}, std::string_view{"mane"},
    std::string_view{"once"}, std::string_view{"twice"}, std::string_view{"one"}, std::string_view{"two"}, std::string_view{"three"},
    std::string_view{"four"}, std::string_view{"time"}, std::string_view{"times"}, std::string_view{"x"}, std::string_view{"a"},
    std::string_view{"an"}, std::string_view{"per"}, std::string_view{"every"}, std::string_view{"each"}, std::string_view{"daily"},
    std::string_view{"day"}, std::string_view{"days"}, std::string_view{"week"}, std::string_view{"weekly"}, std::string_view{"hour"},
    std::string_view{"hours"}, std::string_view{"hourly"}, std::string_view{"h"}, std::string_view{"morning"}, std::string_view{"evening"},
    std::string_view{"night"}, std::string_view{"bedtime"}, std::string_view{"in"}, std::string_view{"the"}, std::string_view{"at"},
    std::string_view{"as"}, std::string_view{"when"}, std::string_view{"if"}, std::string_view{"needed"}, std::string_view{"required"},
    std::string_view{"take"}, std::string_view{"taking"}, std::string_view{"my"}, std::string_view{"some"}};

constexpr auto is_digit(char c) -> bool { return c >= '0' && c <= '9'; }

auto is_listed(std::string_view word) -> bool { return std::ranges::find(how_much, word) != how_much.end(); }

}  // namespace

auto words_of(std::string_view folded) -> std::vector<std::string_view> {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const auto gap = std::min(folded.find(' '), folded.size());
    if (gap > 0) words.push_back(folded.substr(0, gap));
    folded.remove_prefix(std::min(gap + 1, folded.size()));
  }
  return words;
}

auto tells_only_how_much(std::string_view word) -> bool {
  if (is_listed(word)) return true;
  const auto letters = std::ranges::find_if_not(word, is_digit);
  if (letters == word.begin()) return false;
  return letters == word.end() || is_listed({letters, word.end()});
}

auto joined(std::span<const std::string_view> words) -> std::string {
  std::string out;
  for (const auto word : words) {
    if (!out.empty()) out.push_back(' ');
    out.append(word);
  }
  return out;
}

auto distance(std::string_view a, std::string_view b, std::size_t most) -> std::size_t {
  const auto apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    if (*std::ranges::min_element(now) > most + 1) return most + 1;
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], most + 1);
}

}  // namespace antalgic::intake
