#include "study/people.hpp"

#include <algorithm>
#include <cmath>

#include "answers/closure.hpp"
#include "answers/condition.hpp"
#include "base/exp.hpp"

namespace antalgic::study {
namespace {

using pack::fb::AnswerKind;
using pack::fb::FindingFlag;

constexpr double loading = 0.3;
constexpr std::uint16_t none = 0xFFFF;

auto has(const pack::fb::Finding& finding, FindingFlag flag) -> bool { return (finding.flags() & flag) != FindingFlag{}; }

// exp of a weight in 2^-20 nat; exp_of takes arguments up to 0.
auto ratio_of(std::int32_t weight) -> double {
  const double small = exp_of(-std::abs(static_cast<std::int64_t>(weight)) * (std::int64_t{1} << 20));
  return weight <= 0 ? small : 1.0 / small;
}

auto within(double from, double to, double place) -> double {
  const double width = to - from;
  const double step = width >= 4 ? 1 : 0.1;
  return from + std::floor(place * width / step) * step;
}

// Findings with every whole before its parts, otherwise as in the pack.
auto wholes_first(const pack::Pack& pack) -> std::vector<FindingId> {
  std::vector<FindingId> order;
  std::vector<std::uint8_t> placed(pack.finding_count());
  for (int pass = 0; order.size() < pack.finding_count() && pass < 16; ++pass) {
    for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
      if (placed[finding] != 0) continue;
      const bool waits = pass < 15 && std::ranges::any_of(*pack.raw().nests(), [&](const pack::fb::Nest* nest) {
        return nest->part() == finding && placed[nest->whole()] == 0;
      });
      if (waits) continue;
      placed[finding] = 1;
      order.push_back(FindingId{finding});
    }
  }
  return order;
}

auto generic_names(const pack::Pack& pack, FindingId finding) -> std::vector<MedicineId> {
  std::vector<MedicineId> names;
  const auto& wanted = *pack.finding(finding).classes();
  for (std::uint16_t name = 0; wanted.size() > 0 && name < pack.raw().medicines()->size(); ++name) {
    const pack::fb::MedicineName& it = *pack.raw().medicines()->Get(name);
    const bool carries = std::ranges::any_of(*it.classes(), [&](std::uint16_t has_class) {
      return std::ranges::find(wanted, has_class) != wanted.end();
    });
    if (carries && pack::text(it.kind()) == "generic") names.push_back(MedicineId{name});
  }
  return names;
}

}  // namespace

People::People(const pack::Pack& pack)
    : pack_(&pack), posterior_(pack), order_(wholes_first(pack)), nearest_(pack.finding_count(), none), names_(pack.finding_count()) {
  const auto& nests = *pack.raw().nests();
  for (std::uint16_t nest = 0; nest < nests.size(); ++nest) {
    std::uint16_t& nearest = nearest_[nests.Get(nest)->part()];
    if (nearest == none) nearest = nest;
  }
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) names_[finding] = generic_names(pack, FindingId{finding});
}

auto People::draw(std::uint64_t seed, const DrawOptions& options) -> Person {
  Random random(seed);
  Person person{.cause = {}, .answers = answers::Answers(*pack_), .medicines = {}};
  draw_background(random, person.answers);
  const CauseId by_prior = draw_cause(random, person.answers, options.setting);
  person.cause = options.cause.value_or(by_prior);
  draw_answers(random, person.cause, person.answers);
  keep_closures(person.answers);
  for (std::uint16_t finding = 0; finding < pack_->finding_count(); ++finding) {
    const FindingId id{finding};
    if (!person.answers.of(id).is_given()) continue;
    if (!names_[finding].empty() && person.answers.is_yes(id)) {
      const auto& names = names_[finding];
      const MedicineId name = names[random.below(static_cast<std::uint32_t>(names.size()))];
      person.medicines.emplace_back(pack::text(pack_->raw().medicines()->Get(name.index)->name()));
    }
    const bool known_to_all = has(pack_->finding(id), FindingFlag::prior_only);
    if (!known_to_all && random.chance(options.unknown_share)) person.answers.set(id, answers::Answer::unknown());
  }
  return person;
}

// What moves the prior: age, sex, and whether the event of the second mixture happened, when and how.
void People::draw_background(Random& random, answers::Answers& truth) const {
  std::vector<double> shares;
  for (std::uint16_t finding = 0; finding < pack_->finding_count(); ++finding) {
    const pack::fb::Finding& it = pack_->finding(FindingId{finding});
    if (!has(it, FindingFlag::prior_only) || has(it, FindingFlag::derived) || it.option_count() == 0) continue;
    shares_of(FindingId{finding}, CauseId{}, shares);
    truth.set(FindingId{finding}, choose(FindingId{finding}, shares, random.normal(), random));
  }
  const auto* mix = pack_->raw().mix();
  if (mix == nullptr) return;
  const bool happened = random.chance(mix->share_if_not_asked());
  const FindingId gate{mix->gate_finding()};
  if (gate.exists()) truth.set(gate, happened ? answers::Answer::yes() : answers::Answer::no());
}

auto People::draw_cause(Random& random, const answers::Answers& truth, infer::Setting setting) -> CauseId {
  answers::Answers closed(*pack_);
  answers::close_into(*pack_, truth, closed);
  posterior_.update(truth, closed, setting);
  double total = 0;
  for (std::uint16_t cause = 0; cause < pack_->cause_count(); ++cause) total += posterior_.prior(CauseId{cause});
  double left = random.uniform() * total;
  for (std::uint16_t cause = 0; cause < pack_->cause_count(); ++cause) {
    left -= posterior_.prior(CauseId{cause});
    if (left < 0) return CauseId{cause};
  }
  return CauseId{0};
}

