// text/value.hpp: a block of TOML as a tree of values, each with its place in the file.
// Tables keep the order in which they were written. Dates are not values here: the format has none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/issue.hpp"

namespace antalgic::text {

struct Value;
struct Entry;
using List = std::vector<Value>;
using Entries = std::vector<Entry>;

struct Value {
  Span where;
  std::variant<std::string, std::int64_t, double, bool, List, Entries> held;

  [[nodiscard]] auto words() const -> const std::string* { return std::get_if<std::string>(&held); }
  [[nodiscard]] auto flag() const -> const bool* { return std::get_if<bool>(&held); }
  [[nodiscard]] auto list() const -> const List* { return std::get_if<List>(&held); }
  [[nodiscard]] auto table() const -> const Entries*;
};

struct Entry {
  std::string key;
  Span key_place;
  Value value;
};

inline auto Value::table() const -> const Entries* { return std::get_if<Entries>(&held); }

// The entry of that name, or null.
[[nodiscard]] auto find(const Entries& entries, std::string_view key) -> const Entry*;

// "text", "whole number", "number", "true or false", "list", "table": for messages.
[[nodiscard]] auto type_of(const Value& value) -> std::string_view;

// Reads the TOML at `where` of `source`. A fault is appended to `issues` and nothing of the block is returned.
[[nodiscard]] auto read_toml(std::string_view source, Span where, std::vector<Issue>& issues) -> Entries;

}  // namespace antalgic::text
