#include <gtest/gtest.h>

#include "web/pages/pages.h"
#include "web/session/guard.h"
#include "web/session/trial.h"

using namespace lintel;
using namespace lintel::web;

namespace {

pack::Pack small_pack() {
  pack::Pack pack;
  pack.code = "small";
  pack.version = "1";
  pack.hub_name = "Example hub";
  pack.short_name = "Hub";
  pack.roles = {{.id = terms::RoleId{"administrator"}, .title = "Administrator", .may = {"administer"}},
                {.id = terms::RoleId{"worker"}, .title = "Worker", .may = {"see_contacts"}}};
  return pack;
}

class SignInTest : public testing::Test {
 protected:
  Trial trial{small_pack(), signin_routes()};
  terms::StaffId worker = trial.add_staff("WORKER", {"worker"});
  terms::StaffId administrator = trial.add_staff("ADMIN", {"administrator"});

  Response sign_in(const std::string& email, const std::string& password, const std::string& back = "") {
    trial.get("/sign-in");
    return trial.post("/sign-in", {{"email", email}, {"password", password}, {"return", back}});
  }
  static std::string location(const Response& response) { return Trial::header(response, "Location"); }
};

TEST_F(SignInTest, the_right_password_begins_a_session_and_leads_home) {
  const auto response = sign_in("WORKER@example.gov.uk", "right");
  EXPECT_EQ(location(response), "/home");
  EXPECT_EQ(location(trial.get("/home")), "/worklist");
  EXPECT_EQ(trial.audited().front().what, "signed in");
  EXPECT_TRUE(trial.cookies.contains("lintel-browser"));
}

TEST_F(SignInTest, leads_back_to_the_page_they_came_from_and_never_to_another_site) {
  EXPECT_EQ(location(sign_in("WORKER@example.gov.uk", "right", "/continue/1?a=b")), "/continue/1?a=b");
  trial.cookies.erase("lintel");
  for (const auto* elsewhere : {"https://evil.example/", "//evil.example", "/sign-out", "javascript:x"}) {
    EXPECT_EQ(location(sign_in("WORKER@example.gov.uk", "right", elsewhere)), "/home") << elsewhere;
    trial.cookies.erase("lintel");
  }
}

TEST_F(SignInTest, an_unknown_address_and_a_wrong_password_show_the_same_page) {
  const auto unknown = sign_in("WORKER@example.gov.uk", "wrong"), wrong = sign_in("WORKER@example.gov.uk", "right ");
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(unknown.body.contains("The email address, password or code is not right"));
  EXPECT_FALSE(trial.cookies.contains("lintel"));
  EXPECT_FALSE(unknown.body.contains("value=\"wrong\"")) << "the password does not come back";
}

TEST_F(SignInTest, too_many_attempts_say_when_to_try_again) {
  const auto response = sign_in("WORKER@example.gov.uk", "too often");
  EXPECT_EQ(response.status, 429);
  EXPECT_TRUE(response.body.contains("Try again at"));
}

TEST_F(SignInTest, signing_out_ends_the_session_itself) {
  trial.sign_in(worker);
  trial.get("/account");
  const auto cookie = trial.cookies["lintel"];
  EXPECT_EQ(location(trial.post("/sign-out")), "/sign-in?out=1");
  EXPECT_FALSE(trial.cookies.contains("lintel"));
  trial.cookies["lintel"] = cookie;
  EXPECT_TRUE(location(trial.get("/account")).starts_with("/sign-in"));
}

TEST_F(SignInTest, demo_accounts_are_offered_in_the_demonstration_alone) {
  trial.store.put(trial.site.hub, "demo_accounts", "WORKER",
                  R"({"staff":"WORKER","name":"Wren Worker","title":"Worker"})", trial.now);
  EXPECT_FALSE(trial.get("/sign-in").body.contains("Wren Worker"));
  EXPECT_EQ(trial.post("/sign-in/demo", {{"staff", "WORKER"}}).status, 404);
  trial.site.demo = true;
  EXPECT_TRUE(trial.get("/sign-in").body.contains("Sign in as Wren Worker"));
  EXPECT_EQ(trial.post("/sign-in/demo", {{"staff", "ADMIN"}}).status, 404) << "only those that are listed";
  EXPECT_EQ(location(trial.post("/sign-in/demo", {{"staff", "WORKER"}})), "/home");
  EXPECT_TRUE(trial.cookies.contains("lintel"));
}

TEST_F(SignInTest, an_administrator_sets_up_a_second_factor_before_anything_else) {
  sign_in("ADMIN@example.gov.uk", "right");
  EXPECT_EQ(location(trial.get("/home")), "/second-factor");
  const auto page = trial.get("/second-factor");
  EXPECT_TRUE(page.body.contains("MZXW 6YTB OI"));
  EXPECT_TRUE(page.body.contains("otpauth://totp/Hub:Staff%20ADMIN?secret=MZXW6YTBOI"));
  EXPECT_EQ(trial.post("/second-factor", {{"code", "000000"}}).status, 422);
  EXPECT_EQ(location(trial.post("/second-factor", {{"code", "123456"}})), "/home");
  EXPECT_EQ(location(trial.get("/home")), "/administration");
}

TEST_F(SignInTest, a_one_time_link_sets_a_password_and_ends_sessions) {
  const auto token = trial.accounts.one_time_link(trial.site.hub, worker, trial.now);
  trial.sign_in(worker);
  const auto cookie = trial.cookies["lintel"];
  EXPECT_EQ(trial.get("/set-password/" + token).status, 200);
  EXPECT_EQ(trial.post("/set-password/" + token, {{"password", "short"}}).status, 422);
  EXPECT_EQ(location(trial.post("/set-password/" + token, {{"password", "three green kettles"}})), "/sign-in?set=1");
  EXPECT_EQ(trial.get("/set-password/" + token).status, 404);
  trial.cookies["lintel"] = cookie;
  EXPECT_TRUE(location(trial.get("/account")).starts_with("/sign-in"));
}

TEST_F(SignInTest, staying_signed_in_is_use_of_the_session) {
  trial.sign_in(worker);
  trial.get("/account");
  for (int i = 0; i < 3; ++i) {
    trial.now += std::chrono::minutes(10);
    EXPECT_EQ(trial.post("/session/keepalive").status, 204);
  }
  EXPECT_EQ(trial.get("/account").status, 200);
}

TEST_F(SignInTest, a_draft_is_kept_as_it_is_typed) {
  trial.sign_in(worker);
  trial.get("/account");
  EXPECT_EQ(trial.post("/drafts/grade-7K3M", {{"rationale", "half a sen"}, {"key", "k"}}).status, 204);
  const auto items = trial.store.list(trial.site.hub, "drafts", "WORKER/", trial.now);
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items.front().value, R"([["rationale","half a sen"]])");
  EXPECT_EQ(trial.post("/drafts/a b", {{"x", "y"}}).status, 404);
}

