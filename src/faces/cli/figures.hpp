// faces/cli/figures.hpp: the few statistics that reports print.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "base/json_writer.hpp"

namespace antalgic::cli {

// "63 %"
[[nodiscard]] inline auto percent(double share) -> std::string {
  std::string out;
  decimal::fixed(out, share * 100, 0);
  return out + " %";
}

// The value at `share` of the sorted list, nearest rank; nothing where it is empty.
template <class T>
[[nodiscard]] auto quantile(std::vector<T> values, double share) -> std::optional<T> {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size()) + 0.999999);
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

}  // namespace antalgic::cli
