#include "answers/closure.hpp"

#include <algorithm>

#include "answers/evaluator.hpp"

namespace antalgic::answers {

namespace fb = pack::fb;

namespace {

constexpr double days_in_a_year = 365.25;

auto has_flag(const fb::Finding& finding, fb::FindingFlag flag) -> bool {
  return (static_cast<unsigned>(finding.flags()) & static_cast<unsigned>(flag)) != 0;
}

auto answer_of(const fb::Fill& fill) -> Answer {
  switch (fill.state()) {
    case fb::FillState::not_applicable: return {.state = State::not_applicable};
    case fb::FillState::no: return Answer::no();
    case fb::FillState::yes: return Answer::yes();
    case fb::FillState::option: return Answer::choice(fill.option());
    case fb::FillState::number: return Answer::amount(fill.value());
  }
  return {};
}

// Which of the person's own answers each filled one goes back to, and which own answers a fill would have changed.
class Roots {
 public:
  Roots(const Answers& own, std::vector<Contradiction>& out) : root_(own.size()), out_(out) {
    for (std::size_t i = 0; i < own.size(); ++i)
      if (const FindingId id{static_cast<std::uint16_t>(i)}; own.of(id).is_given()) root_[i] = id;
  }

  [[nodiscard]] auto of(FindingId finding) const -> FindingId { return finding.exists() ? root_[finding.index] : FindingId{}; }
  void filled(FindingId finding, FindingId because) { root_[finding.index] = of(because); }

  // Requires: `said` is the person's own.
  void contradicted(FindingId said, FindingId because) {
    const auto root = of(because);
    if (root == said || !root.exists()) return;
    const auto same_pair = [&](const Contradiction& c) {
      return (c.said == said && c.implied_by == root) || (c.said == root && c.implied_by == said);
    };
    if (std::ranges::none_of(out_, same_pair)) out_.push_back({said, root});
  }

 private:
  std::vector<FindingId> root_;
  std::vector<Contradiction>& out_;
};

class Closing {
 public:
  Closing(const pack::Pack& pack, const Answers& own, Answers& out, Roots* roots)
      : pack_(pack), own_(own), out_(out), roots_(roots), evaluator_(pack, out) {}

  void run() {
    dont_knows();
    do {
      changed_ = false;
      derivations();
      narrower();
      rules();
    } while (changed_);
  }

 private:
  // The option that means "I do not know" is asked and unknown.
  void dont_knows() {
    for (std::uint16_t i = 0; i < out_.size(); ++i) {
      const FindingId id{i};
      const auto& answer = out_.of(id);
      if (!answer.is_given()) continue;
      const auto& finding = pack_.finding(id);
      if (finding.kind() == fb::AnswerKind::choice && answer.option == finding.dont_know_option()) out_.set(id, Answer::unknown());
    }
  }

  void fill(FindingId finding, Answer answer, FindingId because) {
    const auto& now = out_.of(finding);
    if (!now.is_open()) {
      const bool differs = now.state != answer.state || now.option != answer.option || now.number != answer.number;
      if (roots_ != nullptr && differs && own_.of(finding).is_given() && answer.origin != Origin::derived)
        roots_->contradicted(finding, because);
      return;
    }
    out_.set(finding, answer);
    if (roots_ != nullptr) roots_->filled(finding, because);
    changed_ = true;
  }

  void imply(FindingId finding, Answer answer, FindingId because) {
    answer.origin = Origin::implied;
    fill(finding, answer, because);
  }

  void derivations() {
    if (pack_.raw().derived() == nullptr) return;
    for (const auto* derivation : *pack_.raw().derived()) {
      const FindingId finding{derivation->finding()};
      if (derivation->formula() == fb::Formula::any_of)
        any_of(*derivation);
      else if (out_.of(finding).is_open())
        formula(*derivation);
    }
  }

