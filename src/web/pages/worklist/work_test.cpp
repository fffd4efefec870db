#include "web/pages/parts/next_step.h"
#include "web/pages/worklist/work.h"

#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"

namespace lintel::web::worklist {
namespace {

using casework::Row;
using casework::Value;

const terms::HubId hub{"h"};
const terms::Instant now{std::chrono::seconds(1'000'000)};

pack::Pack small_pack() {
  pack::Pack pack;
  pack.roles = {{.id = terms::RoleId{"manager"}, .title = "Manager", .sees = "hub"},
                {.id = terms::RoleId{"receiver"}, .title = "Receiver", .sees = "team"},
                {.id = terms::RoleId{"screener"}, .title = "Screener", .sees = "arm"}};
  return pack;
}

terms::Actor person(const char* role, std::set<terms::TeamId> teams = {}, std::set<std::string> arms = {}) {
  return {.id = terms::StaffId{"me"},
          .name = "Me",
          .roles = {terms::RoleId{role}},
          .teams = std::move(teams),
          .arms = std::move(arms)};
}

struct Waiting {
  std::string reference;
  std::string state = "received";
  std::string arm = "north";
  std::string tray = "tray";
  std::string roles = "|manager@north|";
  std::string owner;
  std::string team;
  std::string co_team;
  std::optional<std::int64_t> due;
  std::int64_t ranks = 0;  // where it has no deadline
  bool urgent = false;
  bool open = true;
};

Value maybe(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

casework::RecordRows rows_for(const Waiting& it) {
  const std::string s = "x";
  return {{"contact", it.reference},
          {{"contacts",
            {it.reference,
             s,
             s,
             s,
             s,
             it.state,
             it.arm,
             s,
             it.tray,
             it.roles,
             maybe(it.owner),
             Value{},
             Value{},
             Value{},
             Value{},
             Value{},
             Value{},
             std::int64_t{it.urgent},
             s,
             Value{},
             Value{},
             Value{},
             std::int64_t{0},
             maybe(it.team),
             s,
             std::int64_t{1},
             it.due ? Value{*it.due} : Value{},
             it.due.value_or(it.ranks),
             Value{},
             Value{},
             Value{},
             std::int64_t{it.open},
             std::int64_t{0},
             s,
             Value{},
             Value{},
             Value{},
             it.owner.empty() ? it.roles : "|" + it.owner + "|",
             Value{},
             maybe(it.co_team),
             Value{}}}}};
}

std::vector<std::string> found(const std::vector<Waiting>& all, Tab tab, const terms::Actor& actor) {
  casework::MemoryStore store;
  for (const auto& one : all) store.replace(hub, {rows_for(one)});
  auto query = contacts_in(tab, {}, small_pack(), actor, now);
  query.hub = hub;
  std::vector<std::string> references;
  for (const auto& row : store.rows(query)) references.push_back(row.text("reference"));
  return references;
}

using List = std::vector<std::string>;

TEST(Worklist, orders_by_deadline_then_urgent_and_puts_what_has_none_where_it_ranks) {
  const List expected = {"harm", "soon", "none", "urgent", "later"};
  EXPECT_EQ(found({{.reference = "none", .ranks = 1'600'000},
                   {.reference = "harm", .ranks = 0},
                   {.reference = "later", .due = 2'000'000},
                   {.reference = "urgent", .due = 2'000'000, .urgent = true},
                   {.reference = "soon", .due = 1'500'000}},
                  Tab::all, person("manager")),
            expected);
}

TEST(Worklist, shows_as_overdue_what_is_late_by_a_second_and_not_what_is_due_now) {
  EXPECT_EQ(
      found({{.reference = "late", .due = 999'999}, {.reference = "on_time", .due = 1'000'000}, {.reference = "none"}},
            Tab::overdue, person("manager")),
      List{"late"});
}

TEST(Worklist, gives_a_team_what_waits_for_its_roles_in_its_arm_and_what_lies_in_its_trays) {
  const auto lists = found({{.reference = "role"},
                            {.reference = "other_arm", .roles = "|manager@south|"},
                            {.reference = "tray", .tray = "ours", .roles = "|else|"},
                            {.reference = "no", .roles = "|else|"}},
                           Tab::team, person("manager", {terms::TeamId{"ours"}}, {"north"}));
  EXPECT_EQ(std::set<std::string>(lists.begin(), lists.end()), (std::set<std::string>{"role", "tray"}));
}

TEST(Worklist, never_lists_for_a_receiving_team_what_another_team_received) {
  const std::vector<Waiting> all = {{.reference = "ours", .roles = "|receiver|", .team = "ours"},
                                    {.reference = "theirs", .roles = "|receiver|", .team = "theirs"}};
  for (const auto tab : {Tab::team, Tab::all, Tab::unassigned})
    EXPECT_EQ(found(all, tab, person("receiver", {terms::TeamId{"ours"}})), List{"ours"}) << words_of(tab);
}

TEST(Worklist, lists_for_a_team_what_it_works_beside_another) {
  const std::vector<Waiting> all = {{.reference = "beside", .roles = "|else|", .team = "theirs", .co_team = "ours"},
                                    {.reference = "theirs", .roles = "|else|", .team = "theirs"}};
  for (const auto& who :
       {person("receiver", {terms::TeamId{"ours"}}), person("screener", {terms::TeamId{"ours"}}, {"south"})})
    EXPECT_EQ(found(all, Tab::all, who), List{"beside"});
}

TEST(Worklist, keeps_people_of_one_arm_to_that_arm) {
  const std::vector<Waiting> all = {{.reference = "ours", .roles = "|screener|"},
                                    {.reference = "theirs", .arm = "south", .roles = "|screener|"}};
  for (const auto tab : {Tab::team, Tab::all})
    EXPECT_EQ(found(all, tab, person("screener", {}, {"north"})), List{"ours"});
}

TEST(Worklist, shows_as_ones_own_what_is_given_to_them_by_name_or_waits_for_a_role_of_theirs) {
  const List expected = {"mine", "role"};
  EXPECT_EQ(found({{.reference = "mine", .owner = "me", .due = 1},
                   {.reference = "role", .due = 2},
                   {.reference = "others", .owner = "you", .due = 3},
                   {.reference = "other_role", .roles = "|screener@north|", .due = 4},
                   {.reference = "closed", .owner = "me", .open = false}},
                  Tab::mine, person("manager", {}, {"north"})),
            expected);
}

TEST(Worklist, calls_unassigned_only_what_nobody_has_and_nobody_has_decided) {
  EXPECT_EQ(found({{.reference = "new"},
                   {.reference = "owned", .owner = "you"},
                   {.reference = "decided", .state = "decided"},
                   {.reference = "closed", .open = false}},
                  Tab::unassigned, person("manager")),
            List{"new"});
}

TEST(Worklist, sends_each_state_to_the_page_where_its_next_step_is_done) {
  Row row;
  row.values = {{"state", "received"}, {"type", "request"}, {"next_step", "Grade"}};
  EXPECT_EQ(parts::next_step(row).slug, "grade");
  row.values["type"] = "information_request";
  EXPECT_EQ(parts::next_step(row).slug, "screen-information");
  row.values["state"] = "handed_over";
  EXPECT_EQ(parts::next_step(row).slug, "accept");
  row.values["next_step"] = "Send the response";
  EXPECT_EQ(parts::next_step(row).slug, "response");
  row.values = {{"state", "closed"}, {"next_step", ""}};
  EXPECT_TRUE(parts::next_step(row).slug.empty());
}

}  // namespace
}  // namespace lintel::web::worklist
