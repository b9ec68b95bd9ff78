// A text as a knowledge file: read as a document, its blocks as TOML, by itself as knowledge, and as one more file of a whole.
#include "fuzz/bicycle.hpp"
#include "text/document.hpp"
#include "text/value.hpp"

namespace {

using namespace antalgic;

void read_parts(const std::vector<compile::File>& files) {
  std::vector<Issue> issues;
  const auto document = text::read_document(DocId{0}, files[0].text, issues);
  for (const auto& block : document.blocks) {
    const auto entries = text::read_toml(files[0].text, block.content, issues);
    fuzz::must(entries.size() <= files[0].text.size(), "a block holds no more than its text");
  }
  fuzz::must_have_places(issues, files);
}

void read_whole(const std::vector<compile::File>& files) {
  const auto knowledge = compile::read_knowledge(files);
  fuzz::must(knowledge || !knowledge.error().empty(), "a refusal says why");
  fuzz::must_have_places(knowledge ? knowledge->warnings : knowledge.error(), files);
  if (knowledge) fuzz::must_load(knowledge->model);
}

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) -> int {
  const compile::File file{.path = "fuzz.md", .text = std::string{fuzz::text_of(data, size)}};
  read_parts({file});
  read_whole({file});
  auto files = fuzz::bicycle();
  files.push_back(file);
  read_whole(files);
  return 0;
}
