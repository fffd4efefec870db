#include "casework/verbs/person/person_verbs.h"

#include <gtest/gtest.h>

#include "casework/records/person.h"
#include "casework/verbs/call/trial.h"
#include "casework/views/person_rows.h"
#include "casework/views/tables.h"

namespace lintel::casework {

namespace {

const StreamId child{"person", "p1"};

pack::Pack small_pack() {
  pack::Pack pack{.code = "small", .version = "1"};
  pack.services = {{"csc", "Social care"}, {"cfw", "Family wellbeing"}, {"eha", "Early Help Assessment"}};
  return pack;
}

class PersonVerbs : public testing::Test {
 protected:
  Trial trial{small_pack()};

  Decided does(std::string_view verb, const Fields& fields) { return trial.does(verb, child, fields); }
  PersonRecord person() { return fold_person(trial.facts(child)); }
  void recorded() {
    ASSERT_TRUE(does("record_person", {{"given_name", "Maisie"},
                                       {"family_name", "Harrowgate"},
                                       {"kind", "child"},
                                       {"born", "3 March 2018"},
                                       {"postcode", "el4 2qt"},
                                       {"nhs_number", "943 476 5919"}}));
  }
  std::string column(std::string_view table, std::string_view name) {
    for (const auto& row : person_rows(person(), {}).rows) {
      if (row.table != table) continue;
      const auto& columns = view_table(table)->columns;
      for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name)
          return std::holds_alternative<std::string>(row.values[i]) ? std::get<std::string>(row.values[i]) : "";
    }
    return "no row";
  }
};

}  // namespace

TEST_F(PersonVerbs, a_person_is_recorded_with_numbers_and_postcode_in_their_usual_form) {
  recorded();
  EXPECT_EQ(person().name(), "Maisie Harrowgate");
  EXPECT_EQ(person().details.nhs_number, "9434765919");
  EXPECT_EQ(person().details.postcode, "EL4 2QT");
  EXPECT_EQ(person().details.born, terms::date_from_iso("2018-03-03"));
}

TEST_F(PersonVerbs, somebody_with_only_one_name_can_be_recorded) {
  EXPECT_TRUE(does("record_person", {{"known_as", "Bear"}, {"kind", "adult"}}));
  EXPECT_EQ(person().name(), "Bear");
}

TEST_F(PersonVerbs, every_mistake_is_named_at_its_field) {
  const auto decided =
      does("record_person", {{"born", "5 May 2031"}, {"nhs_number", "943 476 5910"}, {"postcode", "EL4"}});
  EXPECT_EQ(problem_fields(decided),
            (std::vector<std::string>{"given_name", "kind", "born", "nhs_number", "postcode"}));
  EXPECT_TRUE(trial.facts(child).empty());
}

TEST_F(PersonVerbs, a_date_that_does_not_exist_is_a_mistake) {
  EXPECT_EQ(
      first_problem(does("record_person", {{"given_name", "Jude"}, {"kind", "child"}, {"born", "31 February 2018"}})),
      "born");
}

TEST_F(PersonVerbs, a_baby_born_today_can_be_recorded_and_one_born_tomorrow_cannot) {
  EXPECT_EQ(first_problem(does("record_person", {{"given_name", "Jude"}, {"kind", "child"}, {"born", "2 April 2026"}})),
            "born");
  EXPECT_TRUE(does("record_person", {{"given_name", "Jude"}, {"kind", "child"}, {"born", "1 April 2026"}}));
}

TEST_F(PersonVerbs, P_19_a_correction_keeps_what_stood_there_and_why_it_changed) {
  recorded();
  ASSERT_TRUE(does("correct_person", {{"family_name", "Harrogate"},
                                      {"born-day", "4"},
                                      {"born-month", "3"},
                                      {"born-year", "2018"},
                                      {"reason", "Spelt wrongly by the referrer"}}));
  EXPECT_EQ(person().details.family_name, "Harrogate");
  EXPECT_EQ(person().details.born, terms::date_from_iso("2018-03-04"));
  ASSERT_EQ(person().corrections.size(), 2u);
  EXPECT_EQ(person().corrections[0].it.before, "Harrowgate");
  EXPECT_EQ(person().corrections[0].it.reason, "Spelt wrongly by the referrer");
  EXPECT_EQ(person().corrections[1].it.field, "born");
  EXPECT_EQ(person().corrections[1].it.before, "2018-03-03");
  EXPECT_EQ(person().corrections[1].it.after, "2018-03-04");
}

TEST_F(PersonVerbs, P_19_the_record_as_it_stood_before_a_correction_can_still_be_read) {
  recorded();
  const auto before = trial.now;
  trial.now += std::chrono::hours{24};
  ASSERT_TRUE(does("correct_person", {{"given_name", "Macie"}, {"reason", "Spelling"}}));
  EXPECT_EQ(fold_person(trial.facts(child), before).details.given_name, "Maisie");
  EXPECT_EQ(person().details.given_name, "Macie");
}

TEST_F(PersonVerbs, a_field_sent_blank_is_cleared_and_one_not_sent_stays) {
  recorded();
  ASSERT_TRUE(does("correct_person", {{"nhs_number", ""}, {"born", ""}, {"reason", "Another child's"}}));
  EXPECT_EQ(person().details.nhs_number, "");
  EXPECT_FALSE(person().details.born);
  EXPECT_EQ(person().details.given_name, "Maisie");
}

