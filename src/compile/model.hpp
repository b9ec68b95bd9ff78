// compile/model.hpp: a whole knowledge directory in memory, checked: every name resolved, every value in range.
// The one thing the reader (read_*.cpp) makes and the writer of the pack (emit_*.cpp) reads. Everything refers to everything by
// position in the vectors below, which stand in the order of the files' paths and, inside a file, as written.
// Sources, ground, doubt and prose stand beside each record so that no number loses its origin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/issue.hpp"
#include "compile/condition.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

// The prose under one heading, shared by all records whose blocks stand there.
struct Topic {
  std::vector<std::string> path;  // headings from the file's title down: {"Muscle strain", "What helps"}
  std::string prose;              // Markdown, without the blocks and tables of facts
  Span where;                     // the heading
};
using TopicId = Id<struct TopicTag>;

// What every record has.
struct Record {
  Record(std::string name, Span place, TopicId under) : id(std::move(name)), where(place), topic(under) {}

  std::string id;
  Span where;     // the record's own name in the file
  TopicId topic;  // into Model::topics
};

// Why a number or statement is believed.
struct Grounds {
  std::vector<SourceId> sources;
  fb::Ground ground = fb::Ground::estimate;
  std::string note;
};

// ---- the pack ----------------------------------------------------------------------------------------------------
struct PackInfo {
  std::string id, version, title;
  FindingId onset_days, age, sex, pain_now, medicines_any;
  std::vector<FindingId> dated;
  fb::InferenceConstants inference;
  fb::UrgencyConstants urgency;
  fb::AskingConstants asking;
  fb::PlanningConstantsT planning;
  MaybeCondition strict_if;  // while it holds, an open warning asks even for gentle treatments
};

struct Source : Record {
  using Record::Record;
  fb::Ground reading = fb::Ground::estimate;
  std::string title, authors, published_in, doi, url, note;
  std::optional<int> year;
};

struct Region : Record {
  using Record::Record;
  std::string emergency, advice, crisis;
};

struct Message : Record {
  using Record::Record;
  std::string text;
};

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

// ---- causes ------------------------------------------------------------------------------------------------------
struct Raise {
  Condition when;
  fb::Level level;
};

struct Cap {
  Condition when;
  double cap;  // 0 = none
};

// P(answer | cause) for one answer of one finding; `mask` joins options: bit 0 of a yes/no finding is yes.
struct Likelihood : Grounds {
  explicit Likelihood(Span place) : where(place) {}
  FindingId finding;
  std::uint64_t mask = 1;
  double p = 0, low = 0, high = 0;
  Span where;
};

struct Family : Record {
  using Record::Record;
  std::string title, brief;
};

struct Cause : Record, Grounds {
  using Record::Record;
  std::string title, brief;
  FamilyId family;
  double prior = 0;
  double home = 1, clinic = 1, emergency_department = 1;  // multipliers of the prior
  MaybeCondition needs;
  fb::Level urgency = fb::Level::self_care;
  std::vector<Raise> raises;
  double cap = 0;  // largest odds ratio the word may rest on; 0 = none
  std::vector<Cap> caps;
  std::string say, usual_course;
  std::vector<std::string> watch_for;
  std::vector<std::uint16_t> recheck_days;
  std::vector<std::string> icd10;
  std::vector<Likelihood> likelihoods;  // in the order of findings, then as written
};

// Multipliers of the prior by the options of one finding: age, sex, and every `[factor.*]`. A pair left out is 1.
struct Factor {
  struct Cell {
    CauseId cause;
    std::uint16_t option;
    double multiplier;
  };
  FindingId finding;
  std::vector<Cell> cells;
};

// ---- the mix after an event --------------------------------------------------------------------------------------
struct MixRow : Grounds {
  explicit MixRow(Span place) : where(place) {}
  CauseId cause;
  std::vector<double> values;  // one for each column, then one for the unknown date
  Span where;
};

struct MixModifier : Record {
  using Record::Record;
  MaybeCondition when;  // always there in a finished Model
  std::uint16_t exclusive = 0;
  bool general = false;
  std::vector<MixRow> rows;
};

struct Mix {
  Condition gate;
  FindingId gate_finding, clock;
  std::vector<double> columns;  // upper bounds of the clock, exclusive, rising
  double share_if_not_asked = 0;
  std::vector<MixRow> priors;
  std::vector<double> general;  // share of all other causes, one for each column and one for the unknown date
  std::vector<MixModifier> modifiers;
};

// ---- treatments --------------------------------------------------------------------------------------------------
struct Effect : Grounds {
  explicit Effect(Span place) : where(place) {}
  CauseId cause;
  std::uint16_t windows = 0;  // bit k = k-th window; `any` = all
  bool any_window = false;    // written as `any`: a line for the window beats it
  fb::EffectKind kind = fb::EffectKind::little;
  std::uint8_t strength = 0;
  fb::Certainty certainty = fb::Certainty::none;
  std::string why;            // the reason in words
  Span where;
};