  void formula(const fb::Derivation& derivation) {
    const FindingId first{derivation.from()->Get(0)};
    const auto& a = out_.of(first);
    const auto& b = out_.of(FindingId{derivation.from()->Get(1)});
    if (!a.is_given() || !b.is_given()) return;
    Answer answer = Answer::amount(0);
    if (derivation.formula() == fb::Formula::body_mass_index) {
      const double metres = b.number / 100;
      if (!(metres > 0)) return;
      answer.number = a.number / (metres * metres);
    } else {
      answer.number = a.number - b.number / days_in_a_year;
    }
    answer.origin = Origin::derived;
    fill(FindingId{derivation.finding()}, answer, first);
  }

  void any_of(const fb::Derivation& derivation) {
    const FindingId finding{derivation.finding()};
    bool any_open = false;
    FindingId last;
    for (const auto part : *derivation.from()) {
      last = FindingId{part};
      if (out_.is_yes(last)) return imply(finding, Answer::yes(), last);
      any_open = any_open || out_.of(last).is_open();
    }
    if (!any_open && derivation.otherwise_no()) imply(finding, Answer::no(), last);
  }

  void narrower() {
    for (const auto* pair : *pack_.raw().narrower()) {
      const FindingId part{pair->part()};
      const FindingId whole{pair->whole()};
      const std::uint16_t option = pair->whole_option() == 0xFFFF ? std::uint16_t{0} : pair->whole_option();
      if (out_.is_yes(part)) imply(whole, Answer::choice(option), part);
      const auto& above = out_.of(whole);
      if (above.is_given() && above.option != option && !has_flag(pack_.finding(part), fb::FindingFlag::screen))
        imply(part, Answer::no(), whole);
    }
  }

  void rules() {
    const auto [begin, end] = pack_.rules_of(fb::RuleKind::closure);
    for (auto i = begin; i < end; ++i) {
      const auto& rule = pack_.rule(RuleId{i});
      if (evaluator_.rule(rule) != Firing::fires || rule.fills() == nullptr) continue;
      const auto because = roots_ == nullptr ? FindingId{} : reason(rule);
      const auto origin = reads_unknown(rule) ? Origin::assumed : Origin::implied;
      for (const auto* filled : *rule.fills()) {
        auto answer = answer_of(*filled);
        answer.origin = origin;
        fill(FindingId{filled->finding()}, answer, because);
      }
    }
  }

  // Asking must not weigh: what follows from "I do not know" is kept apart from what follows from an answer.
  auto reads_unknown(const fb::Rule& rule) const -> bool {
    return std::ranges::any_of(pack_.code(ConditionId{rule.when()}), [&](std::uint32_t word) {
      const Node node(word);
      return node.kind == Node::Kind::atom && evaluator_.fb_atom(node.argument).op() == fb::AtomOp::unknown;
    });
  }

  // The first answer in the rule's condition that speaks for it.
  auto reason(const fb::Rule& rule) const -> FindingId {
    const auto code = pack_.code(ConditionId{rule.when()});
    for (const auto word : code) {
      const Node node(word);
      if (node.kind != Node::Kind::atom || evaluator_.atom(AtomId{static_cast<std::uint16_t>(node.argument)}) != Firing::fires) continue;
      const FindingId subject{evaluator_.fb_atom(node.argument).subject()};
      if (roots_->of(subject).exists()) return subject;
    }
    return {};
  }

  const pack::Pack& pack_;
  const Answers& own_;
  Answers& out_;
  Roots* roots_;
  Evaluator evaluator_;
  bool changed_ = false;
};

}  // namespace

auto close(const pack::Pack& pack, const Answers& own) -> Closed {
  Closed closed{.answers = own, .contradictions = {}};
  Roots roots(own, closed.contradictions);
  Closing(pack, own, closed.answers, &roots).run();
  return closed;
}

void close_into(const pack::Pack& pack, const Answers& own, Answers& out) {
  out = own;
  Closing(pack, own, out, nullptr).run();
}

}  // namespace antalgic::answers
