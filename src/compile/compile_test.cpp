#include "compile/compile.hpp"

#include <gtest/gtest.h>

#include "compile/report.hpp"

namespace antalgic::compile {
namespace {

TEST(Compile, SaysEverythingAtOnceInTheOrderOfTheFiles) {
  const std::vector<File> files{{"a.md", "# A\n```toml\n[finding.x]\ntype = 1\n```\n"}, {"b.md", "# B\n## C\n```toml\n[what.y]\nz = 1\n```\n"}};
  const auto knowledge = read_knowledge(files);
  ASSERT_FALSE(knowledge);
  const auto lines = report(files, knowledge.error());
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_TRUE(lines.front().starts_with("a.md:1:1: A: no record [pack]")) << lines.front();
  EXPECT_EQ(lines.back(), "b.md:4:2: B > C: a record of kind `what`; see docs/knowledge-format.md for the kinds");
}

TEST(Compile, NamesADirectoryThatIsNotThere) { EXPECT_FALSE(read_directory("/nowhere/at/all")); }

}  // namespace
}  // namespace antalgic::compile
