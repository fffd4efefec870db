#include "pack/condition.h"

#include <gtest/gtest.h>

namespace lintel::pack {
namespace {

TEST(condition, holds_when_every_attribute_has_one_of_the_values) {
  const Condition condition{{{"level", {"s47", "s17"}}, {"caller", {"professional"}}}};
  EXPECT_TRUE(holds(condition, {{"level", {"s47"}}, {"caller", {"professional"}}}));
  EXPECT_FALSE(holds(condition, {{"level", {"3"}}, {"caller", {"professional"}}}));
  EXPECT_FALSE(holds(condition, {{"level", {"s47"}}}));
  EXPECT_TRUE(holds({}, {}));
}

TEST(condition, says_what_was_wanted_and_what_was_found) {
  const auto found = mismatches({{{"level", {"s47", "s17"}}, {"caller", {"professional"}}}}, {{"level", {"3"}}});
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].found, "not known");
  EXPECT_EQ(found[1].wanted, "s17 or s47");
  EXPECT_EQ(found[1].found, "3");
}

TEST(condition, a_wider_rule_before_a_narrower_one_covers_it) {
  const Condition wide{{{"level", {"2", "3"}}}}, narrow{{{"level", {"3"}}, {"caller", {"professional"}}}};
  EXPECT_TRUE(covers(wide, narrow));
  EXPECT_FALSE(covers(narrow, wide));
  EXPECT_TRUE(covers({}, wide));
}

}  // namespace
}  // namespace lintel::pack
