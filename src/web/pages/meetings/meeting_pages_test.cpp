#include <gtest/gtest.h>

#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

pack::Pack hub_with_meetings() {
  using namespace pack;
  auto pack = parts::trial_pack();
  pack.districts = {{.id = "north", .title = "North", .postcodes = {"EL4"}},
                    {.id = "south", .title = "South", .postcodes = {"EL5"}}};
  pack.teams.push_back({.id = TeamId{"north_team"}, .title = "Team North", .kind = "locality", .district = "north"});
  pack.teams.push_back({.id = TeamId{"south_team"}, .title = "Team South", .kind = "locality", .district = "south"});
  pack.early_help = {.title = "Early help",
                     .outcomes = {OutcomeId{"nothing"}},
                     .priorities = {{"high", "High priority"}},
                     .allocation_kinds = {{.id = "support", .title = "Family support", .within_team = true}},
                     .assessments = {{"eha", "Early Help Assessment"}},
                     .worked_by = {{RoleId{"screener"}, ""}},
                     .endorsed_by = {{RoleId{"manager"}, ""}},
                     .team_kind = "locality",
                     .source = "Guide, page 5"};
  pack.meetings = {{.id = "managers",
                    .title = "Managers' meeting",
                    .every = "month",
                    .chaired_by = {{RoleId{"receiver"}, ""}},
                    .attended_by = {{RoleId{"adviser"}, ""}},
                    .agenda = {"step_downs", "allocations", "progress", "actions"},
                    .source = "Guide, page 7"},
                   {.id = "network",
                    .title = "Network meeting",
                    .every = "month",
                    .chaired_by = {{RoleId{"receiver"}, ""}},
                    .facilitator_required = true,
                    .invited = "Schools and nurseries",
                    .agenda = {"progress", "actions"},
                    .standing = {{"supervision", "Supervision"}},
                    .source = "Guide, page 8"}};
  const auto give = [&](const char* role, std::initializer_list<const char*> rights) {
    for (auto& one : pack.roles)
      if (one.id.value == role)
        for (const auto* right : rights) one.may.insert(right);
  };
  give("screener", {"see_families", "begin_early_help", "propose_allocation"});
  give("manager", {"see_families", "endorse_allocation", "return_allocation"});
  give("receiver", {"see_families", "see_meetings", "schedule_meeting", "hold_meeting", "write_minutes", "add_action",
                    "close_action", "move_meeting", "cancel_meeting"});
  give("adviser", {"see_meetings", "close_action"});
  for (auto& one : pack.roles)
    if (one.id.value == "receiver" || one.id.value == "adviser") one.sees = "team";
  return pack;
}

