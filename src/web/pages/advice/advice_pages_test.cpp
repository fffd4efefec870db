#include <gtest/gtest.h>

#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

namespace {

pack::Pack hub_with_line() {
  using namespace pack;
  auto pack = parts::trial_pack();
  pack.phones = {{"line", "Advice line", "01632 960001", "In hours"}, {"refer", "Referrals", "01632 960002", "Always"}};
  pack.links = {{"council", "The council", "https://council.example/refer"},
                {"thresholds", "Thresholds guide", "https://council.example/thresholds"}};
  pack.advice_line = {.title = "Advice line",
                      .phone = "line",
                      .referral_phone = "refer",
                      .referral_link = "council",
                      .thresholds_link = "thresholds",
                      .harm = "Refer at once.",
                      .callers = {{"school", "School"}, {"health", "Health service"}},
                      .themes = {{"neglect", "Neglect"}},
                      .results = {{"nothing", "Nothing more"}, {.id = "refer", .title = "Refer", .referral = true}},
                      .taken_by = {{RoleId{"screener"}, ""}},
                      .transferred_to = {{RoleId{"adviser"}, ""}},
                      .alerted = {{RoleId{"manager"}, ""}},
                      .source = "Guide, page 2"};
  const auto give = [&](const char* role, std::initializer_list<const char*> rights) {
    for (auto& one : pack.roles)
      if (one.id.value == role)
        for (const auto* right : rights) one.may.insert(right);
  };
  give("screener", {"see_consultations", "take_consultation", "transfer_consultation"});
  give("adviser", {"see_consultations", "take_up_transfer"});
  give("manager", {"see_consultations", "acknowledge_transfer", "see_reports"});
  return pack;
}

std::vector<Route> routes() {
  std::vector<Route> all;
  for (auto* some : {advice_routes, report_routes, worklist_routes})
    for (auto& route : some()) all.push_back(std::move(route));
  return all;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

class AdvicePages : public testing::Test {
 protected:
  parts::TrialHub hub{routes(), hub_with_line()};

  void SetUp() override { hub.trial.sign_in(hub.screener); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  static Fields advice(const Fields& more = {}) {
    Fields fields = {{"caller", "school"},
                     {"role", "Year head"},
                     {"theme", "neglect"},
                     {"question", "How to speak with a family"},
                     {"thresholds_document", "read"},
                     {"safeguarding_lead", "pointed_to"},
                     {"harm_suspected", "no"},
                     {"advice", "Speak with them first"},
                     {"result", "nothing"},
                     {"next_step", "The school rings them"},
                     {"no_identifying_details", "yes"}};
    for (const auto& [name, value] : more) {
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
      fields.emplace_back(name, value);
    }
    return fields;
  }
  Response take(const Fields& fields) {
    hub.trial.get("/advice/new");
    return hub.trial.post("/advice/new", fields);
  }
  std::string taken(const Fields& fields) {
    const auto location = Trial::header(take(fields), "Location");
    return location.substr(0, location.find('?'));
  }
};

TEST_F(AdvicePages, the_page_says_where_to_refer_and_what_to_read_first) {  // B-31, B-32, B-35
  const auto page = hub.trial.get("/advice/new");
  EXPECT_EQ(page.status, 200);
  for (const auto* words : {"01632 960002", "https://council.example/refer", "https://council.example/thresholds",
                            "Refer at once.", "Transfer the call now", "no identifying details"})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_FALSE(has(page, "data-draft")) << "nothing is kept while it is typed";
}

TEST_F(AdvicePages, advice_is_saved_shown_and_listed) {  // B-28, B-29
  const auto path = taken(advice());
  ASSERT_TRUE(path.starts_with("/advice/")) << path;
  const auto page = hub.trial.get(path + "?done=taken");
  EXPECT_TRUE(has(page, "The advice is saved."));
  EXPECT_TRUE(has(page, "How to speak with a family"));
  EXPECT_TRUE(has(page, "Pointed to in the call"));
  EXPECT_TRUE(has(page, "01632 960002"));
  const auto list = hub.trial.get("/advice");
  EXPECT_TRUE(has(list, "All consultations (1)"));
  EXPECT_TRUE(has(list, "School"));
  EXPECT_FALSE(has(list, "How to speak"));
}

TEST_F(AdvicePages, text_that_tells_whom_it_is_about_comes_back_with_everything_typed) {  // B-29
  const auto page = take(advice({{"question", "A boy at EL4 2QT"}}));
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "a postcode (\u201cEL4 2QT\u201d)"));
  EXPECT_TRUE(has(page, "A boy at EL4 2QT</textarea>"));
  EXPECT_TRUE(has(page, "Speak with them first"));
  EXPECT_TRUE(has(page, "value=\"Year head\""));
}

TEST_F(AdvicePages, suspected_harm_is_answered_with_where_to_refer) {  // B-35
  const auto page = take(advice({{"harm_suspected", "yes"}}));
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Suspected significant harm is never left at advice."));
  EXPECT_TRUE(has(page, "How to speak with a family"));
  const auto path = taken(advice({{"harm_suspected", "yes"}, {"result", "refer"}}));
  EXPECT_TRUE(has(hub.trial.get(path), "Refer at once."));
}

TEST_F(AdvicePages, a_call_is_transferred_before_anything_is_written_and_the_manager_is_alerted) {  // B-33, B-34
  const auto path = taken({{"caller", "health"}, {"transfer", "yes"}});
  ASSERT_TRUE(path.starts_with("/advice/")) << path;
  EXPECT_TRUE(has(hub.trial.get("/advice"), "Transfers to deal with (1)"));
  EXPECT_FALSE(has(hub.trial.get("/worklist"), "Safeguarding concerns emerged"));

  hub.trial.sign_in(hub.manager);
  EXPECT_TRUE(has(hub.trial.get("/worklist"), "Safeguarding concerns emerged"));
  EXPECT_TRUE(has(hub.trial.get(path), "Acknowledge the transfer"));
  hub.trial.get(path + "/acknowledge");
  EXPECT_EQ(hub.trial.post(path + "/acknowledge").status, 422);
  EXPECT_EQ(hub.trial.post(path + "/acknowledge", {{"worker", hub.screener.value}}).status, 303);
  EXPECT_FALSE(has(hub.trial.get("/worklist"), "Safeguarding concerns emerged"));

  hub.trial.sign_in(hub.adviser);
  hub.trial.get(path + "/take-up");
  EXPECT_EQ(hub.trial.post(path + "/take-up", {{"contact_begun", "yes"}}).status, 303);
  const auto page = hub.trial.get(path);
  EXPECT_TRUE(has(page, "A contact is begun"));
  EXPECT_TRUE(has(hub.trial.get("/advice?view=transfers"), "No transfer waits for anybody."));
}

TEST_F(AdvicePages, the_report_counts_by_theme_agency_and_result_and_as_a_file) {
  taken(advice());
  taken(advice({{"caller", "health"}, {"thresholds_document", "pointed_to"}}));
  taken({{"caller", "health"}, {"transfer", "yes"}});
  hub.trial.sign_in(hub.manager);
  const auto page = hub.trial.get("/reports/advice");
  EXPECT_EQ(page.status, 200);
  for (const auto* words :
       {"By theme", "By kind of agency", "By result", "Neglect", "Health service", "Nothing more", "Not written"})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_TRUE(has(hub.trial.get("/reports/advice/csv"), "\"Health service\",\"2\",\"1\",\"1\",\"1\",\"1\""));
  EXPECT_TRUE(has(hub.trial.get("/reports"), "/reports/advice"));
}

TEST_F(AdvicePages, what_tells_somebody_apart_is_not_kept_when_the_session_has_ended) {  // B-29
  const auto sent_late = [&](const char* question) {
    hub.trial.sign_in(hub.screener);
    hub.trial.get("/advice/new");
    auto fields = advice({{"question", question}});
    fields.emplace_back("whose", hub.trial.whose);
    hub.trial.now += std::chrono::hours(1);
    return Trial::header(hub.trial.post("/advice/new", fields), "Location");
  };
  EXPECT_EQ(sent_late("A boy at EL4 2QT"), "/sign-in?return=/advice/new");
  EXPECT_TRUE(hub.trial.store.list(hub.trial.site.hub, "interrupted", "", hub.trial.now).empty());
  EXPECT_TRUE(sent_late("A boy of 7").starts_with("/sign-in?return=/continue/"));
}

TEST_F(AdvicePages, every_view_of_a_consultation_is_recorded) {
  const auto path = taken(advice());
  hub.trial.get(path);
  EXPECT_TRUE(
      std::ranges::any_of(hub.trial.audited(), [](const auto& one) { return one.what == "viewed consultation"; }));
}

TEST(AdviceLine, a_hub_without_one_has_no_such_pages_and_no_such_navigation) {
  auto pack = hub_with_line();
  pack.advice_line = {};
  parts::TrialHub hub{routes(), pack};
  hub.trial.sign_in(hub.manager);
  for (const auto* path : {"/advice", "/advice/new", "/advice/AAAA-AAAA", "/reports/advice", "/reports/advice/csv"})
    EXPECT_EQ(hub.trial.get(path).status, 404) << path;
  const auto reports = hub.trial.get("/reports");
  EXPECT_EQ(reports.status, 200);
  EXPECT_FALSE(reports.content().contains("/advice"));
}

}  // namespace
