#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/text.h"
#include "casework/records/contact.h"
#include "casework/records/protected_referrer.h"
#include "terms/flatten.h"
#include "terms/london.h"
#include "web/html/escape.h"
#include "web/pages/request/request_fixtures.h"
#include "web/pages/pages.h"
#include "web/pages/request/code.h"
#include "web/session/trial.h"

namespace lintel::web {
namespace {

using Sent = std::vector<std::pair<std::string, std::string>>;

class PublicPages : public testing::Test {
 protected:
  Trial trial{fixtures::whole_pack(), public_routes()};
  const pack::Pack& pack = trial.shelf.pack_;

  static bool has(const Response& response, std::string_view words) { return response.content().contains(words); }
  static std::string location(const Response& response) { return Trial::header(response, "Location"); }
  static std::string marked(const Response& response, std::string_view mark) {
    const auto at = response.body.find(std::string(mark) + "=\"true\">");
    if (at == std::string::npos) return {};
    const auto from = response.body.find('>', at) + 1;
    return response.body.substr(from, response.body.find('<', from) - from);
  }
  static std::string escaped(std::string_view words) {
    std::string text;
    append_escaped(text, words);
    return text;
  }
  std::uint64_t facts() { return trial.store.fact_count(trial.site.hub); }
  casework::ContactRecord contact(const std::string& reference) {
    return casework::fold_contact(trial.store.facts(trial.site.hub, {"contact", reference}));
  }

