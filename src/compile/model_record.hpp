// compile/model_record.hpp: what every record of knowledge has: a name, a place, prose, and why it is believed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/issue.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

namespace fb = antalgic::fb;

// The prose under one heading, shared by all records whose blocks stand there.
struct Topic {
  std::vector<std::string> path;  // headings from the file's title down: {"Dry chain", "What helps"}
  std::string prose;              // Markdown, without the blocks and tables of facts
  Span where;                     // the heading
};
using TopicId = Id<struct TopicTag>;

// What every record has.
struct Record {
  Record(std::string name, Span place, TopicId under) : id(std::move(name)), where(place), topic(under) {}

  std::string id;
  Span where;     // the record's own name in the file
  TopicId topic;  // into Model::topics
};

// Why a number or statement is believed.
struct Grounds {
  std::vector<SourceId> sources;
  fb::Ground ground = fb::Ground::estimate;
  std::string note;
};

}  // namespace antalgic::compile
