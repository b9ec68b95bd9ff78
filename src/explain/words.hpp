// explain/words.hpp: the names and words that results use, one place for each.
// The domain's words come from the pack; what stands here is the frame: levels, weights, numbers.
// Threads: pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "answers/answers.hpp"
#include "pack/pack.hpp"

namespace antalgic::explain {

namespace fb = pack::fb;

// As in JSON: "same_day", "likely", "moderate", ...
[[nodiscard]] auto name_of(fb::Level level) -> std::string_view;
[[nodiscard]] auto name_of(fb::Word word) -> std::string_view;
[[nodiscard]] auto name_of(fb::Certainty certainty) -> std::string_view;
[[nodiscard]] auto name_of(fb::Severity severity) -> std::string_view;
[[nodiscard]] auto name_of(fb::Ground ground) -> std::string_view;
[[nodiscard]] auto name_of(fb::Setting setting) -> std::string_view;

// What to do at a level, as a heading: the pack's message "urgency_<name>", or a plain sentence of ours.
[[nodiscard]] auto heading_of(const pack::Pack& pack, fb::Level level, std::string_view region) -> std::string;

// "strongly for", "a little against": ln likelihood ratio in 2^-40 nat; steps at 0.4, 1.1 and 2.3 nat
// (about 1.5, 3 and 10 times as likely).
[[nodiscard]] auto weight_in_words(std::int64_t weight) -> std::string_view;

// "numb between the legs: yes", "age: 45 years".
[[nodiscard]] auto in_words(const pack::Pack& pack, FindingId finding, const answers::Answer& answer) -> std::string;
[[nodiscard]] auto short_name(const pack::Pack& pack, FindingId finding) -> std::string_view;

// `text` with {emergency}, {advice} and {crisis} filled in for the region; a region the pack does not know gets the words of the last.
[[nodiscard]] auto with_numbers(const pack::Pack& pack, std::string_view text, std::string_view region) -> std::string;

// "a", "a and b", "a, b and c"
[[nodiscard]] auto joined(const std::vector<std::string>& parts) -> std::string;

}  // namespace antalgic::explain
