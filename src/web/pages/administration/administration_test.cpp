#include <fmt/format.h>
#include <gtest/gtest.h>

#include "casework/kept_pack.h"
#include "web/pages/administration/establishment.h"
#include "web/pages/administration/overview.h"
#include "web/pages/pages.h"
#include "web/session/api_key.h"
#include "web/session/trial.h"

using namespace lintel;
using namespace lintel::web;

namespace {

pack::Pack small_pack() {
  pack::Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.hub_name = "Example hub";
  pack.arms = {{"north", "North arm"}};
  pack.teams = {{.id = terms::TeamId{"north_1"}, .title = "North 1", .arm = "north"},
                {.id = terms::TeamId{"south_1"}, .title = "South 1", .arm = "south"}};
  pack.roles = {{.id = terms::RoleId{"administrator"},
                 .title = "Administrator",
                 .may = {"administer", "see_audit", "see_staff", "add_staff", "change_staff", "end_staff"}},
                {.id = terms::RoleId{"lead"},
                 .title = "Team lead",
                 .may = {"see_staff", "add_staff", "change_staff", "end_staff"}},
                {.id = terms::RoleId{"reader"}, .title = "Reader", .may = {"see_staff"}},
                {.id = terms::RoleId{"officer"}, .title = "Early help officer", .may = {"see_contacts"}}};
  pack.establishment = {{.role = terms::RoleId{"officer"}, .arm = "north", .posts = 3, .source = "Guidance 1"}};
  pack.obligations = {{.id = terms::RuleId{"decide_3"},
                       .kind = "decision",
                       .title = "Decide",
                       .on = "received",
                       .when = {{{"level", {"3"}}}},
                       .within = {pack::Timescale::Unit::hours, 24},
                       .source = "Guidance 2"}};
  return pack;
}

class AdministrationTest : public testing::Test {
 protected:
  void SetUp() override {
    trial.sign_in(administrator);
    trial.get("/administration");
  }
  static std::string location(const Response& response) { return Trial::header(response, "Location"); }

  Trial trial{small_pack(), administration_routes()};
  terms::StaffId administrator = trial.add_staff("ADMIN", {"administrator"});
};

using Fields = std::vector<std::pair<std::string, std::string>>;

TEST_F(AdministrationTest, a_key_of_another_system_is_made_shown_once_works_and_can_be_taken_away) {
  trial.get("/administration/keys");
  const auto nothing = trial.post("/administration/keys", {{"name", ""}});
  EXPECT_EQ(nothing.status, 422);
  EXPECT_TRUE(nothing.content().contains("Enter the name of the system"));
  EXPECT_TRUE(nothing.content().contains("Choose what it may do"));
  const auto made = trial.post("/administration/keys", {{"name", "Police system"}, {"scopes", "receive_notification"}});
  ASSERT_EQ(made.status, 200);
  EXPECT_EQ(trial.audited().front().what, "made a key for Police system");
  const auto body = std::string(made.content());
  const auto from = body.find("<code class=\"lintel-break\">");
  ASSERT_NE(from, std::string::npos);
  const auto text = body.substr(body.find('>', from) + 1, 64);
  const auto key = api_key(trial.site, "Bearer " + text);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->scopes, std::vector<std::string>{"receive_notification"});
  const auto list = trial.get("/administration/keys");
  EXPECT_TRUE(list.content().contains("Police system"));
  EXPECT_FALSE(list.content().contains(text)) << "shown once";
  EXPECT_EQ(trial.post("/administration/keys", {{"name", "Police system"}, {"scopes", "receive_request"}}).status, 422)
      << "two systems are told apart by their names";
  const auto kept = api_keys(trial.site);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(trial.post("/administration/keys/" + kept.front().id + "/remove", {}).status, 303);
  EXPECT_FALSE(api_key(trial.site, "Bearer " + text));
  EXPECT_EQ(trial.audited().front().what, "took away the key of Police system");
}

TEST_F(AdministrationTest, versions_are_shown_with_their_dates_and_what_one_changes_and_cannot_be_put_in_force_here) {
  const auto day = std::chrono::hours(24);
  const auto keep = [&](const char* name, const char* within, terms::Instant from) {
    casework::keep_pack_as(
        trial.site.cabinet, trial.site.hub, name,
        {.files = {{"pack.yaml", fmt::format("obligations:\n  - {{id: decide_3, within: {}}}\n", within)}},
         .from = from,
         .by = "Ola Hart"},
        trial.now);
  };
  keep("small 1", "24 hours", trial.now - day);
  keep("small 2", "20 hours", trial.now + day);
  const auto page = trial.get("/administration/versions");
  EXPECT_EQ(page.status, 200);
  EXPECT_LT(page.body.find("To come"), page.body.find("In force now"));
  EXPECT_TRUE(page.body.contains("Ola Hart"));
  EXPECT_TRUE(page.body.contains("What small 2 changes against small 1"));
  EXPECT_TRUE(page.body.contains("within was &quot;24 hours&quot;, is &quot;20 hours&quot;"));
  const auto back = trial.get("/administration/versions?before=small%202&after=small%201");
  EXPECT_TRUE(back.body.contains("within was &quot;20 hours&quot;, is &quot;24 hours&quot;"));
  EXPECT_TRUE(page.body.contains("lintel pack put packs/small"));
  EXPECT_EQ(trial.post("/administration/versions", {{"version", "small 2"}}).status, 405);
}

