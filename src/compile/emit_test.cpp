#include "compile/emit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "compile/compile.hpp"
#include "pack/library.hpp"

namespace antalgic::compile {
namespace {

const Span nowhere(DocId{0}, 0, 0);

auto id(std::uint16_t index) { return FindingId{index}; }

auto atom(fb::AtomOp op, Subject subject, double value = 0, std::uint64_t mask = 0) -> Condition {
  Condition condition(nowhere);
  condition.atom = {.op = op, .subject = subject, .mask = mask, .value = value};
  return condition;
}

auto all(std::vector<Condition> children) -> Condition {
  Condition condition(nowhere);
  condition.node = Condition::Node::all;
  condition.children = std::move(children);
  return condition;
}

template <class Row>
auto add(std::vector<Row>& rows, std::string name) -> Row& {
  return rows.emplace_back(std::move(name), nowhere, TopicId{0});
}

constexpr std::uint16_t fever = 0, temperature = 1, operated = 2, pregnant = 3;

void add_findings(Model& model) {
  auto& yes_no = add(model.findings, "fever");
  yes_no.question = "Fever?";
  yes_no.flags = fb::FindingFlag::anchor;
  yes_no.options = {{.id = "yes", .label = "yes", .background = 0.1}, {.id = "no", .label = "no", .background = 0.9}};
  auto& number = add(model.findings, "temperature");
  number.question = "How much?";
  number.kind = fb::AnswerKind::number;
  number.flags = fb::FindingFlag::unmeasured_is_no;
  number.min = 30;
  number.max = 45;
  auto& days = add(model.findings, "days_since_operation");
  days.question = "When?";
  days.kind = fb::AnswerKind::number;
  days.flags = fb::FindingFlag::anchor;
  days.max = 1000;
  auto& choice = add(model.findings, "pregnant");
  choice.question = "Pregnant?";
  choice.kind = fb::AnswerKind::choice;
  choice.flags = fb::FindingFlag::anchor;
  choice.options = {{.id = "no", .label = "no", .background = 0.9}, {.id = "yes", .label = "yes", .background = 0.05},
                    {.id = "possible", .label = "maybe", .background = 0.05}};
}

auto hot() -> Condition { return atom(fb::AtomOp::greater_equal, id(temperature), 39); }

void add_rules(Model& model) {
  model.stand_ins.push_back({id(temperature), fb::AtomOp::greater_equal, 39, atom(fb::AtomOp::yes, id(fever)), nowhere});
  auto& closure = add(model.closures, "N1");
  closure.when = atom(fb::AtomOp::no, id(fever));
  closure.fills = {{.finding = id(temperature), .state = fb::FillState::not_applicable}};
  auto& danger = add(model.dangers, "D1");
  danger.level = fb::Level::emergency_now;
  danger.when = all({atom(fb::AtomOp::yes, id(fever)), hot(), atom(fb::AtomOp::less_equal, id(operated), 90),
                     atom(fb::AtomOp::option, id(pregnant), 0, 0b110)});
  auto& channel = add(model.channels, "C1");
  channel.channel = "crisis";
  channel.when = atom(fb::AtomOp::yes, id(fever));
  auto& safety = add(model.safety, "N1");
  safety.severity = fb::Severity::major;
  safety.when = all({hot(), atom(fb::AtomOp::fired, DangerId{0}), atom(fb::AtomOp::proposing, SetId{0})});
}

void add_causes(Model& model) {
  auto& strain = add(model.causes, "strain");
  strain.title = "Strain";
  strain.prior = 0.9;
  strain.cap = 6;
  auto& infection = add(model.causes, "infection");
  infection.title = "Infection";
  infection.prior = 0.1;
  infection.needs = atom(fb::AtomOp::yes, id(fever));
  infection.raises = {{.when = hot(), .level = fb::Level::same_day}};
  auto& row = infection.likelihoods.emplace_back(nowhere);
  row.finding = id(fever);
  row.p = 0.5;
  row.low = 0.3;
  row.high = 0.7;
}

auto effect(std::uint16_t cause, fb::EffectKind kind, std::uint8_t strength, std::uint16_t windows, bool any = false) -> Effect {
  Effect line(nowhere);
  line.cause = CauseId{cause};
  line.kind = kind;
  line.strength = strength;
  line.windows = windows;
  line.any_window = any;
  return line;
}

void add_treatments(Model& model) {
  for (const char* name : {"now", "later"}) add(model.windows, name).to_day = 9;
  using enum fb::EffectKind;
  auto& umbrella = add(model.treatments, "tablets");  // 0
  umbrella.flags = fb::TreatmentFlag::umbrella;
  umbrella.effects = {effect(0, helps, 2, 0b11, true), effect(1, bars, 3, 0b01)};
  auto& member = add(model.treatments, "tablet-a");  // 1
  member.umbrella = TreatmentId{0};
  member.effects = {effect(1, helps, 3, 0b11, true)};
  auto& own = add(model.treatments, "tablet-b");  // 2
  own.umbrella = TreatmentId{0};
  own.effects = {effect(0, little, 1, 0b11, true), effect(0, first_choice, 3, 0b10)};
  auto& cousin = add(model.treatments, "rub");  // 3
  cousin.harm_from = {TreatmentId{0}};
  for (auto& row : model.treatments) {
    row.title = row.id;
    row.fits = {fb::Fit::ok, fb::Fit::ok};
  }
  add(model.sets, "any-tablet").treatments = {TreatmentId{1}, TreatmentId{2}};
}

void add_words(Model& model) {
  model.topics.push_back({{"Topic"}, "Some prose.", nowhere});
  model.ingredients = {"ibuprofen"};
  add(model.classes, "anti-inflammatory").title = "Anti-inflammatory";
  for (const auto& [name, country] : {std::pair{"Zed", "UK"}, std::pair{"N\u00FArofen", "US"}, std::pair{"Nurofen", "GB"}}) {
    model.medicines.push_back({.name = name, .kind = "brand", .note = "", .ingredients = {IngredientId{0}}, .classes = {ClassId{0}},
                               .countries = {country}, .where = nowhere});
  }
  add(model.messages, "zeta").text = "last";
  add(model.messages, "alpha").text = "first";
  auto& again = add(model.reassessments, "hot");
  again.when = hot();
  again.days = {1};
  auto& course = add(model.courses, "usual");
  course.points = {{.day = 0, .left = 1, .low = 1, .high = 1}, {.day = 14, .left = 0.5, .low = 0.3, .high = 0.7}};
}

auto small_model() -> Model {
  Model model;
  model.pack.id = "small";
  model.pack.version = "1";
  model.pack.title = "Small";
  model.pack.inference = {0.05, 3, 1e-9, 0.001, 0.69};
  model.pack.urgency = {0.02, 0.03, 0.1, 0.15, fb::Level::within_2_weeks};
  model.pack.asking = {0, 0.2, 0.5, 1.5, 2.5, 3, 0.3, 0.15, 0.01, 0.03, 4};
  model.pack.planning.certainty = {0.3, 0.6, 0.75, 0.9, 1};
  model.pack.planning.fits = {0, 0.8, 1};
  add_findings(model);
  add_rules(model);
  add_causes(model);
  add_treatments(model);
  add_words(model);
  return model;
}

class Emit : public ::testing::Test {
 protected:
  auto atoms_of(std::uint16_t condition) const -> std::vector<const fb::Atom*> {
    std::vector<const fb::Atom*> atoms;
    for (const auto node : pack_.code(ConditionId{condition})) {
      if (node >> 30 == 0) atoms.push_back(&pack_.atom(AtomId{static_cast<std::uint16_t>(node)}));
    }
    return atoms;
  }
  auto rule(fb::RuleKind kind, std::string_view name) const -> const fb::Rule& { return pack_.rule(*pack_.find_rule(kind, name)); }
  // What `treatment` does to `cause` in `window`.
  auto line(std::uint16_t treatment, std::uint16_t cause, std::uint16_t window) const -> const fb::EffectLine* {
    for (const auto* row : *pack_.treatment(TreatmentId{treatment}).effects()) {
      if (row->cause() == cause && (row->windows() >> window & 1U) != 0) return row;
    }
    return nullptr;
  }

