#include "pack/library.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "pack/testing/small_pack.hpp"

namespace antalgic::pack {
namespace {

constexpr std::uint16_t far = 60000;

template <class Row>
auto rows(std::size_t count) -> std::vector<std::unique_ptr<Row>> {
  std::vector<std::unique_ptr<Row>> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(std::make_unique<Row>());
  return out;
}

auto library_of(const Pack& pack) -> fb::LibraryT {
  const auto& core = pack.raw();
  fb::LibraryT library;
  library.core_hash.assign(pack.hash().begin(), pack.hash().end());
  library.topics = rows<fb::TopicT>(1);
  library.topics[0]->prose = "Some prose.";
  library.findings = rows<fb::FindingNotesT>(core.findings()->size());
  library.causes = rows<fb::NotesT>(core.causes()->size());
  library.treatments = rows<fb::NotesT>(core.treatments()->size());
  library.rule_topics.assign(core.rules()->size(), 0);
  library.conflict_topics.assign(core.conflicts()->size(), 0);
  library.conflict_claims = rows<fb::ConflictClaimsT>(core.conflicts()->size());
  library.references = rows<fb::ReferenceT>(core.sources()->size());
  library.likelihoods = rows<fb::LikelihoodRowT>(1);
  library.likelihoods[0]->options = 1;
  library.articles = rows<fb::ArticleT>(1);
  library.claims = rows<fb::ClaimT>(1);
  library.courses = rows<fb::CourseT>(1);
  library.courses[0]->points = {{1, 1, 1, 0}, {0.5, 0.4, 0.6, 14}};
  library.reassessments = rows<fb::ReassessT>(1);
  library.lessons = rows<fb::LessonT>(1);
  return library;
}

class LibraryFile : public ::testing::Test {
 protected:
  auto load(const fb::LibraryT& library) -> std::expected<Library, LoadFault> {
    flatbuffers::FlatBufferBuilder builder;
    fb::FinishLibraryBuffer(builder, fb::Library::Pack(builder, &library));
    size_ = envelope_size + builder.GetSize();
    blocks_.assign((size_ + 15) / 16, {});
    std::memcpy(bytes().data() + envelope_size, builder.GetBufferPointer(), builder.GetSize());
    seal_envelope(bytes().first(envelope_size), FileKind::library, {}, bytes().subspan(envelope_size));
    return Library::load(bytes(), toy_.pack());
  }
  auto bytes() -> std::span<std::byte> { return {reinterpret_cast<std::byte*>(blocks_.data()), size_}; }

  toy::ToyPack toy_ = testing::small_pack().build();

 private:
  struct alignas(16) Block {
    std::byte bytes[16];
  };
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

TEST_F(LibraryFile, ReadsProse) {
  const auto library = load(library_of(toy_.pack()));
  ASSERT_TRUE(library);
  EXPECT_EQ(library->prose(0), "Some prose.");
  EXPECT_EQ(library->prose(0xFFFF), "");
}

TEST_F(LibraryFile, OfAnotherCoreIsRefused) {
  auto library = library_of(toy_.pack());
  library.core_hash[0] ^= 1;
  EXPECT_EQ(load(library).error(), LoadFault::not_a_pack);
}

TEST_F(LibraryFile, IsNoCore) {
  ASSERT_TRUE(load(library_of(toy_.pack())));
  EXPECT_EQ(Pack::load(bytes()).error(), LoadFault::not_a_pack);
}

TEST_F(LibraryFile, EveryNumberOutOfRangeIsRefused) {
  using L = fb::LibraryT;
  const std::vector<std::function<void(L&)>> harms{
      [](L& l) { l.findings.pop_back(); },
      [](L& l) { l.causes.pop_back(); },
      [](L& l) { l.treatments.pop_back(); },
      [](L& l) { l.rule_topics.pop_back(); },
      [](L& l) { l.rule_topics[0] = far; },
      [](L& l) { l.conflict_topics[0] = far; },
      [](L& l) { l.conflict_claims[0]->claims = {far}; },
      [](L& l) { l.references.pop_back(); },
      [](L& l) { l.findings[0]->topic = far; },
      [](L& l) { l.findings[0]->sources = {far}; },
      [](L& l) { l.causes[0]->topic = far; },
      [](L& l) { l.treatments[0]->ground = static_cast<fb::Ground>(9); },
      [](L& l) { l.likelihoods[0]->cause = far; },
      [](L& l) { l.likelihoods[0]->finding = far; },
      [](L& l) { l.likelihoods[0]->options = 4; },
      [](L& l) { l.likelihoods[0]->p = 2; },
      [](L& l) { l.likelihoods[0]->sources = {far}; },
      [](L& l) { l.claims[0]->article = far; },
      [](L& l) { l.claims[0]->handling = static_cast<fb::Handling>(9); },
      [](L& l) { l.courses[0]->applies_to = {far}; },
      [](L& l) { l.courses[0]->points[0] = {1, 1, 1, 99}; },
      [](L& l) { l.reassessments[0]->when = far; },
      [](L& l) { l.lessons[0]->topic = far; },
      [](L& l) { l.topics[0]->prose = "\xFF"; },
      [](L& l) { l.lessons[0]->title = "\xC3("; },
  };
  for (std::size_t i = 0; i < harms.size(); ++i) {
    auto library = library_of(toy_.pack());
    harms[i](library);
    const auto loaded = load(library);
    ASSERT_FALSE(loaded) << i;
    EXPECT_EQ(loaded.error(), LoadFault::value_out_of_range) << i;
  }
}

}  // namespace
}  // namespace antalgic::pack
