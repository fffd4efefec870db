#include <gtest/gtest.h>

#include <algorithm>

#include "casework/records/report.h"
#include "casework/views/tables.h"
#include "terms/london.h"
#include "web/pages/parts/trial_hub.h"

// The pages of reports that are issued: who opens which, what they show, and the trace it leaves (P-38, P-50, W-24).
using namespace lintel;
using namespace lintel::web;

namespace {

using terms::RoleId;

pack::Pack with_monthly_table() {
  auto pack = parts::trial_pack();
  pack.districts = {{.id = "hill", .title = "Hill", .postcodes = {}},
                    {.id = "shore", .title = "Shore", .postcodes = {}}};
  pack.teams.push_back({.id = pack::TeamId{"hill_team"}, .title = "Hill team", .district = "hill"});
  pack.monthly_table = {.title = "Monthly table",
                        .columns = {{.heading = "NUMBER", .shows = "answer", .question = "number"},
                                    {.heading = "PLACE", .shows = "district", .question = {}}},
                        .outcomes = {pack::OutcomeId{"help"}},
                        .printed = {},
                        .also_called = {},
                        .source = "Procedures 6"};
  pack.early_help = {.title = "Early help",
                     .outcomes = {pack::OutcomeId{"help"}},
                     .priorities = {},
                     .allocation_kinds = {},
                     .assessments = {},
                     .worked_by = {},
                     .endorsed_by = {},
                     .team_kind = {},
                     .service = {},
                     .source = "Procedures 10"};
  pack.agencies.push_back({.id = terms::AgencyId{"school_hill"}, .title = "Schools of the hill"});
  const auto role = [&](const char* id, std::set<std::string> may, const char* sees) {
    pack::Role one{.id = RoleId{id}, .title = id, .may = std::move(may)};
    one.sees = sees;
    pack.roles.push_back(one);
  };
  role("issuer", {"see_contacts", "see_families", "see_reports", "see_case_reports", "issue_report"}, "hub");
  role("local", {"see_reports", "see_case_reports"}, "team");
  role("local_issuer", {"see_reports", "see_case_reports", "issue_report"}, "team");
  role("board", {"see_reports"}, "hub");
  return pack;
}

class Issuing : public testing::Test {
 protected:
  Trial trial{with_monthly_table(), report_routes()};
  terms::StaffId issuer = trial.add_staff("ISS", {"issuer"});
  terms::StaffId local = trial.add_staff("LOC", {"local"}, {"hill_team"});
  terms::StaffId board = trial.add_staff("BOA", {"board"});
  terms::StaffId issuer_of_hill = trial.add_staff("HIL", {"local_issuer"}, {"hill_team"});

  void SetUp() override {
    trial.now = *terms::instant_from_words("2016-10-03 09:00");
    trial.site.workbook = [](const auto& sheets, terms::Instant) { return "sheets: " + std::to_string(sheets.size()); };
    contact("AAAA-0001", "=100", "hill");
    contact("AAAA-0002", "200", "shore");
    trial.sign_in(issuer);
  }
  void contact(const std::string& reference, const std::string& number, const std::string& district) {
    const casework::Value at = std::int64_t{terms::instant_from_words("2016-09-19 10:00")->time_since_epoch().count()};
    const casework::Value name = reference;
    trial.store.replace(
        trial.site.hub,
        {{{"contact", reference},
          {casework::view_row("contacts", {{"reference", name},
                                           {"received_at", at},
                                           {"decided_at", at},
                                           {"outcome", std::string("help")},
                                           {"district", district}}),
           casework::view_row("contact_children", {{"reference", name}, {"received_at", at}}),
           casework::view_row(
               "answers",
               {{"reference", name}, {"question", std::string("number")}, {"text", number}, {"received_at", at}})}}});
  }
  void allocation();
  std::string figure_of_schools();
  Response issue(const std::string& locality = "", const std::string& reason = "") {
    trial.get("/reports/monthly?period=2016-09&locality=" + locality);
    return trial.post("/reports/issue",
                      {{"name", "monthly"}, {"period", "2016-09"}, {"locality", locality}, {"reason", reason}});
  }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  bool audited(std::string_view what, std::string_view stream, std::string_view part = "") {
    for (const auto& entry : trial.audited())
      if (entry.what == what && entry.stream.text() == stream && entry.detail.starts_with(part)) return true;
    return false;
  }
  std::size_t times(std::string_view what) {
    return static_cast<std::size_t>(
        std::ranges::count_if(trial.audited(), [&](const auto& entry) { return entry.what == what; }));
  }
};

TEST_F(Issuing, shows_the_last_month_that_has_ended_and_leaves_a_trace) {
  const auto page = trial.get("/reports/monthly");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "September 2016"));
  EXPECT_TRUE(has(page, "NUMBER"));
  EXPECT_TRUE(has(page, "Source: Procedures 6"));
  EXPECT_TRUE(has(page, "/contacts/AAAA-0002"));
  EXPECT_TRUE(audited("viewed report", "report/monthly"));
}

