// Runs cases with a known answer.
#include "faces/cli/expect.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/packs.hpp"

namespace antalgic::cli {

auto run(const Common& common, const Evaluate& evaluate) -> Exit {
  const auto open = open_pack(common.pack);
  if (!open) {
    complain(open.error());
    return Exit::knowledge_refused;
  }
  const auto text = read_text(evaluate.file);
  if (!text) {
    complain(text.error());
    return Exit::input_refused;
  }
  const auto cases = read_cases(open->core(), *text);
  if (!cases) {
    complain(cases.error());
    return Exit::input_refused;
  }
  const auto result = score(open->core(), *cases, {.ask = evaluate.ask});
  print(common.format == Format::json ? as_json(result) + "\n" : as_text(result));
  if (evaluate.expect.empty()) return Exit::done;
  const auto expected = read_text(evaluate.expect);
  const auto differing = expected ? differences(*expected, result) : std::unexpected(expected.error());
  if (!differing) {
    complain(differing.error());
    return Exit::input_refused;
  }
  for (const auto& line : *differing) complain(line);
  return differing->empty() ? Exit::done : Exit::difference;
}

}  // namespace antalgic::cli
