// What holds for every plan from the project's own knowledge, over many random people: their answers, medicines, causes and urgency.
// ANTALGIC_PEOPLE sets how many (default 1,500).
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>

#include "plans/person.hpp"
#include "plans/slow_safety.hpp"

namespace antalgic::plans {
namespace {

auto people() -> int {
  const char* asked = std::getenv("ANTALGIC_PEOPLE");
  return asked == nullptr ? 1500 : std::atoi(asked);
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  auto below(std::size_t count) -> std::uint32_t { return static_cast<std::uint32_t>(engine_() % count); }
  auto chance(double p) -> bool { return static_cast<double>(engine_() >> 11) * 0x1p-53 < p; }

 private:
  std::mt19937_64 engine_;
};

// A few likely causes, some answers, some medicines; a third of the people have answered little.
auto somebody(Random& random) -> Person {
  const auto& pack = real_pack().pack();
  Person person;
  person.level = static_cast<Level>(random.below(6));
  double left = 0.97;
  for (auto count = 1 + random.below(4); count > 0; --count) {
    const auto p = left * (0.2 + 0.15 * static_cast<double>(random.below(5)));
    person.causes[pack.cause(CauseId{static_cast<std::uint16_t>(random.below(pack.cause_count()))}).id()->str()] += p;
    left -= p;
  }
  person.numbers = {{"pain_duration_days", static_cast<double>(random.below(120))}, {"pain_now_nrs", static_cast<double>(random.below(11))}};
  if (random.chance(0.95)) person.numbers["age_years"] = static_cast<double>(10 + random.below(85));
  if (random.chance(0.1)) person.numbers["pregnancy_weeks"] = static_cast<double>(4 + random.below(36));
  if (person.numbers.contains("pregnancy_weeks")) person.choices["pregnancy_status"] = "yes";
  if (random.chance(0.2)) {
    person.yes.push_back("spine_surgery_ever");
    if (random.chance(0.8)) person.numbers["surgery_days_ago"] = static_cast<double>(random.below(500));
  }
  for (std::uint16_t i = 0; i < pack.finding_count(); ++i) {
    const auto& finding = pack.finding(FindingId{i});
    const bool about_safety = (static_cast<std::uint32_t>(finding.flags()) & static_cast<std::uint32_t>(fb::FindingFlag::safety)) != 0;
    if (finding.kind() == fb::AnswerKind::yes_no && random.chance(about_safety ? 0.03 : 0.005)) person.yes.push_back(finding.id()->str());
  }
  const auto& names = *pack.raw().medicines();
  for (auto count = random.below(4); count > 0; --count) person.medicines.push_back(names.Get(random.below(names.size()))->name()->str());
  person.silent = random.chance(0.3);
  return person;
}

auto treatment_of(const plan::Line& line) -> const fb::Treatment& { return real_pack().pack().treatment(line.treatment); }
auto has_flag(const fb::Treatment& row, fb::TreatmentFlag flag) -> bool {
  return (static_cast<std::uint32_t>(row.flags()) & static_cast<std::uint32_t>(flag)) != 0;
}
auto is_medicine(const fb::Treatment& row) -> bool {
  return (row.role() == fb::Role::medicine || row.role() == fb::Role::supplement) && !has_flag(row, fb::TreatmentFlag::supportive);
}
auto offers(const plan::Stage& stage) -> std::vector<plan::Line> {
  auto out = stage.do_now;
  out.insert(out.end(), stage.consider.begin(), stage.consider.end());
  return out;
}
auto medicines_in(const std::vector<plan::Line>& list) -> std::set<std::string> {
  std::set<std::string> out;
  for (const auto& line : list) {
    if (is_medicine(treatment_of(line))) out.insert(id_of(line.treatment));
  }
  return out;
}

template <class Check>
void for_everybody(std::uint64_t seed, Check check) {
  Random random(seed);
  for (int i = 0; i < people() && !::testing::Test::HasFailure(); ++i) check(somebody(random), random);
}

TEST(PlanProperties, NothingForbiddenIsOffered) {
  for_everybody(1, [](const Person& person, Random&) {
    const Planned planned(person);
    for (const auto& stage : planned.plan.stages) {
      for (const auto& line : offers(stage)) {
        const auto& row = treatment_of(line);
        EXPECT_NE(row.start_by(), fb::Starter::never) << page(planned.plan);
        EXPECT_FALSE(has_flag(row, fb::TreatmentFlag::umbrella) || has_flag(row, fb::TreatmentFlag::ask_first_always)) << page(planned.plan);
        EXPECT_FALSE(has(stage.avoid, id_of(line.treatment))) << "offered and avoided: " << id_of(line.treatment) << page(planned.plan);
        EXPECT_FALSE(has(stage.ask_first, id_of(line.treatment))) << "offered and asked about: " << id_of(line.treatment) << page(planned.plan);
        const bool by_others = row.start_by() == fb::Starter::clinician || row.start_by() == fb::Starter::specialist;
        EXPECT_TRUE(!by_others || has_flag(row, fb::TreatmentFlag::decided_by_others)) << id_of(line.treatment);
      }
    }
    for (const auto& left : planned.plan.left_out) EXPECT_FALSE(is_offered(planned.plan, id_of(left.treatment))) << page(planned.plan);
  });
}

TEST(PlanProperties, OneMedicineAndNeverTwoOfAKind) {
  for_everybody(2, [](const Person& person, Random&) {
    const Planned planned(person);
    for (const auto& stage : planned.plan.stages) {
      std::set<std::string> kinds;
      for (const auto& line : offers(stage)) EXPECT_TRUE(kinds.insert(treatment_of(line).kind()->str()).second) << page(planned.plan);
      EXPECT_LE(medicines_in(offers(stage)).size(), 1U) << page(planned.plan);
    }
  });
}

TEST(PlanProperties, TheListsAreShortAndThereIsAlwaysSomethingToDo) {
  for_everybody(3, [](const Person& person, Random&) {
    const Planned planned(person);
    for (const auto& stage : planned.plan.stages) {
      EXPECT_FALSE(stage.do_now.empty()) << page(planned.plan);
      EXPECT_LE(stage.do_now.size(), 3U) << page(planned.plan);
      EXPECT_LE(stage.consider.size(), 4U);
      EXPECT_LE(stage.ask_first.size(), 4U);
      EXPECT_LE(stage.avoid.size(), 4U);
    }
    EXPECT_EQ(planned.plan.stages.size() == 1 || person.level != Level::emergency_now, true);
    EXPECT_GE(planned.plan.recheck.in_days, 0);
  });
}

TEST(PlanProperties, NobodyUnderAgeIsOfferedAMedicine) {
  for_everybody(4, [](Person person, Random& random) {
    person.numbers["age_years"] = static_cast<double>(5 + random.below(13));
    const Planned planned(person);
    for (const auto& stage : planned.plan.stages) {
      EXPECT_TRUE(medicines_in(offers(stage)).empty() && medicines_in(stage.ask_first).empty()) << page(planned.plan);
    }
  });
}

TEST(PlanProperties, NoSevereRuleIsTrueOfWhatIsOfferedNow) {
  for_everybody(5, [](const Person& person, Random&) {
    const Planned planned(person);
    const SlowSafety judge(planned);
    for (const auto& line : offers(planned.now())) {
      const auto broken = judge.broken_by(line.treatment, offers(planned.now()));
      EXPECT_EQ(broken, "") << id_of(line.treatment) << "\n" << page(planned.plan);
    }
  });
}

TEST(PlanProperties, AnOpenAnswerNeverMovesAMedicineIntoDo) {
  for_everybody(6, [](Person person, Random& random) {
    person.silent = false;
    const Planned before(person);
    Planned after(person, static_cast<std::uint16_t>(random.below(real_pack().pack().finding_count())));
    const auto had = medicines_in(before.now().do_now);
    for (const auto& id : medicines_in(after.now().do_now)) EXPECT_TRUE(had.contains(id)) << id << "\n" << page(before.plan) << page(after.plan);
  });
}

TEST(PlanProperties, AnotherMedicineNeverPutsAMedicineIntoDo) {
  for_everybody(7, [](Person person, Random& random) {
    person.silent = false;
    const Planned before(person);
    // Naming the first of medicines said to be taken settles what was open.
    if (person.medicines.empty() && before.closed().is_yes(real_pack().finding("med_any"))) return;
    const auto& names = *real_pack().pack().raw().medicines();
    person.medicines.push_back(names.Get(random.below(names.size()))->name()->str());
    const Planned after(person);
    const auto had = medicines_in(before.now().do_now);
    for (const auto& id : medicines_in(after.now().do_now)) {
      const auto& row = real_pack().pack().treatment(real_pack().treatment(id));
      if (has_flag(row, fb::TreatmentFlag::fallback) || has_flag(row, fb::TreatmentFlag::decided_by_others)) continue;
      EXPECT_TRUE(had.contains(id)) << id << " after " << person.medicines.back() << "\n" << page(before.plan) << page(after.plan);
    }
  });
}

TEST(PlanProperties, TheSamePersonGetsTheSamePlan) {
  for_everybody(8, [](const Person& person, Random&) { EXPECT_EQ(page(Planned(person).plan), page(Planned(person).plan)); });
}

}  // namespace
}  // namespace antalgic::plans
