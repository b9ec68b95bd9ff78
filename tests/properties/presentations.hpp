// tests/properties/presentations.hpp: what the property tests share: how many, and the urgency of an answer set without its plan.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "infer/posterior.hpp"
#include "plans/real_pack.hpp"
#include "study/people.hpp"
#include "triage/triage.hpp"
#include "urgency/urgency.hpp"

namespace antalgic::properties {

inline auto presentations() -> std::uint64_t {
  const char* asked = std::getenv("ANTALGIC_PRESENTATIONS");
  return asked == nullptr ? 100000 : static_cast<std::uint64_t>(std::atoll(asked));
}

inline auto the_pack() -> const pack::Pack& { return plans::real_pack().pack(); }
inline auto name_of(FindingId finding) -> std::string { return the_pack().finding(finding).id()->str(); }

// Closes, infers and combines, with memory kept between calls.
class Assessor {
 public:
  explicit Assessor(const pack::Pack& pack) : pack_(pack), closed_(pack), posterior_(pack) {}

  struct Result {
    triage::Level floor, urgency;
  };
  auto assess(const answers::Answers& own, infer::Setting setting) -> Result {
    answers::close_into(pack_, own, closed_);
    posterior_.update(own, closed_, setting);
    const auto floor = triage::floor_of(pack_, closed_);
    return {floor, urgency::combine(pack_, floor, posterior_, closed_).level};
  }
  auto floor(const answers::Answers& own) -> triage::Level {
    answers::close_into(pack_, own, closed_);
    return triage::floor_of(pack_, closed_);
  }
  [[nodiscard]] auto posterior() const -> const infer::Posterior& { return posterior_; }
  [[nodiscard]] auto closed() const -> const answers::Answers& { return closed_; }

 private:
  const pack::Pack& pack_;
  answers::Answers closed_;
  infer::Posterior posterior_;
};

// Calls `visit` for every atom about answers in a condition.
template <class Visit>
void for_atoms(const pack::Pack& pack, std::uint16_t condition, Visit visit) {
  if (condition == ConditionId::none_index) return;
  for (const std::uint32_t node : pack.code(ConditionId{condition})) {
    if (node >> 30 != 0) continue;
    const auto& atom = pack.atom(AtomId{static_cast<std::uint16_t>(node & 0x3FFFFFFFU)});
    if (atom.op() <= pack::fb::AtomOp::unknown) visit(atom);
  }
}

// By finding: some closure reads "the person does not know" as a fact ("pain in the leg, how far down I cannot say").
inline auto read_as_unknown(const pack::Pack& pack) -> std::vector<std::uint8_t> {
  std::vector<std::uint8_t> found(pack.finding_count());
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::closure);
  for (std::uint16_t rule = first; rule < last; ++rule) {
    for_atoms(pack, pack.rule(RuleId{rule}).when(), [&](const pack::fb::Atom& atom) {
      if (atom.op() == pack::fb::AtomOp::unknown) found[atom.subject()] = 1;
    });
  }
  return found;
}

// Yes/no findings whose yes some danger rule looks for, and which no rule reads in any other way: not as an exception, not as a no,
// not to close other questions.
inline auto plain_dangers(const pack::Pack& pack) -> std::vector<FindingId> {
  using pack::fb::AtomOp;
  using pack::fb::RuleKind;
  std::vector<std::uint8_t> wanted(pack.finding_count()), otherwise(pack.finding_count());
  const auto as_other = [&](const pack::fb::Atom& atom) { otherwise[atom.subject()] = 1; };
  for (std::uint16_t rule = 0; rule < pack.raw().rules()->size(); ++rule) {
    const auto& it = pack.rule(RuleId{rule});
    if (it.kind() == RuleKind::danger) {
      for_atoms(pack, it.when(), [&](const pack::fb::Atom& atom) { (atom.op() == AtomOp::yes ? wanted : otherwise)[atom.subject()] = 1; });
      for_atoms(pack, it.unless(), as_other);
    } else if (it.kind() == RuleKind::closure) {
      for_atoms(pack, it.when(), as_other);
    }
  }
  std::vector<FindingId> found;
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    if (wanted[finding] != 0 && otherwise[finding] == 0) found.push_back(FindingId{finding});
  }
  return found;
}

}  // namespace antalgic::properties
