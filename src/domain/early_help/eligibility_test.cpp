#include "domain/early_help/eligibility.h"

#include <gtest/gtest.h>

namespace lintel::domain {
namespace {

pack::CriteriaSet three_problems() {
  return {.id = "old",
          .title = "A programme",
          .at_least = 2,
          .claim_excludes = true,
          .problems = {{"education", "Education"}, {"health", "Health"}, {"crime", "Crime"}},
          .source = "Guide"};
}

const terms::Date day{std::chrono::year{2016} / 9 / 19};

ProblemFound found(const char* problem, const char* member, const char* set = "old") {
  return {set, problem, member, "School", day};
}

TEST(eligibility, two_problems_of_different_members_count_together) {  // P-24, P-27
  const auto set = three_problems();
  const auto it = eligibility(&set, {found("health", "Kerry"), found("education", "Jude")}, {});
  EXPECT_TRUE(it.eligible);
  ASSERT_EQ(it.held.size(), 2U);
  EXPECT_EQ(it.held[0].title, "Education");  // in the order of the set
  EXPECT_EQ(it.held[0].found.front().member, "Jude");
  EXPECT_EQ(
      it.sentence,
      "Can be attached to A programme: 2 of its 3 headline problems hold (Education; Health), and at least 2 must.");
}

TEST(eligibility, one_problem_of_two_members_is_one_problem) {  // P-24
  const auto set = three_problems();
  const auto it = eligibility(&set, {found("health", "Kerry"), found("health", "Jude")}, {});
  EXPECT_FALSE(it.eligible);
  EXPECT_EQ(it.held.front().found.size(), 2U);
  EXPECT_EQ(it.sentence,
            "Cannot be attached to A programme: 1 of its 3 headline problems holds (Health), and at least 2 must.");
}

TEST(eligibility, a_family_without_problems_is_not_eligible) {  // P-24
  const auto set = three_problems();
  EXPECT_EQ(eligibility(&set, {}, {}).sentence,
            "Cannot be attached to A programme: 0 of its 3 headline problems hold, and at least 2 must.");
}

TEST(eligibility, a_claim_in_either_phase_excludes_and_says_which) {  // P-26, D-36
  const auto set = three_problems();
  const auto it =
      eligibility(&set, {found("health", "Kerry"), found("crime", "Jude")}, {{"Phase 1", day, "Barnardo's"}});
  EXPECT_FALSE(it.eligible);
  EXPECT_NE(it.sentence.find("Phase 1 on Monday 19 September 2016 by Barnardo's"), std::string::npos) << it.sentence;
}

TEST(eligibility, a_claim_excludes_only_where_the_set_says_so) {
  auto set = three_problems();
  set.claim_excludes = false;
  EXPECT_TRUE(eligibility(&set, {found("health", "K"), found("crime", "J")}, {{"Phase 1", day, ""}}).eligible);
}

TEST(eligibility, problems_of_another_set_do_not_count) {
  const auto set = three_problems();
  EXPECT_FALSE(eligibility(&set, {found("health", "K", "new"), found("crime", "J")}, {}).eligible);
}

TEST(eligibility, nobody_is_eligible_where_no_criteria_counted) {
  EXPECT_FALSE(eligibility(nullptr, {found("health", "K"), found("crime", "J")}, {}).eligible);
}

}  // namespace
}  // namespace lintel::domain
