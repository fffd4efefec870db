#include "terms/working_days.h"

#include "terms/london.h"

namespace lintel::terms {

namespace {

constexpr int minutes_a_day = 24 * 60;

unsigned iso_weekday(Date date) {
  return std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding();
}

Date next_day(Date date) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{1}};
}

Instant at_minute(Date date, int minute) {
  if (minute >= minutes_a_day) return from_london(next_day(date), 0, 0);
  return from_london(date, minute / 60, minute % 60);
}

Instant closing_time(const Calendar& calendar, Date date) {
  const auto hours = calendar.opening.find(iso_weekday(date));
  return at_minute(date, hours == calendar.opening.end() ? minutes_a_day : hours->second.close);
}

}  // namespace

bool is_working_day(const Calendar& calendar, Date date) {
  if (calendar.holidays.contains(date)) return false;
  const unsigned weekday = iso_weekday(date);
  return calendar.always_open() ? weekday <= 5 : calendar.opening.contains(weekday);
}

bool is_open(const Calendar& calendar, Instant at) {
  if (calendar.always_open()) return true;
  const auto local = to_london(at);
  if (!is_working_day(calendar, local.date)) return false;
  const auto& hours = calendar.opening.at(iso_weekday(local.date));
  const int minute = local.hour * 60 + local.minute;
  return hours.open <= minute && minute < hours.close;
}

Date next_working_day(const Calendar& calendar, Date after) {
  Date date = next_day(after);
  while (!is_working_day(calendar, date)) date = next_day(date);
  return date;
}

Instant close_after_working_days(const Calendar& calendar, Instant from, int count) {
  Date date = london_date(from);
  for (int i = 0; i < count; ++i) date = next_working_day(calendar, date);
  return closing_time(calendar, date);
}

Instant close_of_next_opening(const Calendar& calendar, Instant from) {
  const Date today = london_date(from);
  if (is_working_day(calendar, today) && from < closing_time(calendar, today)) return closing_time(calendar, today);
  return closing_time(calendar, next_working_day(calendar, today));
}

}  // namespace lintel::terms
