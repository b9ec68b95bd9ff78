// answers/closure.hpp: fills in what follows from the answers given.
// Derived values (onset age, body mass index), whole and part, implications and equivalences, to a fixpoint; the first
// fill wins, and what the person said always wins. Everything filled weighs nothing in the inference, except derived
// values. A contradiction (the person said no to a whole and yes to its part) is left standing and reported.
// Judged by: tests/judge/slow_closure.hpp.
#pragma once

#include <vector>

#include "answers/answers.hpp"

namespace antalgic::answers {

struct Contradiction {
  FindingId said;       // the person's own answer that stays
  FindingId implied_by; // the answer of theirs that would have filled it otherwise
};

struct Closed {
  Answers answers;
  std::vector<Contradiction> contradictions;
};

// Returns `own` and all that follows. Requires: every entry of `own` is the person's own.
[[nodiscard]] auto close(const pack::Pack& pack, const Answers& own) -> Closed;

// The same into `out` (already of the right size), without allocating; contradictions are not collected.
void close_into(const pack::Pack& pack, const Answers& own, Answers& out);

}  // namespace antalgic::answers
