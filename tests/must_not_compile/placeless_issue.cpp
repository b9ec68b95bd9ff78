// Something wrong with a text always has a place in it: an issue, or a place, made of nothing does not compile.
#include "base/issue.hpp"

#ifndef FAULT
#define FAULT 0
#endif

using antalgic::DocId;
using antalgic::Issue;
using antalgic::IssueKind;
using antalgic::Span;

auto main() -> int {
  const Issue placed{IssueKind{}, Span{DocId{0}, 1, 2}, "what was seen"};
#if FAULT == 1  // fault 1: no matching function|no matching constructor|could not convert|default constructor
  const Span nowhere{};
  const Issue issue{IssueKind{}, nowhere, "what was seen"};
#elif FAULT == 2  // fault 2: use of deleted function|implicitly-deleted
  Issue issue;
#elif FAULT == 3  // fault 3: could not convert|no viable conversion|no matching function|no matching constructor
  const Issue issue{.kind = IssueKind{}, .saw = "what was seen"};
#endif
  return placed.where.begin() == 1 ? 0 : 1;
}
