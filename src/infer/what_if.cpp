#include "infer/what_if.hpp"

#include <algorithm>

#include "base/exp.hpp"

namespace antalgic::infer {

namespace fb = pack::fb;
using answers::Answer;

namespace {

constexpr std::uint16_t no_run = 0xFFFF;
constexpr std::size_t space_per_row = 16;

// Bounds of what the compiler takes for a share, and for a share of a share (docs/knowledge-format.md, "Likelihoods").
constexpr double least_share = 0.0005, most_share = 0.9995;
constexpr double least_part = 0.001, most_part = 0.98;

auto share(double p) -> double { return std::clamp(p, least_share, most_share); }

// exp of a weight of either sign, 2^-20 nat.
auto ratio_of(std::int32_t weight) -> double {
  const std::int64_t size = (weight < 0 ? -std::int64_t{weight} : std::int64_t{weight}) << 20;
  return weight < 0 ? exp_of(-size) : 1 / exp_of(-size);
}

}  // namespace

WhatIf::WhatIf(const pack::Pack& pack)
    : pack_(&pack),
      prior_maker_(pack),
      moves_prior_(pack.finding_count()),
      supposed_(pack.stride()),
      prior_(pack.stride()),
      sum_(pack.stride()),
      run_of_(pack.finding_count(), no_run),
      run_of_group_(pack.raw().groups()->size(), no_run),
      also_yes_(pack.finding_count()),
      also_absorbed_(pack.finding_count()),
      space_(space_per_row * (pack.finding_count() + 1)) {
  std::size_t most_options = 2;
  for (std::uint16_t i = 0; i < pack.finding_count(); ++i)
    most_options = std::max<std::size_t>(most_options, pack.finding(FindingId{i}).option_count());
  chances_.resize(most_options);
  for (const auto weight : *pack.raw().weights()) ratio_.push_back(ratio_of(weight));
  if (const auto* given = pack.raw().nest_given(); given != nullptr)
    for (const auto weight : *given) nest_ratio_.push_back(ratio_of(weight));
  runs_.reserve(pack.finding_count());
  touched_.reserve(pack.finding_count());
  newly_yes_.reserve(pack.finding_count());
  rows_.reserve(pack.finding_count() + 1);
  mark_prior_findings();
}

void WhatIf::mark_condition(ConditionId condition) {
  if (!condition.exists()) return;
  for (const auto word : pack_->code(condition)) {
    const answers::Node node(word);
    if (node.kind != answers::Node::Kind::atom) continue;
    const auto& atom = pack_->atom(AtomId{static_cast<std::uint16_t>(node.argument)});
    if (atom.op() < fb::AtomOp::taking) moves_prior_[atom.subject()] = 1;
  }
}

void WhatIf::mark_prior_findings() {
  for (const auto* factor : *pack_->raw().factors()) moves_prior_[factor->finding()] = 1;
  const auto mark_rule = [&](RuleId rule) {
    if (!rule.exists()) return;
    mark_condition(ConditionId{pack_->rule(rule).when()});
    mark_condition(ConditionId{pack_->rule(rule).unless()});
  };
  for (std::uint16_t i = 0; i < pack_->cause_count(); ++i) mark_rule(RuleId{pack_->cause(CauseId{i}).need()});
  const auto* mix = pack_->raw().mix();
  if (mix == nullptr) return;
  mark_condition(ConditionId{mix->gate()});
  moves_prior_[mix->gate_finding()] = 1;
  moves_prior_[mix->clock()] = 1;
  for (const auto* modifier : *mix->modifiers()) mark_rule(RuleId{modifier->rule()});
}

void WhatIf::start(const Posterior& posterior, const answers::Answers& own, const answers::Answers& closed, Setting setting) {
  posterior_ = &posterior;
  own_ = &own;
  closed_ = &closed;
  setting_ = setting;
  runs_.clear();
  std::ranges::fill(run_of_, no_run);
  std::ranges::fill(run_of_group_, no_run);
  posterior.each_group([&](std::size_t begin, std::size_t end) {
    const auto run = static_cast<std::uint16_t>(runs_.size());
    runs_.push_back({begin, end});
    if (const auto group = posterior.evidence_[begin].group; group.exists()) run_of_group_[group.index] = run;
    for (auto i = begin; i < end; ++i) run_of_[posterior.evidence_[i].finding.index] = run;
  });
}

auto WhatIf::answer(FindingId finding, std::uint16_t option) const -> Answer {
  if (pack_->finding(finding).kind() != fb::AnswerKind::number) return Answer::choice(option);
  const auto& bin = pack_->option(pack_->option_of(finding, option));
  return Answer::amount(bin.from() + (bin.to() - bin.from()) / 2);
}

// The nearest whole that is yes: a no is then worth what it is worth given that whole.
auto WhatIf::given_whole(FindingId finding) const -> const Weighing::Whole* {
  for (const auto& whole : posterior_->weighing_.wholes(finding))
    if (closed_->is_yes(whole.finding)) return &whole;
  return nullptr;
}

auto WhatIf::is_silenced(FindingId finding) const -> bool {
  return std::ranges::any_of(posterior_->weighing_.wholes(finding),
                             [&](const Weighing::Whole& whole) { return whole.same_group && own_->is_no(whole.finding); });
}

auto WhatIf::ratios(FindingId finding, std::uint16_t option) const -> const double* {
  const auto& weighing = posterior_->weighing_;
  if (weighing.is_yes_no(finding)) {
    if (is_silenced(finding) || (option == 0 && posterior_->absorbed_[finding.index] != 0)) return nullptr;
    if (const auto* whole = option == 1 ? given_whole(finding) : nullptr) return nest_ratio_.data() + whole->nest * pack_->stride();
  }
  return ratio_.data() + pack_->option_of(finding, option).index * pack_->stride();
}

auto WhatIf::chances(FindingId finding) -> std::span<const double> {
  const auto& facts = pack_->finding(finding);
  const std::size_t options = facts.option_count();
  const auto out = std::span{chances_}.first(options);
  const auto raw = posterior_->raw();
  const auto expected = [&](const double* ratio) {
    double sum = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) sum += raw[i] * ratio[i];
    return sum;
  };
  const auto background = [&](FindingId of) { return share(pack_->option(pack_->option_of(of, 0)).background()); };
  if (posterior_->weighing_.is_yes_no(finding)) {
    double no = 1 - background(finding) * expected(ratio_.data() + pack_->option_of(finding, 0).index * pack_->stride());
    if (const auto* whole = given_whole(finding)) {
      const double part = std::clamp(background(finding) / background(whole->finding), least_part, most_part);
      no = (1 - part) * expected(nest_ratio_.data() + whole->nest * pack_->stride());
    }
    out[1] = std::clamp(no, 0.0, 1.0);
    out[0] = 1 - out[1];
    return out;
  }
  double total = 0;
  for (std::uint16_t option = 0; option < options; ++option) {
    const auto id = pack_->option_of(finding, option);
    out[option] = option == facts.dont_know_option() ? 0 : pack_->option(id).background() * expected(ratio_.data() + id.index * pack_->stride());
    total += out[option];
  }
  for (auto& chance : out) chance = total > 0 ? chance / total : 0;
  return out;
}

