#include <gtest/gtest.h>

#include "base/require.h"
#include "base/sha256.h"
#include "web/session/session.h"
#include "web/session/api_key.h"
#include "web/session/draft.h"
#include "web/session/guard.h"
#include "web/session/interrupted.h"
#include "web/session/trial.h"

using namespace lintel;
using namespace lintel::web;
using namespace std::chrono_literals;

namespace {

pack::Pack small_pack() {
  pack::Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.hub_name = "Example hub";
  pack.authority = "Example Council";
  pack.phones = {{"in_hours", "Office", "01632 960 001", "in hours"}};
  pack.links = {{"council", "The council", "https://council.example/"}};
  pack.roles = {{.id = terms::RoleId{"administrator"},
                 .title = "Administrator",
                 .may = {"administer", "see_staff", "add_staff", "change_staff", "end_staff"}},
                {.id = terms::RoleId{"worker"}, .title = "Worker", .may = {"see_contacts", "see_people"}}};
  return pack;
}

Response words(const Visit& visit, std::string_view what) {
  return page_response(visit, {.title = std::string(what)},
                       el("p", {}, {what}) + el("form", {{"method", "post"}}, {form_frame(visit, 7)}));
}

Act change_act() {
  return {
      "change_staff", [](const Visit& visit) { return casework::Doing{.fields = visit.fields()}; },
      [](const Visit& visit, const casework::Result& result) {
        if (const auto* done = std::get_if<casework::Done>(&result))
          return text_response(
              done->repeated ? "repeated" : "changed by " + (done->facts.empty() ? "" : done->facts.front().by.value));
        const auto mistakes = mistakes_of(result);
        return page_response(visit, {.title = "Again", .status = status_of(mistakes)}, mistakes_panel(visit, mistakes));
      }};
}

std::vector<Route> small_routes() {
  const auto page = [](std::string_view what) {
    return Page([what](const Visit& visit) { return words(visit, what); });
  };
  const auto record = RecordPage([](const Visit& visit, const std::vector<casework::Fact>& facts) {
    return words(visit, "record of " + std::to_string(facts.size()) + " facts");
  });
  return {
      {Method::get, "/open", {.who = Who::anyone}, page("open to all")},
      {Method::post, "/open", {.who = Who::anyone}, page("sent by anyone")},
      {Method::get, "/mine", {}, page("for staff")},
      {Method::post, "/mine", {}, Page([](const Visit& visit) {
         return text_response("typed " + typed(visit, "note"));
       })},
      {Method::get, "/people-page", {.right = "see_people"}, page("people")},
      {Method::post, "/people-page", {.right = "see_people"}, page("people sent")},
      {Method::get, "/things/{reference}", {}, page("one thing")},
      {Method::get, "/things/new", {}, page("new thing")},
      {Method::get, "/staff/{reference}", {.record_kind = "staff"}, record},
      {Method::post, "/staff/{reference}", {.record_kind = "staff"}, change_act()},
      {Method::get, "/throws", {.who = Who::anyone}, Page([](const Visit&) -> Response {
         throw std::runtime_error("broken");
       })},
      {Method::get, "/set-up", {.before_second_factor = true}, page("set up")},
      {Method::post, "/api/things", {.who = Who::api_key, .right = "send"}, Page([](const Visit& visit) {
         return json_response("{\"by\":\"" + visit.actor.id.value + "\"}");
       })},
  };
}

class RouterTest : public testing::Test {
 protected:
  Trial trial{small_pack(), small_routes()};
  terms::StaffId worker = trial.add_staff("WORKER", {"worker"});
  terms::StaffId administrator = trial.add_staff("ADMIN", {"administrator"});

