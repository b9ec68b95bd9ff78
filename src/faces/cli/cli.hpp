// faces/cli/cli.hpp: the command line. Thin: it reads, calls care through wire, and prints.
// stdout carries the result and nothing else; messages go to stderr. No answer of a person is ever logged.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "pack/pack.hpp"

namespace antalgic::cli {

// Whose fault it is, as the shell sees it.
enum class Exit : int {
  done = 0,
  difference = 1,        // check, evaluate --expect or replay found one
  bad_command_line = 2,
  input_refused = 3,
  knowledge_refused = 4,
  our_fault = 70,
};

enum class Format : std::uint8_t { automatic, text, json };

struct Common {
  std::string pack;                  // --pack FILE; empty = the embedded one
  Format format = Format::automatic; // text on a terminal, else json
};

struct Assess {
  std::string file;
  bool why = false;
  bool plain = false;
  std::optional<pack::fb::Setting> setting;
};
struct Ask {
  bool lines = false;                // --jsonl
  bool quick = false;
  bool plain = false;
  std::string presentation;          // --presentation FILE
  std::string save;                  // --save FILE: quit and resume
  std::optional<pack::fb::Setting> setting;
};
struct Evaluate {
  std::string file;
  bool ask = false;
  std::string expect;
};
struct Simulate {
  int people = 300;
  std::uint64_t seed = 1;
  bool quick = false;
};
struct Check {
  std::string directory;
};
struct Compile {
  std::string directory, output;
};
struct FormatTables {
  std::string directory;
  bool look_only = false;
};
struct Sources {
  bool coverage = false;
};
struct Replay {
  std::string file;
};
struct Version {};

using Command = std::variant<Assess, Ask, Evaluate, Simulate, Check, Compile, FormatTables, Sources, Replay, Version>;

struct Arguments {
  Common common;
  Command command;
};

// Prints help or what is wrong by itself; then the exit code stands in for the arguments.
[[nodiscard]] auto parse(int argc, char** argv) -> std::variant<Arguments, Exit>;

auto run(const Common& common, const Assess& assess) -> Exit;
auto run(const Common& common, const Ask& ask) -> Exit;
auto run(const Common& common, const Evaluate& evaluate) -> Exit;
auto run(const Common& common, const Simulate& simulate) -> Exit;
auto run(const Common& common, const Check& check) -> Exit;
auto run(const Common& common, const Compile& compile) -> Exit;
auto run(const Common& common, const FormatTables& format) -> Exit;
auto run(const Common& common, const Sources& sources) -> Exit;
auto run(const Common& common, const Replay& replay) -> Exit;
auto run(const Common& common, const Version& version) -> Exit;

}  // namespace antalgic::cli