  static void add(Sent& sent, const std::string& name, const std::string& value, bool date) {
    const auto day = date ? terms::date_from_iso(value) : std::nullopt;
    if (!day) return sent.push_back({name, value});
    sent.push_back({name + "-day", std::to_string(static_cast<unsigned>(day->day()))});
    sent.push_back({name + "-month", std::to_string(static_cast<unsigned>(day->month()))});
    sent.push_back({name + "-year", std::to_string(static_cast<int>(day->year()))});
  }
  Sent section_of(const std::vector<pack::Question>& questions, const terms::Fields& fields) {
    Sent sent;
    for (const auto& question : questions)
      for (const auto& value : base::split(terms::field(fields, "answers." + question.id), '|'))
        if (!value.empty()) add(sent, "answers." + question.id, value, question.type == "date");
    return sent;
  }
  void begin() {
    trial.get("/request");
    EXPECT_EQ(location(trial.post("/request/start")), "/request/tasks");
    trial.get("/request/tasks");
  }
  // Types a whole request page by page, as its referrer would.
  void type_in(const std::string& name) {
    const auto fields = *terms::fields_from_json(fixtures::request(name));
    Sent own;
    for (const auto& [field, value] : fields)
      if (field.starts_with("referrer_")) own.push_back({field, value});
    EXPECT_EQ(trial.post("/request/referrer", own).status, 303);
    for (const std::string list : {"children", "household"})
      for (const auto& [number, person] : terms::field_items(fields, list)) {
        Sent one;
        for (const auto& [field, value] : person) add(one, field, value, field == "born");
        if (terms::field(person, "relation") == "unborn child") one.push_back({"unborn", "yes"});
        EXPECT_EQ(trial.post("/request/people/" + list + "/new", one).status, 303) << list << number;
      }
    for (const auto& section : pack.form.sections) {
      const bool people = section.kind == "children" || section.kind == "household";
      const auto response = people
                                ? trial.post("/request/people/" + section.kind + "/done")
                                : trial.post("/request/sections/" + section.id, section_of(section.questions, fields));
      EXPECT_EQ(response.status, 303) << section.id << response.body;
    }
  }
  // From the check page, with the key that it holds.
  Response send() {
    const auto check = trial.get("/request/check");
    return trial.post("/request/send", {{"key", Trial::value_of(check.body, "key")}});
  }
};

// --- the start ---

TEST_F(PublicPages, the_landing_names_999_the_numbers_and_each_way_in) {  // L-09
  const auto response = trial.get("/");
  EXPECT_EQ(response.status, 200);
  for (const std::string words :
       {"999", "href=\"/request\"", "href=\"/worry\"", "href=\"/status\"", "href=\"/sign-in\""})
    EXPECT_TRUE(has(response, words)) << words;
  for (const auto& phone : pack.phones) EXPECT_TRUE(has(response, phone.number));
}

TEST_F(PublicPages, nothing_is_kept_and_no_cookie_of_a_request_is_given_before_somebody_starts) {
  trial.get("/request");
  EXPECT_FALSE(trial.cookies.contains("lintel-request"));
  EXPECT_EQ(location(trial.get("/request/tasks")), "/request");
  EXPECT_EQ(location(trial.get("/request/check")), "/request");
}

// --- the request of a professional ---

TEST_F(PublicPages, a_request_typed_page_by_page_is_the_request_that_was_meant) {
  begin();
  type_in("request-01");
  EXPECT_TRUE(has(trial.get("/request/tasks"), "Ready to send"));
  EXPECT_EQ(location(send()), "/request/sent");
  const auto sent = trial.get("/request/sent");
  const auto record = contact(marked(sent, "data-reference"));
  ASSERT_TRUE(record.exists());
  const auto meant = boost::json::parse(fixtures::request("request-01")).as_object().at("answers").as_object();
  for (const auto& [id, answer] : meant)
    EXPECT_EQ(record.received.answers.at(id), std::string(answer.as_string())) << id;
  EXPECT_EQ(record.received.answers.size(), meant.size());
  EXPECT_EQ(record.children().size(), 2u);
  EXPECT_EQ(record.received.subjects.size(), 5u);
  EXPECT_EQ(record.children()[0].born, terms::date_from_iso("2018-03-03"));
  EXPECT_EQ(record.received.channel, "e_form");
  EXPECT_EQ(record.received.referrer.name, "Ruth Adeyemi");
}

TEST_F(PublicPages, each_of_the_other_requests_goes_through_the_pages_too) {
  for (const std::string name :
       {"request-02", "request-03", "request-04", "request-05", "request-06", "request-07", "request-08"}) {
    trial.now = *terms::instant_from_iso(fixtures::expected().at(name).at("received").as_string());
    begin();
    type_in(name);
    ASSERT_EQ(location(send()), "/request/sent") << name;
    const auto record = contact(marked(trial.get("/request/sent"), "data-reference"));
    EXPECT_EQ(record.waits.tray.value, std::string(fixtures::expected().at(name).at("tray").as_string())) << name;
  }
}

TEST_F(PublicPages, the_confirmation_says_by_when_it_is_decided) {
  trial.now = *terms::instant_from_words("Tue 6 October 2026 10:55");
  begin();
  type_in("request-01");
  send();
  EXPECT_TRUE(has(trial.get("/request/sent"), "Tue 6 October 2026 at 11:55"));
}

TEST_F(PublicPages, a_request_sent_twice_is_received_once) {
  begin();
  type_in("request-01");
  const auto key = Trial::value_of(trial.get("/request/check").body, "key");
  trial.post("/request/send", {{"key", key}});
  const auto before = facts();
  EXPECT_EQ(location(trial.post("/request/send", {{"key", key}})), "/request/sent");
  EXPECT_EQ(facts(), before);
}

TEST_F(PublicPages, a_request_cannot_be_sent_under_another_key) {
  begin();
  type_in("request-01");
  trial.get("/request/check");
  EXPECT_EQ(trial.post("/request/send", {{"key", std::string(32, 'a')}}).status, 422);
  EXPECT_EQ(facts(), 0u);
}

TEST_F(PublicPages, what_was_typed_is_gone_once_it_is_sent) {
  begin();
  type_in("request-01");
  send();
  EXPECT_EQ(location(trial.get("/request/check")), "/request");
  EXPECT_FALSE(has(trial.get("/request/sent"), "Harrowgate"));
  for (const auto& item : trial.store.list(trial.site.hub, "requests", "", trial.now))
    EXPECT_FALSE(item.value.contains("Harrowgate"));
}

TEST_F(PublicPages, mistakes_lead_to_the_page_that_mends_them_and_nothing_is_lost) {
  begin();
  trial.post("/request/sections/worry", {{"answers.worry", "Oskar is losing weight."}});
  const auto response = send();
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"/request/referrer#referrer_name\""));
  EXPECT_TRUE(has(response, "href=\"/request/sections/asking_for#answers-information_request\""));
  EXPECT_TRUE(has(response, "Oskar is losing weight."));
  EXPECT_EQ(facts(), 0u);
}

