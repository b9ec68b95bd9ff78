#include "base/decimal.hpp"

#include <array>
#include <bit>
#include <vector>

namespace antalgic::decimal {
namespace {

// A natural number, least significant word first, no leading zero words.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32) words_.push_back(static_cast<std::uint32_t>(value));
  }

  void multiply_add(std::uint32_t factor, std::uint32_t add) {
    std::uint64_t carry = add;
    for (auto& word : words_) {
      carry += std::uint64_t{word} * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }

  // Divides and returns the remainder.
  auto divide(std::uint32_t divisor) -> std::uint32_t {
    std::uint64_t rest = 0;
    for (auto i = words_.size(); i-- > 0;) {
      rest = (rest << 32) | words_[i];
      words_[i] = static_cast<std::uint32_t>(rest / divisor);
      rest %= divisor;
    }
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
    return static_cast<std::uint32_t>(rest);
  }

  void shift_left(unsigned bits) {
    if (words_.empty()) return;
    for (auto left = bits % 32; left > 0; left = 0) multiply_add(1U << left, 0);
    words_.insert(words_.begin(), bits / 32, 0U);
  }

  [[nodiscard]] auto is_zero() const -> bool { return words_.empty(); }
  [[nodiscard]] auto bits() const -> int {
    return words_.empty() ? 0 : static_cast<int>(words_.size() * 32) - std::countl_zero(words_.back());
  }
  [[nodiscard]] auto bit(int at) const -> bool {
    const auto place = static_cast<unsigned>(at);
    return at >= 0 && place / 32 < words_.size() && ((words_[place / 32] >> (place % 32)) & 1U) != 0;
  }
  [[nodiscard]] auto any_below(int at) const -> bool {
    for (int i = 0; i < at; ++i)
      if (bit(i)) return true;
    return false;
  }

 private:
  std::vector<std::uint32_t> words_;
};

constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// mantissa * 2^exponent, both in range of normal doubles; exact.
auto scale(std::uint64_t mantissa, int exponent) -> double {
  const auto power = [](int e) { return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52); };
  auto value = static_cast<double>(mantissa);
  for (; exponent > 500; exponent -= 500) value *= power(500);
  for (; exponent < -500; exponent += 500) value *= power(-500);
  return value * power(exponent);
}

// number * 2^shift, to the nearest double, halves to even; `sticky`: something was cut off below.
auto nearest(const Natural& number, int shift, bool sticky) -> double {
  const int cut = number.bits() - 53;
  std::uint64_t mantissa = 0;
  for (int i = 0; i < 53; ++i) mantissa = (mantissa << 1) | static_cast<std::uint64_t>(number.bit(cut + 52 - i));
  const bool half = number.bit(cut - 1);
  const bool beyond = sticky || number.any_below(cut - 1);
  if (half && (beyond || (mantissa & 1U) != 0)) ++mantissa;
  return scale(mantissa, shift + cut);
}

auto from_digits(std::string_view digits, int exponent) -> double {
  Natural number{0};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::uint32_t>(digits[i] - '0');
    if (number.is_zero()) number = Natural{digit};
    else number.multiply_add(10, digit);
  }
  if (number.is_zero()) return 0;
  for (; exponent > 0; --exponent) number.multiply_add(10, 0);
  if (exponent == 0) return nearest(number, 0, false);
  const auto up = static_cast<unsigned>(64 - exponent * 4);
  number.shift_left(up);
  bool sticky = false;
  for (; exponent < 0; ++exponent) sticky = number.divide(10) != 0 || sticky;
  return nearest(number, -static_cast<int>(up), sticky);
}

struct Parts {
  std::string digits;  // without leading zeros
  int exponent = 0;    // value = digits x 10^exponent
  bool negative = false;
};

constexpr auto is_digit(char c) -> bool { return c >= '0' && c <= '9'; }

// Takes digits off the front of `text`; false where there are none.
auto take_digits(std::string_view& text, std::string& out) -> bool {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  out.append(text.substr(0, n));
  text.remove_prefix(n);
  return n > 0;
}

auto take_exponent(std::string_view& text, int& exponent) -> bool {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return true;
  text.remove_prefix(1);
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  std::string digits;
  if (!take_digits(text, digits) || digits.size() > 6) return false;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  exponent += negative ? -value : value;
  return true;
}

auto split(std::string_view text) -> std::optional<Parts> {
  Parts parts;
  if (text.size() > 400) return std::nullopt;
  if (!text.empty() && text[0] == '-') {
    parts.negative = true;
    text.remove_prefix(1);
  }
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) return std::nullopt;
  if (!take_digits(text, parts.digits)) return std::nullopt;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    const auto before = parts.digits.size();
    if (!take_digits(text, parts.digits)) return std::nullopt;
    parts.exponent = -static_cast<int>(parts.digits.size() - before);
  }
  if (!take_exponent(text, parts.exponent) || !text.empty()) return std::nullopt;
  while (!parts.digits.empty() && parts.digits.back() == '0') {
    parts.digits.pop_back();
    ++parts.exponent;
  }
  parts.digits.erase(0, std::min(parts.digits.find_first_not_of('0'), parts.digits.size()));
  return parts;
}

