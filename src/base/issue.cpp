#include "base/issue.hpp"

#include <array>

namespace antalgic {
namespace {

struct Row {
  std::string_view name;
  Weight weight;
  std::string_view rule;
  std::string_view hint;
};

constexpr auto rows = std::to_array<Row>({
#define ANTALGIC_ISSUE(name, weight, rule, hint) {#name, Weight::weight, rule, hint},
#include "base/issue_kinds.def"
#undef ANTALGIC_ISSUE
});

auto row_of(IssueKind kind) -> const Row& { return rows[static_cast<std::size_t>(kind)]; }

}  // namespace

auto name_of(IssueKind kind) -> std::string_view { return row_of(kind).name; }
auto rule_of(IssueKind kind) -> std::string_view { return row_of(kind).rule; }
auto hint_of(IssueKind kind) -> std::string_view { return row_of(kind).hint; }
auto weight_of(IssueKind kind) -> Weight { return row_of(kind).weight; }
auto issue_kind_count() -> std::size_t { return rows.size(); }

}  // namespace antalgic
