// Each story under tests/journeys, through the library and through the program.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/json.hpp"
#include "compile/emit.hpp"
#include "wire/assessment_json.hpp"

namespace antalgic {
namespace {

namespace files = std::filesystem;

auto read_file(const files::path& path) -> std::string {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

auto the_pack() -> const pack::Pack& {
  static const auto bytes = [] {
    const auto text = read_file(ANTALGIC_CORE);
    compile::PackFile file{text.size()};
    std::memcpy(file.bytes().data(), text.data(), text.size());
    return file;
  }();
  static const auto pack = pack::Pack::load(bytes.bytes());
  return *pack;
}

// What the program prints, and its exit code.
struct Ran {
  std::string output;
  int code = 0;
};
auto run(const std::string& arguments) -> Ran {
  Ran out;
  std::FILE* pipe = popen((std::string{ANTALGIC_PROGRAM} + " " + arguments).c_str(), "r");
  char buffer[4096];
  while (const auto got = std::fread(buffer, 1, sizeof buffer, pipe)) out.output.append(buffer, got);
  out.code = WEXITSTATUS(pclose(pipe));
  return out;
}

auto journeys() -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto& entry : files::directory_iterator{ANTALGIC_JOURNEYS})
    if (files::exists(entry.path() / "expected.json")) out.push_back(entry.path().filename());
  std::ranges::sort(out);
  return out;
}

using Names = std::set<std::string>;

auto names(json::Value list) -> Names {
  Names out;
  for (const auto item : list) out.emplace(item.string().value_or(""));
  return out;
}

auto values_of(json::Value list, std::string_view key) -> Names {
  Names out;
  for (const auto item : list) out.emplace(item.find(key).string().value_or(""));
  return out;
}

void expect_all_in(const Names& wanted, const Names& got, const std::string& where) {
  for (const auto& name : wanted) EXPECT_TRUE(got.contains(name)) << name << " is missing " << where;
}

// The object of `list` whose `key` is `value`.
auto find_in(json::Value list, std::string_view key, std::string_view value) -> json::Value {
  for (const auto item : list)
    if (item.find(key).string() == value) return item;
  return {};
}

class Journey : public testing::TestWithParam<std::string> {
 protected:
  auto folder() const -> files::path { return files::path{ANTALGIC_JOURNEYS} / GetParam(); }

  auto assess() -> std::string {
    const auto presentation = wire::read_presentation(the_pack(), read_file(folder() / "presentation.json"));
    if (!presentation) {
      ADD_FAILURE() << wire::in_lines(presentation.error());
      return "{}";
    }
    care::Consultation consultation{the_pack()};
    return wire::assess_to_json(consultation, *presentation);
  }
};

auto stage_now(json::Value result) -> json::Value {
  for (const auto stage : result.find("plan").find("stages"))
    if (stage.find("now").boolean() == true) return stage;
  return {};
}

void check_urgency(json::Value expected, json::Value result) {
  const auto urgency = result.find("urgency");
  if (const auto level = expected.find("urgency").string()) {
    EXPECT_EQ(urgency.find("level").string(), level);
  }
  if (const auto level = expected.find("floor").string()) {
    EXPECT_EQ(urgency.find("floor").string(), level);
  }
  expect_all_in(names(expected.find("by")), values_of(urgency.find("by"), "rule"), "among the reasons");
  for (const auto words : expected.find("say"))
    EXPECT_NE(urgency.find("say").string()->find(*words.string()), std::string_view::npos) << *words.string();
  for (const auto rule : expected.find("because"))
    expect_all_in(names(rule), names(find_in(urgency.find("by"), "rule", rule.key()).find("because")), "among the answers behind the rule");
}

void check_plan(json::Value expected, json::Value result) {
  const auto now = stage_now(result);
  EXPECT_EQ(now.find("id").string(), expected.find("stage").string());
  for (const auto* column : {"do", "consider", "ask_first", "avoid"})
    expect_all_in(names(expected.find(column)), values_of(now.find(column), "treatment"), std::string{"under "} + column);
  if (expected.find("consider_is_empty")) {
    EXPECT_EQ(now.find("consider").size(), 0U);
  }
  if (expected.find("first_line")) {
    EXPECT_TRUE(result.find("plan").find("first_line"));
  }
  const auto never = names(expected.find("not_offered"));
  for (const auto stage : result.find("plan").find("stages"))
    for (const auto* column : {"do", "consider"})
      for (const auto line : stage.find(column))
        EXPECT_FALSE(never.contains(std::string{*line.find("treatment").string()})) << *line.find("treatment").string();
  for (const auto one : expected.find("left_out")) {
    const auto left_out = find_in(result.find("plan").find("left_out"), "treatment", one.key());
    EXPECT_EQ(left_out.find("rule").string(), one.string()) << one.key();
    EXPECT_FALSE(left_out.find("because").string().value_or("").empty()) << one.key();
  }
}

void check_sources(json::Value expected, json::Value result) {
  const auto now = stage_now(result);
  for (const auto one : expected.find("sources")) {
    Names all;
    for (const auto* column : {"do", "consider", "ask_first", "avoid"})
      all.merge(names(find_in(now.find(column), "treatment", one.key()).find("sources")));
    expect_all_in(names(one), all, "among the sources of " + std::string{one.key()});
  }
  expect_all_in(names(expected.find("conflicts")), values_of(result.find("conflicts"), "id"), "among the disagreements");
  for (const auto one : expected.find("classes"))
    expect_all_in(names(one), names(find_in(result.find("medicines"), "said", one.key()).find("classes")),
                  "among the classes of " + std::string{one.key()});
}

TEST_P(Journey, EndsAsTheStorySays) {
  const auto text = assess();
  const auto result = json::read(text);
  const auto expectation = read_file(folder() / "expected.json");
  const auto expected = json::read(expectation);
  ASSERT_TRUE(result && expected);
  check_urgency(expected->root(), result->root());
  if (const auto leads = expected->root().find("leads").string()) {
    EXPECT_EQ(result->root().find("causes").first().find("id").string(), leads);
  }
  check_plan(expected->root(), result->root());
  check_sources(expected->root(), result->root());
}

TEST_P(Journey, TheProgramGivesTheLibrarysBytes) {
  const auto ran = run("assess " + (folder() / "presentation.json").string() + " --format json");
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.output, assess() + "\n");
}

TEST_P(Journey, ReplaysToTheSameBytes) {
  care::Consultation consultation{the_pack()};
  const auto replayed = wire::replay(consultation, assess());
  ASSERT_TRUE(replayed);
  EXPECT_TRUE(replayed->same);
}

TEST_P(Journey, TheTextSaysWhatToDoFirst) {
  const auto result = json::read(assess());
  const auto heading = *result->root().find("urgency").find("heading").string();
  const auto plain = run("assess " + (folder() / "presentation.json").string() + " --format text --plain");
  EXPECT_EQ(plain.code, 0);
  const auto first_line = plain.output.substr(0, plain.output.find('\n'));
  EXPECT_NE(first_line.find(heading), std::string::npos) << first_line;
  EXPECT_EQ(plain.output.find('\033'), std::string::npos);
  EXPECT_EQ(plain.output.find("+--"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Stories, Journey, testing::ValuesIn(journeys()), [](const auto& story) { return story.param; });

}  // namespace
}  // namespace antalgic
