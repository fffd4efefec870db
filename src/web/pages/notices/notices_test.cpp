#include <gtest/gtest.h>

#include "terms/london.h"
#include "web/pages/parts/trial_notifications.h"

using namespace lintel;
using namespace lintel::web;

namespace {

std::vector<Route> routes() {
  auto all = notice_routes();
  for (auto& route : contact_routes()) all.push_back(std::move(route));
  return all;
}

class Notices : public testing::Test {
 protected:
  parts::TrialHub hub{routes(), parts::with_notifications(parts::trial_pack())};
  terms::StaffId lead = hub.trial.add_staff("LEA", {"schools_lead"});
  std::string reference;

  void SetUp() override {
    reference = parts::TrialHub::key_of(hub.done("receive_notification", {"contact", ""}, parts::notification_of_four(),
                                                 {.id = terms::StaffId{"api/police"}}));
    hub.trial.now += std::chrono::minutes(5);
    hub.trial.sign_in(lead);
  }
  std::string share_with(std::string_view recipient) {
    for (const auto& share : hub.contact(reference).shares)
      if (share.owed.it.recipient_name == recipient) return share.owed.it.share;
    return "none";
  }
  std::string path(std::string_view recipient, const std::string& more = "") {
    return "/notices/" + reference + "/" + share_with(recipient) + more;
  }
  Response post(const std::string& path, std::vector<std::pair<std::string, std::string>> fields) {
    hub.trial.get(path);
    return hub.trial.post(path, std::move(fields));
  }
  static std::vector<std::pair<std::string, std::string>> made(const char* what) {
    return {{"channel", "sealed"}, {"to", "The head"}, {"what", what}, {"tests.needed", "yes"}, {"tests.safe", "yes"}};
  }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
};

TEST_F(Notices, the_notice_of_a_school_names_its_own_pupils_and_no_other_child) {  // B-24
  const auto page = hub.trial.get(path("Gull Lane"));
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Ava Stride"));
  EXPECT_TRUE(has(page, "Ben Stride"));
  for (const auto* other : {"Cara", "Nell", "Seaward", "Dana", "Mill Row"}) EXPECT_FALSE(has(page, other)) << other;
  EXPECT_TRUE(has(page, "EX-1"));
  const auto second = hub.trial.get(path("Seaward High"));
  EXPECT_TRUE(has(second, "Cara Stride"));
  for (const auto* other : {"Ava", "Ben", "Nell", "Gull"}) EXPECT_FALSE(has(second, other)) << other;
}

TEST_F(Notices, who_works_with_schools_sees_notices_and_schools_to_find_and_no_contact) {  // B-25
  const auto list = hub.trial.get("/notices");
  ASSERT_EQ(list.status, 200);
  EXPECT_TRUE(has(list, "Gull Lane"));
  EXPECT_FALSE(has(list, "Nell Stride")) << "her school is to be found: that is another list";
  EXPECT_TRUE(has(hub.trial.get("/notices?view=find"), "Nell Stride"));
  EXPECT_FALSE(has(list, "Victims"));
  EXPECT_EQ(hub.trial.get("/contacts/" + reference).status, 403);
  EXPECT_EQ(hub.trial.get(path("Victims' advocates")).status, 404);
}

TEST_F(Notices, each_view_of_a_notice_is_recorded_before_it_is_shown) {
  hub.trial.get(path("Gull Lane"));
  const auto entries = hub.trial.store.entries(hub.trial.site.hub, {.by = lead});
  ASSERT_FALSE(entries.empty());
  EXPECT_EQ(entries.front().what, "viewed notice");
}

TEST_F(Notices, what_is_said_to_a_school_may_not_name_another_schools_pupil_and_nothing_typed_is_lost) {  // B-24
  const auto page = post(path("Gull Lane", "/record"), made("Ava and Cara were upstairs."));
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "This names Cara"));
  EXPECT_TRUE(has(page, "Ava and Cara were upstairs."));
  const auto saved = post(path("Gull Lane", "/record"), made("Ava and Ben were upstairs."));
  EXPECT_EQ(saved.status, 303);
  EXPECT_TRUE(has(hub.trial.get(path("Gull Lane")), "Ava and Ben were upstairs."));
}

