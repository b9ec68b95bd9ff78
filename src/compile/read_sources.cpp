#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {

void read_sources(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::source)) {
    Fields fields(reading, Kind::source, record);
    Source out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    out.authors = fields.words("authors");
    out.published_in = fields.words("where");
    out.doi = fields.words("doi");
    out.url = fields.words("url");
    out.note = fields.words("note");
    out.reading = fields.word("reading", Need::must, fb::Ground::estimate);
    if (const auto year = fields.whole("year", {1500, 2200}, Need::may)) out.year = *year;
    if (out.published_in.empty() && out.doi.empty() && out.url.empty()) {
      reading.say(IssueKind::missing_key, record.where, "source " + quoted(record.id) + " without any of `where`, `doi`, `url`");
    }
    fields.done();
    reading.model.sources.push_back(std::move(out));
  }
}

}  // namespace antalgic::compile
