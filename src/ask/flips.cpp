#include "ask/flips.hpp"

#include <algorithm>

namespace antalgic::ask {
namespace {

using answers::Node;
using pack::fb::AtomOp;

constexpr int out_of_reach = 1000;

auto compares(AtomOp op, double number, double value) -> bool {
  switch (op) {
    case AtomOp::less: return number < value;
    case AtomOp::less_equal: return number <= value;
    case AtomOp::greater: return number > value;
    case AtomOp::greater_equal: return number >= value;
    case AtomOp::equal: return number == value;
    default: return false;
  }
}

auto atom_of(const pack::Pack& pack, Node node) -> const pack::fb::Atom& { return pack.atom(AtomId{static_cast<std::uint16_t>(node.argument)}); }

}  // namespace

Flips::Flips(const pack::Pack& pack)
    : pack_(&pack), always_direct_(pack.raw().rules()->size()), direct_(pack.raw().rules()->size()),
      direct_findings_(pack.raw().rules()->size()), finding_of_(pack.raw().options()->size()), parts_(pack.finding_count()),
      head_(pack.raw().options()->size(), none) {
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    const auto& it = pack.finding(FindingId{finding});
    for (std::uint16_t option = 0; option < it.option_count(); ++option) finding_of_[pack.option_of(FindingId{finding}, option).index] = finding;
  }
  find_parts();
  find_keys();
  for (const auto kind : {pack::fb::RuleKind::danger, pack::fb::RuleKind::raise}) {
    const auto [first, last] = pack.rules_of(kind);
    for (std::uint16_t rule = first; rule < last; ++rule) {
      rules_.push_back(RuleId{rule});
      find_direct(RuleId{rule});
    }
  }
}

// All parts below each finding, however far down.
void Flips::find_parts() {
  const auto& pairs = *pack_->raw().narrower();
  for (std::uint16_t finding = 0; finding < parts_.size(); ++finding) {
    Keys& below = parts_[finding];
    const auto add_parts_of = [&](std::uint16_t whole) {
      for (const pack::fb::Narrower* pair : pairs) {
        if (pair->whole() == whole && std::ranges::find(below, pair->part()) == below.end()) below.push_back(pair->part());
      }
    };
    add_parts_of(finding);
    for (std::size_t at = 0; at < below.size(); ++at) add_parts_of(below[at]);
  }
}

void Flips::find_keys() {
  for (std::uint32_t atom = 0; atom < pack_->raw().atoms()->size(); ++atom) {
    keys_.push_back(keys_of_atom(pack_->atom(AtomId{static_cast<std::uint16_t>(atom)})));
  }
}

// Options of its finding that make it true; for a yes also a yes to any part.
auto Flips::keys_of_atom(const pack::fb::Atom& atom) const -> Keys {
  Keys keys;
  if (atom.op() > AtomOp::equal) return keys;
  const FindingId subject{atom.subject()};
  const auto& finding = pack_->finding(subject);
  for (std::uint16_t option = 0; option < finding.option_count(); ++option) {
    const OptionId id = pack_->option_of(subject, option);
    bool holds = false;
    switch (atom.op()) {
      case AtomOp::yes: holds = option == 0; break;
      case AtomOp::no: holds = option == 1; break;
      case AtomOp::option: holds = ((atom.mask() >> option) & 1U) != 0; break;
      default: {
        const auto& bin = pack_->option(id);
        holds = compares(atom.op(), bin.from() + (bin.to() - bin.from()) / 2, atom.value());
      }
    }
    if (holds) keys.push_back(id.index);
  }
  if (atom.op() != AtomOp::yes && atom.op() != AtomOp::option) return keys;
  for (const pack::fb::Narrower* pair : *pack_->raw().narrower()) {
    if (pair->whole() != atom.subject()) continue;
    const std::uint16_t option = pair->whole_option() == FindingId::none_index ? std::uint16_t{0} : pair->whole_option();
    if (atom.op() == AtomOp::option && ((atom.mask() >> option) & 1U) == 0) continue;
    const auto add = [&](std::uint16_t part) {
      const std::uint16_t key = pack_->option_of(FindingId{part}, 0).index;
      if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    };
    add(pair->part());
    std::ranges::for_each(parts_[pair->part()], add);
  }
  return keys;
}

void Flips::find_direct(RuleId rule) {
  const auto& it = pack_->rule(rule);
  Keys& list = direct_findings_[rule.index];
  add_direct(list, ConditionId{it.unless()});
  for (const std::uint32_t word : pack_->code(ConditionId{it.when()})) {
    const Node node(word);
    if (node.kind != Node::Kind::atom) continue;
    const auto& atom = atom_of(*pack_, node);
    if (atom.op() <= AtomOp::equal && !atom.unmeasured_is_no() && !ConditionId{atom.stand_in()}.exists()) continue;
    if (atom.op() <= AtomOp::unknown) list.push_back(atom.subject());
    add_direct(list, ConditionId{atom.stand_in()});
  }
  const Keys read = list;
  for (const std::uint16_t finding : read) list.insert(list.end(), parts_[finding].begin(), parts_[finding].end());
  Keys keys;
  const std::uint32_t* at = pack_->code(ConditionId{it.when()}).data();
  always_direct_[rule.index] = shares_keys(at, keys) ? 1 : 0;
}

