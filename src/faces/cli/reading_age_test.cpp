#include "faces/cli/reading_age.hpp"

#include <gtest/gtest.h>

namespace antalgic::cli {
namespace {

TEST(ReadingAge, SyllablesOfCommonWords) {
  for (const auto& [word, count] :
       {std::pair{"pain", 1}, {"muscle", 2}, {"walking", 2}, {"move", 1}, {"ibuprofen", 4}, {"table", 2}, {"the", 1}})
    EXPECT_EQ(syllables(word), count) << word;
}

// 6 words, 1 sentence, 6 syllables, 17 letters, by hand.
TEST(ReadingAge, TheFormulasAsPublished) {
  const auto age = reading_age("The cat sat on the mat.");
  ASSERT_TRUE(age);
  EXPECT_NEAR(age->flesch_kincaid, 0.39 * 6 + 11.8 * 1 - 15.59 + 5, 1e-9);
  EXPECT_NEAR(age->automated_index, 4.71 * 17 / 6 + 0.5 * 6 - 21.43 + 5, 1e-9);
}

TEST(ReadingAge, LongWordsAndSentencesAreHarder) {
  const auto easy = reading_age("Lie down. Rest a bit. Then get up and walk.");
  const auto hard = reading_age(
      "Anti-inflammatory medication necessitates preliminary consultation regarding gastrointestinal contraindications and concomitant "
      "anticoagulation.");
  EXPECT_LT(easy->flesch_kincaid, hard->flesch_kincaid);
  EXPECT_LT(easy->automated_index, hard->automated_index);
  EXPECT_FALSE(reading_age("Too short."));
}

}  // namespace
}  // namespace antalgic::cli
