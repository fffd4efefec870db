#include "casework/verbs/staff/staff_verbs.h"

#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"
#include "casework/perform.h"
#include "casework/verbs/call/trial.h"
#include "casework/views/staff_rows.h"

namespace lintel::casework {

namespace {

using terms::RoleId;
const StreamId worker{"staff", "s1"};

pack::Pack small_pack() {
  pack::Pack pack{.code = "small", .version = "1"};
  pack.roles = {
      {.id = RoleId{"manager"}, .qualified_social_worker = true, .may = {"add_staff", "end_staff", "see_staff"}},
      {.id = RoleId{"senior"}, .qualified_social_worker = true, .supervised_by = {RoleId{"manager"}}},
      {.id = RoleId{"screener"}, .qualified_social_worker = true, .supervised_by = {RoleId{"senior"}}},
      {.id = RoleId{"clerk"}, .supervised_by = {RoleId{"manager"}}},
      {.id = RoleId{"administrator"}, .title = "Administrator", .may = {"administer", "add_staff", "change_staff"}}};
  pack.teams = {
      {.id = TeamId{"desk"}, .arm = "front"}, {.id = TeamId{"night"}, .arm = "back"}, {.id = TeamId{"district"}}};
  return pack;
}

class StaffVerbs : public testing::Test {
 protected:
  Trial trial{small_pack()};

  Decided does(std::string_view verb, const Fields& fields) { return trial.does(verb, worker, fields); }
  StaffRecord staff() { return fold_staff(trial.facts(worker)); }
  void added() {
    ASSERT_TRUE(does("add_staff", {{"name", "Ines Corrigan"},
                                   {"email", "Ines.Corrigan@hub.example"},
                                   {"roles", "screener"},
                                   {"teams", "desk"},
                                   {"teams", "district"},
                                   {"qualified", "yes"}}));
  }
};

struct OnePack final : PackShelf {
  pack::Pack pack = small_pack();
  const pack::Pack* in_force(const HubId&, Instant) const override { return &pack; }
  const pack::Pack* version(const HubId&, std::string_view) const override { return &pack; }
};

}  // namespace

TEST_F(StaffVerbs, somebody_added_acts_with_their_roles_teams_and_the_arms_of_those_teams) {
  added();
  const auto actor = actor_from(staff(), trial.pack());
  EXPECT_EQ(actor.id, StaffId{"s1"});
  EXPECT_EQ(actor.name, "Ines Corrigan");
  EXPECT_EQ(actor.roles, std::set<RoleId>{RoleId{"screener"}});
  EXPECT_EQ(actor.teams, (std::set<TeamId>{TeamId{"desk"}, TeamId{"district"}}));
  EXPECT_EQ(actor.arms, std::set<std::string>{"front"});
  EXPECT_TRUE(actor.qualified_social_worker);
}

TEST_F(StaffVerbs, being_qualified_counts_only_in_a_role_for_a_qualified_social_worker) {
  ASSERT_TRUE(does("add_staff", {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "clerk"}, {"qualified", "yes"}}));
  EXPECT_TRUE(staff().qualified);
  EXPECT_FALSE(actor_from(staff(), trial.pack()).qualified_social_worker);
}

TEST_F(StaffVerbs, a_role_that_later_asks_for_the_qualification_does_not_give_it) {
  trial.put(new_fact(worker, StaffAdded{.name = "A", .email = "a@hub.example", .roles = {"screener"}}));
  EXPECT_FALSE(actor_from(staff(), trial.pack()).qualified_social_worker);
}

TEST_F(StaffVerbs, a_role_for_a_qualified_social_worker_is_not_given_to_anybody_else) {
  EXPECT_EQ(problem_fields(does("add_staff", {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "screener"}})),
            std::vector<std::string>{"qualified"});
}