std::vector<Route> routes() {
  std::vector<Route> all;
  for (auto* some : {contact_routes, family_routes, meeting_routes, worklist_routes})
    for (auto& route : some()) all.push_back(std::move(route));
  return all;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

class MeetingPages : public testing::Test {
 protected:
  parts::TrialHub hub{routes(), hub_with_meetings()};
  terms::StaffId north = hub.trial.add_staff("NELL", {"receiver"}, {"north_team"});
  terms::StaffId south = hub.trial.add_staff("SID", {"receiver"}, {"south_team"});
  terms::StaffId guest = hub.trial.add_staff("ROB", {"adviser"}, {"north_team"});

  void SetUp() override { hub.trial.sign_in(north); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  Response post(const std::string& path, const Fields& fields) {
    hub.trial.get(path);
    return hub.trial.post(path, fields);
  }
  static Fields meeting(const Fields& more = {}) {
    Fields fields = {{"kind", "managers"},      {"district", "north"},      {"begins_at-day", "1"},
                     {"begins_at-month", "10"}, {"begins_at-year", "2026"}, {"begins_at-time", "10:00"},
                     {"where", "Room 2"}};
    for (const auto& [name, value] : more) {
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
      fields.emplace_back(name, value);
    }
    return fields;
  }
  std::string scheduled(const Fields& more = {}) {
    const auto location = Trial::header(post("/meetings/new", meeting(more)), "Location");
    return location.substr(0, location.find('?'));
  }
  // A family of North, allocated.
  std::string allocated() {
    const auto reference = hub.receive({{"children.1.postcode", "EL4 2QT"}, {"children.1.address", "4 Tanner's Row"}});
    const casework::StreamId stream{"contact", reference};
    const auto screener = hub.actor(hub.screener), manager = hub.actor(hub.manager);
    hub.done("grade_contact", stream, {{"level", "2"}, {"grade", "red"}, {"rationale", "As it shows"}}, manager);
    hub.done("allocate_contact", stream, {{"to", hub.screener.value}}, manager);
    hub.done("submit_screening", stream, {{"sections.overview", "Seen"}, {"outcome", "nothing"}}, screener);
    hub.done("approve_outcome", stream, {{"rationale", "Agreed"}}, manager);
    const auto family =
        parts::TrialHub::key_of(hub.done("begin_early_help", {"family", ""}, {{"contact", reference}}, screener));
    hub.done("propose_allocation", {"family", family},
             {{"kind", "support"},
              {"agency", "school"},
              {"lead_professional", "Jo Lindqvist"},
              {"support", "Weekly visits"},
              {"family_agrees", "yes"},
              {"family_who", "Kerry"},
              {"professional_agrees", "yes"},
              {"professional_who", "Ada"}},
             screener);
    hub.done("endorse_allocation", {"family", family}, {}, manager);
    return family;
  }
  Response agree(const std::string& path, const std::string& what, const terms::StaffId& owner) {
    return post(path + "/add-action", {{"what", what},
                                       {"owner", owner.value},
                                       {"due_on-day", "30"},
                                       {"due_on-month", "9"},
                                       {"due_on-year", "2026"},
                                       {"item", "1"}});
  }
  Response hold(const std::string& path) {
    return post(
        path + "/hold",
        {{"held_on-day", "21"}, {"held_on-month", "9"}, {"held_on-year", "2026"}, {"attended", "Nell and Jan"}});
  }
};

TEST_F(MeetingPages, a_meeting_is_scheduled_and_listed_in_its_locality) {  // P-52
  const auto path = scheduled();
  ASSERT_TRUE(path.starts_with("/meetings/")) << path;
  const auto page = hub.trial.get(path + "?done=scheduled");
  for (const auto* words : {"The meeting is scheduled.", "Managers&#39; meeting", "North", "Room 2", "Planned",
                            "Nothing stands on the agenda."})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_TRUE(has(hub.trial.get("/meetings"), "Planned (1)"));
  hub.trial.sign_in(south);
  EXPECT_TRUE(has(hub.trial.get("/meetings"), "Planned (0)"));
  EXPECT_EQ(hub.trial.get(path).status, 404);
  hub.trial.sign_in(guest);
  EXPECT_EQ(hub.trial.get(path).status, 200);
}

TEST_F(MeetingPages, a_network_meeting_without_a_facilitator_comes_back_with_everything_typed) {  // P-53
  auto page = post("/meetings/new", meeting({{"kind", "network"}}));
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "not scheduled before its facilitator is named"));
  EXPECT_TRUE(has(page, "value=\"Room 2\""));
  const auto path = scheduled({{"kind", "network"}, {"facilitator", north.value}});
  page = hub.trial.get(path);
  for (const auto* words : {"Staff NELL", "Schools and nurseries", "Supervision"})
    EXPECT_TRUE(has(page, words)) << words;
}

TEST_F(MeetingPages, the_agenda_is_made_of_the_records_and_kept_when_the_meeting_is_held) {  // P-52
  const auto path = scheduled();
  const auto family = allocated();
  auto page = hub.trial.get(path);
  for (const auto* words :
       {"New allocations", "Robin Vale", "Led by Jo Lindqvist, Schools", "As the records make it now"})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_TRUE(has(page, "/families/" + family));
  EXPECT_EQ(hold(path).status, 303);
  page = hub.trial.get(path + "?done=hold");
  for (const auto* words :
       {"The agenda is kept as it is.", "As it was when the meeting was held", "Nell and Jan", "Robin Vale"})
    EXPECT_TRUE(has(page, words)) << words;
  const auto next = scheduled();
  EXPECT_FALSE(has(hub.trial.get(next), "New allocations"));
}

