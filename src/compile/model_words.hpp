// compile/model_words.hpp: what stands around the result: conflicts, claims, courses, lessons; and the cases that test it all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compile/condition.hpp"
#include "compile/model_record.hpp"

namespace antalgic::compile {

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

}  // namespace antalgic::compile
