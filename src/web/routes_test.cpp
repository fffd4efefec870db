#include <gtest/gtest.h>

#include <set>

#include "web/pages/request/request_fixtures.h"
#include "web/session/trial.h"

// Walks every route there is as every role of a real pack.
namespace lintel::web {
namespace {

// "/contacts/{reference}/grade" of a record that is not there.
std::string address_of(const Route& route) {
  std::string address;
  for (std::size_t i = 0; i < route.pattern.size(); ++i) {
    if (route.pattern[i] != '{') {
      address += route.pattern[i];
      continue;
    }
    address += "N0NE-0000";
    i = route.pattern.find('}', i);
  }
  return address;
}

class RoutesTest : public testing::Test {
 protected:
  // With every part that a hub can have, so that no page is left out.
  static pack::Pack hub_with_every_part() {
    auto pack = fixtures::whole_pack();
    pack.advice_line = {.title = "Advice line",
                        .callers = {{"school", "School"}},
                        .themes = {{"other", "Other"}},
                        .results = {{.id = "refer", .title = "Refer", .referral = true}},
                        .taken_by = {{pack.roles.front().id, ""}},
                        .transferred_to = {{pack.roles.back().id, ""}},
                        .alerted = {{pack.roles.front().id, ""}}};
    for (const auto* right :
         {"see_consultations", "take_consultation", "transfer_consultation", "acknowledge_transfer"})
      pack.roles.front().may.insert(right);
    for (const auto* right : {"see_consultations", "take_up_transfer"}) pack.roles.back().may.insert(right);
    pack.early_help = {.title = "Early help",
                       .outcomes = {},
                       .priorities = {{"high", "High"}},
                       .allocation_kinds = {{.id = "support", .title = "Support"}},
                       .assessments = {{"eha", "EHA"}},
                       .worked_by = {{pack.roles.front().id, ""}},
                       .endorsed_by = {{pack.roles.back().id, ""}}};
    for (const auto* right : {"see_families", "begin_early_help", "propose_allocation", "record_problem",
                              "record_conversation", "end_early_help"})
      pack.roles.front().may.insert(right);
    for (const auto* right : {"see_families", "endorse_allocation", "return_allocation", "step_down_family"})
      pack.roles.back().may.insert(right);
    pack.sharing_agreements = {.title = "Agreements", .source = "S"};
    pack.training = {.title = "Training", .conversation = {}, .source = "S"};
    for (const auto* right : {"see_agreements", "record_agreement", "see_training", "record_training"})
      pack.roles.front().may.insert(right);
    for (const auto* right : {"see_agreements", "end_agreement", "see_training", "withdraw_training"})
      pack.roles.back().may.insert(right);
    pack.meetings = {{.id = "monthly",
                      .title = "Monthly meeting",
                      .per = "hub",
                      .every = "month",
                      .chaired_by = {{pack.roles.front().id, ""}},
                      .agenda = {"progress", "actions"},
                      .source = "S"}};
    for (const auto* right : {"see_meetings", "schedule_meeting", "hold_meeting", "write_minutes", "add_action"})
      pack.roles.front().may.insert(right);
    for (const auto* right : {"see_meetings", "close_action"}) pack.roles.back().may.insert(right);
    pack.notifications = {.title = "Police notification", .shared_by = {{pack.roles.front().id, ""}}};
    for (const auto* right : {"take_notification", "record_share", "add_share"}) pack.roles.front().may.insert(right);
    pack.monthly_table = {.title = "Monthly table",
                          .columns = {{.heading = "CAME", .shows = "received_on", .question = {}}},
                          .outcomes = {},
                          .printed = {},
                          .also_called = {},
                          .source = "S"};
    pack.scorecard = {.title = "Scorecard", .indicators = {}, .source = "S"};
    for (const auto* right : {"see_reports", "see_case_reports", "issue_report"}) pack.roles.front().may.insert(right);
    for (const auto* right : {"see_school_notices", "name_school", "record_share", "acknowledge_share"})
      pack.roles.back().may.insert(right);
    return pack;
  }

  RoutesTest() {
    for (const auto& role : pack.roles)
      staff.push_back({role.id, trial.add_staff("S-" + role.id.value, {role.id.value})});
  }
  // As one of our forms would send it.
  Response ask(const Route& route) {
    if (route.method == Method::get) return trial.get(address_of(route));
    return trial.send(route.method, address_of(route), {{"csrf", trial.csrf}});
  }
  void sign_in(const terms::StaffId& who) {
    trial.sign_in(who);
    trial.get("/account");
  }

