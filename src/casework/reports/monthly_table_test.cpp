#include "casework/reports/monthly_table.h"

#include <gtest/gtest.h>

#include "terms/london.h"

// The monthly table from rows of the views: what stands in it, in which order, and what is said to be missing.
namespace lintel::casework::reports {
namespace {

pack::Pack small_pack() {
  pack::Pack pack;
  pack.districts = {{.id = "hill", .title = "Hill", .postcodes = {}},
                    {.id = "middle", .title = "Middle", .postcodes = {}}};
  pack.monthly_table = {.title = "Monthly table",
                        .columns = {{.heading = "NUMBER", .shows = "answer", .question = "number"},
                                    {.heading = "AGE", .shows = "age", .question = {}},
                                    {.heading = "CAME", .shows = "received_on", .question = {}},
                                    {.heading = "DECIDED", .shows = "decided_on", .question = {}},
                                    {.heading = "PLACE", .shows = "district", .question = {}}},
                        .outcomes = {terms::OutcomeId{"help"}},
                        .printed = {{"middle", "The Middle"}},
                        .also_called = {{"centre", "middle"}},
                        .source = "S 1"};
  return pack;
}

Value seconds(std::string_view words) {
  return std::int64_t{terms::instant_from_words(words)->time_since_epoch().count()};
}

// Contacts of a made-up month, each with one child, all of it there.
struct Month {
  MonthlyRows rows;

