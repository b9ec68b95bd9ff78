// explain/sentences.hpp: why the result is as it is, in sentences for people, each with its sources.
// Promise: a sentence rests on a rule, an answer or a line of the pack; where no source stands behind it, its ground says so.
// Threads: pure.
// Judged by: sentences_test.cpp, tests/journeys.
#pragma once

#include <string>
#include <vector>

#include "explain/grounds.hpp"
#include "explain/words.hpp"

namespace antalgic::explain {

struct Statement {
  std::string text;
  std::vector<SourceId> sources;
  fb::Ground ground = fb::Ground::estimate;
};

// What to do, where, how soon: the rule that decided, or the cause that did, or the level's own words.
[[nodiscard]] auto what_to_do(const pack::Pack& pack, const Result& result) -> std::string;

// Every ground of the urgency, the deciding ones first: rules that fired, rules that count for "not sure", the likeliest
// cause, the rare dangerous ones taken together.
[[nodiscard]] auto why_urgency(const pack::Pack& pack, const Result& result) -> std::vector<Statement>;

// What is not ruled out yet, and the answer that would settle it; at most `most`.
[[nodiscard]] auto not_ruled_out(const pack::Pack& pack, const Result& result, std::size_t most) -> std::vector<Statement>;

// "about 41 in 100 (22 to 63)"
[[nodiscard]] auto share_in_words(double probability, double low, double high) -> std::string;

// The answers for and against an entry, heaviest first, at most `most` of each, with their weight as words.
struct ForAndAgainst {
  std::vector<std::string> for_it, against;
};
[[nodiscard]] auto why_cause(const pack::Pack& pack, const Result& result, CauseId cause, std::size_t most) -> ForAndAgainst;

// Why a treatment was left out, and what to do instead.
[[nodiscard]] auto why_left_out(const pack::Pack& pack, const plan::LeftOut& left_out) -> Statement;

// What a rule says beside a line that is offered: its limit, its note, or "not if ...".
[[nodiscard]] auto rule_says(const pack::Pack& pack, RuleId rule) -> Statement;

// The open answers that would turn an offered line away, as a list; every open rule that warns is in it, each answer once.
[[nodiscard]] auto not_if(const pack::Pack& pack, const plan::Line& line, const answers::Answers& closed) -> std::string;

// What an ask-first line waits for, in words: the rule, or the questions still open.
[[nodiscard]] auto waits_for(const pack::Pack& pack, const plan::Line& line) -> std::string;

}  // namespace antalgic::explain