TEST_F(MeetingPages, whoever_may_not_open_a_record_reads_only_that_there_is_one) {  // P-21
  const auto path = scheduled();
  const auto family = allocated();
  hold(path);
  post(path + "/minutes", {{"notes.1", "Her aunt has moved in"}, {"about", "1"}});
  EXPECT_EQ(agree(path, "Ring the aunt", hub.manager).status, 303);
  EXPECT_TRUE(has(hub.trial.get(path), "Her aunt has moved in"));
  EXPECT_TRUE(has(hub.trial.get(path), "Ring the aunt"));
  hub.trial.sign_in(guest);
  const auto page = hub.trial.get(path);
  EXPECT_FALSE(has(page, "aunt")) << "what was said and agreed about it is part of it";
  EXPECT_TRUE(has(page, "A family, reference " + family));
  EXPECT_TRUE(has(page, "You may not open this record."));
  EXPECT_FALSE(has(page, "Robin Vale"));
  EXPECT_FALSE(has(page, "Jo Lindqvist"));
  EXPECT_FALSE(has(page, "/families/"));
}

TEST_F(MeetingPages, minutes_are_written_beside_each_item) {  // P-52
  const auto path = scheduled();
  allocated();
  EXPECT_EQ(post(path + "/minutes", {{"minutes", "Too early"}}).status, 422);
  hold(path);
  EXPECT_EQ(post(path + "/minutes", {{"notes.1", "Jo has <b>begun"}, {"minutes", "Next time in the school"}}).status,
            303);
  const auto page = hub.trial.get(path);
  EXPECT_TRUE(has(page, "Jo has &lt;b&gt;begun"));
  EXPECT_TRUE(has(page, "Next time in the school"));
  EXPECT_TRUE(has(hub.trial.get(path + "/minutes"), "Jo has &lt;b&gt;begun</textarea>"));
  EXPECT_EQ(post(path + "/minutes", {{"about", "2"}, {"minutes", "Next time in the library"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get(path), "Jo has &lt;b&gt;begun")) << "a note that the form did not show stays";
}

TEST_F(MeetingPages, an_action_has_an_owner_and_a_day_and_is_found_by_its_owner) {  // P-52
  const auto path = scheduled();
  allocated();
  hold(path);
  auto page = post(path + "/add-action", {{"what", "Ask the <b>school"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Choose or write who does it"));
  EXPECT_TRUE(has(page, "Ask the &lt;b&gt;school</textarea>"));
  EXPECT_EQ(agree(path, "Ask the school", guest).status, 303);
  EXPECT_TRUE(has(hub.trial.get("/meetings?view=actions"), "Ask the school"));
  EXPECT_TRUE(has(hub.trial.get("/meetings?view=mine"), "You have no action to do."));
  hub.trial.sign_in(guest);
  EXPECT_TRUE(has(hub.trial.get("/meetings?view=mine"), "Ask the school"));
  EXPECT_EQ(post(path + "/close-action", {{"action", "a1"}, {"done", "They sent it"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get(path), "They sent it"));
  EXPECT_TRUE(has(hub.trial.get("/meetings?view=mine"), "You have no action to do."));
}

TEST_F(MeetingPages, a_locality_without_a_meeting_last_month_is_flagged) {  // P-54
  auto page = hub.trial.get("/meetings");
  EXPECT_TRUE(has(page, "These meetings were not held last month."));
  EXPECT_TRUE(has(page, "Managers&#39; meeting, North, in August 2026"));
  EXPECT_FALSE(has(page, "South, in August"));
  page = hub.trial.get("/meetings/months");
  EXPECT_TRUE(has(page, "None held"));
  EXPECT_TRUE(has(page, "None yet"));
  const auto path = scheduled();
  post(path + "/hold", {{"held_on-day", "31"}, {"held_on-month", "8"}, {"held_on-year", "2026"}, {"attended", "All"}});
  EXPECT_FALSE(has(hub.trial.get("/meetings"), "Managers&#39; meeting, North, in August 2026"));
  EXPECT_TRUE(has(hub.trial.get("/meetings"), "Network meeting, North, in August 2026"));
}

TEST_F(MeetingPages, every_view_of_a_meeting_is_recorded) {
  hub.trial.get(scheduled());
  hub.trial.get("/meetings");
  const auto audited = hub.trial.audited();
  for (const auto* what : {"viewed meeting", "listed meetings"})
    EXPECT_TRUE(std::ranges::any_of(audited, [&](const auto& one) { return one.what == what; })) << what;
}

TEST_F(MeetingPages, whom_the_agenda_of_a_planned_meeting_names_is_recorded_with_each_look) {
  const auto family = allocated();
  const auto path = scheduled();
  const auto looks = [&] {
    const auto audited = hub.trial.audited();
    return std::ranges::count_if(audited, [&](const auto& one) {
      return one.what == "listed on an agenda" && one.stream.text() == "family/" + family;
    });
  };
  EXPECT_EQ(looks(), 0);
  hub.trial.get(path);
  EXPECT_EQ(looks(), 1);
  hub.trial.get(path + "/hold");
  EXPECT_EQ(looks(), 2) << "the form shows it too";
  hub.trial.audit.fails_for = "listed on an agenda";
  EXPECT_EQ(hub.trial.get(path).status, 503);
  EXPECT_EQ(hub.trial.get(path + "/hold").status, 503);
}

TEST_F(MeetingPages, what_is_to_be_done_for_a_family_is_read_only_by_who_may_open_it_or_does_it) {
  const auto path = scheduled();
  allocated();
  hold(path);
  const auto add = [&](const char* what, const terms::StaffId& owner) {
    EXPECT_EQ(post(path + "/add-action", {{"what", what},
                                          {"owner", owner.value},
                                          {"due_on-day", "30"},
                                          {"due_on-month", "10"},
                                          {"due_on-year", "2026"},
                                          {"item", "1"}})
                  .status,
              303);
  };
  add("Ring Robin's father", north);
  hub.trial.sign_in(guest);
  for (const auto& page : {std::string("/meetings?view=actions"), path + "/close-action", path}) {
    EXPECT_FALSE(has(hub.trial.get(page), "Ring Robin")) << page;
    EXPECT_TRUE(has(hub.trial.get(page), "About a record that you may not open")) << page;
  }
  hub.trial.sign_in(north);
  EXPECT_TRUE(has(hub.trial.get("/meetings?view=actions"), "Ring Robin"));
  const auto next = scheduled({{"begins_at-day", "30"}});
  EXPECT_TRUE(has(hub.trial.get(next), "Ring Robin"));
  hub.trial.sign_in(guest);
  EXPECT_FALSE(has(hub.trial.get(next), "Ring Robin"));
}

TEST_F(MeetingPages, months_before_the_first_record_of_the_hub_are_not_held_against_it) {
  hub.receive();
  const auto page = hub.trial.get("/meetings/months");
  EXPECT_TRUE(has(page, "Before the hub&#39;s records"));
  EXPECT_FALSE(has(page, "None held"));
}

TEST(Meetings, a_hub_without_them_has_no_such_pages_and_no_such_navigation) {
  auto pack = hub_with_meetings();
  pack.meetings = {};
  parts::TrialHub hub{routes(), pack};
  hub.trial.sign_in(hub.receiver);
  for (const auto* path : {"/meetings", "/meetings/new", "/meetings/months", "/meetings/AAAA-AAAA"})
    EXPECT_EQ(hub.trial.get(path).status, 404) << path;
  EXPECT_FALSE(hub.trial.get("/worklist").content().contains("/meetings"));
}

TEST_F(MeetingPages, a_meeting_is_moved_from_the_day_and_place_it_had_and_keeps_why) {
  const auto path = scheduled();
  const auto form = hub.trial.get(path + "/move");
  EXPECT_TRUE(has(form, "value=\"10:00\""));
  EXPECT_TRUE(has(form, "value=\"Room 2\""));
  Fields fields = {{"begins_at-day", "8"},
                   {"begins_at-month", "10"},
                   {"begins_at-year", "2026"},
                   {"begins_at-time", "14:30"},
                   {"where", "Room 3"}};
  EXPECT_TRUE(has(post(path + "/move", fields), "Write why it is moved"));
  fields.emplace_back("reason", "The heating has failed");
  EXPECT_EQ(post(path + "/move", fields).status, 303);
  const auto page = hub.trial.get(path);
  EXPECT_TRUE(has(page, "8 October 2026"));
  EXPECT_TRUE(has(page, "14:30"));
  EXPECT_TRUE(has(page, "Room 3"));
  EXPECT_TRUE(has(page, "The heating has failed"));
  EXPECT_TRUE(has(hub.trial.get("/meetings"), "8 October 2026"));
}

TEST_F(MeetingPages, my_work_says_which_meetings_are_planned_and_which_month_had_none) {  // P-54
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "These meetings were not held last month"));
  scheduled();
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "1 meeting</a> planned"));
  hub.trial.sign_in(hub.screener);
  EXPECT_FALSE(has(hub.trial.get("/worklist"), "not held last month"));
}

}  // namespace
