// ask/flips.hpp: which single answers would make a danger or raise rule fire now, found for all rules in one pass, so that the
// inner loop of asking evaluates none. A rule read three-valued has a shortfall: how many of its open atoms must come true at least.
// A shortfall of 1 names its answers.
// What this does not cover is `direct` and must be evaluated for each answer supposed: a finding that can also silence the rule, or
// counts while it is open (an exception, "is open", stand-ins, unmeasured numbers); every finding of a rule that one answer could
// complete in two places at once, or that may count one step lower for something unknown.
// Threads: one each. Cost: `start` is linear in the rules, about 15 us for 110 danger and 150 raise rules.
// Judged by: flips_test.cpp, against evaluating every rule for every answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "answers/answers.hpp"
#include "answers/evaluator.hpp"

namespace antalgic::ask {

class Flips {
 public:
  explicit Flips(const pack::Pack& pack);

  // Requires: `closed` is closed and outlives nothing; it is read here only.
  void start(const answers::Answers& closed);

  [[nodiscard]] auto is_direct(RuleId rule, FindingId finding) const -> bool {
    if (direct_[rule.index] != 0) return true;
    const Keys& list = direct_findings_[rule.index];
    return !list.empty() && std::ranges::find(list, finding.index) != list.end();
  }

  [[nodiscard]] auto completes_none(OptionId option) const -> bool { return head_[option.index] == none; }

  // Calls visit(RuleId) for each rule that is not direct for the finding, does not fire, and would with `option` as its answer.
  template <class Visit>
  void for_completed(OptionId option, Visit visit) const {
    for (std::uint32_t at = head_[option.index]; at != none; at = links_[at].next) visit(links_[at].rule);
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Link {
    RuleId rule;
    std::uint32_t next;
  };
  using Keys = std::vector<std::uint16_t>;

  void find_parts();
  void find_keys();
  [[nodiscard]] auto keys_of_atom(const pack::fb::Atom& atom) const -> Keys;
  void find_direct(RuleId rule);
  void add_direct(Keys& list, ConditionId condition) const;
  [[nodiscard]] auto shares_keys(const std::uint32_t*& at, Keys& keys) const -> bool;
  [[nodiscard]] auto may_count_lower(const pack::fb::Rule& rule, const answers::Answers& closed) const -> bool;
  [[nodiscard]] auto shortfall(const answers::Evaluator& evaluator, const std::uint32_t*& at) const -> int;
  void collect(const answers::Evaluator& evaluator, const std::uint32_t*& at, RuleId rule);

  const pack::Pack* pack_;
  std::vector<RuleId> rules_;                 // danger and raise
  std::vector<std::uint8_t> always_direct_, direct_;  // by rule: every finding
  std::vector<Keys> direct_findings_;         // by rule: these findings
  std::vector<std::uint16_t> finding_of_;     // by option
  std::vector<Keys> parts_;                   // by finding: every yes/no finding whose yes makes it so, and to which option
  std::vector<Keys> keys_;                    // by atom: options that make it true
  std::vector<std::uint32_t> head_;           // by option
  std::vector<std::uint16_t> headed_;
  std::vector<Link> links_;
};

}  // namespace antalgic::ask
