#include "faces/cli/case_runs.hpp"

#include <algorithm>

#include "answers/condition.hpp"
#include "care/consultation.hpp"
#include "explain/grounds.hpp"
#include "explain/words.hpp"
#include "faces/cli/io.hpp"

namespace antalgic::cli {
namespace {

using pack::text;

auto answer_of(const compile::Given& given) -> answers::Answer {
  using State = compile::Given::State;
  switch (given.state) {
    case State::yes: return answers::Answer::yes();
    case State::no: return answers::Answer::no();
    case State::option: return answers::Answer::choice(given.option);
    case State::number: return answers::Answer::amount(given.number);
    case State::unknown: return answers::Answer::unknown();
  }
  return answers::Answer::unknown();
}

auto presentation_of(const compile::Case& one, const pack::Pack& pack) -> care::Presentation {
  care::Presentation out{answers::Answers{pack}};
  for (const auto& given : one.given) out.answers.set(given.finding, answer_of(given));
  for (const auto& name : one.medicines) {
    intake::MedicineSaid said;
    said.name = name;
    out.medicines.push_back(said);
  }
  out.medicines_given = !one.medicines.empty();
  out.setting = one.setting;
  if (!one.region.empty()) out.region = one.region;
  return out;
}

enum class Column : std::uint8_t { offered, asked_first, avoided };

auto stands_in(const plan::Plan& plan, TreatmentId treatment, Column column) -> bool {
  const auto in = [&](const std::vector<plan::Line>& lines) {
    return std::ranges::find(lines, treatment, &plan::Line::treatment) != lines.end();
  };
  return std::ranges::any_of(plan.stages, [&](const plan::Stage& stage) {
    switch (column) {
      case Column::offered: return in(stage.do_now) || in(stage.consider);
      case Column::asked_first: return in(stage.ask_first);
      case Column::avoided: return in(stage.avoid);
    }
    return false;
  });
}

// The safety rules that show anywhere in the plan or its ledger.
auto safety_rules_at_work(const care::Assessment& assessment) -> std::vector<RuleId> {
  std::vector<RuleId> out;
  for (const auto& one : assessment.plan.left_out) out.push_back(one.rule);
  for (const auto& one : assessment.plan.alerts) out.push_back(one.rule);
  for (const auto& step : assessment.ledger.steps())
    if (step.kind == ledger::StepKind::dropped_by_rule) out.push_back(RuleId{step.detail});
  for (const auto& stage : assessment.plan.stages) {
    for (const auto* list : {&stage.do_now, &stage.consider, &stage.ask_first, &stage.avoid}) {
      for (const auto& line : *list) {
        out.insert(out.end(), line.limits.begin(), line.limits.end());
        out.insert(out.end(), line.notes.begin(), line.notes.end());
        if (line.because) out.push_back(*line.because);
      }
    }
  }
  return out;
}

class Run {
 public:
  Run(const compile::Model& model, const pack::Pack& pack)
      : model_(model), pack_(pack), consultation_(pack), fired_(pack.raw().rules()->size()), silent_(fired_.size()) {}

  auto all() -> CaseRuns {
    for (std::size_t i = 0; i < model_.cases.size(); ++i) {
      progress("cases", i, model_.cases.size());
      run(model_.cases[i]);
    }
    progress_gone();
    for (const auto kind : {fb::RuleKind::danger, fb::RuleKind::channel, fb::RuleKind::safety}) {
      const auto [begin, end] = pack_.rules_of(kind);
      for (auto i = begin; i < end; ++i) {
        if (!fired_[i]) out_.not_fired.push_back(explain::rule_name(pack_, RuleId{i}));
        if (!silent_[i]) out_.not_silent.push_back(explain::rule_name(pack_, RuleId{i}));
      }
    }
    return std::move(out_);
  }

 private:
  void run(const compile::Case& one) {
    assessment_.emplace(consultation_.assess(presentation_of(one, pack_)));
    wrong_.clear();
    note_coverage();
    check_levels(one.expect);
    check_rules(one.expect);
    check_plan(one.expect);
    if (wrong_.empty()) {
      ++out_.passed;
    } else {
      ++out_.failed;
      for (const auto& line : wrong_) out_.failures.push_back(one.id + ": " + line);
    }
  }

