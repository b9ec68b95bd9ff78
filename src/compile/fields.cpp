#include "compile/fields.hpp"

#include <algorithm>
#include <cstdio>

namespace antalgic::compile {
namespace {

auto plain(double number) -> std::string {
  char out[32];
  std::snprintf(out, sizeof out, "%.6g", number);
  return out;
}

auto named(Kind kind, std::string_view id) -> std::string {
  if (id == word_of(kind)) return "[" + std::string(id) + "]";  // of the kinds that need no id
  return std::string(word_of(kind)) + (id.empty() ? "" : " " + quoted(id));
}

}  // namespace

auto Limits::words() const -> std::string {
  if (low == positive.low && high == positive.high) return "0 or more";
  return "from " + plain(low) + " to " + plain(high);
}

auto number_of(const text::Value& value) -> std::optional<double> {
  if (const auto* whole = std::get_if<std::int64_t>(&value.held)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&value.held)) return *number;
  return std::nullopt;
}

Fields::Fields(Reading& reading, const text::Entries& entries, Span where, std::string what)
    : reading_(reading), entries_(entries), where_(where), what_(std::move(what)), taken_(entries.size()) {}

Fields::Fields(Reading& reading, Kind kind, const RawRecord& record) : Fields(reading, *record.fields, record.where, named(kind, record.id)) {}

auto Fields::place_of(std::string_view key) const -> Span {
  const text::Entry* entry = text::find(entries_, key);
  return entry == nullptr ? where_ : entry->value.where;
}

auto Fields::take(std::string_view key, Need need) -> const text::Value* {
  const text::Entry* entry = text::find(entries_, key);
  if (entry == nullptr) {
    if (need == Need::must) reading_.say(IssueKind::missing_key, where_, what_ + " without " + quoted(key));
    return nullptr;
  }
  taken_[static_cast<std::size_t>(entry - entries_.data())] = true;
  return &entry->value;
}

void Fields::wrong_type(std::string_view key, const text::Value& value, std::string_view wanted) {
  reading_.say(IssueKind::wrong_type, value.where, quoted(key) + " is " + std::string(text::type_of(value)) + ", not " + std::string(wanted));
}

auto Fields::text_value(std::string_view key, Need need) -> const text::Value* {
  const text::Value* value = take(key, need);
  if (value == nullptr || value->words() != nullptr) return value;
  wrong_type(key, *value, "text");
  return nullptr;
}

auto Fields::words(std::string_view key, Need need) -> std::string {
  const text::Value* value = text_value(key, need);
  if (value == nullptr) return {};
  const bool blank = value->words()->find_first_not_of(" \t\n") == std::string::npos;
  if (blank && need == Need::must) reading_.say(IssueKind::empty_text, value->where, quoted(key) + " of " + what_ + " is empty");
  return *value->words();
}

auto Fields::number(std::string_view key, Limits limits, Need need, double otherwise) -> double {
  const text::Value* value = take(key, need);
  if (value == nullptr) return otherwise;
  const auto number = number_of(*value);
  if (!number) {
    wrong_type(key, *value, "a number");
    return otherwise;
  }
  if (*number >= limits.low && *number <= limits.high) return *number;
  reading_.say(IssueKind::out_of_range, value->where, quoted(key) + " is " + plain(*number) + ", not " + limits.words());
  return otherwise;
}

auto Fields::whole(std::string_view key, Limits limits, Need need) -> std::optional<std::uint16_t> {
  const text::Value* value = take(key, need);
  if (value == nullptr) return std::nullopt;
  const auto* number = std::get_if<std::int64_t>(&value->held);
  if (number == nullptr) {
    wrong_type(key, *value, "a whole number");
    return std::nullopt;
  }
  const auto read = static_cast<double>(*number);
  if (read >= limits.low && read <= limits.high) return static_cast<std::uint16_t>(*number);
  reading_.say(IssueKind::out_of_range, value->where, quoted(key) + " is " + plain(read) + ", not " + limits.words());
  return std::nullopt;
}

auto Fields::flag(std::string_view key) -> bool {
  const text::Value* value = take(key, Need::may);
  if (value == nullptr) return false;
  if (const bool* flag = value->flag()) return *flag;
  wrong_type(key, *value, "true or false");
  return false;
}

auto Fields::list(std::string_view key, Need need) -> const text::List* {
  const text::Value* value = take(key, need);
  if (value == nullptr || value->list() != nullptr) return value == nullptr ? nullptr : value->list();
  wrong_type(key, *value, "a list");
  return nullptr;
}

auto Fields::table(std::string_view key, Need need) -> const text::Entries* {
  const text::Value* value = take(key, need);
  if (value == nullptr || value->table() != nullptr) return value == nullptr ? nullptr : value->table();
  wrong_type(key, *value, "a table");
  return nullptr;
}

auto Fields::text_values(std::string_view key, Need need) -> std::vector<const text::Value*> {
  std::vector<const text::Value*> out;
  const text::List* values = list(key, need);
  if (values == nullptr) return out;
  for (const text::Value& value : *values) {
    if (value.words() != nullptr) out.push_back(&value);
    else wrong_type(key, value, "text");
  }
  return out;
}

auto Fields::texts(std::string_view key, Need need) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const text::Value* value : text_values(key, need)) out.push_back(*value->words());
  return out;
}

auto Fields::numbers(std::string_view key, Limits limits, Need need) -> std::vector<double> {
  std::vector<double> out;
  const text::List* values = list(key, need);
  if (values == nullptr) return out;
  for (const text::Value& value : *values) {
    const auto number = number_of(value);
    if (!number) wrong_type(key, value, "a number");
    else if (*number < limits.low || *number > limits.high) reading_.say(IssueKind::out_of_range, value.where, plain(*number) + " in " + quoted(key) + ", not " + limits.words());
    else out.push_back(*number);
  }
  return out;
}

auto Fields::condition(std::string_view key, Scope scope, Need need) -> MaybeCondition {
  const text::Value* value = text_value(key, need);
  if (value == nullptr) return std::nullopt;
  return parse_condition(reading_, *value->words(), inside_quotes(reading_, *value), scope);
}

void Fields::grounds(Grounds& out) {
  out.sources = ids<SourceId>("sources", Kind::source);
  out.ground = word("ground", Need::must, fb::Ground::estimate);
  out.note = words("note");
  if (out.ground != fb::Ground::estimate && !has("sources")) {
    reading_.say(IssueKind::missing_source, where_, what_ + " names no source");
  } else if (out.ground != fb::Ground::estimate && text_values("sources", Need::may).empty()) {
    reading_.say(IssueKind::missing_source, place_of("sources"), what_ + " names no source");
  }
}

void Fields::repeated(const text::Value& value) { reading_.say(IssueKind::repeated, value.where, quoted(*value.words()) + " stands in the list twice"); }

void Fields::done() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!taken_[i]) reading_.say(IssueKind::unknown_key, entries_[i].key_place, quoted(entries_[i].key) + " in " + what_);
  }
}

}  // namespace antalgic::compile
