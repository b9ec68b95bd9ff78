// tests/toy/pack_builder.hpp: small packs in a few lines, for the tests of every room.
//
//   auto toy = PackBuilder()
//                  .yes_no("fever", 0.05)
//                  .choice("onset", {{"sudden", 0.3}, {"slow", 0.7}})
//                  .number("age", 18, 100, {{18, 40, 0.5}, {40, 100, 0.5}})
//                  .cause("strain", 0.9).cause("infection", 0.1, {.urgency = fb::Level::same_day})
//                  .likely("infection", "fever", "yes", 0.6)
//                  .danger("D1", fb::Level::same_day, all({yes("fever"), greater_equal("age", 50)}))
//                  .build();
//   toy.pack().find_finding("fever")
//
// Names may be used before they are defined, except by `likely`, `effect`, `factor` and `medicine`; an unknown name ends the test
// program with a message. Whatever the fluent calls do not cover can be changed in `core()` before `build()`.
// Weights, chains of wholes and conditions come from the same code as those of a real pack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/condition_table.hpp"
#include "compile/weights.hpp"
#include "pack/envelope.hpp"
#include "pack/pack.hpp"
#include "toy/expression.hpp"

namespace antalgic::toy {

inline constexpr std::uint16_t none = 0xFFFF;
using Names = std::vector<std::string>;

// Bytes on a 16-byte boundary and the Pack that reads them. Movable: the bytes stay where they are.
class ToyPack {
 public:
  explicit ToyPack(std::span<const std::byte> file) : size_(file.size()), bytes_(new Block[(file.size() + 15) / 16]) {
    std::memcpy(bytes_.get(), file.data(), file.size());
    auto loaded = pack::Pack::load(bytes());
    if (!loaded) {
      std::fprintf(stderr, "toy pack refused: %s\n", std::string(to_string(loaded.error())).c_str());
      std::abort();
    }
    pack_ = std::make_unique<pack::Pack>(*std::move(loaded));
  }

  [[nodiscard]] auto pack() const -> const pack::Pack& { return *pack_; }
  [[nodiscard]] auto bytes() const -> std::span<const std::byte> { return {reinterpret_cast<const std::byte*>(bytes_.get()), size_}; }

  // By name; an unknown name ends the program.
  [[nodiscard]] auto finding(std::string_view id) const -> FindingId { return known(pack_->find_finding(id), id); }
  [[nodiscard]] auto cause(std::string_view id) const -> CauseId { return known(pack_->find_cause(id), id); }
  [[nodiscard]] auto treatment(std::string_view id) const -> TreatmentId { return known(pack_->find_treatment(id), id); }
  [[nodiscard]] auto rule(std::string_view id) const -> RuleId { return known(pack_->find_rule(id), id); }

 private:
  struct alignas(16) Block {
    std::byte bytes[16];
  };

  template <class Found>
  static auto known(std::optional<Found> found, std::string_view id) -> Found {
    if (found) return *found;
    std::fprintf(stderr, "toy pack: nothing is called %s\n", std::string(id).c_str());
    std::abort();
  }