TEST_F(Notices, the_lead_acknowledges_for_a_school_and_records_no_other_share) {  // B-25
  post(path("Gull Lane", "/record"), made("They were upstairs."));
  EXPECT_EQ(post(path("Gull Lane", "/acknowledge"), {{"by", "The head"}}).status, 303);
  EXPECT_TRUE(hub.contact(reference).share(share_with("Gull Lane"))->acknowledged);
  EXPECT_EQ(post(path("Victims' advocates", "/record"), made("All of it.")).status, 404);
  EXPECT_TRUE(hub.contact(reference).share(share_with("Victims' advocates"))->open());
}

TEST_F(Notices, naming_a_childs_school_makes_its_notice_owed) {  // B-21
  std::string nell;
  for (const auto& child : hub.contact(reference).children())
    if (child.given_name == "Nell") nell = child.id;
  const auto address = "/notices/" + reference + "/school/" + nell;
  EXPECT_EQ(post(address, {{"school", ""}}).status, 422);
  EXPECT_EQ(post(address, {{"school", "Harbour Academy"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get("/notices"), "Harbour Academy"));
  EXPECT_FALSE(hub.contact(reference).obligations.open_of_kind("school_to_find"));
}

std::string child_named(const casework::ContactRecord& record, std::string_view name) {
  for (const auto& child : record.children())
    if (child.given_name == name) return child.id;
  return "none";
}

TEST_F(Notices, an_officer_of_the_authority_sees_what_is_addressed_to_them_and_no_schools_notice) {  // B-21, B-25
  const auto nell = "/notices/" + reference + "/school/" + child_named(hub.contact(reference), "Nell");
  ASSERT_EQ(post(nell, {{"school", "home educated"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get("/notices"), "Officer for those at home")) << "who owes it finds it";
  hub.trial.sign_in(hub.trial.add_staff("HOME", {"home_officer"}));
  const auto list = hub.trial.get("/notices");
  ASSERT_EQ(list.status, 200);
  EXPECT_TRUE(has(list, "Nell"));
  EXPECT_FALSE(has(list, "Gull Lane"));
  EXPECT_FALSE(has(list, "Schools to find"));
  EXPECT_TRUE(has(hub.trial.get(path("Officer for those at home")), "Nell Stride"));
  EXPECT_EQ(hub.trial.get(path("Gull Lane")).status, 404);
  EXPECT_EQ(hub.trial.get(nell).status, 403);
}

TEST_F(Notices, a_child_whose_school_is_known_shows_no_address_to_who_works_with_schools) {
  const auto record = hub.contact(reference);
  const auto ava = hub.trial.get("/notices/" + reference + "/school/" + child_named(record, "Ava"));
  EXPECT_EQ(ava.status, 200) << "a notice names her, so her school can be put right";
  EXPECT_FALSE(has(ava, "Mill Row"));
  ASSERT_EQ(
      post("/notices/" + reference + "/school/" + child_named(record, "Nell"), {{"school", "not at school"}}).status,
      303);
  EXPECT_EQ(hub.trial.get("/notices/" + reference + "/school/" + child_named(record, "Nell")).status, 404)
      << "no notice names her and no school is to be found";
}

TEST_F(Notices, who_decides_on_a_notification_is_told_how_it_becomes_a_request) {
  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/contacts/" + reference + "/approve"), "make it a request"));
}

TEST_F(Notices, what_others_did_to_the_contact_stays_unsaid) {
  const auto before = hub.trial.get(path("Gull Lane", "/record"));
  hub.done("add_note", {"contact", reference}, {{"text", "A secret of the hub"}},
           {.id = hub.manager, .roles = {terms::RoleId{"manager"}}});
  const auto saved = hub.trial.post(path("Gull Lane", "/record"), made("They were upstairs."));
  EXPECT_EQ(saved.status, 303);
  EXPECT_FALSE(has(saved, "note"));
}

TEST_F(Notices, a_name_is_found_however_it_is_written) {  // B-24
  hub.trial.sign_in(lead);
  for (const auto* text : {"CARA was there.", "Cara's room", "Seen with cara-lou"})
    EXPECT_EQ(post(path("Gull Lane", "/record"), made(text)).status, 422) << text;
}

TEST_F(Notices, of_three_places_two_filled_the_mistake_stands_at_its_child) {
  hub.trial.sign_in(hub.manager);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : parts::notification_of_four("EX-3"))
    if (!name.starts_with("children.")) fields.emplace_back(name, value);
  for (const auto& [name, value] : {std::pair{"children.1.given_name", "Ava"},
                                    {"children.1.school", "Gull Lane"},
                                    {"children.3.given_name", "Cara"},
                                    {"children.3.postcode", "nonsense"}})
    fields.emplace_back(name, value);
  const auto wrong = post("/notifications/new", fields);
  ASSERT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong, "name=\"children.2.given_name\" spellcheck=\"false\" type=\"text\" value=\"Cara\"") ||
              has(wrong, "value=\"Cara\""));
  EXPECT_TRUE(has(wrong, "#children-2-postcode"));
  EXPECT_FALSE(has(wrong, "#children-3-postcode"));
}

TEST_F(Notices, what_came_on_friday_and_is_typed_on_monday_came_on_friday) {
  hub.trial.sign_in(hub.manager);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : parts::notification_of_four("EX-4")) fields.emplace_back(name, value);
  fields.emplace_back("received_at", "2026-01-05 21:00");
  fields.emplace_back("channel", "email");
  const auto saved = post("/notifications/new", fields);
  ASSERT_EQ(saved.status, 303);
  const auto location = Trial::header(saved, "Location");
  const auto key = location.substr(10, location.find('?') - 10);
  EXPECT_EQ(terms::iso_text(terms::london_date(hub.contact(std::string(key)).received.received_at)), "2026-01-05");
}

