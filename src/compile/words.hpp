// compile/words.hpp: the fixed words of the format are the names of the pack's own enumerations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compile/model.hpp"
#include "pack/pack_generated.h"

namespace antalgic::compile {

template <class E>
using WordList = std::vector<std::pair<std::string_view, E>>;

template <class E>
[[nodiscard]] auto words_of() -> const WordList<E>&;

template <> auto words_of<fb::Level>() -> const WordList<fb::Level>&;
template <> auto words_of<fb::AnswerKind>() -> const WordList<fb::AnswerKind>&;
template <> auto words_of<fb::Ground>() -> const WordList<fb::Ground>&;
template <> auto words_of<fb::Certainty>() -> const WordList<fb::Certainty>&;
template <> auto words_of<fb::Severity>() -> const WordList<fb::Severity>&;
template <> auto words_of<fb::Fit>() -> const WordList<fb::Fit>&;
template <> auto words_of<fb::Starter>() -> const WordList<fb::Starter>&;
template <> auto words_of<fb::Role>() -> const WordList<fb::Role>&;
template <> auto words_of<fb::Setting>() -> const WordList<fb::Setting>&;
template <> auto words_of<fb::EffectKind>() -> const WordList<fb::EffectKind>&;
template <> auto words_of<fb::FindingFlag>() -> const WordList<fb::FindingFlag>&;
template <> auto words_of<fb::TreatmentFlag>() -> const WordList<fb::TreatmentFlag>&;
template <> auto words_of<fb::Formula>() -> const WordList<fb::Formula>&;
template <> auto words_of<Handling>() -> const WordList<Handling>&;

template <class E>
[[nodiscard]] auto find_word(std::string_view word) -> std::optional<E> {
  for (const auto& [name, value] : words_of<E>()) {
    if (name == word) return value;
  }
  return std::nullopt;
}

// All words of a list in a row, for messages.
template <class E>
[[nodiscard]] auto all_words() -> std::string {
  std::string out;
  for (const auto& entry : words_of<E>()) out += (out.empty() ? "" : " ") + std::string(entry.first);
  return out;
}

}  // namespace antalgic::compile
