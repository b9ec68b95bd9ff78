// triage/triage.hpp: the urgency that the danger rules alone demand. It reads answers only, never likelihoods.
// Promises: (1) nothing later lowers the floor; (2) an open answer that could still fire a rule leaves it `undecided`;
//           (3) asked and unknown counts one step lower where the rule's anchor is yes and a yes to that one item would fire it.
// Threads: pure. Cost: linear in the rules, about 1 us for 107.
// Judged by: tests/judge/slow_triage.hpp.
#pragma once

#include <span>
#include <vector>

#include "answers/answers.hpp"
#include "base/three_valued.hpp"
#include "ledger/ledger.hpp"

namespace antalgic::triage {

using Level = pack::fb::Level;

struct Fired {
  RuleId rule;
  Level level;         // one step below the rule's own if `counted_lower`
  bool counted_lower;  // it is undecided, but its anchor is yes and an asked-and-unknown item would fire it
};

struct Undecided {
  RuleId rule;
  Level level;  // what it would be
};

struct Channel {
  RuleId rule;  // of kind channel; the highest true one of its channel
  Level level;
  bool without_level;  // none is true, but a yes to an asked-and-unknown item would make this one so: shown without a level
};

struct Triage {
  Level floor = Level::self_care;
  std::vector<Fired> fired;          // in the order of the rules
  std::vector<Undecided> undecided;  // highest level first, then the order of the rules
  std::vector<Channel> channels;
};

// Requires: `answers` are closed.
[[nodiscard]] auto assess(const pack::Pack& pack, const answers::Answers& answers) -> Triage;
void assess_into(const pack::Pack& pack, const answers::Answers& answers, Triage& out, ledger::Ledger* ledger = nullptr);

// The floor alone, without lists: for the inner loop of asking. Never allocates.
[[nodiscard]] auto floor_of(const pack::Pack& pack, const answers::Answers& answers) -> Level;

// What one danger rule demands: its level where it fires, one lower where it counts lower, else self_care.
[[nodiscard]] auto demand_of(const pack::Pack& pack, RuleId rule, const answers::Answers& answers) -> Level;

// A cause's level: its base, raised by its own `raise` rules that hold.
[[nodiscard]] auto level_of(const pack::Pack& pack, CauseId cause, const answers::Answers& answers) -> Level;
// The same for every cause. Requires: out.size() >= cause_count.
void levels_into(const pack::Pack& pack, const answers::Answers& answers, std::span<Level> out);

}  // namespace antalgic::triage
