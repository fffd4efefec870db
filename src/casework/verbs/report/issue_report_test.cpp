#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"
#include "casework/perform.h"
#include "casework/records/report.h"
#include "casework/reports/scope.h"
#include "casework/views/tables.h"
#include "terms/london.h"

// Issuing the monthly table: what it says is kept, whatever is corrected later (P-38).
namespace lintel::casework {
namespace {

using terms::RoleId;

pack::Pack small_pack() {
  pack::Pack pack{.code = "small", .version = "1"};
  pack.roles = {{.id = RoleId{"manager"}, .may = {"see_case_reports", "issue_report"}},
                {.id = RoleId{"local"}, .may = {"see_case_reports", "issue_report"}, .sees = "team"},
                {.id = RoleId{"board"}, .may = {"see_reports"}}};
  pack.districts = {{.id = "hill", .title = "Hill", .postcodes = {}},
                    {.id = "shore", .title = "Shore", .postcodes = {}}};
  pack.teams = {{.id = TeamId{"hill_team"}, .district = "hill"}, {.id = TeamId{"everywhere"}}};
  pack.monthly_table = {.title = "Monthly table",
                        .columns = {{.heading = "NUMBER", .shows = "answer", .question = "number"},
                                    {.heading = "PLACE", .shows = "district", .question = {}}},
                        .outcomes = {OutcomeId{"help"}},
                        .printed = {},
                        .also_called = {},
                        .source = "S 1"};
  return pack;
}

struct OnePack final : PackShelf {
  pack::Pack pack = small_pack();
  const pack::Pack* in_force(const HubId&, Instant) const override { return &pack; }
  const pack::Pack* version(const HubId&, std::string_view) const override { return &pack; }
};

class IssueReport : public testing::Test {
 protected:
  HubId hub{"h"};
  MemoryStore store;
  OnePack shelf;
  Performer performer{store, store, shelf, {.reference = [] { return "R"; }, .id = [] { return "i"; }}};
  Instant now = *terms::instant_from_words("2016-10-03 09:00");
  Actor manager{.id = StaffId{"m"}, .name = "Mo Reed", .roles = {RoleId{"manager"}}, .teams = {}, .arms = {}};

