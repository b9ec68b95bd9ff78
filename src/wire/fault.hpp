// wire/fault.hpp: what is wrong with a document that came in, and where.
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/json_writer.hpp"

namespace antalgic::wire {

struct Fault {
  std::string pointer;  // JSON pointer; empty = the whole document
  std::string message;  // what was seen, then the rule or a hint
};
using Faults = std::vector<Fault>;

[[nodiscard]] auto from_json_fault(const json::Fault& fault) -> Fault;

// "/answers/agee: ..." one a line, in the order they were found.
[[nodiscard]] auto in_lines(const Faults& faults) -> std::string;

// [{"at":"/answers/agee","message":"..."}]
void write_faults(json::Writer& out, const Faults& faults);

}  // namespace antalgic::wire
