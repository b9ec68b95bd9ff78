// base/three_valued.hpp: the truth of a condition while some answers are open.
// Tested: three_valued_test.cpp goes through all nine rows of each table.
#pragma once

#include <cstdint>

namespace antalgic {

// Ordered silent < undecided < fires, so that `both` is the smaller and `either` the larger.
enum class Firing : std::uint8_t { silent, undecided, fires };

constexpr auto both(Firing a, Firing b) -> Firing { return a < b ? a : b; }
constexpr auto either(Firing a, Firing b) -> Firing { return a < b ? b : a; }

}  // namespace antalgic