  const Model model_ = small_model();
  const PackFile file_ = emit_core(model_);
  const pack::Pack pack_ = *pack::Pack::load(file_.bytes());
};

TEST_F(Emit, TheSameKnowledgeGivesTheSameBytes) {
  EXPECT_TRUE(std::ranges::equal(file_.bytes(), emit_core(small_model()).bytes()));
  auto other = small_model();
  other.findings[0].question = "Fever now?";
  EXPECT_FALSE(std::ranges::equal(pack_.hash(), pack::Pack::load(emit_core(other).bytes())->hash()));
}

TEST_F(Emit, ThePackIsNamedByTheHashOfItsPayload) { EXPECT_EQ(pack_.hash(), hash_of(pack_.payload())); }

TEST_F(Emit, RulesStandByKindAndAreFoundUnderTheirNames) {
  EXPECT_EQ(rule(fb::RuleKind::closure, "N1").fills()->size(), 1U);
  EXPECT_EQ(rule(fb::RuleKind::safety, "N1").severity(), fb::Severity::major);
  EXPECT_EQ(rule(fb::RuleKind::channel, "C1").channel()->string_view(), "crisis");
  const auto& infection = pack_.cause(*pack_.find_cause("infection"));
  EXPECT_EQ(infection.raises()->end() - infection.raises()->begin(), 1U);
  EXPECT_EQ(pack_.rule(RuleId{infection.need()}).kind(), fb::RuleKind::need);
  const auto& strain = pack_.cause(*pack_.find_cause("strain"));
  ASSERT_EQ(strain.caps()->end() - strain.caps()->begin(), 1U);
  EXPECT_EQ(pack_.rule(RuleId{static_cast<std::uint16_t>(strain.caps()->begin())}).cap(), 6);
}

TEST_F(Emit, StandInsAndUnmeasuredNumbersHoldInDangerAndSafetyRulesOnly) {
  const auto* in_danger = atoms_of(rule(fb::RuleKind::danger, "D1").when())[1];
  EXPECT_TRUE(in_danger->unmeasured_is_no());
  ASSERT_NE(in_danger->stand_in(), 0xFFFF);
  EXPECT_EQ(atoms_of(in_danger->stand_in())[0]->op(), fb::AtomOp::yes);
  const auto* in_safety = atoms_of(rule(fb::RuleKind::safety, "N1").when())[0];
  EXPECT_EQ(in_safety, in_danger);  // the same atom, stored once
  const auto& infection = pack_.cause(*pack_.find_cause("infection"));
  const auto* in_raise = atoms_of(pack_.rule(RuleId{static_cast<std::uint16_t>(infection.raises()->begin())}).when())[0];
  EXPECT_FALSE(in_raise->unmeasured_is_no());
  EXPECT_EQ(in_raise->stand_in(), 0xFFFF);
}

TEST_F(Emit, AnchorsAreTheRulesOwn) {
  const auto& danger = rule(fb::RuleKind::danger, "D1");
  ASSERT_EQ(danger.anchors()->size(), 1U);
  EXPECT_EQ(danger.anchors()->Get(0), fever);
  ASSERT_EQ(danger.anchor_atoms()->size(), 2U);
  const auto& when = pack_.atom(AtomId{danger.anchor_atoms()->Get(0)});
  EXPECT_EQ(when.op(), fb::AtomOp::less_equal);
  EXPECT_EQ(when.value(), 90);
  const auto& certain = pack_.atom(AtomId{danger.anchor_atoms()->Get(1)});
  EXPECT_EQ(certain.mask(), 0b010U);  // possible does not anchor
}

TEST_F(Emit, AtomsNameRulesAndProposalsByTheirPlaceInThePack) {
  const auto atoms = atoms_of(rule(fb::RuleKind::safety, "N1").when());
  EXPECT_EQ(pack_.rule(RuleId{atoms[1]->subject()}).id()->string_view(), "D1");
  EXPECT_EQ(pack_.raw().proposals()->Get(atoms[2]->subject())->id()->string_view(), "any-tablet");
}

TEST_F(Emit, ALineForTheWindowBeatsAny) {
  EXPECT_EQ(line(2, 0, 0)->kind(), fb::EffectKind::little);
  EXPECT_EQ(line(2, 0, 1)->kind(), fb::EffectKind::first_choice);
}

TEST_F(Emit, AnUmbrellaLendsItsLinesAndItsHarmGoesOverTheMembersOwn) {
  EXPECT_EQ(line(1, 0, 0)->kind(), fb::EffectKind::helps);
  EXPECT_EQ(line(1, 0, 0)->inherited_from(), 0);
  EXPECT_EQ(line(1, 1, 0)->kind(), fb::EffectKind::bars);  // over its own "helps"
  EXPECT_EQ(line(1, 1, 1)->kind(), fb::EffectKind::helps);
  EXPECT_EQ(line(1, 1, 1)->inherited_from(), 0xFFFF);
}

TEST_F(Emit, HarmPassesToACousinAndBenefitDoesNot) {
  EXPECT_EQ(line(3, 1, 0)->kind(), fb::EffectKind::bars);
  EXPECT_EQ(line(3, 0, 0), nullptr);
}

TEST_F(Emit, AProposalIsATreatmentWithItsMembersOrASet) {
  const auto* umbrella = pack_.raw().proposals()->Get(0);
  EXPECT_EQ(umbrella->treatments()->size(), 3U);
  EXPECT_EQ(pack_.raw().proposals()->Get(3)->treatments()->size(), 1U);
  EXPECT_EQ(pack_.raw().proposals()->Get(4)->treatments()->size(), 2U);
}

TEST_F(Emit, MedicinesStandUnderTheirFoldedNameThenCountry) {
  const auto [first, last] = pack_.find_medicines("nurofen");
  ASSERT_EQ(last.index - first.index, 2);
  EXPECT_EQ(pack_.raw().medicines()->Get(first.index)->countries()->Get(0)->string_view(), "GB");
}

TEST_F(Emit, SentencesAreFoundByName) { EXPECT_EQ(pack_.message("alpha"), "first"); }

TEST_F(Emit, TheLibraryBelongsToItsCore) {
  const auto library_file = emit_library(model_, pack_.hash());
  const auto library = pack::Library::load(library_file.bytes(), pack_);
  ASSERT_TRUE(library);
  EXPECT_EQ(library->prose(library->raw().causes()->Get(0)->topic()), "Some prose.");
  EXPECT_EQ(library->raw().rule_topics()->size(), pack_.raw().rules()->size());
  EXPECT_EQ(atoms_of(library->raw().reassessments()->Get(0)->when())[0]->value(), 39);
  auto other = small_model();
  other.pack.version = "2";
  const auto other_file = emit_core(other);
  EXPECT_EQ(pack::Library::load(library_file.bytes(), *pack::Pack::load(other_file.bytes())).error(), pack::LoadFault::not_a_pack);
  EXPECT_FALSE(pack::Pack::load(library_file.bytes()));
}

// What is shipped: it compiles, loads, and compiles to the same bytes again.
TEST(EmitKnowledge, WhatIsShippedMakesAPackTwiceTheSame) {
  const auto files = read_directory((std::filesystem::path(__FILE__).parent_path() / "../../knowledge/back-spasm").string());
  ASSERT_TRUE(files);
  const auto knowledge = read_knowledge(*files);
  ASSERT_TRUE(knowledge);
  const auto core = emit_core(knowledge->model);
  EXPECT_TRUE(std::ranges::equal(core.bytes(), emit_core(read_knowledge(*files)->model).bytes()));
  const auto pack = pack::Pack::load(core.bytes());
  ASSERT_TRUE(pack);
  const auto library = emit_library(knowledge->model, pack->hash());
  EXPECT_TRUE(pack::Library::load(library.bytes(), *pack));
  for (const Finding& finding : knowledge->model.findings) EXPECT_TRUE(pack->find_finding(finding.id)) << finding.id;
  for (const Treatment& treatment : knowledge->model.treatments) EXPECT_TRUE(pack->find_treatment(treatment.id)) << treatment.id;
}

}  // namespace
}  // namespace antalgic::compile
