// wire/presentation_json.hpp: a person's answers, in and out.
// A bad document is refused with every fault in it, each with its place; nothing is guessed, nothing is ignored.
// Schema: docs/schema/presentation.json.
// Threads: pure. Cost: linear.
// Judged by: presentation_json_test.cpp, fuzz/presentation_fuzz.cpp.
#pragma once

#include <expected>
#include <string_view>

#include "care/consultation.hpp"
#include "wire/fault.hpp"

namespace antalgic::wire {

inline constexpr std::string_view presentation_schema = "antalgic/presentation/1";

[[nodiscard]] auto read_presentation(const pack::Pack& pack, std::string_view text) -> std::expected<care::Presentation, Faults>;

// The same from a value inside another document, `pointer` being its place there. What can be read is returned; the rest is in `faults`.
[[nodiscard]] auto read_presentation(const pack::Pack& pack, json::Value value, std::string pointer, Faults& faults) -> care::Presentation;

// Only {"finding": answer, ...}, laid over `answers`.
void read_answers(const pack::Pack& pack, json::Value value, std::string pointer, answers::Answers& answers, Faults& faults);

// Only ["name", {"name": ...}].
void read_medicines(json::Value value, std::string pointer, std::vector<intake::MedicineSaid>& out, Faults& faults);

// One value for one finding; nothing (and a fault) where it does not fit.
[[nodiscard]] auto read_answer(const pack::Pack& pack, FindingId finding, json::Value value, const std::string& pointer, Faults& faults)
    -> std::optional<answers::Answer>;

// Answers in the order of the pack's findings, then medicines, setting, region, at.
void write_presentation(json::Writer& out, const pack::Pack& pack, const care::Presentation& presentation);
void write_answers(json::Writer& out, const pack::Pack& pack, const answers::Answers& answers);
void write_answer(json::Writer& out, const pack::Pack& pack, FindingId finding, const answers::Answer& answer);

}  // namespace antalgic::wire