TEST_F(Issuing, downloads_what_the_page_shows_safe_from_formulas) {
  const auto csv = trial.get("/reports/monthly/csv?period=2016-09&locality=hill");
  EXPECT_EQ(csv.content(), "\xEF\xBB\xBF\"NUMBER\",\"PLACE\"\r\n\"'=100\",\"Hill\"\r\n");
  EXPECT_NE(Trial::header(csv, "Content-Disposition").find("monthly.2016-09.hill.csv"), std::string::npos);
  EXPECT_EQ(trial.get("/reports/monthly/xlsx?period=2016-09").content(), "sheets: 1");
}

TEST_F(Issuing, tells_what_to_write_for_a_period_it_cannot_read) {
  const auto page = trial.get("/reports/monthly?period=last+month");
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "is no month: write it like September 2016"));
  EXPECT_TRUE(has(page, "last month")) << "what was typed stays";
}

TEST_F(Issuing, takes_a_month_in_words_and_a_week_by_any_of_its_days) {
  EXPECT_TRUE(has(trial.get("/reports/monthly?period=september+2016"), "=100"));
  EXPECT_FALSE(has(trial.get("/reports/monthly?period=August+2016"), "=100"));
  EXPECT_TRUE(has(trial.get("/reports/weekly?period=21+September+2016"), "Monday 19 September 2016"));
  EXPECT_TRUE(has(trial.get("/reports/weekly?period=the+week"), "is no day: write one of the week"));
}

TEST_F(Issuing, leads_to_the_period_before_and_to_the_next_that_has_begun) {
  const auto page = trial.get("/reports/monthly?period=2016-09");
  EXPECT_TRUE(has(page, "period=2016-08"));
  EXPECT_TRUE(has(page, "period=2016-10"));
  EXPECT_FALSE(has(trial.get("/reports/monthly?period=2016-10"), "period=2016-11"));
}

TEST_F(Issuing, keeps_what_was_issued_and_shows_what_changed_since) {  // P-38
  const auto sent = issue("shore");
  ASSERT_EQ(sent.status, 303);
  EXPECT_EQ(Trial::header(sent, "Location"), "/reports/issued/monthly.2016-09.shore");
  contact("AAAA-0002", "250", "shore");
  EXPECT_TRUE(has(trial.get("/reports/issued/monthly.2016-09.shore"), ">200<"));
  EXPECT_EQ(issue("shore").status, 422) << "without a reason";
  ASSERT_EQ(issue("shore", "The number was wrong").status, 303);
  const auto latest = trial.get("/reports/issued/monthly.2016-09.shore");
  EXPECT_TRUE(has(latest, "Version 2"));
  EXPECT_TRUE(has(latest, "The number was wrong"));
  EXPECT_TRUE(has(latest, "250 | Shore"));
  const auto first = trial.get("/reports/issued/monthly.2016-09.shore?version=1");
  EXPECT_TRUE(has(first, "A later version was issued."));
  EXPECT_TRUE(has(trial.get("/reports/issued/monthly.2016-09.shore/csv?version=1"), "\"200\""));
  EXPECT_TRUE(audited("viewed report", "report/monthly.2016-09.shore"));
}

