#include <gtest/gtest.h>

#include "casework/records/tray.h"
#include "terms/london.h"
#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

class InboxPage : public testing::Test {
 protected:
  parts::TrialHub hub{inbox_routes()};

  void SetUp() override { hub.trial.sign_in(hub.manager); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
};

TEST_F(InboxPage, shows_what_waits_who_looked_last_and_what_has_come_since) {  // B-37
  hub.receive();
  auto page = hub.trial.get("/inbox");
  EXPECT_TRUE(has(page, "Nobody has reviewed this inbox in the last week."));
  EXPECT_TRUE(has(page, "1 unread."));
  EXPECT_EQ(hub.trial.post("/inbox", {{"tray", "tray"}}).status, 303);
  hub.trial.now += std::chrono::minutes(20);
  hub.trial.sign_in(hub.manager);
  page = hub.trial.get("/inbox");
  EXPECT_TRUE(has(page, "20 minutes ago"));
  EXPECT_TRUE(has(page, "0 unread."));
  hub.receive({{"children.1.given_name", "Wren"}});
  page = hub.trial.get("/inbox");
  EXPECT_TRUE(has(page, "1 unread."));
}

TEST_F(InboxPage, is_for_those_who_review_it) {  // B-36
  hub.trial.sign_in(hub.screener);
  EXPECT_EQ(hub.trial.get("/inbox").status, 403);
  EXPECT_TRUE(std::holds_alternative<casework::Declined>(
      hub.perform("review_tray", casework::tray_stream(terms::TeamId{"tray"}, terms::london_date(hub.trial.now)), {},
                  hub.actor(hub.screener))));
}

}  // namespace
