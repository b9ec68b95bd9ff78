// wire/interview.hpp: one interview, step by step: what to show now, and what a reply does to it.
// The terminal, the line protocol and the web page all hold one of these and differ only in how they draw it.
// Rules: a tick whose line has a confirming question is confirmed at once; only a clear no takes it back.
//        "None of these" sets every other line, and what it covers, to no. What is left of a page is asked and unknown.
//        Skipping a page makes its lines unknown. Back undoes the last reply.
// Threads: one each; it uses the Consultation given. Cost: one assessment and one question a step.
// Judged by: interview_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "care/consultation.hpp"
#include "wire/fault.hpp"

namespace antalgic::wire {

enum class Confirmed : std::uint8_t { yes, no, unknown };

struct Reply {
  std::vector<std::pair<FindingId, answers::Answer>> answers;
  std::vector<std::pair<FindingId, Confirmed>> confirm;
  std::optional<std::vector<intake::MedicineSaid>> medicines;
  bool none = false, skip = false, back = false, why = false, result = false;
};

class Interview {
 public:
  Interview(care::Consultation& consultation, care::Presentation start, ask::Progress progress = {}, bool quick = false);

  [[nodiscard]] auto finished() const -> bool { return stopped_ || next_.stop != ask::Stop::go_on; }
  // Requires: not finished.
  [[nodiscard]] auto page() const -> const ask::Question& { return next_.question; }
  // The ticked line that waits for its confirming question; none = the page itself is to be shown.
  [[nodiscard]] auto confirming() const -> const ask::Line* {
    return confirming_.empty() ? nullptr : &next_.question.lines[confirming_.front()];
  }

  void take(const Reply& reply);

  [[nodiscard]] auto presentation() const -> const care::Presentation& { return presentation_; }
  [[nodiscard]] auto progress() const -> const ask::Progress& { return progress_; }
  [[nodiscard]] auto stop() const -> ask::Stop { return next_.stop; }
  [[nodiscard]] auto answered() const -> std::size_t;  // findings with a value
  [[nodiscard]] auto pages() const -> std::size_t { return pages_; }
  [[nodiscard]] auto can_go_back() const -> bool { return !history_.empty(); }
  [[nodiscard]] auto consultation() const -> care::Consultation& { return *consultation_; }

 private:
  struct Snapshot {
    care::Presentation presentation;
    ask::Progress progress;
    std::vector<std::size_t> confirming;
    std::size_t pages;
  };
  void go_back();
  void set_answers(const Reply& reply);
  [[nodiscard]] auto belongs_here(const Reply& reply) const -> bool;
  void settle_confirmations(const Reply& reply);
  void want_confirmations(const Reply& reply);
  void leave(bool none);
  void set_none(const ask::Line& line);
  void advance();

  care::Consultation* consultation_;
  care::Presentation presentation_;
  ask::Progress progress_;
  bool quick_;
  bool stopped_ = false;
  bool none_ = false;                       // said on this page, before its confirming questions
  ask::Next next_;
  std::vector<std::size_t> confirming_;     // lines of the page, in order
  std::vector<Snapshot> history_;
  std::size_t pages_ = 0;
};

}  // namespace antalgic::wire