TEST_F(Issuing, a_manager_of_a_locality_sees_its_lines_and_no_others) {  // D-28, P-37
  issue("hill");
  issue("shore");
  trial.sign_in(local);
  const auto page = trial.get("/reports/monthly?period=2016-09");
  EXPECT_TRUE(has(page, "=100"));
  EXPECT_FALSE(has(page, ">200<"));
  EXPECT_FALSE(has(page, "/contacts/")) << "the record behind it may not be theirs";
  EXPECT_FALSE(has(page, "Issue this report"));
  EXPECT_EQ(trial.get("/reports/monthly?period=2016-09&locality=shore").status, 403);
  EXPECT_TRUE(audited("not shown report", "report/monthly", "period=2016-09 locality=shore"));
  const auto list = trial.get("/reports/issued");
  EXPECT_TRUE(has(list, "monthly.2016-09.hill"));
  EXPECT_FALSE(has(list, "monthly.2016-09.shore"));
  EXPECT_EQ(trial.get("/reports/issued/monthly.2016-09.hill").status, 200);
  EXPECT_EQ(trial.get("/reports/issued/monthly.2016-09.shore").status, 404);
}

TEST_F(Issuing, a_board_opens_no_report_of_cases_and_the_try_is_recorded) {  // W-24
  issue("hill");
  trial.sign_in(board);
  EXPECT_EQ(trial.get("/reports").status, 200);
  EXPECT_FALSE(has(trial.get("/reports"), "/reports/monthly"));
  EXPECT_EQ(trial.get("/reports/monthly").status, 403);
  EXPECT_TRUE(audited("not shown report", "report/monthly"));
  EXPECT_EQ(trial.get("/reports/issued/monthly.2016-09.hill").status, 404);
  EXPECT_EQ(trial.post("/reports/issue", {{"name", "monthly"}, {"period", "2016-09"}}).status, 403);
}

// A child whose early help the schools of the hill lead since September.
void Issuing::allocation() {
  const casework::Value at = std::int64_t{terms::instant_from_words("2016-09-19 10:00")->time_since_epoch().count()};
  trial.store.replace(trial.site.hub,
                      {{{"family", "FAM1"},
                        {casework::view_row("allocations", {{"family", std::string("FAM1")},
                                                            {"number", std::int64_t{1}},
                                                            {"agency", std::string("school_hill")},
                                                            {"agency_name", std::string("Schools")},
                                                            {"locality", std::string("hill")},
                                                            {"endorsed_at", at},
                                                            {"children", std::string("Ada Fenn")},
                                                            {"child_people", std::string("|P1|")},
                                                            {"lead_professional", std::string("Jo Lind")},
                                                            {"child_count", std::int64_t{1}}})}}});
}

// Where the first figure of the schools opens to.
std::string Issuing::figure_of_schools() {
  return "/reports/agencies/figure?period=2016-09&locality=&of=school_hill&column=0";
}

TEST_F(Issuing, a_figure_opens_to_its_rows) {  // P-67
  allocation();
  const auto card = trial.get("/reports/agencies?period=2016-09");
  ASSERT_EQ(card.status, 200);
  EXPECT_TRUE(has(card, "/reports/agencies/figure?"));
  EXPECT_TRUE(has(card, "Source: Procedures 10"));
  EXPECT_TRUE(has(card, "<svg")) << "with its picture";
  const auto rows = trial.get(figure_of_schools());
  ASSERT_EQ(rows.status, 200);
  EXPECT_TRUE(has(rows, "Ada Fenn"));
  EXPECT_TRUE(has(rows, "Jo Lind"));
  EXPECT_TRUE(has(rows, "Children whose early help the agency leads"));
  EXPECT_EQ(trial.get("/reports/agencies/figure?period=2016-09&of=nobody&column=0").status, 404);
  EXPECT_EQ(trial.get("/reports/agencies/figure?period=2016-09&of=school_hill&column=-1").status, 404);
}

