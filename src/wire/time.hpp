// wire/time.hpp: the form of a point in time; nothing here reads a clock.
#pragma once

#include <string_view>

namespace antalgic::wire {

// RFC 3339: 2026-01-15T09:30:00Z or +01:00, seconds may have a fraction, the day exists in its month.
[[nodiscard]] auto is_time(std::string_view text) -> bool;

}  // namespace antalgic::wire
