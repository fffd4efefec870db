#include "domain/timescales/timescales.h"

#include <fmt/format.h>

#include <algorithm>

namespace lintel::domain {

namespace {

using Unit = pack::Timescale::Unit;

std::string counted(long long count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

}  // namespace

std::optional<Instant> due_at(const pack::Timescale& timescale, Instant from, const terms::Calendar& calendar) {
  switch (timescale.unit) {
    case Unit::none:
      return std::nullopt;
    case Unit::minutes:
      return from + std::chrono::minutes{timescale.count};
    case Unit::hours:
      return from + std::chrono::hours{timescale.count};
    case Unit::working_days:
      return terms::close_after_working_days(calendar, from, timescale.count);
    case Unit::next_opening:
      return terms::close_of_next_opening(calendar, from);
  }
  return std::nullopt;
}

std::optional<Instant> due_after_step_up(const pack::Timescale& timescale, const StepTimes& times,
                                         const terms::Calendar& calendar) {
  const auto anew = due_at(timescale, times.stepped_at, calendar);
  if (!anew || !times.current_due) return anew ? anew : times.current_due;
  return std::min(*anew, *times.current_due);
}

std::optional<Instant> due_after_step_down(const pack::Timescale& timescale, const StepTimes& times,
                                           const terms::Calendar& calendar) {
  return due_at(timescale, times.received_at, calendar);
}

bool breached(const std::optional<Instant>& due, Instant done_or_now) {
  return due && done_or_now > *due;
}

std::string span_words(std::chrono::seconds length) {
  const long long seconds = length.count();
  if (seconds < 60) return counted(seconds, "second");
  const long long minutes = seconds / 60, hours = minutes / 60, days = hours / 24;
  if (hours == 0) return counted(minutes, "minute");
  if (days == 0) return counted(hours, "hour") + (minutes % 60 ? " " + counted(minutes % 60, "minute") : "");
  return counted(days, "day") + (hours % 24 ? " " + counted(hours % 24, "hour") : "");
}

std::string time_left_words(const std::optional<Instant>& due, Instant now) {
  if (!due) return "no timescale set";
  if (breached(due, now)) return "overdue by " + span_words(now - *due);
  return span_words(*due - now) + " left";
}

std::string timescale_words(const pack::Timescale& timescale) {
  switch (timescale.unit) {
    case Unit::none:
      return "no timescale set";
    case Unit::minutes:
      return counted(timescale.count, "minute");
    case Unit::hours:
      return counted(timescale.count, "hour");
    case Unit::working_days:
      return counted(timescale.count, "working day");
    case Unit::next_opening:
      return "by closing time on the day the hub next opens";
  }
  return "no timescale set";
}

}  // namespace lintel::domain