  std::size_t size_;
  std::unique_ptr<Block[]> bytes_;
  std::unique_ptr<pack::Pack> pack_;
};

// The file of a core: envelope and payload. The hash is only as good as a toy needs.
inline auto file_of(const fb::CoreT& core) -> std::vector<std::byte> {
  flatbuffers::FlatBufferBuilder builder;
  builder.Finish(fb::Core::Pack(builder, &core), fb::CoreIdentifier());
  std::vector<std::byte> file(pack::envelope_size + builder.GetSize());
  std::memcpy(file.data() + pack::envelope_size, builder.GetBufferPointer(), builder.GetSize());
  pack::Hash hash{};
  for (std::size_t i = 0; i < builder.GetSize(); ++i) {
    auto& byte = hash[i % hash.size()];
    byte = static_cast<std::uint8_t>(byte * 31U + builder.GetBufferPointer()[i] + 1U);
  }
  const std::span all(file);
  pack::seal_envelope(all.first(pack::envelope_size), pack::FileKind::core, hash, all.subspan(pack::envelope_size));
  return file;
}

// What the calls take beside names. A base, so that the defaults are complete where the calls name them.
struct PackBuilderRecords {
  struct FindingExtras {
    std::string group = {};
    fb::FindingFlag flags = {};
    std::string question = {};
    Names classes = {};
    std::uint16_t core = none;  // place in the core asking order
    std::string unit = {};
    std::string dont_know = {};  // the option that means "unknown"
  };
  struct Share {
    std::string option;
    double background;
  };
  struct Bin {
    double from, to, background;
  };
  struct CauseExtras {
    fb::Level urgency = fb::Level::self_care;
    std::string family = {};
    double home = 1, clinic = 1, emergency_department = 1;
    std::string say = {};
    Names watch_for = {};
    std::vector<std::uint16_t> recheck_days = {};
  };
  struct RuleExtras {
    std::optional<Expression> unless = {};
    std::string title = {}, say = {};
    std::vector<Expression> anchor_atoms = {};
    std::string effect = {}, why = {}, instead = {};
    Names asks_when_open = {};
    Names sources = {};
  };
  struct FillTo {
    std::string finding;
    fb::FillState state = fb::FillState::not_applicable;
    std::string option = {};
    double value = 0;
  };
  struct TreatmentExtras {
    fb::Role role = fb::Role::comfort;
    std::string kind = {};  // empty: its id
    fb::Starter start_by = fb::Starter::self;
    fb::TreatmentFlag flags = {};
    std::uint8_t burden = 0;
    fb::Certainty certainty = fb::Certainty::moderate;
    std::vector<fb::Fit> fits = {};  // empty: ok in every window
    std::optional<Expression> offer_if = {}, avoid_if = {};
    double temptation = 0;
    std::string stands_for = {};
    Names sold_in = {};
    Names ingredients = {}, classes = {}, counts_classes = {};
    std::string title = {}, how = {}, otc = {};
    std::uint16_t max_days = 0;
  };
  struct EffectExtras {
    std::uint8_t strength = 2;
    Names windows = {};  // empty: any
    fb::Certainty certainty = fb::Certainty::moderate;
    std::string why = "it helps";
  };
  struct SetExtras {
    Names classes = {}, except_classes = {}, ingredients = {};
    bool candidate_only = false;
  };
  struct Line {
    std::string finding;
    std::string confirm = {};
    Names also_covers = {}, then = {};
    bool is_choice = false;
    std::string tick_option = {};
  };
  struct ModifierExtras {
    std::uint16_t exclusive = 0;
    bool general = false;
  };
};

class PackBuilder : public PackBuilderRecords {
 public:
  PackBuilder();

  auto yes_no(std::string id, double background, FindingExtras extras = {}) -> PackBuilder&;
  auto choice(std::string id, std::vector<Share> options, FindingExtras extras = {}) -> PackBuilder&;
  auto number(std::string id, double min, double max, std::vector<Bin> bins = {}, FindingExtras extras = {}) -> PackBuilder&;
  // A yes to `part` makes `whole` yes; `whole` may be "finding = option".
  auto narrower(std::string part, std::string whole) -> PackBuilder&;
  auto derivation(std::string finding, fb::Formula formula, Names from, bool otherwise_no = false) -> PackBuilder&;

  auto family(std::string id) -> PackBuilder&;
  auto cause(std::string id, double prior, CauseExtras extras = {}) -> PackBuilder&;
  // P(answer | cause): "yes", an option or bin, several joined by "+". Without a range: odds halved and doubled.
  auto likely(std::string cause, std::string finding, std::string answer, double p, double low = -1, double high = -1) -> PackBuilder&;
  // Prior multiplier of one option.
  auto factor(std::string finding, std::string option, std::string cause, double multiplier) -> PackBuilder&;

  auto danger(std::string id, fb::Level level, Expression when, RuleExtras extras = {}) -> PackBuilder&;
  auto channel(std::string id, std::string channel, fb::Level level, Expression when, RuleExtras extras = {}) -> PackBuilder&;
  auto closure(std::string id, Expression when, std::vector<FillTo> fills) -> PackBuilder&;
  auto raise(std::string cause, fb::Level level, Expression when) -> PackBuilder&;
  auto need(std::string cause, Expression when) -> PackBuilder&;
  auto cap(std::string cause, double cap, std::optional<Expression> when = {}) -> PackBuilder&;  // the base cap without `when`
  auto safety(std::string id, fb::Severity severity, Expression when, RuleExtras extras = {}) -> PackBuilder&;

  // The second mixture: `columns` are upper bounds, each row has one number more, for the unknown date.
  auto mix(Expression gate, std::string gate_finding, std::string clock, std::vector<double> columns, double share_if_not_asked,
           std::vector<double> general) -> PackBuilder&;
  auto mix_prior(std::string cause, std::vector<double> row) -> PackBuilder&;
  auto mix_modifier(std::string id, Expression when, std::vector<std::pair<std::string, std::vector<double>>> rows,
                    ModifierExtras extras = {}) -> PackBuilder&;