  void contact(const std::string& reference, const std::string& number, Value age = std::int64_t{9},
               const std::string& district = "hill", const std::string& outcome = "help") {
    const bool decided = !outcome.empty();
    rows.contacts.push_back({{"contact", reference},
                             {{"reference", reference},
                              {"received_at", seconds("30 September 2016 23:30")},
                              {"decided_at", decided ? seconds("2016-10-01 00:10") : Value{}},
                              {"outcome", outcome},
                              {"district", district}}});
    rows.children.push_back(
        {{"contact", reference},
         {{"reference", reference},
          {"age", age},
          {"born", std::holds_alternative<std::int64_t>(age) ? Value{std::string("x")} : Value{}}}});
    if (!number.empty())
      rows.answers.push_back(
          {{"contact", reference}, {{"reference", reference}, {"question", std::string("number")}, {"text", number}}});
  }
  MonthlyTable table(const std::vector<std::string>& districts = {}) const {
    return monthly_table(small_pack(), rows, districts);
  }
};

std::vector<std::string> firsts(const MonthlyTable& table) {
  std::vector<std::string> all;
  for (const auto& line : table.sheet.lines) all.push_back(line.front());
  return all;
}

using Texts = std::vector<std::string>;

TEST(monthly_table, writes_days_by_the_local_clock_with_two_figures) {  // P-47, D-48: UTC has 22:30 and 23:10
  Month month;
  month.contact("A", "1");
  EXPECT_EQ(month.table().sheet.lines, (std::vector<Line>{{"1", "9", "30/09/2016", "01/10/2016", "Hill"}}));
  EXPECT_EQ(month.table().references, Texts{"A"});
}

TEST(monthly_table, goes_by_the_number_and_those_without_one_come_last) {  // P-50
  Month month;
  month.contact("A", "1000");
  month.contact("B", "");
  month.contact("C", "999");
  month.contact("D", "0998");
  month.contact("E", "X1");
  EXPECT_EQ(firsts(month.table()), (Texts{"0998", "999", "1000", "X1", ""}));
}

TEST(monthly_table, leaves_a_cell_empty_and_says_what_is_missing) {
  Month month;
  month.contact("A", "");
  month.contact("B", "2", Value{});
  month.contact("C", "3", std::int64_t{9}, "");
  const auto table = month.table();
  EXPECT_EQ(table.sheet.lines[0][1], "");
  EXPECT_EQ(table.sheet.lines[1].back(), "");
  ASSERT_EQ(table.incomplete.size(), 3u);
  EXPECT_EQ(table.incomplete[0].why, "NUMBER is empty");
  EXPECT_EQ(table.incomplete[1].reference, "B");
  EXPECT_EQ(table.incomplete[1].why, "AGE is empty: no date of birth");
  EXPECT_EQ(table.incomplete[2].why, "PLACE is empty");
}

TEST(monthly_table, holds_nothing_that_is_not_decided_and_says_so) {  // D-28
  Month month;
  month.contact("A", "1", std::int64_t{9}, "hill", "");
  const auto table = month.table();
  EXPECT_TRUE(table.sheet.lines.empty());
  ASSERT_EQ(table.incomplete.size(), 1u);
  EXPECT_EQ(table.incomplete[0].why, "not decided yet, so not in the table");
}

TEST(monthly_table, keeps_silent_about_what_was_decided_otherwise) {  // D-28
  Month month;
  month.contact("A", "1", std::int64_t{9}, "hill", "statutory");
  EXPECT_TRUE(month.table().sheet.lines.empty());
  EXPECT_TRUE(month.table().incomplete.empty());
}

TEST(monthly_table, has_a_line_for_each_child_and_tells_a_missing_number_once) {
  Month month;
  month.contact("A", "");
  month.rows.children.push_back(month.rows.children.front());
  month.rows.children.back().values["age"] = std::int64_t{12};
  const auto table = month.table();
  ASSERT_EQ(table.sheet.lines.size(), 2u);
  EXPECT_EQ(table.sheet.lines[0][1], "9");
  EXPECT_EQ(table.sheet.lines[1][1], "12");
  EXPECT_EQ(table.incomplete.size(), 1u);
}

TEST(monthly_table, of_a_locality_holds_its_own_and_nothing_of_no_locality) {  // P-50
  Month month;
  month.contact("A", "1");
  month.contact("B", "2", std::int64_t{9}, "middle");
  month.contact("C", "3", std::int64_t{9}, "");
  EXPECT_EQ(firsts(month.table({"middle"})), Texts{"2"});
  EXPECT_EQ(month.table({"middle"}).sheet.lines[0].back(), "The Middle");
  EXPECT_TRUE(month.table({"middle"}).incomplete.empty());
}

TEST(monthly_table, knows_a_locality_by_every_name_it_has) {  // D-29
  const auto pack = small_pack();
  for (const auto* name : {"Centre", "the middle", "Middle", "middle"})
    EXPECT_EQ(district_called(pack, name), &pack.districts[1]) << name;
  EXPECT_EQ(district_called(pack, "elsewhere"), nullptr);
}

TEST(period, reads_months_weeks_and_days_and_writes_them_back) {
  for (const auto* text : {"2016-09", "2016-W38", "2020-W53", "2016-09-01/2016-09-14"}) {
    const auto period = period_from_text(text);
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(period->text(), text);
  }
  EXPECT_EQ(terms::iso_text(period_from_text("2016-W38")->from), "2016-09-19");
  EXPECT_EQ(terms::iso_text(period_from_text("2020-W53")->to), "2021-01-03");
  EXPECT_EQ(terms::iso_text(period_from_text("2016-02")->to), "2016-02-29");
  EXPECT_EQ(period_from_text("2016-09")->words(), "September 2016");
}

TEST(period, says_what_to_write_instead_of_what_it_cannot_read) {
  for (const auto* text : {"", "2016", "2016-13", "2021-W53", "2016-W00", "2016-09-14/2016-09-01", "September"}) {
    const auto period = period_from_text(text);
    ASSERT_FALSE(period) << text;
    EXPECT_NE(period.error().find("2016-09"), std::string::npos);
  }
}

TEST(period, begins_and_ends_at_midnight_in_london) {  // D-48: the clocks go back on 30 October
  const auto october = *period_from_text("2016-10");
  EXPECT_EQ(terms::iso_text(october.begin()), "2016-09-30T23:00:00Z");
  EXPECT_EQ(terms::iso_text(october.end()), "2016-11-01T00:00:00Z");
}

}  // namespace
}  // namespace lintel::casework::reports
