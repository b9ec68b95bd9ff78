// infer/prior.hpp: how likely each cause is before any symptom: its share among people who ask, times what age, sex and setting
// say, mixed with the pack's second set of priors after an event (pack.fbs AlternativeMix).
// Invariants: every prior is at least the pack's floor; before the floor they sum to 1.
// Threads: one each (it keeps its working space). Cost: 2 us for 77 causes; no allocation after construction.
// Judged by: tests/judge/slow_posterior.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "answers/condition.hpp"
#include "answers/evaluator.hpp"

namespace antalgic::infer {

class Prior {
 public:
  explicit Prior(const pack::Pack& pack);

  // Writes one prior for each cause; what lies beyond the last cause stays 0. Requires: out.size() == stride.
  void into(const answers::Answers& closed, pack::fb::Setting setting, std::span<double> out);

 private:
  void ordinary(const answers::Evaluator& evaluator, pack::fb::Setting setting);
  void after_event(const answers::Evaluator& evaluator, std::size_t column);
  void general_share(double share);
  void apply_modifiers(const answers::Evaluator& evaluator, std::size_t column);
  [[nodiscard]] auto column_of(const answers::Evaluator& evaluator, bool happened) const -> std::size_t;
  [[nodiscard]] auto option_of(FindingId finding, const answers::Answer& answer) const -> std::uint16_t;

  const pack::Pack* pack_;
  std::vector<double> share_;           // causes: as the pack gives it
  std::vector<double> settings_;        // settings x causes
  std::vector<std::uint16_t> need_;     // causes: rule or none
  std::vector<std::uint8_t> in_mix_;    // causes: has priors of its own in the second mix
  std::vector<double> multiplier_, base_, mixed_, general_;
  std::vector<std::uint8_t> need_fails_, applied_;
};

}  // namespace antalgic::infer
