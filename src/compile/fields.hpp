// compile/fields.hpp: the keys of one record, each read once, with everything that can be wrong with a value said.
// What no reader asked for is an unknown key: `done` says so. A faulty value is said and read as its default.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compile/condition_parser.hpp"
#include "compile/reading.hpp"
#include "compile/words.hpp"

namespace antalgic::compile {

enum class Need : std::uint8_t { must, may };

struct Limits {
  double low;
  double high;
  [[nodiscard]] auto words() const -> std::string;  // "from 0 to 1"
};
inline constexpr Limits share{0, 1};
inline constexpr Limits positive{0, 1e9};
inline constexpr Limits any_number{-1e9, 1e9};
inline constexpr Limits days{0, 65534};

// The member of E that `written` names; says what the words are if it names none.
template <class E>
auto read_word(Reading& reading, std::string_view written, Span where, std::string_view key) -> std::optional<E> {
  if (const auto found = find_word<E>(written)) return found;
  reading.say(IssueKind::unknown_word, where, quoted(written) + " for " + quoted(key) + ", which is one of " + all_words<E>());
  return std::nullopt;
}

class Fields {
 public:
  // `what` names the record in messages: "finding `numb`".
  Fields(Reading& reading, const text::Entries& entries, Span where, std::string what);
  Fields(Reading& reading, Kind kind, const RawRecord& record);

  [[nodiscard]] auto has(std::string_view key) const -> bool { return text::find(entries_, key) != nullptr; }
  [[nodiscard]] auto reading() -> Reading& { return reading_; }
  [[nodiscard]] auto where() const -> Span { return where_; }
  [[nodiscard]] auto place_of(std::string_view key) const -> Span;  // of its value, or the record's where it is missing

  // The raw value; counts as read.
  auto take(std::string_view key, Need need) -> const text::Value*;

  auto words(std::string_view key, Need need = Need::may) -> std::string;
  auto number(std::string_view key, Limits limits, Need need, double otherwise = 0) -> double;
  auto whole(std::string_view key, Limits limits, Need need) -> std::optional<std::uint16_t>;
  auto flag(std::string_view key) -> bool;
  auto list(std::string_view key, Need need = Need::may) -> const text::List*;
  auto table(std::string_view key, Need need = Need::may) -> const text::Entries*;
  auto texts(std::string_view key, Need need = Need::may) -> std::vector<std::string>;
  auto numbers(std::string_view key, Limits limits, Need need) -> std::vector<double>;
  auto condition(std::string_view key, Scope scope, Need need = Need::may) -> MaybeCondition;

  template <class E>
  auto word(std::string_view key, Need need, E otherwise) -> E {
    const text::Value* value = text_value(key, need);
    return value == nullptr ? otherwise : read_word<E>(reading_, *value->words(), value->where, key).value_or(otherwise);
  }
  template <class E>
  auto flags(std::string_view key) -> E {
    std::uint32_t out = 0;
    for (const text::Value* value : text_values(key, Need::may)) {
      if (const auto bit = read_word<E>(reading_, *value->words(), value->where, key)) out |= static_cast<std::uint32_t>(*bit);
    }
    return static_cast<E>(out);
  }
  template <class TheId>
  auto id(std::string_view key, Kind kind, Need need) -> TheId {
    const text::Value* value = text_value(key, need);
    if (value == nullptr) return {};
    const auto index = reading_.resolve(kind, *value->words(), value->where);
    return index ? TheId{*index} : TheId{};
  }
  template <class TheId>
  auto ids(std::string_view key, Kind kind, Need need = Need::may) -> std::vector<TheId> {
    std::vector<TheId> out;
    for (const text::Value* value : text_values(key, need)) {
      const auto index = reading_.resolve(kind, *value->words(), value->where);
      if (!index) continue;
      if (std::ranges::find(out, TheId{*index}) != out.end()) repeated(*value);
      out.push_back(TheId{*index});
    }
    return out;
  }

  // `sources`, `ground`, `note`.
  void grounds(Grounds& out);
  // Says which keys nothing asked for.
  void done();

  void wrong_type(std::string_view key, const text::Value& value, std::string_view wanted);
  // Members of a list that are text; says which are not.
  auto text_values(std::string_view key, Need need) -> std::vector<const text::Value*>;

 private:
  auto text_value(std::string_view key, Need need) -> const text::Value*;
  void repeated(const text::Value& value);

  Reading& reading_;
  const text::Entries& entries_;
  Span where_;
  std::string what_;
  std::vector<bool> taken_;
};

// A number, whole or not.
[[nodiscard]] auto number_of(const text::Value& value) -> std::optional<double>;

}  // namespace antalgic::compile
