// compile/weight_table.hpp: fills the rows of weights, spreads and nests of a core whose findings, options, narrower pairs and
// causes are there. The writer of the pack and the toy packs of tests share it. Header only.
// Judged by: weights_test.cpp.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "compile/weights.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

// P(answer | cause) for one answer of one finding.
struct CauseRow {
  std::uint16_t cause, finding;
  Row row;
};

class WeightTable {
 public:
  explicit WeightTable(fb::CoreT& core) : core_(core) {
    core_.stride = static_cast<std::uint16_t>((core_.causes.size() + 7) / 8 * 8);
    core_.weights.assign(core_.options.size() * core_.stride, 0);
    core_.spread_up.assign(core_.weights.size(), 0);
    core_.spread_down.assign(core_.weights.size(), 0);
  }

  void fill(std::span<const CauseRow> rows) {
    for (const CauseRow& row : rows) rows_[{row.cause, row.finding}].push_back(row.row);
    for (const auto& [key, of_pair] : rows_) fill_pair(key.first, key.second, of_pair);
    fill_nests();
  }

 private:
  using Rows = std::vector<Row>;

  auto backgrounds_of(const fb::FindingT& finding) const -> std::vector<double> {
    std::vector<double> shares;
    for (std::uint32_t i = 0; i < finding.option_count; ++i) shares.push_back(core_.options[finding.first_option + i]->background);
    return shares;
  }

  void put(std::size_t option, std::uint16_t cause, const Worth& worth) {
    const std::size_t at = option * core_.stride + cause;
    core_.weights[at] = worth.weight;
    core_.spread_up[at] = worth.up;
    core_.spread_down[at] = worth.down;
  }

  void fill_pair(std::uint16_t cause, std::uint16_t id, const Rows& rows) {
    const auto& finding = *core_.findings[id];
    if ((finding.flags & fb::FindingFlag::prior_only) != fb::FindingFlag{}) return;
    const auto shares = backgrounds_of(finding);
    if (finding.kind == fb::AnswerKind::yes_no) {
      const auto worth = worth_of_yes_no(of_yes(rows.front()), shares[0]);
      put(finding.first_option, cause, worth.yes);
      put(finding.first_option + 1, cause, worth.no);
      return;
    }
    std::vector<Worth> worths(shares.size());
    worth_of_options(rows, shares, worths);
    for (std::size_t i = 0; i < worths.size(); ++i) {
      if (i != finding.dont_know_option) put(finding.first_option + i, cause, worths[i]);
    }
  }

  // A row about "no" says the same about yes.
  static auto of_yes(const Row& row) -> Row {
    return (row.mask & 1U) != 0 ? row : Row{.mask = 1, .p = 1 - row.p, .low = 1 - row.high, .high = 1 - row.low};
  }

  void fill_nests() {
    std::vector<std::uint16_t> first_whole(core_.findings.size(), 0xFFFF), group;
    for (const auto& row : core_.narrower) {
      auto& whole = first_whole[row.part()];
      if (whole == 0xFFFF && row.whole_option() == 0xFFFF) whole = row.whole();
    }
    for (const auto& finding : core_.findings) group.push_back(finding->group);
    for (const NestPair& pair : nest_pairs(first_whole, group)) {
      core_.nests.emplace_back(pair.part, pair.whole, pair.same_group);
      for (std::uint16_t cause = 0; cause < core_.stride; ++cause) core_.nest_given.push_back(given(cause, pair));
    }
  }

  auto given(std::uint16_t cause, const NestPair& pair) const -> std::int32_t {
    const auto part = rows_.find({cause, pair.part}), whole = rows_.find({cause, pair.whole});
    if (part == rows_.end() && whole == rows_.end()) return 0;
    const double background_part = core_.options[core_.findings[pair.part]->first_option]->background;
    const double background_whole = core_.options[core_.findings[pair.whole]->first_option]->background;
    const double p_part = part == rows_.end() ? background_part : of_yes(part->second.front()).p;
    const double p_whole = whole == rows_.end() ? background_whole : of_yes(whole->second.front()).p;
    return given_whole(p_part, p_whole, background_part, background_whole);
  }

  fb::CoreT& core_;
  std::map<std::pair<std::uint16_t, std::uint16_t>, Rows> rows_;
};

}  // namespace antalgic::compile
