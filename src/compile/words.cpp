#include "compile/words.hpp"

namespace antalgic::compile {
namespace {

template <class Values, class NameOf>
auto list_of(const Values& values, NameOf name_of) {
  WordList<std::remove_cvref_t<decltype(values[0])>> out;
  for (const auto value : values) out.emplace_back(name_of(value), value);
  return out;
}

}  // namespace

#define ANTALGIC_WORDS(E)                                                        \
  template <>                                                                    \
  auto words_of<fb::E>() -> const WordList<fb::E>& {                             \
    static const auto list = list_of(fb::EnumValues##E(), fb::EnumName##E);      \
    return list;                                                                 \
  }
ANTALGIC_WORDS(Level)
ANTALGIC_WORDS(AnswerKind)
ANTALGIC_WORDS(Ground)
ANTALGIC_WORDS(Certainty)
ANTALGIC_WORDS(Severity)
ANTALGIC_WORDS(Fit)
ANTALGIC_WORDS(Starter)
ANTALGIC_WORDS(Role)
ANTALGIC_WORDS(Setting)
ANTALGIC_WORDS(EffectKind)
ANTALGIC_WORDS(FindingFlag)
ANTALGIC_WORDS(TreatmentFlag)
ANTALGIC_WORDS(Formula)
#undef ANTALGIC_WORDS

template <>
auto words_of<Handling>() -> const WordList<Handling>& {
  static const WordList<Handling> list{{"adopt", Handling::adopt},     {"caution", Handling::caution}, {"contest", Handling::contest},
                                       {"explain", Handling::explain}, {"correct", Handling::correct}, {"meta", Handling::meta},
                                       {"ignore", Handling::ignore}};
  return list;
}

}  // namespace antalgic::compile
