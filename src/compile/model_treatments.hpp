// compile/model_treatments.hpp: treatments with their effects, windows, medicine classes and names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compile/condition.hpp"
#include "compile/model_record.hpp"

namespace antalgic::compile {

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

}  // namespace antalgic::compile