  bool has(const Response& response, std::string_view words_wanted) {
    return response.content().contains(words_wanted);
  }
};

using Fields = std::vector<std::pair<std::string, std::string>>;

// --- which route ---

TEST_F(RouterTest, an_exact_segment_is_asked_before_a_parameter) {
  trial.sign_in(worker);
  EXPECT_TRUE(has(trial.get("/things/new"), "new thing"));
  EXPECT_TRUE(has(trial.get("/things/7K3M"), "one thing"));
}

TEST_F(RouterTest, an_unknown_address_is_not_found_and_an_unknown_method_says_which_are_known) {
  EXPECT_EQ(trial.get("/nowhere").status, 404);
  EXPECT_EQ(trial.get("/things/a/b").status, 404);
  const auto refused = trial.send(Method::put, "/open", {});
  EXPECT_EQ(refused.status, 405);
  EXPECT_TRUE(Trial::header(refused, "Allow").contains("GET"));
}

TEST_F(RouterTest, two_routes_for_one_address_are_a_fault_of_ours) {
  auto twice = small_routes();
  twice.push_back(twice.front());
  EXPECT_THROW(Router(trial.site, twice), base::Fault);
}

TEST_F(RouterTest, a_page_that_throws_is_answered_once_with_the_reference) {
  const auto response = trial.get("/throws");
  EXPECT_EQ(response.status, 500);
  EXPECT_TRUE(has(response, "request-1"));
  EXPECT_EQ(trial.times_answered, 1);
}

TEST_F(RouterTest, the_log_is_told_the_pattern_and_not_the_address) {
  trial.sign_in(worker);
  EXPECT_EQ(trial.get("/things/7K3M").route, "/things/{reference}");
}

// --- who ---

TEST_F(RouterTest, anybody_sees_a_public_page_with_the_phones_and_links_and_no_navigation) {
  const auto response = trial.get("/open");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(has(response, "01632 960 001"));
  EXPECT_TRUE(has(response, "https://council.example/"));
  EXPECT_FALSE(has(response, "Sign out"));
}

TEST_F(RouterTest, a_public_page_shows_no_navigation_to_staff_either) {
  trial.sign_in(worker);
  EXPECT_FALSE(has(trial.get("/open"), "/worklist"));
}

TEST_F(RouterTest, who_is_not_signed_in_is_sent_to_sign_in_and_back) {
  const auto response = trial.get("/things/a b?sort=due&page=2");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(Trial::header(response, "Location"), "/sign-in?return=/things/a%2520b%3Fsort%3Ddue%26page%3D2");
}

TEST_F(RouterTest, navigation_shows_what_their_roles_may) {
  trial.sign_in(worker);
  const auto response = trial.get("/mine");
  EXPECT_TRUE(has(response, "href=\"/worklist\""));
  EXPECT_TRUE(has(response, "href=\"/people\""));
  EXPECT_FALSE(has(response, "href=\"/administration\""));
  EXPECT_TRUE(has(response, "Sign out"));
  EXPECT_TRUE(has(response, "data-idle-seconds=\"840\""));
}

TEST_F(RouterTest, a_right_that_no_role_of_theirs_has_is_refused) {
  trial.sign_in(administrator);
  EXPECT_EQ(trial.get("/people-page").status, 403);
  trial.get("/mine");
  EXPECT_EQ(trial.post("/people-page").status, 403);
  trial.sign_in(worker);
  EXPECT_EQ(trial.get("/people-page").status, 200);
}

TEST_F(RouterTest, a_changed_role_counts_at_the_next_request) {
  trial.sign_in(worker);
  EXPECT_EQ(trial.get("/people-page").status, 200);
  trial.append({"staff", "WORKER"}, "StaffChanged", terms::to_json(casework::StaffChanged{{}, {}, false, "moved"}));
  EXPECT_EQ(trial.get("/people-page").status, 403);
}

TEST_F(RouterTest, who_has_left_is_out_at_the_next_request) {
  trial.sign_in(worker);
  trial.append({"staff", "WORKER"}, "StaffEnded", terms::to_json(casework::StaffEnded{"left"}));
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, an_administrator_without_a_second_factor_gets_no_further_than_setting_it_up) {
  trial.sign_in(administrator, false);
  EXPECT_EQ(Trial::header(trial.get("/mine"), "Location"), "/second-factor");
  EXPECT_EQ(trial.get("/set-up").status, 200);
  trial.sign_in(worker, false);
  EXPECT_EQ(trial.get("/mine").status, 200) << "others may go without";
}

// --- sessions ---

TEST_F(RouterTest, the_cookie_is_for_http_only_and_its_token_is_not_in_the_store) {
  const Request request;
  const Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_, .now = trial.now};
  Response response;
  start_session(visit, worker, false, response);
  const auto cookie = Trial::header(response, "Set-Cookie");
  EXPECT_TRUE(cookie.contains("HttpOnly"));
  EXPECT_TRUE(cookie.contains("SameSite=Lax"));
  const auto token = cookie.substr(7, 64);
  EXPECT_FALSE(trial.store.get(trial.site.hub, "sessions", token, trial.now));
  EXPECT_TRUE(trial.store.get(trial.site.hub, "sessions", base::sha256_hex(token), trial.now));
}

