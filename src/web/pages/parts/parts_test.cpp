#include <gtest/gtest.h>

#include "terms/london.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/words.h"

namespace lintel::web::parts {
namespace {

using terms::from_london;
using namespace std::chrono_literals;

const terms::Date day{std::chrono::year{2026}, std::chrono::month{10}, std::chrono::day{6}};
const terms::Instant morning = from_london(day, 10, 0);

TEST(TimeGroups, overdue_begins_the_second_after_the_deadline) {
  EXPECT_EQ(time_group(morning, morning), TimeGroup::within_hour);
  EXPECT_EQ(time_group(morning, morning + 1s), TimeGroup::overdue);
}

TEST(TimeGroups, an_hour_is_within_the_hour_and_a_second_more_is_today) {
  EXPECT_EQ(time_group(morning + 1h, morning), TimeGroup::within_hour);
  EXPECT_EQ(time_group(morning + 1h + 1s, morning), TimeGroup::today);
}

TEST(TimeGroups, today_ends_at_midnight_in_london) {
  EXPECT_EQ(time_group(from_london(day, 23, 59, 59), morning), TimeGroup::today);
  EXPECT_EQ(time_group(from_london(day, 23, 59, 59) + 1s, morning), TimeGroup::later);
}

TEST(TimeGroups, no_deadline_is_no_timescale) {
  EXPECT_EQ(time_group(std::nullopt, morning), TimeGroup::no_timescale);
}

TEST(Words, ages_are_years_and_for_the_smallest_months) {
  const auto born = [](int year, unsigned month, unsigned date) {
    return terms::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
  };
  EXPECT_EQ(age_words(born(2018, 10, 6), day), "8 years");
  EXPECT_EQ(age_words(born(2018, 10, 7), day), "7 years");
  EXPECT_EQ(age_words(born(2026, 9, 7), day), "0 months");
  EXPECT_EQ(age_words(born(2025, 9, 6), day), "13 months");
  EXPECT_EQ(age_words(born(2026, 12, 1), day), "not yet born");
}

TEST(Words, nobody_but_a_professional_is_said_by_more_than_their_kind) {
  const pack::Pack pack;
  EXPECT_EQ(referrer_words(pack, "public", "Nora Neighbour"), "A member of the public");
  EXPECT_EQ(referrer_words(pack, "self", "Nora Neighbour"), "The family themselves");
  EXPECT_EQ(referrer_words(pack, "professional", "Corner School"), "Corner School");
}

TEST(Words, typed_text_keeps_its_paragraphs_and_never_becomes_markup) {
  EXPECT_EQ(prose("a <b>\nb\n\nc").markup(),
            "<p class=\"govuk-body lintel-prose\">a &lt;b&gt;<br>b</p><p class=\"govuk-body lintel-prose\">c</p>");
  EXPECT_TRUE(prose(" \n ").empty());
}

TEST(Forms, a_mistake_in_a_date_points_to_its_first_box_and_dots_are_no_part_of_an_id) {
  EXPECT_EQ(anchor("answered_at"), "answered_at-day");
  EXPECT_EQ(anchor("sections.overview"), "sections-overview");
}

}  // namespace
}  // namespace lintel::web::parts
