#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "terms/instant.h"

namespace lintel::terms {

/// Opening on one weekday, minutes after local midnight, [open, close) (K8).
struct OpeningHours {
  int open = 0;
  int close = 0;
};

/// A hub's working calendar. Working days are the weekdays with hours less the holidays (K4).
struct Calendar {
  std::map<Date, std::string> holidays;      // with their names
  std::map<unsigned, OpeningHours> opening;  // key: ISO weekday, 1 = Monday; empty = never stated
  bool always_open() const { return opening.empty(); }
};

bool is_working_day(const Calendar& calendar, Date date);
bool is_open(const Calendar& calendar, Instant at);
Date next_working_day(const Calendar& calendar, Date after);
/// K2: closing time of the `count`-th working day after the local date of `from`. Where a hub states no hours a day
/// closes at 24:00.
Instant close_after_working_days(const Calendar& calendar, Instant from, int count);
/// K3: closing time of the day on which the hub next opens; of the current day when it is open.
Instant close_of_next_opening(const Calendar& calendar, Instant from);

}  // namespace lintel::terms