TEST_F(RouterTest, over_tls_the_cookie_is_bound_to_this_host) {
  trial.site.secure_cookies = true;
  trial.sign_in(worker);
  EXPECT_TRUE(trial.cookies.contains("__Host-lintel"));
  EXPECT_EQ(trial.get("/mine").status, 200);
}

TEST_F(RouterTest, a_session_ends_after_fifteen_minutes_without_use) {
  trial.sign_in(worker);
  trial.now += 15min - 1s;
  EXPECT_EQ(trial.get("/mine").status, 200);
  trial.now += 15min;
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, what_a_page_asks_in_the_background_is_not_use) {
  trial.sign_in(worker);
  trial.headers = {{"x-background", "poll"}};
  for (int i = 0; i < 14; ++i) {
    trial.now += 1min;
    EXPECT_EQ(trial.get("/mine").status, 200);
  }
  trial.now += 1min;
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, a_session_ends_after_twelve_hours_however_much_it_is_used) {
  trial.sign_in(worker);
  for (auto used = 0min; used < 12h - 10min; used += 10min) {
    trial.now += 10min;
    ASSERT_EQ(trial.get("/mine").status, 200) << used.count();
  }
  trial.now += 10min;
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, last_seen_is_written_at_most_once_a_minute) {
  trial.sign_in(worker);
  const auto session = base::sha256_hex(trial.cookies["lintel"]);
  const auto changed_at = [&] { return trial.store.get(trial.site.hub, "sessions", session, trial.now)->changed_at; };
  const auto before = changed_at();
  trial.now += 59s;
  trial.get("/mine");
  EXPECT_EQ(changed_at(), before);
  trial.now += 1s;
  trial.get("/mine");
  EXPECT_EQ(changed_at(), trial.now);
}

TEST_F(RouterTest, a_clock_that_is_set_back_does_not_lengthen_a_session) {
  trial.sign_in(worker);
  trial.now -= 1h;
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, signing_in_anew_ends_the_session_before_it) {
  trial.sign_in(worker);
  const auto old = trial.cookies["lintel"];
  const Request request;
  Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_, .now = trial.now};
  visit.signed_in = SignedIn{.session = base::sha256_hex(old), .staff = worker};
  Response response;
  start_session(visit, worker, false, response);
  trial.cookies["lintel"] = old;
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, all_sessions_of_somebody_can_be_ended) {
  trial.sign_in(worker);
  end_sessions_of(trial.site, worker, trial.now);
  EXPECT_EQ(trial.get("/mine").status, 303);
}

TEST_F(RouterTest, all_sessions_of_a_hub_can_be_ended) {
  trial.sign_in(worker);
  end_all_sessions(trial.site, trial.now);
  EXPECT_EQ(trial.get("/mine").status, 303);
  EXPECT_TRUE(trial.store.list(trial.site.hub, "sessions_of_staff", "", trial.now, 10).empty());
}

TEST_F(RouterTest, an_invented_cookie_signs_nobody_in) {
  trial.cookies["lintel"] = std::string(64, 'a');
  EXPECT_EQ(trial.get("/mine").status, 303);
}

// --- forms from elsewhere ---

TEST_F(RouterTest, a_form_without_our_token_is_refused) {
  trial.sign_in(worker);
  EXPECT_EQ(trial.send(Method::post, "/mine", {{"note", "x"}}).status, 403);
  EXPECT_EQ(trial.send(Method::post, "/open", {}).status, 403);
}

TEST_F(RouterTest, a_form_with_our_token_is_taken) {
  trial.sign_in(worker);
  trial.get("/mine");
  EXPECT_EQ(trial.post("/mine", {{"note", "x"}}).body, "typed x");
}

TEST_F(RouterTest, the_token_of_somebody_else_s_session_is_refused) {
  trial.sign_in(worker);
  trial.get("/mine");
  const auto foreign = trial.csrf;
  trial.sign_in(administrator);
  EXPECT_EQ(trial.send(Method::post, "/mine", {{"csrf", foreign}}).status, 403);
}

