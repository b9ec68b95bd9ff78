// faces/cli/typed.hpp: what a person types on a page of the interview.
// Judged by: typed_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/interview.hpp"

namespace antalgic::cli {

struct Typed {
  std::optional<wire::Reply> word;       // back, skip, why, result
  bool quit = false;
  bool yes = false, no = false, not_sure = false;
  std::optional<double> number;          // the whole line is one number
  std::vector<std::size_t> ticked;       // "1 4,7"; 0 = none of these
  std::vector<std::size_t> doubtful;     // "3?"
  std::vector<std::string> names;        // after a colon
};

[[nodiscard]] auto read_typed(std::string_view line) -> Typed;

}  // namespace antalgic::cli
