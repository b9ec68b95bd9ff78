// compile/model_causes.hpp: causes with their likelihoods, and the priors that replace the first ones after an event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compile/condition.hpp"
#include "compile/model_record.hpp"

namespace antalgic::compile {

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

}  // namespace antalgic::compile
