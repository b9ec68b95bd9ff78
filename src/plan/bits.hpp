// plan/bits.hpp: a set of small numbers (classes, proposals, kinds) of one pack.
// Threads: a value. Cost: one word for each 64 members; `clear` keeps the memory.
// Judged by: safety_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace antalgic::plan {

class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t count) : words_((count + 63) / 64) {}

  // False for members outside the set's size, "none" among them.
  [[nodiscard]] auto has(std::size_t member) const -> bool {
    return member / 64 < words_.size() && ((words_[member / 64] >> (member % 64)) & 1U) != 0;
  }
  // Requires: member < count.
  void add(std::size_t member) { words_[member / 64] |= std::uint64_t{1} << (member % 64); }
  void add(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  [[nodiscard]] auto meets(const Bits& other) const -> bool {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  void clear() { words_.assign(words_.size(), 0); }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace antalgic::plan
