// judge/slow_urgency.hpp: how soon, from a posterior and the floor. Written from urgency/urgency.hpp, sharing none of its code.
#pragma once

#include <algorithm>
#include <vector>

#include "judge/slow_posterior.hpp"
#include "judge/slow_triage.hpp"

namespace antalgic::judge {

struct SlowUrgency {
  int floor = 0, from_leading = 0, level = 0;

  SlowUrgency(const pack::Pack& pack, const SlowPosterior& posterior, const answers::Answers& closed)
      : floor(SlowTriage(pack, closed).floor) {
    const std::size_t causes = pack.cause_count();
    const auto cause = [&](std::size_t c) -> const fb::Cause& { return pack.cause(CauseId{static_cast<std::uint16_t>(c)}); };
    std::vector<int> raised;
    for (std::size_t c = 0; c < causes; ++c) {
      int to = static_cast<int>(cause(c).urgency());
      for (std::uint16_t r = 0; r < pack.raw().rules()->size(); ++r) {
        const auto& rule = pack.rule(RuleId{r});
        if (rule.kind() == fb::RuleKind::raise && rule.subject() == c && SlowCondition(pack, closed).rule(RuleId{r}) == Firing::fires)
          to = std::max(to, static_cast<int>(rule.level()));
      }
      raised.push_back(to);
    }
    const auto lead = std::ranges::max_element(posterior.probability, {}, [](const auto& entry) { return entry.second; })->first;
    std::size_t speaks = lead;  // of a family its likeliest member
    if (lead >= causes) {
      double most = -1;
      for (std::size_t c = 0; c < causes; ++c)
        if (cause(c).family() == lead - causes && posterior.raw[c] > most) {
          most = posterior.raw[c];
          speaks = c;
        }
    }
    from_leading = raised[speaks];
    level = std::max(floor, from_leading);
    const auto& limits = *pack.raw().urgency();
    const std::pair<fb::Level, double> steps[] = {{fb::Level::emergency_now, limits.emergency_now()},
                                                  {fb::Level::same_day, limits.same_day()},
                                                  {fb::Level::within_48h, limits.within_48h()},
                                                  {fb::Level::within_2_weeks, limits.within_2_weeks()}};
    for (const auto& [step, limit] : steps) {
      double together = 0;
      for (std::size_t c = 0; c < causes; ++c)
        if (cause(c).urgency() >= limits.dont_miss_from() && raised[c] >= static_cast<int>(step)) together += posterior.raw[c];
      if (together > limit) level = std::max(level, static_cast<int>(step));
    }
  }
};

}  // namespace antalgic::judge
