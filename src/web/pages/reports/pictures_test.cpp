#include "web/pages/reports/pictures.h"

#include <gtest/gtest.h>

#include "terms/london.h"

// A picture's sentence says what its figures say, and its figures are those of the rows.
namespace lintel::web::reports {
namespace {

using casework::Value;

pack::Pack small_pack() {
  pack::Pack pack;
  pack.districts = {{.id = "hill", .title = "Hill", .postcodes = {}},
                    {.id = "shore", .title = "Shore", .postcodes = {}}};
  pack.levels = {{.id = terms::LevelId{"high"}, .number = 4, .title = "High", .short_title = "High"},
                 {.id = terms::LevelId{"low"}, .number = 2, .title = "Low", .short_title = "Low"}};
  return pack;
}

casework::Row contact(const std::string& agency, const std::string& level, const std::string& requested = "",
                      const std::string& final_level = "", const std::string& district = "",
                      const char* day = "2026-03-31 23:30") {
  return {{"contact", "x"},
          {{"agency", agency},
           {"level", level},
           {"requested_level", requested},
           {"final_level", final_level},
           {"district", district},
           {"received_at", Value{std::int64_t{terms::instant_from_words(day)->time_since_epoch().count()}}}}};
}

casework::Row decision(const std::string& level, std::int64_t minutes, Value limit) {
  return {{"contact", "x"},
          {{"level", level},
           {"started_at", std::int64_t{0}},
           {"met_at", minutes * 60},
           {"due_at", limit},
           {"lifted_at", Value{}}}};
}
Value after(std::int64_t minutes) {
  return minutes * 60;
}

TEST(pictures, demand_says_who_asked_most_often) {
  const auto chart = demand_picture(
      small_pack(), {contact("School", "high"), contact("School", "low"), contact("School", "low"), contact("GP", "")});
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->message, "School asked most often: 3 of 4 contacts");
  EXPECT_EQ(chart->series, (std::vector<std::string>{"Level 4", "Level 2", "No level said"}));
  EXPECT_EQ(chart->lines[0].values, (std::vector<std::int64_t>{1, 2, 0}));
  EXPECT_EQ(chart->lines[1].values, (std::vector<std::int64_t>{0, 0, 1}));
}

TEST(pictures, demand_of_equals_says_so) {
  const auto chart = demand_picture(small_pack(), {contact("School", "low"), contact("", "low")});
  EXPECT_EQ(chart->message,
            "No one source asks most often: Not a professional and School asked once each of 2 contacts");
  EXPECT_FALSE(demand_picture(small_pack(), {}));
}

TEST(pictures, beyond_ten_sources_the_smallest_stand_together) {
  Rows rows;
  for (int i = 0; i < 13; ++i)
    for (int k = 0; k <= i; ++k) rows.push_back(contact("Agency " + std::to_string(i), "low"));
  const auto chart = demand_picture(small_pack(), rows);
  ASSERT_EQ(chart->lines.size(), 10u);
  EXPECT_EQ(chart->lines.back().label, "4 others");
  EXPECT_EQ(chart->lines.back().values, (std::vector<std::int64_t>{1 + 2 + 3 + 4}));
}

TEST(pictures, time_to_decision_stands_against_its_limit) {
  const auto chart =
      decision_time_picture(small_pack(), {decision("high", 100, after(240)), decision("high", 300, after(240)),
                                           decision("high", 500, after(240)), decision("low", 60, Value{})});
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->message, "At 1 of 1 level with a limit half of the decisions take longer than the limit");
  EXPECT_EQ(chart->lines[0].values, (std::vector<std::int64_t>{300}));
  EXPECT_EQ(chart->lines[0].limit, 240);
  EXPECT_EQ(chart->lines[0].limit_words, "4 hours");
  EXPECT_FALSE(chart->lines[1].limit) << "no timescale is set";
}

TEST(pictures, time_within_every_limit_and_without_any_limit_is_said) {
  EXPECT_EQ(decision_time_picture(small_pack(), {decision("high", 240, after(240))})->message,
            "Half of the decisions or more are made within the limit at every level that has one");
  EXPECT_EQ(decision_time_picture(small_pack(), {decision("low", 90, Value{})})->message,
            "No timescale is set; half of the decisions take longest at Low: 1 hour 30 minutes");
}

