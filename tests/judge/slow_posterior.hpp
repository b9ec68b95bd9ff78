// judge/slow_posterior.hpp: the posterior in plain doubles and with the C library's exp and pow, from the pack's integer weights.
// Chains of wholes are read from the narrower pairs, not from the nests that the engine uses.
// Written from ARCHITECTURE.md ("Inference") and infer/posterior.hpp, sharing none of the engine's code.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "judge/slow_condition.hpp"

namespace antalgic::judge {

class SlowPosterior {
 public:
  std::vector<double> prior, sum, raw;  // by cause; sum in nat
  // By entry: cause index, or cause_count + family.
  std::map<std::size_t, double> probability, order;

  SlowPosterior(const pack::Pack& pack, const answers::Answers& own, const answers::Answers& closed, fb::Setting setting)
      : pack_(pack), own_(own), closed_(closed), causes_(pack.cause_count()) {
    make_prior(setting);
    weigh();
    const double largest = *std::ranges::max_element(sum);
    double total = 0;
    for (std::size_t c = 0; c < causes_; ++c) {
      raw.push_back(prior[c] * std::exp(sum[c] - largest));
      total += raw[c];
    }
    const double power = pack.raw().inference()->order_power_quarters() / 4.0;
    for (std::size_t c = 0; c < causes_; ++c) {
      raw[c] /= total;
      const auto family = pack.cause(CauseId{static_cast<std::uint16_t>(c)}).family();
      const std::size_t entry = family == 0xFFFF ? c : causes_ + family;
      probability[entry] += raw[c] * (1 - pack.raw().inference()->not_listed());
      order[entry] += std::pow(prior[c], power) * std::exp(sum[c] - largest);
    }
  }

 private:
  struct Weighing {
    std::uint16_t finding, group;
    std::vector<double> row;  // nat, by cause
  };

  [[nodiscard]] auto finding(std::uint16_t f) const -> const fb::Finding& { return pack_.finding(FindingId{f}); }
  [[nodiscard]] auto has(std::uint16_t f, fb::FindingFlag flag) const -> bool {
    return (static_cast<int>(finding(f).flags()) & static_cast<int>(flag)) != 0;
  }

  // ---- the prior ------------------------------------------------------------------------------------------------
  [[nodiscard]] auto bin(std::uint16_t f, double x, bool nearest) const -> int {
    const auto& it = finding(f);
    for (std::uint32_t i = 0; i < it.option_count(); ++i) {
      const auto* o = pack_.raw().options()->Get(it.first_option() + i);
      const bool last = i + 1U == it.option_count();
      if (x >= o->from() && (x < o->to() || (last && x == o->to()))) return static_cast<int>(i);
    }
    if (!nearest || it.option_count() == 0) return -1;
    return x < pack_.raw().options()->Get(it.first_option())->from() ? 0 : it.option_count() - 1;
  }

  [[nodiscard]] auto multiplier(std::size_t c, fb::Setting setting) const -> double {
    double product = pack_.cause(CauseId{static_cast<std::uint16_t>(c)}).settings()->Get(static_cast<std::uint32_t>(setting));
    for (const auto* factor : *pack_.raw().factors()) {
      const auto& answer = closed_.of(FindingId{factor->finding()});
      if (!answer.is_given()) continue;
      int option = answer.option;
      if (finding(factor->finding()).kind() == fb::AnswerKind::number) option = bin(factor->finding(), answer.number, true);
      product *= factor->multipliers()->Get(static_cast<std::uint32_t>(static_cast<std::size_t>(option) * pack_.stride() + c));
    }
    return product;
  }

  [[nodiscard]] auto need_factor(std::size_t c) const -> double {
    const auto& cause = pack_.cause(CauseId{static_cast<std::uint16_t>(c)});
    if (cause.need() == 0xFFFF || cause.prior() == 0) return 1;
    const bool fails = SlowCondition(pack_, closed_).rule(RuleId{cause.need()}) == Firing::silent;
    return fails ? pack_.raw().inference()->need_factor() : 1;
  }