// Every finding that `condition` reads, stand-ins too.
void Flips::add_direct(Keys& list, ConditionId condition) const {
  if (!condition.exists()) return;
  for (const std::uint32_t word : pack_->code(condition)) {
    const Node node(word);
    if (node.kind != Node::Kind::atom) continue;
    const auto& atom = atom_of(*pack_, node);
    if (atom.op() <= AtomOp::unknown) list.push_back(atom.subject());
    add_direct(list, ConditionId{atom.stand_in()});
  }
}

// True where one answer could make two children of an `all` or `at_least` true. `keys`: all below, appended.
auto Flips::shares_keys(const std::uint32_t*& at, Keys& keys) const -> bool {
  const Node node(*at++);
  if (node.kind == Node::Kind::atom) {
    keys = keys_[node.argument];
    return false;
  }
  bool shares = false;
  for (std::uint32_t child = 0; child < node.children; ++child) {
    Keys below;
    shares |= shares_keys(at, below);
    for (const std::uint16_t key : below) {
      const bool known = std::ranges::find(keys, key) != keys.end();
      if (!known) keys.push_back(key);
      shares |= known && node.kind != Node::Kind::any;
    }
  }
  return shares;
}

auto Flips::may_count_lower(const pack::fb::Rule& rule, const answers::Answers& closed) const -> bool {
  if (rule.anchors()->size() == 0 && rule.anchor_atoms()->size() == 0) return false;
  return std::ranges::any_of(pack_->code(ConditionId{rule.when()}), [&](std::uint32_t word) {
    const Node node(word);
    if (node.kind != Node::Kind::atom) return false;
    const auto& atom = atom_of(*pack_, node);
    return atom.op() == AtomOp::yes && closed.of(FindingId{atom.subject()}).state == answers::State::unknown;
  });
}

void Flips::start(const answers::Answers& closed) {
  for (const std::uint16_t option : headed_) head_[option] = none;
  headed_.clear();
  links_.clear();
  direct_ = always_direct_;
  const answers::Evaluator evaluator(*pack_, closed);
  for (const RuleId rule : rules_) {
    if (direct_[rule.index] != 0) continue;
    const auto& it = pack_->rule(rule);
    if (may_count_lower(it, closed)) {
      direct_[rule.index] = 1;
      continue;
    }
    const ConditionId unless{it.unless()};
    if (unless.exists() && evaluator.condition(unless) == Firing::fires) continue;
    const std::uint32_t* at = evaluator.begin(ConditionId{it.when()});
    if (shortfall(evaluator, at) != 1) continue;
    at = evaluator.begin(ConditionId{it.when()});
    collect(evaluator, at, rule);
  }
}

// How many open atoms must come true at least; 0: it is true, out_of_reach: it is false.
auto Flips::shortfall(const answers::Evaluator& evaluator, const std::uint32_t*& at) const -> int {
  const Node node(*at++);
  if (node.kind == Node::Kind::atom) {
    const Firing firing = evaluator.atom(AtomId{static_cast<std::uint16_t>(node.argument)});
    return firing == Firing::fires ? 0 : firing == Firing::undecided ? 1 : out_of_reach;
  }
  int sum = 0, least = out_of_reach, done = 0, one_off = 0, within_reach = 0;
  for (std::uint32_t child = 0; child < node.children; ++child) {
    const int here = shortfall(evaluator, at);
    sum = std::min(out_of_reach, sum + here);
    least = std::min(least, here);
    done += here == 0 ? 1 : 0;
    one_off += here == 1 ? 1 : 0;
    within_reach += here < out_of_reach ? 1 : 0;
  }
  if (node.kind == Node::Kind::all) return sum;
  if (node.kind == Node::Kind::any) return least;
  const int wanting = static_cast<int>(node.least) - done;
  if (wanting <= 0) return 0;
  if (within_reach < static_cast<int>(node.least)) return out_of_reach;
  return wanting == 1 && one_off > 0 ? 1 : 2;  // beyond 1 it does not matter how many
}

// Requires: the shortfall here is 1. Of its children only those that are one off count: in an `all` there is just one.
void Flips::collect(const answers::Evaluator& evaluator, const std::uint32_t*& at, RuleId rule) {
  const Node node(*at++);
  if (node.kind == Node::Kind::atom) {
    for (const std::uint16_t key : keys_[node.argument]) {
      if (is_direct(rule, FindingId{finding_of_[key]})) continue;
      if (head_[key] == none) {
        headed_.push_back(key);
      } else if (links_[head_[key]].rule == rule) {
        continue;
      }
      links_.push_back({rule, head_[key]});
      head_[key] = static_cast<std::uint32_t>(links_.size() - 1);
    }
    return;
  }
  for (std::uint32_t child = 0; child < node.children; ++child) {
    const std::uint32_t* look = at;
    if (shortfall(evaluator, look) == 1) {
      collect(evaluator, at, rule);
    } else {
      at = look;
    }
  }
}

}  // namespace antalgic::ask
