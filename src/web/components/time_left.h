#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

enum class Urgency { overdue, soon, later, met };

// How long is left, in words, with the deadline itself: "Overdue by 40 minutes", "2 hours left". The colour only
// repeats what the words say.
struct TimeLeft {
  Html text;
  Urgency urgency = Urgency::later;
  std::string deadline;  // for machines: 2026-05-01T09:10:00Z
  Html shown_deadline;   // for people; may be empty
};

Html time_left(const TimeLeft& time);

}  // namespace lintel::web::components
