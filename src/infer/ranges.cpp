#include <algorithm>
#include <cmath>

#include "answers/condition.hpp"
#include "base/exp.hpp"
#include "infer/posterior.hpp"

namespace antalgic::infer {

namespace fb = pack::fb;

namespace {

// Limits of the words, on the probability shown.
constexpr double likely_from = 0.25;       // lower bound, and the entry leads
constexpr double possible_from = 0.10;     // the point itself
constexpr double less_likely_from = 0.05;  // upper bound

constexpr double spread_unit = 1.0 / 4096;  // the pack keeps half-widths in 2^-12 nat

// Variance of an entry's ln S, up and down apart, nat squared.
struct Variance {
  double up = 0, down = 0;
};

// e^-x for x >= 0 nat.
auto exp_of_minus(double x) -> double {
  constexpr double most = 700;
  return exp_of(-static_cast<std::int64_t>(std::min(x, most) * static_cast<double>(one_nat)));
}

class RangeMaker {
 public:
  RangeMaker(const pack::Pack& pack, const Posterior& posterior, const answers::Answers& closed)
      : pack_(pack), posterior_(posterior), evaluator_(pack, closed), variance_(pack.cause_count()) {
    const double base = pack.raw().inference()->base_spread();
    std::ranges::fill(variance_, Variance{base * base, base * base});
    posterior.each_ladder([&](std::span<const Evidence> group) {
      for (std::size_t i = 0; i < group.size(); ++i)
        if (group[i].row != nullptr) widen(group, i);
    });
  }

  [[nodiscard]] auto of(const Entry& entry) const -> Range {
    const double shown = 1 - posterior_.not_listed();
    const double raw = entry.probability / shown;
    const auto variance = entry.family.exists() ? of_family(entry.family, raw) : variance_[entry.cause.index];
    const double rest = std::max(0.0, 1 - raw);
    const double rest_beside_high = rest * exp_of_minus(std::sqrt(variance.up));
    const double low = raw * exp_of_minus(std::sqrt(variance.down));
    Range range{.low = low > 0 ? shown * low / (low + rest) : 0,
                .high = raw > 0 ? shown * raw / (raw + rest_beside_high) : 0,
                .word = fb::Word::hidden};
    range.word = word(entry, range);
    return range;
  }

 private:
  // Adds what one answer's row leaves open, as far as its rung lets it count.
  void widen(std::span<const Evidence> group, std::size_t i) {
    const auto up = pack_.spread_up(group[i].option);
    const auto down = pack_.spread_down(group[i].option);
    for (std::size_t cause = 0; cause < variance_.size(); ++cause) {
      if (group[i].row[cause] == 0) continue;
      const auto rung = group.size() == 1 ? 0 : rung_of(group, i, cause);
      const double unit = rung < 63 ? spread_unit / static_cast<double>(std::uint64_t{1} << rung) : 0.0;
      variance_[cause].up += unit * up[cause] * (unit * up[cause]);
      variance_[cause].down += unit * down[cause] * (unit * down[cause]);
    }
  }

  // Members vary on their own: each counts with the square of its share.
  auto of_family(FamilyId family, double raw) const -> Variance {
    Variance sum;
    for (std::uint16_t i = 0; i < pack_.cause_count(); ++i) {
      if (pack_.cause(CauseId{i}).family() != family.index) continue;
      const double share = raw > 0 ? posterior_.raw()[i] / raw : 0;
      sum.up += share * share * variance_[i].up;
      sum.down += share * share * variance_[i].down;
    }
    return sum;
  }

  auto word(const Entry& entry, const Range& range) const -> fb::Word {
    const bool leads = &entry == &posterior_.leading();
    if (leads && range.low >= likely_from) return may_be_likely(entry) ? fb::Word::likely : fb::Word::possible;
    if (entry.probability >= possible_from) return fb::Word::possible;
    return range.high >= less_likely_from ? fb::Word::less_likely : fb::Word::hidden;
  }

  // With the product of its ratios held to its cap, would the cause still be at least even?
  auto may_be_likely(const Entry& entry) const -> bool {
    const double cap = entry.family.exists() ? 0 : cap_of(entry.cause);
    if (cap == 0) return true;
    const double prior = posterior_.prior(entry.cause);
    const auto sum = posterior_.sum(entry.cause);
    const double grown = exp_of(sum > 0 ? -sum : sum);
    const double product = sum > 0 ? (grown * cap < 1 ? cap : 1 / grown) : std::min(grown, cap);
    return product * prior >= 1 - prior;
  }

  // The base cap, or that of the first exception that holds.
  auto cap_of(CauseId cause) const -> double {
    const auto* caps = pack_.cause(cause).caps();
    if (caps == nullptr || caps->begin() == caps->end()) return 0;
    const auto cap_at = [&](std::uint32_t i) { return pack_.rule(RuleId{static_cast<std::uint16_t>(i)}).cap(); };
    for (auto i = caps->begin() + 1; i < caps->end(); ++i)
      if (evaluator_.rule(RuleId{static_cast<std::uint16_t>(i)}) == Firing::fires) return cap_at(i);
    return cap_at(caps->begin());
  }

  const pack::Pack& pack_;
  const Posterior& posterior_;
  answers::Evaluator evaluator_;
  std::vector<Variance> variance_;  // by cause
};

}  // namespace

auto ranges(const pack::Pack& pack, const Posterior& posterior, const answers::Answers& closed) -> std::vector<Range> {
  const RangeMaker maker(pack, posterior, closed);
  std::vector<Range> out;
  out.reserve(posterior.entries().size());
  for (const auto& entry : posterior.entries()) out.push_back(maker.of(entry));
  return out;
}

}  // namespace antalgic::infer
