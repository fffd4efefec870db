#include <gtest/gtest.h>

#include "web/pages/calls/shown.h"
#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

class CallPages : public testing::Test {
 protected:
  parts::TrialHub hub{call_routes()};

  void SetUp() override { hub.trial.sign_in(hub.adviser); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  Response take(std::vector<std::pair<std::string, std::string>> fields) {
    hub.trial.get("/calls/new");
    return hub.trial.post("/calls/new", std::move(fields));
  }
  std::string taken(std::vector<std::pair<std::string, std::string>> fields) {
    const auto location = Trial::header(take(std::move(fields)), "Location");
    return location.substr(0, location.find('?'));
  }
  std::string professional() {
    return taken({{"kind", "call_back"},
                  {"caller", "professional"},
                  {"name", "Ada Teacher"},
                  {"agency", "school"},
                  {"phone", "01632 960 111"},
                  {"level", "4"},
                  {"reason", "Hungry every day"},
                  {"child_name", "Robin Vale"}});
  }
  std::string neighbour() {
    return taken({{"kind", "call_back"},
                  {"caller", "public"},
                  {"named", "yes"},
                  {"name", "Nora Neighbour"},
                  {"phone", "01632 960 777"},
                  {"reason", "Shouting"}});
  }
};

TEST_F(CallPages, a_call_that_lacks_something_comes_back_with_what_was_typed) {
  const auto page = take(
      {{"kind", "call_back"}, {"caller", "professional"}, {"name", "Ada Teacher"}, {"reason", "Hungry every day"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Ask which level of need the caller refers to"));
  EXPECT_TRUE(has(page, "Hungry every day"));
  EXPECT_TRUE(has(page, "value=\"Ada Teacher\""));
}

TEST_F(CallPages, a_call_that_is_saved_says_what_to_tell_the_caller) {
  const auto path = professional();
  ASSERT_FALSE(path.empty());
  const auto page = hub.trial.get(path + "?done=taken");
  EXPECT_TRUE(has(page, "Tell the caller"));
  EXPECT_TRUE(has(page, "Somebody will ring you back."));
  EXPECT_TRUE(has(page, "Robin Vale"));
  EXPECT_TRUE(has(page, "1 hour left"));
}

TEST_F(CallPages, why_a_call_was_rung_back_late_can_be_said_and_stands_beside_what_was_owed) {  // L-38
  const auto path = neighbour();
  hub.trial.sign_in(hub.screener);
  EXPECT_FALSE(has(hub.trial.get(path), "Explain lateness"));
  hub.trial.now += std::chrono::hours(2);
  hub.trial.sign_in(hub.screener);
  EXPECT_TRUE(has(hub.trial.get(path), "Explain lateness"));
  const auto form = hub.trial.get(path + "/explain").body;
  const auto at = form.find("name=\"obligation\"");
  const auto value = form.find("value=\"", at) + 7;
  const auto obligation = form.substr(value, form.find('"', value) - value);
  EXPECT_EQ(hub.trial.post(path + "/explain", {{"obligation", obligation}, {"reason", ""}}).status, 422);
  EXPECT_EQ(hub.trial.post(path + "/explain", {{"obligation", obligation}, {"reason", "The lines were down"}}).status,
            303);
  EXPECT_TRUE(has(hub.trial.get(path), "Why it was late: The lines were down"));
}

TEST_F(CallPages, a_conversation_names_who_had_it_when_a_colleague_writes_it_down) {
  hub.trial.get("/calls/new");
  const auto sent = hub.trial.post("/calls/new", {{"caller", "professional"},
                                                  {"agency", "Stainbeck Youth Club"},
                                                  {"level", "4"},
                                                  {"name", "Peter Vance"},
                                                  {"phone", "01632 960133"},
                                                  {"child_name", "Shanelle"},
                                                  {"kind", "conversation"},
                                                  {"answered_by", "SAM"},
                                                  {"summary", "What the club has seen"}});
  const auto path = Trial::header(sent, "Location");
  ASSERT_TRUE(path.starts_with("/calls/")) << sent.body;
  EXPECT_TRUE(has(hub.trial.get(path), "Staff SAM"));
}

TEST_F(CallPages, people_are_searched_for_first_and_the_search_is_recorded_without_its_words) {
  hub.receive();
  const auto page = hub.trial.get("/calls/new?q=robin%20va");
  EXPECT_TRUE(has(page, "Robin Vale"));
  const auto chosen = page.content().find("/calls/new?person=");
  ASSERT_NE(chosen, std::string::npos);
  const auto entries = hub.trial.audited();
  EXPECT_TRUE(std::ranges::any_of(
      entries, [](const auto& one) { return one.what == "searched people" && one.detail == "1 found"; }));
  EXPECT_TRUE(has(hub.trial.get("/calls/new?q=nobody"), "Nobody on record fits."));
}

TEST_F(CallPages, nothing_found_is_shown_when_the_search_cannot_be_recorded) {
  hub.receive();
  hub.trial.audit.fails = true;
  EXPECT_FALSE(has(hub.trial.get("/calls/new?q=robin"), "Robin Vale"));
}

TEST_F(CallPages, a_member_of_the_public_is_named_in_no_list_and_not_in_the_record) {
  const auto path = neighbour();
  ASSERT_FALSE(path.empty());
  for (const auto& target : {std::string("/calls"), std::string("/calls?view=all"), path}) {
    const auto page = hub.trial.get(target);
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has(page, "Nora")) << target;
    EXPECT_FALSE(has(page, "01632 960 777")) << target;
    EXPECT_TRUE(has(page, "A member of the public")) << target;
  }
  EXPECT_EQ(hub.trial.get(path + "/caller").status, 403);
}

TEST_F(CallPages, whoever_is_to_ring_back_learns_whom_after_saying_why_and_it_is_recorded) {
  const auto path = neighbour();
  hub.trial.sign_in(hub.screener);
  EXPECT_FALSE(has(hub.trial.get(path + "/caller"), "Nora"));
  EXPECT_TRUE(has(hub.trial.post(path + "/caller", {{"reason", "To ring back"}}), "Nora Neighbour"));
  const auto entries = hub.trial.audited();
  EXPECT_TRUE(std::ranges::any_of(entries, [](const auto& one) {
    return one.what == "viewed protected referrer" && one.detail == "To ring back";
  }));
}

TEST_F(CallPages, ringing_without_a_reply_leaves_the_call_owed_and_an_answer_ends_it) {
  const auto path = professional();
  hub.trial.now += std::chrono::minutes(10);
  hub.trial.sign_in(hub.screener);
  hub.trial.get(path + "/return");
  EXPECT_EQ(hub.trial.post(path + "/return", {{"result", "no_reply"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get("/calls"), "To ring back (1)"));
  EXPECT_EQ(hub.trial.post(path + "/return", {{"result", "answered"}}).status, 422);
  EXPECT_EQ(hub.trial.post(path + "/return", {{"result", "answered"}, {"advice", "Talk with the family"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get(path), "Talk with the family"));
}

TEST_F(CallPages, every_list_says_when_it_is_empty) {
  EXPECT_TRUE(has(hub.trial.get("/calls"), "Nobody waits to be rung back."));
  EXPECT_TRUE(has(hub.trial.get("/calls?view=read"), "There is nothing to read."));
  EXPECT_TRUE(has(hub.trial.get("/calls?view=forms"), "No form is owed after a call."));
}

TEST(PeopleSearch, takes_a_number_a_postcode_a_date_or_names) {
  EXPECT_EQ(calls::people_query("943 476 5919").all_of.front().column, "nhs_number");
  EXPECT_EQ(calls::people_query("el4 2qt").all_of.front().column, "postcode_key");
  EXPECT_EQ(calls::people_query("27 March 2017").all_of.front().column, "born");
  EXPECT_EQ(calls::people_query("Robin Vale").all_of.size(), 2u);
  EXPECT_EQ(calls::people_query("Vale").any_of.size(), 3u);
  EXPECT_TRUE(calls::people_query("  ").any_of.empty());
}

}  // namespace
