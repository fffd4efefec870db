// What the language of worked cases promises: a wrong expectation fails and says why, a mistake is named with its line.
#include <gtest/gtest.h>

#include "casework/cases/lines.h"
#include "casework/cases/read.h"
#include "casework/cases/run.h"
#include "small_pack.h"
#include "terms/london.h"

namespace lintel::worked_cases {

namespace {

using namespace casework::cases;

const std::string staff = R"(
given Ann Lee is a leader in The desk
 and Bob Ray is a worker in The desk
 and Mia Oak, born 3 March 2018, lives at 1 High Street, AB1 2CD
)";
// Lines 6 to 9; what a test adds stands on line 10.
const std::string begun = staff + R"(
case: a request
at Tue 6 October 2026 10:55
when a professional requests support for Mia Oak
     requested_level: high
)";

CaseReport run_one(const std::string& text) {
  const auto pack = small_pack();
  const auto file = read_cases("test.case", text, pack);
  for (const auto& problem : file.problems) ADD_FAILURE() << pack::text_of(problem);
  return file.cases.empty() ? CaseReport{} : run_case(file.cases.front(), pack);
}

std::string only_problem(const std::string& text) {
  const auto file = read_cases("test.case", text, small_pack());
  EXPECT_EQ(file.problems.size(), 1u) << "for:\n" << text;
  return file.problems.empty() ? "" : pack::text_of(file.problems.front());
}

void expect_has(const std::string& text, std::string_view part) {
  EXPECT_NE(text.find(part), std::string::npos) << "no \"" << part << "\" in: " << text;
}

struct Wrong {
  std::string then;
  std::string found;
};

std::ostream& operator<<(std::ostream& out, const Wrong& wrong) {
  return out << wrong.then;
}

class WrongExpectation : public testing::TestWithParam<Wrong> {};

TEST_P(WrongExpectation, fails_and_says_what_is_so_instead) {
  const auto report = run_one(begun + "then " + GetParam().then + "\n");
  ASSERT_EQ(report.failures.size(), 1u) << GetParam().then << "\n" << text_of(report);
  EXPECT_EQ(report.failures.front().line, 10);
  expect_has(report.failures.front().found, GetParam().found);
  EXPECT_FALSE(report.timeline.empty());
}

INSTANTIATE_TEST_SUITE_P(
    language, WrongExpectation,
    testing::Values(
        Wrong{"decision is due Tue 6 October 2026 11:54", "it is due Tue 6 October 2026 11:55"},
        Wrong{"decision is due Tue 6 October 2026 11:55:01", "11:55"},
        Wrong{"decision has no timescale", "it is due Tue"}, Wrong{"decision is due as before", "not owed before"},
        Wrong{"decision is not owed", "it is owed"}, Wrong{"decision is met", "it is owed"},
        Wrong{"decision is lifted", "it is owed"}, Wrong{"decision is late", "it is owed"},
        Wrong{"decision is owed by worker", "leader@front"},
        Wrong{"decision comes from rule decision_low", "decision_high"},
        Wrong{"decision is late because holidays", "\"\""}, Wrong{"decision shows 2 hours left", "1 hour"},
        Wrong{"nothing blocks closing", "decision"}, Wrong{"decision does not block closing", "decision"},
        Wrong{"it is graded", "received"}, Wrong{"on Tue 6 October 2026 10:55 it was graded", "received"},
        Wrong{"on Tue 6 October 2026 10:54 it was received", "none"}, Wrong{"it waits with helpers", "desk"},
        Wrong{"it waits for worker", "leader@front"}, Wrong{"it is owned by Bob Ray", "none"},
        Wrong{"it is handed over to helpers", "none"}, Wrong{"it is also told to helpers", "none"},
        Wrong{"it opens something", "none"}, Wrong{"it is under pack small 2", "small 1"},
        Wrong{"its level is low", "high"}, Wrong{"its requested level is low", "high"},
        Wrong{"its initial level is high", "none"}, Wrong{"its final level is high", "none"},
        Wrong{"its grade is red", "none"}, Wrong{"its outcome is advice", "none"},
        Wrong{"its channel is api", "e_form"}, Wrong{"its urgent is yes", "no"},
        Wrong{"consent is given", "not_recorded"}, Wrong{"an override is in force", "none"},
        Wrong{"refused not_permitted", "it was done"}, Wrong{"refused not_permitted because of it", "it was done"},
        Wrong{"the refusal says no", "\"\""}, Wrong{"the refusal cites a book", "\"\""},
        Wrong{"the refusal advises rest", "\"\""}, Wrong{"problem worry", "it was done"},
        Wrong{"problem worry: missing", "it was done"}, Wrong{"it is not found", "it was done"},
        Wrong{"rule other applied", "intake"}, Wrong{"the source says Bible", "Handbook"},
        Wrong{"fact ContactGraded is recorded", "ContactReceived"},
        Wrong{"fact ContactReceived is not recorded", "it is recorded"}, Wrong{"a message goes to her", "no message"},
        Wrong{"a message goes to her saying hello", "no message"},
        Wrong{"Ann Lee's worklist has not it", "it is on it"}, Wrong{"Bob Ray's worklist has it", "not on it"},
        Wrong{"Ann Lee cannot see it", "they may"}, Wrong{"Ann Lee may not grade the contact", "they may"},
        Wrong{"Bob Ray may grade the contact", "not_permitted"}, Wrong{"Ann Lee may approve the outcome", "stage"},
        Wrong{"Bob Ray has the right to grade_contact", "they have not"},
        Wrong{"Ann Lee has no right to grade_contact", "they have"}, Wrong{"no list or search shows Mia", "Mia"},
        Wrong{"a list or search shows Zebedee", "none"}, Wrong{"there are 2 contacts", "1"},
        Wrong{"it is linked to the contact", "no link"}, Wrong{"it knows of the contact", "none"},
        Wrong{"the call is queued", "no record"}, Wrong{"a form is owed", "none"},
        Wrong{"the caller is told wait", "\"\""}, Wrong{"its disposition is call back", "none"},
        Wrong{"a home visit is prompted", "nothing"}, Wrong{"the hub's numbers have 01632 960999", "01632 960001"},
        Wrong{"level high says low", "High"}, Wrong{"leader is supervised by worker", "none"}));

