#include "faces/cli/cases.hpp"

#include "explain/words.hpp"
#include "wire/presentation_json.hpp"

namespace antalgic::cli {
namespace {

using pack::fb::Level;

auto strings_of(json::Value list) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto item : list) out.emplace_back(item.string().value_or(""));
  return out;
}

auto read_case(const pack::Pack& pack, json::Value root, CaseFile& out) -> std::expected<PublishedCase, std::string> {
  if (!root.is(json::Kind::object)) return std::unexpected{"not an object"};
  const auto id = root.find("id").string();
  if (!id) return std::unexpected{"a case needs an id"};
  PublishedCase one{std::string{*id}, care::Presentation{answers::Answers{pack}}, {}, {}, {}, {}, {}};
  wire::Faults faults;
  if (const auto answers = root.find("answers")) wire::read_answers(pack, answers, "/answers", one.presentation.answers, faults);
  if (const auto medicines = root.find("medicines")) wire::read_medicines(medicines, "/medicines", one.presentation.medicines, faults);
  for (const auto& fault : faults) out.skipped.push_back(one.id + ": " + fault.pointer + ": " + fault.message);
  one.gold_causes = strings_of(root.find("gold_causes"));
  one.near = strings_of(root.find("near"));
  one.must_avoid = strings_of(root.find("must_avoid"));
  one.gold_urgency = level_named(root.find("gold_urgency").string().value_or(""));
  for (const auto& name : strings_of(root.find("acceptable_urgency")))
    if (const auto level = level_named(name)) one.acceptable_urgency.push_back(*level);
  if (one.acceptable_urgency.empty() && one.gold_urgency) one.acceptable_urgency.push_back(*one.gold_urgency);
  one.covered = root.find("covered").boolean().value_or(!one.gold_causes.empty());
  one.history_hard = root.find("history_hard").boolean().value_or(false);
  one.triage_only = root.find("triage_only").boolean().value_or(false);
  return one;
}

}  // namespace

auto level_named(std::string_view name) -> std::optional<Level> {
  for (const auto level :
       {Level::self_care, Level::routine, Level::within_2_weeks, Level::within_48h, Level::same_day, Level::emergency_now})
    if (explain::name_of(level) == name) return level;
  return std::nullopt;
}

auto read_cases(const pack::Pack& pack, const std::string& text) -> std::expected<CaseFile, std::string> {
  CaseFile out;
  std::size_t begin = 0;
  for (std::size_t number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = std::string_view{text}.substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto document = json::read(line);
    if (!document) return std::unexpected{"line " + std::to_string(number) + ": " + wire::from_json_fault(document.error()).message};
    auto one = read_case(pack, document->root(), out);
    if (!one) return std::unexpected{"line " + std::to_string(number) + ": " + one.error()};
    out.cases.push_back(std::move(*one));
  }
  return out;
}

}  // namespace antalgic::cli
