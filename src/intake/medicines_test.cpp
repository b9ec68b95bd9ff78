#include "intake/medicines.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "intake/words.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::intake {
namespace {

auto cabinet() -> const toy::ToyPack& {
  static const auto toy = [] {
    toy::PackBuilder builder;
    builder.yes_no("takes_any", 0.5)
        .yes_no("takes_thinner", 0.1, {.classes = {"thinner", "thinner-old"}})
        .yes_no("wears_patch", 0.1, {.classes = {"patch", "opioid"}})
        .yes_no("several_sedatives", 0.1, {.classes = {"sedative", "sedative"}})
        .cause("strain", 1)
        .medicine("aspirin", "aspirin", {"aspirin"}, {"nsaid", "heart-aspirin"})
        .medicine("aspirin 75", "aspirin 75", {"aspirin"}, {"heart-aspirin"})
        .medicine("ibuprofen", "ibuprofen", {"ibuprofen"}, {"nsaid"})
        .medicine("ibuprofen gel", "ibuprofen gel", {"ibuprofen"}, {"gel"})
        .medicine("Nurofen", "nurofen", {"ibuprofen"}, {"nsaid"})
        .medicine("Nurofen Plus", "nurofen plus", {"ibuprofen", "codeine"}, {"nsaid", "opioid", "sedative"})
        .medicine("omeprazole", "omeprazole", {"omeprazole"}, {"acid"})
        .medicine("St John's wort", "st johns wort", {"hypericum"}, {"herb"})
        .medicine("warfarin", "warfarin", {"warfarin"}, {"thinner"})
        .medicine("Cartia", "cartia", {"aspirin"}, {"heart-aspirin"}, {"AU"})
        .medicine("Cartia", "cartia", {"diltiazem"}, {"pressure"}, {"US"})
        .medicine("zopiclone", "zopiclone", {"zopiclone"}, {"sedative"})
        .danger("D1", pack::fb::Level::routine, toy::yes("takes_any"))
        .roles("", "", "", "takes_any");
    return builder.build();
  }();
  return toy;
}

auto read(std::string name, std::string_view region = "GB", std::optional<double> dose = {}) -> Medicine {
  return resolve(cabinet().pack(), {.name = std::move(name), .dose_mg = dose}, region);
}

auto classes(const Medicine& medicine) -> std::vector<std::string> {
  std::vector<std::string> out;
  for (const auto id : medicine.classes) out.push_back(cabinet().pack().raw().classes()->Get(id.index)->id()->str());
  return out;
}

using Names = std::vector<std::string>;

TEST(Fold, LeavesLettersAndDigitsWithSingleSpaces) {
  EXPECT_EQ(fold("  Co-Codamol  30/500 "), "co codamol 30 500");
  EXPECT_EQ(fold("Dafalgan Codéine"), "dafalgan codeine");
  EXPECT_EQ(fold("Straße Œdème ÆTHER"), "strasse oedeme aether");
  EXPECT_EQ(fold("St John's wort"), "st johns wort");
  EXPECT_EQ(fold("St John\u2019s Wort"), "st johns wort");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("ibu\xff"), "ibu");
}

TEST(Fold, IsItsOwnKey) {
  for (const auto* name : {"Nurofen Plus", "ŻÓŁĆ ÿ", "5-HTP", "варфарин"}) EXPECT_EQ(fold(fold(name)), fold(name));
}

TEST(Resolve, FindsANameHoweverItIsWritten) {
  for (const auto* written : {"Warfarin", "warfarin 5 mg", "WARFARIN 5mg tablets", "take warfarin once a day", "5 mg warfarin od"}) {
    EXPECT_EQ(classes(read(written)), Names{"thinner"}) << written;
    EXPECT_FALSE(read(written).near) << written;
  }
}

TEST(Resolve, TheLongestNameWins) {
  EXPECT_EQ(classes(read("Nurofen Plus 200 mg")), (Names{"nsaid", "opioid", "sedative"}));
  EXPECT_EQ(classes(read("Nurofen for my back")), Names{"nsaid"});
  EXPECT_EQ(classes(read("ibuprofen 5 % gel")), Names{"gel"});
}

TEST(Resolve, AStrengthCanBePartOfAName) {
  EXPECT_EQ(classes(read("aspirin 75 mg")), Names{"heart-aspirin"});
  EXPECT_EQ(classes(read("aspirin", "GB", 75)), Names{"heart-aspirin"});
  EXPECT_EQ(classes(read("aspirin", "GB", 600)), (Names{"nsaid", "heart-aspirin"}));
}