TEST(run, a_true_expectation_passes) {
  const auto report = run_one(begun + "then decision is due Tue 6 October 2026 11:55\n and it is received\n");
  EXPECT_TRUE(report.passed()) << text_of(report);
}

TEST(run, a_refusal_that_the_case_does_not_speak_of_fails_it_and_ends_it) {
  const auto report = run_one(
      begun +
      "when Bob Ray grades the contact\nthen it is received\nwhen Ann Lee grades the contact\nthen it is graded\n");
  ASSERT_EQ(report.failures.size(), 1u);
  EXPECT_EQ(report.failures.front().line, 10);
  expect_has(report.failures.front().found, "not_permitted");
}

TEST(run, a_refusal_that_the_case_speaks_of_is_right) {
  const auto report =
      run_one(begun + "when Bob Ray grades the contact\nthen it is received\n and refused not_permitted\n");
  EXPECT_TRUE(report.passed()) << text_of(report);
}

TEST(run, the_refusal_must_be_the_one_that_is_said) {
  const auto report = run_one(begun + "when Bob Ray grades the contact\nthen refused not_grader\n");
  ASSERT_FALSE(report.passed());
  expect_has(report.failures.front().found, "refused not_permitted");
}

TEST(run, something_said_to_be_refused_that_is_done_fails) {
  const auto report = run_one(begun + "when Ann Lee grades the contact\nthen refused not_permitted\n");
  ASSERT_FALSE(report.passed());
  expect_has(report.failures.front().found, "it was done");
}

TEST(run, a_problem_that_the_case_does_not_speak_of_fails_it) {
  const auto report = run_one(staff +
                              "case: c\nat Tue 6 October 2026 10:55\nwhen a professional requests support\n     "
                              "requested_level: high\n     not said: worry\nthen there are 0 contacts\n");
  ASSERT_FALSE(report.passed());
  expect_has(report.failures.front().found, "problem answers.worry");
}

TEST(run, a_record_that_is_not_there_yet_fails) {
  const auto report =
      run_one(staff + "case: c\nat Tue 6 October 2026 10:55\nwhen Ann Lee grades the contact\nthen it is done\n");
  ASSERT_FALSE(report.passed());
  expect_has(report.failures.front().found, "no such record");
}

TEST(run, the_report_shows_the_line_what_was_expected_what_was_found_and_what_had_happened) {
  const auto text = text_of(run_one(begun + "then it is graded\n"));
  expect_has(text, "test.case:6: a request");
  expect_has(text, "test.case:10");
  expect_has(text, "expected  then it is graded");
  expect_has(text, "found     received");
  expect_has(text, "contact received");
}

TEST(run, trying_who_may_changes_nothing) {
  const auto report = run_one(
      begun +
      "then Ann Lee may grade the contact\n and it is received\nwhen Ann Lee grades the contact\nthen it is graded\n");
  EXPECT_TRUE(report.passed()) << text_of(report);
}

TEST(run, the_same_case_gives_the_same_report) {
  const auto text = begun + "then its reference is nothing\n";
  EXPECT_EQ(text_of(run_one(text)), text_of(run_one(text)));
}

