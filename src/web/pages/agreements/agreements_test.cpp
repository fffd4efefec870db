#include <gtest/gtest.h>

#include "web/pages/parts/trial_hub.h"

using namespace lintel;
using namespace lintel::web;

// The register of agreements, its warnings, how records are kept, and training (P-17, P-20, P-82).
namespace {

pack::Pack hub_with_register() {
  using namespace pack;
  auto pack = parts::trial_pack();
  pack.agencies = {{.id = terms::AgencyId{"school"}, .title = "Schools"},
                   {.id = terms::AgencyId{"police"}, .title = "Police"}};
  pack.sharing_agreements = {.title = "Sharing agreements", .source = "Guide, page 2"};
  pack.records_policy = {{.id = "ours",
                          .records = "Records of the hub",
                          .owner = "The council",
                          .procedure = "Our retention schedule",
                          .kept = "As the schedule says",
                          .source = "Guide, page 3"}};
  pack.training = {.title = "Training", .conversation = {}, .source = "Guide, page 4"};
  const auto give = [&](const char* role, std::initializer_list<const char*> rights) {
    for (auto& one : pack.roles)
      if (one.id.value == role)
        for (const auto* right : rights) one.may.insert(right);
  };
  give("manager", {"see_agreements", "record_agreement", "end_agreement", "administer", "see_training",
                   "record_training", "withdraw_training"});
  return pack;
}

std::vector<Route> routes() {
  std::vector<Route> all;
  for (auto* some : {contact_routes, agreement_routes, training_routes, administration_routes, worklist_routes})
    for (auto& route : some()) all.push_back(std::move(route));
  return all;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

class AgreementPages : public testing::Test {
 protected:
  parts::TrialHub hub{routes(), hub_with_register()};

  void SetUp() override { hub.trial.sign_in(hub.manager); }
  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  Response post(const std::string& path, const Fields& fields) {
    hub.trial.get(path);
    return hub.trial.post(path, fields);
  }
  Response record(const char* agency, const char* review_year) {
    return post(std::string("/agreements/") + agency + "/record", {{"signed_on-day", "1"},
                                                                   {"signed_on-month", "4"},
                                                                   {"signed_on-year", "2024"},
                                                                   {"edition", "7"},
                                                                   {"review_by-day", "1"},
                                                                   {"review_by-month", "4"},
                                                                   {"review_by-year", review_year},
                                                                   {"document", "Folder 12"}});
  }
};

TEST_F(AgreementPages, the_register_says_what_is_signed_missing_and_out_of_date) {  // P-17
  EXPECT_TRUE(has(hub.trial.get("/agreements"), "No agreement signed by Police is on record."));
  EXPECT_EQ(record("police", "2027").status, 303);
  EXPECT_EQ(record("school", "2025").status, 303);
  const auto page = hub.trial.get("/agreements");
  for (const auto* words : {"In force", "Folder 12", "Out of date", "The agreement with Schools was to be reviewed by"})
    EXPECT_TRUE(has(page, words)) << words;
  EXPECT_FALSE(has(page, "signed by Police"));
  const auto overview = hub.trial.get("/administration");
  EXPECT_TRUE(has(overview, "1 sharing agreement is missing or out of date"));
  EXPECT_TRUE(has(overview, "The agreement with Schools was to be reviewed by"));
  const auto history = hub.trial.get("/agreements/school?done=record");
  EXPECT_TRUE(has(history, "The agreement is recorded."));
  EXPECT_TRUE(has(history, "Staff MARA"));
  EXPECT_EQ(hub.trial.get("/agreements/nobody").status, 404);
}

TEST_F(AgreementPages, what_is_wrong_comes_back_with_everything_typed) {  // P-17
  const auto page = post("/agreements/police/record", {{"document", "Folder <b>"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "Enter the day on which the agency signed it"));
  EXPECT_TRUE(has(page, "value=\"Folder &lt;b&gt;\""));
}

TEST_F(AgreementPages, an_agreement_that_has_ended_is_missing_again) {  // P-17
  record("police", "2027");
  EXPECT_EQ(post("/agreements/police/end",
                 {{"ended_on-day", "1"}, {"ended_on-month", "9"}, {"ended_on-year", "2026"}, {"reason", "They left"}})
                .status,
            303);
  EXPECT_TRUE(has(hub.trial.get("/agreements"), "The agreement with Police ended on Tuesday 1 September 2026."));
  EXPECT_TRUE(has(hub.trial.get("/agreements/police"), "They left"));
}

TEST_F(AgreementPages, whoever_asks_an_agency_is_warned_and_the_record_keeps_it) {  // P-17
  const auto reference = hub.receive();
  const casework::StreamId stream{"contact", reference};
  hub.done("grade_contact", stream, {{"level", "2"}, {"grade", "red"}, {"rationale", "As it shows"}},
           hub.actor(hub.manager));
  hub.done("allocate_contact", stream, {{"to", hub.screener.value}}, hub.actor(hub.manager));
  hub.done("record_consent", stream,
           {{"result", "given"},
            {"given_by", "Kerry"},
            {"relationship", "mother"},
            {"parental_responsibility", "yes"},
            {"how", "written"},
            {"purpose", "Help"}},
           hub.actor(hub.screener));
  hub.trial.sign_in(hub.screener);
  const auto path = "/contacts/" + reference;
  const auto form = hub.trial.get(path + "/ask");
  EXPECT_TRUE(has(form, "Schools (agreement missing or out of date)"));
  EXPECT_TRUE(has(form, "You may ask them all the same."));
  EXPECT_EQ(post(path + "/ask", {{"agency", "school"}, {"question", "What do you know?"}, {"lawful_basis", "Consent"}})
                .status,
            303);
  EXPECT_TRUE(has(hub.trial.get(path), "No agreement signed by Schools is on record."));
}

TEST_F(AgreementPages, how_records_are_kept_stands_on_paper_and_for_administrators) {  // P-20
  const auto reference = hub.receive();
  const auto paper = hub.trial.get("/contacts/" + reference + "/print");
  for (const auto* words : {"How this record is kept", "Our retention schedule", "As the schedule says"})
    EXPECT_TRUE(has(paper, words)) << words;
  EXPECT_TRUE(has(hub.trial.get("/administration/pack"), "Our retention schedule"));
}

TEST_F(AgreementPages, training_is_recorded_without_anything_that_tells_somebody_apart) {  // P-82
  const Fields training = {{"topic", "Asking for consent"},
                           {"held_on-day", "1"},
                           {"held_on-month", "9"},
                           {"held_on-year", "2026"},
                           {"agencies", "school"},
                           {"agencies", "police"},
                           {"finding", "Consent is verbal only"}};
  auto wrong = training;
  wrong.back().second = "The boy at EL4 2QT";
  const auto page = post("/training/new", wrong);
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "a postcode"));
  EXPECT_EQ(post("/training/new", training).status, 303);
  auto list = hub.trial.get("/training?done=recorded");
  for (const auto* words : {"The training is recorded.", "Schools, Police", "Consent is verbal only"})
    EXPECT_TRUE(has(list, words)) << words;
  EXPECT_TRUE(has(hub.trial.get("/training?agency=police"), "Asking for consent"));
  const auto row = hub.trial.store.rows({.hub = hub.trial.site.hub, .table = "trainings"}).front();
  EXPECT_EQ(post("/training/" + row.text("reference") + "/withdraw", {{"reason", "It was not held"}}).status, 303);
  EXPECT_TRUE(has(hub.trial.get("/training"), "No training is recorded."));
}

TEST(Agreements, a_hub_without_them_has_no_such_pages) {
  auto pack = hub_with_register();
  pack.sharing_agreements = {};
  pack.training = {};
  parts::TrialHub hub{routes(), pack};
  hub.trial.sign_in(hub.manager);
  for (const auto* path : {"/agreements", "/agreements/police", "/training", "/training/new"})
    EXPECT_EQ(hub.trial.get(path).status, 404) << path;
  EXPECT_FALSE(hub.trial.get("/administration").content().contains("agreement"));
}

}  // namespace
