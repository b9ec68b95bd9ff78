// The figures of 64 published cases, all answers given, at home: the order and the probability of the first six, the floor, the rules
// fired, the urgency. They were worked out by a separate prototype on the same tables, so they check the arithmetic and are no goal: a
// change of knowledge moves them, and ANTALGIC_WRITE_EXPECTED=FILE writes what they are now, to be looked through and kept.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "base/json.hpp"
#include "infer/posterior.hpp"
#include "plans/real_pack.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::judge {
namespace {

constexpr std::size_t first_entries = 6;
constexpr double printed_to = 0.0001;

struct Figures {
  std::vector<std::string> order, fired;
  std::map<std::string, double> probability;
  std::string floor, urgency;
};

auto lines() -> std::vector<std::string> {
  std::ifstream in(ANTALGIC_CASES "/expected.jsonl");
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

auto texts(json::Value array) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto value : array) out.emplace_back(*value.string());
  return out;
}

auto expected(json::Value line) -> Figures {
  Figures figures{texts(line.find("order")), texts(line.find("fired")), {}, std::string(*line.find("floor").string()),
                  std::string(*line.find("urgency").string())};
  for (const auto value : line.find("probability")) figures.probability[std::string(value.key())] = *value.number();
  return figures;
}

auto answer_of(const pack::Pack& pack, FindingId finding, json::Value value) -> answers::Answer {
  if (const auto yes = value.boolean()) return *yes ? answers::Answer::yes() : answers::Answer::no();
  if (const auto number = value.number()) return answers::Answer::amount(*number);
  if (value.string() == "unknown") return answers::Answer::unknown();
  return answers::Answer::choice(pack.find_option(finding, value.string().value()).value());
}

auto answers_of(const pack::Pack& pack, json::Value values) -> answers::Answers {
  answers::Answers own(pack);
  for (const auto value : values) {
    const auto finding = pack.find_finding(value.key()).value();
    own.set(finding, answer_of(pack, finding, value));
  }
  return own;
}

auto name_of(const pack::Pack& pack, const infer::Entry& entry) -> std::string {
  return entry.family.exists() ? pack.raw().families()->Get(entry.family.index)->id()->str() : pack.cause(entry.cause).id()->str();
}

auto worked_out(const pack::Pack& pack, const answers::Answers& own) -> Figures {
  const auto closed = answers::close(pack, own).answers;
  infer::Posterior posterior(pack);
  posterior.update(own, closed, infer::Setting::home);
  const auto triage = triage::assess(pack, closed);
  const auto urgency = urgency::combine(pack, triage.floor, posterior, closed);
  Figures figures{{}, {}, {}, pack::fb::EnumNameLevel(triage.floor), pack::fb::EnumNameLevel(urgency.level)};
  for (const auto& entry : posterior.entries()) {
    if (figures.order.size() < first_entries) figures.order.push_back(name_of(pack, entry));
    figures.probability[name_of(pack, entry)] = entry.probability;
  }
  for (const auto& fired : triage.fired)
    if (!fired.counted_lower) figures.fired.push_back(pack.rule(fired.rule).id()->str());
  return figures;
}

void compare(const Figures& now, const Figures& then) {
  EXPECT_EQ(now.order, then.order);
  for (const auto& [entry, probability] : then.probability) EXPECT_NEAR(now.probability.at(entry), probability, printed_to) << entry;
  EXPECT_EQ(now.floor, then.floor);
  EXPECT_EQ(now.fired, then.fired);
  EXPECT_EQ(now.urgency, then.urgency);
}

auto quoted(const std::vector<std::string>& texts) -> std::string {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "\"" : ", \"") + text + "\"";
  return "[" + out + "]";
}

// The case's own text up to its figures, then the figures of now.
void write(std::ostream& out, const std::string& line, Figures figures) {
  std::vector<std::pair<double, std::string>> likeliest;
  for (const auto& [entry, probability] : figures.probability) likeliest.emplace_back(probability, entry);
  std::ranges::sort(likeliest, std::ranges::greater{});
  likeliest.resize(std::min(likeliest.size(), first_entries));
  out << line.substr(0, line.find(", \"order\"")) << ", \"order\": " << quoted(figures.order) << ", \"probability\": {" << std::fixed;
  for (std::size_t i = 0; i < likeliest.size(); ++i)
    out << (i == 0 ? "" : ", ") << '"' << likeliest[i].second << "\": " << std::setprecision(4) << likeliest[i].first;
  out << "}, \"floor\": \"" << figures.floor << "\", \"fired\": " << quoted(figures.fired) << ", \"urgency\": \"" << figures.urgency << "\"}\n";
}

TEST(Expected, FiguresOfThePublishedCases) {
  const auto& pack = plans::real_pack().pack();
  const char* write_to = std::getenv("ANTALGIC_WRITE_EXPECTED");
  std::ofstream out;
  if (write_to != nullptr) out.open(write_to);
  ASSERT_EQ(lines().size(), 64U);
  for (const auto& line : lines()) {
    const auto document = json::read(line);
    ASSERT_TRUE(document.has_value());
    SCOPED_TRACE(std::string(*document->root().find("id").string()));
    const auto now = worked_out(pack, answers_of(pack, document->root().find("answers")));
    if (write_to == nullptr)
      compare(now, expected(document->root()));
    else
      write(out, line, now);
  }
}

}  // namespace
}  // namespace antalgic::judge
