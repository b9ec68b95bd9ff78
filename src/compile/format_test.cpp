#include "compile/format.hpp"

#include <gtest/gtest.h>

namespace antalgic::compile {
namespace {

const std::string head = R"(# Things

Prose   with   spaces   stays.

```toml
[finding.loud]
question = "Loud?"
type = "yes_no"
background = 0.20
ground = "estimate"

[finding.sound]
question = "Sound?"
type = "choice"
options = [{ id = "click", label = "c", background = 0.30 }, { id = "squeak", label = "s", background = 0.22 }, { id = "hum", label = "h", background = 0.48 }]
ground = "estimate"
```

## Likelihoods

)";

auto formatted(const std::string& table) -> std::string {
  const auto changed = format_files({{"things.md", head + table}});
  return changed.empty() ? "unchanged" : changed[0].text.substr(head.size());
}

TEST(Format, PutsRowsInOrderAndFillsTheBackground) {
  EXPECT_EQ(formatted("|finding|answer|background|P|low|high|ground|source|note|\n|---|---|---|---|---|---|---|---|---|\n"
                      "|sound|squeak+click||0.7|0.6|0.8|estimate|-|either|\n|sound|hum|0.5|0.1|0|0.2|estimate|-||\n|loud|yes|0.3|0.9|0.8|1|estimate|-| a \\| b|\n"),
            "| finding | answer       | background | P   | low | high | ground   | source | note   |\n"
            "|---------|--------------|------------|-----|-----|------|----------|--------|--------|\n"
            "| loud    | yes          | 0.2        | 0.9 | 0.8 | 1    | estimate | -      | a \\| b |\n"
            "| sound   | squeak+click | 0.52       | 0.7 | 0.6 | 0.8  | estimate | -      | either |\n"
            "| sound   | hum          | 0.48       | 0.1 | 0   | 0.2  | estimate | -      |        |\n");
}

TEST(Format, TwiceIsOnce) {
  const std::string messy = "|finding|answer|background|P|low|high|ground|source|note|\n|---|---|---|---|---|---|---|---|---|\n|sound|hum||0.1|0|0.2|estimate|-|\xC3\xA9t\xC3\xA9|\n";
  const std::string once = formatted(messy);
  EXPECT_NE(once, "unchanged");
  EXPECT_EQ(formatted(once), "unchanged");
}

TEST(Format, LeavesWhatItCannotReadButPutsItInLine) {
  EXPECT_EQ(formatted("|finding|answer|background|P|low|high|ground|source|note|\n|---|---|---|---|---|---|---|---|---|\n|lout|yes|7|0.1|0|0.2|estimate|-||\n|loud|maybe|8|0.1|0|0.2|estimate|-||\n"),
            "| finding | answer | background | P   | low | high | ground   | source | note |\n"
            "|---------|--------|------------|-----|-----|------|----------|--------|------|\n"
            "| loud    | maybe  | 8          | 0.1 | 0   | 0.2  | estimate | -      |      |\n"
            "| lout    | yes    | 7          | 0.1 | 0   | 0.2  | estimate | -      |      |\n");
  EXPECT_EQ(formatted("|a|\n|---|\n|1|2|\n"), "| a |\n|---|\n| 1 | 2 |\n");
}

TEST(Format, TouchesNothingElse) {
  const auto changed = format_files({{"things.md", head}});
  EXPECT_TRUE(changed.empty());
}

}  // namespace
}  // namespace antalgic::compile
