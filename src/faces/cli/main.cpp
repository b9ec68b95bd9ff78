#include <cstdio>
#include <exception>

#include "faces/cli/cli.hpp"

auto main(int argc, char** argv) -> int {
  using namespace antalgic::cli;
  try {
    const auto parsed = parse(argc, argv);
    if (const auto* exit = std::get_if<Exit>(&parsed)) return static_cast<int>(*exit);
    const auto& arguments = std::get<Arguments>(parsed);
    return static_cast<int>(std::visit([&](const auto& command) { return run(arguments.common, command); }, arguments.command));
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "antalgic: %s. This is a fault of the program, not of your input.\n", fault.what());
    return static_cast<int>(Exit::our_fault);
  }
}
