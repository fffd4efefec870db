#include <gtest/gtest.h>

#include "casework/family_sight.h"
#include "casework/records/family.h"
#include "casework/verbs/call/trial.h"

// What the worked cases of a hub do not show: other packs than those with everything, and people of several roles.
namespace lintel::casework {
namespace {

using terms::RoleId;

pack::Pack hub_with_early_help() {
  using namespace pack;
  Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.roles = {{.id = RoleId{"worker"}, .title = "Worker", .may = {"see_families"}, .sees = "team"},
                {.id = RoleId{"senior"}, .title = "Senior", .may = {"see_families"}, .sees = "team"},
                {.id = RoleId{"manager"}, .title = "Manager", .may = {"see_families"}, .sees = "team"},
                {.id = RoleId{"whole"}, .title = "Whole", .may = {"see_families", "see_contacts"}},
                {.id = RoleId{"other"}, .title = "Other", .may = {"see_contacts"}}};
  pack.districts = {{.id = "north", .title = "North", .postcodes = {"EL4"}, .schools = {"Ellerby School"}},
                    {.id = "south", .title = "South", .postcodes = {"EL5"}}};
  pack.teams = {{.id = TeamId{"north_team"}, .title = "North", .kind = "locality", .district = "north"},
                {.id = TeamId{"south_team"}, .title = "South", .kind = "locality", .district = "south"},
                {.id = TeamId{"north_social"}, .title = "Social", .kind = "social", .district = "north"}};
  pack.agencies = {{.id = AgencyId{"school"}, .title = "School"}};
  pack.services = {{"help", "Help"}};
  pack.early_help = {
      .title = "Early help",
      .outcomes = {OutcomeId{"help"}},
      .claim_phases = {{"one", "Phase one"}},
      .priorities = {{"high", "High"}},
      .allocation_kinds = {{.id = "team", .title = "Team", .within_team = true}, {.id = "outside", .title = "Outside"}},
      .assessments = {{"eha", "EHA"}},
      .worked_by = {{RoleId{"worker"}, ""}},
      .endorsed_by = {{RoleId{"senior"}, ""}},
      .allocate_within = {Timescale::Unit::hours, 48},
      .team_kind = "locality",
      .service = "help",
      .source = "Guide, page 5"};
  pack.criteria_sets = {{.id = "set",
                         .title = "Programme",
                         .at_least = 1,
                         .claim_excludes = true,
                         .problems = {{"health", "Health"}},
                         .source = "Guide, page 6"}};
  return pack;
}

const StreamId stream{"family", "FAM-1"};
const StreamId contact_stream{"contact", "CON-1"};

struct Families : testing::Test {
  Trial trial{hub_with_early_help()};

