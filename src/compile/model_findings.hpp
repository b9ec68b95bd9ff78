// compile/model_findings.hpp: findings, what follows from them, the rules over them, and the screens that ask them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compile/condition.hpp"
#include "compile/model_record.hpp"

namespace antalgic::compile {

// ---- findings ----------------------------------------------------------------------------------------------------
struct Option {
  std::string id, label;
  double background = 0;
  double from = 0, to = 0;  // bins: [from, to), the last one closed
  bool dont_know = false;
};

struct Codes {
  std::string icd10, loinc, snomed;
};

struct Finding : Record, Grounds {
  using Record::Record;
  std::string question, help, short_name;
  fb::AnswerKind kind = fb::AnswerKind::yes_no;
  std::vector<Option> options;  // yes_no: "yes" then "no"; choice: as written; number: its bins, maybe none
  std::string unit;
  double min = 0, max = 0;      // number
  GroupId group;
  fb::FindingFlag flags{};
  std::vector<ClassId> classes;
  std::optional<std::uint16_t> core;
  Codes codes;
  std::uint16_t passes_by_day = 0;  // a yes is over from this day since onset; 0 = it stays
};

struct Group : Record {  // id = the group's name in tables; one row of `Groups`
  using Record::Record;
  std::string meaning;
};

struct Narrower {
  FindingId part, whole;
  std::optional<std::uint16_t> whole_option;  // position in the whole's options
  Span where;
};

// While the number `finding` is open, the exact comparison `finding op value` is true if `when` is.
struct StandIn {
  FindingId finding;
  fb::AtomOp op;
  double value;
  Condition when;
  Span where;
};

struct Derivation : Record {  // id = the finding that is worked out
  using Record::Record;
  FindingId finding;
  fb::Formula formula = fb::Formula::any_of;
  std::vector<FindingId> from;
  bool otherwise_no = false;
};

// ---- rules -------------------------------------------------------------------------------------------------------
struct Fill {
  FindingId finding;
  fb::FillState state;
  std::uint16_t option = 0;  // FillState::option
  double value = 0;          // FillState::number
};

struct Closure : Record {
  using Record::Record;
  std::string title;
  MaybeCondition when;  // always there in a finished Model
  std::vector<Fill> fills;
};

// A danger rule, or the rule of a channel of its own (`channel` is then its name).
struct Danger : Record, Grounds {
  using Record::Record;
  std::string title, say, doubt, channel;
  fb::Level level = fb::Level::self_care;
  MaybeCondition when;  // always there in a finished Model
  MaybeCondition unless;
};

struct Safety : Record, Grounds {
  using Record::Record;
  std::string title, effect, why, instead, doubt;
  fb::Severity severity = fb::Severity::minor;
  MaybeCondition when;  // always there in a finished Model
  MaybeCondition unless;
  std::vector<FindingId> asks_when_open;
  bool same_item = false;  // fires on one ingredient both taken and proposed
};

// ---- screens -----------------------------------------------------------------------------------------------------
struct ScreenLine {
  FindingId finding;
  std::string text, confirm;
  std::vector<FindingId> also_covers, then;
  std::uint64_t then_if = 0;                  // options of a choice after which `then` is asked; 0 = yes
  std::optional<std::uint16_t> tick_option;   // the option that ticking the line means
  bool then_medicines = false;
  bool choice = false;
  double ticked = 0, keeps = 0;
  Span where;
};

// A treatment or a set of treatments.
using Proposed = std::variant<TreatmentId, SetId>;

struct Screen : Record {
  using Record::Record;
  std::string heading;
  bool emergency = false;
  std::vector<ScreenLine> lines;
  std::vector<Proposed> decides;
};

}  // namespace antalgic::compile
