// Ten made-up people with hand-given probabilities, whose plans were read one by one. What a reader signed is held here: what
// leads, what must not be offered and why. `ANTALGIC_SHOW_PLANS=1` prints every plan.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "plans/person.hpp"

namespace antalgic::plans {
namespace {

class TenPeople : public ::testing::Test {
 protected:
  static auto plan_for(const Person& person) -> plan::Plan {
    Planned planned(person);
    const auto text = page(planned.plan);
    if (std::getenv("ANTALGIC_SHOW_PLANS") != nullptr) {
      std::cout << ::testing::UnitTest::GetInstance()->current_test_info()->name() << "\n" << text << "\n";
    }
    return std::move(planned.plan);
  }
};

const std::map<std::string, double> strained = {{"muscle_strain", 0.45}, {"nonspecific_mechanical", 0.30}, {"myofascial_trigger", 0.10}, {"discogenic_degeneration", 0.05}};

TEST_F(TenPeople, StrainOnDayOne) {
  const auto plan = plan_for({.causes = strained, .numbers = {{"age_years", 45}, {"pain_duration_days", 1}, {"pain_now_nrs", 6}}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now), (Ids{"walking", "heat-dry", "ibuprofen"})) << page(plan);
  EXPECT_TRUE(has(now.avoid, "rest-bed") && has(now.avoid, "stretching")) << page(plan);
  EXPECT_FALSE(is_offered(plan, "rest-bed"));
  EXPECT_EQ(ids(plan.stages[1].do_now), (Ids{"walking", "heat-dry", "ibuprofen"})) << page(plan);
}

TEST_F(TenPeople, StrainOnWarfarin) {
  const auto plan = plan_for({.causes = strained, .numbers = {{"age_years", 45}, {"pain_duration_days", 1}, {"pain_now_nrs", 6}}, .medicines = {"warfarin 5 mg"}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now), (Ids{"walking", "heat-dry"})) << page(plan);
  EXPECT_EQ(ids(now.consider).back(), "paracetamol") << page(plan);
  EXPECT_FALSE(now.consider.back().limits.empty()) << "the warfarin limit stands beside it";
  EXPECT_TRUE(has(now.ask_first, "ibuprofen")) << page(plan);
  EXPECT_EQ(left_out(plan)["ibuprofen"], "N01") << page(plan);
}

TEST_F(TenPeople, VerySoreTriggerPoints) {
  const auto plan = plan_for({.causes = {{"myofascial_trigger", 0.60}, {"nonspecific_mechanical", 0.20}, {"muscle_strain", 0.12}},
                              .numbers = {{"age_years", 40}, {"pain_duration_days", 2}, {"pain_now_nrs", 5}}});
  EXPECT_EQ(ids(plan.stages[0].do_now), (Ids{"walking", "ice", "ibuprofen"})) << page(plan);
  EXPECT_EQ(ids(plan.stages[1].do_now), (Ids{"walking", "heat-dry", "ibuprofen"})) << page(plan);
}

TEST_F(TenPeople, SciaticaOnDayTen) {
  const auto plan = plan_for({.causes = {{"disc_herniation_radiculopathy", 0.68}, {"nonspecific_mechanical", 0.08}, {"piriformis_deep_gluteal", 0.06}, {"sacroiliac_joint", 0.05}},
                              .level = Level::routine, .numbers = {{"age_years", 42}, {"pain_duration_days", 10}, {"pain_now_nrs", 7}}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now)[0], "walking") << page(plan);
  EXPECT_EQ(ids(now.do_now)[1], "ice") << page(plan);
  for (const auto* id : {"stretching", "massage", "manipulation"}) {
    EXPECT_TRUE(has(now.avoid, id)) << id << page(plan);
    EXPECT_FALSE(is_offered(plan, id)) << id;
  }
  EXPECT_TRUE(has(now.consider, "clinician-review")) << page(plan);
}

TEST_F(TenPeople, StenosisWithTwoPressureTablets) {
  const auto plan = plan_for({.causes = {{"spinal_stenosis", 0.65}, {"spondylosis_encroachment", 0.10}, {"facet_joint", 0.06}, {"hip_referred", 0.05}},
                              .level = Level::routine, .numbers = {{"age_years", 72}, {"pain_duration_days", 200}, {"pain_now_nrs", 5}}, .yes = {"hypertension"},
                              .medicines = {"ramipril", "indapamide"}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now).front(), "clinician-review") << page(plan);
  EXPECT_TRUE(has(now.do_now, "rest-short") && has(now.do_now, "exercise")) << page(plan);
  EXPECT_EQ(left_out(plan)["ibuprofen"], "N13") << page(plan);
  EXPECT_TRUE(has(now.avoid, "manipulation")) << page(plan);
  EXPECT_TRUE(has(now.ask_first, "decompression-surgery")) << page(plan);
}

TEST_F(TenPeople, FragilityFracture) {
  const auto plan = plan_for({.causes = {{"fragility_fracture", 0.60}, {"nonspecific_mechanical", 0.10}, {"muscle_strain", 0.10}, {"facet_joint", 0.05}},
                              .level = Level::within_48h, .numbers = {{"age_years", 79}, {"pain_duration_days", 3}, {"pain_now_nrs", 8}}, .yes = {"osteoporosis_known"}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now).front(), "clinician-review") << page(plan);
  EXPECT_TRUE(has(now.do_now, "walking")) << page(plan);
  for (const auto* id : {"massage", "manipulation", "stretching"}) EXPECT_TRUE(has(now.avoid, id)) << id << page(plan);
  EXPECT_FALSE(is_offered(plan, "ibuprofen")) << page(plan);
}

TEST_F(TenPeople, NearlyEverythingBarred) {
  const auto plan = plan_for({.causes = {{"nonspecific_mechanical", 0.40}, {"facet_joint", 0.20}, {"muscle_strain", 0.20}},
                              .numbers = {{"age_years", 77}, {"pain_duration_days", 2}, {"pain_now_nrs", 7}},
                              .yes = {"liver_disease", "alcohol_3_or_more_daily", "sensory_loss", "diabetes", "raynaud"}, .medicines = {"warfarin"}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now), (Ids{"walking", "sleep-position", "clinician-review"})) << page(plan);
  EXPECT_FALSE(now.do_now.back().timing.empty());
  for (const auto* id : {"ibuprofen", "paracetamol", "heat-dry", "ice", "bath"}) EXPECT_FALSE(is_offered(plan, id)) << id << page(plan);
  for (const auto* id : {"ibuprofen", "paracetamol", "heat-dry", "ice"}) EXPECT_TRUE(left_out(plan).contains(id)) << id << page(plan);
}

TEST_F(TenPeople, PregnantTwentySixWeeks) {
  const auto plan = plan_for({.causes = {{"pregnancy_lumbopelvic", 0.75}, {"nonspecific_mechanical", 0.08}, {"pyelonephritis", 0.01}, {"obstetric_emergency", 0.01}},
                              .level = Level::routine, .numbers = {{"age_years", 30}, {"pain_duration_days", 20}, {"pain_now_nrs", 5}, {"pregnancy_weeks", 26}},
                              .choices = {{"pregnancy_status", "yes"}}});
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now), (Ids{"walking", "sleep-position"})) << page(plan);
  EXPECT_EQ(left_out(plan)["ibuprofen"], "G02") << page(plan);
  EXPECT_TRUE(has(now.avoid, "ibuprofen") && has(now.avoid, "manipulation")) << page(plan);
  EXPECT_FALSE(is_offered(plan, "massage")) << page(plan);
}

