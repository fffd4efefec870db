#include "web/pages/worklist/filters.h"

#include <gtest/gtest.h>

#include "web/pages/parts/trial_hub.h"

namespace lintel::web::worklist {
namespace {

class WorklistFilters : public testing::Test {
 protected:
  WorklistFilters() {
    hub.receive();
    hub.receive({{"children.1.given_name", "Wren"}, {"answers.requested_level", "2"}});
    hub.trial.sign_in(hub.manager);
  }
  std::string list(const std::string& query) { return hub.trial.get("/worklist?view=all" + query).body; }

  parts::TrialHub hub{all_routes()};
};

TEST_F(WorklistFilters, narrow_the_list_and_are_named_with_a_link_that_takes_each_off) {
  const auto page = list("&filters=set&level=2&arm=north");
  EXPECT_TRUE(page.contains("Wren Vale"));
  EXPECT_FALSE(page.contains("Robin Vale"));
  EXPECT_TRUE(page.contains("Level of need: Level 2"));
  EXPECT_TRUE(page.contains("href=\"/worklist?view=all&amp;filters=set&amp;arm=north\""));
  EXPECT_TRUE(page.contains("href=\"/worklist?view=all&amp;filters=set&amp;level=2\""));
}

TEST_F(WorklistFilters, are_as_each_person_left_them_until_they_clear_them) {
  list("&level=2");
  EXPECT_FALSE(list("").contains("Robin Vale"));
  hub.trial.sign_in(hub.screener);
  EXPECT_TRUE(list("").contains("Robin Vale"));
  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(list("").contains("Clear filters"));
  EXPECT_TRUE(list("&filters=set").contains("Robin Vale"));
  EXPECT_TRUE(list("").contains("Robin Vale"));
  EXPECT_FALSE(list("").contains("Clear filters"));
}

TEST_F(WorklistFilters, that_the_hub_does_not_have_are_none) {
  const auto page = list("&filters=set&level=nonsense");
  EXPECT_TRUE(page.contains("Robin Vale"));
  EXPECT_FALSE(page.contains("Clear filters"));
}

TEST_F(WorklistFilters, that_are_not_chosen_say_all) {
  EXPECT_TRUE(list("").contains(">All</option>"));
  EXPECT_FALSE(list("").contains(">Choose</option>"));
}

}  // namespace
}  // namespace lintel::web::worklist
