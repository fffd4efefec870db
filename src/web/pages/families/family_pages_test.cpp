#include <gtest/gtest.h>

#include "casework/records/family.h"
#include "terms/london.h"
#include "web/pages/pages.h"
#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

pack::Pack hub_with_early_help() {
  using namespace pack;
  auto pack = parts::trial_pack();
  pack.districts = {{.id = "north", .title = "North", .postcodes = {"EL4"}},
                    {.id = "south", .title = "South", .postcodes = {"EL5"}}};
  pack.teams.push_back({.id = TeamId{"north_team"}, .title = "Team North", .kind = "locality", .district = "north"});
  pack.teams.push_back({.id = TeamId{"south_team"}, .title = "Team South", .kind = "locality", .district = "south"});
  pack.early_help = {.title = "Early help",
                     .outcomes = {OutcomeId{"nothing"}},
                     .claim_phases = {{"one", "Phase one"}},
                     .priorities = {{"high", "High priority"}},
                     .allocation_kinds = {{.id = "support", .title = "Family support", .within_team = true}},
                     .assessments = {{"eha", "Early Help Assessment"}},
                     .worked_by = {{RoleId{"screener"}, ""}, {RoleId{"manager"}, ""}},
                     .endorsed_by = {{RoleId{"manager"}, ""}},
                     .team_kind = "locality",
                     .step_down_outcomes = {OutcomeId{"assess"}},
                     .stepped_down_by = {{RoleId{"receiver"}, ""}},
                     .step_down_needs = {"meeting", "consent", "agreement"},
                     .source = "Guide, page 5"};
  pack.criteria_sets = {{.id = "set",
                         .title = "The programme",
                         .at_least = 2,
                         .claim_excludes = true,
                         .problems = {{"health", "Health"}, {"crime", "Crime"}},
                         .source = "Guide, page 6"}};
  const auto give = [&](const char* role, std::initializer_list<const char*> rights) {
    for (auto& one : pack.roles)
      if (one.id.value == role)
        for (const auto* right : rights) one.may.insert(right);
  };
  const auto worker = {"see_families",        "begin_early_help",  "record_problem",       "withdraw_problem",
                       "record_conversation", "set_priority",      "propose_allocation",   "record_claim",
                       "choose_locality",     "end_early_help",    "record_assessment",    "complete_assessment",
                       "revise_support",      "add_family_member", "remove_family_member", "step_up_family"};
  give("screener", worker);
  give("manager", worker);
  give("manager", {"endorse_allocation", "return_allocation"});
  give("receiver", {"see_families", "revise_support", "step_down_family"});
  return pack;
}

std::vector<Route> routes() {
  std::vector<Route> all;
  for (auto* some : {contact_routes, family_routes, worklist_routes})
    for (auto& route : some()) all.push_back(std::move(route));
  return all;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

class FamilyPages : public testing::Test {
 protected:
  parts::TrialHub hub{routes(), hub_with_early_help()};
  terms::StaffId north = hub.trial.add_staff("NELL", {"receiver"}, {"north_team"});
  terms::StaffId south = hub.trial.add_staff("SID", {"receiver"}, {"south_team"});

  void SetUp() override { hub.trial.sign_in(hub.screener); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  // A contact decided so that early help begins, or for an assessment.
  std::string decided(const char* outcome = "nothing") {
    const auto reference = hub.receive({{"children.1.postcode", "EL4 2QT"},
                                        {"children.1.address", "4 Tanner's Row"},
                                        {"household.1.given_name", "Kerry"},
                                        {"household.1.family_name", "Vale"},
                                        {"household.1.relation", "mother"}});
    const auto of = [&](const terms::StaffId& staff) { return hub.actor(staff); };
    const casework::StreamId stream{"contact", reference};
    hub.done("grade_contact", stream, {{"level", "2"}, {"grade", "red"}, {"rationale", "As it shows"}},
             of(hub.manager));
    hub.done("allocate_contact", stream, {{"to", hub.screener.value}}, of(hub.manager));
    hub.done("record_consent", stream,
             {{"result", "given"},
              {"given_by", "Kerry Vale"},
              {"relationship", "mother"},
              {"parental_responsibility", "yes"},
              {"how", "written"},
              {"purpose", "Help"}},
             of(hub.screener));
    hub.done("submit_screening", stream, {{"sections.overview", "Seen"}, {"outcome", outcome}}, of(hub.screener));
    hub.done("approve_outcome", stream, {{"rationale", "Agreed"}}, of(hub.manager));
    return reference;
  }
  Response post(const std::string& path, const Fields& fields) {
    hub.trial.get(path);
    return hub.trial.post(path, fields);
  }
  std::string begun() {
    const auto path = "/contacts/" + decided() + "/early-help";
    const auto location = Trial::header(post(path, {}), "Location");
    return location.substr(0, location.find('?'));
  }
  Response propose(const std::string& family, const Fields& more = {}) {
    Fields fields = {{"kind", "support"},
                     {"agency", "school"},
                     {"lead_professional", "Jo Lindqvist"},
                     {"support", "Weekly visits"},
                     {"family_agrees", "yes"},
                     {"family_who", "Kerry"},
                     {"professional_agrees", "yes"},
                     {"professional_who", "Ada Teacher"}};
    for (const auto& [name, value] : more) {
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
      fields.emplace_back(name, value);
    }
    return post(family + "/propose", fields);
  }
};

TEST_F(FamilyPages, early_help_begins_from_the_contact_with_nothing_typed_again) {  // P-22
  const auto reference = decided();
  const auto contact = hub.trial.get("/contacts/" + reference);
  EXPECT_TRUE(has(contact, "Begin early help"));
  EXPECT_FALSE(has(contact, "Early help of these people"));
  const auto form = hub.trial.get("/contacts/" + reference + "/early-help");
  EXPECT_TRUE(has(form, "Kerry Vale"));
  const auto location = Trial::header(post("/contacts/" + reference + "/early-help", {}), "Location");
  ASSERT_TRUE(location.starts_with("/families/")) << location;
  const auto page = hub.trial.get(location);
  for (const auto* words : {"Early help has begun.", "Family of Robin Vale", "Kerry Vale", "Being considered",
                            "Locality: North, by the postcode EL4 2QT", "Nobody is allocated yet."})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_TRUE(has(page, "/contacts/" + reference));
  EXPECT_TRUE(has(hub.trial.get("/contacts/" + reference), "Early help of these people"));
}

TEST_F(FamilyPages, a_second_record_of_the_same_child_is_refused) {  // P-31
  const auto reference = decided();
  post("/contacts/" + reference + "/early-help", {});
  const auto page = post("/contacts/" + reference + "/early-help", {});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "One of the children already receives early help."));
}