TEST(Resolve, TheRegionDecidesBetweenReadings) {
  EXPECT_EQ(classes(read("Cartia", "AU")), Names{"heart-aspirin"});
  EXPECT_EQ(classes(read("Cartia", "US")), Names{"pressure"});
  EXPECT_FALSE(read("Cartia", "US").differs_by_country);
}

TEST(Resolve, WithoutAReadingOfTheRegionEveryOneCounts) {
  const auto medicine = read("Cartia", "GB");
  EXPECT_TRUE(medicine.differs_by_country);
  EXPECT_EQ(classes(medicine), (Names{"heart-aspirin", "pressure"}));
}

TEST(Resolve, TwoMedicinesInOneLineBothCount) { EXPECT_EQ(classes(read("ibuprofen and omeprazole")), (Names{"nsaid", "acid"})); }

TEST(Resolve, AMisspellingIsAGuessToBeConfirmed) {
  const auto medicine = read("warfarrin");
  EXPECT_TRUE(medicine.near);
  EXPECT_EQ(classes(medicine), Names{"thinner"});
  EXPECT_TRUE(read("ibuporfen").near);
}

TEST(Resolve, NothingIsMadeOfWhatIsNotThere) {
  for (const auto* written : {"", "   ", "my heart tablets", "500 mg", "qqqqqqqq", "\xff"}) {
    const auto medicine = read(written);
    EXPECT_FALSE(medicine.name.has_value()) << written;
    EXPECT_TRUE(medicine.classes.empty()) << written;
    EXPECT_EQ(medicine.said, written);
  }
}

TEST(Distance, CountsLettersAndSwaps) {
  EXPECT_EQ(distance("ibuprofen", "ibuprofen", 2), 0U);
  EXPECT_EQ(distance("ibuporfen", "ibuprofen", 2), 1U);
  EXPECT_EQ(distance("ibuprofn", "ibuprofen", 2), 1U);
  EXPECT_EQ(distance("aspirin", "warfarin", 2), 3U);
  EXPECT_EQ(distance("", "ab", 2), 2U);
}

auto own_after(const std::vector<Medicine>& medicines) -> answers::Answers {
  answers::Answers own(cabinet().pack());
  set_findings(cabinet().pack(), medicines, own);
  return own;
}

TEST(SetFindings, ANameAnswersTheQuestionThatStandsForItsClass) {
  const auto own = own_after({read("warfarin")});
  EXPECT_TRUE(own.is_yes(cabinet().finding("takes_thinner")));
  EXPECT_TRUE(own.is_yes(cabinet().finding("takes_any")));
  EXPECT_FALSE(own.is_yes(cabinet().finding("several_sedatives")));
}

TEST(SetFindings, ANameWinsAgainstANo) {
  answers::Answers own(cabinet().pack());
  own.set(cabinet().finding("takes_thinner"), answers::Answer::no());
  set_findings(cabinet().pack(), {read("warfarin")}, own);
  EXPECT_TRUE(own.is_yes(cabinet().finding("takes_thinner")));
}

TEST(SetFindings, AClassThatOnlyCountsAlongDoesNotAnswer) {
  EXPECT_FALSE(own_after({read("Nurofen Plus")}).is_yes(cabinet().finding("wears_patch")));
}

TEST(SetFindings, SeveralNeedsTwo) {
  EXPECT_FALSE(own_after({read("zopiclone")}).is_yes(cabinet().finding("several_sedatives")));
  EXPECT_TRUE(own_after({read("zopiclone"), read("Nurofen Plus")}).is_yes(cabinet().finding("several_sedatives")));
}

TEST(SetFindings, WhatIsOnlyPlannedIsNotTaken) {
  auto medicine = read("warfarin");
  medicine.planned = Planned::start;
  const auto own = own_after({medicine});
  EXPECT_FALSE(own.is_yes(cabinet().finding("takes_thinner")));
  EXPECT_FALSE(own.is_yes(cabinet().finding("takes_any")));
}

TEST(SetFindings, AnUnknownNameIsAMedicineAllTheSame) {
  EXPECT_TRUE(own_after({read("qqqqqqqq")}).is_yes(cabinet().finding("takes_any")));
}

}  // namespace
}  // namespace antalgic::intake
