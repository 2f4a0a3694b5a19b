// Which of two events comes first, by the names of their dates: what occurred is reported, then resolved. The
// courses that events take are data (data/lexicon/all/course.tsv): a line names the stages of one in their
// order, | between names of one stage, < before the next, with how many days later at most it usually is.
#pragma once

#include <optional>

#include "core/words.hpp"

namespace synthgen::core {

struct EventStep {
  int from = 0;     // the stage of the first event in the course that both are part of
  int to = 0;       // ... and of the second; never the same
  double days = 0;  // that usually lie between them at most; 0: a step between them takes who knows how long
};

// From the event of one name to that of the other, by the words of the names; nothing if no course has both.
// Where courses differ, as a permit is accepted before it is issued and an offer after that, the order of the
// arguments counts.
std::optional<EventStep> event_step(const Words& first, const Words& second);

}  // namespace synthgen::core
