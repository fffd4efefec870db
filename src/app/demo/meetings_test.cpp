#include "app/demo/meetings.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace lintel::app::demo {
namespace {

using terms::Date;
using namespace std::chrono;

pack::Pack two_districts() {
  pack::Pack pack;
  pack.districts = {{.id = "north"}, {.id = "south"}};
  pack.meetings = {{.id = "managers", .title = "Managers", .every = "month"},
                   {.id = "network", .title = "Network", .every = "month"},
                   {.id = "whole", .title = "Whole", .per = "hub", .every = "month"}};
  return pack;
}

constexpr Date first = 2026y / September / 14, today = 2026y / November / 22;

std::vector<MeetingDay> of(std::string_view kind, std::string_view district, const pack::Pack& pack) {
  auto all = meeting_days(pack, first, today);
  std::erase_if(all, [&](const auto& one) { return one.kind->id != kind || one.district != district; });
  return all;
}

TEST(MeetingDays, each_place_meets_every_month_and_has_one_meeting_to_come) {
  const auto pack = two_districts();
  const auto all = of("managers", "south", pack);
  ASSERT_EQ(all.size(), 4u);  // September, October, November, and December to come
  for (std::size_t i = 0; i < all.size(); ++i)
    EXPECT_EQ(all[i].held_on.month(), September + months{static_cast<int>(i)});
  EXPECT_EQ(std::ranges::count_if(all, [](const auto& one) { return one.held_on > today; }), 1);
}

TEST(MeetingDays, the_last_kind_missed_last_month_in_its_first_place) {
  const auto pack = two_districts();
  const auto missed = of("whole", "", pack);
  EXPECT_TRUE(std::ranges::none_of(missed, [](const auto& one) { return one.held_on.month() == October; }));
  EXPECT_EQ(of("network", "north", pack).size(), 4u);
}

TEST(MeetingDays, none_is_held_before_the_demonstration_begins_or_scheduled_after_it_was_held) {
  const auto pack = two_districts();
  for (const auto& one : meeting_days(pack, first, today)) {
    EXPECT_GE(one.scheduled_on, first);
    EXPECT_LT(one.scheduled_on, one.held_on);
    EXPECT_LT(one.scheduled_on, today);
    EXPECT_NE(one.held_on, today);
  }
}

TEST(MeetingDays, a_hub_without_meetings_has_none) {
  EXPECT_TRUE(meeting_days({}, first, today).empty());
}

}  // namespace
}  // namespace lintel::app::demo
