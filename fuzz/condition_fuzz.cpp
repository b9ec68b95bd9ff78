// A text as a condition of a danger rule, of a safety rule and of an implication. What is accepted compiles, loads, and can be read
// over any answers.
#include "answers/closure.hpp"
#include "answers/condition.hpp"
#include "fuzz/bicycle.hpp"

namespace {

using namespace antalgic;

auto with_rules(const std::string& condition) -> std::vector<compile::File> {
  auto files = fuzz::bicycle();
  const auto rule = "when = '''" + condition + "'''\nground = \"estimate\"\n";
  files.push_back({.path = "fuzz.md",
                   .text = "# Fuzz\n\n```toml\n"
                           "[danger.FUZZ]\ntitle = \"T\"\nlevel = \"same_day\"\nsay = \"Stop.\"\n" + rule +
                           "[safety.FUZZ]\nseverity = \"major\"\neffect = \"E.\"\n" + rule +
                           "[[case]]\nname = \"any\"\ngiven = {}\nexpect = { undecided = [\"FUZZ\"] }\n```\n"});
  return files;
}

void read_over_answers(const pack::Pack& pack) {
  answers::Answers own{pack};
  for (std::size_t round = 0; round < 4; ++round) {
    for (std::size_t index = round % 2; index < pack.finding_count(); index += 2) {
      const FindingId finding{static_cast<std::uint16_t>(index)};
      const bool number = pack.finding(finding).kind() == pack::fb::AnswerKind::number;
      own.set(finding, round == 3 ? answers::Answer::unknown()
                                  : number ? answers::Answer::amount(pack.finding(finding).max()) : answers::Answer::choice(round % 2));
    }
    const auto closed = answers::close(pack, own).answers;
    for (std::size_t rule = 0; rule < pack.raw().rules()->size(); ++rule) {
      const RuleId id{static_cast<std::uint16_t>(rule)};
      const auto firing = answers::evaluate(pack, id, closed);
      fuzz::must(firing == answers::evaluate(pack, id, closed), "a condition reads the same twice");
    }
  }
}

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) -> int {
  const auto files = with_rules(std::string{fuzz::text_of(data, size)});
  const auto knowledge = compile::read_knowledge(files);
  if (!knowledge) {
    fuzz::must_have_places(knowledge.error(), files);
    return 0;
  }
  const auto file = compile::emit_core(knowledge->model);
  const auto pack = pack::Pack::load(file.bytes());
  fuzz::must(pack.has_value(), "what compiles also loads");
  read_over_answers(*pack);
  return 0;
}
