#pragma once

#include <optional>
#include <string>

#include "pack/pack.h"
#include "terms/instant.h"
#include "terms/working_days.h"

/// Deadlines: from a start, a timescale and a hub's calendar (K1 to K6, K9).
namespace lintel::domain {

using terms::Instant;

/// Empty when the pack sets no timescale (D-51). Hours are elapsed hours, nights, weekends and clock changes included
/// (K1).
std::optional<Instant> due_at(const pack::Timescale& timescale, Instant from, const terms::Calendar& calendar);

struct StepTimes {
  Instant received_at;
  Instant stepped_at;
  std::optional<Instant> current_due;
};
/// K5: on a step up, the earlier of the deadline there was and the step plus the new timescale.
std::optional<Instant> due_after_step_up(const pack::Timescale& timescale, const StepTimes& times,
                                         const terms::Calendar& calendar);
/// K6: on a step down, receipt plus the new timescale.
std::optional<Instant> due_after_step_down(const pack::Timescale& timescale, const StepTimes& times,
                                           const terms::Calendar& calendar);

/// K9: met if done at or before the deadline; breached from the next second.
bool breached(const std::optional<Instant>& due, Instant done_or_now);

/// The two largest units that say something: "2 days 3 hours", "1 hour 5 minutes", "40 minutes", "30 seconds".
std::string span_words(std::chrono::seconds length);
/// "2 hours 5 minutes left", "overdue by 40 minutes", "no timescale set".
std::string time_left_words(const std::optional<Instant>& due, Instant now);
/// "1 hour", "2 working days", "no timescale set".
std::string timescale_words(const pack::Timescale& timescale);

}  // namespace lintel::domain
