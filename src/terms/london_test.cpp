#include "terms/london.h"

#include <gtest/gtest.h>

namespace lintel::terms {
namespace {

using namespace std::chrono_literals;

Instant at(std::string_view words) {
  return instant_from_words(words).value();
}

TEST(london, summer_time_is_an_hour_ahead_of_utc) {
  EXPECT_EQ(iso_text(at("Tue 6 October 2026 10:55")), "2026-10-06T09:55:00Z");
  EXPECT_EQ(iso_text(at("1 December 2026 09:12")), "2026-12-01T09:12:00Z");
}

TEST(london, the_hour_that_comes_twice_has_two_readings) {
  const auto first = at("31 October 2027 01:20"), second = at("31 October 2027 01:20 winter");
  EXPECT_EQ(second - first, 1h);
  EXPECT_EQ(time_words(first), "Sun 31 October 2027 at 01:20 (summer time)");
  EXPECT_EQ(time_words(second), "Sun 31 October 2027 at 01:20 (winter time)");
  EXPECT_EQ(time_words(second + 1h), "Sun 31 October 2027 at 02:20");
}

TEST(london, a_time_that_spring_leaves_out_is_read_as_not_yet_changed) {
  EXPECT_EQ(at("28 March 2027 01:30"), at("28 March 2027 02:30"));
}

TEST(london, dates_are_read_as_people_write_them) {
  const Date born{std::chrono::year{2018}, std::chrono::March, std::chrono::day{3}};
  for (auto words : {"3 March 2018", "3 Mar 2018", "2018-03-03", "03/03/2018", "3 3 2018", "Sat 3 March 2018"})
    EXPECT_EQ(date_from_words(words), born) << words;
  for (auto words : {"", "31 February 2018", "3 Foo 2018", "3 13 2018", "3 March", "0/0/0", "-3 March 2018"})
    EXPECT_FALSE(date_from_words(words)) << words;
  EXPECT_FALSE(instant_from_words("3 March 2018 24:00"));
  EXPECT_FALSE(instant_from_words("3 March 2018 -1:00"));
}

TEST(london, age_is_completed_years) {
  const auto born = date_from_iso("2010-02-28").value();
  EXPECT_EQ(age_on(born, date_from_iso("2026-02-27").value()), 15);
  EXPECT_EQ(age_on(born, date_from_iso("2026-02-28").value()), 16);
  EXPECT_EQ(age_on(date_from_iso("2008-02-29").value(), date_from_iso("2026-02-28").value()), 17);
  EXPECT_EQ(age_on(date_from_iso("2008-02-29").value(), date_from_iso("2026-03-01").value()), 18);
}

TEST(london, adding_months_stops_at_the_end_of_the_month) {
  EXPECT_EQ(iso_text(add_months(date_from_iso("2026-08-31").value(), 6)), "2027-02-28");
  EXPECT_EQ(iso_text(add_months(date_from_iso("2026-03-15").value(), -6)), "2025-09-15");
}

}  // namespace
}  // namespace lintel::terms
