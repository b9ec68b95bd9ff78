// study/people.hpp: made-up people, drawn from the pack itself, one for each seed.
// A person has one cause (by its prior for their age, sex and history) and an answer to every finding, by that cause's
// likelihoods. Inside a correlation group the answers hang together by one normal factor (loading 0.3); parts are drawn given their
// wholes; implications are kept. They show that the knowledge fits together, not that it is true.
// `random_presentation` is the opposite: any value anywhere, as nasty as the types allow, for properties that must always hold.
// Threads: one People each. Cost: 60 us a person.
// Judged by: people_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "answers/answers.hpp"
#include "care/consultation.hpp"
#include "infer/posterior.hpp"
#include "study/random.hpp"

namespace antalgic::study {

struct Person {
  CauseId cause;
  answers::Answers answers;             // the truth; not asked = does not apply to them, or is worked out
  std::vector<std::string> medicines;   // names, for what they take
};

struct DrawOptions {
  infer::Setting setting = infer::Setting::home;
  std::optional<CauseId> cause;         // none: by prior
  double unknown_share = 0.02;          // of the answers, "I do not know"
};

class People {
 public:
  explicit People(const pack::Pack& pack);

  [[nodiscard]] auto draw(std::uint64_t seed, const DrawOptions& options = {}) -> Person;

 private:
  void draw_background(Random& random, answers::Answers& truth) const;
  [[nodiscard]] auto draw_cause(Random& random, const answers::Answers& truth, infer::Setting setting) -> CauseId;
  void draw_answers(Random& random, CauseId cause, answers::Answers& truth) const;
  [[nodiscard]] auto no_share_given_whole(FindingId part, CauseId cause) const -> double;
  void keep_closures(answers::Answers& truth) const;
  [[nodiscard]] auto choose(FindingId finding, const std::vector<double>& shares, double latent, Random& random) const -> answers::Answer;
  void shares_of(FindingId finding, CauseId cause, std::vector<double>& out) const;

  const pack::Pack* pack_;
  infer::Posterior posterior_;
  std::vector<FindingId> order_;                  // wholes before their parts
  std::vector<std::uint16_t> nearest_;            // by finding: its first nest, or none
  std::vector<std::vector<MedicineId>> names_;    // by finding: generic names of its classes
};

[[nodiscard]] auto draw(const pack::Pack& pack, std::uint64_t seed, const DrawOptions& options = {}) -> Person;

// What this person would write if they answered everything.
[[nodiscard]] auto everything_said(const Person& person, infer::Setting setting = infer::Setting::home) -> care::Presentation;

// Any answers at all: shares of yes, unknown and silence differ from seed to seed; numbers like edges.
[[nodiscard]] auto random_presentation(const pack::Pack& pack, std::uint64_t seed) -> care::Presentation;

}  // namespace antalgic::study
