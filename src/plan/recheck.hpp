// plan/recheck.hpp: when to look again, and what to watch for until then.
// Threads: pure.
// Judged by: plan_test.cpp, tests/plans (ten people read one by one; properties over random people).
#pragma once

#include "plan/person.hpp"

namespace antalgic::plan {

// The soonest of: the urgency's own limit, severe pain, and the plausible causes' courses. After an operation a cause's days count from it.
[[nodiscard]] auto find_recheck(const Person& person) -> Recheck;

}  // namespace antalgic::plan
