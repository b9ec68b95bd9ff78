#include <cstring>
#include <string_view>

#include "base/utf8.hpp"
#include "pack/check.hpp"

namespace antalgic::pack::check {
namespace {

// Nearly all text is plain: eight bytes at a time until something is not.
auto is_well_formed(std::string_view text) -> bool {
  while (text.size() >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), 8);
    if ((eight & 0x8080'8080'8080'8080) != 0) break;
    text.remove_prefix(8);
  }
  return !utf8::first_fault(text);
}

template <class Rows, class Test>
auto every(const Rows* rows, Test test) -> bool {
  for (const auto* row : *rows) {
    if (!test(*row)) return false;
  }
  return true;
}

auto words_of_findings(const fb::Core& core) -> bool {
  return every(core.findings(), [](const fb::Finding& row) {
           return are_utf8(row.id(), row.question(), row.help(), row.unit(), row.short_name());
         }) &&
         every(core.options(), [](const fb::Option& row) { return are_utf8(row.id(), row.label()); }) &&
         every(core.groups(), [](const fb::Group& row) { return are_utf8(row.id(), row.title()); });
}

auto words_of_rules(const fb::Core& core) -> bool {
  return every(core.rules(), [](const fb::Rule& row) {
    return are_utf8(row.id(), row.title(), row.say(), row.effect(), row.why(), row.instead(), row.doubt(), row.channel());
  });
}

auto words_of_causes(const fb::Core& core) -> bool {
  return every(core.causes(), [](const fb::Cause& row) {
           return are_utf8(row.id(), row.title(), row.brief(), row.say(), row.usual_course(), row.icd10()) && each_utf8(row.watch_for());
         }) &&
         every(core.families(), [](const fb::Family& row) { return are_utf8(row.id(), row.title(), row.brief()); });
}

auto words_of_screens(const fb::Core& core) -> bool {
  return every(core.screens(), [](const fb::Screen& row) {
    return are_utf8(row.id(), row.heading()) &&
           every(row.lines(), [](const fb::ScreenLine& line) { return are_utf8(line.text(), line.confirm()); });
  });
}

auto words_of_treatments(const fb::Core& core) -> bool {
  return every(core.treatments(), [](const fb::Treatment& row) {
           return are_utf8(row.id(), row.title(), row.how(), row.limits(), row.kind(), row.otc(), row.time_to_effect(), row.guideline()) &&
                  each_utf8(row.articles()) && each_utf8(row.sold_in()) &&
                  every(row.effects(), [](const fb::EffectLine& line) { return are_utf8(line.why()); });
         }) &&
         every(core.proposals(), [](const fb::Proposal& row) { return are_utf8(row.id()); }) &&
         every(core.windows(), [](const fb::Window& row) { return are_utf8(row.id(), row.title()); });
}

auto words_of_medicines(const fb::Core& core) -> bool {
  return each_utf8(core.ingredients()) &&
         every(core.classes(), [](const fb::MedicineClass& row) { return are_utf8(row.id(), row.title()); }) &&
         every(core.medicines(), [](const fb::MedicineName& row) {
           return are_utf8(row.name(), row.key(), row.kind(), row.note()) && each_utf8(row.countries());
         });
}

auto words_around(const fb::Core& core) -> bool {
  return every(core.conflicts(), [](const fb::Conflict& row) {
           return are_utf8(row.id(), row.question(), row.evidence(), row.our_view(), row.why_they_differ()) &&
                  every(row.sides(), [](const fb::ConflictSide& side) { return are_utf8(side.who(), side.says()); });
         }) &&
         every(core.sources(), [](const fb::Source& row) { return are_utf8(row.key(), row.cite()); }) &&
         every(core.regions(), [](const fb::Region& row) { return are_utf8(row.id(), row.emergency(), row.advice(), row.crisis()); }) &&
         every(core.messages(), [](const fb::Message& row) { return are_utf8(row.id(), row.text()); });
}

}  // namespace

auto is_utf8(const flatbuffers::String* string) -> bool {
  return string == nullptr || is_well_formed({string->c_str(), string->size()});
}

auto words(const fb::Core& core) -> bool {
  return are_utf8(core.id(), core.version(), core.title()) && words_of_findings(core) && words_of_rules(core) && words_of_causes(core) &&
         words_of_screens(core) && words_of_treatments(core) && words_of_medicines(core) && words_around(core);
}

}  // namespace antalgic::pack::check
