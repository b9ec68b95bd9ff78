#include "compile/names.hpp"

#include <algorithm>
#include <numeric>

namespace antalgic::compile {
namespace {

enum class Style : std::uint8_t { underscores, dashes, free };

struct KindRow {
  std::string_view word;
  Style style;
};

constexpr std::array<KindRow, kind_count> kinds{{
    {"pack", Style::free}, {"region", Style::free}, {"message", Style::free}, {"source", Style::free}, {"finding", Style::underscores},
    {"derivation", Style::underscores}, {"closure", Style::free}, {"screen", Style::free}, {"danger", Style::free}, {"channel", Style::free},
    {"cause", Style::underscores}, {"family", Style::underscores}, {"factor", Style::underscores}, {"mix", Style::free},
    {"mix_modifier", Style::free}, {"treatment", Style::dashes}, {"set", Style::dashes}, {"window", Style::underscores},
    {"safety", Style::free}, {"class", Style::dashes}, {"conflict", Style::free}, {"article", Style::free}, {"course", Style::free},
    {"reassess", Style::free}, {"pace", Style::free}, {"lesson", Style::free}, {"case", Style::free}, {"group", Style::underscores},
    {"claim", Style::free}, {"ingredient", Style::free},
}};

constexpr auto is_lower_or_digit(char c) -> bool { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

auto distance(std::string_view a, std::string_view b) -> std::size_t {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

}  // namespace

auto word_of(Kind kind) -> std::string_view { return kinds[static_cast<std::size_t>(kind)].word; }

auto kind_of(std::string_view word) -> std::optional<Kind> {
  const auto found = std::ranges::find(kinds, word, &KindRow::word);
  if (found == kinds.end()) return std::nullopt;
  const auto kind = static_cast<Kind>(found - kinds.begin());
  return kind < Kind::group ? std::optional(kind) : std::nullopt;  // the last ones stand in tables
}

auto well_formed(Kind kind, std::string_view id) -> bool {
  const Style style = kinds[static_cast<std::size_t>(kind)].style;
  if (id.empty()) return false;
  if (style == Style::free) {
    return std::ranges::all_of(id, [](char c) { return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.'; });
  }
  const char joiner = style == Style::underscores ? '_' : '-';
  char before = joiner;  // so that a joiner at the start, twice or at the end is refused
  for (const char c : id) {
    if (c == joiner ? before == joiner : !is_lower_or_digit(c)) return false;
    before = c;
  }
  return before != joiner;
}

auto Names::add(Kind kind, std::string_view id) -> std::optional<std::uint16_t> {
  const auto index = static_cast<std::uint16_t>(order_[slot(kind)].size());
  if (!places_[slot(kind)].emplace(id, index).second) return std::nullopt;
  order_[slot(kind)].emplace_back(id);
  return index;
}

auto Names::find(Kind kind, std::string_view id) const -> std::optional<std::uint16_t> {
  const auto& places = places_[slot(kind)];
  const auto found = places.find(std::string(id));
  return found == places.end() ? std::nullopt : std::optional(found->second);
}

auto Names::nearest(Kind kind, std::string_view id) const -> std::optional<std::string> {
  std::size_t best = id.size() / 3 + 1;
  std::optional<std::string> out;
  for (const std::string& known : order_[slot(kind)]) {
    if (known.size() > id.size() + best || id.size() > known.size() + best) continue;
    const std::size_t d = distance(id, known);
    if (d >= best) continue;
    best = d;
    out = known;
  }
  return out;
}

}  // namespace antalgic::compile
