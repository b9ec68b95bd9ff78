#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

constexpr std::size_t most_windows = 16;  // bits of an effect line

}  // namespace

void read_windows(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::window)) {
    Fields fields(reading, Kind::window, record);
    Window out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    out.from_day = fields.whole("from", days, Need::must).value_or(0);
    out.to_day = fields.whole("to", {0, 65535}, Need::must).value_or(0);
    out.after_operation = fields.flag("after_operation");
    fields.done();
    if (reading.model.windows.size() == most_windows) reading.say(IssueKind::out_of_range, record.where, "a window beyond the sixteenth");
    reading.model.windows.push_back(std::move(out));
  }
}

// Day by day from 0, each of the two rows of windows for itself; marks the last of each.
void check_windows(Reading& reading) {
  for (const bool after_operation : {false, true}) {
    Window* before = nullptr;
    for (Window& window : reading.model.windows) {
      if (window.after_operation != after_operation) continue;
      const int expected = before == nullptr ? 0 : before->to_day + 1;
      if (window.from_day != expected) {
        reading.say(IssueKind::window_gap, window.where, "window " + quoted(window.id) + " starts on day " + std::to_string(window.from_day) + ", not on day " + std::to_string(expected));
      } else if (window.to_day < window.from_day) {
        reading.say(IssueKind::range_out_of_order, window.where, "window " + quoted(window.id) + " ends before it starts");
      }
      before = &window;
    }
    if (before != nullptr) before->last = true;
  }
}

}  // namespace antalgic::compile