TEST_F(RouterTest, no_two_tokens_are_the_same_and_all_of_them_hold) {
  trial.sign_in(worker);
  trial.get("/mine");
  const auto first = trial.csrf;
  trial.get("/mine");
  EXPECT_NE(first, trial.csrf);
  EXPECT_EQ(trial.send(Method::post, "/mine", {{"csrf", first}}).status, 200);
  EXPECT_EQ(trial.send(Method::post, "/mine", {{"csrf", trial.csrf}}).status, 200);
}

TEST_F(RouterTest, a_public_form_is_bound_to_a_cookie_of_its_browser) {
  trial.get("/open");
  EXPECT_TRUE(trial.cookies.contains("lintel-form"));
  EXPECT_EQ(trial.post("/open").status, 200);
  trial.cookies["lintel-form"] = std::string(32, 'b');
  EXPECT_EQ(trial.post("/open").status, 403);
  trial.cookies.clear();
  EXPECT_EQ(trial.post("/open").status, 403);
}

TEST_F(RouterTest, what_another_site_sends_is_refused_even_with_a_token) {
  trial.sign_in(worker);
  trial.get("/mine");
  const Fields ways[] = {{{"sec-fetch-site", "cross-site"}},
                         {{"sec-fetch-site", "same-site"}},
                         {{"origin", "https://evil.example"}, {"host", "hub.example"}}};
  for (const auto& way : ways) {
    trial.headers = way;
    EXPECT_EQ(trial.post("/mine").status, 403) << way.front().second;
  }
  const Fields ours[] = {{{"sec-fetch-site", "same-origin"}, {"origin", "null"}},
                         {{"origin", "https://hub.example"}},
                         {{"origin", "http://localhost:8080"}, {"host", "localhost:8080"}}};
  for (const auto& way : ours) {
    trial.headers = way;
    EXPECT_EQ(trial.post("/mine").status, 200) << way.front().second;
  }
}

TEST_F(RouterTest, a_form_that_cannot_be_read_is_refused_as_such) {
  trial.sign_in(worker);
  Response given;
  Request request{.method = Method::post, .path = "/mine"};
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.cookies = {{"lintel", trial.cookies["lintel"]}};
  request.body = "note=%zz";
  trial.router.answer(request, [&](Response response) { given = std::move(response); });
  EXPECT_EQ(given.status, 400);
}

// --- nothing typed is lost ---

TEST_F(RouterTest, what_is_sent_after_the_session_ended_is_kept_for_its_writer_alone) {
  trial.sign_in(worker);
  trial.get("/mine");
  const auto whose_page = trial.whose;
  trial.now += 1h;
  const auto response = trial.post(
      "/mine", {{"note", "long thought"}, {"whose", whose_page}, {"key", std::string(32, 'c')}, {"version", "4"}});
  const auto location = Trial::header(response, "Location");
  ASSERT_TRUE(location.starts_with("/sign-in?return=/continue/")) << location;
  const auto id = location.substr(location.rfind('/') + 1);

  const Request request;
  Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_, .now = trial.now};
  visit.signed_in = SignedIn{.session = "s", .staff = worker};
  const auto kept = interrupted(visit, id);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->path, "/mine");
  EXPECT_EQ(terms::field(kept->fields, "note"), "long thought");
  EXPECT_EQ(terms::field(kept->fields, "key"), std::string(32, 'c'));
  EXPECT_EQ(terms::field(kept->fields, "version"), "4");
  EXPECT_FALSE(kept->fields.contains("csrf"));
  visit.signed_in->staff = administrator;
  EXPECT_FALSE(interrupted(visit, id));
}

TEST_F(RouterTest, what_is_sent_from_a_page_of_the_session_before_is_kept_too) {
  trial.sign_in(worker);
  trial.get("/mine");
  const Fields fields = {{"note", "x"}, {"whose", trial.whose}, {"csrf", trial.csrf}};
  trial.sign_in(worker);
  const auto response = trial.send(Method::post, "/mine", fields);
  EXPECT_TRUE(Trial::header(response, "Location").starts_with("/continue/"));
}

TEST_F(RouterTest, nothing_is_kept_for_a_stranger) {
  const auto invented = std::string(96, 'a') + "WORKER";
  EXPECT_EQ(Trial::header(trial.send(Method::post, "/mine", {{"note", "x"}, {"whose", invented}}), "Location"),
            "/sign-in");
  EXPECT_TRUE(trial.store.list(trial.site.hub, "interrupted", "", trial.now).empty());
}