TEST_F(PublicPages, a_number_nobody_can_ring_and_an_address_nobody_can_write_to_are_asked_for_again) {
  begin();
  const auto response = trial.post("/request/referrer", {{"referrer_name", "Ruth Adeyemi"},
                                                         {"referrer_agency", "Fellgate Primary School"},
                                                         {"referrer_phone", "abc"},
                                                         {"referrer_email", "not-an-email"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#referrer_phone\""));
  EXPECT_TRUE(has(response, "like 01632 960 001"));
  EXPECT_TRUE(has(response, "href=\"#referrer_email\""));
  EXPECT_TRUE(has(response, "like name@example.org"));
  EXPECT_TRUE(has(response, "value=\"not-an-email\""));
}

TEST_F(PublicPages, what_is_missing_is_listed_before_sending_and_says_which_answers_open_more) {
  begin();
  const auto empty = trial.get("/request/check");
  EXPECT_EQ(empty.status, 200);
  EXPECT_TRUE(has(empty, "Still to do before it can be sent"));
  EXPECT_TRUE(has(empty, "request for information. The answer may open further questions"));
  trial.post("/request/sections/asking_for", {{"answers.information_request", "no"}, {"later", "yes"}});
  const auto open = send();
  EXPECT_EQ(open.status, 422);
  for (const auto& section : pack.form.sections)
    for (const auto& question : section.questions) {
      const auto& when = question.shown_when.all_of;
      const bool asked = question.required && when.size() == 1 && when.begin()->second.contains("no");
      EXPECT_TRUE(!asked || has(open, escaped(question.missing))) << question.id;
    }
  EXPECT_TRUE(has(open, "Choose the level of need. The answer may open further questions"));
  EXPECT_FALSE(has(open, "Write what has happened. The answer may open"));
}

TEST_F(PublicPages, questions_that_several_answers_bring_up_say_so_to_scripts_and_in_words) {
  begin();
  trial.post("/request/sections/asking_for", {{"answers.information_request", "no"}, {"answers.requested_level", "3"}});
  const auto page = trial.get("/request/sections/consent");
  EXPECT_TRUE(has(page, "data-when=\"answers.consent_result=given&amp;answers.consent_result=refused\""));
  EXPECT_TRUE(has(page, "Answer what follows only if"));
}

TEST_F(PublicPages, a_section_is_saved_though_it_is_not_finished) {
  begin();
  trial.post("/request/sections/asking_for", {{"answers.information_request", "no"}, {"answers.requested_level", "3"}});
  const auto response = trial.post("/request/sections/worry", {{"answers.worry", "He is out all night."}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#answers-impact\""));
  EXPECT_TRUE(has(response, "He is out all night."));
  EXPECT_TRUE(has(trial.get("/request/sections/worry"), "He is out all night."));
  EXPECT_TRUE(has(trial.get("/request/tasks"), "In progress"));
}

TEST_F(PublicPages, leaving_a_section_for_later_asks_for_nothing) {
  begin();
  EXPECT_EQ(location(trial.post("/request/sections/strengths",
                                {{"answers.child_words", "I like football."}, {"later", "yes"}})),
            "/request/tasks");
  EXPECT_TRUE(has(trial.get("/request/sections/strengths"), "I like football."));
}

TEST_F(PublicPages, what_is_typed_is_kept_while_it_is_typed) {
  begin();
  const auto shown = trial.get("/request/sections/worry");
  EXPECT_TRUE(has(shown, "data-draft-url=\"/request/sections/worry/draft\""));
  EXPECT_EQ(trial.post("/request/sections/worry/draft", {{"answers.worry", "Half a sen"}}).status, 204);
  EXPECT_EQ(trial.post("/request/referrer/draft", {{"referrer_name", "Ruth"}}).status, 204);
  EXPECT_TRUE(has(trial.get("/request/sections/worry"), "Half a sen"));
  EXPECT_TRUE(has(trial.get("/request/referrer"), "Ruth"));
}

TEST_F(PublicPages, a_date_that_is_none_comes_back_as_it_was_typed) {
  begin();
  trial.post("/request/sections/asking_for", {{"answers.information_request", "yes"}});
  const Sent typed = {{"answers.information_request", "yes"},
                      {"answers.information_needed_by-day", "31"},
                      {"answers.information_needed_by-month", "2"},
                      {"answers.information_needed_by-year", "2027"}};
  const auto response = trial.post("/request/sections/asking_for", typed);
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "Enter a real date"));
  EXPECT_TRUE(has(response, "value=\"31\""));
  EXPECT_TRUE(has(response, "href=\"#answers-information_needed_by-day\""));
}

TEST_F(PublicPages, an_answer_below_one_that_was_changed_is_not_sent) {
  begin();
  type_in("request-04");
  const auto fields = *terms::fields_from_json(fixtures::request("request-04"));
  for (const auto& section : pack.form.sections)
    if (section.id == "work_done") {
      auto sent = section_of(section.questions, fields);
      for (auto& [name, value] : sent)
        if (name == "answers.eha_open") value = "no";
      trial.post("/request/sections/work_done", sent);
    }
  ASSERT_EQ(location(send()), "/request/sent");
  EXPECT_FALSE(
      contact(marked(trial.get("/request/sent"), "data-reference")).received.answers.contains("eha_reference"));
}

TEST_F(PublicPages, a_request_for_information_is_not_asked_about_worries) {
  begin();
  trial.post("/request/sections/asking_for", {{"answers.information_request", "yes"}});
  const auto tasks = trial.get("/request/tasks");
  EXPECT_FALSE(has(tasks, "/request/sections/worry"));
  EXPECT_TRUE(has(tasks, "/request/sections/asking_for"));
}

TEST_F(PublicPages, the_level_question_shows_every_level_in_words_and_the_guidance) {  // L-12, L-25
  begin();
  const auto response = trial.get("/request/sections/asking_for");
  for (const auto& level : pack.levels) {
    EXPECT_TRUE(has(response, level.title)) << level.title;
    EXPECT_TRUE(has(response, level.text.substr(0, 40))) << level.title;
  }
  EXPECT_TRUE(has(response, "Working Well with Children and Families"));
}

// --- people ---

TEST_F(PublicPages, a_brother_takes_the_address_of_the_first_child) {
  begin();
  trial.post("/request/people/children/new",
             {{"given_name", "Maisie"}, {"address", "14 Tanner's Row"}, {"postcode", "EL4 2QT"}});
  EXPECT_TRUE(has(trial.get("/request/people/children/new"), "same address as Maisie"));
  trial.post("/request/people/children/new", {{"given_name", "Jude"}, {"same_address", "yes"}});
  const auto second = trial.get("/request/people/children/2");
  EXPECT_TRUE(has(second, "value=\"EL4 2QT\""));
  EXPECT_TRUE(has(second, "Tanner&#39;s Row") || has(second, "Tanner's Row"));
}

TEST_F(PublicPages, a_child_taken_out_leaves_the_others_as_they_were) {
  begin();
  for (const std::string name : {"Ada", "Ben", "Cora"})
    trial.post("/request/people/children/new", {{"given_name", name}});
  EXPECT_TRUE(has(trial.get("/request/people/children/2/remove"), "Remove Ben"));
  trial.post("/request/people/children/2/remove");
  const auto list = trial.get("/request/sections/children");
  EXPECT_TRUE(has(list, "Ada"));
  EXPECT_FALSE(has(list, "Ben"));
  EXPECT_TRUE(has(trial.get("/request/people/children/2"), "Cora"));
  EXPECT_EQ(trial.get("/request/people/children/3").status, 404);
}

TEST_F(PublicPages, who_a_child_is_may_stay_unsaid_and_the_page_says_why_it_asks) {
  begin();
  const auto page = trial.get("/request/people/children/new");
  for (const auto* optional :
       {"Date of birth", "Address", "Ethnicity", "First language", "NHS number", "Disability or additional needs"})
    EXPECT_TRUE(has(page, std::string(optional) + " (optional)")) << optional;
  EXPECT_TRUE(has(page, "prefer not to say"));
  const auto nobody = trial.post("/request/people/children/new", {{"school", "Fellgate"}});
  EXPECT_EQ(nobody.status, 422);
  EXPECT_TRUE(has(nobody, "Enter a name. If you do not know it, write about how old they are"));
  EXPECT_EQ(trial.post("/request/people/children/new", {{"age_words", "about five"}}).status, 303);
}

TEST_F(PublicPages, a_person_with_a_mistake_is_shown_again_with_what_was_typed) {
  begin();
  const auto response =
      trial.post("/request/people/children/new", {{"given_name", "Maisie"}, {"nhs_number", "1234567890"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#nhs_number\""));
  EXPECT_TRUE(has(response, "value=\"Maisie\""));
}

TEST_F(PublicPages, an_unknown_list_or_section_is_nothing) {
  begin();
  EXPECT_EQ(trial.get("/request/people/pets/new").status, 404);
  EXPECT_EQ(trial.get("/request/sections/nowhere").status, 404);
  EXPECT_EQ(trial.post("/request/people/pets/new", {{"given_name", "Rex"}}).status, 404);
}

// --- coming back ---

TEST_F(PublicPages, the_code_brings_a_request_back_in_another_browser) {
  begin();
  trial.post("/request/sections/worry/draft", {{"answers.worry", "Half a sentence"}});
  const auto code = marked(trial.get("/request/tasks"), "data-return-code");
  ASSERT_EQ(code.size(), 19u);
  trial.cookies.clear();
  trial.get("/request/return");
  EXPECT_EQ(location(trial.post("/request/return", {{"code", base::lower_case(code)}})), "/request/tasks");
  EXPECT_TRUE(has(trial.get("/request/sections/worry"), "Half a sentence"));
}

TEST_F(PublicPages, a_wrong_code_brings_nothing_back_and_not_for_ever) {
  trial.get("/request/return");
  EXPECT_EQ(trial.post("/request/return", {{"code", "0000-0000-0000-0000"}}).status, 422);
  EXPECT_EQ(trial.post("/request/return", {{"code", ""}}).status, 422);
  for (int i = 0; i < 28; ++i) trial.post("/request/return", {{"code", "0000-0000-0000-0000"}});
  EXPECT_EQ(trial.post("/request/return", {{"code", "0000-0000-0000-0000"}}).status, 429);
}

TEST_F(PublicPages, a_request_is_kept_28_days_from_its_last_change) {
  begin();
  trial.now += std::chrono::days(27);
  trial.post("/request/sections/worry/draft", {{"answers.worry", "Still there"}});
  trial.now += std::chrono::days(27);
  EXPECT_TRUE(has(trial.get("/request/sections/worry"), "Still there"));
  trial.now += std::chrono::days(2);
  EXPECT_EQ(location(trial.get("/request/sections/worry")), "/request");
}

TEST_F(PublicPages, the_store_has_the_code_of_no_request) {
  begin();
  const auto code = request::plain_code(marked(trial.get("/request/tasks"), "data-return-code"));
  for (const auto& item : trial.store.list(trial.site.hub, "requests", "", trial.now)) {
    EXPECT_FALSE(item.key.contains(code));
    EXPECT_FALSE(item.value.contains(code));
  }
}

TEST_F(PublicPages, a_deleted_request_is_gone) {
  begin();
  trial.get("/request/discard");
  EXPECT_EQ(location(trial.post("/request/discard")), "/");
  EXPECT_EQ(location(trial.get("/request/tasks")), "/request");
  EXPECT_TRUE(trial.store.list(trial.site.hub, "requests", "", trial.now).empty());
}

TEST_F(PublicPages, the_copy_leaves_out_what_the_writer_chooses) {  // L-21
  begin();
  type_in("request-03");
  EXPECT_TRUE(has(trial.get("/request/copy"), "He has a new phone and trainers"));
  const auto without = trial.get("/request/copy?without=worry");
  EXPECT_FALSE(has(without, "He has a new phone and trainers"));
  EXPECT_TRUE(has(without, "football coach"));
}

TEST_F(PublicPages, the_copy_warns_of_people_outside_the_family_whom_the_words_name) {  // L-21
  const std::string warning = "may name people outside this family";
  begin();
  type_in("request-03");
  trial.post("/request/sections/worry",
             {{"answers.worry", "On Friday his mate Gaz Rowbottom waited for Tariq outside."},
              {"answers.impact", "He is tired."}});
  const auto copy = trial.get("/request/copy");
  EXPECT_TRUE(has(copy, warning));
  EXPECT_TRUE(has(copy, "<strong>Gaz Rowbottom</strong>"));
  EXPECT_FALSE(has(trial.get("/request/copy?without=worry"), "<strong>Gaz Rowbottom</strong>"));
  EXPECT_EQ(send().status, 303) << "it is a warning";
}

// --- the worry of anybody ---

class WorryPages : public PublicPages {
 protected:
  void tell() {
    const auto fields = *terms::fields_from_json(fixtures::request("request-10"));
    trial.get("/worry");
    for (const auto& step : pack.form.public_path) {
      auto sent = section_of(step.questions, fields);
      if (&step == &pack.form.public_path.back())
        for (const auto& [field, value] : fields)
          if (field.starts_with("referrer_") || field == "keep_from_family") sent.push_back({field, value});
      trial.get("/worry/" + step.id);
      ASSERT_EQ(trial.post("/worry/" + step.id, sent).status, 303) << step.id;
    }
  }
  Response send_it() {
    const auto check = trial.get("/worry/check");
    return trial.post("/worry/send", {{"key", Trial::value_of(check.body, "key")}});
  }
};

TEST_F(WorryPages, every_page_of_the_path_has_the_way_out) {
  EXPECT_TRUE(has(trial.get("/worry"), "href=\"/leave\""));
  for (const auto& step : pack.form.public_path)
    EXPECT_TRUE(has(trial.get("/worry/" + step.id), "govuk-exit-this-page")) << step.id;
  tell();
  EXPECT_TRUE(has(trial.get("/worry/check"), "govuk-exit-this-page"));
  send_it();
  EXPECT_TRUE(has(trial.get("/worry/sent"), "govuk-exit-this-page"));
}

TEST_F(WorryPages, a_neighbours_worry_is_received_with_their_name_in_the_protected_record_alone) {
  tell();
  ASSERT_EQ(location(send_it()), "/worry/sent");
  const auto reference = marked(trial.get("/worry/sent"), "data-reference");
  const auto record = contact(reference);
  EXPECT_EQ(record.received.channel, "public_form");
  EXPECT_EQ(record.received.referrer.kind, "public");
  EXPECT_TRUE(record.received.requested_level.empty());
  for (const auto& fact : trial.store.facts(trial.site.hub, {"contact", reference}))
    EXPECT_FALSE(fact.payload.contains("Whitcombe"));
  const auto identity =
      casework::fold_referrer(trial.store.facts(trial.site.hub, casework::referrer_stream({"contact", reference})));
  EXPECT_EQ(identity.identity.name, "Nerys Whitcombe");
  EXPECT_TRUE(identity.identity.wishes_not_told);
}

TEST_F(WorryPages, leaving_deletes_what_was_typed_and_goes_to_a_neutral_site) {
  tell();
  const auto response = trial.get("/leave");
  EXPECT_EQ(response.status, 303);
  EXPECT_TRUE(location(response).starts_with("https://"));
  EXPECT_FALSE(trial.cookies.contains("lintel-worry"));
  EXPECT_TRUE(trial.store.list(trial.site.hub, "worries", "", trial.now).empty());
}

TEST_F(WorryPages, an_empty_answer_that_is_needed_is_asked_for_again) {
  trial.get("/worry/" + pack.form.public_path.front().id);
  const auto response = trial.post("/worry/" + pack.form.public_path.front().id);
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "Error: "));
}

TEST_F(WorryPages, a_number_nobody_can_ring_is_asked_for_again) {
  const auto last = "/worry/" + pack.form.public_path.back().id;
  trial.get(last);
  const auto response = trial.post(last, {{"referrer_phone", "my mum has it"}, {"keep_from_family", "yes"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#referrer_phone\""));
  EXPECT_TRUE(has(response, "my mum has it"));
}

TEST_F(WorryPages, a_worry_with_steps_left_out_lists_them_and_saves_nothing) {
  const auto& first = pack.form.public_path.front();
  trial.get("/worry/" + first.id);
  trial.post("/worry/" + first.id, {{"answers.worry", "They are outside at night."}});
  const auto response = send_it();
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"/worry/" + pack.form.public_path[1].id + "\""));
  EXPECT_EQ(facts(), 0u);
}

TEST_F(WorryPages, what_was_typed_is_kept_a_day) {
  tell();
  trial.now += std::chrono::hours(25);
  EXPECT_EQ(location(trial.get("/worry/check")), "/worry");
}

// --- what became of it ---

class StatusPages : public WorryPages {
 protected:
  std::string reference, code;
  void send_request() {
    begin();
    type_in("request-01");
    send();
    const auto sent = trial.get("/request/sent");
    reference = marked(sent, "data-reference");
    code = marked(sent, "data-code");
    ASSERT_EQ(code.size(), 11u);
  }
  Response ask(const std::string& of, const std::string& with) {
    trial.get("/status");
    return trial.post("/status", {{"asked_reference", of}, {"asked_code", with}});
  }
};

TEST_F(StatusPages, the_reference_and_code_show_where_it_is_and_nothing_of_anybody) {
  send_request();
  const auto response = ask(reference, base::lower_case(code));
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(has(response, "It waits to be looked at"));
  EXPECT_TRUE(has(response, "To be decided by"));
  for (const std::string words : {"Harrowgate", "Maisie", "Dean", "Adeyemi", "Level 4"})
    EXPECT_FALSE(has(response, words)) << words;
}

TEST_F(StatusPages, a_wrong_reference_and_a_wrong_code_are_told_the_same) {
  send_request();
  const auto words = "do not belong together";
  EXPECT_EQ(ask(reference, "00000-00000").status, 422);
  EXPECT_EQ(ask("N0NE-0000", code).status, 422);
  EXPECT_TRUE(has(ask(reference, "00000-00000"), words));
  EXPECT_TRUE(has(ask("N0NE-0000", code), words));
}

TEST_F(StatusPages, after_ten_wrong_codes_in_an_hour_the_right_one_has_to_wait) {
  send_request();
  for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(reference, "00000-0000" + std::to_string(i)).status, 422);
  EXPECT_EQ(ask(reference, code).status, 429);
  trial.now += std::chrono::hours(1);
  EXPECT_EQ(ask(reference, code).status, 200);
}

TEST_F(StatusPages, right_answers_are_not_counted) {
  send_request();
  for (int i = 0; i < 12; ++i) EXPECT_EQ(ask(reference, code).status, 200) << i;
}

TEST_F(StatusPages, a_contact_without_a_code_is_shown_to_nobody) {
  trial.append({"contact", "REF-0"}, "ContactReceived",
               terms::to_json(casework::ContactReceived{.reference = "REF-0"}));
  EXPECT_EQ(ask("REF-0", "").status, 422);
}

TEST_F(StatusPages, a_member_of_the_public_is_told_nothing_of_a_decision) {
  tell();
  send_it();
  const auto sent = trial.get("/worry/sent");
  reference = marked(sent, "data-reference");
  code = marked(sent, "data-code");
  trial.append({"contact", reference}, "ContactGraded",
               terms::to_json(casework::ContactGraded{.level = terms::LevelId{"3"}}));
  trial.append({"contact", reference}, "OutcomeApproved",
               terms::to_json(casework::OutcomeApproved{.level = terms::LevelId{"3"}}));
  const auto response = ask(reference, code);
  EXPECT_TRUE(has(response, "Somebody has read it"));
  EXPECT_FALSE(has(response, "ecided</dt>"));
  EXPECT_FALSE(has(response, "To be decided by"));
}

// --- codes ---

TEST(request_code, letters_that_look_alike_are_read_as_what_was_meant) {
  EXPECT_EQ(request::plain_code(" o1il-k3m9 "), "0111K3M9");
  EXPECT_EQ(request::spoken_code("7K3M9QWX2H"), "7K3M9-QWX2H");
  EXPECT_EQ(request::spoken_code("7K3M9QWX2HTR5PVN"), "7K3M-9QWX-2HTR-5PVN");
}

}  // namespace
}  // namespace lintel::web
