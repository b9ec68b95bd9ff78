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

// exp of a sum of weights of either sign, 2^-40 nat.
auto ratio_of_sum(std::int64_t sum) -> double { return sum < 0 ? exp_of(sum) : 1 / exp_of(-sum); }

}  // namespace

WhatIf::WhatIf(const pack::Pack& pack)
    : pack_(&pack),
      then_(pack),
      prior_maker_(pack),
      moves_prior_(pack.finding_count()),
      prior_rules_(pack.finding_count()),
      supposed_(pack.stride()),
      prior_(pack.stride()),
      sum_(pack.stride()),
      run_of_(pack.finding_count(), no_run),
      run_of_group_(pack.raw().groups()->size(), no_run),
      ladders_(pack.raw().groups()->size() * pack.stride() * 2),
      built_(pack.raw().groups()->size()),
      also_yes_(pack.finding_count()),
      also_absorbed_(pack.finding_count()),
      space_(space_per_row * (pack.finding_count() + 1)) {
  std::size_t most_options = 2;
  for (std::uint16_t i = 0; i < pack.finding_count(); ++i)
    most_options = std::max<std::size_t>(most_options, pack.finding(FindingId{i}).option_count());
  chances_.resize(most_options);
  option_weights_ = sparse(*pack.raw().weights());
  nest_weights_ = sparse(*pack.raw().nest_given());
  runs_.reserve(pack.finding_count());
  touched_.reserve(pack.finding_count());
  newly_yes_.reserve(pack.finding_count());
  rows_.reserve(pack.finding_count() + 1);
  mark_prior_findings();
}

auto WhatIf::sparse(const flatbuffers::Vector<std::int32_t>& dense) const -> SparseRows {
  SparseRows rows;
  for (std::uint32_t i = 0; i < dense.size(); ++i) {
    if (i % pack_->stride() == 0) rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
    const auto weight = dense.Get(i);
    if (weight != 0) rows.items.push_back({ratio_of_sum(std::int64_t{weight} << 20), weight, static_cast<std::uint16_t>(i % pack_->stride())});
  }
  rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
  for (std::size_t row = 0; row + 1 < rows.begin.size(); ++row) {
    std::int64_t least = 0, most = 0;
    for (const auto& weight : rows.of(row)) {
      least = std::min<std::int64_t>(least, weight.weight);
      most = std::max<std::int64_t>(most, weight.weight);
    }
    rows.reach.push_back(static_cast<double>(most - least) * 0x1p-20);
  }
  return rows;
}

// Calls `visit` for every finding that a condition reads, stand-ins too.
template <class Visit>
void WhatIf::for_findings(ConditionId condition, Visit visit) const {
  if (!condition.exists()) return;
  for (const auto word : pack_->code(condition)) {
    const answers::Node node(word);
    if (node.kind != answers::Node::Kind::atom) continue;
    const auto& atom = pack_->atom(AtomId{static_cast<std::uint16_t>(node.argument)});
    if (atom.op() < fb::AtomOp::taking) visit(atom.subject());
    for_findings(ConditionId{atom.stand_in()}, visit);
  }
}

void WhatIf::mark_prior_findings() {
  const auto mark = [&](std::uint16_t finding) { moves_prior_[finding] = 1; };
  for (const auto* factor : *pack_->raw().factors()) mark(factor->finding());
  const auto note_rule = [&](RuleId rule) {
    if (!rule.exists()) return;
    const auto note = [&](std::uint16_t finding) {
      auto& readers = prior_rules_[finding];
      if (std::ranges::find(readers, rule) == readers.end()) readers.push_back(rule);
    };
    for_findings(ConditionId{pack_->rule(rule).when()}, note);
    for_findings(ConditionId{pack_->rule(rule).unless()}, note);
  };
  for (std::uint16_t i = 0; i < pack_->cause_count(); ++i) note_rule(RuleId{pack_->cause(CauseId{i}).need()});
  if (const auto* mix = pack_->raw().mix(); mix != nullptr) {
    for_findings(ConditionId{mix->gate()}, mark);
    mark(mix->gate_finding());
    mark(mix->clock());
    for (const auto* modifier : *mix->modifiers()) note_rule(RuleId{modifier->rule()});
  }
  // A yes to a part moves what its whole moves. Chains hold every whole above a part, so one step is enough.
  const auto direct = moves_prior_;
  const auto read = prior_rules_;
  for (const auto* nest : *pack_->raw().nests()) {
    if (direct[nest->whole()] != 0) mark(nest->part());
    auto& readers = prior_rules_[nest->part()];
    for (const auto rule : read[nest->whole()])
      if (std::ranges::find(readers, rule) == readers.end()) readers.push_back(rule);
  }
}

