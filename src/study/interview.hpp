// study/interview.hpp: a person's complete answers sit through the interview.
// Every line of a page is answered as the truth says; a confirmed tick answers its follow-ups on the same page, as a face would
// show them; what the truth leaves open is skipped. Used by simulate, by evaluate and by the property tests.
// Threads: uses the Consultation given. Cost: pages x a fraction of a millisecond.
#pragma once

#include <vector>

#include "care/consultation.hpp"

namespace antalgic::study {

struct Interviewed {
  care::Presentation presentation;  // what was said at the end
  int pages = 0;
  int skipped = 0;                  // lines that the truth could not answer
  ask::Stop stop = ask::Stop::go_on;
};

struct InterviewOptions {
  bool quick = false;
  int most_pages = 150;
};

// `start`: what was volunteered before the first question. `truth`: answers and medicines for everything that may be asked.
[[nodiscard]] auto interview(care::Consultation& consultation, const care::Presentation& start, const care::Presentation& truth,
                             const InterviewOptions& options = {}) -> Interviewed;

// Answers one page from the truth and notes it as shown. Returns how many lines were skipped.
auto answer_page(const pack::Pack& pack, const ask::Question& question, const care::Presentation& truth, care::Presentation& said,
                 ask::Progress& progress) -> int;

}  // namespace antalgic::study