TEST_F(SignInTest, what_was_sent_too_late_is_offered_back_after_signing_in) {
  trial.sign_in(worker);
  trial.get("/continue/" + std::string(32, '0'));
  trial.get("/account");
  const auto mine = whose_token(trial.site, worker);
  trial.now += std::chrono::hours(1);
  const auto sent = trial.post(
      "/drafts/grade-1", {{"sections.why_now", "long <thought>"}, {"key", std::string(32, 'e')}, {"whose", mine}});
  const auto back = location(sent).substr(std::string("/sign-in?return=").size());
  ASSERT_TRUE(back.starts_with("/continue/")) << location(sent);
  EXPECT_TRUE(trial.get(location(sent)).body.contains("what you typed is kept"));
  EXPECT_EQ(location(sign_in("WORKER@example.gov.uk", "right", back)), back);
  const auto page = trial.get(back);
  EXPECT_TRUE(page.body.contains("long &lt;thought&gt;"));
  EXPECT_TRUE(page.body.contains("Why now"));
  EXPECT_TRUE(page.body.contains("action=\"/drafts/grade-1\""));
  EXPECT_EQ(Trial::value_of(page.body, "key"), std::string(32, 'e'));
  trial.sign_in(administrator);
  EXPECT_EQ(trial.get(back).status, 404);
  trial.sign_in(worker);
  trial.get("/account");
  trial.post(back + "/discard");
  EXPECT_EQ(trial.get(back).status, 404);
}

}  // namespace
