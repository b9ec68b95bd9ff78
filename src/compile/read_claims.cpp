// Articles, their claims, and the conflicts between sources.
#include <algorithm>

#include "compile/fields.hpp"
#include "compile/readers.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

namespace column {
constexpr std::size_t id = 0, at = 1, claim = 2, kind = 3, links = 4, strength = 5, evidence = 6, handling = 7;
}

// `kind:name`; only what the knowledge itself defines is looked up, anything else is a note.
void check_links(Reading& reading, const RowReader& row) {
  for (const RowReader::Part& part : row.parts(column::links)) {
    const std::size_t colon = part.text.find(':');
    if (colon == std::string_view::npos) {
      reading.say(IssueKind::unknown_word, part.where, quoted(part.text) + " as a link, which is `kind:name`");
      continue;
    }
    const std::string_view word = part.text.substr(0, colon);
    const std::string_view name = part.text.substr(colon + 1);
    const Span where(part.where.doc(), part.where.begin() + static_cast<std::uint32_t>(colon) + 1, part.where.end());
    if (word == "finding") (void)reading.resolve(Kind::finding, name, where);
    if (word == "class") (void)reading.resolve(Kind::medicine_class, name, where);
    if (word == "cause" && !reading.names.find(Kind::family, name)) (void)reading.resolve(Kind::cause, name, where);
    if (word == "treatment" && !reading.names.find(Kind::set, name)) (void)reading.resolve(Kind::treatment, name, where);
  }
}

// The first word says what is done; the rest says how.
auto read_handling(const RowReader& row) -> std::optional<Handling> {
  const std::string_view written = row.text(column::handling);
  std::string word(written.substr(0, written.find_first_of(":; ,")));
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return find_word<Handling>(word);
}

}  // namespace

void read_articles(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::article)) {
    Fields fields(reading, Kind::article, record);
    Article out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    out.about = fields.words("about", Need::must);
    fields.done();
    reading.model.articles.push_back(std::move(out));
  }
}

void read_claims(Reading& reading) {
  for_each_row(reading, TableKind::claims, [&](const RawTable& table, RowReader& row) {
    if (!reading.names.add(Kind::claim, row.text(column::id))) {
      return reading.say(IssueKind::duplicate_id, row.place(column::id), "claim " + quoted(row.text(column::id)) + " is defined already");
    }
    Claim out(row.text(column::id), row.place(column::id), table.topic);
    out.article = table.owner;
    out.at = row.words(column::at);
    out.claim = row.must(column::claim, "claim");
    out.kind = row.words(column::kind);
    out.links = row.words(column::links);
    out.strength = row.words(column::strength);
    out.evidence = row.words(column::evidence);
    out.handling_words = row.words(column::handling);
    check_links(reading, row);
    const auto handling = read_handling(row);
    if (!handling) reading.say(IssueKind::unaccounted_claim, row.place(column::handling), "claim " + quoted(out.id) + " with " + quoted(row.text(column::handling)) + " for handling");
    out.handling = handling.value_or(Handling::ignore);
    reading.model.claims.push_back(std::move(out));
  });
}

void read_conflicts(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::conflict)) {
    Fields fields(reading, Kind::conflict, record);
    Conflict out(record.id, record.where, record.topic);
    out.question = fields.words("question", Need::must);
    out.evidence = fields.words("evidence", Need::must);
    out.our_view = fields.words("our_view", Need::must);
    out.why_they_differ = fields.words("why_they_differ", Need::must);
    out.treatments = fields.ids<TreatmentId>("treatments", Kind::treatment);
    out.sources = fields.ids<SourceId>("sources", Kind::source);
    for (const ClaimId claim : fields.ids<ClaimId>("claims", Kind::claim)) out.claims.push_back(claim.index);
    if (const text::List* sides = fields.list("sides", Need::must)) {
      for (const text::Value& value : *sides) {
        const text::Entries* table = value.table();
        if (table == nullptr) {
          fields.wrong_type("sides", value, "a table with `who` and `says`");
          continue;
        }
        Fields inner(reading, *table, value.where, "a side of conflict " + quoted(record.id));
        out.sides.push_back({inner.words("who", Need::must), inner.words("says", Need::must)});
        inner.done();
      }
      if (sides->size() < 2) reading.say(IssueKind::one_sided_conflict, fields.place_of("sides"), "conflict " + quoted(record.id) + " with " + std::to_string(sides->size()) + " side");
    }
    fields.done();
    reading.model.conflicts.push_back(std::move(out));
  }
}

void check_claims(Reading& reading) {
  std::vector<bool> named(reading.model.claims.size());
  for (const Conflict& conflict : reading.model.conflicts) {
    for (const std::uint16_t claim : conflict.claims) named[claim] = true;
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    const Claim& claim = reading.model.claims[i];
    if (claim.handling == Handling::contest && !named[i]) reading.say(IssueKind::unaccounted_claim, claim.where, "claim " + quoted(claim.id) + " is contested and no conflict names it");
  }
}

}  // namespace antalgic::compile
