// Bytes as the payload of a pack behind a correct envelope: the verifier and our own checks must refuse what is broken, and whatever
// they let through must be fit for use. Without the envelope nothing would pass the checksum, so an input that begins as a pack file
// does is read as it is, and every other one is sealed first.
#include <cstring>

#include "fuzz/bicycle.hpp"
#include "pack/envelope.hpp"

namespace {

using namespace antalgic;

void use(const pack::Pack& pack) {
  care::Consultation consultation{pack};
  care::Presentation presentation{.answers = answers::Answers{pack}};
  for (std::size_t index = 0; index < pack.finding_count(); index += 2) {
    const FindingId finding{static_cast<std::uint16_t>(index)};
    const bool number = pack.finding(finding).kind() == pack::fb::AnswerKind::number;
    presentation.answers.set(finding, number ? answers::Answer::amount(pack.finding(finding).min()) : answers::Answer::yes());
  }
  const auto assessment = consultation.assess(presentation);
  fuzz::must(assessment.urgency.level >= assessment.urgency.floor, "the urgency is never below the floor");
}

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) -> int {
  const bool whole_file = size >= pack::envelope_size && std::memcmp(data, "ANTALGIC", 8) == 0;
  const std::size_t before = whole_file ? 0 : pack::envelope_size;
  compile::PackFile file{before + size};
  if (size > 0) std::memcpy(file.bytes().data() + before, data, size);
  if (!whole_file) pack::seal_envelope(file.bytes().first(before), pack::FileKind::core, {}, file.bytes().subspan(before));
  if (const auto pack = pack::Pack::load(file.bytes())) use(*pack);
  return 0;
}

// A pack is much larger than what libFuzzer makes up by itself: start from a real one.
extern "C" auto LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t room, unsigned int seed) -> std::size_t;
extern "C" auto LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t room) -> std::size_t;

auto LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t room, unsigned int) -> std::size_t {
  const auto payload = fuzz::bicycle_pack().payload();
  if (size < 64 && payload.size() <= room) {
    std::memcpy(data, payload.data(), payload.size());
    size = payload.size();
  }
  return LLVMFuzzerMutate(data, size, room);
}