TEST(run, a_contact_keeps_the_version_under_which_it_was_received) {
  auto before = small_pack(), after = small_pack();
  after.version = "2";
  after.in_force_from = terms::date_from_iso("2026-10-06");
  after.obligations.front().within.count = 4;
  const auto file = read_cases("test.case", staff + R"(
case: two versions
at Mon 5 October 2026 23:30
when a professional requests support as the first contact
     requested_level: high
at Tue 6 October 2026 00:00
when a professional requests support as the second contact
     requested_level: high
then decision of the first contact is due Tue 6 October 2026 00:30
 and decision of the second contact is due Tue 6 October 2026 04:00
 and the first contact is under pack small 1
 and the second contact is under pack small 2
when Ann Lee grades the first contact
then decision is due as before
)",
                               before);
  ASSERT_TRUE(file.problems.empty()) << pack::text_of(file.problems.front());
  const auto report = run_case(file.cases.front(), {&before, &after});
  EXPECT_TRUE(report.passed()) << text_of(report);
}

TEST(run_cases, counts_a_mistake_as_a_failure) {
  const auto reports =
      run_cases({{"a.case", begun + "then it is received\n"}, {"b.case", "case: c\nthen what\n"}}, small_pack());
  ASSERT_EQ(reports.size(), 2u);
  EXPECT_TRUE(reports[0].passed());
  EXPECT_FALSE(reports[1].passed());
  expect_has(text_of(reports[1]), "b.case:2");
}

TEST(read, what_is_given_before_the_first_case_is_given_in_each) {
  const auto file = read_cases("test.case",
                               begun +
                                   "then it is received\n\ncase: another\nat 5 October 2026 09:00\nwhen Ann Lee grades "
                                   "the contact\nthen it is done\n",
                               small_pack());
  ASSERT_EQ(file.cases.size(), 2u);
  EXPECT_EQ(file.cases[0].cast.workers.size(), 2u);
  EXPECT_EQ(file.cases[1].cast.workers.size(), 2u);
  EXPECT_TRUE(file.cases[1].cast.askers.empty());
}

TEST(read, a_value_goes_on_over_lines_that_are_indented_further) {
  const auto lines = read_lines(
      "f", "when a professional requests support\n  worry: one\n    two: still the value\n  impact: three\n");
  ASSERT_EQ(lines.all.size(), 1u);
  ASSERT_EQ(lines.all[0].fields.size(), 2u);
  EXPECT_EQ(lines.all[0].fields[0].value, "one\ntwo: still the value");
}

TEST(read, tells_the_two_readings_of_an_hour_that_comes_twice) {
  const auto file =
      read_cases("f", "case: c\nat Sun 25 October 2026 01:20 winter\nthen there are 0 contacts\n", small_pack());
  ASSERT_EQ(file.cases.size(), 1u);
  EXPECT_EQ(terms::iso_text(file.cases[0].steps[0].at), "2026-10-25T01:20:00Z");
}

struct Mistake {
  std::string text;
  int line;
  std::string what;
  std::string expected;
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake) {
  return out << mistake.what;
}

class Mistaken : public testing::TestWithParam<Mistake> {};

TEST_P(Mistaken, is_named_with_its_line_and_what_was_expected) {
  const auto said = only_problem(GetParam().text);
  expect_has(said, GetParam().line ? "test.case:" + std::to_string(GetParam().line) + ":" : "test.case: ");
  expect_has(said, GetParam().what);
  expect_has(said, GetParam().expected);
}

const std::string timed = staff + "case: c\nat Tue 6 October 2026 10:55\n";  // lines 5 and 6

