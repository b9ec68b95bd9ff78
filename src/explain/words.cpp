#include "explain/words.hpp"

#include "base/decimal.hpp"

namespace antalgic::explain {

auto name_of(fb::Level level) -> std::string_view {
  switch (level) {
    case fb::Level::self_care: return "self_care";
    case fb::Level::routine: return "routine";
    case fb::Level::within_2_weeks: return "within_2_weeks";
    case fb::Level::within_48h: return "within_48h";
    case fb::Level::same_day: return "same_day";
    case fb::Level::emergency_now: return "emergency_now";
  }
  return {};
}

auto name_of(fb::Word word) -> std::string_view {
  switch (word) {
    case fb::Word::hidden: return "hidden";
    case fb::Word::less_likely: return "less likely";
    case fb::Word::possible: return "possible";
    case fb::Word::likely: return "likely";
  }
  return {};
}

auto name_of(fb::Certainty certainty) -> std::string_view {
  switch (certainty) {
    case fb::Certainty::none: return "none";
    case fb::Certainty::very_low: return "very_low";
    case fb::Certainty::low: return "low";
    case fb::Certainty::moderate: return "moderate";
    case fb::Certainty::high: return "high";
  }
  return {};
}

auto name_of(fb::Severity severity) -> std::string_view {
  switch (severity) {
    case fb::Severity::minor: return "minor";
    case fb::Severity::moderate: return "moderate";
    case fb::Severity::major: return "major";
    case fb::Severity::contraindicated: return "contraindicated";
  }
  return {};
}

auto name_of(fb::Ground ground) -> std::string_view {
  switch (ground) {
    case fb::Ground::read: return "read";
    case fb::Ground::recalled: return "recalled";
    case fb::Ground::estimate: return "estimate";
  }
  return {};
}

auto name_of(fb::Setting setting) -> std::string_view {
  switch (setting) {
    case fb::Setting::home: return "home";
    case fb::Setting::clinic: return "clinic";
    case fb::Setting::emergency_department: return "emergency_department";
  }
  return {};
}

namespace {

auto plain_heading(fb::Level level) -> std::string_view {
  switch (level) {
    case fb::Level::emergency_now: return "Get emergency help now: call {emergency} or go to an emergency department";
    case fb::Level::same_day: return "Be seen today";
    case fb::Level::within_48h: return "See someone within 48 hours";
    case fb::Level::within_2_weeks: return "Book a visit in the next 2 weeks";
    case fb::Level::routine: return "Book a routine visit";
    case fb::Level::self_care: return "You can look after this at home";
  }
  return {};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

}  // namespace

auto heading_of(const pack::Pack& pack, fb::Level level, std::string_view region) -> std::string {
  const auto own = pack.message(std::string{"urgency_"}.append(name_of(level)));
  return with_numbers(pack, own.empty() ? plain_heading(level) : own, region);
}

auto weight_in_words(std::int64_t weight) -> std::string_view {
  constexpr std::int64_t tenth = (std::int64_t{1} << 40) / 10;
  const bool for_it = weight > 0;
  const auto size = for_it ? weight : -weight;
  if (size >= 23 * tenth) return for_it ? "strongly for" : "strongly against";
  if (size >= 11 * tenth) return for_it ? "for" : "against";
  if (size >= 4 * tenth) return for_it ? "somewhat for" : "somewhat against";
  return for_it ? "a little for" : "a little against";
}

auto short_name(const pack::Pack& pack, FindingId finding) -> std::string_view {
  const auto& raw = pack.finding(finding);
  const auto name = pack::text(raw.short_name());
  return name.empty() ? pack::text(raw.question()) : name;
}

auto in_words(const pack::Pack& pack, FindingId finding, const answers::Answer& answer) -> std::string {
  const auto& raw = pack.finding(finding);
  std::string out{short_name(pack, finding)};
  out.append(out.ends_with('?') ? " " : ": ");
  if (answer.state == answers::State::unknown) return out.append("not sure");
  if (answer.state == answers::State::not_asked) return out.append("not asked");
  if (answer.state == answers::State::not_applicable) return out.append("does not apply");
  switch (raw.kind()) {
    case fb::AnswerKind::yes_no: return out.append(answer.option == 0 ? "yes" : "no");
    case fb::AnswerKind::choice: return out.append(pack::text(pack.option(pack.option_of(finding, answer.option)).label()));
    case fb::AnswerKind::number: break;
  }
  decimal::shortest(out, answer.number);
  auto unit = pack::text(raw.unit());
  if (unit.empty() || unit == "score") return out;
  if (answer.number == 1 && unit.ends_with('s')) unit.remove_suffix(1);
  return out.append(" ").append(unit);
}

auto with_numbers(const pack::Pack& pack, std::string_view text, std::string_view region) -> std::string {
  std::string out{text};
  const auto* regions = pack.raw().regions();
  if (regions == nullptr || regions->size() == 0 || text.find('{') == std::string_view::npos) {
    replace_all(out, "{emergency}", "the emergency number");
    return out;
  }
  const fb::Region* here = regions->Get(regions->size() - 1);
  for (std::uint32_t i = 0; i < regions->size(); ++i)
    if (pack::text(regions->Get(i)->id()) == region) here = regions->Get(i);
  replace_all(out, "{emergency}", pack::text(here->emergency()));
  replace_all(out, "{advice}", pack::text(here->advice()));
  replace_all(out, "{crisis}", pack::text(here->crisis()));
  return out;
}

auto joined(const std::vector<std::string>& parts) -> std::string {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out.append(i + 1 == parts.size() ? " and " : ", ");
    out.append(parts[i]);
  }
  return out;
}

}  // namespace antalgic::explain
