#include "domain/timescales/timescales.h"

#include <gtest/gtest.h>

#include "terms/london.h"

namespace lintel::domain {
namespace {

using Unit = pack::Timescale::Unit;

Instant at(std::string_view words) {
  return terms::instant_from_words(words).value();
}

TEST(timescales, hours_are_elapsed_hours_across_both_clock_changes) {  // K1
  const terms::Calendar calendar;
  EXPECT_EQ(due_at({Unit::hours, 48}, at("Sat 28 March 2026 09:30"), calendar), at("Mon 30 March 2026 10:30"));
  EXPECT_EQ(due_at({Unit::hours, 1}, at("31 October 2027 01:20"), calendar), at("31 October 2027 01:20 winter"));
  EXPECT_EQ(due_at({Unit::none, 0}, at("31 October 2027 01:20"), calendar), std::nullopt);
}

TEST(timescales, a_step_up_never_gives_more_time_than_there_was) {  // K5
  const terms::Calendar calendar;
  const StepTimes late{at("1 June 2026 10:00"), at("2 June 2026 09:30"), at("2 June 2026 10:00")};
  EXPECT_EQ(due_after_step_up({Unit::hours, 1}, late, calendar), at("2 June 2026 10:00"));
  const StepTimes early{at("1 June 2026 10:00"), at("1 June 2026 11:00"), at("2 June 2026 10:00")};
  EXPECT_EQ(due_after_step_up({Unit::hours, 1}, early, calendar), at("1 June 2026 12:00"));
  EXPECT_EQ(due_after_step_up({Unit::none, 0}, early, calendar), at("2 June 2026 10:00"));
}

TEST(timescales, a_step_down_counts_from_receipt) {  // K6
  const StepTimes times{at("1 June 2026 10:00"), at("1 June 2026 10:30"), at("1 June 2026 11:00")};
  EXPECT_EQ(due_after_step_down({Unit::hours, 48}, times, {}), at("3 June 2026 10:00"));
}

TEST(timescales, the_deadline_itself_is_in_time_and_the_next_second_is_not) {  // K9
  const auto due = at("1 June 2026 11:00");
  EXPECT_FALSE(breached(due, due));
  EXPECT_TRUE(breached(due, due + std::chrono::seconds{1}));
  EXPECT_FALSE(breached(std::nullopt, due));
}

TEST(timescales, time_left_is_said_in_words) {
  const auto due = at("1 June 2026 11:00");
  EXPECT_EQ(time_left_words(due, at("1 June 2026 08:55")), "2 hours 5 minutes left");
  EXPECT_EQ(time_left_words(due, at("1 June 2026 11:40")), "overdue by 40 minutes");
  EXPECT_EQ(time_left_words(due, at("29 May 2026 10:00")), "3 days 1 hour left");
  EXPECT_EQ(time_left_words(due, at("1 June 2026 10:59:30")), "30 seconds left");
  EXPECT_EQ(time_left_words(std::nullopt, due), "no timescale set");
}

}  // namespace
}  // namespace lintel::domain
