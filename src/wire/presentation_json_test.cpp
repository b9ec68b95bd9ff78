#include "wire/presentation_json.hpp"

#include <gtest/gtest.h>

#include "toy/pack_builder.hpp"
#include "wire/time.hpp"

namespace antalgic::wire {
namespace {

auto toy_pack() -> const pack::Pack& {
  static const auto toy = toy::PackBuilder()
                              .yes_no("wet", 0.1)
                              .choice("noise", {{"none", 0.7}, {"hum", 0.2}, {"not_sure", 0.1}}, {.dont_know = "not_sure"})
                              .number("years", 0, 40, {{0, 10, 0.6}, {10, 41, 0.4}}, {.unit = "years"})
                              .cause("old", 1)
                              .build();
  return toy.pack();
}

auto pointers(const std::string& text) -> std::vector<std::string> {
  const auto read = read_presentation(toy_pack(), text);
  std::vector<std::string> out;
  if (!read)
    for (const auto& fault : read.error()) out.push_back(fault.pointer);
  return out;
}

auto written(const care::Presentation& presentation) -> std::string {
  std::string out;
  json::Writer writer{out};
  write_presentation(writer, toy_pack(), presentation);
  return out;
}

using Pointers = std::vector<std::string>;

TEST(PresentationJson, ReadsEveryKindOfAnswer) {
  const auto read = read_presentation(toy_pack(), R"({"answers":{"wet":true,"noise":"hum","years":7.5},"setting":"clinic","region":"US"})");
  ASSERT_TRUE(read);
  const auto& answers = read->answers;
  EXPECT_EQ(answers.of(FindingId{0}), answers::Answer::yes());
  EXPECT_EQ(answers.of(FindingId{1}), answers::Answer::choice(1));
  EXPECT_EQ(answers.of(FindingId{2}), answers::Answer::amount(7.5));
  EXPECT_EQ(read->setting, infer::Setting::clinic);
  EXPECT_EQ(read->region, "US");
}

TEST(PresentationJson, UnknownIsNeverNo) {
  const auto read = read_presentation(toy_pack(), R"({"answers":{"wet":"unknown","noise":"not_sure"}})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->answers.of(FindingId{0}).state, answers::State::unknown);
  EXPECT_EQ(read->answers.of(FindingId{1}).state, answers::State::unknown);
  EXPECT_EQ(read->answers.of(FindingId{2}).state, answers::State::not_asked);
}

TEST(PresentationJson, AllFaultsAreListedWithTheirPlaces) {
  EXPECT_EQ(
      pointers(R"({"answers":{"wet":"yes","noise":"roar","years":41,"gone":true},"setting":"moon","region":"gb","at":"today","extra":1})"),
      (Pointers{"/answers/wet", "/answers/noise", "/answers/years", "/answers/gone", "/setting", "/region", "/at", "/extra"}));
  EXPECT_EQ(pointers(R"({"schema":"antalgic/presentation/2"})"), Pointers{"/schema"});
  EXPECT_EQ(
      pointers(R"({"medicines":["", {"dose_mg":-1}, {"name":"x","planned":"maybe","colour":1}, 7]})"),
      (Pointers{"/medicines/0", "/medicines/1", "/medicines/1/dose_mg", "/medicines/2/planned", "/medicines/2/colour", "/medicines/3"}));
}

TEST(PresentationJson, WrongTypesAreRefused) {
  EXPECT_EQ(pointers(R"({"answers":{"wet":1,"noise":true,"years":"7"}})"), (Pointers{"/answers/wet", "/answers/noise", "/answers/years"}));
  EXPECT_EQ(pointers(R"({"answers":[]})"), Pointers{"/answers"});
  EXPECT_EQ(pointers("[]"), Pointers{""});
  EXPECT_EQ(pointers("{\"answers\":{\"wet\":null}}"), Pointers{"/answers/wet"});
}

TEST(PresentationJson, TheSameAnswerTwiceIsAFault) {
  EXPECT_EQ(pointers(R"({"answers":{"wet":true,"wet":false}})"), Pointers{"/answers/wet"});
}

TEST(PresentationJson, WritesWhatItRead) {
  const std::string text =
      R"({"schema":"antalgic/presentation/1","answers":{"wet":"unknown","noise":"hum","years":7.5},"medicines":["tea",)"
      R"({"name":"oil","dose_mg":200,"per_day":3,"planned":"stop"}],"setting":"home","region":"GB","at":"2026-01-15T09:30:00+00:00"})";
  const auto read = read_presentation(toy_pack(), text);
  ASSERT_TRUE(read);
  EXPECT_EQ(written(*read), text);
}

TEST(Time, OnlyRealPointsInTime) {
  for (const char* text : {"2026-01-15T09:30:00Z", "2024-02-29T23:59:60+14:00", "2026-01-15T09:30:00.125-05:00"})
    EXPECT_TRUE(is_time(text)) << text;
  for (const char* text : {"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-15", "2026-01-15T24:00:00Z", "2026-01-15T09:30:00",
                           "2026-1-15T09:30:00Z", "2026-01-15T09:30:00+00:00x", "2026-01-15T09:30:00.Z", ""})
    EXPECT_FALSE(is_time(text)) << text;
}

}  // namespace
}  // namespace antalgic::wire
