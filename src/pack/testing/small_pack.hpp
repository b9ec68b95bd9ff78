// pack/testing/small_pack.hpp: a pack with one of everything, for the tests of the loader.
#pragma once

#include "toy/pack_builder.hpp"

namespace antalgic::pack::testing {

inline auto small_pack() -> toy::PackBuilder {
  using namespace antalgic::toy;
  PackBuilder builder;
  builder.yes_no("fever", 0.05, {.group = "illness", .flags = fb::FindingFlag::anchor})
      .yes_no("high_fever", 0.02, {.group = "illness"})
      .choice("onset", {{"sudden", 0.3}, {"slow", 0.6}, {"unsure", 0.1}}, {.dont_know = "unsure"})
      .number("age", 0, 110, {{18, 40, 0.5}, {40, 110, 0.5}})
      .number("temperature", 30, 45)
      .narrower("high_fever", "fever")
      .family("plain")
      .cause("strain", 0.9, {.family = "plain"})
      .cause("infection", 0.1, {.urgency = fb::Level::same_day})
      .likely("infection", "fever", "yes", 0.6)
      .likely("infection", "high_fever", "yes", 0.4)
      .likely("infection", "onset", "sudden", 0.1)
      .factor("age", "40_to_110", "infection", 2)
      .raise("infection", fb::Level::emergency_now, yes("high_fever"))
      .need("infection", no("fever"))
      .cap("strain", 6)
      .cap("strain", 0, yes("fever"))
      .danger("D1", fb::Level::emergency_now, all({yes("fever"), greater_equal("temperature", 39).or_while_open(yes("high_fever"))}))
      .danger("D2", fb::Level::same_day, at_least(2, {yes("fever"), yes("high_fever"), is("onset", {"sudden"})}), {.sources = {"book"}})
      .channel("C1", "crisis", fb::Level::same_day, yes("fever"))
      .closure("N1", no("fever"), {{"high_fever", fb::FillState::not_applicable}, {"temperature", fb::FillState::number, {}, 36.8}})
      .safety("N1", fb::Severity::major, all({taking("thinner"), any({proposing("warmth"), item_days(3), fired("D1")})}))
      .mix(yes("fever"), "fever", "age", {30, 1000}, 0.03, {0.5, 0.5, 0.5})
      .mix_prior("infection", {0.2, 0.3, 0.4})
      .mix_modifier("M1", yes("high_fever"), {{"infection", {2, 2, 2}}})
      .screen("S1", true, {{.finding = "fever", .confirm = "Really?", .then = {"high_fever"}}}, {"warmth"})
      .window("now", 0, 3)
      .window("later", 4, 100, false, true)
      .treatment("warmth", {.offer_if = no("fever"), .ingredients = {"heat"}})
      .treatment("cold", {.stands_for = "warmth", .counts_classes = {"thinner"}})
      .effect("warmth", "strain", fb::EffectKind::helps)
      .effect("warmth", "infection", fb::EffectKind::bars, {.windows = {"now"}})
      .set("any-heat", {"warmth"}, {.classes = {"thinner"}})
      .medicine("Warfarin", "warfarin", {"warfarin"}, {"thinner"})
      .medicine("Marevan", "marevan", {"warfarin"}, {"thinner"}, {"GB"})
      .medicine("Marevan", "marevan", {"warfarin"}, {"thinner"}, {"AU"})
      .conflict("K1", {"warmth"})
      .source("book")
      .message("zeta", "last")
      .message("alpha", "first")
      .region("GB", "999")
      .roles("", "age", "", "fever", {"age"});
  return builder;
}

}  // namespace antalgic::pack::testing
