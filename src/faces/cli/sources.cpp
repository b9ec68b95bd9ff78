// The bibliography, and what became of each claim of the articles.
#include <algorithm>
#include <array>
#include <map>

#include "base/json_writer.hpp"
#include "explain/words.hpp"
#include "faces/cli/cli.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/packs.hpp"

namespace antalgic::cli {
namespace {

using pack::text;

constexpr std::array handling_names{"adopted", "caution", "contested", "explained", "corrected", "meta", "set_aside"};
constexpr std::array printed_names{"adopted", "caution", "contested", "explained", "corrected", "set_aside"};

struct Tally {
  int claims = 0;
  std::map<std::string, int> by;
};

// META and IGNORE are both set aside.
auto name_of(fb::Handling handling) -> std::string {
  return handling == fb::Handling::meta ? "set_aside" : handling_names[static_cast<std::size_t>(handling)];
}

struct Coverage {
  std::map<std::string, Tally> articles;
  std::vector<std::string> unaccounted;  // claims whose handling is not said in words
};

auto cover(const fb::Library& library) -> Coverage {
  Coverage out;
  for (const auto* claim : *library.claims()) {
    auto& tally = out.articles[std::string{text(library.articles()->Get(claim->article())->id())}];
    ++tally.claims;
    ++tally.by[name_of(claim->handling())];
    if (text(claim->handling_words()).empty()) out.unaccounted.emplace_back(text(claim->id()));
  }
  return out;
}

auto coverage_json(const Coverage& coverage) -> std::string {
  std::string out;
  json::Writer writer{out};
  writer.begin_object();
  writer.key("articles").begin_object();
  for (const auto& [id, tally] : coverage.articles) {
    writer.key(id).begin_object();
    writer.member("claims", tally.claims);
    for (const auto* name : printed_names) writer.member(name, tally.by.contains(name) ? tally.by.at(name) : 0);
    writer.end_object();
  }
  writer.end_object();
  writer.key("unaccounted").begin_array();
  for (const auto& id : coverage.unaccounted) writer.string(id);
  writer.end_array();
  writer.end_object();
  return out + "\n";
}

auto coverage_text(const Coverage& coverage) -> std::string {
  std::string out;
  for (const auto& [id, tally] : coverage.articles) {
    out += "article " + id + ": " + std::to_string(tally.claims) + " claims";
    for (const auto* name : printed_names)
      if (tally.by.contains(name)) out += std::string{", "} + std::to_string(tally.by.at(name)) + " " + name;
    out += "\n";
  }
  if (coverage.unaccounted.empty()) return out + "every claim is accounted for\n";
  out += "unaccounted:";
  for (const auto& id : coverage.unaccounted) out += " " + id;
  return out + "\n";
}

auto bibliography_json(const pack::Pack& core, const fb::Library* library) -> std::string {
  std::string out;
  json::Writer writer{out};
  writer.begin_array();
  for (std::uint32_t i = 0; i < core.raw().sources()->size(); ++i) {
    const auto& source = *core.raw().sources()->Get(i);
    writer.begin_object();
    writer.member("key", text(source.key()));
    writer.member("reading", explain::name_of(source.reading()));
    writer.member("cite", text(source.cite()));
    if (library != nullptr) {
      const auto& reference = *library->references()->Get(i);
      writer.member_if("title", text(reference.title()));
      writer.member_if("authors", text(reference.authors()));
      writer.member_if("where", text(reference.published_in()));
      if (reference.year() != 0) writer.member("year", static_cast<int>(reference.year()));
      writer.member_if("doi", text(reference.doi()));
      writer.member_if("url", text(reference.url()));
    }
    writer.end_object();
  }
  writer.end_array();
  return out + "\n";
}

auto bibliography_text(const pack::Pack& core, const fb::Library* library) -> std::string {
  std::string out;
  for (std::uint32_t i = 0; i < core.raw().sources()->size(); ++i) {
    const auto& source = *core.raw().sources()->Get(i);
    out.append("[").append(text(source.key())).append("] ").append(text(source.cite()));
    if (library != nullptr) {
      const auto& reference = *library->references()->Get(i);
      if (!text(reference.doi()).empty()) out.append(" https://doi.org/").append(text(reference.doi()));
      else if (!text(reference.url()).empty()) out.append(" ").append(text(reference.url()));
    }
    out.append(source.reading() == fb::Ground::read       ? "\n"
               : source.reading() == fb::Ground::recalled ? " (recalled, not read again)\n"
                                                          : " (estimate)\n");
  }
  return out;
}

}  // namespace

auto run(const Common& common, const Sources& sources) -> Exit {
  const auto pack = open_pack(common.pack);
  if (!pack) return complain(pack.error()), Exit::knowledge_refused;
  const bool as_json = wants_json(common);
  if (!sources.coverage) {
    print(as_json ? bibliography_json(pack->core(), pack->library()) : bibliography_text(pack->core(), pack->library()));
    return Exit::done;
  }
  if (pack->library() == nullptr)
    return complain("the claims stand in the library, and this pack has none beside it (FILE.library)"), Exit::knowledge_refused;
  const auto coverage = cover(*pack->library());
  print(as_json ? coverage_json(coverage) : coverage_text(coverage));
  return coverage.unaccounted.empty() ? Exit::done : Exit::difference;
}

}  // namespace antalgic::cli