TEST(pictures, asked_and_decided_counts_what_was_kept_lowered_and_raised) {  // L-29
  const auto chart = asked_and_decided_picture(
      small_pack(), {contact("School", "", "high", "high"), contact("School", "", "high", "low"),
                     contact("GP", "", "low", "high"), contact("GP", "", "", "high"), contact("GP", "", "low", "")});
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->message, "1 of 3 contacts were decided at the level that was asked for");
  EXPECT_EQ(chart->lines[0].label, "School");
  EXPECT_EQ(chart->lines[0].values, (std::vector<std::int64_t>{1, 1, 0}));
  EXPECT_EQ(chart->lines[1].values, (std::vector<std::int64_t>{0, 0, 1}));
}

TEST(pictures, localities_count_by_the_local_month) {  // D-48: 23:30 in London on 31 March is 22:30 in UTC
  const auto chart = localities_picture(
      small_pack(), {contact("", "", "", "", "hill"), contact("", "", "", "", "hill", "2026-04-01 00:10"),
                     contact("", "", "", "", "", "2026-05-01 09:00")});
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->steps, (std::vector<std::string>{"Mar", "Apr", "May"}));
  ASSERT_EQ(chart->panels.size(), 3u);
  EXPECT_EQ(chart->panels[0].values, (std::vector<std::int64_t>{1, 1, 0}));
  EXPECT_EQ(chart->panels[1].values, (std::vector<std::int64_t>{0, 0, 0}));
  EXPECT_EQ(chart->panels[2].title, "Not known");
  EXPECT_EQ(chart->message, "Hill had the most: 2 of 3 contacts");
}

// --- measures of reports ---

using casework::reports::Made;
using casework::reports::Period;

// A report of one measure: how many rows each line counts.
Made counting(const std::vector<std::pair<std::string, std::size_t>>& lines) {
  Made made;
  made.sheets = {{.caption = "Places", .definition = {}, .head = {"Place", "Children"}, .lines = {}}};
  for (const auto& [title, count] : lines) {
    made.sheets.front().lines.push_back({title, std::to_string(count)});
    made.behind.push_back({{.sheet = {.caption = title,
                                      .definition = "Children that are counted.",
                                      .head = {"Child"},
                                      .lines = std::vector<casework::reports::Line>(count, {"x"})},
                            .records = "people"}});
  }
  return made;
}

Period month(unsigned number) {
  return casework::reports::month_of(std::chrono::year{2026} / std::chrono::month{number} / 1);
}

TEST(measure_picture, says_which_line_has_the_most_and_leaves_out_those_with_none) {
  const auto chart = measure_picture(counting({{"Hill", 2}, {"Shore", 5}, {"Moor", 0}}), 0);
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->message, "Children: most with Shore, 5 of 7");
  ASSERT_EQ(chart->lines.size(), 2u);
  EXPECT_EQ(chart->lines.front().label, "Shore");
  EXPECT_EQ(chart->lines.front().values, std::vector<std::int64_t>{5});
  EXPECT_FALSE(measure_picture(counting({{"Hill", 0}}), 0)) << "nothing to draw";
}

TEST(measure_by_month_picture, draws_each_place_over_the_months_and_speaks_of_the_last) {
  const auto chart = measure_by_month_picture(
      {{month(8), counting({{"Hill", 9}})}, {month(9), counting({{"Hill", 1}, {"Shore", 3}})}}, 0);
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->message, "Children in September 2026: most in Shore, 3 of 4");
  EXPECT_EQ(chart->steps, (std::vector<std::string>{"Aug", "Sep"}));
  ASSERT_EQ(chart->panels.size(), 2u);
  EXPECT_EQ(chart->panels[0].values, (std::vector<std::int64_t>{9, 1}));
  EXPECT_EQ(chart->panels[1].values, (std::vector<std::int64_t>{0, 3})) << "a place that a month does not have";
  EXPECT_FALSE(measure_by_month_picture({{month(9), counting({{"Hill", 0}})}}, 0));
  EXPECT_FALSE(measure_by_month_picture({{month(9), counting({{"Hill", 1}})}}, 1)) << "there is no such measure";
  EXPECT_FALSE(measure_picture(counting({{"Hill", 1}}), 1));
}

}  // namespace
}  // namespace lintel::web::reports
