#include <gtest/gtest.h>

#include "casework/views/contact_rows.h"
#include "web/pages/parts/trial_hub.h"

namespace lintel::web {
namespace {

class TeamTray : public testing::Test {
 protected:
  TeamTray() {
    pack::Team beside{.id = terms::TeamId{"beside"}, .title = "Team beside", .kind = "duty"};
    hub.trial.shelf.pack_.teams.push_back(beside);
  }
  // As approving would, in the list alone.
  void hand_over(const std::string& reference, const char* team, const char* co_allocated) {
    auto record = hub.contact(reference);
    record.state = casework::ContactState::handed_over;
    record.handover = casework::Recorded<casework::HandedOver>{
        .it = {.team = terms::TeamId{team}, .co_allocated = terms::TeamId{co_allocated}}, .at = hub.trial.now};
    hub.trial.store.replace(hub.trial.site.hub, {casework::contact_rows(record, hub.trial.shelf.pack_)});
  }
  std::string tray_of(const char* team) {
    hub.trial.sign_in(hub.trial.add_staff(std::string("IN-") + team, {"receiver"}, {team}));
    return hub.trial.get("/trays").body;
  }

  parts::TrialHub hub{all_routes()};
};

TEST_F(TeamTray, has_what_was_handed_over_for_the_team_that_receives_and_for_the_one_beside_it) {
  const auto both = hub.receive(), alone = hub.receive();
  hand_over(both, "duty", "beside");
  hand_over(alone, "duty", "");
  const auto receiving = tray_of("duty"), beside = tray_of("beside");
  EXPECT_TRUE(receiving.contains(both) && receiving.contains(alone));
  EXPECT_FALSE(receiving.contains("yours works beside it"));
  EXPECT_TRUE(beside.contains("yours works beside it") && beside.contains(both));
  EXPECT_FALSE(beside.contains(alone));
}

}  // namespace
}  // namespace lintel::web