// One normal factor for each group, shared by its findings.
void People::draw_answers(Random& random, CauseId cause, answers::Answers& truth) const {
  const double own_part = std::sqrt(1 - loading * loading);
  std::vector<double> factors(pack_->raw().groups()->size());
  for (double& factor : factors) factor = random.normal();
  std::vector<double> shares;
  for (const FindingId finding : order_) {
    const pack::fb::Finding& it = pack_->finding(finding);
    const double own = random.normal();
    if (truth.of(finding).is_given() || has(it, FindingFlag::derived) || it.option_count() == 0) continue;
    shares_of(finding, cause, shares);
    if (const std::uint16_t nest = nearest_[finding.index]; nest != none) {
      const FindingId whole{pack_->raw().nests()->Get(nest)->whole()};
      if (truth.is_no(whole)) {
        truth.set(finding, answers::Answer::no());
        continue;
      }
      shares[1] = no_share_given_whole(finding, cause);
      shares[0] = 1 - shares[1];
    }
    const double latent = it.group() == none ? own : loading * factors[it.group()] + own_part * own;
    truth.set(finding, choose(finding, shares, latent, random));
  }
}

// 1 - Pn / Pb, from the row that the inference uses.
auto People::no_share_given_whole(FindingId part, CauseId cause) const -> double {
  const std::uint16_t nest = nearest_[part.index];
  const FindingId whole{pack_->raw().nests()->Get(nest)->whole()};
  const double part_share = pack_->option(pack_->option_of(part, 0)).background();
  const double whole_share = pack_->option(pack_->option_of(whole, 0)).background();
  const double ratio = std::clamp(part_share / std::max(whole_share, 1e-9), 0.001, 0.98);
  return std::clamp((1 - ratio) * ratio_of(pack_->nest_given(nest)[cause.index]), 0.0, 1.0);
}

// Chance of each option given `cause`; of ordinary people where there is none. They add up to 1.
void People::shares_of(FindingId finding, CauseId cause, std::vector<double>& out) const {
  const pack::fb::Finding& it = pack_->finding(finding);
  out.assign(it.option_count(), 0);
  double total = 0;
  for (std::uint16_t option = 0; option < out.size(); ++option) {
    if (option == it.dont_know_option()) continue;
    const OptionId id = pack_->option_of(finding, option);
    out[option] = pack_->option(id).background() * (cause.exists() ? ratio_of(pack_->weights(id)[cause.index]) : 1.0);
    total += out[option];
  }
  for (double& share : out) share = total > 0 ? share / total : 1.0 / static_cast<double>(out.size());
}

auto People::choose(FindingId finding, const std::vector<double>& shares, double latent, Random& random) const -> answers::Answer {
  const pack::fb::Finding& it = pack_->finding(finding);
  std::uint16_t chosen = 0;
  double below = 0;
  for (std::uint16_t option = 0; option < shares.size(); ++option) {
    if (!(shares[option] > 0)) continue;
    chosen = option;
    below += shares[option];
    if (latent < normal_quantile(below)) break;
  }
  if (it.kind() != AnswerKind::number) return answers::Answer::choice(chosen);
  const pack::fb::Option& bin = pack_->option(pack_->option_of(finding, chosen));
  return answers::Answer::amount(within(bin.from(), bin.to(), random.uniform()));
}

// Parts make their wholes true; implications overwrite what was drawn against them.
void People::keep_closures(answers::Answers& truth) const {
  for (const pack::fb::Narrower* pair : *pack_->raw().narrower()) {
    if (!truth.is_yes(FindingId{pair->part()})) continue;
    truth.set(FindingId{pair->whole()}, answers::Answer::choice(pair->whole_option() == none ? std::uint16_t{0} : pair->whole_option()));
  }
  const auto [first, last] = pack_->rules_of(pack::fb::RuleKind::closure);
  constexpr int passes = 4;
  for (int pass = 0; pass < passes; ++pass) {
    const answers::Answers before = truth;
    for (std::uint16_t rule = first; rule < last; ++rule) {
      if (answers::evaluate(*pack_, RuleId{rule}, truth) != Firing::fires) continue;
      for (const pack::fb::Fill* fill : *pack_->rule(RuleId{rule}).fills()) {
        answers::Answer answer;
        switch (fill->state()) {
          case pack::fb::FillState::not_applicable: break;
          case pack::fb::FillState::no: answer = answers::Answer::no(); break;
          case pack::fb::FillState::yes: answer = answers::Answer::yes(); break;
          case pack::fb::FillState::option: answer = answers::Answer::choice(fill->option()); break;
          case pack::fb::FillState::number: answer = answers::Answer::amount(fill->value()); break;
        }
        truth.set(FindingId{fill->finding()}, answer);
      }
    }
    if (truth == before) break;
  }
}

auto draw(const pack::Pack& pack, std::uint64_t seed, const DrawOptions& options) -> Person {
  People people(pack);
  return people.draw(seed, options);
}

auto everything_said(const Person& person, infer::Setting setting) -> care::Presentation {
  care::Presentation presentation{.answers = person.answers, .medicines = {}, .setting = setting, .at = {}};
  for (const std::string& name : person.medicines) {
    presentation.medicines.emplace_back();
    presentation.medicines.back().name = name;
  }
  presentation.medicines_given = true;
  return presentation;
}

}  // namespace antalgic::study
