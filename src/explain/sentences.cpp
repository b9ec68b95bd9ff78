#include "explain/sentences.hpp"

#include <algorithm>

#include "base/decimal.hpp"

namespace antalgic::explain {
namespace {

using triage::Level;

auto statement_of(const pack::Pack& pack, RuleId rule, std::string text) -> Statement {
  return {std::move(text), ids_of(pack.rule(rule).sources()), pack.rule(rule).ground()};
}

// Ends with a full stop whatever the pack wrote.
auto sentence(std::string text) -> std::string {
  while (!text.empty() && (text.back() == ' ' || text.back() == ';' || text.back() == ',')) text.pop_back();
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!' && text.back() != ':') text.push_back('.');
  return text;
}

auto answers_in_words(const pack::Pack& pack, const std::vector<FindingId>& findings, const answers::Answers& closed) -> std::string {
  std::vector<std::string> parts;
  for (const auto finding : findings) parts.push_back(in_words(pack, finding, closed.of(finding)));
  std::string out;
  for (const auto& part : parts) out.append(out.empty() ? "" : "; ").append(part);
  return out;
}

auto name_of_entry(const pack::Pack& pack, const infer::Entry& entry) -> std::string {
  if (!entry.family.exists()) return std::string{pack::text(pack.cause(entry.cause).title())};
  return std::string{pack::text(pack.raw().families()->Get(entry.family.index)->title())};
}

auto fired_statement(const pack::Pack& pack, const Result& result, const triage::Fired& fired) -> Statement {
  const auto& rule = pack.rule(fired.rule);
  std::string text{pack::text(rule.title())};
  if (text.empty()) text = pack::text(rule.id());
  if (fired.counted_lower) {
    text.append(" is not ruled out: you were not sure about ");
    std::vector<std::string> names;
    for (const auto finding : still_open(pack, fired.rule, result.closed)) names.emplace_back(short_name(pack, finding));
    text.append(joined(names)).append(". Until that is known it counts one step lower");
  } else {
    const auto found = answers_in_words(pack, because(pack, fired.rule, result.closed), result.closed);
    if (!found.empty()) text.append(" (").append(found).append(")");
  }
  return statement_of(pack, fired.rule, sentence(std::move(text)));
}

auto leading_statement(const pack::Pack& pack, const Result& result) -> Statement {
  const auto& lead = result.posterior.leading();
  std::string text{"The likeliest cause, "};
  text.append(name_of_entry(pack, lead)).append(", asks for this by itself");
  auto sources = ids_of(pack.cause(lead.cause).sources());
  const auto ground = ground_of(pack, sources);
  return {sentence(std::move(text)), std::move(sources), ground};
}

auto sum_statement(const pack::Pack& pack, const Result& result, Level level) -> Statement {
  auto causes = dont_miss_causes(pack, result, level);
  causes.resize(std::min<std::size_t>(causes.size(), 3));
  std::vector<std::string> names;
  std::vector<SourceId> sources;
  for (const auto cause : causes) {
    names.emplace_back(pack::text(pack.cause(cause).title()));
    for (const auto source : ids_of(pack.cause(cause).sources())) sources.push_back(source);
  }
  std::string text{"Causes that must not be missed add up to "};
  text.append(share_in_words(result.urgency.sums[static_cast<std::size_t>(level)], -1, -1)).append(": first ").append(joined(names));
  const auto ground = ground_of(pack, sources);
  return {sentence(std::move(text)), std::move(sources), ground};
}

auto hundredths(double share) -> std::string {
  std::string out;
  decimal::fixed(out, share * 100, 0);
  return out;
}

}  // namespace

auto share_in_words(double probability, double low, double high) -> std::string {
  std::string out;
  if (probability < 0.005) out = "under 1 in 100";
  else out.append("about ").append(hundredths(probability)).append(" in 100");
  if (low < 0) return out;
  return out.append(" (").append(hundredths(low)).append(" to ").append(hundredths(high)).append(")");
}

auto what_to_do(const pack::Pack& pack, const Result& result) -> std::string {
  const auto level = result.urgency.level;
  std::string out;
  for (const auto& fired : result.triage.fired) {  // the first rule at the level speaks
    if (fired.level != level || fired.counted_lower) continue;
    const auto say = pack::text(pack.rule(fired.rule).say());
    if (say.empty()) continue;
    out = with_numbers(pack, say, result.region);
    break;
  }
  if (out.empty() && result.urgency.from_leading == level && level > Level::routine)
    out = with_numbers(pack, pack::text(pack.cause(result.posterior.leading().cause).say()), result.region);
  if (out.empty() && sum_asks_for(pack, result.urgency, level)) {
    const auto causes = dont_miss_causes(pack, result, level);
    if (!causes.empty()) out = with_numbers(pack, pack::text(pack.cause(causes.front()).say()), result.region);
  }
  auto heading = sentence(heading_of(pack, level, result.region));
  const auto more = with_numbers(pack, pack.message(std::string{"say_"}.append(name_of(level))), result.region);
  if (!out.empty()) heading.append(" ").append(sentence(std::move(out)));
  if (!more.empty()) heading.append(" ").append(sentence(more));
  return heading;
}

auto why_urgency(const pack::Pack& pack, const Result& result) -> std::vector<Statement> {
  std::vector<Statement> out;
  auto fired = result.triage.fired;
  std::ranges::sort(fired, [](const auto& a, const auto& b) { return a.level != b.level ? a.level > b.level : a.rule < b.rule; });
  for (const auto& one : fired) out.push_back(fired_statement(pack, result, one));
  const auto level = result.urgency.level;
  if (result.urgency.floor < level) {  // the rules alone would not have asked for it
    if (result.urgency.from_leading == level) out.push_back(leading_statement(pack, result));
    if (level > Level::routine && sum_asks_for(pack, result.urgency, level)) out.push_back(sum_statement(pack, result, level));
  }
  if (out.empty()) {
    const auto calm = pack.message("nothing_points_to_danger");
    out.push_back(
        {std::string{calm.empty() ? "Nothing in the answers so far points to danger. That can change." : calm}, {}, fb::Ground::estimate});
  }
  return out;
}

auto not_ruled_out(const pack::Pack& pack, const Result& result, std::size_t most) -> std::vector<Statement> {
  std::vector<Statement> out;
  for (const auto& one : result.triage.undecided) {
    if (out.size() >= most || one.level <= result.urgency.level) break;
    std::vector<std::string> names;
    for (const auto finding : still_open(pack, one.rule, result.closed))
      if (names.size() < 3) names.emplace_back(short_name(pack, finding));
    std::string text{pack::text(pack.rule(one.rule).title())};
    text.append(": not ruled out while this is open: ").append(joined(names));
    out.push_back(statement_of(pack, one.rule, sentence(std::move(text))));
  }
  return out;
}

auto why_cause(const pack::Pack& pack, const Result& result, CauseId cause, std::size_t most) -> ForAndAgainst {
  const auto all = weigh(result.posterior, cause);
  const auto lines = [&](const std::vector<infer::Posterior::Contribution>& from) {
    std::vector<std::string> out;
    for (const auto& one : from) {
      if (out.size() >= most) break;
      out.push_back(
          in_words(pack, one.finding, result.closed.of(one.finding)).append(" (").append(weight_in_words(one.weight)).append(")"));
    }
    return out;
  };
  return {lines(all.for_it), lines(all.against)};
}

auto rule_says(const pack::Pack& pack, RuleId rule) -> Statement {
  const auto& raw = pack.rule(rule);
  std::string text = sentence(std::string{pack::text(raw.title())});
  const auto add = [&](std::string_view more) {
    if (more.empty()) return;
    text.append(text.empty() ? "" : " ").append(sentence(std::string{more}));
  };
  add(pack::text(raw.effect()));
  if (!pack::text(raw.instead()).empty()) add(std::string{"Instead: "}.append(pack::text(raw.instead())));
  return statement_of(pack, rule, std::move(text));
}

auto why_left_out(const pack::Pack& pack, const plan::LeftOut& left_out) -> Statement { return rule_says(pack, left_out.rule); }

auto not_if(const pack::Pack& pack, const plan::Line& line, const answers::Answers& closed) -> std::string {
  std::vector<FindingId> open;
  std::string out;
  for (const auto rule : line.not_if) {
    for (const auto finding : still_open(pack, rule, closed)) {
      if (std::ranges::find(open, finding) != open.end()) continue;
      open.push_back(finding);
      out.append(out.empty() ? "" : "; ").append(short_name(pack, finding));
    }
  }
  return sentence(std::move(out));
}

auto waits_for(const pack::Pack& pack, const plan::Line& line) -> std::string {
  if (line.because) return rule_says(pack, *line.because).text;
  std::vector<std::string> names;
  for (const auto finding : line.ask)
    if (names.size() < 3) names.emplace_back(short_name(pack, finding));
  if (!names.empty()) return sentence(std::string{"First we need to know: "}.append(joined(names)));
  if (pack.treatment(line.treatment).start_by() >= fb::Starter::clinician) return "A clinician decides this with you.";
  return {};
}

}  // namespace antalgic::explain
