// Tables stand padded, so that bars are under each other and a diff shows what changed and nothing else.
#include <algorithm>

#include "compile/readers.hpp"
#include "compile/table_text.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {

namespace {

// A row that is short or long is said already and would only be said again.
auto has_whole_rows(const text::Table& table) -> bool {
  return std::ranges::all_of(table.rows, [&](const text::Row& row) { return row.cells.size() == table.header.cells.size(); });
}

}  // namespace

void check_tables(Reading& reading) {
  for (const RawTable& raw : reading.tables) {
    if (!has_whole_rows(*raw.table)) continue;
    const std::string wanted = table_text(*raw.table);
    const std::string_view written = reading.slice(raw.table->whole);
    if (written == wanted) continue;
    std::size_t at = 0;
    while (at < written.size() && at < wanted.size() && written[at] == wanted[at]) ++at;
    const auto place = raw.table->whole.begin() + static_cast<std::uint32_t>(at);
    const std::string& heading = reading.documents[raw.doc.index].headings[raw.table->heading].text;
    reading.say(IssueKind::misaligned_table, {raw.doc, place, place}, "a table " + quoted(heading) + " that is not in line");
  }
}

}  // namespace antalgic::compile
