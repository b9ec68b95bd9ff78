#include "compile/condition_parser.hpp"

#include <algorithm>
#include <array>

#include "compile/condition_lexer.hpp"
#include "compile/reading.hpp"

namespace antalgic::compile {
namespace {

constexpr int most_brackets = 64;  // deeper text is refused before it can exhaust the stack

constexpr std::array<std::pair<std::string_view, fb::AtomOp>, 5> comparisons{{
    {"<", fb::AtomOp::less}, {"<=", fb::AtomOp::less_equal}, {">", fb::AtomOp::greater}, {">=", fb::AtomOp::greater_equal}, {"=", fb::AtomOp::equal}}};

constexpr std::array<std::pair<std::string_view, fb::AtomOp>, 4> item_numbers{{{"item.days", fb::AtomOp::item_days},
                                                                                {"item.total_daily_mg", fb::AtomOp::item_total_daily_mg},
                                                                                {"item.daily_mg", fb::AtomOp::item_daily_mg},
                                                                                {"item.minutes", fb::AtomOp::item_minutes}}};

auto depth_of(const Condition& condition) -> int {
  int deepest = 0;
  for (const Condition& child : condition.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

class Parser {
 public:
  Parser(Reading& reading, std::string_view text, Span place, Scope scope)
      : reading_(reading), place_(place), scope_(scope), tokens_(cut(text)), verbatim_(place.end() - place.begin() == text.size()) {}

  auto run() -> MaybeCondition {
    Condition out = disjunction();
    if (!stopped_ && peek().kind != TokenKind::end) unexpected("the end, `and` or `or`");
    if (!stopped_ && depth_of(out) > Condition::max_depth) say(IssueKind::condition_too_deep, place_, "a condition " + std::to_string(depth_of(out)) + " deep");
    return faulty_ ? std::nullopt : MaybeCondition(std::move(out));
  }

 private:
  // ---- grammar ----
  auto disjunction() -> Condition { return joined("or", Condition::Node::any, [this] { return conjunction(); }); }
  auto conjunction() -> Condition { return joined("and", Condition::Node::all, [this] { return unit(); }); }

  template <class Part>
  auto joined(std::string_view joiner, Condition::Node node, Part part) -> Condition {
    const std::uint32_t begin = peek().at;
    Condition first = part();
    if (stopped_ || !at_word(joiner)) return first;
    Condition out(place_);
    out.node = node;
    out.children.push_back(std::move(first));
    while (!stopped_ && accept_word(joiner)) out.children.push_back(part());
    out.where = since(begin);
    return out;
  }

  auto unit() -> Condition {
    if (accept(TokenKind::open)) {
      if (++brackets_ > most_brackets) return too_deep();
      Condition inner = disjunction();
      expect(TokenKind::close, "`)`");
      --brackets_;
      return inner;
    }
    if (peek().kind != TokenKind::word) return unexpected("the name of a finding");
    const Token name = next();
    if (peek().kind == TokenKind::open) return called(name);
    return atom(name);
  }

  auto called(const Token& name) -> Condition {
    if (name.text == "any") return list_of(name, Condition::Node::any);
    if (name.text == "all") return list_of(name, Condition::Node::all);
    if (name.text == "at_least") return list_of(name, Condition::Node::at_least);
    if (name.text == "taking") return about(name, fb::AtomOp::taking);
    if (name.text == "proposing") return about(name, fb::AtomOp::proposing);
    if (name.text == "fired") return about(name, fb::AtomOp::fired);
    return fail(IssueKind::bad_condition, place_of(name), quoted(name.text) + " before a bracket");
  }

  auto list_of(const Token& name, Condition::Node node) -> Condition {
    if (++brackets_ > most_brackets) return too_deep();
    next();  // the bracket
    Condition out(place_);
    out.node = node;
    if (node == Condition::Node::at_least) {
      const Token least = peek();
      if (least.kind != TokenKind::number) return unexpected("how many");
      next();
      expect(TokenKind::comma, "`,`");
      if (!stopped_) out.least = static_cast<std::uint16_t>(std::clamp(least.number, 0.0, 1000.0));
    }
    do {
      if (!stopped_) out.children.push_back(disjunction());
    } while (!stopped_ && accept(TokenKind::comma));
    expect(TokenKind::close, "`,` or `)`");
    --brackets_;
    out.where = since(name.at);
    if (stopped_) return out;
    if (node == Condition::Node::at_least && (out.least == 0 || out.least > out.children.size())) {
      say(IssueKind::bad_condition, out.where, "at least " + std::to_string(out.least) + " of " + std::to_string(out.children.size()));
    }
    if (node != Condition::Node::at_least && out.children.size() == 1) {
      Condition only = std::move(out.children[0]);
      return only;
    }
    return out;
  }

  // ---- atoms about what is not an answer ----
  auto about(const Token& name, fb::AtomOp op) -> Condition {
    next();  // the bracket
    const Token subject = peek();
    if (subject.kind != TokenKind::word) return unexpected("a name");
    next();
    expect(TokenKind::close, "`)`");
    Condition out = make(name, op);
    if (stopped_ || !allowed(out.where, name.text)) return out;
    out.atom.subject = subject_of(op, subject);
    return out;
  }

  auto subject_of(fb::AtomOp op, const Token& name) -> Subject {
    const auto named = [&](Kind kind) {
      const auto index = reading_.resolve(kind, name.text, place_of(name));
      faulty_ = faulty_ || !index;
      return index.value_or(0);
    };
    if (op == fb::AtomOp::taking) return ClassId{named(Kind::medicine_class)};
    if (op == fb::AtomOp::fired) return DangerId{named(Kind::danger)};
    if (const auto set = reading_.names.find(Kind::set, name.text)) return SetId{*set};
    return TreatmentId{named(Kind::treatment)};
  }

  auto item(const Token& name) -> Condition {
    if (name.text == "item.stopping" || name.text == "unexplained") {
      Condition out = make(name, name.text == "unexplained" ? fb::AtomOp::unexplained : fb::AtomOp::item_stopping);
      (void)allowed(out.where, name.text);
      return out;
    }
    const auto known = std::ranges::find(item_numbers, name.text, [](const auto& row) { return row.first; });
    if (known == item_numbers.end()) return fail(IssueKind::bad_condition, place_of(name), quoted(name.text) + ", which no item has");
    if (peek().text != ">") return unexpected("`>`");
    next();
    const Token number = peek();
    if (number.kind != TokenKind::number) return unexpected("a number");
    next();
    Condition out = make(name, known->second);
    out.atom.value = number.number;
    (void)allowed(out.where, name.text);
    return out;
  }

  auto allowed(Span where, std::string_view what) -> bool {
    if (scope_ == Scope::everything) return true;
    say(IssueKind::atom_not_allowed, where, quoted(what) + " outside a safety rule");
    return false;
  }

  // ---- atoms about answers ----
  auto atom(const Token& name) -> Condition {
    if (name.text == "not") return fail(IssueKind::bad_condition, place_of(name), "`not`, which the language does not have");
    if (name.text.starts_with("item.") || name.text == "unexplained") return item(name);
    const auto index = reading_.resolve(Kind::finding, name.text, place_of(name));
    faulty_ = faulty_ || !index;
    finding_ = index ? &reading_.model.findings[*index] : nullptr;
    finding_id_ = FindingId{index.value_or(0)};
    if (accept_word("is")) return is(name);
    if (accept_word("in")) return in(name);
    if (peek().kind == TokenKind::comparison) return compared(name);
    Condition out = with_finding(name, fb::AtomOp::yes);
    require(fb::AnswerKind::yes_no, out.where, "alone");
    return out;
  }

  auto is(const Token& name) -> Condition {
    const Token what = peek();
    if (what.text != "no" && what.text != "open" && what.text != "unknown") return unexpected("`no`, `open` or `unknown`");
    next();
    if (what.text != "no") return with_finding(name, what.text == "open" ? fb::AtomOp::open : fb::AtomOp::unknown);
    Condition out = with_finding(name, fb::AtomOp::no);
    require(fb::AnswerKind::yes_no, out.where, "with `is no`");
    if (scope_ == Scope::danger) say(IssueKind::no_in_danger_rule, out.where, quoted(name.text) + " `is no` in a danger rule");
    return out;
  }

  auto in(const Token& name) -> Condition {
    expect(TokenKind::open, "`(`");
    std::uint64_t mask = 0;
    do {
      if (stopped_) break;
      const Token option = peek();
      if (option.kind != TokenKind::word && option.kind != TokenKind::number) return unexpected("an option");
      next();
      mask |= bit_of(option);
    } while (accept(TokenKind::comma));
    expect(TokenKind::close, "`,` or `)`");
    Condition out = with_finding(name, fb::AtomOp::option);
    require(fb::AnswerKind::choice, out.where, "with `in`");
    out.atom.mask = mask;
    return out;
  }

  auto compared(const Token& name) -> Condition {
    const Token comparison = next();
    const Token value = peek();
    if (value.kind != TokenKind::word && value.kind != TokenKind::number) return unexpected("a number or an option");
    next();
    const auto op = std::ranges::find(comparisons, comparison.text, [](const auto& row) { return row.first; })->second;
    const bool choice = finding_ != nullptr && finding_->kind == fb::AnswerKind::choice;
    if (choice && op == fb::AtomOp::equal) {
      const std::uint64_t mask = bit_of(value);
      Condition out = with_finding(name, fb::AtomOp::option);
      out.atom.mask = mask;
      return out;
    }
    Condition out = with_finding(name, op);
    if (!require(fb::AnswerKind::number, out.where, "in a comparison")) return out;
    if (value.kind != TokenKind::number) return fail(IssueKind::condition_type, place_of(value), quoted(value.text) + " is no number");
    out.atom.value = value.number;
    if (finding_ != nullptr && (value.number < finding_->min || value.number > finding_->max)) {
      say(IssueKind::condition_out_of_range, place_of(value), quoted(value.text) + " lies outside the range of " + quoted(finding_->id));
    }
    return out;
  }

  auto bit_of(const Token& option) -> std::uint64_t {
    if (finding_ == nullptr || finding_->kind != fb::AnswerKind::choice) return 1;
    const auto position = reading_.resolve_option(finding_id_, option.text, place_of(option));
    faulty_ = faulty_ || !position;
    if (!position) return 1;
    if (finding_->options[*position].dont_know) {
      say(IssueKind::unknown_option, place_of(option), quoted(option.text) + " means that " + quoted(finding_->id) + " is unknown; write `is unknown`");
    }
    return std::uint64_t{1} << *position;
  }

  // Says so if the finding is of another type; what is known to be broken is not judged.
  auto require(fb::AnswerKind kind, Span where, std::string_view how) -> bool {
    if (finding_ == nullptr || reading_.shaky_findings[finding_id_.index]) return false;
    if (finding_->kind == kind) return true;
    constexpr std::string_view kinds[] = {"a yes/no finding", "a choice", "a number"};
    say(IssueKind::condition_type, where, quoted(finding_->id) + " is " + std::string(kinds[static_cast<std::size_t>(finding_->kind)]) + " and stands " + std::string(how));
    return false;
  }

  auto with_finding(const Token& name, fb::AtomOp op) -> Condition {
    Condition out = make(name, op);
    out.atom.subject = finding_id_;
    return out;
  }

  auto make(const Token& first, fb::AtomOp op) const -> Condition {
    Condition out(since(first.at));
    out.atom.op = op;
    return out;
  }

  // ---- tokens and places ----
  [[nodiscard]] auto peek() const -> const Token& { return tokens_[at_]; }
  auto next() -> Token {
    const Token token = tokens_[at_];
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  [[nodiscard]] auto at_word(std::string_view word) const -> bool { return peek().kind == TokenKind::word && peek().text == word; }
  auto accept_word(std::string_view word) -> bool {
    if (!at_word(word)) return false;
    next();
    return true;
  }
  auto accept(TokenKind kind) -> bool {
    if (peek().kind != kind) return false;
    next();
    return true;
  }
  void expect(TokenKind kind, std::string_view what) {
    if (!stopped_ && !accept(kind)) unexpected(what);
  }

  [[nodiscard]] auto place(std::uint32_t begin, std::uint32_t end) const -> Span {
    return verbatim_ ? Span(place_.doc(), place_.begin() + begin, place_.begin() + end) : place_;
  }
  [[nodiscard]] auto place_of(const Token& token) const -> Span { return place(token.at, token.at + static_cast<std::uint32_t>(token.text.size())); }
  [[nodiscard]] auto since(std::uint32_t begin) const -> Span {
    const Token& last = tokens_[at_ == 0 ? 0 : at_ - 1];
    return place(begin, std::max(begin, last.at + static_cast<std::uint32_t>(last.text.size())));
  }

  void say(IssueKind kind, Span where, std::string saw) {
    faulty_ = true;
    reading_.say(kind, where, std::move(saw));
  }
  auto fail(IssueKind kind, Span where, std::string saw) -> Condition {
    if (!stopped_) say(kind, where, std::move(saw));
    stopped_ = true;
    return Condition(place_);
  }
  auto unexpected(std::string_view wanted) -> Condition {
    const Token& token = peek();
    const std::string saw = token.kind == TokenKind::end ? "the end of the condition" : quoted(token.text);
    return fail(IssueKind::bad_condition, place_of(token), saw + " where " + std::string(wanted) + " is expected");
  }
  auto too_deep() -> Condition { return fail(IssueKind::condition_too_deep, place_, "more than " + std::to_string(most_brackets) + " brackets inside each other"); }

  Reading& reading_;
  Span place_;
  Scope scope_;
  std::vector<Token> tokens_;
  bool verbatim_;          // offsets in the text are offsets in the file
  std::size_t at_ = 0;
  int brackets_ = 0;
  bool stopped_ = false;   // the grammar is broken: read no further
  bool faulty_ = false;
  const Finding* finding_ = nullptr;
  FindingId finding_id_;
};

}  // namespace

auto parse_condition(Reading& reading, std::string_view text, Span place, Scope scope) -> MaybeCondition {
  return Parser(reading, text, place, scope).run();
}

auto is_comparison(const Condition& condition) -> bool {
  return condition.node == Condition::Node::atom && condition.atom.op >= fb::AtomOp::less && condition.atom.op <= fb::AtomOp::equal;
}

}  // namespace antalgic::compile
