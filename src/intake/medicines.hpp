// intake/medicines.hpp: what a person wrote for a medicine -> ingredients and classes.
// A name is folded (lower case, accents and punctuation off) and looked up whole, then without strength and how-often, then by
// its longest leading words; of these the reading with the most words wins. Last come words inside it and names with a
// letter or two wrong: those are `near` and must be shown back. A name that resolves to nothing is reported and never ignored.
// Threads: pure. Cost: a few look-ups; a misspelt name is compared with every name of the pack.
// Judged by: medicines_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/answers.hpp"
#include "pack/pack.hpp"

namespace antalgic::intake {

enum class Planned : std::uint8_t { take, start, stop };

// As written in a presentation.
struct MedicineSaid {
  std::string name;
  std::optional<double> dose_mg = {};
  std::optional<double> per_day = {};
  std::optional<double> days = {};
  Planned planned = Planned::take;
};

struct Medicine {
  std::string said;
  std::optional<MedicineId> name = {};  // none: it resolved to nothing
  bool differs_by_country = false;   // the same name means other things elsewhere, and the region did not decide
  bool near = false;                 // guessed from a misspelling or from part of what was written: to be confirmed
  std::vector<IngredientId> ingredients = {};
  std::vector<ClassId> classes = {};  // where readings remain open, of all of them: the safer reading
  std::optional<double> dose_mg = {}, per_day = {}, days = {};
  Planned planned = Planned::take;
};

// Look-up key of a name: what the compiler stores in MedicineName.key.
[[nodiscard]] auto fold(std::string_view name) -> std::string;

[[nodiscard]] auto resolve(const pack::Pack& pack, const MedicineSaid& said, std::string_view region) -> Medicine;

// Sets to yes every yes/no finding whose first class a medicine taken belongs to (a name against a no wins), and the finding
// "takes any medicine". A finding that lists its first class twice ("several of these") needs two such medicines.
void set_findings(const pack::Pack& pack, const std::vector<Medicine>& medicines, answers::Answers& own);

}  // namespace antalgic::intake
