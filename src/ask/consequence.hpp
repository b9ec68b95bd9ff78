// ask/consequence.hpp: what one more answer touches: the wholes it makes yes, the danger rules that read any of them, and the causes
// with a raise rule that does. Found once for a pack, so that the inner loop of asking reads only these.
// Judged by: flips_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answers/answers.hpp"

namespace antalgic::ask {

class Consequences {
 public:
  explicit Consequences(const pack::Pack& pack);

  // Danger rules whose condition, exception or anchor reads `finding` or a whole of it, in the order of the rules.
  [[nodiscard]] auto dangers(FindingId finding) const -> std::span<const RuleId> { return dangers_.of(finding); }
  // Causes with a raise rule that reads it.
  [[nodiscard]] auto raised(FindingId finding) const -> std::span<const CauseId> { return raised_.of(finding); }

  // Sets `answer`, and for a yes every open whole above it, in `answers`. `undo` takes it back.
  void suppose(answers::Answers& answers, FindingId finding, const answers::Answer& answer);
  void undo(answers::Answers& answers);

 private:
  template <class IdType>
  struct Lists {
    std::vector<std::uint32_t> begin;
    std::vector<IdType> items;
    [[nodiscard]] auto of(FindingId finding) const -> std::span<const IdType> {
      return std::span<const IdType>{items}.subspan(begin[finding.index], begin[finding.index + 1U] - begin[finding.index]);
    }
  };
  struct Whole {
    FindingId finding;
    answers::Answer answer;
  };
  using Readers = std::vector<std::vector<std::uint16_t>>;
  template <class IdType>
  void gather(const Readers& readers, Lists<IdType>& out) const;

  Lists<Whole> wholes_;  // all above, nearest first
  Lists<RuleId> dangers_;
  Lists<CauseId> raised_;
  std::vector<Whole> undo_;
};

}  // namespace antalgic::ask