  // A contact of September, as the views hold it.
  void contact(const std::string& reference, const std::string& number, const std::string& district = "hill",
               const char* day = "2016-09-19 10:00") {
    const Value at = std::int64_t{terms::instant_from_words(day)->time_since_epoch().count()};
    const Value name = reference;
    store.replace(
        hub,
        {{{"contact", reference},
          {view_row("contacts", {{"reference", name},
                                 {"received_at", at},
                                 {"decided_at", at},
                                 {"outcome", std::string("help")},
                                 {"district", district}}),
           view_row("contact_children", {{"reference", name}, {"received_at", at}}),
           view_row(
               "answers",
               {{"reference", name}, {"question", std::string("number")}, {"text", number}, {"received_at", at}})}}});
  }
  Result issue(const std::string& locality = "", const std::string& reason = "",
               const std::string& period = "2016-09") {
    return issue_as(manager, locality, reason, period);
  }
  Result issue_as(const Actor& actor, const std::string& locality, const std::string& reason = "",
                  const std::string& period = "2016-09") {
    return performer.perform_and_wait(
        {.hub = hub,
         .verb = "issue_report",
         .stream = report_stream("monthly", period, locality),
         .fields = {{"name", "monthly"}, {"period", period}, {"locality", locality}, {"reason", reason}},
         .expected_version = {},
         .actor = actor,
         .now = now,
         .idempotency_key = {},
         .request = {}});
  }
  ReportRecord report(const std::string& locality = "") {
    return fold_report(store.facts(hub, report_stream("monthly", "2016-09", locality)));
  }
  static std::string problem_of(const Result& result) {
    const auto* declined = std::get_if<terms::Declined>(&result);
    return declined && !declined->problems.empty() ? declined->problems.front().message : "";
  }
  static bool done(const Result& result) { return std::holds_alternative<Done>(result); }
};

using Lines = std::vector<reports::Line>;

TEST_F(IssueReport, keeps_what_it_said_when_a_contact_is_corrected_later) {  // P-38
  contact("A", "100");
  ASSERT_TRUE(done(issue()));
  contact("A", "101");
  EXPECT_EQ(report().sheets().front().lines, (Lines{{"100", "Hill"}}));
  EXPECT_EQ(report().issued.by_name, "Mo Reed");
  EXPECT_EQ(report().issued.it.period_words, "September 2016");
}

TEST_F(IssueReport, again_tells_what_changed_line_by_line) {
  contact("A", "100");
  contact("B", "200");
  contact("C", "300");
  ASSERT_TRUE(done(issue()));
  contact("A", "100", "shore");
  contact("B", "250");
  contact("D", "400");
  ASSERT_TRUE(done(issue("", "A number was wrong")));
  const auto again = report().reissues.at(0).it;
  EXPECT_EQ(again.reason, "A number was wrong");
  EXPECT_EQ(again.changes, (std::vector<LineChange>{{"Monthly table", {"100", "Hill"}, {"100", "Shore"}},
                                                    {"Monthly table", {}, {"250", "Hill"}},
                                                    {"Monthly table", {}, {"400", "Hill"}},
                                                    {"Monthly table", {"200", "Hill"}, {}}}));
  EXPECT_EQ(report().issued.it.sheets.front().lines.front(), (reports::Line{"100", "Hill"})) << "the first stays";
}

TEST_F(IssueReport, again_needs_a_reason_and_a_change) {
  contact("A", "100");
  ASSERT_TRUE(done(issue()));
  EXPECT_EQ(problem_of(issue("", "Just so")), "Nothing has changed since it was issued");
  contact("A", "101");
  EXPECT_EQ(problem_of(issue()), "Write why it is issued again");
  EXPECT_TRUE(report().reissues.empty());
}

TEST_F(IssueReport,
       waits_until_the_month_has_ended_by_the_local_clock) {  // D-48: at 23:59 in London it is 22:59 in UTC
  now = *terms::instant_from_words("2016-09-30 23:59:59");
  EXPECT_EQ(problem_of(issue()), "September 2016 has not ended: issue the report after it");
  now += std::chrono::seconds(1);
  EXPECT_TRUE(done(issue()));
}

TEST_F(IssueReport, is_for_a_month_and_a_locality_that_there_is) {
  EXPECT_EQ(problem_of(issue("", "", "2016-W38")), "This report is issued for a month, like 2016-09");
  EXPECT_NE(problem_of(issue("", "", "soon")).find("is no period"), std::string::npos);
  EXPECT_EQ(problem_of(issue("valley")), "Choose a locality of this hub");
}

TEST_F(IssueReport, of_a_locality_holds_its_lines_and_counts_what_is_missing) {  // P-37, P-38
  contact("A", "100");
  contact("B", "", "shore");
  ASSERT_TRUE(done(issue("shore")));
  EXPECT_EQ(report("shore").sheets().front().lines, (Lines{{"", "Shore"}}));
  EXPECT_EQ(report("shore").issued.it.locality, "Shore");
  EXPECT_EQ(report("shore").issued.it.incomplete, 1);
}

TEST_F(IssueReport, is_for_those_who_may_open_it) {  // D-28, W-24
  const Actor local{
      .id = StaffId{"l"}, .name = "L", .roles = {RoleId{"local"}}, .teams = {TeamId{"hill_team"}}, .arms = {}};
  const Actor board{.id = StaffId{"b"}, .name = "B", .roles = {RoleId{"board"}}, .teams = {}, .arms = {}};
  contact("A", "100");
  EXPECT_TRUE(done(issue_as(local, "hill")));
  EXPECT_FALSE(done(issue_as(local, "shore")));
  EXPECT_FALSE(done(issue_as(local, "")));
  EXPECT_FALSE(done(issue_as(board, "shore")));
  const auto facts = store.facts(hub, report_stream("monthly", "2016-09", "hill"));
  EXPECT_TRUE(may_see(shelf.pack, local, report_stream("monthly", "2016-09", "hill"), facts));
  EXPECT_FALSE(may_see(shelf.pack, board, report_stream("monthly", "2016-09", "hill"), facts));
  ASSERT_TRUE(done(issue("shore")));
  const auto other = store.facts(hub, report_stream("monthly", "2016-09", "shore"));
  EXPECT_FALSE(may_see(shelf.pack, local, report_stream("monthly", "2016-09", "shore"), other));
}

TEST_F(IssueReport, a_team_that_serves_everywhere_sees_every_locality) {
  const Actor hub_worker{
      .id = StaffId{"e"}, .name = "E", .roles = {RoleId{"local"}}, .teams = {TeamId{"everywhere"}}, .arms = {}};
  EXPECT_TRUE(reports::may_open(shelf.pack, hub_worker, "monthly", ""));
  EXPECT_EQ(reports::localities_of(shelf.pack, hub_worker).districts, (std::vector<std::string>{"hill", "shore"}));
}

TEST_F(IssueReport, stands_in_the_list_of_issued_reports_with_how_often) {
  contact("A", "100");
  ASSERT_TRUE(done(issue("hill")));
  contact("A", "101");
  ASSERT_TRUE(done(issue("hill", "A number was wrong")));
  const auto rows = store.rows({.hub = hub, .table = "issued_reports", .all_of = {}, .any_of = {}, .order = {}});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].text("reference"), "monthly.2016-09.hill");
  EXPECT_EQ(rows[0].number("times"), 2);
  EXPECT_EQ(rows[0].text("locality"), "Hill");
}

}  // namespace
}  // namespace lintel::casework