TEST_F(Issuing, what_is_behind_a_figure_is_only_what_one_may_open) {
  const auto figure = "/reports/early-help/figure?period=2016-09&locality=hill&of=hill&column=0";
  EXPECT_TRUE(has(trial.get(figure), "/contacts/AAAA-0001"));
  trial.sign_in(local);  // who sees no contacts
  const auto rows = trial.get(figure);
  ASSERT_EQ(rows.status, 200);
  EXPECT_FALSE(has(rows, "AAAA-0001"));
  EXPECT_TRUE(has(rows, "1 row is of records that are not for you to open."));
}

TEST_F(Issuing, a_report_that_comes_back_with_a_mistake_is_recorded_like_one_that_is_opened) {
  issue("shore");
  const auto before = times("viewed report");
  EXPECT_EQ(issue("shore").status, 422);  // looks at it, and tries to issue it
  EXPECT_EQ(times("viewed report"), before + 2);
  EXPECT_TRUE(audited("viewed report", "report/issue", "name=monthly period=2016-09 locality=shore"));
  trial.sign_in(issuer_of_hill);
  trial.get("/reports");  // gives the form its token
  const auto refused = times("not shown report");
  EXPECT_EQ(trial.post("/reports/issue", {{"name", "monthly"}, {"period", "2016-09"}, {"locality", "shore"}}).status,
            403);
  EXPECT_EQ(times("not shown report"), refused + 1);
  EXPECT_EQ(times("viewed report"), before + 2) << "who was refused has seen nothing";
}

TEST_F(Issuing, the_same_month_by_another_name_is_not_issued_a_second_time) {
  issue("shore");
  const auto again =
      trial.post("/reports/issue", {{"name", "monthly"}, {"period", "2016-09-01/2016-09-30"}, {"locality", "shore"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, "Write the period as 2016-09"));
}

TEST_F(Issuing, who_sees_no_cases_sees_figures_that_do_not_open_and_the_try_is_recorded) {  // W-24
  allocation();
  trial.sign_in(board);
  const auto card = trial.get("/reports/agencies?period=2016-09");
  ASSERT_EQ(card.status, 200);
  EXPECT_TRUE(has(card, "Children led"));
  EXPECT_FALSE(has(card, "/figure?"));
  EXPECT_FALSE(has(card, "Ada Fenn"));
  EXPECT_EQ(trial.get(figure_of_schools()).status, 403);
  EXPECT_TRUE(audited("not shown report", "report/agencies/figure", "period=2016-09 of=school_hill column=0"));
}

TEST_F(Issuing, figures_of_a_locality_are_for_its_managers) {
  allocation();
  trial.sign_in(local);
  EXPECT_TRUE(has(trial.get("/reports/agencies?period=2016-09"), "/reports/agencies/figure?"));
  EXPECT_EQ(trial.get("/reports/agencies?period=2016-09&locality=shore").status, 403);
}

TEST_F(Issuing, nothing_is_shown_that_cannot_be_recorded) {
  trial.audit.fails_for = "viewed report";
  const auto page = trial.get("/reports/monthly");
  EXPECT_EQ(page.status, 503);
  EXPECT_FALSE(has(page, "=100"));
}

TEST_F(Issuing, a_hub_without_a_monthly_table_has_no_such_page) {
  Trial other{parts::trial_pack(), report_routes()};
  other.sign_in(other.add_staff("M", {"manager"}));
  EXPECT_NE(other.get("/reports/monthly").status, 200);
}

}  // namespace
