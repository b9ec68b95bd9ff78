#include "text/value.hpp"

// toml++ 3.3 asserts, or assumes, where it should say what is wrong (`[%` for a table's name); without that it goes on and says it.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

#include "text/lines.hpp"

namespace antalgic::text {
namespace {

class Reader {
 public:
  Reader(std::string_view content, Span where, std::vector<Issue>& issues) : where_(where), lines_(content), issues_(issues) {}

  [[nodiscard]] auto place(const toml::source_region& region) const -> Span {
    const std::uint32_t begin = offset(region.begin);
    return {where_.doc(), begin, std::max(begin, offset(region.end))};
  }

  auto entries(const toml::table& table) -> Entries {
    Entries out;
    out.reserve(table.size());
    for (const auto& [key, node] : table) out.push_back({std::string(key.str()), place(key.source()), value(node)});
    std::ranges::sort(out, {}, &Entry::key_place);
    return out;
  }

 private:
  [[nodiscard]] auto offset(toml::source_position position) const -> std::uint32_t {
    return where_.begin() + lines_.offset({position.line, position.column});
  }

  auto value(const toml::node& node) -> Value {
    Value out{place(node.source()), false};
    if (const auto* text = node.as_string()) out.held = text->get();
    else if (const auto* whole = node.as_integer()) out.held = whole->get();
    else if (const auto* number = node.as_floating_point()) out.held = finite(number->get(), out.where);
    else if (const auto* flag = node.as_boolean()) out.held = flag->get();
    else if (const auto* table = node.as_table()) out.held = entries(*table);
    else if (const auto* array = node.as_array()) out.held = list(*array);
    else issues_.push_back({IssueKind::wrong_type, out.where, "a date or time"});
    return out;
  }

  auto finite(double number, Span where) -> double {
    if (std::isfinite(number)) return number;
    issues_.push_back({IssueKind::out_of_range, where, "a number that is not finite"});
    return 0;
  }

  auto list(const toml::array& array) -> List {
    List out;
    out.reserve(array.size());
    for (const toml::node& node : array) out.push_back(value(node));
    return out;
  }

  Span where_;
  Lines lines_;
  std::vector<Issue>& issues_;
};

}  // namespace

auto find(const Entries& entries, std::string_view key) -> const Entry* {
  const auto found = std::ranges::find(entries, key, &Entry::key);
  return found == entries.end() ? nullptr : &*found;
}

auto type_of(const Value& value) -> std::string_view {
  constexpr std::string_view names[] = {"text", "a whole number", "a number", "true or false", "a list", "a table"};
  return names[value.held.index()];
}

auto read_toml(std::string_view source, Span where, std::vector<Issue>& issues) -> Entries {
  const std::string_view content = source.substr(where.begin(), where.end() - where.begin());
  const toml::parse_result result = toml::parse(content);
  Reader reader(content, where, issues);
  if (result) return reader.entries(result.table());
  issues.push_back({IssueKind::bad_toml, reader.place(result.error().source()), std::string(result.error().description())});
  return {};
}

}  // namespace antalgic::text
