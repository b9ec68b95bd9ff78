// base/decimal.hpp: numbers to text and back, by integer arithmetic alone.
// Neither the C library nor from_chars/to_chars is asked, so that the digits are the same natively and in WebAssembly.
// Promises: (1) `fixed` rounds half to even on the value times 10^places, and never writes "-0.000";
//           (2) `read` is correctly rounded; (3) `shortest` reads back to the same double.
// Threads: pure. Cost: tens of nanoseconds; `shortest` and long inputs take a microsecond.
// Judged by: decimal_test.cpp (against the C library on random values).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace antalgic::decimal {

// Requires: value is finite, |value| < 1e9, places <= 6.
void fixed(std::string& out, double value, int places);

// `units` * 2^-40 with `places` decimals: the weights of the posterior. Requires: |units| < 2^52, places <= 3.
void fixed_2_40(std::string& out, std::int64_t units, int places);

void integer(std::string& out, std::int64_t value);

// The fewest significant digits that read back to `value`. Requires: value is finite.
void shortest(std::string& out, double value);

// A JSON number: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?, the whole of `text`.
// Nothing where the form is wrong, the size is beyond 1e300 or, not being zero, under 1e-300, or there are over 400 digits.
[[nodiscard]] auto read(std::string_view text) -> std::optional<double>;

}  // namespace antalgic::decimal
