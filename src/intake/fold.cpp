#include <array>
#include <cstdint>

#include "base/utf8.hpp"
#include "intake/medicines.hpp"

namespace antalgic::intake {

namespace {

auto without_mark(char32_t point) -> std::string_view {
  switch (point) {
    case 0xC6: case 0xE6: return "ae";
    case 0xDF: return "ss";
    case 0xDE: case 0xFE: return "th";
    case 0x152: case 0x153: return "oe";
    default: break;
  }
  // Ranges of Latin Extended-A: the last letter's code point and the plain letter.
  struct Until { char32_t last; char letter; };
  static constexpr std::array<Until, 22> extended{{{0x105, 'a'}, {0x10D, 'c'}, {0x111, 'd'}, {0x11B, 'e'}, {0x123, 'g'}, {0x127, 'h'},
      {0x131, 'i'}, {0x133, 'i'}, {0x135, 'j'}, {0x138, 'k'}, {0x142, 'l'}, {0x14B, 'n'}, {0x151, 'o'}, {0x153, 'o'}, {0x159, 'r'},
      {0x161, 's'}, {0x167, 't'}, {0x173, 'u'}, {0x175, 'w'}, {0x178, 'y'}, {0x17E, 'z'}, {0x17F, 's'}}};
  if (point >= 0x100 && point <= 0x17F) {
    for (const auto& until : extended) {
      if (point <= until.last) return {&until.letter, 1};
    }
  }
  if (point >= 0xC0 && point <= 0xFF) {  // a space: two letters (above), or no letter
    static constexpr std::string_view latin1 = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y";
    return latin1.substr(point - 0xC0, 1);
  }
  return {};
}

constexpr auto is_silent(char32_t point) -> bool {  // apostrophes and combining marks leave no gap
  return point == '\'' || point == 0x2018 || point == 0x2019 || (point >= 0x300 && point <= 0x36F);
}

void add_point(std::string& out, char32_t point) {
  if (is_silent(point)) return;
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
    out.push_back(static_cast<char>(point));
  } else if (point >= 'A' && point <= 'Z') {
    out.push_back(static_cast<char>(point - 'A' + 'a'));
  } else if (const auto plain = without_mark(point); !plain.empty() && plain != " ") {
    out.append(plain);
  } else if (point >= 0x370 && point < 0x2000) {
    utf8::append(out, point);  // other scripts stay as they are
  } else if (!out.empty() && out.back() != ' ') {
    out.push_back(' ');
  }
}

}  // namespace

auto fold(std::string_view name) -> std::string {
  std::string out;
  out.reserve(name.size());
  if (const auto fault = utf8::first_fault(name)) name = name.substr(0, *fault);
  while (!name.empty()) add_point(out, utf8::take(name));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace antalgic::intake
