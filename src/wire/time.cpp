#include "wire/time.hpp"

#include <array>

namespace antalgic::wire {
namespace {

// Takes two digits off the front, -1 where there are none.
auto take_two(std::string_view& text) -> int {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return -1;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value;
}

auto take(std::string_view& text, char c) -> bool {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

auto is_between(int value, int low, int high) -> bool { return value >= low && value <= high; }

auto days_in(int year, int month) -> int {
  constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month)];
}

auto take_offset(std::string_view& text) -> bool {
  if (take(text, 'Z')) return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  return is_between(take_two(text), 0, 23) && take(text, ':') && is_between(take_two(text), 0, 59);
}

}  // namespace

auto is_time(std::string_view text) -> bool {
  const int century = take_two(text), year = take_two(text);
  if (century < 0 || year < 0 || !take(text, '-')) return false;
  const int month = take_two(text);
  if (!is_between(month, 1, 12) || !take(text, '-')) return false;
  if (!is_between(take_two(text), 1, days_in(century * 100 + year, month)) || !take(text, 'T')) return false;
  if (!is_between(take_two(text), 0, 23) || !take(text, ':') || !is_between(take_two(text), 0, 59) || !take(text, ':')) return false;
  if (!is_between(take_two(text), 0, 60)) return false;
  if (take(text, '.')) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return false;
    text.remove_prefix(digits);
  }
  return take_offset(text) && text.empty();
}

}  // namespace antalgic::wire
