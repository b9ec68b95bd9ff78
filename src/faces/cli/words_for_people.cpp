#include "faces/cli/words_for_people.hpp"

namespace antalgic::cli {

auto words_for_people(const compile::Model& model) -> std::vector<std::string_view> {
  std::vector<std::string_view> out;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out.push_back(text);
  };
  for (const auto& message : model.messages) add(message.text);
  for (const auto& finding : model.findings) {
    add(finding.question);
    add(finding.help);
  }
  for (const auto& screen : model.screens) {
    add(screen.heading);
    for (const auto& line : screen.lines) {
      add(line.text);
      add(line.confirm);
    }
  }
  for (const auto* rules : {&model.dangers, &model.channels})
    for (const auto& rule : *rules) add(rule.say);
  for (const auto& rule : model.safety) {
    add(rule.effect);
    add(rule.instead);
  }
  for (const auto& cause : model.causes) {
    add(cause.brief);
    add(cause.say);
    add(cause.usual_course);
    for (const auto& sign : cause.watch_for) add(sign);
  }
  for (const auto& treatment : model.treatments) {
    add(treatment.how);
    add(treatment.limits);
    for (const auto& effect : treatment.effects) add(effect.why);
  }
  for (const auto& conflict : model.conflicts) {
    add(conflict.question);
    add(conflict.our_view);
    for (const auto& side : conflict.sides) add(side.says);
  }
  for (const auto& reassess : model.reassessments) add(reassess.say);
  return out;
}

}  // namespace antalgic::cli