TEST_F(StaffVerbs, only_an_administrator_gives_or_takes_an_administrators_role) {
  const Fields administrator = {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "administrator"}};
  trial.actor.roles = {RoleId{"manager"}};
  EXPECT_EQ(problem_fields(does("add_staff", administrator)), std::vector<std::string>{"roles"});
  trial.actor = terms::system_actor();
  ASSERT_TRUE(does("add_staff", administrator));
  trial.actor = {.id = StaffId{"w1"}, .roles = {RoleId{"manager"}}};
  EXPECT_EQ(problem_fields(does("change_staff", {{"roles", "clerk"}, {"reason", "moves"}})),
            std::vector<std::string>{"roles"});
  trial.actor.roles = {RoleId{"administrator"}};
  EXPECT_TRUE(does("change_staff", {{"roles", "clerk"}, {"reason", "moves"}}));
}

TEST_F(StaffVerbs, every_mistake_is_named_at_its_field) {
  EXPECT_EQ(problem_fields(does("add_staff", {{"email", "nobody"}, {"roles", "wizard"}, {"teams", "moon"}})),
            (std::vector<std::string>{"name", "email", "roles", "teams"}));
  EXPECT_EQ(problem_fields(does("add_staff", {{"name", "A"}, {"email", "a@hub.example"}})),
            std::vector<std::string>{"roles"});
}

TEST_F(StaffVerbs, an_email_address_must_look_like_one) {
  for (const char* wrong : {"", "a", "@hub.example", "a@", "a@hub", "a@hub.", "a@.hub", "a@b@hub.example",
                            "a b@hub.example", "a@hub.example,b@hub.example"})
    EXPECT_EQ(first_problem(does("add_staff", {{"name", "A"}, {"email", wrong}, {"roles", "clerk"}})), "email")
        << wrong;
  EXPECT_TRUE(does("add_staff", {{"name", "A"}, {"email", "o'a.b+c@hub.example.gov.uk"}, {"roles", "clerk"}}));
}

TEST_F(StaffVerbs, a_change_keeps_what_was_not_sent) {
  added();
  ASSERT_TRUE(does("change_staff", {{"roles", "senior"}, {"roles", "manager"}, {"reason", "Promoted"}}));
  EXPECT_EQ(staff().roles, (std::vector<std::string>{"senior", "manager"}));
  EXPECT_EQ(staff().teams, (std::vector<std::string>{"desk", "district"}));
  EXPECT_TRUE(staff().qualified);
  EXPECT_EQ(staff().changes.back().it.reason, "Promoted");
  ASSERT_TRUE(does("change_staff", {{"teams", ""}, {"reason", "Leaves the desk"}}));
  EXPECT_TRUE(staff().teams.empty());
}

TEST_F(StaffVerbs, a_change_needs_a_reason_and_something_that_changes_and_known_roles) {
  added();
  EXPECT_EQ(problem_fields(does("change_staff", {{"teams", "night"}})), std::vector<std::string>{"reason"});
  EXPECT_EQ(problem_fields(does("change_staff", {{"teams", "desk"}, {"teams", "district"}, {"reason", "x"}})),
            std::vector<std::string>{"roles"});
  EXPECT_EQ(problem_fields(does("change_staff", {{"roles", ""}, {"reason", "x"}})), std::vector<std::string>{"roles"});
  EXPECT_EQ(problem_fields(does("change_staff", {{"qualified", "no"}, {"reason", "x"}})),
            std::vector<std::string>{"qualified"});
  EXPECT_EQ(trial.facts(worker).size(), 1u);
}

TEST_F(StaffVerbs, somebody_who_left_has_no_roles_and_is_changed_no_more) {
  added();
  EXPECT_EQ(first_problem(does("end_staff", {})), "reason");
  ASSERT_TRUE(does("end_staff", {{"reason", "New post elsewhere"}}));
  EXPECT_FALSE(staff().active());
  const auto actor = actor_from(staff(), trial.pack());
  EXPECT_TRUE(actor.roles.empty() && actor.teams.empty() && actor.arms.empty());
  EXPECT_FALSE(actor.qualified_social_worker);
  EXPECT_EQ(refusal_key(does("end_staff", {{"reason", "again"}})), "staff_not_found");
  EXPECT_EQ(refusal_key(does("change_staff", {{"roles", "clerk"}, {"reason", "x"}})), "staff_not_found");
}

