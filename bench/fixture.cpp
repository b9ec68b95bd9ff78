#include "bench/fixture.hpp"

#include <cstdio>
#include <cstdlib>

#include "compile/compile.hpp"
#include "compile/emit.hpp"

namespace antalgic::bench {
namespace {

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(4);
}

auto compiled() -> compile::PackFile {
  const auto files = compile::read_directory(ANTALGIC_BENCH_KNOWLEDGE);
  if (!files) give_up("cannot read " + files.error());
  const auto knowledge = compile::read_knowledge(*files);
  if (!knowledge) give_up("the knowledge does not compile; see antalgic check " ANTALGIC_BENCH_KNOWLEDGE);
  return compile::emit_core(knowledge->model);
}

// Yes as often as ordinary people say it; an option or a number likewise.
auto answer_like_most(const pack::Pack& pack, FindingId id, Dice& dice) -> answers::Answer {
  const auto& finding = pack.finding(id);
  double left = dice.unit();
  for (std::uint16_t position = 0; position < finding.option_count(); ++position) {
    const auto& option = pack.option(pack.option_of(id, position));
    left -= option.background();
    const bool last = position + 1 == finding.option_count();
    if (left > 0 && !last) continue;
    if (finding.kind() == pack::fb::AnswerKind::number) return answers::Answer::amount(option.from());
    return position == finding.dont_know_option() ? answers::Answer::unknown() : answers::Answer::choice(position);
  }
  return answers::Answer::amount(finding.min());
}

}  // namespace

auto Dice::next() -> std::uint64_t {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return state_;
}

auto pack_file() -> std::span<const std::byte> {
  static const auto file = compiled();
  return file.bytes();
}

auto the_pack() -> const pack::Pack& {
  static const auto pack = pack::Pack::load(pack_file());
  if (!pack) give_up("the pack is refused: " + std::string{to_string(pack.error())});
  return *pack;
}

auto person(const pack::Pack& pack, std::size_t count, std::uint64_t seed) -> care::Presentation {
  Dice dice{seed};
  care::Presentation someone{.answers = answers::Answers{pack}};
  while (count > 0) {
    const FindingId finding{static_cast<std::uint16_t>(dice.below(pack.finding_count()))};
    if (!someone.answers.of(finding).is_given()) someone.answers.set(finding, answer_like_most(pack, finding, dice));
    --count;
  }
  return someone;
}

}  // namespace antalgic::bench
