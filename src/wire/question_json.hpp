// wire/question_json.hpp: the interview as lines of JSON (docs/schema/interview.json).
// Judged by: interview_test.cpp.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"
#include "wire/interview.hpp"

namespace antalgic::wire {

// {"step":"question",...} for what `interview` shows now. Requires: it is not finished.
void write_question(json::Writer& out, const Interview& interview);

// {"step":"question",...}, {"step":"result",...}: whatever comes next; without a newline.
[[nodiscard]] auto step_line(const Interview& interview) -> std::string;
// {"step":"refused","faults":[...]}
[[nodiscard]] auto refused_line(const Faults& faults) -> std::string;

[[nodiscard]] auto read_reply(const pack::Pack& pack, std::string_view line) -> std::expected<Reply, Faults>;

// A sentence for people: why this page is asked now.
[[nodiscard]] auto why_asked(const pack::Pack& pack, const ask::Question& question) -> std::string;

// An interview on paper: the presentation and the pages already left. {"schema":"antalgic/interview/1",...}
[[nodiscard]] auto save_interview(const Interview& interview) -> std::string;
struct Saved {
  care::Presentation presentation;
  ask::Progress progress;
};
[[nodiscard]] auto read_saved_interview(const pack::Pack& pack, std::string_view text) -> std::expected<Saved, Faults>;

}  // namespace antalgic::wire