auto WhatIf::suppose(FindingId finding, std::uint16_t option) -> std::span<const double> {
  const auto& weighing = posterior_->weighing_;
  const auto supposed = answer(finding, option);
  const bool weighs = !weighing.is_prior_only(finding) && option != pack_->finding(finding).dont_know_option();
  const auto group = weighing.group(finding);
  imagine(finding, supposed);
  const bool alone = !group.exists() || run_of_group_[group.index] == no_run;
  const bool quick = alone && touched_.empty() && moves_prior_[finding.index] == 0;
  if (quick || !weighs) {
    const double* ratio = weighs ? ratios(finding, option) : nullptr;
    const auto raw = posterior_->raw();
    for (std::size_t i = 0; i < raw.size(); ++i) supposed_[i] = ratio == nullptr ? raw[i] : raw[i] * ratio[i];
    if (!weighs && moves_prior_[finding.index] == 0) return supposed_;
  }
  if (quick) {
    normalise();
    return supposed_;
  }
  std::ranges::copy(posterior_->sum_, sum_.begin());
  if (weighs) {
    const Supposition supposition{finding, supposed, also_yes_, also_absorbed_};
    if (!alone && std::ranges::find(touched_, run_of_group_[group.index]) == touched_.end())
      touched_.push_back(run_of_group_[group.index]);
    for (const auto run : touched_) rebuild(run, supposition);
    if (alone) add_alone(supposition);
  }
  std::span<const double> prior = posterior_->prior_;
  if (moves_prior_[finding.index] != 0) {
    const answers::Supposed one_more{finding, supposed};
    prior_maker_.into(*closed_, setting_, prior_, &one_more);
    prior = prior_;
  }
  spread_sums(prior);
  return supposed_;
}

