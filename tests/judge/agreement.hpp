// judge/agreement.hpp: one set of answers before the engine and before its judges; what they disagree about, in words.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "infer/posterior.hpp"
#include "judge/slow_closure.hpp"
#include "judge/slow_posterior.hpp"
#include "judge/slow_triage.hpp"
#include "judge/slow_urgency.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::judge {

// Plain doubles carry about 1e-14 of a probability through a few dozen answers.
inline constexpr double close_enough = 1e-11;

class Agreement {
 public:
  explicit Agreement(const pack::Pack& pack) : pack_(pack), closed_(pack), posterior_(pack) {}

  // Empty where they agree on everything.
  auto differences(const answers::Answers& own, pack::fb::Setting setting) -> std::vector<std::string> {
    out_.clear();
    answers::close_into(pack_, own, closed_);
    const SlowClosure slow_closure(pack_, own);
    for (std::uint16_t i = 0; i < pack_.finding_count(); ++i)
      if (!(closed_.of(FindingId{i}) == slow_closure.closed().of(FindingId{i}))) say("closure of " + pack_.finding(FindingId{i}).id()->str());
    conditions();
    posterior_.update(own, closed_, setting);
    const SlowPosterior slow(pack_, own, closed_, setting);
    causes(slow);
    entries(slow);
    triage();
    const auto fast = urgency::combine(pack_, triage::floor_of(pack_, closed_), posterior_, closed_);
    const SlowUrgency slow_urgency(pack_, slow, closed_);
    if (static_cast<int>(fast.level) != slow_urgency.level) say("urgency");
    if (static_cast<int>(fast.from_leading) != slow_urgency.from_leading) say("level of the leading entry");
    return out_;
  }

 private:
  void say(std::string what) { out_.push_back(std::move(what)); }

  void conditions() {
    for (std::uint16_t r = 0; r < pack_.raw().rules()->size(); ++r)
      if (answers::evaluate(pack_, RuleId{r}, closed_) != SlowCondition(pack_, closed_).rule(RuleId{r}))
        say("rule " + pack_.rule(RuleId{r}).id()->str());
  }

  void causes(const SlowPosterior& slow) {
    for (std::uint16_t c = 0; c < pack_.cause_count(); ++c) {
      const auto name = pack_.cause(CauseId{c}).id()->str();
      const double sum = static_cast<double>(posterior_.sum(CauseId{c})) * 0x1p-40;
      if (std::abs(posterior_.prior(CauseId{c}) - slow.prior[c]) > close_enough) say("prior of " + name);
      if (std::abs(sum - slow.sum[c]) > close_enough) say("sum of " + name);
      if (std::abs(posterior_.raw()[c] - slow.raw[c]) > close_enough) say("probability of " + name);
    }
  }

  void entries(const SlowPosterior& slow) {
    double before = INFINITY;
    for (const auto& entry : posterior_.entries()) {
      const std::size_t key = entry.family.exists() ? pack_.cause_count() + entry.family.index : entry.cause.index;
      if (std::abs(entry.probability - slow.probability.at(key)) > close_enough) say("probability of entry " + std::to_string(key));
      if (slow.order.at(key) > before * (1 + 1e-9)) say("order at entry " + std::to_string(key));
      before = slow.order.at(key);
    }
    if (posterior_.entries().size() != slow.order.size()) say("number of entries");
  }

  void triage() {
    const auto fast = triage::assess(pack_, closed_);
    const SlowTriage slow(pack_, closed_);
    if (static_cast<int>(fast.floor) != slow.floor || triage::floor_of(pack_, closed_) != fast.floor) say("floor");
    std::vector<SlowTriage::Fired> fired;
    for (const auto& f : fast.fired) fired.push_back({f.rule.index, static_cast<int>(f.level), f.counted_lower});
    if (fired != slow.fired) say("rules fired");
    std::vector<std::uint16_t> undecided;
    for (const auto& u : fast.undecided) undecided.push_back(u.rule.index);
    std::ranges::sort(undecided);
    if (undecided != slow.undecided) say("rules undecided");
    if (fast.channels.size() != slow.channels.size()) say("channels");
    for (const auto& channel : fast.channels) {
      const auto found = slow.channels.find(std::string(pack::text(pack_.rule(channel.rule).channel())));
      if (found == slow.channels.end() || found->second.rule != channel.rule.index || found->second.without_level != channel.without_level)
        say("channel " + pack_.rule(channel.rule).id()->str());
    }
  }

  const pack::Pack& pack_;
  answers::Answers closed_;
  infer::Posterior posterior_;
  std::vector<std::string> out_;
};

}  // namespace antalgic::judge