TEST_F(AdministrationTest, a_member_of_staff_is_added_shown_and_listed) {
  const auto added = trial.post("/administration/staff", {{"name", "Ola Hart"},
                                                          {"email", "ola@example.gov.uk"},
                                                          {"roles", "officer"},
                                                          {"teams", "north_1"},
                                                          {"qualified", "no"}});
  ASSERT_TRUE(location(added).starts_with("/administration/staff/")) << added.body;
  EXPECT_TRUE(trial.get(location(added)).body.contains("Early help officer"));
  EXPECT_TRUE(trial.get("/administration/staff").body.contains("Ola Hart"));
}

TEST_F(AdministrationTest, mistakes_bring_the_form_back_with_everything_typed) {
  const auto again =
      trial.post("/administration/staff",
                 {{"name", "Ola Hart"}, {"email", "nonsense"}, {"roles", "officer"}, {"teams", "south_1"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.body.contains("value=\"Ola Hart\""));
  EXPECT_TRUE(again.body.contains("value=\"nonsense\""));
  EXPECT_TRUE(again.body.contains("href=\"#email\""));
}

TEST_F(AdministrationTest, teams_can_all_be_taken_away) {
  trial.add_staff("OLA", {"officer"}, {"north_1"});
  const auto page = trial.get("/administration/staff/OLA");
  EXPECT_EQ(location(trial.post("/administration/staff/OLA/change",
                                {{"roles", "officer"}, {"qualified", "yes"}, {"reason", "moves"}, {"version", "1"}})),
            "/administration/staff/OLA");
  EXPECT_TRUE(casework::fold_staff(trial.store.facts(trial.site.hub, {"staff", "OLA"})).teams.empty());
}

TEST_F(AdministrationTest, who_leaves_is_out_and_everything_they_signed_in_with_is_forgotten) {
  const auto ola = trial.add_staff("OLA", {"officer"});
  EXPECT_EQ(trial.post("/administration/staff/OLA/end", {{"reason", ""}}).status, 422);
  EXPECT_EQ(trial.post("/administration/staff/OLA/end", {{"reason", "new job"}}).status, 303);
  EXPECT_EQ(trial.accounts.forgotten, std::vector{ola});
  EXPECT_TRUE(trial.get("/administration/staff/OLA").body.contains("They left on"));
  EXPECT_FALSE(trial.get("/administration/staff").body.contains("Staff OLA"));
}

TEST_F(AdministrationTest, a_one_time_link_is_shown_once_and_its_making_is_on_record) {
  trial.add_staff("OLA", {"officer"});
  const auto page = trial.post("/administration/staff/OLA/link");
  EXPECT_TRUE(page.body.contains("https://hub.example/set-password/OLA.secret"));
  EXPECT_EQ(trial.audited().front().what, "made a one-time link");
  EXPECT_FALSE(trial.get("/administration/staff/OLA").body.contains("OLA.secret"));
}

TEST_F(AdministrationTest, no_link_is_made_that_cannot_be_put_on_record) {
  trial.add_staff("OLA", {"officer"});
  trial.audit.fails_for = "made a one-time link";
  EXPECT_EQ(trial.post("/administration/staff/OLA/link").status, 503);
  EXPECT_FALSE(trial.accounts.link);
}

// L-72: a manager who keeps the staff list without being an administrator.
TEST_F(AdministrationTest, who_keeps_the_staff_list_finds_it_and_makes_no_link_into_anybodys_account) {
  trial.add_staff("OLA", {"officer"});
  trial.sign_in(trial.add_staff("LEAD", {"lead"}));
  const auto list = trial.get("/administration/staff");
  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(list.body.contains("href=\"/administration/teams\""));
  EXPECT_FALSE(list.body.contains("href=\"/administration\""));
  const auto page = trial.get("/administration/staff/OLA");
  EXPECT_TRUE(page.body.contains("/OLA/change"));
  EXPECT_FALSE(page.body.contains("/OLA/link"));
  EXPECT_TRUE(page.body.contains("An administrator makes the link"));
  EXPECT_EQ(trial.post("/administration/staff/OLA/link").status, 403);
  EXPECT_EQ(location(trial.post("/administration/staff/OLA/end", {{"reason", "new job"}})),
            "/administration/staff/OLA");
}

TEST_F(AdministrationTest, who_may_only_read_the_staff_list_is_offered_no_form) {
  trial.add_staff("OLA", {"officer"});
  trial.sign_in(trial.add_staff("READ", {"reader"}));
  EXPECT_FALSE(trial.get("/administration/staff").body.contains("Add a member of staff"));
  const auto page = trial.get("/administration/staff/OLA");
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(page.body.contains("/administration/staff/OLA/"));
  EXPECT_EQ(trial.get("/administration/staff/new").status, 403);
}

TEST_F(AdministrationTest, vacancies_of_the_establishment_are_warned_of) {  // L-71
  trial.add_staff("ONE", {"officer"}, {"north_1"});
  trial.add_staff("TWO", {"officer"}, {"south_1"});
  const auto page = trial.get("/administration/teams");
  EXPECT_TRUE(page.body.contains("2 posts of the establishment are vacant"));
  EXPECT_TRUE(page.body.contains("Guidance 1"));
  trial.add_staff("THREE", {"officer"}, {"north_1"});
  trial.add_staff("FOUR", {"officer"}, {"north_1"});
  EXPECT_FALSE(trial.get("/administration/teams").body.contains("vacant</strong>"));
}

TEST_F(AdministrationTest, the_pack_in_force_is_told_in_words_with_its_sources) {
  const auto page = trial.get("/administration/pack");
  for (const auto* part : {"small 1", "within 24 hours", "when level is 3", "Guidance 2", "decide_3"})
    EXPECT_TRUE(page.body.contains(part)) << part;
}

class TroubledShelf final : public casework::PackShelf {
 public:
  explicit TroubledShelf(const pack::Pack& pack) : pack_(pack) {}
  const pack::Pack* in_force(const terms::HubId&, terms::Instant) const override { return &pack_; }
  const pack::Pack* version(const terms::HubId&, std::string_view) const override { return &pack_; }
  std::string trouble(const terms::HubId&) const override { return "The pack small 2 on record cannot be read."; }

 private:
  const pack::Pack& pack_;
};

TEST_F(AdministrationTest, a_version_that_is_not_taken_in_is_told_beside_the_pack_in_force) {
  EXPECT_FALSE(trial.get("/administration/pack").body.contains("not taken in"));
  const TroubledShelf shelf(trial.shelf.pack_);
  const auto& its = trial.site;
  Site site{its.ledger,   its.audit, its.views,  its.cabinet, its.outbox,       its.performer, shelf,
            its.accounts, its.hub,   its.assets, its.now,     its.random_bytes, its.secret};
  const Request request;
  const Visit visit{.site = site, .request = request, .pack = trial.shelf.pack_, .now = trial.now};
  EXPECT_TRUE(administration::show_pack(visit).body.contains(
      "New versions are not taken in. The pack small 2 on record cannot be read."));
}

TEST_F(AdministrationTest, the_audit_is_shown_by_person_and_by_record_and_reading_it_is_on_record) {
  trial.add_staff("OLA", {"officer"});
  trial.get("/administration/staff/OLA");
  EXPECT_TRUE(trial.get("/administration/audit?record=staff/OLA").body.contains("viewed staff"));
  EXPECT_TRUE(trial.get("/administration/audit?record=OLA").body.contains("viewed staff")) << "a reference alone";
  EXPECT_EQ(trial.audited().front().what, "read the audit");
  EXPECT_TRUE(trial.get("/administration/audit?by=OLA").body.contains("Nothing was done or seen"));
  EXPECT_TRUE(trial.get("/administration/audit?record=7K3M-9QWX").body.contains("value=\"7K3M-9QWX\""));
}

TEST_F(AdministrationTest, a_long_audit_comes_in_pages) {
  for (int i = 0; i < 120; ++i)
    trial.store.record(trial.site.hub,
                       {.at = trial.now, .by = administrator, .by_name = "A", .what = "act " + std::to_string(i)},
                       [](bool) {});
  const auto first = trial.get("/administration/audit"), second = trial.get("/administration/audit?page=2");
  EXPECT_TRUE(first.body.contains("act 119"));
  EXPECT_FALSE(first.body.contains("act 60<"));
  EXPECT_TRUE(first.body.contains("Older"));
  EXPECT_TRUE(second.body.contains("act 60<"));
}

TEST_F(AdministrationTest, an_empty_outbox_says_so) {
  EXPECT_TRUE(trial.get("/administration/outbox").body.contains("No message is waiting"));
}

TEST_F(AdministrationTest, nobody_else_gets_in) {
  trial.sign_in(trial.add_staff("OLA", {"officer"}));
  for (const auto& route : trial.router.routes()) {
    if (route.method != Method::get) continue;
    EXPECT_EQ(trial.get(route.pattern).status, 403) << route.pattern;
  }
}

}  // namespace
