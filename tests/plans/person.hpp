// tests/plans/person.hpp: a made-up person of the real pack, and the plan for them; lists as treatment ids.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "answers/closure.hpp"
#include "plan/plan.hpp"
#include "plans/real_pack.hpp"

namespace antalgic::plans {

namespace fb = pack::fb;
using triage::Level;

struct Person {
  std::map<std::string, double> causes;  // probabilities
  Level level = Level::self_care;
  std::map<std::string, double> numbers;
  std::vector<std::string> yes = {};
  std::map<std::string, std::string> choices = {};
  std::vector<std::string> medicines = {};
  bool silent = false;  // nothing else was answered; otherwise every other safety question is no
};

class Planned {
 public:
  // `open`: a finding whose answer is taken back, with the causes as they were.
  explicit Planned(const Person& person, std::uint16_t open = 0xFFFF) : own_(real_pack().pack()), posterior_(real_pack().pack()) {
    const auto& pack = real_pack().pack();
    for (const auto& [id, value] : person.numbers) own_.set(real_pack().finding(id), answers::Answer::amount(value));
    for (const auto& id : person.yes) own_.set(real_pack().finding(id), answers::Answer::yes());
    for (const auto& [id, option] : person.choices) {
      const auto finding = real_pack().finding(id);
      if (const auto at = pack.find_option(finding, option)) own_.set(finding, answers::Answer::choice(*at));
    }
    for (const auto& name : person.medicines) medicines_.push_back(intake::resolve(pack, {.name = name}, "GB"));
    intake::set_findings(pack, medicines_, own_);
    closed_ = answers::close(pack, own_).answers;
    if (!person.silent) answer_the_rest();
    if (open != 0xFFFF) closed_.set(FindingId{open}, {});
    probabilities_.assign(pack.cause_count(), 0);
    for (const auto& [id, p] : person.causes) probabilities_[real_pack().cause(id).index] = p;
    const triage::Triage triage;
    const urgency::Urgency urgency{.level = person.level, .floor = person.level, .from_leading = person.level, .sums = {}};
    static const plan::Planner planner(pack);
    plan = planner.make({.own = own_, .closed = closed_, .posterior = posterior_, .ranges = {}, .triage = triage, .urgency = urgency,
                         .medicines = medicines_, .region = "GB", .medicines_given = !person.silent, .given_probabilities = probabilities_},
                        ledger);
  }

  [[nodiscard]] auto probabilities() const -> const std::vector<double>& { return probabilities_; }
  [[nodiscard]] auto closed() const -> const answers::Answers& { return closed_; }
  [[nodiscard]] auto medicines() const -> const std::vector<intake::Medicine>& { return medicines_; }
  [[nodiscard]] auto now() const -> const plan::Stage& { return plan.stages.front(); }

  plan::Plan plan;
  ledger::Ledger ledger;

 private:
  // Yes/no questions still open become no, as a person would who reads every safety page and ticks nothing.
  void answer_the_rest() {
    const auto& pack = real_pack().pack();
    for (std::uint16_t i = 0; i < pack.finding_count(); ++i) {
      const FindingId id{i};
      if (pack.finding(id).kind() == fb::AnswerKind::yes_no && closed_.of(id).is_open()) closed_.set(id, answers::Answer::no());
    }
    const auto pregnancy = real_pack().finding("pregnancy_status");
    if (closed_.of(pregnancy).is_open()) closed_.set(pregnancy, answers::Answer::choice(*pack.find_option(pregnancy, "no")));
  }

  answers::Answers own_, closed_{real_pack().pack()};
  infer::Posterior posterior_;
  std::vector<intake::Medicine> medicines_;
  std::vector<double> probabilities_;
};

using Ids = std::vector<std::string>;

inline auto id_of(TreatmentId id) -> std::string { return real_pack().pack().treatment(id).id()->str(); }

inline auto ids(const std::vector<plan::Line>& list) -> Ids {
  Ids out;
  for (const auto& line : list) out.push_back(id_of(line.treatment));
  return out;
}

inline auto has(const std::vector<plan::Line>& list, const std::string& id) -> bool {
  return std::ranges::any_of(list, [&](const auto& line) { return id_of(line.treatment) == id; });
}

inline auto is_offered(const plan::Plan& plan, const std::string& id) -> bool {
  return std::ranges::any_of(plan.stages, [&](const auto& stage) { return has(stage.do_now, id) || has(stage.consider, id); });
}

inline auto left_out(const plan::Plan& plan) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> out;
  for (const auto& left : plan.left_out) out[id_of(left.treatment)] = real_pack().pack().rule(left.rule).id()->str();
  return out;
}

// The plan as a page of words, for a failing test.
inline auto page(const plan::Plan& plan) -> std::string {
  const auto& pack = real_pack().pack();
  std::string out;
  const auto add_rules = [&](const char* word, const std::vector<RuleId>& rules) {
    if (rules.empty()) return;
    out += std::string(" [") + word;
    for (const auto rule : rules) out += " " + pack.rule(rule).id()->str();
    out += "]";
  };
  const auto add_list = [&](const char* name, const std::vector<plan::Line>& list) {
    out += std::string("  ") + name + ":\n";
    for (const auto& line : list) {
      char score[32];
      std::snprintf(score, sizeof score, " %.3f", line.score);
      out += "    " + id_of(line.treatment) + score;
      if (!line.timing.empty()) out += " (" + std::string(line.timing) + ")";
      if (!line.remark.empty()) out += " {" + std::string(line.remark) + "}";
      if (line.because) out += " because " + pack.rule(*line.because).id()->str();
      add_rules("limit", line.limits);
      add_rules("note", line.notes);
      add_rules("not if", line.not_if);
      for (const auto finding : line.ask) out += " ?" + pack.finding(finding).id()->str();
      out += " : " + std::string(line.why) + "\n";
    }
  };
  for (const auto& stage : plan.stages) {
    out += pack.raw().windows()->Get(stage.window.index)->id()->str() + " " + std::to_string(stage.from_day) + ".." + std::to_string(stage.to_day) + "\n";
    add_list("do", stage.do_now);
    add_list("consider", stage.consider);
    add_list("ask first", stage.ask_first);
    add_list("avoid", stage.avoid);
  }
  for (const auto& [treatment, rule] : left_out(plan)) out += "left out " + treatment + " " + rule + "\n";
  for (const auto& alert : plan.alerts) out += "alert " + pack.rule(alert.rule).id()->str() + "\n";
  out += "recheck in " + std::to_string(plan.recheck.in_days) + "; open:";
  for (const auto finding : plan.open_safety) out += " " + pack.finding(finding).id()->str();
  return out + "\n";
}

}  // namespace antalgic::plans
