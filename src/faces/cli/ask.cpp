#include "faces/cli/ask.hpp"

#include "faces/cli/io.hpp"
#include "faces/cli/packs.hpp"
#include "faces/cli/result_text.hpp"
#include "wire/assessment_json.hpp"
#include "wire/question_json.hpp"

namespace antalgic::cli {
namespace {

using Start = std::expected<wire::Saved, std::string>;

auto refused(const std::string& path, const wire::Faults& faults) -> Start {
  return std::unexpected{path + " was refused:\n" + wire::in_lines(faults)};
}

auto file_exists(const std::string& path) -> bool { return !path.empty() && read_text(path).has_value(); }

// From a saved interview where there is one, else from given answers, else from nothing.
auto start_of(const pack::Pack& pack, const Ask& ask) -> Start {
  if (file_exists(ask.save)) {
    auto saved = wire::read_saved_interview(pack, *read_text(ask.save));
    if (!saved) return refused(ask.save, saved.error());
    return std::move(*saved);
  }
  wire::Saved out{care::Presentation{answers::Answers{pack}}, {}};
  if (!ask.presentation.empty()) {
    const auto text = read_text(ask.presentation);
    if (!text) return std::unexpected{text.error()};
    auto given = wire::read_presentation(pack, *text);
    if (!given) return refused(ask.presentation, given.error());
    out.presentation = std::move(*given);
  }
  return out;
}

}  // namespace

auto run(const Common& common, const Ask& ask) -> Exit {
  const auto pack = open_pack(common.pack);
  if (!pack) return complain(pack.error()), Exit::knowledge_refused;
  auto start = start_of(pack->core(), ask);
  if (!start) return complain(start.error()), Exit::input_refused;
  if (ask.setting) start->presentation.setting = *ask.setting;
  care::Consultation consultation{pack->core()};
  wire::Interview interview{consultation, std::move(start->presentation), std::move(start->progress), ask.quick};
  if (ask.lines) return ask_lines(interview);

  const auto here = terminal();
  if (!ask_pages(interview, ask, here)) return Exit::done;
  if (common.format == Format::json) {
    print(wire::assess_to_json(consultation, interview.presentation()) + "\n");
    return Exit::done;
  }
  const auto assessment = consultation.assess(interview.presentation());
  print(result_text(consultation, interview.presentation(), assessment, {.terminal = here, .why = false, .plain = ask.plain}));
  return Exit::done;
}

}  // namespace antalgic::cli
