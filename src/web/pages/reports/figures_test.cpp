#include "web/pages/reports/figures.h"

#include <gtest/gtest.h>

namespace lintel::web::reports {
namespace {

using casework::Value;

casework::Row row(std::map<std::string, Value, std::less<>> values) {
  return {.stream = {}, .values = std::move(values)};
}
Value at(std::int64_t minutes) {
  return minutes * 60;
}
Value text(std::string value) {
  return value;
}

const Instant now{std::chrono::minutes{1000}};

TEST(figures, calls_for_advice_are_counted_with_what_callers_had_not_done_first) {  // B-32
  const Rows rows = {row({{"theme", text("neglect")},
                          {"harm_suspected", std::int64_t{0}},
                          {"thresholds_document", text("pointed_to")},
                          {"safeguarding_lead", text("spoken_to")}}),
                     row({{"theme", text("neglect")},
                          {"harm_suspected", std::int64_t{1}},
                          {"transferred_at", at(5)},
                          {"thresholds_document", text("read")},
                          {"safeguarding_lead", text("pointed_to")}}),
                     row({{"harm_suspected", std::int64_t{1}}, {"transferred_at", at(9)}})};
  const auto figures = advice(rows, "theme");
  ASSERT_EQ(figures.size(), 2u);
  const auto& neglect = figures.at("neglect");
  EXPECT_EQ(neglect.taken, 2);
  EXPECT_EQ(neglect.harm_suspected, 1);
  EXPECT_EQ(neglect.transferred, 1);
  EXPECT_EQ(neglect.pointed_to_thresholds, 1);
  EXPECT_EQ(neglect.pointed_to_lead, 1);
  EXPECT_EQ(figures.at("").taken, 1);
}

TEST(figures, the_deadline_itself_is_in_time_and_the_next_second_is_late) {
  const Rows rows = {row({{"level", text("s47")}, {"started_at", at(0)}, {"due_at", at(60)}, {"met_at", at(60)}}),
                     row({{"level", text("s47")},
                          {"started_at", at(0)},
                          {"due_at", at(60)},
                          {"met_at", std::int64_t{60 * 60 + 1}},
                          {"late_reason", text("Waiting for an agency")}}),
                     row({{"level", text("s47")}, {"started_at", at(0)}, {"due_at", at(999)}}),
                     row({{"level", text("s47")}, {"started_at", at(0)}, {"due_at", at(1000)}}),
                     row({{"level", text("s47")}, {"started_at", at(0)}, {"due_at", at(60)}, {"lifted_at", at(10)}})};
  const auto figures = timeliness(rows, now).at("s47");
  EXPECT_EQ(figures.in_time, 1);
  EXPECT_EQ(figures.late, 1);
  EXPECT_EQ(figures.late_explained, 1);
  EXPECT_EQ(figures.open_overdue, 1);
  EXPECT_EQ(figures.open_in_time, 1);
  EXPECT_EQ(figures.median_minutes, 60);
}

TEST(figures, requested_and_decided_levels_are_counted_in_pairs) {  // L-29
  const auto counts = matrix(
      {row({{"requested_level", text("s17")}, {"final_level", text("3")}}),
       row({{"requested_level", text("s17")}, {"final_level", text("3")}}), row({{"requested_level", text("3")}})},
      "requested_level", "final_level");
  EXPECT_EQ(counts.at({"s17", "3"}), 2);
  EXPECT_EQ(counts.at({"3", ""}), 1);
}

TEST(figures, the_share_below_the_statutory_threshold_is_of_those_decided) {  // L-31
  Rows rows = {row({{"statutory", std::int64_t{0}}})};
  for (int i = 0; i < 17; ++i) rows.push_back(row({{"decided_at", at(1)}, {"statutory", std::int64_t{0}}}));
  for (int i = 0; i < 3; ++i) rows.push_back(row({{"decided_at", at(1)}, {"statutory", std::int64_t{1}}}));
  EXPECT_EQ(threshold(rows).share_below(), 85);
  EXPECT_EQ(threshold({}).share_below(), std::nullopt);
}

TEST(figures, unsubstantiated_enquiries_are_counted_with_the_service_that_followed) {  // L-30
  const auto figures =
      protection({row({{"protection_result", text("unsubstantiated")}, {"service_after", std::int64_t{1}}}),
                  row({{"protection_result", text("unsubstantiated")}, {"service_after", std::int64_t{0}}}),
                  row({{"protection_result", text("substantiated")}}), row({})});
  EXPECT_EQ(figures.substantiated, 1);
  EXPECT_EQ(figures.unsubstantiated, 2);
  EXPECT_EQ(figures.unsubstantiated_with_service, 1);
}

TEST(figures, demand_says_how_many_and_how_long) {  // L-102
  const auto figures = demand({row({{"arm", text("a")}, {"received_at", at(0)}, {"decided_at", at(30)}}),
                               row({{"arm", text("a")}, {"received_at", at(0)}, {"decided_at", at(90)}}),
                               row({{"arm", text("a")}, {"received_at", at(0)}})},
                              "arm");
  EXPECT_EQ(figures.at("a").received, 3);
  EXPECT_EQ(figures.at("a").decided, 2);
  EXPECT_EQ(figures.at("a").median_minutes, 60);
}

TEST(figures, quality_is_a_mean_by_agency) {  // L-103
  const auto figures =
      quality({row({{"agency", text("School")}, {"quality", std::int64_t{80}}}),
               row({{"agency", text("School")}, {"quality", std::int64_t{60}}}), row({{"agency", text("GP")}})});
  EXPECT_EQ(figures.at("School").mean, 70);
  EXPECT_FALSE(figures.contains("GP"));
}

TEST(figures, the_median_is_the_middle) {
  EXPECT_EQ(median({5, 1, 3}), 3);
  EXPECT_EQ(median({1, 4}), 2);
  EXPECT_EQ(median({}), std::nullopt);
  EXPECT_EQ(minutes_words(185), "3 hours 5 minutes");
  EXPECT_EQ(minutes_words(std::nullopt), "none yet");
}

}  // namespace
}  // namespace lintel::web::reports
