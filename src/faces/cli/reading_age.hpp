// faces/cli/reading_age.hpp: how old a reader must be, by two published formulas.
// Flesch-Kincaid grade (Kincaid 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59.
// Automated readability index (Smith and Senter 1967): 4.71 letters per word + 0.5 words per sentence - 21.43.
// Both give a school grade of the United States; the age is the grade + 5. Syllables are counted by groups of vowels, so a single short
// text can be years off: only the median and the tail over many texts mean something.
// Threads: pure. Judged by: reading_age_test.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace antalgic::cli {

struct ReadingAge {
  double flesch_kincaid = 0;
  double automated_index = 0;
};

// Nothing for a text of under `least_words` words.
[[nodiscard]] auto reading_age(std::string_view text, int least_words = 6) -> std::optional<ReadingAge>;

[[nodiscard]] auto syllables(std::string_view word) -> int;

}  // namespace antalgic::cli
