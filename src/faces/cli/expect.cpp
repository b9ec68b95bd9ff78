#include "faces/cli/expect.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "base/json.hpp"
#include "explain/words.hpp"

namespace antalgic::cli {
namespace {

auto four(double value) -> std::string {
  std::string out;
  decimal::fixed(out, value, 4);
  return out;
}

class CaseComparison {
 public:
  CaseComparison(const Outcome& now, std::vector<std::string>& out) : now_(now), out_(out) {}

  void compare(json::Value expected) {
    if (const auto level = expected.find("floor").string()) compare_text("floor", *level, explain::name_of(now_.floor));
    if (const auto level = expected.find("urgency").string()) compare_text("urgency", *level, explain::name_of(now_.urgency));
    if (const auto fired = expected.find("fired")) compare_list("fired", fired, now_.fired, true);
    if (const auto order = expected.find("order")) compare_list("order", order, now_.order, false);
    for (const auto one : expected.find("probability")) {
      const auto mine = std::ranges::find(now_.probability, one.key(), [](const auto& pair) -> std::string_view { return pair.first; });
      const auto was = four(one.number().value_or(0));
      compare_text("probability of " + std::string{one.key()}, was, mine == now_.probability.end() ? "nothing" : four(mine->second));
    }
  }

 private:
  void compare_text(const std::string& what, std::string_view was, std::string_view is) {
    if (was != is) out_.push_back(now_.id + ": " + what + " was " + std::string{was} + ", is " + std::string{is});
  }

  // `whole`: nothing may follow either.
  void compare_list(const std::string& what, json::Value expected, const std::vector<std::string>& is, bool whole) {
    std::size_t i = 0;
    for (const auto item : expected) {
      compare_text(what + " " + std::to_string(i + 1), item.string().value_or(""), i < is.size() ? std::string_view{is[i]} : "nothing");
      ++i;
    }
    for (; whole && i < is.size(); ++i) compare_text(what + " " + std::to_string(i + 1), "nothing", is[i]);
  }

  const Outcome& now_;
  std::vector<std::string>& out_;
};

void compare_figures(json::Value was, json::Value is, const std::string& place, std::vector<std::string>& out) {
  if (was.is(json::Kind::object)) {
    for (const auto member : was)
      if (member.key() != "misses") compare_figures(member, is.find(member.key()), place + "/" + std::string{member.key()}, out);
    return;
  }
  if (was.kind() == is.kind() && was.number() == is.number()) return;
  out.push_back(place + ": was " + four(was.number().value_or(0)) + ", is " + (is.number() ? four(*is.number()) : "nothing"));
}

}  // namespace

auto differences(const std::string& expected, const Score& score) -> std::expected<std::vector<std::string>, std::string> {
  std::vector<std::string> out;
  if (const auto figures = json::read(expected); figures && figures->root().find("cases")) {
    const auto now = json::read(as_json(score));
    compare_figures(figures->root(), now->root(), "", out);
    return out;
  }
  std::size_t begin = 0;
  while (begin < expected.size()) {
    const auto end = std::min(expected.find('\n', begin), expected.size());
    const auto line = std::string_view{expected}.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    const auto document = json::read(line);
    const auto id = document ? document->root().find("id").string() : std::nullopt;
    if (!id) return std::unexpected{"neither figures nor one result a line"};
    const auto now = std::ranges::find(score.outcomes, *id, [](const Outcome& o) -> std::string_view { return o.id; });
    if (now == score.outcomes.end()) out.push_back(std::string{*id} + ": expected, but no such case was run");
    else CaseComparison{*now, out}.compare(document->root());
  }
  return out;
}

}  // namespace antalgic::cli
