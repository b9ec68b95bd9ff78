#include "compile/condition_parser.hpp"

#include <gtest/gtest.h>

#include "compile/read_files.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

constexpr const char* findings = R"(# Findings
```toml
[finding.a]
question = "A?"
type = "yes_no"
background = 0.1
ground = "estimate"

[finding.b]
question = "B?"
type = "yes_no"
background = 0.1
ground = "estimate"

[finding.c]
question = "C?"
type = "yes_no"
background = 0.1
ground = "estimate"

[finding.kind]
question = "Kind?"
type = "choice"
options = [{ id = "no", label = "no", background = 0.5 }, { id = "18_to_34", label = "x", background = 0.3 }, { id = "open", label = "y", background = 0.2 }]
ground = "estimate"

[finding.n]
question = "N?"
type = "number"
unit = "x"
min = -5
max = 100
bins = []
ground = "estimate"

[treatment.heat-dry]
title = "Heat"

[set.any-heat]
treatments = ["heat-dry"]

[class.blood-thinner]
title = "Blood thinner"

[danger.R1]
title = "R"
```
)";

class ConditionParser : public testing::Test {
 protected:
  ConditionParser() : files_{{"findings.md", findings}}, reading_(read_files(files_)) {
    read_findings(reading_);
    reading_.issues.clear();
  }

  auto parse(std::string_view text, Scope scope = Scope::everything) -> MaybeCondition {
    return parse_condition(reading_, text, Span(DocId{0}, 0, static_cast<std::uint32_t>(text.size())), scope);
  }

  // The tree in words: all(a, any(b, c)).
  auto tree(std::string_view text) -> std::string {
    const auto condition = parse(text);
    return condition ? show(*condition) : "refused";
  }

  auto show(const Condition& c) -> std::string {
    if (c.node == Condition::Node::atom) {
      const auto* finding = std::get_if<FindingId>(&c.atom.subject);
      return finding == nullptr ? "?" : reading_.finding(*finding).id;
    }
    std::string out = c.node == Condition::Node::all ? "all(" : c.node == Condition::Node::any ? "any(" : std::to_string(c.least) + "of(";
    for (std::size_t i = 0; i < c.children.size(); ++i) out += (i == 0 ? "" : ", ") + show(c.children[i]);
    return out + ")";
  }

  auto atom(std::string_view text) -> Atom {
    const auto condition = parse(text);
    EXPECT_TRUE(condition && condition->node == Condition::Node::atom) << text;
    return condition ? condition->atom : Atom{};
  }

  std::vector<File> files_;
  Reading reading_;
};

TEST_F(ConditionParser, AndBindsTighterThanOr) {
  EXPECT_EQ(tree("a or b and c"), "any(a, all(b, c))");
  EXPECT_EQ(tree("a and b or c"), "any(all(a, b), c)");
  EXPECT_EQ(tree("(a or b) and c"), "all(any(a, b), c)");
  EXPECT_EQ(tree("a and b and c"), "all(a, b, c)");
}

TEST_F(ConditionParser, ListsHoldWholeConditions) {
  EXPECT_EQ(tree("any(a, b and c)"), "any(a, all(b, c))");
  EXPECT_EQ(tree("all(a, any(b, c))"), "all(a, any(b, c))");
  EXPECT_EQ(tree("at_least(2, a, b, c or a)"), "2of(a, b, any(c, a))");
  EXPECT_EQ(tree("any(a)"), "a");
  EXPECT_EQ(tree("any(\n  a,\n  b)\nor c"), "any(any(a, b), c)");
}