INSTANTIATE_TEST_SUITE_P(
    language, Mistaken,
    testing::Values(
        Mistake{timed + "then it is graaded\n", 7, "\"graaded\" is not a state", "graded"},
        Mistake{timed + "then it waits with the dsk\n", 7, "is not a team", "desk"},
        Mistake{timed + "then decison is owed\n", 7, "is not a kind of obligation", "decision"},
        Mistake{timed + "then refused not_permited\n", 7, "is not a refusal", "not_permitted"},
        Mistake{timed + "then its level is hihg\n", 7, "is not a level", "high"},
        Mistake{timed + "then Ann Lea may grade the contact\n", 7, "no member of staff", "Ann Lee"},
        Mistake{timed + "then Ann Lee may juggle\n", 7, "nothing that anybody may do", "grade the contact"},
        Mistake{timed + "then decision is due Wed 6 October 2026 11:00\n", 7, "wrong weekday",
                "Tuesday 6 October 2026"},
        Mistake{timed + "then decision is due noon\n", 7, "is not a time", "a time like"},
        Mistake{timed + "then its colour is blue\n", 7, "not a thing that a record says", "reference"},
        Mistake{timed + "then pigs fly\n", 7, "nothing can be checked", "hub guide"},
        Mistake{timed + "when Ann Lee grade the contact\nthen it is done\n", 7, "nobody can", "grades the contact"},
        Mistake{timed + "when Anne Lee grades the contact\nthen it is done\n", 7, "nobody in this case", "ann lee"},
        Mistake{timed + "when Ann Lee grades the contact\n     levle: high\nthen it is done\n", 8,
                "has no field \"levle\"", "level"},
        Mistake{timed + "when Ann Lee grades the contact\n     not said: reason\nthen it is done\n", 8, "has no field",
                "rationale"},
        Mistake{timed + "when Ann Lee grades the contact slowly\nthen it is done\n", 7, "does not follow",
                "nothing more"},
        Mistake{timed + "when a professional requests support for Max\nthen it is done\n", 7,
                "no family member \"Max\"", "Mia Oak"},
        Mistake{timed + "at Tue 6 October 2026 10:54\nthen it is done\n", 7, "cannot go back", "later"},
        Mistake{timed + "after a while\nthen it is done\n", 7, "not a length of time", "59 minutes"},
        Mistake{timed + "given Cy Poe is a juggler\nthen it is done\n", 7, "is not a role", "leader"},
        Mistake{timed + "given Cy Poe is a leader in the cellar\nthen it is done\n", 7, "is not a team", "desk"},
        Mistake{timed + "given Cy Poe, born long ago\nthen it is done\n", 7, "is not a date", "3 March 2018"},
        Mistake{timed + "given Cy Poe, friend of mine\nthen it is done\n", 7, "not something a family member can be",
                "lives at"},
        Mistake{timed + "given nobody\nthen it is done\n", 7, "does not say who", "ROLE in TEAM"},
        Mistake{timed + "then it is done\n     level: high\n", 7, "only a \"when\" has fields", "when"},
        Mistake{timed + "nonsense here\nthen it is done\n", 7, "neither a statement nor a field", "given"},
        Mistake{timed + "then\n", 7, "nothing follows", "what it says"},
        Mistake{timed + "cites: this is far too long\nthen it is done\n", 7, "is not a requirement", "L-33"},
        Mistake{"and so\ncase: c\nat 5 October 2026 09:00\nthen it is done\n", 1, "follows nothing", "above it"},
        Mistake{"then it is received\n", 1, "before the first case", "case:"},
        Mistake{"case: c\nthen it is done\n", 2, "what time it is", "at TIME"},
        Mistake{"case: c\nat 5 October 2026 09:00\n", 1, "checks nothing", "then"},
        Mistake{"case: " + std::string(700, 'x') + "\n", 1, "longer than 600", "fields"},
        Mistake{"case: " + std::string(5000, 'x') + "\n", 1, "longer than 4000", "shorter"},
        Mistake{"\xff\xfe", 0, "not UTF-8", "UTF-8"}));

TEST(read, refuses_a_file_that_is_too_large) {
  expect_has(pack::text_of(read_cases("f", std::string(file_bytes_at_most + 1, '\n'), small_pack()).problems.at(0)),
             "larger than 1 MiB");
}

TEST(read, what_happens_above_the_first_case_happens_before_each) {
  const auto pack = small_pack();
  const std::string request = "when a professional requests support for Mia Oak\n     requested_level: high\n";
  const auto file = read_cases("f",
                               staff + "at Tue 6 October 2026 10:55\n" + request +
                                   "case: one\nthen there is 1 contact\n"
                                   "case: two\n" +
                                   request + "then there are 2 contacts\n" +
                                   "case: three\nat Tue 6 October 2026 10:54\nthen there is 1 contact\n",
                               pack);
  ASSERT_EQ(file.cases.size(), 2u);
  for (const auto& one : file.cases) EXPECT_TRUE(run_case(one, pack).passed()) << text_of(run_case(one, pack));
  expect_has(file.problems.at(0).what, "the clock cannot go back");
}

TEST(read, refuses_too_many_steps_and_too_many_cases) {
  std::string steps = timed;
  for (std::size_t i = 0; i <= steps_at_most; ++i) steps += "then there are 0 contacts\n";
  expect_has(only_problem(steps), "more than 500 steps");
  std::string cases;
  for (std::size_t i = 0; i <= cases_at_most; ++i)
    cases += "case: c\nat 5 October 2026 09:00\nthen there are 0 contacts\n";
  const auto file = read_cases("f", cases, small_pack());
  EXPECT_EQ(file.cases.size(), cases_at_most);
  ASSERT_FALSE(file.problems.empty());
  expect_has(file.problems.front().what, "more than 500 cases");
}

}  // namespace

}  // namespace lintel::worked_cases
