// A text as a presentation. Whatever is accepted is assessed, and what is written of it reads back to the same bytes.
#include "fuzz/bicycle.hpp"
#include "wire/presentation_json.hpp"

namespace {

using namespace antalgic;

auto written(const pack::Pack& pack, const care::Presentation& presentation) -> std::string {
  std::string text;
  json::Writer out{text};
  wire::write_presentation(out, pack, presentation);
  return text;
}

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) -> int {
  const auto& pack = fuzz::bicycle_pack();
  static care::Consultation consultation{pack};
  const auto presentation = wire::read_presentation(pack, fuzz::text_of(data, size));
  if (!presentation) {
    fuzz::must(!presentation.error().empty(), "a refusal says why");
    return 0;
  }
  const auto assessment = consultation.assess(*presentation);
  fuzz::must(assessment.urgency.level >= assessment.urgency.floor, "the urgency is never below the floor");
  const auto once = written(pack, *presentation);
  const auto again = wire::read_presentation(pack, once);
  fuzz::must(again.has_value(), "what is written reads back");
  fuzz::must(written(pack, *again) == once, "and to the same bytes");
  return 0;
}