TEST_F(FamilyPages, a_child_of_the_same_name_and_birth_in_another_open_record_is_warned_of) {
  const auto first = begun();
  EXPECT_FALSE(has(hub.trial.get(first), "same name and date of birth"));
  const auto second = decided();
  for (const auto& page : {"/contacts/" + second + "/early-help", first}) {
    const auto shown = hub.trial.get(page);
    EXPECT_TRUE(has(shown, "same name and date of birth")) << page;
    EXPECT_TRUE(has(shown, page == first ? "Contact " + second : "Early help " + first.substr(10))) << page;
  }
  hub.trial.sign_in(north);
  EXPECT_FALSE(has(hub.trial.get(first), "Contact " + second)) << "nothing is said of what they may not open";
}

TEST_F(FamilyPages, what_has_begun_is_not_offered_again_while_it_is_open) {
  const auto reference = decided();
  EXPECT_TRUE(has(hub.trial.get("/contacts/" + reference), "/early-help\""));
  post("/contacts/" + reference + "/early-help", {});
  EXPECT_FALSE(has(hub.trial.get("/contacts/" + reference), "/early-help\""));
}

TEST_F(FamilyPages, what_was_returned_is_changed_and_not_typed_again_and_the_record_keeps_why) {
  const auto family = begun();
  propose(family, {{"support", "Two visits a week"}});
  hub.trial.sign_in(hub.manager);
  post(family + "/return", {{"reason", "Name somebody whom they know"}});
  hub.trial.sign_in(hub.screener);
  const auto form = hub.trial.get(family + "/propose");
  EXPECT_TRUE(has(form, "Two visits a week</textarea>"));
  EXPECT_TRUE(has(form, "value=\"Jo Lindqvist\""));
  propose(family, {{"support", "One visit a week"}});
  const auto page = hub.trial.get(family);
  for (const auto* words : {"Name somebody whom they know", "Two visits a week", "One visit a week"})
    EXPECT_TRUE(has(page, words)) << words;
}

TEST_F(FamilyPages, the_record_explains_whether_the_family_can_be_attached) {  // P-24, P-27, D-36
  const auto family = begun();
  EXPECT_TRUE(has(hub.trial.get(family), "Cannot be attached to The programme: 0 of its 2 headline problems hold"));
  const Fields health = {{"problem", "health"}, {"member", "m1"},        {"source", "School nurse"},
                         {"found_on-day", "1"}, {"found_on-month", "3"}, {"found_on-year", "2026"}};
  EXPECT_EQ(post(family + "/problem", health).status, 303);
  auto crime = health;
  crime[0].second = "crime";
  crime[1].second = "m2";
  crime[2].second = "The police";
  EXPECT_EQ(post(family + "/problem", crime).status, 303);
  const auto page = hub.trial.get(family + "?done=problem");
  for (const auto* words : {"The problem is recorded.", "Can be attached to The programme: 2 of its 2", "School nurse",
                            "The police", "Guide, page 6"})
    EXPECT_TRUE(has(page, words)) << words;
}

