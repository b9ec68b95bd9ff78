// A presentation in, an assessment out; and a saved assessment again.
#include "compile/emit.hpp"
#include "faces/cli/packs.hpp"
#include "faces/cli/result_text.hpp"
#include "wire/assessment_json.hpp"

namespace antalgic::cli {

namespace {

auto refuse(Exit exit, std::string_view why) -> Exit {
  complain(why);
  return exit;
}

}  // namespace

auto run(const Common& common, const Assess& assess) -> Exit {
  const auto open = open_pack(common.pack);
  if (!open) return refuse(Exit::knowledge_refused, open.error());
  const auto text = read_text(assess.file);
  if (!text) return refuse(Exit::input_refused, text.error());
  auto presentation = wire::read_presentation(open->core(), *text);
  if (!presentation) return refuse(Exit::input_refused, wire::in_lines(presentation.error()));
  if (assess.setting) presentation->setting = *assess.setting;
  care::Consultation consultation(open->core());
  if (wants_json(common)) {
    print(wire::assess_to_json(consultation, *presentation, {.ledger = assess.why, .hidden_causes = assess.why}) + "\n");
    return Exit::done;
  }
  const auto assessment = consultation.assess(*presentation);
  print(result_text(consultation, *presentation, assessment, {.terminal = terminal(), .why = assess.why, .plain = assess.plain}));
  return Exit::done;
}

auto run(const Common& common, const Replay& replay) -> Exit {
  const auto open = open_pack(common.pack);
  if (!open) return refuse(Exit::knowledge_refused, open.error());
  const auto& pack = open->core();
  if (compile::hash_of(pack.payload()) != pack.hash()) return refuse(Exit::knowledge_refused, "the pack's hash is not that of its content");
  const auto text = read_text(replay.file);
  if (!text) return refuse(Exit::input_refused, text.error());
  care::Consultation consultation(pack);
  const auto replayed = wire::replay(consultation, *text);
  if (!replayed) return refuse(Exit::input_refused, wire::in_lines(replayed.error()));
  if (replayed->same) {
    print("the same bytes\n");
    return Exit::done;
  }
  for (const auto& difference : replayed->differences) print(difference + "\n");
  return Exit::difference;
}

}  // namespace antalgic::cli
