// infer/evidence.hpp: which answers weigh, and with which row of the pack.
// The person's own answers and the derived values weigh, except those that enter through the prior. Of a whole and its part:
// a yes to the part absorbs the yes to every whole above it in its group; a no to the whole, said by the person, silences its parts;
// a no to the part beside a yes to a whole, implied ones too, weighs what it is worth given that whole.
// Threads: `Weighing` is immutable once made. Judged by: tests/judge/slow_posterior.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answers/condition.hpp"
#include "infer/ladder.hpp"

namespace antalgic::infer {

struct Evidence {
  FindingId finding;
  GroupId group;                // none: it stands alone
  Row row = nullptr;            // null: absorbed or silenced, it weighs nothing
  OptionId option;              // whose spread belongs to the row
};

// What an answer weighs for one cause before the ladder, 2^-20 nat.
inline auto weight_of(const Evidence& evidence, std::size_t cause) -> std::int32_t {
  return evidence.row == nullptr ? 0 : evidence.row[cause];
}

// On which rung (0 = whole) the i-th answer of a group stands for one cause: below all that weigh more the same way; of equal
// weights the first stands higher. Requires: its weight is not 0.
[[nodiscard]] auto rung_of(std::span<const Evidence> group, std::size_t i, std::size_t cause) -> std::size_t;

// What one more answer would make of the others: itself, and a yes to every whole above it.
struct Supposition {
  FindingId finding;
  answers::Answer answer;
  std::span<const std::uint8_t> also_yes;       // by finding
  std::span<const std::uint8_t> also_absorbed;  // by finding
};

// The pack's findings as the inference reads them: flat, and with the whole above each part at hand.
class Weighing {
 public:
  struct Whole {
    FindingId finding;
    std::uint16_t nest;  // row of nest_given
    bool same_group;
  };

  explicit Weighing(const pack::Pack& pack);

  [[nodiscard]] auto size() const -> std::size_t { return facts_.size(); }
  [[nodiscard]] auto is_prior_only(FindingId finding) const -> bool { return facts_[finding.index].prior_only; }
  [[nodiscard]] auto group(FindingId finding) const -> GroupId { return facts_[finding.index].group; }
  [[nodiscard]] auto is_yes_no(FindingId finding) const -> bool { return facts_[finding.index].kind == pack::fb::AnswerKind::yes_no; }
  [[nodiscard]] auto wholes(FindingId part) const -> std::span<const Whole> {
    return std::span{wholes_}.subspan(wholes_begin_[part.index], wholes_begin_[part.index + 1U] - wholes_begin_[part.index]);
  }
  [[nodiscard]] auto parts(FindingId whole) const -> std::span<const FindingId> {
    return std::span{parts_}.subspan(parts_begin_[whole.index], parts_begin_[whole.index + 1U] - parts_begin_[whole.index]);
  }

  // The answer to `finding` that weighs, or null.
  [[nodiscard]] auto weighing(FindingId finding, const answers::Answers& own, const answers::Answers& closed) const
      -> const answers::Answer* {
    const auto& said = own.of(finding);
    if (said.is_given()) return may_weigh(finding, said) ? &said : nullptr;
    const auto& filled = closed.of(finding);
    return filled.origin == answers::Origin::derived && filled.is_given() && may_weigh(finding, filled) ? &filled : nullptr;
  }

  // Marks in `absorbed` (by finding) every whole that a yes among the weighing answers absorbs.
  void absorb(FindingId finding, const answers::Answer& answer, std::span<std::uint8_t> absorbed) const;

  // The row with which `answer` weighs. Requires: it weighs; `absorbed` covers all weighing answers.
  [[nodiscard]] auto resolve(FindingId finding, const answers::Answer& answer, const answers::Answers& own, const answers::Answers& closed,
                             std::span<const std::uint8_t> absorbed, const Supposition* supposed = nullptr) const -> Evidence;

 private:
  struct Facts {
    pack::fb::AnswerKind kind;
    bool prior_only;
    std::uint16_t dont_know;
    GroupId group;
    std::uint32_t first_option;
    std::uint16_t option_count;
  };
  void read_nests();
  [[nodiscard]] auto may_weigh(FindingId finding, const answers::Answer& answer) const -> bool {
    const auto& facts = facts_[finding.index];
    return !facts.prior_only && (facts.kind != pack::fb::AnswerKind::choice || answer.option != facts.dont_know);
  }

  const pack::Pack* pack_;
  std::vector<Facts> facts_;
  std::vector<std::uint32_t> wholes_begin_, parts_begin_;
  std::vector<Whole> wholes_;
  std::vector<FindingId> parts_;
};

}  // namespace antalgic::infer
