#include "web/pages/worklist/taking.h"

#include <gtest/gtest.h>

#include "web/pages/parts/trial_hub.h"

namespace lintel::web::worklist {
namespace {

class WorklistTaking : public testing::Test {
 protected:
  WorklistTaking() { as(hub.manager); }
  void as(const terms::StaffId& who) {
    hub.trial.sign_in(who);
    hub.trial.get("/worklist?view=all");
  }
  std::string receive(const char* given_name) {
    hub.trial.now += std::chrono::minutes(1);
    return hub.receive({{"children.1.given_name", given_name}});
  }
  void grade(const std::string& reference) {
    hub.done("grade_contact", {"contact", reference}, {{"level", "4"}, {"grade", "red"}, {"rationale", "Harm"}},
             hub.actor(hub.manager));
  }
  std::string taken() {
    hub.trial.get("/worklist?view=all");  // each page has a key of its own
    return Trial::header(hub.trial.post("/worklist/next", {{"key", fresh_key()}}), "Location");
  }
  std::string fresh_key() { return std::string(31, 'a') + static_cast<char>('0' + drawn++); }
  std::string owner(const std::string& reference) {
    const auto record = hub.contact(reference);
    return record.owner ? record.owner->it.to_name : "";
  }

  parts::TrialHub hub{all_routes()};
  int drawn = 0;
};

TEST_F(WorklistTaking, the_next_is_the_one_due_first_that_nobody_has) {
  const auto first = receive("Robin"), second = receive("Wren");
  EXPECT_EQ(taken(), "/contacts/" + first + "?done=claim");
  EXPECT_EQ(owner(first), "Staff MARA");
  EXPECT_EQ(owner(second), "");
  EXPECT_EQ(taken(), "/contacts/" + second + "?done=claim");
  EXPECT_EQ(taken(), "/worklist?view=unassigned&done=none");
}

TEST_F(WorklistTaking, a_form_that_is_sent_twice_takes_one) {
  const auto first = receive("Robin"), second = receive("Wren");
  const std::string key(32, 'b');
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(Trial::header(hub.trial.post("/worklist/next", {{"key", key}}), "Location"),
              "/contacts/" + first + "?done=claim");
  EXPECT_EQ(owner(second), "");
  EXPECT_EQ(taken(), "/contacts/" + second + "?done=claim");
  EXPECT_EQ(Trial::header(hub.trial.post("/worklist/next", {{"key", key}}), "Location"),
            "/contacts/" + first + "?done=claim")
      << "also when nothing else waits";
}

TEST_F(WorklistTaking, what_somebody_has_is_refused_to_the_next_who_wants_it) {
  const auto reference = receive("Robin");
  taken();
  const auto result = hub.perform("claim_contact", {"contact", reference}, {}, hub.actor(hub.manager));
  ASSERT_TRUE(std::holds_alternative<casework::Declined>(result));
  EXPECT_EQ(std::get<casework::Declined>(result).refusals.front().rule.value, "already_taken");
}

TEST_F(WorklistTaking, a_screener_takes_what_is_graded_and_not_what_waits_for_its_grade) {
  const auto graded = receive("Robin");
  grade(graded);
  receive("Wren");
  as(hub.screener);
  EXPECT_EQ(taken(), "/contacts/" + graded + "?done=claim");
  EXPECT_EQ(hub.contact(graded).state, casework::ContactState::allocated);
  EXPECT_EQ(taken(), "/worklist?view=unassigned&done=none");
}

TEST_F(WorklistTaking, several_are_given_to_somebody_and_each_that_cannot_be_says_why) {
  const auto one = receive("Robin"), two = receive("Wren"), ungraded = receive("Finch");
  grade(one);
  grade(two);
  const auto list = hub.trial.get("/worklist?view=all").body;
  EXPECT_TRUE(list.contains("id=\"pick-" + one + "\""));
  EXPECT_FALSE(list.contains("id=\"pick-" + ungraded + "\""));
  EXPECT_TRUE(list.contains("Staff SAM, Screener"));
  const auto page =
      hub.trial.post("/worklist/allocate", {{"contact", one}, {"contact", two}, {"contact", ungraded}, {"to", "SAM"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.body.contains("Given to Staff SAM (2)"));
  EXPECT_TRUE(page.body.contains("Not given (1)"));
  EXPECT_TRUE(page.body.contains("The contact has no grade and rationale yet."));
  EXPECT_EQ(owner(one), "Staff SAM");
  EXPECT_EQ(owner(two), "Staff SAM");
  EXPECT_EQ(owner(ungraded), "");
}

TEST_F(WorklistTaking, what_is_missing_is_asked_for_and_what_was_ticked_stays_ticked) {
  const auto one = receive("Robin");
  grade(one);
  const auto page = hub.trial.post("/worklist/allocate", {{"contact", one}, {"to", ""}, {"view", "all"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(page.body.contains("Choose who gets them"));
  EXPECT_TRUE(page.body.contains("value=\"" + one + "\" checked"));
  EXPECT_EQ(hub.trial.post("/worklist/allocate", {{"to", "SAM"}}).status, 422);
  EXPECT_EQ(owner(one), "");
}

TEST_F(WorklistTaking, is_not_offered_to_who_may_do_neither) {
  as(hub.receiver);
  const auto list = hub.trial.get("/worklist?view=all").body;
  EXPECT_FALSE(list.contains("/worklist/next"));
  EXPECT_FALSE(list.contains("/worklist/allocate"));
}

}  // namespace
}  // namespace lintel::web::worklist
