// faces/cli/ask.hpp: the two ways to hold an interview here: lines for programs, pages for people.
#pragma once

#include "faces/cli/cli.hpp"
#include "faces/cli/paper.hpp"
#include "wire/interview.hpp"

namespace antalgic::cli {

auto ask_lines(wire::Interview& interview) -> Exit;

// False where the person quit before the end.
auto ask_pages(wire::Interview& interview, const Ask& ask, const Terminal& terminal) -> bool;

}  // namespace antalgic::cli