TEST_F(StaffVerbs, roles_that_the_pack_no_longer_has_give_nothing) {
  added();
  auto later = small_pack();
  std::erase_if(later.roles, [](const auto& role) { return role.id == RoleId{"screener"}; });
  EXPECT_TRUE(actor_from(staff(), later).roles.empty());
}

TEST_F(StaffVerbs, L_74_those_who_supervise_somebody_follow_from_the_pack) {
  ASSERT_TRUE(does(
      "add_staff",
      {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "screener"}, {"roles", "clerk"}, {"qualified", "yes"}}));
  EXPECT_EQ(supervising_roles(staff(), trial.pack()), (std::vector<RoleId>{RoleId{"manager"}, RoleId{"senior"}}));
}

TEST(StaffPerformed, an_email_address_belongs_to_one_active_member_of_staff) {
  MemoryStore store;
  OnePack shelf;
  int made = 0;
  Performer performer(
      store, store, shelf,
      {.reference = [&] { return fmt::format("S{}", ++made); }, .id = [] { return std::string("id"); }});
  const Actor boss{.id = StaffId{"boss"}, .name = "Boss", .roles = {RoleId{"manager"}}};
  const auto perform = [&](std::string verb, StreamId stream, Fields fields, const Actor& actor) {
    return performer.perform_and_wait({.hub = HubId{"h"},
                                       .verb = std::move(verb),
                                       .stream = std::move(stream),
                                       .fields = std::move(fields),
                                       .actor = actor,
                                       .now = Instant{std::chrono::seconds{1775034000}}});
  };
  const Fields first = {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "clerk"}};
  const Fields same = {{"name", "B"}, {"email", "A@Hub.example"}, {"roles", "clerk"}};
  ASSERT_TRUE(std::holds_alternative<Done>(perform("add_staff", {"staff", ""}, first, boss)));
  const auto refused = perform("add_staff", {"staff", ""}, same, boss);
  ASSERT_TRUE(std::holds_alternative<Declined>(refused));
  EXPECT_EQ(std::get<Declined>(refused).problems.front().field, "email");
  ASSERT_TRUE(std::holds_alternative<Done>(perform("end_staff", {"staff", "S1"}, {{"reason", "Left"}}, boss)));
  EXPECT_TRUE(std::holds_alternative<Done>(perform("add_staff", {"staff", ""}, same, boss)));
  const auto rows = store.rows(
      {.hub = HubId{"h"}, .table = "staff", .all_of = {{"active", casework::Test::Kind::equal, {std::int64_t{1}}}}});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().text("email_key"), "a@hub.example");
  EXPECT_EQ(rows.front().text("roles"), "|clerk|");
  EXPECT_EQ(rows.front().text("supervisor"), "|manager|");
}

TEST(StaffPerformed, nobody_adds_staff_without_the_right) {
  MemoryStore store;
  OnePack shelf;
  Performer performer(store, store, shelf,
                      {.reference = [] { return std::string("S1"); }, .id = [] { return std::string("id"); }});
  const auto result =
      performer.perform_and_wait({.hub = HubId{"h"},
                                  .verb = "add_staff",
                                  .stream = {"staff", ""},
                                  .fields = {{"name", "A"}, {"email", "a@hub.example"}, {"roles", "clerk"}},
                                  .actor = {.id = StaffId{"c"}, .name = "C", .roles = {RoleId{"clerk"}}}});
  ASSERT_TRUE(std::holds_alternative<Declined>(result));
  EXPECT_EQ(std::get<Declined>(result).refusals.front().rule.value, "not_permitted");
  EXPECT_EQ(store.fact_count(HubId{"h"}), 0u);
}

}  // namespace lintel::casework
