// The interview as a line protocol (docs/schema/interview.json): one object out, one object in, until the result.
#include "faces/cli/ask.hpp"
#include "faces/cli/io.hpp"
#include "wire/question_json.hpp"

namespace antalgic::cli {

auto ask_lines(wire::Interview& interview) -> Exit {
  std::string line;
  for (;;) {
    print_now(wire::step_line(interview) + "\n");
    if (interview.finished()) return Exit::done;
    for (;;) {
      if (!read_line(line)) return Exit::done;
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      const auto reply = wire::read_reply(interview.consultation().pack(), line);
      if (reply) {
        interview.take(*reply);
        break;
      }
      print_now(wire::refused_line(reply.error()) + "\n");
    }
  }
}

}  // namespace antalgic::cli
