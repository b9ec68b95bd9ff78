// faces/cli/cases.hpp: published cases, one JSON object a line (docs/schema/case.json).
// Answers that this pack does not know, or that do not fit, are skipped and counted: cases outlive packs.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "care/consultation.hpp"

namespace antalgic::cli {

struct PublishedCase {
  std::string id;
  care::Presentation presentation;
  std::vector<std::string> gold_causes, near, must_avoid;
  std::optional<pack::fb::Level> gold_urgency;
  std::vector<pack::fb::Level> acceptable_urgency;
  bool covered = true;
  bool history_hard = false;
  bool triage_only = false;
};

struct CaseFile {
  std::vector<PublishedCase> cases;
  std::vector<std::string> skipped;  // "id: /answers/x: why"
};

// The error names the line that is no case.
[[nodiscard]] auto read_cases(const pack::Pack& pack, const std::string& text) -> std::expected<CaseFile, std::string>;

[[nodiscard]] auto level_named(std::string_view name) -> std::optional<pack::fb::Level>;

}  // namespace antalgic::cli