TEST_F(FamilyPages, what_is_wrong_comes_back_with_everything_typed) {
  const auto family = begun();
  const auto page =
      propose(family, {{"family_agrees", "no"}, {"lead_professional", ""}, {"support", "Two <b> visits"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Write why the family does not agree"));
  EXPECT_TRUE(has(page, "Write the name of the lead professional"));
  EXPECT_TRUE(has(page, "Two &lt;b&gt; visits</textarea>"));
  EXPECT_TRUE(has(page, "value=\"Kerry\""));
}

TEST_F(FamilyPages, a_proposal_stands_in_no_register_until_somebody_else_endorses_it) {  // P-31, P-35
  const auto family = begun();
  EXPECT_EQ(propose(family).status, 303);
  auto page = hub.trial.get(family);
  EXPECT_TRUE(has(page, "Not endorsed yet."));
  EXPECT_TRUE(has(hub.trial.get("/families?view=register"), "No family receives early help."));
  EXPECT_FALSE(has(hub.trial.get("/families?view=mine"), "Jo Lindqvist"));
  EXPECT_EQ(hub.trial.get(family + "/endorse").status, 403);

  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/families"), "To endorse (1)"));
  EXPECT_TRUE(has(hub.trial.get(family), "Endorse the allocation"));
  EXPECT_EQ(post(family + "/endorse", {{"note", ""}}).status, 303);
  const auto list = hub.trial.get("/families?view=register");
  for (const auto* words : {"Family of Robin Vale", "Jo Lindqvist", "Schools", "Family support", "North", "1 child"})
    EXPECT_TRUE(has(list, words)) << words;
}

TEST_F(FamilyPages, the_page_of_ones_work_says_what_waits_in_early_help) {
  const auto family = begun();
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "to propose an allocation for"));
  hub.trial.sign_in(hub.manager);
  EXPECT_FALSE(has(hub.trial.get("/worklist"), "to endorse the allocation of"));
  hub.trial.sign_in(hub.screener);
  propose(family);
  EXPECT_FALSE(has(hub.trial.get("/worklist"), "to propose an allocation for"));
  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "/families?view=endorse"));
}

TEST_F(FamilyPages, nobody_is_offered_to_endorse_their_own_proposal_and_who_tries_is_refused) {  // P-35
  hub.trial.sign_in(hub.manager);
  const auto family = begun();
  EXPECT_EQ(propose(family).status, 303);
  EXPECT_FALSE(has(hub.trial.get(family), "Endorse the allocation</a>"));
  EXPECT_TRUE(has(hub.trial.get("/families?view=endorse"), "Nothing waits for an endorsement."));
  const auto page = post(family + "/endorse", {{"note", ""}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Nobody endorses their own proposal."));
}

TEST_F(FamilyPages, those_of_another_locality_find_nothing_and_that_is_recorded) {  // P-21
  const auto family = begun();
  propose(family);
  hub.trial.sign_in(north);
  EXPECT_EQ(hub.trial.get(family).status, 404) << "it is not endorsed yet";
  hub.done("endorse_allocation", {"family", family.substr(10)}, {}, hub.actor(hub.manager));
  EXPECT_EQ(hub.trial.get(family).status, 200);
  EXPECT_TRUE(has(hub.trial.get("/families?view=register"), "Family of Robin Vale"));
  hub.trial.sign_in(south);
  EXPECT_EQ(hub.trial.get(family).status, 404);
  EXPECT_EQ(hub.trial.audited().front().what, "not shown family");
  EXPECT_FALSE(has(hub.trial.get("/families?view=register"), "Family of Robin Vale"));
  EXPECT_EQ(hub.trial.audited().front().what, "listed families");
}

TEST_F(FamilyPages, the_register_is_narrowed_by_locality_lead_and_attachment) {  // P-31
  const auto family = begun();
  propose(family);
  hub.done("endorse_allocation", {"family", family.substr(10)}, {}, hub.actor(hub.manager));
  const auto found = [&](const std::string& query) {
    return has(hub.trial.get("/families?view=register&" + query), "Family of Robin Vale");
  };
  EXPECT_TRUE(found("locality=north&agency=school&lead=Jo&attachable=no&kind=support"));
  for (const auto* query :
       {"locality=south", "agency=police", "lead=Ann", "attachable=yes", "kind=other", "priority=high"})
    EXPECT_FALSE(found(query)) << query;
}

TEST_F(FamilyPages, early_help_ends_with_a_reason) {  // P-65
  const auto family = begun();
  EXPECT_EQ(post(family + "/end", {{"reason", ""}}).status, 422);
  EXPECT_EQ(post(family + "/end", {{"reason", "The goals are reached"},
                                   {"sustained", "yes"},
                                   {"ended_on", terms::iso_text(terms::london_date(hub.trial.now))}})
                .status,
            303);
  const auto page = hub.trial.get(family + "?done=end");
  EXPECT_TRUE(has(page, "Early help has ended."));
  EXPECT_TRUE(has(page, "The goals are reached"));
  EXPECT_TRUE(has(hub.trial.get("/families?view=ended"), "Family of Robin Vale"));
}

TEST_F(FamilyPages, a_step_down_names_every_missing_part_and_keeps_what_was_typed) {  // P-63, P-66
  const auto reference = decided("assess");
  hub.trial.sign_in(hub.receiver);
  EXPECT_TRUE(has(hub.trial.get("/contacts/" + reference), "Step the family down"));
  const auto path = "/contacts/" + reference + "/step-down";
  const auto page = post(path, {{"reason", "The plan is completed"}});
  EXPECT_EQ(page.status, 422);
  for (const auto* words :
       {"team-around-the-child meeting", "explicit consent", "professionals agree", "The plan is completed</textarea>"})
    EXPECT_TRUE(has(page, words)) << words;
  const auto done = post(path, {{"meeting_on", terms::iso_text(terms::london_date(hub.trial.now))},
                                {"attended", "All"},
                                {"consent", "yes"},
                                {"consent_by", "Kerry"},
                                {"agreement", "yes"},
                                {"agreed_by", "The school"},
                                {"share_assessment", "no"},
                                {"reason", "The plan is completed"}});
  const auto family = Trial::header(done, "Location");
  ASSERT_TRUE(family.starts_with("/families/")) << done.content();
  EXPECT_TRUE(has(hub.trial.get(family), "Stepped down from social care"));
  EXPECT_FALSE(has(hub.trial.get("/contacts/" + reference), "/step-down\"")) << "it is done once";
  hub.trial.sign_in(hub.screener);
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "stepped down from social care, to propose an allocation for"));
  EXPECT_TRUE(has(hub.trial.get("/families?view=stepped-down"), family.substr(0, family.find('?'))));
  const auto record = family.substr(0, family.find('?'));
  propose(record);
  hub.trial.sign_in(hub.manager);
  post(record + "/endorse", {});
  EXPECT_FALSE(has(hub.trial.get("/families?view=stepped-down"), record)) << "it waits no more";
}