struct Treatment : Record, Grounds {
  using Record::Record;
  std::string title, how, limits, kind, otc, time_to_effect, guideline;
  fb::Role role = fb::Role::learn;
  fb::Starter start_by = fb::Starter::self;
  std::vector<std::string> sold_in, articles;
  std::vector<fb::Fit> fits;  // one for each window
  std::uint8_t burden = 0;
  bool has_effect = false;
  double effect = 0, effect_low = 0, effect_high = 0;
  fb::Certainty certainty = fb::Certainty::none;
  std::uint16_t max_days = 0;
  fb::TreatmentFlag flags{};
  MaybeCondition offer_if, avoid_if;
  double temptation = 0;
  TreatmentId umbrella;                // lends its effect lines
  TreatmentId stands_for;              // whose place it takes
  std::vector<TreatmentId> harm_from;  // whose harm passes to this one
  std::vector<IngredientId> ingredients;
  std::vector<ClassId> classes, counts_classes;
  std::vector<Effect> effects;         // its own lines only
};

struct Set : Record {
  using Record::Record;
  std::vector<TreatmentId> treatments;
  std::vector<ClassId> classes, except_classes;
  std::vector<IngredientId> ingredients;
  bool candidate_only = false;
};

struct Window : Record {
  using Record::Record;
  std::string title;
  std::uint16_t from_day = 0, to_day = 0;  // both inclusive; the last one has no end
  bool last = false;
  bool after_operation = false;
};

// ---- medicines ---------------------------------------------------------------------------------------------------
struct MedicineClass : Record {
  using Record::Record;
  std::string title;
};

struct MedicineName {
  std::string name, kind, note;
  std::vector<IngredientId> ingredients;
  std::vector<ClassId> classes;
  std::vector<std::string> countries;  // empty = all
  Span where;
};

// ---- words around the result -------------------------------------------------------------------------------------
struct Conflict : Record {
  using Record::Record;
  struct Side {
    std::string who, says;
  };
  std::string question, evidence, our_view, why_they_differ;
  std::vector<Side> sides;
  std::vector<TreatmentId> treatments;
  std::vector<SourceId> sources;
  std::vector<std::uint16_t> claims;  // into Model::claims
};

enum class Handling : std::uint8_t { adopt, caution, contest, explain, correct, meta, ignore };

struct Claim : Record {  // one row of a `Claims` table
  using Record::Record;
  std::uint16_t article = 0;  // into Model::articles
  std::string at, claim, kind, links, strength, evidence, handling_words;
  Handling handling = Handling::ignore;
};

struct Article : Record {
  using Record::Record;
  std::string title, about;
};

struct Course : Record, Grounds {
  using Record::Record;
  struct Point {
    std::uint16_t day;
    double left, low, high;  // share of the starting pain
  };
  std::vector<CauseId> applies_to;
  std::vector<Point> points;
};

struct Reassess : Record {
  using Record::Record;
  MaybeCondition when;  // always there in a finished Model
  std::vector<std::uint16_t> days;
  std::string say;
};

struct Pace : Record {
  using Record::Record;
  std::optional<std::uint16_t> when_day;
  std::optional<fb::Level> level;
  std::string say;
};

struct Lesson : Record {
  using Record::Record;
  struct Question {
    std::string ask, answer, why;
  };
  std::string title;
  std::uint16_t order = 0;
  std::vector<Question> questions;
};

// ---- cases -------------------------------------------------------------------------------------------------------
// An answer as a case gives it, already fitting its finding.
struct Given {
  enum class State : std::uint8_t { yes, no, option, number, unknown };
  FindingId finding;
  State state = State::yes;
  std::uint16_t option = 0;
  double number = 0;
};

using Leader = std::variant<CauseId, FamilyId>;

struct Expectation {
  std::optional<fb::Level> floor, urgency;
  std::vector<DangerId> fired, silent, undecided;
  std::vector<TreatmentId> offered, not_offered, asked_first, avoided, left_out;
  std::optional<Leader> leads;
  std::vector<FindingId> not_applicable;
};

struct Case : Record {  // id = its name, in words
  using Record::Record;
  std::vector<Given> given;
  std::vector<std::string> medicines;
  std::string region;  // empty: the default of the presentation
  fb::Setting setting = fb::Setting::home;
  Expectation expect;
};

// ---- everything --------------------------------------------------------------------------------------------------
struct Model {
  PackInfo pack;
  std::vector<Topic> topics;
  std::vector<Source> sources;
  std::vector<Region> regions;
  std::vector<Message> messages;

  std::vector<Finding> findings;
  std::vector<Group> groups;
  std::vector<Narrower> narrower;
  std::vector<StandIn> stand_ins;
  std::vector<Derivation> derivations;

  std::vector<Closure> closures;
  std::vector<Danger> dangers;   // DangerId
  std::vector<Danger> channels;
  std::vector<Safety> safety;
  std::vector<Screen> screens;

  std::vector<Family> families;
  std::vector<Cause> causes;
  std::vector<Factor> factors;
  std::optional<Mix> mix;

  std::vector<Window> windows;
  std::vector<Treatment> treatments;
  std::vector<Set> sets;         // SetId

  std::vector<std::string> ingredients;  // every ingredient of a medicine name, sorted
  std::vector<MedicineClass> classes;
  std::vector<MedicineName> medicines;

  std::vector<Conflict> conflicts;
  std::vector<Claim> claims;
  std::vector<Article> articles;
  std::vector<Course> courses;
  std::vector<Reassess> reassessments;
  std::vector<Pace> paces;
  std::vector<Lesson> lessons;
  std::vector<Case> cases;
};

}  // namespace antalgic::compile