// Whether the answer changes the prior: always, or where a need or a modifier turns. Requires: `imagine` was called with it.
auto WhatIf::prior_turns(FindingId finding, const Answer& answer) -> bool {
  if (moves_prior_[finding.index] != 0) return true;
  const auto& rules = prior_rules_[finding.index];
  if (rules.empty()) return false;
  put_in_then(finding, answer);
  const answers::Evaluator after(*pack_, then_);
  const answers::Evaluator before(*pack_, *closed_);
  const bool turns = std::ranges::any_of(rules, [&](RuleId rule) { return after.rule(rule) != before.rule(rule); });
  take_from_then(finding);
  return turns;
}

void WhatIf::start(const Posterior& posterior, const answers::Answers& own, const answers::Answers& closed, Setting setting) {
  posterior_ = &posterior;
  own_ = &own;
  closed_ = &closed;
  then_ = closed;
  setting_ = setting;
  runs_.clear();
  std::ranges::fill(run_of_, no_run);
  std::ranges::fill(run_of_group_, no_run);
  std::ranges::fill(built_, std::uint8_t{0});
  steps_.clear();
  worth_known_.clear();
  posterior.each_group([&](std::size_t begin, std::size_t end) {
    const auto run = static_cast<std::uint16_t>(runs_.size());
    runs_.push_back({begin, end});
    if (const auto group = posterior.evidence_[begin].group; group.exists()) run_of_group_[group.index] = run;
    for (auto i = begin; i < end; ++i) run_of_[posterior.evidence_[i].finding.index] = run;
  });
  worth_known_.resize(runs_.size());
  if (worths_.size() < runs_.size() * sum_.size()) worths_.resize(runs_.size() * sum_.size());
}

auto WhatIf::answer(FindingId finding, std::uint16_t option) const -> Answer {
  if (pack_->finding(finding).kind() != fb::AnswerKind::number) return Answer::choice(option);
  const auto& bin = pack_->option(pack_->option_of(finding, option));
  return Answer::amount(bin.from() + (bin.to() - bin.from()) / 2);
}

// The nearest whole that is yes: a no is then worth what it is worth given that whole.
auto WhatIf::given_whole(FindingId finding) const -> const Weighing::Whole* {
  for (const auto& whole : posterior_->weighing_.wholes(finding))
    if (is_settled_yes(whole.finding)) return &whole;
  return nullptr;
}

// A yes that follows from an answer, not from not knowing.
auto WhatIf::is_settled_yes(FindingId finding) const -> bool {
  return closed_->is_yes(finding) && closed_->of(finding).origin != answers::Origin::assumed;
}

auto WhatIf::is_silenced(FindingId finding) const -> bool {
  return std::ranges::any_of(posterior_->weighing_.wholes(finding),
                             [&](const Weighing::Whole& whole) { return whole.same_group && own_->is_no(whole.finding); });
}

auto WhatIf::own_row(FindingId finding, std::uint16_t option) const -> OwnRow {
  if (posterior_->weighing_.is_yes_no(finding)) {
    if (is_silenced(finding) || (option == 0 && posterior_->absorbed_[finding.index] != 0)) return {nullptr, 0};
    if (const auto* whole = option == 1 ? given_whole(finding) : nullptr) return {&nest_weights_, whole->nest};
  }
  return {&option_weights_, pack_->option_of(finding, option).index};
}

