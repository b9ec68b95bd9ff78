#include <algorithm>
#include <string_view>
#include <utility>

#include "compile/emit.hpp"
#include "compile/emit_parts.hpp"
#include "pack/library_generated.h"

namespace antalgic::compile {
namespace {

auto notes_of(const Record& record, const Grounds& grounds) -> std::unique_ptr<fb::NotesT> {
  auto row = std::make_unique<fb::NotesT>();
  row->ground = grounds.ground;
  row->note = grounds.note;
  row->topic = record.topic.index;
  return row;
}

void records(const Model& model, fb::LibraryT& out) {
  for (const Topic& topic : model.topics) {
    auto& row = add_row(out.topics);
    row.path = topic.path;
    row.prose = topic.prose;
  }
  for (const Finding& finding : model.findings) {
    auto& row = add_row(out.findings);
    row.icd10 = finding.codes.icd10;
    row.loinc = finding.codes.loinc;
    row.snomed = finding.codes.snomed;
    row.ground = finding.ground;
    row.sources = positions(finding.sources);
    row.note = finding.note;
    row.topic = finding.topic.index;
  }
  for (const Cause& cause : model.causes) out.causes.push_back(notes_of(cause, cause));
  for (const Treatment& treatment : model.treatments) out.treatments.push_back(notes_of(treatment, treatment));
}

// In the order of the core's rules; a rule about a cause stands with the cause.
void rule_topics(const Model& model, const fb::CoreT& core, fb::LibraryT& out) {
  const auto append = [&](const auto& records) {
    for (const auto& record : records) out.rule_topics.push_back(record.topic.index);
  };
  append(model.closures);
  append(model.dangers);
  append(model.channels);
  for (const auto& rule : core.rules) {
    if (rule->subject != none) out.rule_topics.push_back(model.causes[rule->subject].topic.index);
  }
  append(model.safety);
  if (model.mix) append(model.mix->modifiers);
}

void likelihoods(const Model& model, fb::LibraryT& out) {
  for (std::size_t c = 0; c < model.causes.size(); ++c) {
    for (const Likelihood& from : model.causes[c].likelihoods) {
      auto& row = add_row(out.likelihoods);
      row.cause = static_cast<std::uint16_t>(c);
      row.finding = from.finding.index;
      row.options = from.mask;
      row.p = from.p;
      row.low = from.low;
      row.high = from.high;
      row.ground = from.ground;
      row.sources = positions(from.sources);
      row.note = from.note;
    }
  }
}

void references(const Model& model, fb::LibraryT& out) {
  for (const Source& source : model.sources) {
    auto& row = add_row(out.references);
    row.title = source.title;
    row.authors = source.authors;
    row.published_in = source.published_in;
    row.year = static_cast<std::int16_t>(source.year.value_or(0));
    row.doi = source.doi;
    row.url = source.url;
    row.note = source.note;
  }
}

void claims(const Model& model, fb::LibraryT& out) {
  for (const Article& article : model.articles) {
    auto& row = add_row(out.articles);
    row.id = article.id;
    row.title = article.title;
    row.about = article.about;
  }
  for (const Claim& claim : model.claims) {
    auto& row = add_row(out.claims);
    row.id = claim.id;
    row.article = claim.article;
    row.at = claim.at;
    row.claim = claim.claim;
    row.kind = claim.kind;
    row.links = claim.links;
    row.strength = claim.strength;
    row.evidence = claim.evidence;
    static_assert(static_cast<int>(Handling::ignore) == static_cast<int>(fb::Handling::ignore));
    row.handling = static_cast<fb::Handling>(claim.handling);
    row.handling_words = claim.handling_words;
  }
  for (const Conflict& conflict : model.conflicts) {
    out.conflict_topics.push_back(conflict.topic.index);
    add_row(out.conflict_claims).claims = conflict.claims;
  }
}

void courses(const Model& model, const std::vector<std::uint16_t>& conditions, fb::LibraryT& out) {
  for (const Course& course : model.courses) {
    auto& row = add_row(out.courses);
    row.id = course.id;
    row.applies_to = positions(course.applies_to);
    for (const auto& point : course.points) row.points.emplace_back(point.left, point.low, point.high, point.day);
    row.ground = course.ground;
    row.sources = positions(course.sources);
  }
  for (std::size_t i = 0; i < model.reassessments.size(); ++i) {
    const Reassess& from = model.reassessments[i];
    auto& row = add_row(out.reassessments);
    row.id = from.id;
    row.when = conditions[i];
    row.days = from.days;
    row.say = from.say;
  }
  for (const Pace& pace : model.paces) {
    auto& row = add_row(out.paces);
    row.id = pace.id;
    row.when_day = pace.when_day.value_or(none);
    row.has_level = pace.level.has_value();
    row.level = pace.level.value_or(fb::Level::self_care);
    row.say = pace.say;
  }
}

void lessons(const Model& model, fb::LibraryT& out) {
  for (const Lesson& lesson : model.lessons) {
    auto& row = add_row(out.lessons);
    row.id = lesson.id;
    row.title = lesson.title;
    row.order = lesson.order;
    row.topic = lesson.topic.index;
    for (const auto& question : lesson.questions) {
      auto& to = add_row(row.questions);
      to.ask = question.ask;
      to.answer = question.answer;
      to.why = question.why;
    }
  }
  std::ranges::sort(out.lessons, {}, [](const auto& lesson) { return std::pair(lesson->order, std::string_view(lesson->id)); });
}

}  // namespace

auto emit_library(const Model& model, const pack::Hash& core_hash) -> PackFile {
  Emitting emitting(model);
  const auto reassess_conditions = emit_all(emitting);
  fb::LibraryT library;
  library.core_hash.assign(core_hash.begin(), core_hash.end());
  records(model, library);
  rule_topics(model, emitting.core, library);
  likelihoods(model, library);
  references(model, library);
  claims(model, library);
  courses(model, reassess_conditions, library);
  lessons(model, library);

  flatbuffers::FlatBufferBuilder builder(std::size_t{4} << 20);
  fb::FinishLibraryBuffer(builder, fb::Library::Pack(builder, &library));
  const auto payload = std::as_bytes(std::span(builder.GetBufferPointer(), builder.GetSize()));
  return sealed(pack::FileKind::library, hash_of_library(core_hash, payload), payload);
}

}  // namespace antalgic::compile
