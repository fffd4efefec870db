#include <gtest/gtest.h>

#include "pack/check_said.h"

// What the check says of a monthly table, whatever else it says of a pack that is nothing more.
namespace lintel::pack {
namespace {

const std::string sound = R"(districts: [{id: hill, title: Hill, postcodes: [EX1]}]
outcomes: [{id: help, title: Help, told: Help comes, when: {}, source: here}]
steps:
  - {id: number_step, title: Number, phrase: gives the number, source: here, questions: [{id: number, type: text, label: Number}]}
monthly_table:
  title: Monthly table
  columns:
    - {heading: ID, shows: answer, question: number}
    - {heading: AGE, shows: age}
    - {heading: PLACE, shows: district}
  outcomes: [help]
  printed: {hill: The Hill}
  also_called: {top: hill}
  source: here
)";

std::vector<std::string> said(const std::string& from = "", const std::string& to = "") {
  return check_said(sound, from, to, {"monthly", "column"});
}

bool says(const std::string& from, const std::string& to, const std::string& words) {
  for (const auto& one : said(from, to))
    if (one.find(words) != std::string::npos) return true;
  return false;
}

TEST(check_monthly_table, says_nothing_of_a_sound_one) {
  EXPECT_EQ(said(), std::vector<std::string>{});
}

TEST(check_monthly_table, finds_a_column_that_shows_nothing_there_is) {
  EXPECT_TRUE(says("question: number}\n    -", "question: numbr}\n    -", "\"numbr\" does not exist"));
  EXPECT_TRUE(says("shows: answer, question: number", "shows: answer", "names no question"));
  EXPECT_TRUE(says("shows: age", "shows: age, question: number", "names a question and shows something else"));
  EXPECT_TRUE(says("shows: age", "shows: years", "years"));
}

TEST(check_monthly_table, finds_outcomes_and_districts_that_there_are_not) {
  EXPECT_TRUE(says("outcomes: [help]", "outcomes: [halp]", "\"halp\" does not exist"));
  EXPECT_TRUE(says("outcomes: [help]", "outcomes: []", "has no outcomes"));
  EXPECT_TRUE(says("printed: {hill", "printed: {hull", "\"hull\" does not exist"));
  EXPECT_TRUE(says("{top: hill}", "{top: hull}", "\"hull\" does not exist"));
}

}  // namespace
}  // namespace lintel::pack
