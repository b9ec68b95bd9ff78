// plan/avoid.hpp: what this person might do and had better not: harm x temptation, worst first.
// Promise: nothing that the same window offers.
// Threads: pure but for the ledger.
// Judged by: plan_test.cpp, tests/plans (ten people read one by one; properties over random people).
#pragma once

#include "plan/candidates.hpp"

namespace antalgic::plan {

void fill_avoid(const Person& person, const Safety& safety, const std::vector<Candidate>& candidates,
                ledger::Ledger& ledger, Stage& stage);

}  // namespace antalgic::plan
