#include "faces/cli/paper.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace antalgic::cli {
namespace {

TEST(Paper, WrapsAtWordsAndNeverBeyondTheWidth) {
  const auto lines = wrapped("a word and another word and a caf\xC3\xA9", 10);
  for (const auto& line : lines) EXPECT_LE(utf8::columns(line), 10U) << line;
  EXPECT_EQ(lines.front(), "a word and");
  EXPECT_EQ(wrapped("unbreakable", 4), std::vector<std::string>{"unbreakable"});
}

TEST(Paper, NoLineIsWiderThanTheTerminal) {
  for (const std::size_t width : {30U, 48U, 80U, 100U}) {
    Paper paper{{.output = false, .colour = false, .width = width}, false};
    paper.heading("What it may be");
    paper.box({"A first line that is rather long for a narrow terminal", "and a second"}, true, Ink::alarm);
    paper.paragraph("Words that go on for a while, and then for a while longer than that", 4, "Why: ");
    paper.side_by_side("left", "one opinion about a thing", "right", "another opinion about the same thing");
    std::size_t begin = 0;
    while (begin < paper.text().size()) {
      const auto end = paper.text().find('\n', begin);
      EXPECT_LE(utf8::columns(std::string_view{paper.text()}.substr(begin, end - begin)), width);
      begin = end + 1;
    }
  }
}

TEST(Paper, PlainDrawsNothing) {
  Paper paper{{.output = true, .colour = true, .width = 80}, true};
  paper.heading("Why");
  paper.box({"Be seen today."}, true, Ink::alarm);
  paper.side_by_side("A", "x", "B", "y");
  EXPECT_EQ(paper.text(), "Why:\nBe seen today.\nA: x\nB: y\n");
}

TEST(Paper, ColourOnlyWhereTheTerminalHasIt) {
  Paper without{{.output = true, .colour = false, .width = 80}, false};
  without.subheading("Do", Ink::calm);
  EXPECT_EQ(without.text(), "Do\n");
  Paper with{{.output = true, .colour = true, .width = 80}, false};
  with.subheading("Do", Ink::calm);
  EXPECT_NE(with.text().find("\033["), std::string::npos);
}

TEST(Paper, BarsShowTheRange) { EXPECT_EQ(Paper::bar(0.25, 0.5, 0.75), "|......[=====o=====].....|"); }

}  // namespace
}  // namespace antalgic::cli