TEST_F(ConditionParser, ReadsEveryAtomAboutAnAnswer) {
  EXPECT_EQ(atom("a").op, fb::AtomOp::yes);
  EXPECT_EQ(atom("a is no").op, fb::AtomOp::no);
  EXPECT_EQ(atom("kind is open").op, fb::AtomOp::open);
  EXPECT_EQ(atom("n is unknown").op, fb::AtomOp::unknown);
  EXPECT_EQ(atom("n < 3").op, fb::AtomOp::less);
  EXPECT_EQ(atom("n<=3").op, fb::AtomOp::less_equal);
  EXPECT_EQ(atom("n>3.5").value, 3.5);
  EXPECT_EQ(atom("n >= -5").value, -5);
  EXPECT_EQ(atom("n = 3").op, fb::AtomOp::equal);
}

TEST_F(ConditionParser, OptionsMayLookLikeAnythingElse) {
  EXPECT_EQ(atom("kind = no").mask, 1U);
  EXPECT_EQ(atom("kind = 18_to_34").mask, 2U);
  EXPECT_EQ(atom("kind in (open, no)").mask, 5U);
}

TEST_F(ConditionParser, ReadsWhatIsTakenAndProposed) {
  EXPECT_EQ(std::get<ClassId>(atom("taking(blood-thinner)").subject), ClassId{0});
  EXPECT_EQ(std::get<TreatmentId>(atom("proposing(heat-dry)").subject), TreatmentId{0});
  EXPECT_EQ(std::get<SetId>(atom("proposing(any-heat)").subject), SetId{0});
  EXPECT_EQ(std::get<DangerId>(atom("fired(R1)").subject), DangerId{0});
  EXPECT_EQ(atom("item.days > 10").value, 10);
  EXPECT_EQ(atom("item.total_daily_mg > 3000").op, fb::AtomOp::item_total_daily_mg);
  EXPECT_EQ(atom("item.stopping").op, fb::AtomOp::item_stopping);
  EXPECT_EQ(atom("unexplained").op, fb::AtomOp::unexplained);
}

TEST_F(ConditionParser, KnowsTheWordsOfEachPart) {
  const std::string_view text = "a or b and n >= 3";
  const auto condition = parse(text);
  const Span part = condition->children[1].children[1].where;
  EXPECT_EQ(text.substr(part.begin(), part.end() - part.begin()), "n >= 3");
}

TEST_F(ConditionParser, ScopeDecidesWhatMayBeAsked) {
  EXPECT_TRUE(parse("a is no", Scope::answers));
  EXPECT_FALSE(parse("a is no", Scope::danger));
  EXPECT_FALSE(parse("taking(blood-thinner)", Scope::answers));
  EXPECT_TRUE(parse("kind = no", Scope::danger));
}

TEST_F(ConditionParser, RefusesWhatIsNoCondition) {
  for (const char* text : {"", "and", "a and", "a b", "(a", "a)", "any()", "any(a,)", "at_least(0, a)", "at_least(2, a)", "at_least(a, b)", "a is", "kind in no", "n = = 3",
                           "n >= x", "item.height > 3", "item.days < 3", "a; b", "not a", "a is not b", "3", "taking()", "taking(blood-thinner"}) {
    EXPECT_EQ(tree(text), "refused") << text;
  }
}

TEST_F(ConditionParser, SixteenDeepIsReadAndSeventeenIsNot) {
  std::string text = "a";
  for (int depth = 2; depth <= Condition::max_depth; ++depth) text = (depth % 2 == 0 ? "(b and " : "(b or ") + text + ")";
  EXPECT_NE(tree(text), "refused");
  EXPECT_EQ(tree("c or (b and c or " + text + ")"), "refused");
  EXPECT_EQ(tree(std::string(100000, '(')), "refused");
}

TEST_F(ConditionParser, SurvivesEveryPrefix) {
  const std::string_view text = "at_least(2, a, kind in (no, open), n >= 3) or taking(blood-thinner) and item.days > 3 or b is unknown";
  for (std::size_t size = 0; size < text.size(); ++size) (void)parse(text.substr(0, size));
  EXPECT_TRUE(parse(text));
}

}  // namespace
}  // namespace antalgic::compile