  auto screen(std::string id, bool emergency, std::vector<Line> lines, Names decides = {}) -> PackBuilder&;

  auto window(std::string id, std::uint16_t from_day, std::uint16_t to_day, bool after_operation = false, bool last = false)
      -> PackBuilder&;
  auto treatment(std::string id, TreatmentExtras extras = {}) -> PackBuilder&;
  auto effect(std::string treatment, std::string cause, fb::EffectKind kind, EffectExtras extras = {}) -> PackBuilder&;
  // Every treatment is a proposal of its own name; sets come beside them.
  auto set(std::string id, Names treatments, SetExtras extras = {}) -> PackBuilder&;
  auto medicine_class(std::string id) -> PackBuilder&;
  // `key`: folded name. Ingredients and classes are made where they are new.
  auto medicine(std::string name, std::string key, Names ingredients, Names classes, Names countries = {}) -> PackBuilder&;
  auto conflict(std::string id, Names treatments) -> PackBuilder&;
  auto source(std::string key) -> PackBuilder&;
  auto message(std::string id, std::string text) -> PackBuilder&;
  auto region(std::string id, std::string emergency, std::string crisis = {}) -> PackBuilder&;

  // Roles the engine must know: empty = none.
  auto roles(std::string onset_days, std::string age = {}, std::string pain_now = {}, std::string medicines_any = {}, Names dated = {})
      -> PackBuilder&;

  // The core as far as the calls have filled it; constants are always there.
  [[nodiscard]] auto core() -> fb::CoreT& { return core_; }

  // Everything resolved: the core, or the pack itself. The builder may be used again.
  [[nodiscard]] auto finish() const -> fb::CoreT;
  [[nodiscard]] auto build() const -> ToyPack { return ToyPack(file_of(finish())); }

 private:
  class Resolver;
  struct PendingRule {
    std::shared_ptr<fb::RuleT> rule;
    std::optional<Expression> when;
    RuleExtras extras;
    std::string subject;
    std::vector<FillTo> fills;
  };
  struct PendingRow {
    std::string cause, finding, answer;
    double p, low, high;
  };
  struct PendingFactor {
    std::string finding, option, cause;
    double multiplier;
  };
  struct PendingEffect {
    std::string treatment, cause;
    fb::EffectKind kind;
    EffectExtras extras;
  };
  struct PendingMix {
    Expression gate;
    std::string gate_finding, clock;
    std::vector<double> columns, general;
    double share = 0;
    std::vector<std::pair<std::string, std::vector<double>>> priors;
    struct Modifier {
      std::string rule;
      std::vector<std::pair<std::string, std::vector<double>>> rows;
      ModifierExtras extras;
    };
    std::vector<Modifier> modifiers;
  };

  auto add_finding(std::string id, fb::AnswerKind kind, const FindingExtras& extras) -> fb::FindingT&;
  auto add_rule(std::string id, fb::RuleKind kind, std::optional<Expression> when, RuleExtras extras) -> PendingRule&;

  fb::CoreT core_;
  std::vector<std::pair<std::size_t, FindingExtras>> finding_extras_;
  std::vector<std::pair<std::string, std::string>> narrower_;
  struct PendingDerivation {
    std::string finding;
    fb::Formula formula;
    Names from;
    bool otherwise_no;
  };
  std::vector<PendingDerivation> derivations_;
  std::vector<std::pair<std::size_t, std::string>> cause_families_;
  std::vector<PendingRow> rows_;
  std::vector<PendingFactor> factors_;
  std::vector<PendingRule> rules_;
  std::optional<PendingMix> mix_;
  struct PendingScreen {
    std::string id;
    bool emergency;
    std::vector<Line> lines;
    Names decides;
  };
  std::vector<PendingScreen> screens_;
  std::vector<std::pair<std::size_t, TreatmentExtras>> treatment_extras_;
  std::vector<PendingEffect> effects_;
  struct PendingSet {
    std::string id;
    Names treatments;
    SetExtras extras;
  };
  std::vector<PendingSet> sets_;
  struct PendingMedicine {
    std::string name, key;
    Names ingredients, classes, countries;
  };
  std::vector<PendingMedicine> medicines_;
  std::vector<std::pair<std::string, Names>> conflicts_;
  struct Roles {
    std::string onset_days, age, pain_now, medicines_any;
    Names dated;
  } roles_;
};

}  // namespace antalgic::toy

#include "toy/pack_builder_calls.hpp"    // the calls that collect
#include "toy/pack_builder_finish.hpp"   // the resolver behind finish()
