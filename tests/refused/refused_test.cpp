// Every text of this folder is refused with exactly the expected lines, and together they produce every kind of issue there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "compile/compile.hpp"
#include "compile/report.hpp"

namespace antalgic::compile {
namespace {

namespace fs = std::filesystem;

const fs::path tests = ANTALGIC_TESTS;
const fs::path folder = tests / "refused";

auto slurp(const fs::path& path) -> std::string {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

auto names() -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".md") out.push_back(entry.path().stem().string());
  }
  std::ranges::sort(out);
  return out;
}

// The bicycle, which has no fault of its own, and one text that has.
auto files_of(const std::string& name) -> std::vector<File> {
  std::vector<File> files;
  if (!name.starts_with("alone_")) {
    files = read_directory((tests / "toy/bicycle").string()).value();
    for (File& file : files) file.path = "bicycle/" + fs::path(file.path).filename().string();
  }
  std::string text = slurp(folder / (name + ".md"));
  constexpr std::string_view stray = "{byte E9}";  // the texts here are themselves UTF-8
  if (const auto at = text.find(stray); at != std::string::npos) text.replace(at, stray.size(), "\xE9");
  files.push_back({name + ".md", std::move(text)});
  return files;
}

auto issues_of(const std::vector<File>& files) -> std::vector<Issue> {
  const auto knowledge = read_knowledge(files);
  return knowledge ? knowledge->warnings : knowledge.error();
}

class Refused : public testing::TestWithParam<std::string> {};

TEST_P(Refused, GivesExactlyTheExpectedLines) {
  const std::vector<File> files = files_of(GetParam());
  std::string seen;
  for (const std::string& line : report(files, issues_of(files))) seen += line + "\n";
  EXPECT_FALSE(seen.empty());
  const fs::path expected = folder / (GetParam() + ".expected");
  if (std::getenv("ANTALGIC_ACCEPT") != nullptr) std::ofstream(expected, std::ios::binary) << seen;
  EXPECT_EQ(seen, slurp(expected));
}

INSTANTIATE_TEST_SUITE_P(Texts, Refused, testing::ValuesIn(names()), [](const auto& row) { return row.param; });

TEST(RefusedTexts, ProduceEveryKindOfIssue) {
  std::set<IssueKind> seen;
  for (const std::string& name : names()) {
    for (const Issue& issue : issues_of(files_of(name))) seen.insert(issue.kind);
  }
  for (std::size_t i = 0; i < issue_kind_count(); ++i) {
    const auto kind = static_cast<IssueKind>(i);
    EXPECT_TRUE(seen.contains(kind)) << "no text under tests/refused produces " << name_of(kind);
  }
}

TEST(Toys, AreWithoutFault) {
  for (const char* name : {"bicycle", "kettle"}) {
    const auto files = read_directory((tests / "toy" / name).string()).value();
    const auto knowledge = read_knowledge(files);
    ASSERT_TRUE(knowledge) << report(files, knowledge.error()).front();
    EXPECT_TRUE(knowledge->warnings.empty());
  }
}

// Whatever is cut off, the reader says so or compiles; it never falls over.
TEST(Toys, CutAnywhereAreReadOrRefused) {
  auto files = read_directory((tests / "toy/kettle").string()).value();
  const std::string whole = files[0].text;
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    files[0].text = whole.substr(0, size);
    const auto knowledge = read_knowledge(files);
    EXPECT_TRUE(knowledge || !report(files, knowledge.error()).empty());
  }
}

}  // namespace
}  // namespace antalgic::compile
