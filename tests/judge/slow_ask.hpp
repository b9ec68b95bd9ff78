// judge/slow_ask.hpp: the value of every question, worked out the long way: for each option of each finding a full posterior, the
// whole floor and the whole urgency. Written from the words of ask/value.hpp, sharing none of its code.
// The chance of each option is the engine's own (infer/what_if.hpp), which has its own judge.
#pragma once

#include <cmath>
#include <vector>

#include "answers/closure.hpp"
#include "infer/posterior.hpp"
#include "infer/what_if.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::judge {

class SlowAsk {
 public:
  SlowAsk(const pack::Pack& pack, const answers::Answers& own, infer::Setting setting)
      : pack_(pack), own_(own), closed_(answers::close(pack, own).answers), setting_(setting), now_(view(own, closed_)) {
    infer::Posterior posterior(pack);
    posterior.update(own_, closed_, setting_);
    infer::WhatIf what_if(pack);
    what_if.start(posterior, own_, closed_, setting_);
    for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
      values_.push_back(may_ask(FindingId{finding}) ? value_of(FindingId{finding}, what_if) : 0.0);
    }
  }

  [[nodiscard]] auto values() const -> const std::vector<double>& { return values_; }

 private:
  struct View {
    std::vector<double> raw;
    urgency::Level level;
    infer::Entry leading;
  };

  [[nodiscard]] auto view(const answers::Answers& own, const answers::Answers& closed) const -> View {
    infer::Posterior posterior(pack_);
    posterior.update(own, closed, setting_);
    const auto floor = triage::assess(pack_, closed).floor;
    const auto raw = posterior.raw();
    return {{raw.begin(), raw.end()}, urgency::combine(pack_, floor, posterior, closed).level, posterior.leading()};
  }

  [[nodiscard]] auto may_ask(FindingId finding) const -> bool {
    const auto& it = pack_.finding(finding);
    const auto* mix = pack_.raw().mix();
    if (closed_.of(finding).state != answers::State::not_asked || it.option_count() == 0) return false;
    if (mix != nullptr && (finding.index == mix->gate_finding() || finding.index == mix->clock())) return false;
    return (it.flags() & pack::fb::FindingFlag::prior_only) == pack::fb::FindingFlag{} &&
           (it.flags() & pack::fb::FindingFlag::derived) == pack::fb::FindingFlag{};
  }

  // A yes makes everything broader true as well that is open, however far up (or yes only because someone
  // did not know); an answer in between stays what it is.
  void suppose(answers::Answers& closed, FindingId finding, const answers::Answer& answer) const {
    closed.set(finding, answer);
    if (pack_.finding(finding).kind() == pack::fb::AnswerKind::yes_no && answer.option == 0) imply_above(closed, finding);
  }
  void imply_above(answers::Answers& closed, FindingId part) const {
    for (const pack::fb::Narrower* pair : *pack_.raw().narrower()) {
      const FindingId whole{pair->whole()};
      if (pair->part() != part.index) continue;
      answers::Answer implied = answers::Answer::choice(pair->whole_option() == FindingId::none_index ? std::uint16_t{0} : pair->whole_option());
      implied.origin = answers::Origin::implied;
      if (closed.of(whole).is_open() || closed.of(whole).origin == answers::Origin::assumed) closed.set(whole, implied);
      if (pack_.finding(whole).kind() == pack::fb::AnswerKind::yes_no) imply_above(closed, whole);
    }
  }

  [[nodiscard]] auto value_of(FindingId finding, infer::WhatIf& what_if) const -> double {
    const auto& asking = *pack_.raw().asking();
    const double level_value[] = {asking.level_value_0(), asking.level_value_1(), asking.level_value_2(),
                                  asking.level_value_3(), asking.level_value_4(), asking.level_value_5()};
    const auto span = what_if.chances(finding);
    const std::vector<double> chances(span.begin(), span.end());
    double urgency = 0, lead = 0, nat = 0;
    for (std::uint16_t option = 0; option < chances.size(); ++option) {
      if (chances[option] == 0) continue;
      answers::Answers own = own_, closed = closed_;
      const answers::Answer answer = what_if.answer(finding, option);
      own.set(finding, answer);
      suppose(closed, finding, answer);
      const View then = view(own, closed);
      urgency += chances[option] * std::abs(level_value[static_cast<int>(then.level)] - level_value[static_cast<int>(now_.level)]);
      const bool same_lead = then.leading.family.exists() ? then.leading.family == now_.leading.family
                                                          : !now_.leading.family.exists() && then.leading.cause == now_.leading.cause;
      if (!same_lead) lead += chances[option];
      double divergence = 0;
      for (std::size_t cause = 0; cause < then.raw.size(); ++cause) {
        if (then.raw[cause] > 0 && now_.raw[cause] > 0) divergence += then.raw[cause] * std::log(then.raw[cause] / now_.raw[cause]);
      }
      nat += chances[option] * std::max(divergence, 0.0);
    }
    return urgency + asking.lead_change() * lead + asking.information() * nat;
  }

  const pack::Pack& pack_;
  const answers::Answers own_, closed_;
  infer::Setting setting_;
  View now_;
  std::vector<double> values_;
};

}  // namespace antalgic::judge
