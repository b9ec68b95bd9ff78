#include "compile/report.hpp"

#include <map>

#include "text/document.hpp"
#include "text/lines.hpp"

namespace antalgic::compile {
namespace {

struct Text {
  text::Document document;
  text::Lines lines;
};

auto heading_path(const text::Document& document, std::uint32_t offset) -> std::string {
  const auto heading = document.heading_at(offset);
  if (!heading) return {};
  std::string out;
  for (const std::string& title : document.path(*heading)) out += (out.empty() ? "" : " > ") + title;
  return out + ": ";
}

auto line_of(const File& file, const Text& text, const Issue& issue) -> std::string {
  const text::Place place = text.lines.place(issue.where.begin());
  return file.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + (weight_of(issue.kind) == Weight::warning ? "warning: " : "") +
         heading_path(text.document, issue.where.begin()) + issue.saw + "; " + std::string(hint_of(issue.kind));
}

}  // namespace

auto report(const std::vector<File>& files, const std::vector<Issue>& issues) -> std::vector<std::string> {
  std::vector<std::string> out;
  std::map<DocId, Text> texts;  // only of files that have something to say
  for (const Issue& issue : issues) {
    const File& file = files[issue.where.doc().index];
    auto found = texts.find(issue.where.doc());
    if (found == texts.end()) {
      std::vector<Issue> known_already;
      found = texts.emplace(issue.where.doc(), Text{text::read_document(issue.where.doc(), file.text, known_already), text::Lines(file.text)}).first;
    }
    out.push_back(line_of(file, found->second, issue));
  }
  return out;
}

}  // namespace antalgic::compile
