// Whatever anyone answers and takes: nothing forbidden is offered, every line has its ground, and the same input gives the same bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "answers/condition.hpp"
#include "properties/presentations.hpp"
#include "wire/assessment_json.hpp"

namespace antalgic::properties {
namespace {

using pack::fb::Severity;

auto people() -> std::uint64_t { return std::max<std::uint64_t>(1, presentations() / 50); }

// What is taken, read off the medicines and the answers, and one treatment proposed.
class Proposed : public answers::Surroundings {
 public:
  Proposed(const care::Assessment& assessment, TreatmentId treatment) : assessment_(assessment), treatment_(treatment) {}

  [[nodiscard]] auto taking(ClassId wanted) const -> Firing override {
    const auto& pack = the_pack();
    for (const auto& medicine : assessment_.medicines) {
      if (medicine.planned != intake::Planned::stop && std::ranges::find(medicine.classes, wanted) != medicine.classes.end()) return Firing::fires;
    }
    for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
      const auto& classes = *pack.finding(FindingId{finding}).classes();
      const bool stands = std::ranges::find(classes, wanted.index) != classes.end();
      if (stands && assessment_.own.is_yes(FindingId{finding})) return Firing::fires;
    }
    return Firing::silent;
  }
  [[nodiscard]] auto proposing(ProposalId proposal) const -> Firing override {
    const auto& treatments = *the_pack().raw().proposals()->Get(proposal.index)->treatments();
    return std::ranges::find(treatments, treatment_.index) != treatments.end() ? Firing::fires : Firing::silent;
  }

 private:
  const care::Assessment& assessment_;
  TreatmentId treatment_;
};

// A contraindication that is true with the treatment and not without it.
auto forbidden_by(const care::Assessment& assessment, TreatmentId treatment) -> std::string {
  const auto& pack = the_pack();
  const Proposed with(assessment, treatment), without(assessment, TreatmentId{});
  const auto [first, last] = pack.rules_of(pack::fb::RuleKind::safety);
  for (std::uint16_t rule = first; rule < last; ++rule) {
    if (pack.rule(RuleId{rule}).severity() < Severity::major) continue;
    if (answers::evaluate(pack, RuleId{rule}, assessment.closed, &with) != Firing::fires) continue;
    if (answers::evaluate(pack, RuleId{rule}, assessment.closed, &without) == Firing::fires) continue;
    return pack.rule(RuleId{rule}).id()->str();
  }
  return {};
}

template <class Check>
void for_people(Check check) {
  care::Consultation consultation(the_pack());
  study::People people_of_the_pack(the_pack());
  for (std::uint64_t seed = 0; seed < people(); ++seed) {
    const bool nasty = seed % 2 == 0;
    const auto someone = nasty ? study::random_presentation(the_pack(), seed) : study::everything_said(people_of_the_pack.draw(seed));
    check(consultation, someone, seed);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(AnyPlan, OffersNothingForbidden) {
  for_people([](care::Consultation& consultation, const care::Presentation& someone, std::uint64_t seed) {
    const auto assessment = consultation.assess(someone);
    for (const auto& stage : assessment.plan.stages) {
      if (!stage.now) continue;  // what passes with time, such as a fresh bruise, bars today and not next week
      for (const auto* list : {&stage.do_now, &stage.consider}) {
        for (const auto& line : *list) {
          ASSERT_EQ(forbidden_by(assessment, line.treatment), "")
              << "seed " << seed << ", " << the_pack().treatment(line.treatment).id()->str();
        }
      }
    }
  });
}

TEST(AnyPlan, EveryLineHasItsGround) {
  for_people([](care::Consultation& consultation, const care::Presentation& someone, std::uint64_t seed) {
    const auto assessment = consultation.assess(someone);
    for (const auto& stage : assessment.plan.stages) {
      for (const auto* list : {&stage.do_now, &stage.consider, &stage.ask_first, &stage.avoid}) {
        for (const auto& line : *list) {
          const auto& treatment = the_pack().treatment(line.treatment);
          const bool has_step = line.step.index < assessment.ledger.steps().size();
          ASSERT_TRUE(has_step && assessment.ledger.step(line.step).ref == line.treatment.index)
              << "seed " << seed << ", " << treatment.id()->str() << " without a step";
          const bool says_why = !line.why.empty() || line.because.has_value() || !line.limits.empty();
          ASSERT_TRUE(says_why || treatment.sources()->size() > 0) << "seed " << seed << ", " << treatment.id()->str() << " without a ground";
        }
      }
    }
    for (const auto& left_out : assessment.plan.left_out) ASSERT_TRUE(left_out.rule.exists()) << "seed " << seed;
    for (const auto& fired : assessment.triage.fired) {
      const auto& rule = the_pack().rule(fired.rule);
      ASSERT_TRUE(rule.sources()->size() > 0 || rule.ground() == pack::fb::Ground::estimate) << rule.id()->str();
    }
  });
}

TEST(AnyPlan, TheSamePresentationGivesTheSameBytesAndReplays) {
  care::Consultation other(the_pack());
  for_people([&](care::Consultation& consultation, const care::Presentation& someone, std::uint64_t seed) {
    if (seed % 5 != 0) return;
    const auto bytes = wire::assess_to_json(consultation, someone);
    ASSERT_EQ(bytes, wire::assess_to_json(other, someone)) << "seed " << seed;
    const auto again = wire::replay(other, bytes);
    ASSERT_TRUE(again.has_value()) << "seed " << seed << ": the saved presentation was refused";
    ASSERT_TRUE(again->same) << "seed " << seed << ": " << (again->differences.empty() ? "" : again->differences.front());
  });
}

// The answers as a document, in the order given.
auto written(const answers::Answers& own, const std::vector<std::uint16_t>& order) -> std::string {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.member("schema", wire::presentation_schema);
  out.key("answers").begin_object();
  for (const std::uint16_t finding : order) {
    if (own.of(FindingId{finding}).state == answers::State::not_asked) continue;
    out.key(name_of(FindingId{finding}));
    wire::write_answer(out, the_pack(), FindingId{finding}, own.of(FindingId{finding}));
  }
  out.end_object();
  out.end_object();
  return text;
}

TEST(AnyPlan, TheOrderOfTheAnswersDoesNotMatter) {
  care::Consultation consultation(the_pack());
  std::vector<std::uint16_t> order(the_pack().finding_count());
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  for (std::uint64_t seed = 0; seed < std::max<std::uint64_t>(1, people() / 10); ++seed) {
    const auto own = study::random_presentation(the_pack(), seed).answers;
    const auto read = [&] {
      const auto presentation = wire::read_presentation(the_pack(), written(own, order));
      EXPECT_TRUE(presentation.has_value()) << "seed " << seed;
      return presentation ? wire::assess_to_json(consultation, *presentation) : std::string{};
    };
    const auto straight = read();
    study::Random random(seed, 5);
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
    ASSERT_EQ(straight, read()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace antalgic::properties