TEST_F(PersonVerbs, a_correction_needs_a_reason_and_something_that_changes) {
  recorded();
  EXPECT_EQ(problem_fields(does("correct_person", {{"given_name", "Macie"}})), std::vector<std::string>{"reason"});
  EXPECT_EQ(
      problem_fields(does("correct_person", {{"given_name", "Maisie"}, {"postcode", "EL42QT"}, {"reason", "Check"}})),
      std::vector<std::string>{"reason"});
  EXPECT_EQ(trial.facts(child).size(), 1u);
}

TEST_F(PersonVerbs, a_correction_is_held_to_the_same_checks) {
  recorded();
  EXPECT_EQ(first_problem(does("correct_person", {{"nhs_number", "1234567890"}, {"reason", "Letter"}})), "nhs_number");
  EXPECT_EQ(first_problem(does("correct_person", {{"kind", "pet"}, {"reason", "Joke"}})), "kind");
  EXPECT_EQ(first_problem(does("correct_person", {{"given_name", ""}, {"family_name", ""}, {"reason", "Wrong"}})),
            "given_name");
}

TEST_F(PersonVerbs, somebody_whom_a_contact_brought_in_without_a_name_can_be_corrected_in_another_field) {
  trial.put(person_recorded(PersonId{"p1"}, {.child = true, .age_words = "due March"}));
  EXPECT_TRUE(does("correct_person", {{"address", "4 Mill Lane"}, {"reason", "Found"}}));
}

TEST_F(PersonVerbs, what_a_referrer_gave_of_a_child_becomes_the_person) {
  trial.put(person_recorded(PersonId{"p1"},
                            {.child = true, .given_name = "Jude", .family_name = "Amadi", .school = "Hill Primary"}));
  EXPECT_EQ(person().details.kind, "child");
  EXPECT_EQ(person().details.school, "Hill Primary");
  EXPECT_EQ(person().id(), PersonId{"p1"});
}

TEST_F(PersonVerbs, a_service_opens_and_closes_and_both_days_stay_on_record) {
  recorded();
  ASSERT_TRUE(does("open_involvement",
                   {{"service", "csc"}, {"team", "East duty"}, {"worker", "A Worker"}, {"opened_on", "2026-02-01"}}));
  EXPECT_EQ(person().open_services(), std::set<std::string>{"csc"});
  trial.now += std::chrono::hours{48};
  ASSERT_TRUE(does("close_involvement", {{"involvement", "csc-1"}, {"reason", "Plan ended"}}));
  EXPECT_TRUE(person().open_services().empty());
  EXPECT_EQ(person().involvements.front().opened.opened_on, *terms::date_from_iso("2026-02-01"));
  EXPECT_EQ(person().involvements.front().closed->closed_on, *terms::date_from_iso("2026-04-03"));
  EXPECT_EQ(person().involvements.front().closed->reason, "Plan ended");
}

TEST_F(PersonVerbs, a_service_that_is_open_already_is_not_opened_twice_but_may_open_again_after_it_closed) {
  recorded();
  ASSERT_TRUE(does("open_involvement", {{"service", "eha"}}));
  EXPECT_EQ(first_problem(does("open_involvement", {{"service", "eha"}})), "service");
  ASSERT_TRUE(does("close_involvement", {{"involvement", "eha-1"}, {"reason", "Done"}}));
  ASSERT_TRUE(does("open_involvement", {{"service", "eha"}}));
  EXPECT_EQ(person().involvements.back().opened.involvement, "eha-2");
}

TEST_F(PersonVerbs, only_services_of_the_pack_can_be_open_and_not_from_tomorrow) {
  recorded();
  EXPECT_EQ(first_problem(does("open_involvement", {{"service", "library"}})), "service");
  EXPECT_EQ(first_problem(does("open_involvement", {{"service", "csc"}, {"opened_on", "2 April 2026"}})), "opened_on");
}

TEST_F(PersonVerbs, closing_needs_an_open_service_a_reason_and_a_day_it_can_have_been) {
  recorded();
  ASSERT_TRUE(does("open_involvement", {{"service", "csc"}, {"opened_on", "2026-03-01"}}));
  EXPECT_EQ(problem_fields(does("close_involvement", {{"involvement", "csc-9"}})),
            (std::vector<std::string>{"involvement", "reason"}));
  EXPECT_EQ(first_problem(
                does("close_involvement", {{"involvement", "csc-1"}, {"closed_on", "2026-02-28"}, {"reason", "x"}})),
            "closed_on");
  EXPECT_EQ(first_problem(
                does("close_involvement", {{"involvement", "csc-1"}, {"closed_on", "2026-04-02"}, {"reason", "x"}})),
            "closed_on");
  ASSERT_TRUE(does("close_involvement", {{"involvement", "csc-1"}, {"reason", "x"}}));
  EXPECT_EQ(first_problem(does("close_involvement", {{"involvement", "csc-1"}, {"reason", "x"}})), "involvement");
}

TEST_F(PersonVerbs, rows_hold_the_keys_that_a_search_looks_up) {
  recorded();
  ASSERT_TRUE(does("open_involvement", {{"service", "csc"}}));
  ASSERT_TRUE(does("open_involvement", {{"service", "eha"}}));
  ASSERT_TRUE(does("close_involvement", {{"involvement", "eha-1"}, {"reason", "x"}}));
  EXPECT_EQ(column("people", "family_key"), "harrowgate");
  EXPECT_EQ(column("people", "given_key"), "maisie");
  EXPECT_EQ(column("people", "postcode_key"), "EL42QT");
  EXPECT_EQ(column("people", "born"), "2018-03-03");
  EXPECT_EQ(column("people", "open_services"), "|csc|");
  EXPECT_EQ(column("involvements", "opened_on"), "2026-04-01");
  EXPECT_EQ(person_rows(person(), {}).rows.size(), 3u);
}

}  // namespace lintel::casework
