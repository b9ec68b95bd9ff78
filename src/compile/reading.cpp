#include "compile/reading.hpp"

#include <algorithm>

namespace antalgic::compile {

auto Reading::resolve(Kind kind, std::string_view id, Span where) -> std::optional<std::uint16_t> {
  if (const auto found = names.find(kind, id)) return found;
  std::string saw = "no " + std::string(word_of(kind)) + " " + quoted(id);
  if (suggestions_left-- > 0) {
    if (const auto near = names.nearest(kind, id)) saw += " (did you mean " + quoted(*near) + "?)";
  }
  say(IssueKind::unknown_id, where, std::move(saw));
  return std::nullopt;
}

auto Reading::resolve_option(FindingId id, std::string_view option, Span where) -> std::optional<std::uint16_t> {
  const Finding& f = finding(id);
  const auto found = std::ranges::find(f.options, option, &Option::id);
  if (found != f.options.end()) return static_cast<std::uint16_t>(found - f.options.begin());
  if (shaky_findings[id.index]) return std::nullopt;
  std::string known;
  for (const Option& o : f.options) known += (known.empty() ? "" : " ") + o.id;
  say(IssueKind::unknown_option, where, quoted(f.id) + " has no " + quoted(option) + (known.empty() ? ", nor any option" : ", only " + known));
  return std::nullopt;
}

auto inside_quotes(const Reading& reading, const text::Value& value) -> Span {
  const std::string_view written = reading.slice(value.where);
  const std::string& text = *value.words();
  const std::size_t at = written.find(text);
  if (text.empty() || at == std::string_view::npos || at > 4) return value.where;
  const auto begin = value.where.begin() + static_cast<std::uint32_t>(at);
  return {value.where.doc(), begin, begin + static_cast<std::uint32_t>(text.size())};
}

}  // namespace antalgic::compile