TEST_F(FamilyPages, a_step_up_makes_a_contact_at_once_and_keeps_what_was_typed) {  // P-55, P-56
  const auto family = begun();
  EXPECT_TRUE(has(hub.trial.get(family), "Step the family up"));
  const auto form = hub.trial.get(family + "/step-up");
  EXPECT_TRUE(has(form, "Gran helps every day")) << "what the first contact was told stands in the form";
  EXPECT_FALSE(has(form, "Robin came to school hungry")) << "what worries now is asked anew";
  auto page = post(family + "/step-up", {{"reason", "Nobody opens the door"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Nobody opens the door</textarea>"));
  EXPECT_TRUE(has(page, "Write what the family says to this"));
  page = post(family + "/step-up", {{"channel", "telephone"},
                                    {"reason", "Nobody opens the door"},
                                    {"said_by_family", "They manage"},
                                    {"spoken_with", "Mara"},
                                    {"referrer_name", "Ada Teacher"},
                                    {"referrer_agency", "school"},
                                    {"referrer_phone", "01632 960001"},
                                    {"answers.requested_level", "4"},
                                    {"answered", "yes"}});
  ASSERT_EQ(page.status, 303) << page.content();
  const auto record = casework::fold_family(hub.trial.store.facts(hub.trial.site.hub, {"family", family.substr(10)}));
  ASSERT_EQ(record.step_ups.size(), 1U);
  const auto contact = hub.contact(record.step_ups.front().it.contact);
  EXPECT_EQ(contact.received.requested_level.value, "4");
  EXPECT_EQ(contact.received.subjects.front().person, record.members.front().it.person);
  EXPECT_EQ(contact.answer("worry"), "Nobody opens the door");
  EXPECT_EQ(contact.links.front().it.other, record.begun.contact);
  EXPECT_TRUE(has(hub.trial.get("/contacts/" + contact.received.reference), "Early help of these people"));
  EXPECT_TRUE(has(hub.trial.get(family), "Contact " + contact.received.reference));
}

TEST_F(FamilyPages, a_hub_without_early_help_has_no_such_pages) {
  parts::TrialHub other{routes()};
  other.trial.sign_in(other.manager);
  EXPECT_EQ(other.trial.get("/families").status, 404);
  EXPECT_FALSE(has(other.trial.get("/worklist"), "/families"));
}

}  // namespace
