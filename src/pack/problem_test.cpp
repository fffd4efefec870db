#include "pack/problem.h"

#include <gtest/gtest.h>

namespace lintel::pack {
namespace {

TEST(problem, says_where_what_and_what_was_expected) {
  EXPECT_EQ(text_of({"teams.yaml", 12, "it is odd", "it even"}), "teams.yaml:12: it is odd; expected it even");
  EXPECT_EQ(text_of({"teams.yaml", 0, "it is missing", ""}), "teams.yaml: it is missing");
}

TEST(problem, finds_the_name_that_was_meant) {
  EXPECT_EQ(nearest("titel", {"id", "title", "text"}), "title");
  EXPECT_EQ(nearest("Title", {"id", "title", "text"}), "title");
  EXPECT_EQ(nearest("colour", {"id", "title", "text"}), "");
  EXPECT_EQ(one_of_words("colour", {"id", "title"}), "one of: id, title");
  EXPECT_EQ(one_of_words("x", {}), "none to be named: there are none");
}

TEST(problem, repeated_ones_are_said_once_and_in_order) {
  std::vector<PackProblem> problems{
      {"b.yaml", 1, "x", ""}, {"a.yaml", 9, "x", ""}, {"b.yaml", 1, "x", ""}, {"a.yaml", 2, "x", ""}};
  put_in_order(problems);
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_EQ(problems[1].line, 9);
  EXPECT_EQ(problems[2].file, "b.yaml");
}

}  // namespace
}  // namespace lintel::pack
