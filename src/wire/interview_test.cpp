#include "wire/interview.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"
#include "wire/assessment_json.hpp"
#include "wire/question_json.hpp"

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;

auto kettle() -> const pack::Pack& {
  static const auto toy = [] {
    toy::PackBuilder builder;
    builder.yes_no("smoke", 0.01, {.flags = fb::FindingFlag::screen})
        .yes_no("sparks", 0.02, {.flags = fb::FindingFlag::screen})
        .yes_no("sparks_blue", 0.01)
        .yes_no("puddle", 0.2, {.question = "Is there a puddle?"})
        .cause("old", 0.6)
        .cause("leak", 0.4, {.urgency = fb::Level::within_2_weeks})
        .likely("leak", "puddle", "yes", 0.9)
        .danger("D1", fb::Level::emergency_now, toy::yes("smoke"))
        .screen("K1", true, {{.finding = "smoke", .confirm = "More than steam?"}, {.finding = "sparks", .also_covers = {"sparks_blue"}}})
        .window("now", 0, 30000, false, true);
    return builder.build();
  }();
  return toy.pack();
}

class InterviewTest : public testing::Test {
 protected:
  auto say(std::string_view line) -> void {
    const auto reply = read_reply(kettle(), line);
    ASSERT_TRUE(reply) << in_lines(reply.error());
    interview_.take(*reply);
  }
  auto answer(std::string_view id) -> answers::Answer { return interview_.presentation().answers.of(*kettle().find_finding(id)); }

  care::Consultation consultation_{kettle()};
  Interview interview_{consultation_, care::Presentation{answers::Answers{kettle()}}};
};

TEST_F(InterviewTest, NoneOfTheseDeniesEveryLineAndWhatItCovers) {
  ASSERT_EQ(interview_.page().id, "K1");
  say(R"({"none":true})");
  EXPECT_EQ(answer("smoke"), answers::Answer::no());
  EXPECT_EQ(answer("sparks"), answers::Answer::no());
  EXPECT_EQ(answer("sparks_blue"), answers::Answer::no());
}

TEST_F(InterviewTest, ATickIsConfirmedAtOnce) {
  say(R"({"answers":{"smoke":true},"none":true})");
  ASSERT_NE(interview_.confirming(), nullptr);
  EXPECT_EQ(interview_.confirming()->confirm, "More than steam?");
  say(R"({"confirm":{"smoke":false}})");
  EXPECT_EQ(answer("smoke"), answers::Answer::no());
  EXPECT_EQ(answer("sparks"), answers::Answer::no());
  EXPECT_FALSE(interview_.finished() && interview_.stop() == ask::Stop::emergency_by_rule);
}

TEST_F(InterviewTest, NotSureLeavesTheTickStanding) {
  say(R"({"answers":{"smoke":true}})");
  say(R"({"confirm":{"smoke":"unknown"}})");
  EXPECT_EQ(answer("smoke"), answers::Answer::yes());
  EXPECT_EQ(interview_.stop(), ask::Stop::emergency_by_rule);
}

TEST_F(InterviewTest, AConfirmGivenWithTheTickSavesTheQuestion) {
  say(R"({"answers":{"smoke":true},"confirm":{"smoke":true}})");
  EXPECT_EQ(interview_.confirming(), nullptr);
  EXPECT_TRUE(interview_.finished());
}

TEST_F(InterviewTest, SkippingMeansUnknownNotNo) {
  say(R"({"skip":true})");
  EXPECT_EQ(answer("smoke").state, answers::State::unknown);
  EXPECT_NE(interview_.page().id, "K1");
}

TEST_F(InterviewTest, LinesPassedOverAreUnknownNotNo) {
  say(R"({"answers":{"sparks":false}})");
  EXPECT_EQ(answer("smoke").state, answers::State::unknown);
  EXPECT_EQ(answer("sparks_blue"), answers::Answer::no());
}

TEST_F(InterviewTest, BackUndoesTheLastReply) {
  say(R"({"none":true})");
  say(R"({"back":true})");
  EXPECT_EQ(answer("smoke").state, answers::State::not_asked);
  EXPECT_EQ(interview_.page().id, "K1");
  EXPECT_FALSE(interview_.can_go_back());
}

TEST_F(InterviewTest, AnAnswerToAnotherQuestionIsWelcomeAndThePageStays) {
  say(R"({"answers":{"puddle":true}})");
  EXPECT_EQ(answer("puddle"), answers::Answer::yes());
  EXPECT_EQ(interview_.page().id, "K1");
  EXPECT_EQ(answer("smoke").state, answers::State::not_asked);
}

TEST_F(InterviewTest, ResultEndsIt) {
  say(R"({"result":true})");
  EXPECT_TRUE(interview_.finished());
  const auto line = json::read(step_line(interview_));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->root().find("step").string(), "result");
  EXPECT_EQ(line->root().find("assessment").find("schema").string(), assessment_schema);
}

TEST_F(InterviewTest, BadRepliesAreRefusedWithEveryFault) {
  const auto reply = read_reply(kettle(), R"({"answers":{"smoke":"perhaps","fog":true},"confirm":{"smoke":1},"skip":"yes","hurry":true})");
  ASSERT_FALSE(reply);
  std::vector<std::string> places;
  for (const auto& fault : reply.error()) places.push_back(fault.pointer);
  EXPECT_EQ(places, (std::vector<std::string>{"/answers/smoke", "/answers/fog", "/confirm/smoke", "/skip", "/hurry"}));
}

TEST_F(InterviewTest, GoesOnFromWhereItWasSaved) {
  say(R"({"none":true})");
  const auto saved = read_saved_interview(kettle(), save_interview(interview_));
  ASSERT_TRUE(saved);
  const Interview again{consultation_, saved->presentation, saved->progress};
  EXPECT_EQ(step_line(again).substr(0, 60), step_line(interview_).substr(0, 60));
}

TEST(Replay, SaysWhatDiffers) {
  care::Consultation consultation{kettle()};
  care::Presentation presentation{answers::Answers{kettle()}};
  presentation.answers.set(*kettle().find_finding("puddle"), answers::Answer::yes());
  auto saved = assess_to_json(consultation, presentation);
  EXPECT_TRUE(replay(consultation, saved)->same);
  const auto at = saved.find("\"level\":\"");
  saved.replace(at, 9, "\"level\":\"x");
  const auto replayed = replay(consultation, saved);
  ASSERT_TRUE(replayed);
  EXPECT_FALSE(replayed->same);
  ASSERT_EQ(replayed->differences.size(), 1U);
  EXPECT_TRUE(replayed->differences[0].starts_with("/urgency/level: was ")) << replayed->differences[0];
  EXPECT_FALSE(replay(consultation, "{}"));
}

}  // namespace
}  // namespace antalgic::wire