TEST_F(Notices, the_record_shows_what_is_owed_to_whom_and_who_speaks_first_with_the_victim) {  // B-19, B-20
  hub.trial.sign_in(hub.manager);
  const auto page = hub.trial.get("/contacts/" + reference);
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "EX-1"));
  EXPECT_TRUE(has(page, "Victims&#39; advocates") || has(page, "Victims' advocates"));
  EXPECT_TRUE(has(page, "First to speak with the victim"));
  EXPECT_TRUE(has(page, "Owed, not yet shared"));
  EXPECT_TRUE(has(page, path("Gull Lane")));
}

TEST_F(Notices, a_share_is_recorded_on_the_contact_and_a_failed_test_refuses_it) {  // B-78
  hub.trial.sign_in(hub.manager);
  auto fields = made("What happened.");
  fields.emplace_back("share", share_with("Victims' advocates"));
  fields[4].second = "no";
  const auto address = "/contacts/" + reference + "/share";
  const auto refused = post(address, fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(has(refused, "Is it safe?"));
  EXPECT_TRUE(has(refused, "What happened."));
  fields[4].second = "yes";
  EXPECT_EQ(post(address, fields).status, 303);
  EXPECT_TRUE(hub.contact(reference).share(share_with("Victims' advocates"))->sent);
}

TEST_F(Notices, staff_type_a_notification_of_several_children_in_and_keep_what_they_typed_when_it_is_wrong) {  // B-18
  hub.trial.sign_in(hub.manager);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : parts::notification_of_four("EX-2"))
    if (name != "grade") fields.emplace_back(name, value);
  const auto wrong = post("/notifications/new", fields);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong, "Choose standard, medium or high"));
  EXPECT_TRUE(has(wrong, "value=\"Seaward High\""));
  fields.emplace_back("grade", "medium");
  fields.emplace_back("channel", "email");
  const auto saved = post("/notifications/new", fields);
  ASSERT_EQ(saved.status, 303);
  const auto again = post("/notifications/new", fields);
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, "It is ")) << "the first one's reference";
}

}  // namespace