TEST_F(TenPeople, CaudaEquinaWaiting) {
  const auto plan = plan_for({.causes = {{"cauda_equina", 0.50}, {"disc_herniation_radiculopathy", 0.40}}, .level = Level::emergency_now,
                              .numbers = {{"age_years", 42}, {"pain_duration_days", 2}, {"pain_now_nrs", 9}}});
  ASSERT_EQ(plan.stages.size(), 1U);
  const auto& now = plan.stages[0];
  EXPECT_EQ(ids(now.do_now), (Ids{"emergency-care", "rest-short"})) << page(plan);
  EXPECT_NE(now.do_now[0].why.find("eat or drink"), std::string_view::npos) << page(plan);
  EXPECT_TRUE(now.consider.empty() && now.ask_first.empty());
  EXPECT_TRUE(has(now.avoid, "ibuprofen") && has(now.avoid, "manipulation")) << page(plan);
}

TEST_F(TenPeople, FusionWeekSixDidTooMuch) {
  const auto plan = plan_for({.causes = {{"postop_overtaxed_muscle", 0.50}, {"postop_expected_spasm", 0.35}, {"postop_nerve_irritation", 0.04}, {"postop_hardware", 0.03}},
                              .numbers = {{"age_years", 55}, {"pain_duration_days", 3}, {"pain_now_nrs", 6}, {"surgery_days_ago", 42}},
                              .yes = {"fusion_hardware", "spine_surgery_ever"}, .choices = {{"surgery_type", "fusion"}}, .medicines = {"oxycodone"}});
  const auto& now = plan.stages[0];
  EXPECT_FALSE(plan.first_line.empty());
  EXPECT_EQ(ids(now.do_now), (Ids{"walking", "heat-moist", "postop-analgesia"})) << page(plan);
  EXPECT_EQ(left_out(plan)["ibuprofen"], "X01") << page(plan);
  EXPECT_TRUE(has(now.avoid, "massage") && has(now.avoid, "bath")) << page(plan);
  EXPECT_TRUE(has(now.consider, "taper")) << page(plan);
  EXPECT_EQ(ids(plan.stages[1].do_now).front(), "clinician-review") << page(plan);
}

}  // namespace
}  // namespace antalgic::plans
