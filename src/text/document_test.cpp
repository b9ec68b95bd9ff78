#include "text/document.hpp"

#include <gtest/gtest.h>

#include "text/lines.hpp"
#include "text/value.hpp"

namespace antalgic::text {
namespace {

constexpr DocId doc{0};

auto read(std::string_view source) -> Document {
  std::vector<Issue> issues;
  Document document = read_document(doc, source, issues);
  EXPECT_TRUE(issues.empty());
  return document;
}

auto kinds(std::string_view source) -> std::vector<std::string> {
  std::vector<Issue> issues;
  (void)read_document(doc, source, issues);
  std::vector<std::string> out;
  for (const Issue& issue : issues) out.emplace_back(name_of(issue.kind));
  return out;
}

using Kinds = std::vector<std::string>;

TEST(Document, KnowsTheHeadingPathOfEveryBlock) {
  const Document document = read("# Wheels\n## Squeak\nIt squeaks.\n\n```toml\n[a.b]\nc = 1\n```\n\n## Rattle\nMore.\n```toml\n\nx = 1\n\n```\n");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.path(document.blocks[0].heading), (std::vector<std::string>{"Wheels", "Squeak"}));
  EXPECT_EQ(document.slice(document.blocks[0].content), "[a.b]\nc = 1\n");
  EXPECT_EQ(document.slice(document.blocks[1].content), "\nx = 1\n\n");
  EXPECT_EQ(document.prose_under(2), "More.");
}

TEST(Document, KeepsProseAndLeavesFactsOut) {
  const Document document = read("# A\nBefore.\n\n```toml\n```\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.\n");
  EXPECT_EQ(document.prose_under(0), "Before.\n\n- one\n- two\n\nAfter.");
}

TEST(Document, ReadsCellsWithTheirPlaces) {
  const Document document = read("# T\n\n| a   | b*c* |\n|-----|------|\n| x_y | 1 \\| 2 |\n|     |      |\n");
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.header.cells[1].text, "b*c*");
  EXPECT_EQ(table.rows[0].cells[0].text, "x_y");
  EXPECT_EQ(table.rows[0].cells[1].text, "1 | 2");
  EXPECT_EQ(document.slice(table.rows[0].cells[1].where), "1 \\| 2");
  EXPECT_EQ(table.rows[1].cells.size(), 2U);
  EXPECT_EQ(table.rows[1].cells[0].text, "");
}

TEST(Document, RefusesFactsThatWouldBeReadAsProse) {
  EXPECT_EQ(kinds("# A\n```tmol\nx = 1\n```\n"), Kinds{"unknown_block"});
  EXPECT_EQ(kinds("# A\n- item\n\n  ```toml\n  x = 1\n  ```\n"), Kinds{"nested_block"});
  EXPECT_EQ(kinds("# A\n\n    [finding.x]\n    a = 1\n"), Kinds{"nested_block"});
  EXPECT_EQ(kinds("# A\n```toml\nx = 1\n"), Kinds{"unclosed_block"});
  EXPECT_EQ(kinds("```toml\nx = 1\n```\n"), Kinds{"no_heading"});
  EXPECT_EQ(kinds("# A\n\n| a | b |\n| 1 | 2 |\n"), Kinds{"broken_table"});
  EXPECT_EQ(kinds("# A\nSee:\n| a | b |\n|---|---|\n| 1 | 2 |\n"), Kinds{"broken_table"});
  EXPECT_EQ(kinds("# A\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n"), Kinds{"nested_block"});
  EXPECT_EQ(kinds("# A\n\xC3\x28\n"), Kinds{"not_utf8"});
}

TEST(Document, SurvivesEveryPrefixOfAText) {
  const std::string source = "# A\n\n```toml\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTitle\n=====\n\n- x\n\n      code\n";
  for (std::size_t size = 0; size <= source.size(); ++size) (void)kinds(source.substr(0, size));
}

TEST(Lines, CountsColumnsInCodePointsAndBack) {
  const Lines lines("ab\n\xC3\xA4\xC3\xB6x\n");
  EXPECT_EQ(lines.place(7).line, 2U);
  EXPECT_EQ(lines.place(7).column, 3U);
  EXPECT_EQ(lines.offset({2, 3}), 7U);
  EXPECT_EQ(lines.offset({2, 99}), 8U);
}

TEST(Toml, KeepsTheOrderAndThePlaceOfEverything) {
  const std::string source = "```\n[finding.zebra]\nq = \"\xC3\xA4\xC3\xB6\"\n[finding.ant]\nlist = [1, 2.5, \"x\"]\n[[case]]\nname = 'n'\n";
  std::vector<Issue> issues;
  const Entries entries = read_toml(source, {doc, 4, static_cast<std::uint32_t>(source.size())}, issues);
  EXPECT_TRUE(issues.empty());
  ASSERT_EQ(entries.size(), 2U);
  const Entries& findings = *entries[0].value.table();
  EXPECT_EQ(findings[0].key, "zebra");
  EXPECT_EQ(findings[1].key, "ant");
  const Span ant = findings[1].key_place;
  EXPECT_EQ(source.substr(ant.begin(), ant.end() - ant.begin()), "ant");
  const Value& x = (*(*findings[1].value.table())[0].value.list())[2];
  EXPECT_EQ(source.substr(x.where.begin(), x.where.end() - x.where.begin()), "\"x\"");
  EXPECT_EQ(type_of(x), "text");
}

TEST(Toml, SaysWhereReadingStopped) {
  const std::string source = "a = 1\nb = = 2\n";
  std::vector<Issue> issues;
  EXPECT_TRUE(read_toml(source, {doc, 0, static_cast<std::uint32_t>(source.size())}, issues).empty());
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].kind, IssueKind::bad_toml);
  EXPECT_EQ(issues[0].where.begin(), 10U);
}

TEST(Toml, RefusesWhatTheFormatHasNot) {
  std::vector<Issue> issues;
  const std::string source = "a = 2020-01-01\nb = inf\n";
  (void)read_toml(source, {doc, 0, static_cast<std::uint32_t>(source.size())}, issues);
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].kind, IssueKind::wrong_type);
  EXPECT_EQ(issues[1].kind, IssueKind::out_of_range);
}

}  // namespace
}  // namespace antalgic::text
