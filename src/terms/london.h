#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "terms/instant.h"

namespace lintel::terms {

/// A reading of a wall clock in Europe/London. Summer time is part of it, so the hour that comes twice has two
/// readings.
struct LocalTime {
  Date date{};
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool summer = false;
};

LocalTime to_london(Instant instant);
Date london_date(Instant instant);

/// Which of the two hours is meant when the clocks have gone back.
enum class Fold { first, second };

/// The instant at which London clocks show this. A time that the spring change leaves out is taken as if the clocks had
/// not yet changed (01:30 is then 02:30 summer time).
Instant from_london(Date date, int hour, int minute, int second = 0, Fold fold = Fold::first);

/// The first instant after a day.
Instant end_of_day(Date day);

/// "Tuesday 6 October 2026", "Tue 6 October 2026 at 10:55": how pages and letters write them. Where the hour came twice
/// the reading says which: "01:20 (winter time)".
std::string date_words(Date date);
/// "6 October 2026", "October 2026": where the day of the week, or the day, is in the way.
std::string short_date_words(Date date);
std::string month_words(std::chrono::year_month month);
std::string time_words(Instant instant);
/// "6 Oct, 10:55" for dense lists.
std::string short_words(Instant instant);

/// Reads "Tue 6 October 2026 10:55", "6 October 2026 10:55:30", "6 Oct 2026 01:20 winter", "2026-10-06 10:55".
std::optional<Instant> instant_from_words(std::string_view text);
/// Reads "3 March 2018", "3 Mar 2018", "2018-03-03", "03/03/2018".
std::optional<Date> date_from_words(std::string_view text);

/// Completed years at a date; somebody born on 29 February has a birthday on 1 March in other years.
int age_on(Date born, Date day);
/// K7: the same day of the month, or its last day.
Date add_months(Date date, int months);

}  // namespace lintel::terms
