#include "casework/meeting_months.h"

#include <gtest/gtest.h>

#include "terms/london.h"

namespace lintel::casework {
namespace {

using namespace std::chrono;
using terms::Date;

Row meeting(const std::string& state, const std::string& begins_on, const std::string& held_on) {
  Row row{.stream = {"meeting", "M"}, .values = {}};
  row.values["reference"] = std::string("M");
  row.values["state"] = state;
  row.values["begins_on"] = begins_on;
  if (!held_on.empty()) row.values["held_on"] = held_on;
  return row;
}

const pack::MeetingKind monthly{
    .id = "monthly", .title = "Monthly", .every = "month", .chaired_by = {}, .agenda = {}, .source = {}};

TEST(MeetingMonths, the_month_that_still_runs_is_not_missed_and_the_one_that_is_over_is) {  // P-54
  const auto months = meeting_months(monthly, {}, 2016y / 11 / 30, 2);
  ASSERT_EQ(months.size(), 2u);
  EXPECT_EQ(terms::month_words(months[0].month), "October 2016");
  EXPECT_TRUE(months[0].missed);
  EXPECT_FALSE(months[1].missed);
  EXPECT_TRUE(meeting_months(monthly, {}, 2016y / 12 / 1, 2)[0].missed);
}

TEST(MeetingMonths, a_meeting_counts_on_the_day_it_was_held_and_not_on_that_of_the_plan) {  // P-54
  const std::vector<Row> rows = {meeting("held", "2016-10-31", "2016-11-01"), meeting("scheduled", "2016-10-04", "")};
  const auto months = meeting_months(monthly, rows, 2016y / 12 / 5, 3);
  EXPECT_TRUE(months[0].missed);
  EXPECT_EQ(months[0].planned_on, Date{2016y / 10 / 4});
  EXPECT_FALSE(months[1].missed);
  EXPECT_EQ(months[1].held_on, Date{2016y / 11 / 1});
}

TEST(MeetingMonths, across_the_end_of_a_year) {
  const auto months = meeting_months(monthly, {meeting("held", "2016-12-20", "2016-12-20")}, 2017y / 1 / 2, 3);
  EXPECT_EQ(terms::month_words(months[1].month), "December 2016");
  EXPECT_FALSE(months[1].missed);
  EXPECT_TRUE(months[0].missed);
}

TEST(MeetingMonths, before_the_first_month_of_the_rhythm_nothing_is_missed) {
  auto kind = monthly;
  kind.from = Date{2016y / 10 / 15};
  const auto months = meeting_months(kind, {}, 2016y / 12 / 5, 4);
  EXPECT_FALSE(months[0].missed);
  EXPECT_TRUE(months[1].missed);
  kind.every = "";
  EXPECT_FALSE(meeting_months(kind, {}, 2016y / 12 / 5, 4)[1].missed);
}

TEST(MeetingMonths, before_the_hub_kept_records_nobody_can_say_that_one_was_missed) {
  const auto months = meeting_months(monthly, {}, 2016y / 12 / 5, 4, Date{2016y / 10 / 3});
  EXPECT_FALSE(months[0].kept);
  EXPECT_FALSE(months[0].missed);
  EXPECT_FALSE(months[1].missed) << "it began in that month";
  EXPECT_TRUE(months[2].kept);
  EXPECT_TRUE(months[2].missed);
}

}  // namespace
}  // namespace lintel::casework