  static void scale(std::vector<double>& values) {
    double total = 0;
    for (const double v : values) total += v;
    if (total > 0)
      for (double& v : values) v /= total;
  }

  void make_prior(fb::Setting setting) {
    std::vector<double> base;
    for (std::size_t c = 0; c < causes_; ++c)
      base.push_back(pack_.cause(CauseId{static_cast<std::uint16_t>(c)}).prior() * multiplier(c, setting) * need_factor(c));
    scale(base);
    prior = base;
    if (const auto* mix = pack_.raw().mix(); mix != nullptr) {
      const auto gate = SlowCondition(pack_, closed_).truth(ConditionId{mix->gate()});
      const double share = gate == Firing::fires ? 1 : gate == Firing::silent ? 0 : mix->share_if_not_asked();
      const auto after = after_event(*mix, base, setting, gate == Firing::fires);
      for (std::size_t c = 0; c < causes_; ++c) prior[c] = (1 - share) * base[c] + share * after[c];
    }
    for (double& p : prior) p = std::max(p, pack_.raw().inference()->prior_floor());
  }

  auto after_event(const fb::AlternativeMix& mix, const std::vector<double>& base, fb::Setting setting, bool dated) const
      -> std::vector<double> {
    std::uint32_t column = mix.columns()->size();
    const auto& clock = closed_.of(FindingId{mix.clock()});
    if (dated && clock.is_given() && column > 0) {
      column = 0;
      while (column + 1 < mix.columns()->size() && clock.number >= mix.columns()->Get(column)) ++column;
    }
    const auto cell = [&](std::uint32_t col, std::size_t c) { return static_cast<std::uint32_t>(col * pack_.stride() + c); };
    std::vector<double> mixed(causes_), general(causes_);
    std::vector<bool> own_row(causes_);
    for (std::size_t c = 0; c < causes_; ++c) {
      for (std::uint32_t col = 0; col <= mix.columns()->size(); ++col) own_row[c] = own_row[c] || mix.priors()->Get(cell(col, c)) > 0;
      if (own_row[c])
        mixed[c] = mix.priors()->Get(cell(column, c)) * multiplier(c, setting) * need_factor(c);
      else
        general[c] = base[c];
    }
    std::set<int> used;
    for (const auto* m : *mix.modifiers()) {
      if (m->exclusive() != 0 && used.contains(m->exclusive())) continue;
      if (SlowCondition(pack_, closed_).rule(RuleId{m->rule()}) != Firing::fires) continue;
      used.insert(m->exclusive());
      for (std::size_t c = 0; c < causes_; ++c) (m->general() ? general : mixed)[c] *= m->multipliers()->Get(cell(column, c));
    }
    scale(general);
    for (std::size_t c = 0; c < causes_; ++c)
      if (!own_row[c]) mixed[c] = mix.general()->Get(column) * general[c];
    scale(mixed);
    return mixed;
  }

  // ---- the answers ----------------------------------------------------------------------------------------------
  // The wholes above a part: the broader yes/no finding of its first pair, then that one's, and so on.
  [[nodiscard]] auto chain(std::uint16_t part) const -> std::vector<std::uint16_t> {
    std::vector<std::uint16_t> out;
    std::uint16_t at = part;
    for (bool found = true; found && out.size() <= pack_.finding_count();) {
      found = false;
      for (const auto* n : *pack_.raw().narrower()) {
        if (n->part() != at || n->whole_option() != 0xFFFF) continue;
        if (n->whole() == part) return out;
        out.push_back(at = n->whole());
        found = true;
        break;
      }
    }
    return out;
  }

  // The same, as far as it stays in the part's group.
  [[nodiscard]] auto chain_in_group(std::uint16_t part) const -> std::vector<std::uint16_t> {
    std::vector<std::uint16_t> out;
    for (const auto whole : chain(part)) {
      if (finding(part).group() == 0xFFFF || finding(whole).group() != finding(part).group()) break;
      out.push_back(whole);
    }
    return out;
  }

