#include "infer/evidence.hpp"

namespace antalgic::infer {

namespace fb = pack::fb;
using answers::Answer;
using answers::Answers;

auto rung_of(std::span<const Evidence> group, std::size_t i, std::size_t cause) -> std::size_t {
  const auto mine = weight_of(group[i], cause);
  std::size_t above = 0;
  for (std::size_t j = 0; j < group.size(); ++j) {
    const auto other = weight_of(group[j], cause);
    const bool larger = mine > 0 ? other > mine : other < mine;
    if (larger || (other == mine && j < i)) ++above;
  }
  return above;
}

Weighing::Weighing(const pack::Pack& pack) : pack_(&pack) {
  facts_.reserve(pack.finding_count());
  for (std::uint16_t i = 0; i < pack.finding_count(); ++i) {
    const auto& finding = pack.finding(FindingId{i});
    const auto flags = static_cast<unsigned>(finding.flags());
    facts_.push_back({.kind = finding.kind(),
                      .prior_only = (flags & static_cast<unsigned>(fb::FindingFlag::prior_only)) != 0,
                      .dont_know = finding.dont_know_option(),
                      .group = GroupId{finding.group()},
                      .first_option = finding.first_option(),
                      .option_count = finding.option_count()});
  }
  read_nests();
}

void Weighing::read_nests() {
  wholes_begin_.resize(facts_.size() + 1);
  parts_begin_.resize(facts_.size() + 1);
  const auto* nests = pack_->raw().nests();
  const std::uint32_t count = nests == nullptr ? 0 : nests->size();
  for (std::uint32_t i = 0; i < count; ++i) {
    ++wholes_begin_[nests->Get(i)->part() + 1U];
    ++parts_begin_[nests->Get(i)->whole() + 1U];
  }
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    wholes_begin_[i + 1] += wholes_begin_[i];
    parts_begin_[i + 1] += parts_begin_[i];
  }
  auto next = parts_begin_;
  parts_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto* nest = nests->Get(i);
    wholes_.push_back({FindingId{nest->whole()}, static_cast<std::uint16_t>(i), nest->same_group()});
    parts_[next[nest->whole()]++] = FindingId{nest->part()};
  }
}

void Weighing::absorb(FindingId finding, const Answer& answer, std::span<std::uint8_t> absorbed) const {
  if (!is_yes_no(finding) || answer.option != 0) return;
  for (const auto& whole : wholes(finding))
    if (whole.same_group) absorbed[whole.finding.index] = 1;
}

namespace {

// Own and closed answers as one more answer would leave them.
struct View {
  const Answers& own;
  const Answers& closed;
  std::span<const std::uint8_t> absorbed;
  const Supposition* supposed;

  auto said_no(FindingId finding) const -> bool {
    if (supposed != nullptr && supposed->finding == finding) return supposed->answer.option == 1;
    return own.is_no(finding);
  }
  auto is_yes(FindingId finding) const -> bool {
    if (supposed != nullptr && supposed->finding == finding) return supposed->answer.option == 0;
    return (closed.is_yes(finding) && closed.of(finding).origin != answers::Origin::assumed) ||
           (supposed != nullptr && supposed->also_yes[finding.index] != 0);
  }
  auto is_absorbed(FindingId finding) const -> bool {
    return absorbed[finding.index] != 0 || (supposed != nullptr && supposed->also_absorbed[finding.index] != 0);
  }
};

}  // namespace

auto Weighing::resolve(FindingId finding, const Answer& answer, const Answers& own, const Answers& closed,
                       std::span<const std::uint8_t> absorbed, const Supposition* supposed) const -> Evidence {
  const auto& facts = facts_[finding.index];
  Evidence evidence{.finding = finding, .group = facts.group, .row = nullptr, .option = {}};
  auto option = answer.option;
  if (facts.kind == fb::AnswerKind::number) {
    const auto bin = pack_->bin_of(finding, answer.number);
    if (!bin) return evidence;
    option = *bin;
  }
  if (option >= facts.option_count) return evidence;
  evidence.option = OptionId{static_cast<std::uint16_t>(facts.first_option + option)};
  const Row plain = pack_->weights(evidence.option).data();
  evidence.row = plain;
  if (facts.kind != fb::AnswerKind::yes_no) return evidence;

  const View view{own, closed, absorbed, supposed};
  const bool yes = option == 0;
  if (yes && view.is_absorbed(finding)) evidence.row = nullptr;
  for (const auto& whole : wholes(finding)) {
    if (whole.same_group && view.said_no(whole.finding)) evidence.row = nullptr;
    if (!yes && evidence.row == plain && view.is_yes(whole.finding)) evidence.row = pack_->nest_given(whole.nest).data();
  }
  return evidence;
}

}  // namespace antalgic::infer
