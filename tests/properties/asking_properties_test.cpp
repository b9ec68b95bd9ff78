// Whatever has been answered: the next question is one that may be asked, worth what the judge says, and the interview ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "judge/slow_ask.hpp"
#include "properties/presentations.hpp"
#include "study/interview.hpp"

namespace antalgic::properties {
namespace {

auto some_answers(std::uint64_t seed) -> answers::Answers {
  if (seed % 2 == 0) return study::random_presentation(the_pack(), seed).answers;
  const auto truth = study::draw(the_pack(), seed).answers;
  answers::Answers own(the_pack());
  study::Random random(seed, 4);
  const double share = random.uniform() * 0.5;
  for (std::uint16_t finding = 0; finding < own.size(); ++finding) {
    const auto& answer = truth.of(FindingId{finding});
    if (answer.state != answers::State::not_asked && random.chance(share)) own.set(FindingId{finding}, answer);
  }
  return own;
}

TEST(AnyQuestion, IsWorthWhatTheJudgeSaysAndTheSameOneWins) {
  ask::Asker asker(the_pack());
  const auto rounds = std::max<std::uint64_t>(2, presentations() / 10000);
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    const auto own = some_answers(seed);
    const auto fast = asker.values(own, {});
    const judge::SlowAsk slow(the_pack(), own, infer::Setting::home);
    const auto& judged = slow.values();
    for (std::uint16_t finding = 0; finding < fast.size(); ++finding) {
      ASSERT_NEAR(fast[finding], judged[finding], 1e-9) << "seed " << seed << ", " << name_of(FindingId{finding});
    }
    ASSERT_EQ(std::ranges::max_element(fast) - fast.begin(), std::ranges::max_element(judged) - judged.begin()) << "seed " << seed;
  }
}

TEST(AnyQuestion, PruningChangesNoWinner) {
  ask::Asker asker(the_pack());
  ask::Valuer valuer(the_pack());
  answers::Answers closed(the_pack());
  const auto rounds = std::max<std::uint64_t>(2, presentations() / 1000);
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    const auto own = some_answers(seed);
    const auto values = asker.values(own, {});
    answers::close_into(the_pack(), own, closed);
    valuer.start(own, closed, infer::Setting::home);
    std::vector<std::uint8_t> candidates(values.size());
    for (std::uint16_t finding = 0; finding < values.size(); ++finding) {
      candidates[finding] = closed.of(FindingId{finding}).state == answers::State::not_asked && valuer.can_tell(FindingId{finding}) ? 1 : 0;
    }
    const auto best = valuer.best(candidates);
    const auto largest = std::ranges::max_element(values);
    ASSERT_EQ(best.value, *largest) << "seed " << seed;
    ASSERT_TRUE(*largest == 0 || best.finding.index == largest - values.begin()) << "seed " << seed;
  }
}

TEST(AnyInterview, EndsAndNeverAsksTwiceOrWhatIsSettled) {
  care::Consultation consultation(the_pack());
  study::People people(the_pack());
  const auto rounds = std::max<std::uint64_t>(2, presentations() / 2500);
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    study::DrawOptions draw;
    draw.unknown_share = seed % 4 == 0 ? 1.0 : 0.05;  // some know nothing at all
    const auto truth = study::everything_said(people.draw(seed, draw));
    care::Presentation said{.answers = answers::Answers(the_pack()), .medicines = {}, .at = {}};
    ask::Progress progress;
    std::set<std::uint16_t> asked;
    int pages = 0;
    for (;; ++pages) {
      ASSERT_LT(pages, 150) << "seed " << seed;
      const auto next = consultation.next(said, progress);
      if (next.stop != ask::Stop::go_on) break;
      ASSERT_FALSE(next.question.lines.empty()) << "seed " << seed;
      const auto closed = answers::close(the_pack(), said.answers).answers;
      for (const auto& line : next.question.lines) {
        ASSERT_TRUE(asked.insert(line.finding.index).second) << "seed " << seed << ", twice " << name_of(line.finding);
        ASSERT_EQ(closed.of(line.finding).state, answers::State::not_asked) << "seed " << seed << ", settled " << name_of(line.finding);
      }
      study::answer_page(the_pack(), next.question, truth, said, progress);
    }
  }
}

TEST(AnyInterview, StopsForAnEmergencyByRuleAndOnlyThen) {
  care::Consultation consultation(the_pack());
  study::People people(the_pack());
  const care::Presentation nothing{.answers = answers::Answers(the_pack()), .medicines = {}, .at = {}};
  const auto rounds = std::max<std::uint64_t>(2, presentations() / 2500);
  for (std::uint64_t seed = 0; seed < rounds; ++seed) {
    study::DrawOptions draw;
    draw.cause = CauseId{static_cast<std::uint16_t>(seed % the_pack().cause_count())};
    const auto interviewed = study::interview(consultation, nothing, study::everything_said(people.draw(seed, draw)));
    const auto floor = consultation.assess(interviewed.presentation).triage.floor;
    ASSERT_EQ(interviewed.stop == ask::Stop::emergency_by_rule, floor == triage::Level::emergency_now) << "seed " << seed;
  }
}

}  // namespace
}  // namespace antalgic::properties
