#include "pack/library.hpp"

#include <algorithm>

#include "pack/check.hpp"
#include "pack/envelope.hpp"

namespace antalgic::pack {
namespace {

using check::all_in, check::in, check::in_or_none, check::is_known, check::within;

auto verified(std::span<const std::byte> payload) -> const fb::Library* {
  if (reinterpret_cast<std::uintptr_t>(payload.data()) % 8 != 0 || payload.size() >= FLATBUFFERS_MAX_BUFFER_SIZE) return nullptr;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(payload.data());
  flatbuffers::Verifier verifier(bytes, payload.size(), 16, 200'000);
  return fb::VerifyLibraryBuffer(verifier) ? fb::GetLibrary(bytes) : nullptr;
}

auto belongs_to(const fb::Library& library, const Pack& core) -> bool {
  return std::ranges::equal(*library.core_hash(), core.hash());
}

auto notes_fit(const fb::Library& library, const flatbuffers::Vector<flatbuffers::Offset<fb::Notes>>& rows) -> bool {
  return std::ranges::all_of(rows, [&](const fb::Notes* row) {
    return is_known(row->ground(), fb::Ground::MAX) && in_or_none(library.topics(), row->topic());
  });
}

auto records_fit(const fb::Library& library, const fb::Core& core) -> bool {
  if (library.findings()->size() != core.findings()->size() || library.causes()->size() != core.causes()->size() ||
      library.treatments()->size() != core.treatments()->size() || library.rule_topics()->size() != core.rules()->size() ||
      library.conflict_topics()->size() != core.conflicts()->size() || library.conflict_claims()->size() != core.conflicts()->size() ||
      library.references()->size() != core.sources()->size()) {
    return false;
  }
  for (const auto* topics : {library.rule_topics(), library.conflict_topics()}) {
    for (const auto topic : *topics) {
      if (!in_or_none(library.topics(), topic)) return false;
    }
  }
  const auto finding_fits = [&](const fb::FindingNotes* row) {
    return is_known(row->ground(), fb::Ground::MAX) && all_in(core.sources(), row->sources()) && in_or_none(library.topics(), row->topic());
  };
  return std::ranges::all_of(*library.findings(), finding_fits) && notes_fit(library, *library.causes()) &&
         notes_fit(library, *library.treatments());
}

auto likelihoods_fit(const fb::Library& library, const fb::Core& core) -> bool {
  return std::ranges::all_of(*library.likelihoods(), [&](const fb::LikelihoodRow* row) {
    return in(core.causes(), row->cause()) && in(core.findings(), row->finding()) &&
           check::is_mask_of(row->options(), core.findings()->Get(row->finding())->option_count()) && within(row->p(), 0, 1) &&
           within(row->low(), 0, 1) && within(row->high(), 0, 1) && is_known(row->ground(), fb::Ground::MAX) &&
           all_in(core.sources(), row->sources());
  });
}

auto claims_fit(const fb::Library& library) -> bool {
  const auto claim_fits = [&](const fb::Claim* row) {
    return in(library.articles(), row->article()) && is_known(row->handling(), fb::Handling::MAX);
  };
  const auto conflict_fits = [&](const fb::ConflictClaims* row) { return all_in(library.claims(), row->claims()); };
  return std::ranges::all_of(*library.claims(), claim_fits) && std::ranges::all_of(*library.conflict_claims(), conflict_fits);
}

auto points_fit(const fb::Course& course) -> bool {
  const auto* points = course.points();
  if (points->size() != 0 && reinterpret_cast<std::uintptr_t>(points->Data()) % alignof(fb::CoursePoint) != 0) return false;
  std::uint32_t last = 0;
  for (const auto* point : *points) {
    if (point->day() < last || !within(point->left(), 0, 10) || !within(point->low(), 0, 10) || !within(point->high(), 0, 10)) return false;
    last = point->day();
  }
  return true;
}

auto courses_fit(const fb::Library& library, const fb::Core& core) -> bool {
  const auto course_fits = [&](const fb::Course* row) {
    return all_in(core.causes(), row->applies_to()) && points_fit(*row) && is_known(row->ground(), fb::Ground::MAX) &&
           all_in(core.sources(), row->sources());
  };
  const auto reassess_fits = [&](const fb::Reassess* row) { return in(core.conditions(), row->when()); };
  const auto pace_fits = [&](const fb::Pace* row) { return is_known(row->level(), fb::Level::MAX); };
  const auto lesson_fits = [&](const fb::Lesson* row) { return in_or_none(library.topics(), row->topic()); };
  return std::ranges::all_of(*library.courses(), course_fits) && std::ranges::all_of(*library.reassessments(), reassess_fits) &&
         std::ranges::all_of(*library.paces(), pace_fits) && std::ranges::all_of(*library.lessons(), lesson_fits);
}

template <class Rows, class Test>
auto every(const Rows* rows, Test test) -> bool {
  return std::ranges::all_of(*rows, [&](const auto* row) { return test(*row); });
}

auto words_of_records(const fb::Library& library) -> bool {
  using check::are_utf8;
  return every(library.topics(), [](const auto& row) { return are_utf8(row.prose()) && check::each_utf8(row.path()); }) &&
         every(library.findings(), [](const auto& row) { return are_utf8(row.icd10(), row.loinc(), row.snomed(), row.note()); }) &&
         every(library.causes(), [](const auto& row) { return are_utf8(row.note()); }) &&
         every(library.treatments(), [](const auto& row) { return are_utf8(row.note()); }) &&
         every(library.likelihoods(), [](const auto& row) { return are_utf8(row.note()); }) &&
         every(library.references(), [](const auto& row) {
           return are_utf8(row.title(), row.authors(), row.published_in(), row.doi(), row.url(), row.note());
         });
}

auto words_to_read(const fb::Library& library) -> bool {
  using check::are_utf8;
  return every(library.articles(), [](const auto& row) { return are_utf8(row.id(), row.title(), row.about()); }) &&
         every(library.claims(), [](const auto& row) {
           return are_utf8(row.id(), row.at(), row.claim(), row.kind(), row.links(), row.strength(), row.evidence(), row.handling_words());
         }) &&
         every(library.courses(), [](const auto& row) { return are_utf8(row.id()); }) &&
         every(library.reassessments(), [](const auto& row) { return are_utf8(row.id(), row.say()); }) &&
         every(library.paces(), [](const auto& row) { return are_utf8(row.id(), row.say()); }) &&
         every(library.lessons(), [](const auto& row) {
           return are_utf8(row.id(), row.title()) &&
                  every(row.questions(), [](const auto& question) { return are_utf8(question.ask(), question.answer(), question.why()); });
         });
}

}  // namespace

auto Library::load(std::span<const std::byte> file, const Pack& core) -> std::expected<Library, LoadFault> {
  const auto envelope = open_envelope(file, FileKind::library);
  if (!envelope) return std::unexpected(envelope.error());
  const auto* raw = verified(envelope->payload);
  if (raw == nullptr) return std::unexpected(LoadFault::broken_structure);
  if (!belongs_to(*raw, core)) return std::unexpected(LoadFault::not_a_pack);
  if (!records_fit(*raw, core.raw()) || !likelihoods_fit(*raw, core.raw()) || !claims_fit(*raw) || !courses_fit(*raw, core.raw()) ||
      !words_of_records(*raw) || !words_to_read(*raw)) {
    return std::unexpected(LoadFault::value_out_of_range);
  }
  Library library;
  library.raw_ = raw;
  library.hash_ = envelope->hash;
  return library;
}

auto Library::prose(std::uint16_t topic) const -> std::string_view {
  return topic < raw_->topics()->size() ? text(raw_->topics()->Get(topic)->prose()) : std::string_view{};
}

}  // namespace antalgic::pack