// On a ladder a weight counts for less, but never the other way.
auto WhatIf::reach(FindingId finding, std::uint16_t option) -> double {
  constexpr double anywhere = 1e9;
  const auto& weighing = posterior_->weighing_;
  const auto supposed = answer(finding, option);
  imagine(finding, supposed);
  if (prior_turns(finding, supposed)) return anywhere;
  if (weighing.is_prior_only(finding) || option == pack_->finding(finding).dont_know_option()) return 0;
  if (!touched_.empty() || rearranges(finding, supposed)) return anywhere;
  const OwnRow row = own_row(finding, option);
  return row.table == nullptr ? 0 : row.table->reach[row.row];
}

auto WhatIf::chances(FindingId finding) -> std::span<const double> {
  const auto& facts = pack_->finding(finding);
  const std::size_t options = facts.option_count();
  const auto out = std::span{chances_}.first(options);
  const auto raw = posterior_->raw();
  const auto expected = [&](std::span<const Weight> row) {
    double sum = 1;  // raw adds up to 1, and a weight of 0 is a ratio of 1
    for (const auto& weight : row) sum += raw[weight.cause] * (weight.ratio - 1);
    return sum;
  };
  const auto of_option = [&](std::uint16_t option) { return option_weights_.of(pack_->option_of(finding, option).index); };
  const auto background = [&](FindingId of) { return share(pack_->option(pack_->option_of(of, 0)).background()); };
  if (posterior_->weighing_.is_yes_no(finding)) {
    double no = 0;
    if (const auto* whole = given_whole(finding)) {
      const double part = std::clamp(background(finding) / background(whole->finding), least_part, most_part);
      no = (1 - part) * expected(nest_weights_.of(whole->nest));
    } else {
      no = 1 - background(finding) * expected(of_option(0));
    }
    out[1] = std::clamp(no, 0.0, 1.0);
    out[0] = 1 - out[1];
    return out;
  }
  double total = 0;
  for (std::uint16_t option = 0; option < options; ++option) {
    const auto id = pack_->option_of(finding, option);
    out[option] = option == facts.dont_know_option() ? 0 : pack_->option(id).background() * expected(of_option(option));
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
  const bool moves_prior = prior_turns(finding, supposed);
  if (!moves_prior && (!weighs || (touched_.empty() && !rearranges(finding, supposed)))) {
    std::ranges::copy(posterior_->raw(), supposed_.begin());
    const OwnRow row = weighs ? own_row(finding, option) : OwnRow{nullptr, 0};
    if (row.table != nullptr) insert(row.table->of(row.row), group);
    return supposed_;
  }
  const bool alone = !group.exists() || run_of_group_[group.index] == no_run;
  std::ranges::copy(posterior_->sum_, sum_.begin());
  if (weighs) {
    const Supposition supposition{finding, supposed, also_yes_, also_absorbed_};
    if (!alone && std::ranges::find(touched_, run_of_group_[group.index]) == touched_.end())
      touched_.push_back(run_of_group_[group.index]);
    for (const auto run : touched_) rebuild(run, supposition);
    if (alone) add_alone(supposition);
  }
  if (moves_prior) {
    put_in_then(finding, supposed);
    prior_maker_.into(then_, setting_, prior_);
    take_from_then(finding);
    spread_sums(prior_);
  } else {
    move_sums();
  }
  return supposed_;
}

auto WhatIf::rearranges(FindingId finding, const Answer& answer) const -> bool {
  const auto& weighing = posterior_->weighing_;
  if (!weighing.is_yes_no(finding)) return false;
  if (answer.option != 0) {
    return std::ranges::any_of(weighing.parts(finding), [&](FindingId part) { return run_of_[part.index] != no_run; });
  }
  return std::ranges::any_of(weighing.wholes(finding), [&](const Weighing::Whole& whole) {
    return whole.same_group && run_of_[whole.finding.index] != no_run;
  });
}

// The weight finds its place among those of its sign; those below it slip down one step each.
void WhatIf::insert(std::span<const Weight> weights, GroupId group) {
  if (weights.empty()) return;
  const bool alone = !group.exists() || run_of_group_[group.index] == no_run;
  if (!alone && built_[group.index] == 0) build_ladder(group);
  double total = 1;
  for (const auto& weight : weights) {
    double ratio = weight.ratio;
    if (!alone) {
      const Steps& ladder = ladders_[(group.index * pack_->stride() + weight.cause) * 2 + (weight.weight < 0 ? 1 : 0)];
      if (ladder.count > 0) {
        const auto steps = std::span{steps_}.subspan(ladder.begin, ladder.count);
        std::size_t rung = 0;
        while (rung < steps.size() && (weight.weight > 0 ? steps[rung].weight >= weight.weight : steps[rung].weight <= weight.weight)) ++rung;
        const std::int64_t change = on_rung(weight.weight, rung) + (rung < steps.size() ? steps[rung].shift : 0);
        ratio = ratio_of_sum(change);
      }
    }
    double& p = supposed_[weight.cause];
    total += p * (ratio - 1);
    p *= ratio;
  }
  const double scale = 1 / total;
  for (auto& p : supposed_) p *= scale;
}

void WhatIf::build_ladder(GroupId group) {
  built_[group.index] = 1;
  const auto [begin, end] = runs_[run_of_group_[group.index]];
  for (std::size_t cause = 0; cause < posterior_->raw().size(); ++cause) {
    for (const int sign : {1, -1}) {
      Steps& ladder = ladders_[(group.index * pack_->stride() + cause) * 2 + (sign < 0 ? 1 : 0)];
      ladder = {static_cast<std::uint32_t>(steps_.size()), 0};
      for (auto i = begin; i < end; ++i) {
        const Row row = posterior_->evidence_[i].row;
        if (row != nullptr && row[cause] * sign > 0) steps_.push_back({row[cause], 0});
      }
      ladder.count = static_cast<std::uint16_t>(steps_.size() - ladder.begin);
      const auto steps = std::span{steps_}.subspan(ladder.begin);
      std::ranges::sort(steps, [&](const Step& a, const Step& b) { return sign > 0 ? a.weight > b.weight : a.weight < b.weight; });
      std::int64_t shift = 0;
      for (std::size_t rung = steps.size(); rung-- > 0;) {
        shift += on_rung(steps[rung].weight, rung + 1) - on_rung(steps[rung].weight, rung);
        steps[rung].shift = shift;
      }
    }
  }
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
    const auto& above = closed_->of(whole.finding);
    if (above.is_open() || above.origin == answers::Origin::assumed) also_yes_[whole.finding.index] = 1;
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

void WhatIf::put_in_then(FindingId finding, const Answer& answer) {
  then_.set(finding, answer);
  for (const auto yes : newly_yes_)
    if (yes != finding && also_yes_[yes.index] != 0) then_.set(yes, Answer::yes());
}

void WhatIf::take_from_then(FindingId finding) {
  then_.set(finding, closed_->of(finding));
  for (const auto yes : newly_yes_) then_.set(yes, closed_->of(yes));
}

// Takes a group's ladder out of the sums and puts in the one it would be.
void WhatIf::rebuild(std::size_t run, const Supposition& supposition) {
  const auto& weighing = posterior_->weighing_;
  const auto [begin, end] = runs_[run];
  const auto worth = worth_of(run);
  for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] -= worth[i];

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

// What a group's ladder is worth as it stands.
auto WhatIf::worth_of(std::size_t run) -> std::span<const std::int64_t> {
  const auto worth = std::span{worths_}.subspan(run * sum_.size(), sum_.size());
  if (worth_known_[run] != 0) return worth;
  worth_known_[run] = 1;
  std::ranges::fill(worth, 0);
  rows_.clear();
  for (auto i = runs_[run].begin; i < runs_[run].end; ++i)
    if (posterior_->evidence_[i].row != nullptr) rows_.push_back(posterior_->evidence_[i].row);
  if (!rows_.empty()) climb(rows_, worth, space_);
  return worth;
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

// The same where the prior stays: only causes whose sum moves need an exp.
void WhatIf::move_sums() {
  const auto raw = posterior_->raw();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto change = sum_[i] - posterior_->sum_[i];
    supposed_[i] = change == 0 ? raw[i] : raw[i] * ratio_of_sum(change);
  }
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