// What a yes entails: every open whole above it is yes, its own group's are absorbed, and a no to another part of any of
// them weighs differently.
void WhatIf::imagine(FindingId finding, const Answer& answer) {
  for (const auto yes : newly_yes_) also_yes_[yes.index] = also_absorbed_[yes.index] = 0;
  newly_yes_.clear();
  touched_.clear();
  const auto& weighing = posterior_->weighing_;
  if (!weighing.is_yes_no(finding) || answer.option != 0) return;
  newly_yes_.push_back(finding);
  for (const auto& whole : weighing.wholes(finding)) {
    if (whole.same_group) also_absorbed_[whole.finding.index] = 1;
    if (closed_->of(whole.finding).is_open()) also_yes_[whole.finding.index] = 1;
    newly_yes_.push_back(whole.finding);
  }
  also_yes_[finding.index] = 1;
  for (const auto yes : newly_yes_)
    if (also_yes_[yes.index] != 0)
      for (const auto part : weighing.parts(yes)) note_touched(part);
}

void WhatIf::note_touched(FindingId part) {
  const auto run = run_of_[part.index];
  if (run == no_run || !own_->is_no(part)) return;
  if (std::ranges::find(touched_, run) == touched_.end()) touched_.push_back(run);
}

// Takes a group's ladder out of the sums and puts in the one it would be.
void WhatIf::rebuild(std::size_t run, const Supposition& supposition) {
  const auto& weighing = posterior_->weighing_;
  const auto [begin, end] = runs_[run];
  rows_.clear();
  for (auto i = begin; i < end; ++i)
    if (posterior_->evidence_[i].row != nullptr) rows_.push_back(posterior_->evidence_[i].row);
  if (!rows_.empty()) climb(rows_, sum_, space_, Sign::subtract);

  rows_.clear();
  const auto add = [&](FindingId finding, const Answer& answer) {
    const auto evidence = weighing.resolve(finding, answer, *own_, *closed_, posterior_->absorbed_, &supposition);
    if (evidence.row != nullptr) rows_.push_back(evidence.row);
  };
  for (auto i = begin; i < end; ++i) {
    const auto finding = posterior_->evidence_[i].finding;
    if (const auto* answer = weighing.weighing(finding, *own_, *closed_)) add(finding, *answer);
  }
  const auto group = weighing.group(supposition.finding);
  if (group.exists() && run_of_group_[group.index] == run) add(supposition.finding, supposition.answer);
  if (!rows_.empty()) climb(rows_, sum_, space_);
}

void WhatIf::add_alone(const Supposition& supposition) {
  const auto evidence = posterior_->weighing_.resolve(supposition.finding, supposition.answer, *own_, *closed_, posterior_->absorbed_,
                                                      &supposition);
  if (evidence.row != nullptr) climb(std::span{&evidence.row, 1}, sum_, space_);
}

void WhatIf::spread_sums(std::span<const double> prior) {
  const auto causes = posterior_->raw().size();
  const auto largest = *std::max_element(sum_.begin(), sum_.begin() + static_cast<std::ptrdiff_t>(causes));
  for (std::size_t i = 0; i < causes; ++i) supposed_[i] = prior[i] * exp_of(sum_[i] - largest);
  normalise();
}

void WhatIf::normalise() {
  double total = 0;
  const auto causes = posterior_->raw().size();
  for (std::size_t i = 0; i < causes; ++i) total += supposed_[i];
  const double scale = 1 / total;
  for (std::size_t i = 0; i < causes; ++i) supposed_[i] *= scale;
}

auto leading_of(const pack::Pack& pack, std::span<const double> raw) -> std::size_t {
  const auto causes = pack.cause_count();
  const auto families = pack.raw().families()->size();
  std::size_t best = causes + families;
  double most = -1;
  for (std::size_t i = 0; i < causes; ++i)
    if (!FamilyId{pack.cause(CauseId{static_cast<std::uint16_t>(i)}).family()}.exists() && raw[i] > most) {
      most = raw[i];
      best = i;
    }
  for (std::size_t family = 0; family < families; ++family) {
    double sum = 0;
    for (std::size_t i = 0; i < causes; ++i)
      if (pack.cause(CauseId{static_cast<std::uint16_t>(i)}).family() == family) sum += raw[i];
    if (sum > most) {
      most = sum;
      best = causes + family;
    }
  }
  return best;
}

}  // namespace antalgic::infer
