// A pack whose checksum is right and whose numbers are not: every one of them is refused.
#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "pack/testing/small_pack.hpp"

namespace antalgic::pack {
namespace {

using testing::small_pack;

struct Harm {
  const char* what;
  std::function<void(fb::CoreT&)> harm;
};

constexpr std::uint16_t far = 60000;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// None: it loads.
auto fault_of(const fb::CoreT& core) -> std::optional<LoadFault> {
  const auto file = toy::file_of(core);
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::vector<Block> aligned((file.size() + 15) / 16);
  std::memcpy(aligned.data(), file.data(), file.size());
  const auto loaded = Pack::load({reinterpret_cast<const std::byte*>(aligned.data()), file.size()});
  return loaded ? std::nullopt : std::optional(loaded.error());
}

auto rule(fb::CoreT& core, fb::RuleKind kind) -> fb::RuleT& {
  for (auto& row : core.rules) {
    if (row->kind == kind) return *row;
  }
  std::abort();
}

auto all_harms() -> std::vector<Harm> {
  using C = fb::CoreT;
  using K = fb::RuleKind;
  return {
      {"stride", [](C& c) { c.stride = 16; }},
      {"no causes", [](C& c) { c.causes.clear(); }},
      {"finding kind", [](C& c) { c.findings[0]->kind = static_cast<fb::AnswerKind>(9); }},
      {"finding first option", [](C& c) { c.findings[0]->first_option = 4'000'000'000U; }},
      {"finding option count", [](C& c) { c.findings[2]->option_count = far; }},
      {"yes/no of three", [](C& c) { c.findings[0]->option_count = 3; }},
      {"finding don't know", [](C& c) { c.findings[2]->dont_know_option = 3; }},
      {"finding group", [](C& c) { c.findings[0]->group = far; }},
      {"finding class", [](C& c) { c.findings[0]->classes = {far}; }},
      {"finding flags", [](C& c) { c.findings[0]->flags = static_cast<fb::FindingFlag>(0x8000); }},
      {"finding range", [](C& c) { c.findings[3]->min = 500; }},
      {"finding without a number", [](C& c) { c.findings[3]->max = not_a_number; }},
      {"option background", [](C& c) { c.options[0]->background = 1.5; }},
      {"option background no number", [](C& c) { c.options[0]->background = not_a_number; }},
      {"bins out of order", [](C& c) { c.options[c.findings[3]->first_option + 1]->from = 10; }},
      {"narrower part", [](C& c) { c.narrower[0] = {far, 0, 0xFFFF}; }},
      {"narrower whole", [](C& c) { c.narrower[0] = {1, far, 0xFFFF}; }},
      {"narrower option", [](C& c) { c.narrower[0] = {1, 2, 9}; }},
      {"nest part", [](C& c) { c.nests[0] = {far, 0, true}; }},
      {"nest whole", [](C& c) { c.nests[0] = {1, far, true}; }},
      {"nest of itself", [](C& c) { c.nests[0] = {1, 1, true}; }},
      {"nest rows", [](C& c) { c.nest_given.pop_back(); }},
      {"weight rows", [](C& c) { c.weights.pop_back(); }},
      {"weight size", [](C& c) { c.weights[0] = 2'000'000'000; }},
      {"spread up rows", [](C& c) { c.spread_up.pop_back(); }},
      {"spread down rows", [](C& c) { c.spread_down.clear(); }},
      {"atom op", [](C& c) { c.atoms[0] = {0, 0, 0, 0xFFFF, static_cast<fb::AtomOp>(99), false}; }},
      {"atom subject", [](C& c) { c.atoms[0] = {0, 0, far, 0xFFFF, fb::AtomOp::yes, false}; }},
      {"atom of the wrong kind", [](C& c) { c.atoms[0] = {1, 0, 0, 0xFFFF, fb::AtomOp::less, false}; }},
      {"atom class", [](C& c) { c.atoms[0] = {0, 0, far, 0xFFFF, fb::AtomOp::taking, false}; }},
      {"atom proposal", [](C& c) { c.atoms[0] = {0, 0, far, 0xFFFF, fb::AtomOp::proposing, false}; }},
      {"atom rule", [](C& c) { c.atoms[0] = {0, 0, far, 0xFFFF, fb::AtomOp::fired, false}; }},
      {"atom fired closure", [](C& c) { c.atoms[0] = {0, 0, 0, 0xFFFF, fb::AtomOp::fired, false}; }},
      {"atom mask", [](C& c) { c.atoms[0] = {0, 8, 2, 0xFFFF, fb::AtomOp::option, false}; }},
      {"atom value", [](C& c) { c.atoms[0] = {not_a_number, 0, 3, 0xFFFF, fb::AtomOp::less, false}; }},
      {"atom stand-in", [](C& c) { c.atoms[0] = {1, 0, 3, far, fb::AtomOp::less, false}; }},
      {"stand-in for a yes", [](C& c) { c.atoms[0] = {0, 0, 0, 0, fb::AtomOp::yes, false}; }},
      {"code atom", [](C& c) { c.code[c.conditions[0].begin()] = far; }},
      {"code too many children", [](C& c) { c.code[c.conditions[0].begin()] = 1U << 30 | 5000U; }},
      {"code any of nothing", [](C& c) { c.code[c.conditions[0].begin()] = 2U << 30; }},
      {"condition end", [](C& c) { c.conditions[0] = {0, far}; }},
      {"condition empty", [](C& c) { c.conditions[0] = {1, 1}; }},
      {"condition backwards", [](C& c) { c.conditions[0] = {2, 1}; }},
      {"rule kinds missing", [](C& c) { c.rule_kinds.pop_back(); }},
      {"rule kinds wrong", [](C& c) { c.rule_kinds[1] = {0, 1}; }},
      {"rule kind", [](C& c) { c.rules[0]->kind = static_cast<fb::RuleKind>(77); }},
      {"rule when", [](C& c) { c.rules[0]->when = far; }},
      {"rule unless", [](C& c) { c.rules[0]->unless = far; }},
      {"rule level", [](C& c) { rule(c, K::danger).level = static_cast<fb::Level>(6); }},
      {"rule severity", [](C& c) { rule(c, K::safety).severity = static_cast<fb::Severity>(4); }},
      {"rule ground", [](C& c) { rule(c, K::danger).ground = static_cast<fb::Ground>(3); }},
      {"rule subject", [](C& c) { rule(c, K::raise).subject = far; }},
      {"danger about a cause", [](C& c) { rule(c, K::danger).subject = 0; }},
      {"rule cap", [](C& c) { rule(c, K::cap).cap = -1; }},
      {"rule source", [](C& c) { rule(c, K::danger).sources = {far}; }},
      {"rule anchor", [](C& c) { rule(c, K::danger).anchors = {far}; }},
      {"rule anchor atom", [](C& c) { rule(c, K::danger).anchor_atoms = {far}; }},
      {"rule asks", [](C& c) { rule(c, K::safety).asks_when_open = {far}; }},
      {"fill finding", [](C& c) { rule(c, K::closure).fills[0] = {0, far, 0, fb::FillState::no}; }},
      {"fill option", [](C& c) { rule(c, K::closure).fills[0] = {0, 2, 9, fb::FillState::option}; }},
      {"fill kind", [](C& c) { rule(c, K::closure).fills[0] = {0, 2, 0, fb::FillState::yes}; }},
      {"fill number", [](C& c) { rule(c, K::closure).fills[0] = {1000, 4, 0, fb::FillState::number}; }},
      {"fill state", [](C& c) { rule(c, K::closure).fills[0] = {0, 0, 0, static_cast<fb::FillState>(9)}; }},
      {"cause family", [](C& c) { c.causes[0]->family = far; }},
      {"cause prior", [](C& c) { c.causes[0]->prior = -0.1; }},
      {"no prior at all", [](C& c) { c.causes[0]->prior = c.causes[1]->prior = 0; }},
      {"cause settings", [](C& c) { c.causes[0]->settings.pop_back(); }},
      {"cause setting", [](C& c) { c.causes[0]->settings[0] = not_a_number; }},
      {"cause need", [](C& c) { c.causes[1]->need = far; }},
      {"cause need of another kind", [](C& c) { c.causes[1]->need = 0; }},
      {"cause urgency", [](C& c) { c.causes[0]->urgency = static_cast<fb::Level>(6); }},
      {"cause raises", [](C& c) { *c.causes[1]->raises = {0, far}; }},
      {"cause raises of another kind", [](C& c) { *c.causes[1]->raises = {0, 1}; }},
      {"cause caps", [](C& c) { *c.causes[0]->caps = {5, 4}; }},
      {"cause source", [](C& c) { c.causes[0]->sources = {far}; }},
      {"factor finding", [](C& c) { c.factors[0]->finding = far; }},
      {"factor rows", [](C& c) { c.factors[0]->multipliers.pop_back(); }},
      {"factor", [](C& c) { c.factors[0]->multipliers[0] = -1; }},
      {"mix gate", [](C& c) { c.mix->gate = far; }},
      {"mix gate finding", [](C& c) { c.mix->gate_finding = far; }},
      {"mix clock", [](C& c) { c.mix->clock = 0; }},
      {"mix columns fall", [](C& c) { c.mix->columns = {1000, 30}; }},
      {"mix share", [](C& c) { c.mix->share_if_not_asked = 2; }},
      {"mix priors", [](C& c) { c.mix->priors.pop_back(); }},
      {"mix general", [](C& c) { c.mix->general.clear(); }},
      {"modifier rule", [](C& c) { c.mix->modifiers[0]->rule = 0; }},
      {"modifier rows", [](C& c) { c.mix->modifiers[0]->multipliers.clear(); }},
      {"screen line finding", [](C& c) { c.screens[0]->lines[0]->finding = far; }},
      {"screen line option", [](C& c) { c.screens[0]->lines[0]->tick_option = 1; }},
      {"screen also covers", [](C& c) { c.screens[0]->lines[0]->also_covers = {far}; }},
      {"screen then", [](C& c) { c.screens[0]->lines[0]->then = {far}; }},
      {"screen then if", [](C& c) { c.screens[0]->lines[0]->then_if = 16; }},
      {"screen decides", [](C& c) { c.screens[0]->decides = {far}; }},
      {"window backwards", [](C& c) { c.windows[0]->from_day = 9; }},
      {"treatment role", [](C& c) { c.treatments[0]->role = static_cast<fb::Role>(50); }},
      {"treatment starter", [](C& c) { c.treatments[0]->start_by = static_cast<fb::Starter>(50); }},
      {"treatment fits", [](C& c) { c.treatments[0]->fits.pop_back(); }},
      {"treatment fit", [](C& c) { c.treatments[0]->fits[0] = static_cast<fb::Fit>(3); }},
      {"treatment effect size", [](C& c) { c.treatments[0]->effect = 1000; }},
      {"treatment certainty", [](C& c) { c.treatments[0]->certainty = static_cast<fb::Certainty>(5); }},
      {"treatment flags", [](C& c) { c.treatments[0]->flags = static_cast<fb::TreatmentFlag>(0x8000'0000); }},
      {"treatment offer if", [](C& c) { c.treatments[0]->offer_if = far; }},
      {"treatment avoid if", [](C& c) { c.treatments[0]->avoid_if = far; }},
      {"treatment temptation", [](C& c) { c.treatments[0]->temptation = 2; }},
      {"treatment stands for", [](C& c) { c.treatments[1]->stands_for = far; }},
      {"treatment ingredient", [](C& c) { c.treatments[0]->ingredients = {far}; }},
      {"treatment class", [](C& c) { c.treatments[0]->classes = {far}; }},
      {"treatment counts", [](C& c) { c.treatments[0]->counts_classes = {far}; }},
      {"treatment conflict", [](C& c) { c.treatments[0]->conflicts = {far}; }},
      {"treatment source", [](C& c) { c.treatments[0]->sources = {far}; }},
      {"effect cause", [](C& c) { c.treatments[0]->effects[0]->cause = far; }},
      {"effect windows", [](C& c) { c.treatments[0]->effects[0]->windows = 0x8000; }},
      {"effect kind", [](C& c) { c.treatments[0]->effects[0]->kind = static_cast<fb::EffectKind>(6); }},
      {"effect strength", [](C& c) { c.treatments[0]->effects[0]->strength = 4; }},
      {"effect source", [](C& c) { c.treatments[0]->effects[0]->sources = {far}; }},
      {"effect inherited", [](C& c) { c.treatments[0]->effects[0]->inherited_from = far; }},
      {"proposal treatment", [](C& c) { c.proposals[0]->treatments = {far}; }},
      {"proposal class", [](C& c) { c.proposals[0]->classes = {far}; }},
      {"proposal exception", [](C& c) { c.proposals[0]->except_classes = {far}; }},
      {"proposal ingredient", [](C& c) { c.proposals[0]->ingredients = {far}; }},
      {"medicine ingredient", [](C& c) { c.medicines[0]->ingredients = {far}; }},
      {"medicine class", [](C& c) { c.medicines[0]->classes = {far}; }},
      {"medicines out of order", [](C& c) { c.medicines[0]->key = "zzz"; }},
      {"conflict treatment", [](C& c) { c.conflicts[0]->treatments = {far}; }},
      {"conflict source", [](C& c) { c.conflicts[0]->sources = {far}; }},
      {"source reading", [](C& c) { c.sources[0]->reading = static_cast<fb::Ground>(3); }},
      {"messages out of order", [](C& c) { c.messages[0]->id = "zzz"; }},
      {"onset", [](C& c) { c.onset_days = 0; }},
      {"age", [](C& c) { c.age = far; }},
      {"pain", [](C& c) { c.pain_now = far; }},
      {"medicines any", [](C& c) { c.medicines_any = 3; }},
      {"dated", [](C& c) { c.dated = {far}; }},
      {"twin findings", [](C& c) { c.findings[0]->id = "onset"; }},
      {"not listed", [](C& c) { *c.inference = fb::InferenceConstants(1.0, 3, 1e-9, 0.001, 0.69); }},
      {"prior floor", [](C& c) { *c.inference = fb::InferenceConstants(0.05, 3, 0.0, 0.001, 0.69); }},
      {"power", [](C& c) { *c.inference = fb::InferenceConstants(0.05, 0, 1e-9, 0.001, 0.69); }},
      {"planning certainty", [](C& c) { c.planning->certainty.pop_back(); }},
      {"planning fits", [](C& c) { c.planning->fits[0] = not_a_number; }},
      {"planning strict", [](C& c) { c.planning->strict_if = far; }},
      {"broken text", [](C& c) { c.findings[0]->question = "\xC3("; }},
      {"overlong text", [](C& c) { c.causes[0]->watch_for = {"\xC0\x80"}; }},
  };
}

TEST(HostilePack, TheSmallPackIsGood) { EXPECT_EQ(fault_of(small_pack().finish()), std::nullopt); }

TEST(HostilePack, EveryNumberOutOfRangeIsRefused) {
  const auto good = small_pack().finish();
  for (const auto& [what, harm] : all_harms()) {
    auto core = good;
    harm(core);
    const auto fault = fault_of(core);
    EXPECT_TRUE(fault == LoadFault::value_out_of_range || fault == LoadFault::broken_structure) << what;
  }
}

TEST(HostilePack, ConditionsMayBeSixteenDeepAndNoDeeper) {
  const auto nested = [](int levels) {
    auto core = small_pack().finish();
    const auto begin = static_cast<std::uint32_t>(core.code.size());
    for (int i = 1; i < levels; ++i) core.code.push_back(1U << 30 | 1U);
    core.code.push_back(0);
    core.conditions.emplace_back(begin, static_cast<std::uint32_t>(core.code.size()));
    return !fault_of(core);
  };
  EXPECT_TRUE(nested(16));
  EXPECT_FALSE(nested(17));
}

TEST(HostilePack, AStandInMayNotLeanOnAnother) {
  auto core = small_pack().finish();
  const auto begin = static_cast<std::uint32_t>(core.code.size());
  const auto own = static_cast<std::uint16_t>(core.conditions.size());
  core.code.push_back(static_cast<std::uint32_t>(core.atoms.size()));
  core.conditions.emplace_back(begin, begin + 1);
  core.atoms.emplace_back(39, 0, std::uint16_t{4}, own, fb::AtomOp::less, false);  // stands in for itself
  EXPECT_EQ(fault_of(core), LoadFault::value_out_of_range);
}

// The structure itself, with the checksum made right again: refused or read, never a crash.
TEST(HostilePack, EveryByteOfTheStructureMayLie) {
  const auto file = toy::file_of(small_pack().finish());
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::vector<Block> aligned((file.size() + 15) / 16);
  const std::span<std::byte> bytes(reinterpret_cast<std::byte*>(aligned.data()), file.size());
  std::memcpy(bytes.data(), file.data(), file.size());
  const auto payload = bytes.subspan(envelope_size);
  for (std::size_t i = 0; i < payload.size(); ++i) {
    for (const std::byte lie : {std::byte{0xFF}, std::byte{0x80}, std::byte{0x01}}) {
      payload[i] ^= lie;
      seal_envelope(bytes.first(envelope_size), FileKind::core, {}, payload);
      const auto loaded = Pack::load(bytes);
      EXPECT_TRUE(!loaded || loaded->finding_count() > 0);
      payload[i] ^= lie;
    }
  }
}

}  // namespace
}  // namespace antalgic::pack
