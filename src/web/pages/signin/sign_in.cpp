#include "web/pages/signin/sign_in.h"

#include <boost/json.hpp>

#include <algorithm>

#include "casework/records/staff.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/error_summary.h"
#include "web/components/input.h"
#include "web/components/notification_banner.h"
#include "web/components/password_input.h"
#include "web/pages/signin/words.h"
#include "web/session/session.h"

namespace lintel::web::signin {

namespace {

constexpr std::chrono::days browser_kept_for{90};

struct DemoAccount {
  terms::StaffId staff;
  std::string name;
  std::string title;
};

std::vector<DemoAccount> demo_accounts(const Visit& visit) {
  std::vector<DemoAccount> accounts;
  if (!visit.site.demo) return accounts;
  for (const auto& item : visit.site.cabinet.list(visit.site.hub, "demo_accounts", "", visit.now)) {
    const auto kept = boost::json::parse(item.value);
    accounts.push_back({terms::StaffId{std::string(kept.at("staff").as_string())},
                        std::string(kept.at("name").as_string()), std::string(kept.at("title").as_string())});
  }
  std::ranges::sort(accounts, {}, [](const DemoAccount& account) { return std::pair(account.title, account.name); });
  return accounts;
}

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html demo_row(const Visit& visit, const DemoAccount& account, const std::string& back) {
  const Html form = block(
      "form", {{"method", "post"}, {"action", "/sign-in/demo"}},
      {form_frame(visit), hidden("staff", account.staff.value), hidden("return", back),
       el("button", {{"class", "govuk-button govuk-button--secondary govuk-!-margin-bottom-2"}, {"type", "submit"}},
          {"Sign in as ", account.name})});
  return block("div", {{"class", "lintel-demo-account"}},
               {el("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}}, {account.title}), form});
}

Html demo_list(const Visit& visit, const std::string& back) {
  Html rows;
  for (const auto& account : demo_accounts(visit)) rows += demo_row(visit, account, back);
  if (rows.empty()) return rows;
  return block(
      "section", {{"aria-labelledby", "demo-accounts"}},
      {el("h2", {{"class", "govuk-heading-m"}, {"id", "demo-accounts"}}, {"Invented staff of this demonstration"}),
       rows});
}

Html sign_in_form(const Visit& visit, const std::string& back) {
  return block("form", {{"method", "post"}, {"action", "/sign-in"}, {"novalidate", true}},
               {form_frame(visit), hidden("return", back),
                components::input({.name = "email",
                                   .label = {.text = "Email address"},
                                   .value = typed(visit, "email"),
                                   .type = "email",
                                   .autocomplete = "username",
                                   .spellcheck = false}),
                components::password_input({.name = "password", .label = {.text = "Password"}}),
                components::input({.name = "code",
                                   .label = {.text = "Code from your authenticator app"},
                                   .hint = {.text = "6 digits. Leave it empty if you have not set one up."},
                                   .inputmode = "numeric",
                                   .autocomplete = "one-time-code",
                                   .classes = "govuk-input--width-5"}),
                components::button("Sign in")});
}

Html banner(std::string_view words) {
  return components::notification_banner({.text = words});
}

Html said_before(const Visit& visit) {
  const auto back = visit.query("return");
  if (back.starts_with("/continue/"))
    return banner("You were signed out before this was sent. Sign in to go on: what you typed is kept for you.");
  if (visit.request.query.has("out")) return banner("You are signed out.");
  if (visit.request.query.has("set")) return banner("Your password is set. Sign in with it.");
  if (!back.empty()) return banner("Sign in to see this page.");
  return {};
}

Response page(const Visit& visit, const std::string& back, Html above, int status) {
  const Html content = above + heading("Sign in") + sign_in_form(visit, back) +
                       paragraph("If you cannot sign in, ask your administrator for a new link.") +
                       demo_list(visit, back);
  return page_response(visit, {.title = "Sign in", .has_errors = status != 200, .status = status}, content);
}

Response wrong(const Visit& visit, const std::string& back) {
  const Html summary = components::error_summary(
      {.error_list = {{.text = "The email address, password or code is not right", .href = "#email"}}});
  return page(visit, back, summary, 422);
}

Response slow_down(const Visit& visit, const std::string& back, Instant when) {
  const auto words = "Too many attempts. Try again at " + terms::time_words(when);
  return page(visit, back, components::error_summary({.error_list = {{.text = words, .href = "#email"}}}), 429);
}

std::string name_of_staff(const Visit& visit, const terms::StaffId& staff) {
  return casework::fold_staff(visit.site.ledger.facts(visit.site.hub, casework::staff_stream(staff))).name;
}

Response welcome(const Visit& visit, const std::string& back, const casework::Accounts::Answer& answer) {
  auto response = see_other(back);
  start_session(visit, answer.staff, answer.second_factor, response);
  if (!answer.browser.empty())
    set_cookie(response, browser_cookie_name(visit.site), answer.browser,
               {.max_age = browser_kept_for, .secure = visit.site.secure_cookies});
  note(visit, answer.staff, name_of_staff(visit, answer.staff), "signed in", answer.staff);
  return response;
}

}  // namespace

Response show_sign_in(const Visit& visit) {
  const auto back = way_back(visit.query("return"));
  if (visit.signed_in) return see_other(back);
  return page(visit, back, said_before(visit), 200);
}

Response sign_in(const Visit& visit) {
  const auto back = way_back(typed(visit, "return"));
  const auto answer =
      visit.site.accounts.sign_in(visit.site.hub,
                                  {.email = typed(visit, "email"),
                                   .password = typed(visit, "password"),
                                   .code = typed(visit, "code"),
                                   .address = visit.request.remote_address,
                                   .browser = std::string(visit.request.cookie(browser_cookie_name(visit.site)))},
                                  visit.now);
  switch (answer.outcome) {
    case casework::Accounts::Outcome::signed_in:
      return welcome(visit, back, answer);
    case casework::Accounts::Outcome::slow_down:
      return slow_down(visit, back, answer.try_again_at);
    case casework::Accounts::Outcome::wrong:
      break;
  }
  return wrong(visit, back);
}

// Invented people have no secrets: their button stands for password and second factor.
Response sign_in_demo(const Visit& visit) {
  const terms::StaffId staff{typed(visit, "staff")};
  const auto accounts = demo_accounts(visit);
  if (std::ranges::find(accounts, staff, &DemoAccount::staff) == accounts.end()) return nothing_here(visit);
  return welcome(
      visit, way_back(typed(visit, "return")),
      {.outcome = casework::Accounts::Outcome::signed_in, .staff = staff, .second_factor = true, .browser = {}});
}

Response sign_out(const Visit& visit) {
  auto response = see_other("/sign-in?out=1");
  note(visit, visit.signed_in->staff, visit.signed_in->name, "signed out", visit.signed_in->staff);
  end_session(visit, response);
  return response;
}

}  // namespace lintel::web::signin
