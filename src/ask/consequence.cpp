#include "ask/consequence.hpp"

#include <algorithm>

#include "answers/condition.hpp"

namespace antalgic::ask {
namespace {

constexpr std::uint32_t node_argument = (1U << 30) - 1;

// Calls `visit` for each finding that `condition` reads, those of stand-ins too.
template <class Visit>
void for_findings(const pack::Pack& pack, ConditionId condition, Visit visit, int depth = 0) {
  if (!condition.exists() || depth > 4) return;
  for (const std::uint32_t node : pack.code(condition)) {
    if (node >> 30 != 0) continue;
    const pack::fb::Atom& atom = pack.atom(AtomId{static_cast<std::uint16_t>(node & node_argument)});
    if (atom.op() > pack::fb::AtomOp::unknown) continue;
    visit(atom.subject());
    for_findings(pack, ConditionId{atom.stand_in()}, visit, depth + 1);
  }
}

void note(std::vector<std::uint16_t>& list, std::uint16_t item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

auto readers_of_dangers(const pack::Pack& pack) -> std::vector<std::vector<std::uint16_t>> {
  std::vector<std::vector<std::uint16_t>> readers(pack.finding_count());
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::danger);
  for (std::uint16_t rule = first; rule < last; ++rule) {
    const auto add = [&](std::uint16_t finding) { note(readers[finding], rule); };
    const pack::fb::Rule& it = pack.rule(RuleId{rule});
    for_findings(pack, ConditionId{it.when()}, add);
    for_findings(pack, ConditionId{it.unless()}, add);
    for (const std::uint16_t anchor : *it.anchors()) add(anchor);
  }
  return readers;
}

auto readers_of_raises(const pack::Pack& pack) -> std::vector<std::vector<std::uint16_t>> {
  std::vector<std::vector<std::uint16_t>> readers(pack.finding_count());
  for (std::uint16_t cause = 0; cause < pack.cause_count(); ++cause) {
    const pack::fb::Range& raises = *pack.cause(CauseId{cause}).raises();
    for (std::uint32_t rule = raises.begin(); rule < raises.end(); ++rule) {
      const pack::fb::Rule& it = pack.rule(RuleId{static_cast<std::uint16_t>(rule)});
      const auto add = [&](std::uint16_t finding) { note(readers[finding], cause); };
      for_findings(pack, ConditionId{it.when()}, add);
      for_findings(pack, ConditionId{it.unless()}, add);
    }
  }
  return readers;
}

}  // namespace

Consequences::Consequences(const pack::Pack& pack) {
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    wholes_.begin.push_back(static_cast<std::uint32_t>(wholes_.items.size()));
    std::vector<std::uint16_t> chain{finding};
    for (std::size_t at = 0; at < chain.size(); ++at) {
      for (const pack::fb::Narrower* pair : *pack.raw().narrower()) {
        if (pair->part() != chain[at] || std::ranges::find(chain, pair->whole()) != chain.end()) continue;
        const bool plain = pair->whole_option() == FindingId::none_index || pair->whole_option() == 0;
        if (plain) chain.push_back(pair->whole());  // only a yes is itself the part of something
        wholes_.items.push_back({FindingId{pair->whole()}, answers::Answer{.option = plain ? std::uint16_t{0} : pair->whole_option(),
                                                                          .state = answers::State::given,
                                                                          .origin = answers::Origin::implied}});
      }
    }
  }
  wholes_.begin.push_back(static_cast<std::uint32_t>(wholes_.items.size()));
  gather(readers_of_dangers(pack), dangers_);
  gather(readers_of_raises(pack), raised_);
  undo_.reserve(64);
}

template <class IdType>
void Consequences::gather(const Readers& readers, Lists<IdType>& out) const {
  std::vector<std::uint16_t> touched;
  for (std::uint16_t finding = 0; finding < readers.size(); ++finding) {
    touched = readers[finding];
    for (const Whole& whole : wholes_.of(FindingId{finding})) {
      for (const std::uint16_t reader : readers[whole.finding.index]) note(touched, reader);
    }
    std::ranges::sort(touched);
    out.begin.push_back(static_cast<std::uint32_t>(out.items.size()));
    for (const std::uint16_t reader : touched) out.items.push_back(IdType{reader});
  }
  out.begin.push_back(static_cast<std::uint32_t>(out.items.size()));
}

void Consequences::suppose(answers::Answers& answers, FindingId finding, const answers::Answer& answer) {
  undo_.clear();
  undo_.push_back({finding, answers.of(finding)});
  answers.set(finding, answer);
  if (!answers.is_yes(finding)) return;
  for (const Whole& whole : wholes_.of(finding)) {
    const answers::Answer& now = answers.of(whole.finding);
    if (!now.is_open() && now.origin != answers::Origin::assumed) continue;
    undo_.push_back({whole.finding, answers.of(whole.finding)});
    answers.set(whole.finding, whole.answer);
  }
}

void Consequences::undo(answers::Answers& answers) {
  for (const Whole& change : undo_) answers.set(change.finding, change.answer);
  undo_.clear();
}

}  // namespace antalgic::ask