  pack::Pack pack = hub_with_every_part();
  Trial trial{pack, all_routes()};
  std::vector<std::pair<terms::RoleId, terms::StaffId>> staff;
};

TEST_F(RoutesTest, every_route_refuses_every_role_that_its_rule_leaves_out) {
  int refused = 0;
  for (const auto& [role, who] : staff) {
    for (const auto& route : trial.router.routes()) {
      if (route.access.who != Who::staff || route.access.right.empty()) continue;
      if (pack.role(role)->may.contains(route.access.right)) continue;
      sign_in(who);
      EXPECT_EQ(ask(route).status, 403) << role.value << " " << route.pattern;
      ++refused;
    }
  }
  EXPECT_GT(refused, 0);
}

TEST_F(RoutesTest, every_route_lets_in_every_role_that_its_rule_names) {
  for (const auto& [role, who] : staff) {
    for (const auto& route : trial.router.routes()) {
      if (route.access.who != Who::staff || route.method != Method::get) continue;
      if (!route.access.right.empty() && !pack.role(role)->may.contains(route.access.right)) continue;
      sign_in(who);
      const auto status = ask(route).status;
      EXPECT_TRUE(status == 200 || status == 303 || status == 404)
          << role.value << " " << route.pattern << " " << status;
    }
  }
}

std::set<std::string> links_in(const std::string& body) {
  std::set<std::string> links;
  const std::string start = "href=\"/";
  for (auto at = body.find(start); at != std::string::npos; at = body.find(start, at + 1)) {
    const auto from = at + start.size() - 1;
    links.insert(body.substr(from, body.find_first_of("\"#?", from) - from));
  }
  return links;
}

TEST_F(RoutesTest, every_page_offers_only_links_that_open_for_who_reads_it) {
  int followed = 0;
  for (const auto& [role, who] : staff) {
    sign_in(who);
    std::set<std::string> offered;
    for (const auto& route : trial.router.routes())
      if (route.method == Method::get && route.access.record_kind.empty() && !route.pattern.contains('{') &&
          route.pattern != "/sign-in")
        for (const auto& found : links_in(trial.get(route.pattern).body))
          if (!found.starts_with("/assets")) offered.insert(found);
    for (const auto& address : offered) {
      const auto status = trial.get(address).status;
      EXPECT_TRUE(status == 200 || status == 303) << role.value << " " << address << " " << status;
      ++followed;
    }
  }
  EXPECT_GT(followed, 100);
}

TEST_F(RoutesTest, no_act_is_done_by_a_role_without_its_right) {
  for (const auto& [role, who] : staff) {
    for (const auto& route : trial.router.routes()) {
      const auto* act = std::get_if<Act>(&route.does);
      if (!act || route.access.who != Who::staff || pack.role(role)->may.contains(act->verb)) continue;
      sign_in(who);
      const auto before = trial.store.fact_count(trial.site.hub);
      EXPECT_GE(ask(route).status, 400) << role.value << " " << route.pattern;
      EXPECT_EQ(trial.store.fact_count(trial.site.hub), before) << role.value << " " << route.pattern;
    }
  }
}

TEST_F(RoutesTest, who_is_not_signed_in_gets_to_no_page_of_the_staff) {
  for (const auto& route : trial.router.routes()) {
    if (route.access.who != Who::staff) continue;
    trial.cookies.clear();
    const auto response = ask(route);
    EXPECT_EQ(response.status, 303) << route.pattern;
    EXPECT_TRUE(Trial::header(response, "Location").starts_with("/sign-in")) << route.pattern;
  }
}

TEST_F(RoutesTest, every_route_that_changes_something_refuses_a_form_without_our_token) {
  for (const auto& route : trial.router.routes()) {
    if (route.method == Method::get || route.access.who == Who::api_key) continue;
    sign_in(staff.front().second);
    if (!route.access.right.empty() && !pack.role(staff.front().first)->may.contains(route.access.right)) continue;
    EXPECT_EQ(trial.send(route.method, address_of(route), {{"csrf", "invented"}}).status, 403) << route.pattern;
    trial.headers = {{"sec-fetch-site", "cross-site"}};
    EXPECT_EQ(ask(route).status, 403) << route.pattern;
    trial.headers.clear();
  }
}

TEST_F(RoutesTest, every_route_for_callers_refuses_a_caller_without_a_key) {
  for (const auto& route : trial.router.routes()) {
    if (route.access.who != Who::api_key) continue;
    EXPECT_EQ(trial.send(route.method, address_of(route), {}).status, 401) << route.pattern;
    EXPECT_FALSE(route.access.right.empty()) << route.pattern << " names no scope";
  }
}

// A page for staff names a right, is about a record that must be theirs to see, does a verb that asks its own right, or
// is about the person alone.
TEST_F(RoutesTest, a_page_for_all_staff_is_about_the_person_alone) {
  const std::set<std::string> about_oneself = {
      "/sign-out", "/second-factor", "/session/keepalive", "/home",
      "/account",  "/drafts/{id}",   "/continue/{id}",     "/continue/{id}/discard"};
  for (const auto& route : trial.router.routes()) {
    if (route.access.who != Who::staff || !route.access.right.empty() || !route.access.record_kind.empty()) continue;
    if (std::holds_alternative<Act>(route.does)) continue;
    EXPECT_TRUE(about_oneself.contains(route.pattern)) << route.pattern << " names no right";
  }
}

TEST_F(RoutesTest, every_right_that_a_route_names_is_one_that_a_role_can_have) {
  std::set<std::string> rights;
  for (const auto& verb : casework::verbs()) rights.emplace(verb.name);
  for (const auto right : casework::page_rights()) rights.emplace(right);
  for (const auto& route : trial.router.routes()) {
    const bool names_right = route.access.who == Who::staff && !route.access.right.empty();
    const auto* act = std::get_if<Act>(&route.does);
    EXPECT_TRUE(!names_right || rights.contains(route.access.right)) << route.pattern;
    EXPECT_TRUE(!act || casework::verb(act->verb)) << route.pattern;
  }
}

}  // namespace
}  // namespace lintel::web