// Digits of `value` > 0, all of them, and where the point stands: 0.digits x 10^point.
auto exact_digits(double value, int& point) -> std::string {
  const auto raw = std::bit_cast<std::uint64_t>(value);
  const auto field = static_cast<int>((raw >> 52) & 0x7FFU);
  Natural number{(raw & 0xFFFFFFFFFFFFFU) | (field == 0 ? 0U : std::uint64_t{1} << 52)};
  const int exponent = (field == 0 ? 1 : field) - 1075;
  if (exponent > 0) number.shift_left(static_cast<unsigned>(exponent));
  for (int i = exponent; i < 0; ++i) number.multiply_add(5, 0);  // x 2^e = x 5^-e / 10^-e
  std::string digits;
  while (!number.is_zero()) digits.insert(digits.begin(), static_cast<char>('0' + number.divide(10)));
  point = static_cast<int>(digits.size()) + (exponent < 0 ? exponent : 0);
  return digits;
}

// The first `keep` digits, rounded half to even; `point` moves where the carry runs over the front.
auto rounded(const std::string& digits, std::size_t keep, int& point) -> std::string {
  if (digits.size() <= keep) return digits;
  auto out = digits.substr(0, keep);
  const bool more = digits.find_first_not_of('0', keep + 1) != std::string::npos;
  const bool odd = ((out.back() - '0') & 1) != 0;
  if (digits[keep] > '5' || (digits[keep] == '5' && (more || odd))) {
    auto i = keep;
    while (i > 0 && out[i - 1] == '9') out[--i] = '0';
    if (i == 0) {
      out.insert(out.begin(), '1');
      out.pop_back();
      ++point;
    } else {
      ++out[i - 1];
    }
  }
  return out;
}

void write_digits(std::string& out, std::string_view digits, int point) {
  const auto size = static_cast<int>(digits.size());
  if (point > 21 || point < -5) {
    out.append(digits.substr(0, 1));
    if (size > 1) out.append(".").append(digits.substr(1));
    out.push_back('e');
    integer(out, point - 1);
  } else if (point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else if (size <= point) {
    out.append(digits).append(static_cast<std::size_t>(point - size), '0');
  } else {
    out.append(digits.substr(0, static_cast<std::size_t>(point))).append(".").append(digits.substr(static_cast<std::size_t>(point)));
  }
}

void write_scaled(std::string& out, std::uint64_t scaled, bool negative, int places) {
  if (negative && scaled != 0) out.push_back('-');
  std::string digits;
  for (int i = 0; scaled != 0 || i <= places; scaled /= 10, ++i) {
    if (i == places && places > 0) digits.insert(digits.begin(), '.');
    digits.insert(digits.begin(), static_cast<char>('0' + scaled % 10));
  }
  out.append(digits);
}

}  // namespace

void integer(std::string& out, std::int64_t value) {
  const auto size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  write_scaled(out, size, value < 0, 0);
}

void fixed(std::string& out, double value, int places) {
  const bool negative = value < 0;
  const double scaled = (negative ? -value : value) * powers_of_ten[static_cast<std::size_t>(places)];
  auto whole = static_cast<std::uint64_t>(scaled);
  const double rest = scaled - static_cast<double>(whole);
  if (rest > 0.5 || (rest == 0.5 && (whole & 1U) != 0)) ++whole;
  write_scaled(out, whole, negative, places);
}

void fixed_2_40(std::string& out, std::int64_t units, int places) {
  constexpr std::uint64_t one = std::uint64_t{1} << 40;
  const auto size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::uint64_t factor = 1;
  for (int i = 0; i < places; ++i) factor *= 10;
  const auto low = (size % one) * factor;
  auto whole = (size / one) * factor + low / one;
  const auto rest = low % one;
  if (rest > one / 2 || (rest == one / 2 && (whole & 1U) != 0)) ++whole;
  write_scaled(out, whole, units < 0, places);
}

void shortest(std::string& out, double value) {
  if (value < 0) out.push_back('-');
  const double size = value < 0 ? -value : value;
  if (size < 9007199254740992.0 && size == static_cast<double>(static_cast<std::uint64_t>(size))) {
    write_scaled(out, static_cast<std::uint64_t>(size), false, 0);
    return;
  }
  int point = 0;
  const auto digits = exact_digits(size, point);
  for (std::size_t keep = 1; keep <= 17; ++keep) {
    int at = point;
    auto some = rounded(digits, keep, at);
    while (some.size() > 1 && some.back() == '0') some.pop_back();
    if (keep < 17 && from_digits(some, at - static_cast<int>(some.size())) != size) continue;
    write_digits(out, some, at);
    return;
  }
}

auto read(std::string_view text) -> std::optional<double> {
  auto parts = split(text);
  if (!parts) return std::nullopt;
  const auto sign = parts->negative ? -1.0 : 1.0;
  if (parts->digits.empty()) return 0.0;
  const int size = static_cast<int>(parts->digits.size()) + parts->exponent;
  if (size > 300 || size < -299) return std::nullopt;
  if (parts->digits.size() <= 15 && parts->exponent >= -22 && parts->exponent <= 22) {  // both exact: one rounding
    std::uint64_t mantissa = 0;
    for (const char c : parts->digits) mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
    const auto power = powers_of_ten[static_cast<std::size_t>(parts->exponent < 0 ? -parts->exponent : parts->exponent)];
    const auto exact = static_cast<double>(mantissa);
    return sign * (parts->exponent < 0 ? exact / power : exact * power);
  }
  return sign * from_digits(parts->digits, parts->exponent);
}

}  // namespace antalgic::decimal