  void note_coverage() {
    for (const auto kind : {fb::RuleKind::danger, fb::RuleKind::channel}) {
      const auto [begin, end] = pack_.rules_of(kind);
      for (auto i = begin; i < end; ++i) {
        const auto firing = answers::evaluate(pack_, RuleId{i}, assessment_->closed);
        fired_[i] = fired_[i] || firing == Firing::fires;
        silent_[i] = silent_[i] || firing == Firing::silent;
      }
    }
    const auto at_work = safety_rules_at_work(*assessment_);
    const auto [begin, end] = pack_.rules_of(fb::RuleKind::safety);
    for (auto i = begin; i < end; ++i) {
      if (std::ranges::find(at_work, RuleId{i}) != at_work.end()) fired_[i] = true;
      else silent_[i] = true;
    }
  }

  void expect_that(bool holds, const std::string& what) {
    if (!holds) wrong_.push_back(what);
  }

  void check_levels(const compile::Expectation& expect) {
    const auto check = [&](const char* name, std::optional<fb::Level> wanted, fb::Level got) {
      if (wanted)
        expect_that(
            *wanted == got,
            std::string{name}.append(" should be ").append(explain::name_of(*wanted)).append(", is ").append(explain::name_of(got)));
    };
    check("floor", expect.floor, assessment_->triage.floor);
    check("urgency", expect.urgency, assessment_->urgency.level);
  }

  void check_rules(const compile::Expectation& expect) {
    const auto check = [&](const std::vector<compile::DangerId>& rules, Firing wanted, const char* word) {
      for (const auto danger : rules) {
        const auto& id = model_.dangers[danger.index].id;
        const auto rule = pack_.find_rule(id);
        expect_that(rule && answers::evaluate(pack_, *rule, assessment_->closed) == wanted, id + " should be " + word);
      }
    };
    check(expect.fired, Firing::fires, "fired");
    check(expect.silent, Firing::silent, "silent");
    check(expect.undecided, Firing::undecided, "undecided");
    for (const auto finding : expect.not_applicable) {
      const bool closed = assessment_->closed.of(finding).state == answers::State::not_applicable;
      expect_that(closed, std::string{text(pack_.finding(finding).id())} + " should not be applicable");
    }
  }

  void check_plan(const compile::Expectation& expect) {
    const auto& plan = assessment_->plan;
    const auto check = [&](const std::vector<TreatmentId>& treatments, Column column, bool wanted, const char* words) {
      for (const auto treatment : treatments)
        expect_that(stands_in(plan, treatment, column) == wanted, std::string{text(pack_.treatment(treatment).id())} + words);
    };
    check(expect.offered, Column::offered, true, " should be offered");
    check(expect.not_offered, Column::offered, false, " should not be offered");
    check(expect.asked_first, Column::asked_first, true, " should stand under ask first");
    check(expect.avoided, Column::avoided, true, " should stand under avoid");
    for (const auto treatment : expect.left_out) {
      const bool there = std::ranges::find(plan.left_out, treatment, &plan::LeftOut::treatment) != plan.left_out.end();
      expect_that(there, std::string{text(pack_.treatment(treatment).id())} + " should be left out");
    }
    if (expect.leads) check_leader(*expect.leads);
  }

  void check_leader(const compile::Leader& leader) {
    const auto& first = assessment_->entries.front();
    const auto* cause = std::get_if<CauseId>(&leader);
    const bool right = cause != nullptr ? !first.family.exists() && first.cause == *cause : first.family == std::get<FamilyId>(leader);
    const auto got =
        first.family.exists() ? text(pack_.raw().families()->Get(first.family.index)->id()) : text(pack_.cause(first.cause).id());
    expect_that(right, "another entry should lead than " + std::string{got});
  }

  const compile::Model& model_;
  const pack::Pack& pack_;
  care::Consultation consultation_;
  std::vector<bool> fired_, silent_;
  std::optional<care::Assessment> assessment_;
  std::vector<std::string> wrong_;
  CaseRuns out_;
};

}  // namespace

auto run_cases(const compile::Model& model, const pack::Pack& pack) -> CaseRuns { return Run{model, pack}.all(); }

}  // namespace antalgic::cli
