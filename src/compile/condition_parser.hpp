// compile/condition_parser.hpp: the one condition language, from its text to a typed Condition.
// Judged by: condition_parser_test.cpp (grammar, precedence, every type error), tests/refused.
#pragma once

#include <string_view>

#include "compile/condition.hpp"

namespace antalgic::compile {

struct Reading;

// Where a condition stands decides what it may ask about.
enum class Scope : std::uint8_t {
  danger,      // answers only, and never "is no"
  answers,     // answers only
  everything,  // also what is taken, proposed, fired, unexplained: safety rules, `offer_if`, `avoid_if`
};

// Reads `text`, which stands at `place`. Every fault is said; then nothing is returned.
// Requires: the findings of `reading.model` are read.
[[nodiscard]] auto parse_condition(Reading& reading, std::string_view text, Span place, Scope scope) -> MaybeCondition;

// One comparison alone, as a stand-in has it.
[[nodiscard]] auto is_comparison(const Condition& condition) -> bool;

}  // namespace antalgic::compile
