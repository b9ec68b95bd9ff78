// The prose of every heading that holds records: its own and that of the headings below it which hold none.
#include <map>

#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

void append(std::string& prose, const std::string& piece) {
  if (piece.empty()) return;
  if (!prose.empty()) prose += "\n\n";
  prose += piece;
}

}  // namespace

void read_topics(Reading& reading) {
  std::map<Span, Topic*> topics;
  for (Topic& topic : reading.model.topics) topics.emplace(topic.where, &topic);
  for (const text::Document& document : reading.documents) {
    for (std::size_t i = 0; i < document.headings.size(); ++i) {
      std::optional<std::size_t> owner = i;
      while (owner && !topics.contains(document.headings[*owner].where)) owner = document.headings[*owner].parent;
      if (!owner) continue;
      const std::string prose = document.prose_under(i);
      Topic& topic = *topics.at(document.headings[*owner].where);
      if (*owner != i && !prose.empty()) append(topic.prose, std::string(static_cast<std::size_t>(document.headings[i].level), '#') + " " + document.headings[i].text);
      append(topic.prose, prose);
    }
  }
}

}  // namespace antalgic::compile