  Families() { be("worker"); }
  void be(const char* role, const char* id = nullptr) {
    trial.actor = {.id = StaffId{id ? id : role}, .name = role, .roles = {RoleId{role}, RoleId{"whole"}}};
  }
  static Subject child(const char* name, const char* postcode, const char* school = "") {
    return {.id = name,
            .person = PersonId{std::string("person-") + name},
            .relation = "child",
            .child = true,
            .given_name = name,
            .postcode = postcode,
            .school = school};
  }
  void decided(std::vector<Subject> subjects, const char* outcome = "help") {
    trial.put(new_fact(contact_stream, ContactReceived{.reference = "CON-1", .subjects = std::move(subjects)}));
    trial.put(new_fact(contact_stream, OutcomeApproved{.outcome = OutcomeId{outcome}}));
  }
  Decided begin() { return trial.does("begin_early_help", stream, {{"contact", "CON-1"}}); }
  Decided propose(Fields more = {}) {
    Fields fields = {{"kind", "team"},
                     {"agency", "school"},
                     {"lead_professional", "Jo"},
                     {"support", "Visits"},
                     {"family_agrees", "yes"},
                     {"family_who", "Mother"},
                     {"professional_agrees", "yes"},
                     {"professional_who", "Teacher"}};
    for (const auto& [name, value] : more) {
      fields.erase(name);
      fields.emplace(name, value);
    }
    return trial.does("propose_allocation", stream, fields);
  }
  FamilyRecord record() { return fold_family(trial.facts(stream)); }
};

TEST_F(Families, a_hub_without_early_help_has_no_families) {
  auto without = hub_with_early_help();
  without.early_help = {};
  Trial of_it(without);
  of_it.actor = trial.actor;
  EXPECT_EQ(refusal_key(of_it.does("begin_early_help", stream, {{"contact", "CON-1"}})), "no_early_help");
}

TEST_F(Families, the_locality_comes_from_the_postcode_and_else_from_the_school) {  // P-40
  decided({child("Robin", "", "ellerby school"), child("Wren", "EL5 1AA")});
  ASSERT_TRUE(begin());
  EXPECT_EQ(record().district, "south");
  EXPECT_EQ(record().begun.district_found_by, "postcode");
}

TEST_F(Families, the_school_says_where_a_family_without_a_postcode_belongs) {  // P-40
  decided({child("Robin", "", "ellerby school")});
  ASSERT_TRUE(begin());
  EXPECT_EQ(record().district, "north");
  EXPECT_EQ(record().begun.district_found_by, "school");
  EXPECT_EQ(record().begun.district_found_from, "ellerby school");
}

TEST_F(Families, nothing_is_proposed_before_the_locality_is_known) {  // P-39
  decided({child("Robin", "")});
  ASSERT_TRUE(begin());
  EXPECT_EQ(refusal_key(propose()), "locality_missing");
  ASSERT_TRUE(trial.does("choose_locality", stream, {{"district", "north"}, {"reason", "The school is there"}}));
  ASSERT_TRUE(propose());
  EXPECT_EQ(record().proposal->it.team.value, "north_team");
}

TEST_F(Families, what_is_outside_the_team_has_none) {  // P-32
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  ASSERT_TRUE(propose({{"kind", "outside"}}));
  EXPECT_TRUE(record().proposal->it.team.empty());
}

TEST_F(Families, a_proposal_is_owed_within_the_time_of_the_pack) {
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  const auto begun = record();
  const auto* owed = begun.obligations.open_of_kind(allocation_kind);
  ASSERT_NE(owed, nullptr);
  EXPECT_EQ(owed->owed.due_at, trial.now + std::chrono::hours(48));
  ASSERT_TRUE(propose());
  EXPECT_EQ(record().obligations.open_of_kind(allocation_kind), nullptr);
  const auto proposed = record();
  EXPECT_FALSE(proposed.obligations.open_of_kind(endorsement_kind)->owed.due_at);
}

TEST_F(Families, the_record_as_it_stood_before_the_endorsement_has_no_allocation) {  // P-35
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  ASSERT_TRUE(propose());
  const auto before = trial.now;
  trial.now += std::chrono::hours(1);
  be("senior");
  ASSERT_TRUE(trial.does("endorse_allocation", stream, {}));
  EXPECT_NE(record().allocation(), nullptr);
  EXPECT_EQ(fold_family(trial.facts(stream), before).allocation(), nullptr);
}

TEST_F(Families, children_are_open_to_the_service_from_the_endorsement_to_the_end) {  // P-31, P-35, P-65
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  ASSERT_TRUE(propose());
  EXPECT_TRUE(trial.facts({"person", "person-Robin"}).empty());
  be("senior");
  ASSERT_TRUE(trial.does("endorse_allocation", stream, {}));
  ASSERT_EQ(trial.facts({"person", "person-Robin"}).size(), 1U);
  EXPECT_EQ(trial.facts({"person", "person-Robin"}).back().type, "InvolvementOpened");
  be("worker");
  ASSERT_TRUE(propose());
  be("senior");
  ASSERT_TRUE(trial.does("endorse_allocation", stream, {}));
  EXPECT_EQ(trial.facts({"person", "person-Robin"}).size(), 1U) << "a second allocation opens nothing anew";
  ASSERT_TRUE(
      trial.does("end_early_help", stream, {{"ended_on", "2026-04-01"}, {"reason", "Done"}, {"sustained", "yes"}}));
  EXPECT_EQ(trial.facts({"person", "person-Robin"}).back().type, "InvolvementClosed");
}

TEST_F(Families, early_help_does_not_end_before_it_began_nor_in_the_future) {  // P-65
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  for (const auto* day : {"2026-03-31", "2026-04-02", ""})
    EXPECT_EQ(first_problem(
                  trial.does("end_early_help", stream, {{"ended_on", day}, {"reason", "Done"}, {"sustained", "yes"}})),
              "ended_on")
        << day;
}

TEST_F(Families, the_last_member_is_not_removed) {
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  EXPECT_EQ(first_problem(trial.does("remove_family_member", stream, {{"member", "m1"}, {"reason", "Moved"}})),
            "member");
}

TEST_F(Families, somebody_who_is_not_on_record_is_not_added) {
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  EXPECT_EQ(first_problem(trial.does("add_family_member", stream, {{"person", "nobody"}, {"relation", "father"}})),
            "person");
}

TEST_F(Families, are_seen_by_their_locality_only_when_they_are_allocated) {  // P-21, P-35
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  const auto of = [&](const char* role, const char* team) {
    return Actor{.id = StaffId{"x"}, .name = "X", .roles = {RoleId{role}}, .teams = {terms::TeamId{team}}};
  };
  const auto sees = [&](const Actor& actor) { return may_see_family(trial.pack(), actor, record()); };
  ASSERT_TRUE(propose());
  EXPECT_FALSE(sees(of("manager", "north_team")));
  EXPECT_TRUE(sees(of("worker", "")));
  EXPECT_TRUE(sees(of("senior", "")));
  EXPECT_TRUE(sees(of("whole", "")));
  EXPECT_FALSE(sees(of("other", "north_team")));
  be("senior");
  ASSERT_TRUE(trial.does("endorse_allocation", stream, {}));
  EXPECT_TRUE(sees(of("manager", "north_team")));
  EXPECT_FALSE(sees(of("manager", "south_team")));
  EXPECT_FALSE(sees(of("manager", "north_social"))) << "a team of another kind in the same district";
}

TEST_F(Families, every_verb_but_a_claim_is_refused_when_early_help_has_ended) {  // P-65, P-77
  decided({child("Robin", "EL4 1AA")});
  ASSERT_TRUE(begin());
  ASSERT_TRUE(
      trial.does("end_early_help", stream, {{"ended_on", "2026-04-01"}, {"reason", "Done"}, {"sustained", "no"}}));
  for (const auto& verb : verbs()) {
    if (verb.kind != "family" || verb.creates || verb.name == "record_claim") continue;
    EXPECT_EQ(refusal_key(trial.does(verb.name, stream, {})), "early_help_ended") << verb.name;
  }
  EXPECT_EQ(refusal_key(trial.does("record_claim", stream, {})), "");
}

}  // namespace
}  // namespace lintel::casework
