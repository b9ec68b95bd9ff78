// base/result.hpp: a value, or every issue that stands in its way, in the order of the texts.
#pragma once

#include <expected>
#include <vector>

#include "base/issue.hpp"

namespace antalgic {

template <class T>
using Result = std::expected<T, std::vector<Issue>>;

}  // namespace antalgic