TEST_F(RouterTest, drafts_are_each_person_s_own) {
  const Request request;
  Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_, .now = trial.now};
  visit.signed_in = SignedIn{.session = "s", .staff = worker};
  keep_draft(visit, "screening-7K3M", {{"a", "1"}, {"a", "2"}, {"b", "<&>"}});
  EXPECT_EQ(draft(visit, "screening-7K3M"), (terms::Fields{{"a", "1"}, {"a", "2"}, {"b", "<&>"}}));
  EXPECT_EQ(typed_or_draft(visit, "screening-7K3M").size(), 3u);
  visit.signed_in->staff = administrator;
  EXPECT_FALSE(draft(visit, "screening-7K3M"));
  visit.signed_in->staff = worker;
  discard_draft(visit, "screening-7K3M");
  EXPECT_FALSE(draft(visit, "screening-7K3M"));
}

// --- records ---

TEST_F(RouterTest, a_record_is_served_after_its_view_is_recorded) {
  trial.sign_in(administrator);
  const auto response = trial.get("/staff/WORKER");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(has(response, "record of 1 facts"));
  const auto entry = trial.audited().front();
  EXPECT_EQ(entry.what, "viewed staff");
  EXPECT_EQ(entry.stream.text(), "staff/WORKER");
  EXPECT_EQ(entry.by, administrator);
  EXPECT_EQ(entry.request, "request-1");
}

TEST_F(RouterTest, a_record_whose_view_cannot_be_recorded_is_not_served) {
  trial.sign_in(administrator);
  trial.audit.fails = true;
  const auto response = trial.get("/staff/WORKER");
  EXPECT_EQ(response.status, 503);
  EXPECT_FALSE(has(response, "record of"));
}

TEST_F(RouterTest, a_record_that_is_not_there_and_one_that_is_not_for_you_are_the_same_bytes) {
  trial.sign_in(worker);
  const auto hidden = trial.get("/staff/ADMIN"), missing = trial.get("/staff/NOBODY"), nowhere = trial.get("/nowhere");
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.body, missing.body);
  EXPECT_EQ(hidden.status, missing.status);
  EXPECT_EQ(hidden.headers, missing.headers);
  EXPECT_EQ(hidden.body, nowhere.body);
  EXPECT_EQ(trial.get("/staff/" + std::string(500, 'x')).body, hidden.body);
}

TEST_F(RouterTest, a_look_at_a_record_that_was_not_shown_leaves_a_trace) {
  trial.sign_in(worker);
  trial.get("/staff/ADMIN");
  EXPECT_EQ(trial.audited().front().what, "not shown staff");
  EXPECT_EQ(trial.audited().front().by, worker);
}

TEST_F(RouterTest, an_act_on_a_record_that_is_not_ones_to_see_leaves_the_same_trace) {
  trial.sign_in(worker);
  trial.get("/mine");
  const auto hidden = trial.post("/staff/ADMIN", {{"roles", "worker"}, {"qualified", "no"}, {"reason", "moved"}});
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(trial.audited().front().what, "not shown staff");
  EXPECT_EQ(trial.audited().front().stream.text(), "staff/ADMIN");
  EXPECT_EQ(trial.audited().front().by, worker);
}

// --- acts ---

class ActTest : public RouterTest {
 protected:
  void SetUp() override {
    trial.sign_in(administrator);
    trial.get("/mine");
  }
  Fields change(std::string reason = "moved", std::string key = "") {
    Fields fields{{"roles", "worker"}, {"qualified", "no"}, {"reason", std::move(reason)}};
    if (!key.empty()) fields.emplace_back("key", std::move(key));
    return fields;
  }
};

TEST_F(ActTest, an_act_is_done_by_who_is_signed_in_on_the_record_of_the_address) {
  const auto response = trial.post("/staff/WORKER", change());
  EXPECT_EQ(response.body, "changed by ADMIN");
  EXPECT_EQ(trial.store.facts(trial.site.hub, {"staff", "WORKER"}).size(), 2u);
}

TEST_F(ActTest, a_form_sent_twice_is_done_once) {
  const auto key = std::string(32, 'd');
  trial.post("/staff/WORKER", change("moved", key));
  EXPECT_EQ(trial.post("/staff/WORKER", change("moved", key)).body, "repeated");
}

