// wire/version.hpp: the version every assessment carries. Equal to the project's in CMakeLists.txt (wire_test checks it).
#pragma once

#include <string_view>

namespace antalgic::wire {

inline constexpr std::string_view engine_version = "0.1.0";

}  // namespace antalgic::wire
