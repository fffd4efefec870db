#include "terms/working_days.h"

#include <gtest/gtest.h>

#include "terms/london.h"

namespace lintel::terms {
namespace {

Instant at(std::string_view words) {
  return instant_from_words(words).value();
}

Calendar office_hours() {
  Calendar calendar;
  for (unsigned day = 1; day <= 4; ++day) calendar.opening[day] = {9 * 60, 17 * 60};
  calendar.opening[5] = {9 * 60, 16 * 60 + 30};
  calendar.holidays[date_from_iso("2026-12-25").value()] = "Christmas Day";
  calendar.holidays[date_from_iso("2026-12-28").value()] = "Boxing Day (substitute day)";
  return calendar;
}

TEST(working_days, within_one_working_day_ends_at_closing_time_of_the_next_working_day) {  // K2
  const auto calendar = office_hours();
  EXPECT_EQ(close_after_working_days(calendar, at("Thu 26 November 2026 10:00"), 1), at("Fri 27 November 2026 16:30"));
  EXPECT_EQ(close_after_working_days(calendar, at("Sat 28 November 2026 10:00"), 1), at("Mon 30 November 2026 17:00"));
  EXPECT_EQ(close_after_working_days(calendar, at("Thu 24 December 2026 10:00"), 1), at("Tue 29 December 2026 17:00"));
}

TEST(working_days, the_closing_minute_is_closed) {  // K8
  const auto calendar = office_hours();
  EXPECT_TRUE(is_open(calendar, at("Mon 30 November 2026 16:59:59")));
  EXPECT_FALSE(is_open(calendar, at("Mon 30 November 2026 17:00")));
  EXPECT_TRUE(is_open(calendar, at("Mon 30 November 2026 09:00")));
  EXPECT_FALSE(is_open(calendar, at("Fri 25 December 2026 12:00")));
}

TEST(working_days, out_of_hours_review_is_due_when_the_hub_next_closes) {  // K3
  const auto calendar = office_hours();
  EXPECT_EQ(close_of_next_opening(calendar, at("Fri 27 November 2026 16:30")), at("Mon 30 November 2026 17:00"));
  EXPECT_EQ(close_of_next_opening(calendar, at("Mon 30 November 2026 03:00")), at("Mon 30 November 2026 17:00"));
}

TEST(working_days, a_hub_without_stated_hours_is_always_open_and_its_days_end_at_midnight) {
  const Calendar calendar;
  EXPECT_TRUE(is_open(calendar, at("Sun 29 November 2026 03:00")));
  EXPECT_EQ(close_after_working_days(calendar, at("Fri 27 November 2026 10:00"), 1), at("Tue 1 December 2026 00:00"));
}

}  // namespace
}  // namespace lintel::terms
