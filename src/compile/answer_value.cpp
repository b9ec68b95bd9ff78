#include "compile/answer_value.hpp"

#include "compile/fields.hpp"

namespace antalgic::compile {

auto read_answer(Reading& reading, FindingId id, const text::Value& value) -> std::optional<Given> {
  const Finding& finding = reading.finding(id);
  if (reading.shaky_findings[id.index]) return std::nullopt;
  Given out{id};
  const std::string* words = value.words();
  const auto refuse = [&](std::string_view what) {
    reading.say(IssueKind::answer_does_not_fit, value.where, std::string(reading.slice(value.where)) + " for " + quoted(finding.id) + ", which is " + std::string(what));
    return std::nullopt;
  };
  if (words != nullptr && *words == "unknown") {
    out.state = Given::State::unknown;
    return out;
  }
  switch (finding.kind) {
    case fb::AnswerKind::yes_no: {
      const bool* flag = value.flag();
      if (flag == nullptr) return refuse("true or false");
      out.state = *flag ? Given::State::yes : Given::State::no;
      return out;
    }
    case fb::AnswerKind::number: {
      const auto number = number_of(value);
      if (!number) return refuse("a number");
      if (*number < finding.min || *number > finding.max) return refuse("a number from its `min` to its `max`");
      out.state = Given::State::number;
      out.number = *number;
      return out;
    }
    case fb::AnswerKind::choice: break;
  }
  if (words == nullptr) return refuse("one of its options");
  const auto option = reading.resolve_option(id, *words, value.where);
  if (!option) return std::nullopt;
  out.state = finding.options[*option].dont_know ? Given::State::unknown : Given::State::option;
  out.option = *option;
  return out;
}

}  // namespace antalgic::compile