TEST_F(ActTest, somebody_else_s_key_reaches_nothing) {
  const auto key = std::string(32, 'd');
  trial.post("/staff/WORKER", change("moved", key));
  const auto other = trial.add_staff("OTHER", {"administrator"});
  trial.sign_in(other);
  trial.get("/mine");
  EXPECT_NE(trial.post("/staff/WORKER", change("moved again", key)).body, "repeated");
}

TEST_F(ActTest, a_page_made_before_a_change_is_told_what_changed) {
  trial.post("/staff/WORKER", change("moved"));
  trial.get("/mine");
  auto fields = change("also");
  fields.emplace_back("version", "1");
  const auto response = trial.post("/staff/WORKER", fields);
  EXPECT_EQ(response.status, 409);
  EXPECT_TRUE(has(response, "Staff changed, by Staff ADMIN"));
  fields.back().second = "2";
  EXPECT_NE(trial.post("/staff/WORKER", fields).status, 409);
}

TEST_F(ActTest, a_version_that_is_no_number_is_refused) {
  auto fields = change();
  fields.emplace_back("version", "1x");
  EXPECT_EQ(trial.post("/staff/WORKER", fields).status, 400);
}

TEST_F(ActTest, mistakes_come_back_with_the_page_and_its_view_recorded) {
  const auto response = trial.post("/staff/WORKER", change(""));
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(has(response, "href=\"#reason\""));
  EXPECT_EQ(trial.audited().front().what, "viewed staff");
  trial.audit.fails = true;
  EXPECT_EQ(trial.post("/staff/WORKER", change("")).status, 503);
}

TEST_F(ActTest, acting_on_a_record_that_is_not_for_you_says_the_same_as_on_none) {
  trial.sign_in(worker);
  trial.get("/mine");
  const auto hidden = trial.post("/staff/ADMIN", change()), missing = trial.post("/staff/NOBODY", change());
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.body, missing.body);
}

// --- callers with a key ---

TEST_F(RouterTest, an_api_route_asks_for_a_key_with_its_scope) {
  EXPECT_EQ(trial.send(Method::post, "/api/things", {}).status, 401);
  const auto key = add_api_key(trial.site, {"school system", {"send"}}),
             other = add_api_key(trial.site, {"other", {"read"}});
  trial.headers = {{"authorization", "Bearer " + key}};
  EXPECT_EQ(trial.send(Method::post, "/api/things", {}).body, "{\"by\":\"api/school system\"}");
  trial.headers = {{"authorization", "Bearer " + other}};
  EXPECT_EQ(trial.send(Method::post, "/api/things", {}).status, 403);
  trial.headers = {{"authorization", "Bearer " + std::string(64, 'a')}};
  EXPECT_EQ(trial.send(Method::post, "/api/things", {}).status, 401);
  for (const auto& item : trial.store.list(trial.site.hub, "api_keys", "", trial.now))
    EXPECT_FALSE(item.key == key || item.value.contains(key));
}

TEST_F(RouterTest, a_session_is_no_key) {
  trial.sign_in(administrator);
  EXPECT_EQ(trial.send(Method::post, "/api/things", {}).status, 401);
}

// --- panels ---

TEST(Mistakes, a_refusal_says_why_whence_and_what_to_do) {
  Trial trial(small_pack(), {});
  const Request request;
  const Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_};
  const auto panel = mistakes_panel(
      visit,
      {.refusals = {{terms::RuleId{"consent_required"}, "Consent is needed", "Guidance 3.1", "Ask the parent"}}});
  for (const auto* part :
       {"consent_required", "Consent is needed", "Guidance 3.1", "Ask the parent", "Nothing was saved"})
    EXPECT_TRUE(panel.markup().contains(part)) << part;
}

TEST(Mistakes, what_the_store_cannot_say_is_unknown_and_never_saved) {
  Trial trial(small_pack(), {});
  const Request request{.id = "ref-9"};
  const Visit visit{.site = trial.site, .request = request, .pack = trial.shelf.pack_};
  const auto unknown = mistakes_of(casework::NotSaved{"gone", true}),
             failed = mistakes_of(casework::NotSaved{"full", false});
  EXPECT_EQ(status_of(unknown), 503);
  EXPECT_TRUE(mistakes_panel(visit, unknown).markup().contains("do not know"));
  EXPECT_TRUE(mistakes_panel(visit, failed).markup().contains("not saved"));
  EXPECT_TRUE(mistakes_panel(visit, failed).markup().contains("ref-9"));
}

}  // namespace
