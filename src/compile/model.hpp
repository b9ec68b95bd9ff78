// compile/model.hpp: a whole knowledge directory in memory, checked: every name resolved, every value in range.
// The one thing the reader (read_*.cpp) makes and the writer of the pack (emit_*.cpp) reads. Everything refers to everything by
// position in the vectors of Model, which stand in the order of the files' paths and, inside a file, as written.
// Sources, ground, doubt and prose stand beside each record so that no number loses its origin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compile/model_causes.hpp"
#include "compile/model_findings.hpp"
#include "compile/model_pack.hpp"
#include "compile/model_record.hpp"
#include "compile/model_treatments.hpp"
#include "compile/model_words.hpp"

namespace antalgic::compile {

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
