// bench/fixture.hpp: the real pack and made-up people, the same ones in every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "care/consultation.hpp"
#include "pack/pack.hpp"

namespace antalgic::bench {

// The knowledge directory, compiled once for the whole program. Ends the program with a message if it does not compile.
[[nodiscard]] auto pack_file() -> std::span<const std::byte>;
[[nodiscard]] auto the_pack() -> const pack::Pack&;

// A person who has answered `count` findings, chosen and answered by `seed`: mostly as ordinary people answer.
[[nodiscard]] auto person(const pack::Pack& pack, std::size_t count, std::uint64_t seed) -> care::Presentation;

// Numbers that depend on nothing but the seed; the standard's engines are the same everywhere, its distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  [[nodiscard]] auto next() -> std::uint64_t;
  [[nodiscard]] auto below(std::size_t limit) -> std::size_t { return next() % limit; }
  [[nodiscard]] auto unit() -> double { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace antalgic::bench