  [[nodiscard]] auto option_row(std::uint16_t f, int option) const -> std::vector<double> {
    const auto weights = pack_.weights(OptionId{static_cast<std::uint16_t>(finding(f).first_option() + static_cast<std::uint32_t>(option))});
    return {weights.begin(), weights.end()};
  }

  [[nodiscard]] auto given_row(std::uint16_t part, std::uint16_t whole) const -> std::vector<double> {
    for (std::size_t i = 0; i < pack_.raw().nests()->size(); ++i) {
      const auto* nest = pack_.raw().nests()->Get(static_cast<std::uint32_t>(i));
      if (nest->part() == part && nest->whole() == whole) return {pack_.nest_given(i).begin(), pack_.nest_given(i).end()};
    }
    return {};
  }

  void weigh() {
    std::map<std::uint16_t, answers::Answer> weighing;
    for (std::uint16_t f = 0; f < pack_.finding_count(); ++f) {
      if (has(f, fb::FindingFlag::prior_only)) continue;
      const auto& said = own_.of(FindingId{f});
      const auto& filled = closed_.of(FindingId{f});
      if (said.is_given()) {
        if (finding(f).kind() != fb::AnswerKind::choice || said.option != finding(f).dont_know_option()) weighing[f] = said;
      } else if (filled.is_given() && filled.origin == answers::Origin::derived) {
        weighing[f] = filled;
      }
    }
    std::set<std::uint16_t> absorbed;
    for (const auto& [f, answer] : weighing)
      if (finding(f).kind() == fb::AnswerKind::yes_no && answer.option == 0)
        for (const auto whole : chain_in_group(f)) absorbed.insert(whole);

    std::vector<Weighing> rows;
    for (const auto& [f, answer] : weighing) {
      auto row = row_of(f, answer, absorbed);
      if (!row.empty()) rows.push_back({f, finding(f).group(), std::move(row)});
    }
    for (std::size_t c = 0; c < causes_; ++c) sum.push_back(ladder(rows, c));
  }

  [[nodiscard]] auto row_of(std::uint16_t f, const answers::Answer& answer, const std::set<std::uint16_t>& absorbed) const -> std::vector<double> {
    if (finding(f).kind() == fb::AnswerKind::number) {
      const int found = bin(f, answer.number, false);
      return found < 0 ? std::vector<double>{} : option_row(f, found);
    }
    if (finding(f).kind() == fb::AnswerKind::choice) return option_row(f, answer.option);
    if (answer.option == 0 && absorbed.contains(f)) return {};
    for (const auto whole : chain_in_group(f))
      if (own_.is_no(FindingId{whole})) return {};
    if (answer.option == 1)
      for (const auto whole : chain(f))
        if (closed_.is_yes(FindingId{whole}) && closed_.of(FindingId{whole}).origin != answers::Origin::assumed) return given_row(f, whole);
    return option_row(f, answer.option);
  }

  static auto ladder(const std::vector<Weighing>& rows, std::size_t cause) -> double {
    std::map<std::pair<int, bool>, std::vector<double>> apart;  // by group and sign; the groupless each under a number of its own
    int alone = -1;
    for (const auto& row : rows) {
      const double w = row.row[cause] / (1 << 20);
      if (w != 0) apart[{row.group == 0xFFFF ? alone-- : row.group, w > 0}].push_back(w);
    }
    double total = 0;
    for (auto& [key, weights] : apart) {
      std::ranges::sort(weights, [](double a, double b) { return std::abs(a) > std::abs(b); });
      double share = 1;
      for (const double w : weights) {
        total += share * w;
        share /= 2;
      }
    }
    return total;
  }

  const pack::Pack& pack_;
  const answers::Answers& own_;
  const answers::Answers& closed_;
  std::size_t causes_;
};

}  // namespace antalgic::judge
