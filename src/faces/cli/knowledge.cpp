#include "faces/cli/knowledge.hpp"

#include "compile/format.hpp"
#include "compile/report.hpp"
#include "faces/cli/io.hpp"
#include "pack/envelope.hpp"

namespace antalgic::cli {

auto read_and_compile(const std::string& directory) -> std::expected<KnowledgeRead, std::string> {
  const auto files = compile::read_directory(directory);
  if (!files) return std::unexpected("cannot read " + files.error());
  KnowledgeRead read;
  auto knowledge = compile::read_knowledge(*files);
  if (!knowledge) {
    read.errors = compile::report(*files, knowledge.error());
    return read;
  }
  read.warnings = compile::report(*files, knowledge->warnings);
  auto core = compile::emit_core(knowledge->model);
  read.compiled.emplace(Compiled{std::move(*knowledge), std::move(core)});
  return read;
}

auto run(const Common&, const Compile& call) -> Exit {
  const auto read = read_and_compile(call.directory);
  if (!read) {
    complain(read.error());
    return Exit::knowledge_refused;
  }
  for (const auto& line : read->errors) complain(line);
  if (!read->compiled) return Exit::knowledge_refused;
  const auto core = read->compiled->core.bytes();
  const auto hash = compile::hash_of(core.subspan(pack::envelope_size));
  const auto library = compile::emit_library(read->compiled->knowledge.model, hash);
  for (const auto& [name, bytes] : {std::pair(call.output, core), std::pair(call.output + ".library", library.bytes())}) {
    if (const auto written = write_file(name, bytes); !written) {
      complain(written.error());
      return Exit::input_refused;
    }
  }
  return Exit::done;
}

auto run(const Common&, const FormatTables& call) -> Exit {
  const auto files = compile::read_directory(call.directory);
  if (!files) {
    complain("cannot read " + files.error());
    return Exit::knowledge_refused;
  }
  const auto changed = compile::format_files(*files);
  for (const auto& file : changed) {
    print((call.look_only ? "would change " : "changed ") + file.path + "\n");
    if (call.look_only) continue;
    if (const auto written = write_text(file.path, file.text); !written) {
      complain(written.error());
      return Exit::input_refused;
    }
  }
  return call.look_only && !changed.empty() ? Exit::difference : Exit::done;
}

}  // namespace antalgic::cli
