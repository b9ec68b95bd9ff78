// compile/reading.hpp: what the readers of one knowledge directory share.
// Collected first (collect.cpp): documents, every record as a tree of values, every table with its owner, every name with the position
// its record will have in the Model. Then each read_*.cpp fills its part of the Model and says what is wrong.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.hpp"
#include "compile/model.hpp"
#include "compile/names.hpp"
#include "text/document.hpp"
#include "text/value.hpp"

namespace antalgic::compile {

enum class TableKind : std::uint8_t { groups, narrower, stand_ins, likelihoods, mix_priors, effects, names, claims };

struct RawRecord {
  std::string id;
  const text::Entries* fields;
  Span where;
  TopicId topic;
};

struct RawTable {
  TableKind kind;
  const text::Table* table;
  DocId doc;
  TopicId topic;
  std::uint16_t owner = 0;  // position of the cause, treatment or article it belongs to
};

struct Reading {
  std::vector<text::Document> documents;
  std::vector<text::Entries> blocks;
  std::array<std::vector<RawRecord>, kind_count> records;
  std::vector<RawTable> tables;
  Names names;
  Model model;
  std::vector<bool> shaky_findings;  // had a fault of their own: what is said about their options is not trusted
  std::vector<Issue> issues;
  int suggestions_left = 50;         // looking for alike names is slow, and fifty are enough

  [[nodiscard]] auto of(Kind kind) const -> const std::vector<RawRecord>& { return records[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] auto slice(Span span) const -> std::string_view { return documents[span.doc().index].slice(span); }
  void say(IssueKind kind, Span where, std::string saw) { issues.push_back({kind, where, std::move(saw)}); }

  // The position of a name that is used at `where`; says so if there is none.
  auto resolve(Kind kind, std::string_view id, Span where) -> std::optional<std::uint16_t>;
  // The position of an option of a finding; says so if there is none.
  auto resolve_option(FindingId finding, std::string_view option, Span where) -> std::optional<std::uint16_t>;
  [[nodiscard]] auto finding(FindingId id) const -> const Finding& { return model.findings[id.index]; }
};

// Fills everything of `reading` but the Model.
void collect(Reading& reading);

[[nodiscard]] inline auto quoted(std::string_view text) -> std::string { return "`" + std::string(text) + "`"; }

// The place of the characters of a text value inside its quotes, or the whole value where it is written with escapes.
[[nodiscard]] auto inside_quotes(const Reading& reading, const text::Value& value) -> Span;

}  // namespace antalgic::compile
