#include "answers/condition.hpp"

#include <algorithm>

#include "answers/evaluator.hpp"

namespace antalgic::answers {

using pack::fb::AtomOp;

namespace {

const Surroundings nothing_known;

constexpr auto as_firing(bool holds) -> Firing { return holds ? Firing::fires : Firing::silent; }

auto compare(AtomOp op, double number, double value) -> bool {
  switch (op) {
    case AtomOp::less: return number < value;
    case AtomOp::less_equal: return number <= value;
    case AtomOp::greater: return number > value;
    case AtomOp::greater_equal: return number >= value;
    default: return number == value;
  }
}

// What an atom about one of several options says of the option given.
auto holds_option(const pack::fb::Atom& atom, std::uint16_t option) -> bool {
  switch (atom.op()) {
    case AtomOp::yes: return option == 0;
    case AtomOp::no: return option == 1;
    default: return option < 64 && ((atom.mask() >> option) & 1U) != 0;
  }
}

}  // namespace

Evaluator::Evaluator(const pack::Pack& pack, const Answers& answers, const Surroundings* around, const Supposed* supposed)
    : atoms_(pack.raw().atoms()),
      conditions_(pack.raw().conditions()),
      rules_(pack.raw().rules()),
      code_(pack.raw().code()->data()),
      answers_(&answers),
      around_(around),
      supposed_(supposed) {}

auto Evaluator::begin(ConditionId id) const -> const std::uint32_t* { return code_ + conditions_->Get(id.index)->begin(); }

void Evaluator::skip(const std::uint32_t*& at, std::uint32_t count) {
  while (count > 0) {
    count += Node(*at).children;
    ++at;
    --count;
  }
}

auto Evaluator::rule(const pack::fb::Rule& rule) const -> Firing {
  const auto when = condition(ConditionId{rule.when()});
  if (when == Firing::silent) return when;
  const ConditionId unless{rule.unless()};
  return unless.exists() && condition(unless) == Firing::fires ? Firing::silent : when;
}

// `decides` ends the search early; of no children at all the opposite holds.
template <Firing decides>
auto Evaluator::joined(const std::uint32_t*& at, std::uint32_t children) const -> Firing {
  auto so_far = decides == Firing::silent ? Firing::fires : Firing::silent;
  for (auto left = children; left > 0; --left) {
    const auto child = child_at(at);
    so_far = decides == Firing::silent ? both(so_far, child) : either(so_far, child);
    if (so_far == decides) {
      skip(at, left - 1);
      break;
    }
  }
  return so_far;
}

auto Evaluator::node(const std::uint32_t*& at) const -> Firing {
  const Node here(*at++);
  switch (here.kind) {
    case Node::Kind::atom: return atom_at(here.argument);
    case Node::Kind::all: return joined<Firing::silent>(at, here.children);
    case Node::Kind::any: return joined<Firing::fires>(at, here.children);
    case Node::Kind::at_least: break;
  }
  return at_least(at, here);
}

auto Evaluator::at_least(const std::uint32_t*& at, Node here) const -> Firing {
  std::uint32_t fire = 0;
  std::uint32_t may = 0;  // fire or could still
  for (auto left = here.children; left > 0; --left) {
    const auto child = child_at(at);
    fire += child == Firing::fires ? 1 : 0;
    may += child != Firing::silent ? 1 : 0;
    if (fire >= here.least || may + (left - 1) < here.least) {
      skip(at, left - 1);
      break;
    }
  }
  if (fire >= here.least) return Firing::fires;
  return may >= here.least ? Firing::undecided : Firing::silent;
}

auto Evaluator::other_atom(const pack::fb::Atom& atom) const -> Firing {
  const auto op = atom.op();
  if (op >= AtomOp::taking) return beside_answers(atom);
  const auto& given = answer(atom.subject());
  if (op == AtomOp::open) return as_firing(given.is_open());
  if (op == AtomOp::unknown) return given.state == State::not_asked ? Firing::undecided : as_firing(given.state == State::unknown);
  if (op >= AtomOp::less && op <= AtomOp::equal) return comparison(atom);
  if (given.is_open()) return Firing::undecided;
  return as_firing(given.is_given() && holds_option(atom, given.option));
}

auto Evaluator::comparison(const pack::fb::Atom& atom) const -> Firing {
  const auto& given = answer(atom.subject());
  if (given.is_given()) return as_firing(compare(atom.op(), given.number, atom.value()));
  if (!given.is_open()) return Firing::silent;
  const ConditionId stand_in{atom.stand_in()};
  if (stand_in.exists() && condition(stand_in) == Firing::fires) return Firing::fires;
  return atom.unmeasured_is_no() ? Firing::silent : Firing::undecided;
}

auto Evaluator::beside_answers(const pack::fb::Atom& atom) const -> Firing {
  const auto& around = around_ != nullptr ? *around_ : nothing_known;
  switch (atom.op()) {
    case AtomOp::taking: return around.taking(ClassId{atom.subject()});
    case AtomOp::proposing: return around.proposing(ProposalId{atom.subject()});
    case AtomOp::fired: return around.fired(RuleId{atom.subject()});
    case AtomOp::unexplained: return around.unexplained();
    default: return around.item(atom.op(), atom.value());
  }
}

auto evaluate(const pack::Pack& pack, AtomId atom, const Answers& answers, const Surroundings* around, const Supposed* supposed)
    -> Firing {
  return Evaluator(pack, answers, around, supposed).atom(atom);
}

auto evaluate(const pack::Pack& pack, ConditionId condition, const Answers& answers, const Surroundings* around,
              const Supposed* supposed) -> Firing {
  return Evaluator(pack, answers, around, supposed).condition(condition);
}

auto evaluate(const pack::Pack& pack, RuleId rule, const Answers& answers, const Surroundings* around, const Supposed* supposed)
    -> Firing {
  return Evaluator(pack, answers, around, supposed).rule(rule);
}

namespace {

// Walks the undecided children of a condition and notes each open answer that an atom of them reads.
class OpenFindings {
 public:
  OpenFindings(const Evaluator& evaluator, std::vector<FindingId>& out) : evaluator_(evaluator), out_(out) {}

  void walk(const std::uint32_t*& at) {
    auto ahead = at;
    if (evaluator_.node(ahead) != Firing::undecided) {
      at = ahead;
      return;
    }
    const Node here(*at++);
    if (here.kind == Node::Kind::atom) note(evaluator_.fb_atom(here.argument));
    for (std::uint32_t child = 0; child < here.children; ++child) walk(at);
  }

 private:
  void note(const pack::fb::Atom& atom) {
    if (atom.op() >= AtomOp::taking) return;
    const FindingId finding{atom.subject()};
    if (std::ranges::find(out_, finding) == out_.end()) out_.push_back(finding);
  }

  const Evaluator& evaluator_;
  std::vector<FindingId>& out_;
};

}  // namespace

void open_findings(const pack::Pack& pack, ConditionId condition, const Answers& answers, std::vector<FindingId>& out,
                   const Surroundings* around) {
  const Evaluator evaluator(pack, answers, around);
  auto at = evaluator.begin(condition);
  OpenFindings(evaluator, out).walk(at);
}

}  // namespace antalgic::answers
