// Positions in two tables of the pack cannot be compared, assigned or passed for one another, and a number is no id.
#include "base/ids.hpp"

#ifndef FAULT
#define FAULT 0
#endif

using antalgic::CauseId;
using antalgic::FindingId;

auto weight_of(CauseId cause) -> int { return cause.index; }

auto main() -> int {
  const CauseId cause{1};
  const FindingId finding{1};
  bool same = cause == CauseId{1} && finding == FindingId{1};
  int weight = weight_of(cause);
#if FAULT == 1  // fault 1: no match for [^o]*operator==|invalid operands
  same = cause == finding;
#elif FAULT == 2  // fault 2: could not convert|no matching function
  weight = weight_of(finding);
#elif FAULT == 3  // fault 3: conversion from [^i]*int|no viable conversion
  const CauseId from_number = 1;
  weight = weight_of(from_number);
#elif FAULT == 4  // fault 4: no match for [^o]*operator\+|invalid operands
  weight = weight_of(cause + 1);
#endif
  return same && weight == 1 ? 0 : 1;
}
