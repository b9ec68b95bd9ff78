// wire/plan_json.hpp: the plan's part of an assessment, and the small lists that every part uses.
#pragma once

#include <vector>

#include "base/json_writer.hpp"
#include "explain/grounds.hpp"

namespace antalgic::wire {

void write_plan(json::Writer& out, const pack::Pack& pack, const explain::Result& result, const std::vector<intake::Medicine>& medicines);
void write_conflicts(json::Writer& out, const pack::Pack& pack, const plan::Plan& plan);
void write_ledger(json::Writer& out, const pack::Pack& pack, const ledger::Ledger& ledger);

void write_findings(json::Writer& out, const pack::Pack& pack, const std::vector<FindingId>& findings);
void write_sources(json::Writer& out, const pack::Pack& pack, const std::vector<SourceId>& sources);

}  // namespace antalgic::wire
