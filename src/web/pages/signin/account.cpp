#include "web/pages/signin/account.h"

#include "web/components/button.h"
#include "web/components/error_summary.h"
#include "web/components/inset_text.h"
#include "web/components/input.h"
#include "web/components/password_input.h"
#include "web/components/summary_list.h"
#include "web/pages/signin/words.h"
#include "web/session/session.h"

namespace lintel::web::signin {

namespace {

Html summary_of(const std::vector<terms::Problem>& problems) {
  components::ErrorSummary summary;
  for (const auto& [field, message] : problems) summary.error_list.push_back({.text = message, .href = "#" + field});
  return problems.empty() ? Html() : components::error_summary(summary);
}

Html message_for(const std::vector<terms::Problem>& problems, std::string_view field) {
  for (const auto& problem : problems)
    if (problem.field == field) return problem.message;
  return {};
}

Response password_page(const Visit& visit, const std::vector<terms::Problem>& problems) {
  const Html form = block(
      "form", {{"method", "post"}, {"novalidate", true}},
      {form_frame(visit),
       components::password_input(
           {.name = "password",
            .label = {.text = "New password"},
            .hint = {.text = "At least 12 characters. Three or four words that mean something only to you are good."},
            .error_message = {.text = message_for(problems, "password")},
            .autocomplete = "new-password"}),
       components::button("Set password")});
  return page_response(
      visit, {.title = "Set your password", .has_errors = !problems.empty(), .status = problems.empty() ? 200 : 422},
      summary_of(problems) + heading("Set your password") + form);
}

Response link_gone(const Visit& visit) {
  return page_response(
      visit, {.title = "This link is no longer good", .status = 404},
      heading("This link is no longer good") +
          paragraph("It has been used, replaced by a newer one, or is older than 24 hours. Ask your administrator for "
                    "a new one."));
}

std::string in_fours(std::string_view secret) {
  std::string spaced;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    if (i > 0 && i % 4 == 0) spaced += ' ';
    spaced += secret[i];
  }
  return spaced;
}

// The format that authenticator apps agreed on: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
std::string app_address(const Visit& visit, const std::string& secret) {
  const auto issuer = percent_encoded(visit.pack.short_name.empty() ? visit.pack.hub_name : visit.pack.short_name);
  return "otpauth://totp/" + issuer + ":" + percent_encoded(visit.signed_in->name) + "?secret=" + secret +
         "&issuer=" + issuer;
}

Response second_factor_page(const Visit& visit, const std::vector<terms::Problem>& problems) {
  const auto secret = visit.site.accounts.begin_second_factor(visit.site.hub, visit.signed_in->staff, visit.now);
  const Html key = components::inset_text(
      {.text = el("p", {{"class", "govuk-body"}}, {"Key: ", el("code", {{"id", "key"}}, {in_fours(secret)})}) +
               el("p", {{"class", "govuk-body"}},
                  {"Or as an address: ", el("code", {{"class", "lintel-break"}}, {app_address(visit, secret)})})});
  const Html form = block("form", {{"method", "post"}, {"action", "/second-factor"}, {"novalidate", true}},
                          {form_frame(visit),
                           components::input({.name = "code",
                                              .label = {.text = "Code that the app now shows"},
                                              .hint = {.text = "6 digits"},
                                              .error_message = {.text = message_for(problems, "code")},
                                              .inputmode = "numeric",
                                              .autocomplete = "one-time-code",
                                              .classes = "govuk-input--width-5"}),
                           components::button("Turn on")});
  const std::string_view why = visit.may("administer") ? "Administrators must have a second factor before they go on."
                                                       : "With a second factor, a stolen password alone opens nothing.";
  return page_response(
      visit,
      {.title = "Set up your authenticator app",
       .has_errors = !problems.empty(),
       .status = problems.empty() ? 200 : 422},
      summary_of(problems) + heading("Set up your authenticator app") + paragraph(why) +
          paragraph("In an authenticator app, add an account, choose to type in a key, and type this one. It is shown "
                    "here only now.") +
          key + form);
}

Response already_on(const Visit& visit) {
  return page_response(
      visit, {.title = "Your authenticator app is on"},
      heading("Your authenticator app is on") +
          paragraph("To change it, ask your administrator to remove it. You can then set it up anew."));
}

std::string role_titles(const Visit& visit) {
  std::string titles;
  for (const auto& id : visit.actor.roles)
    if (const auto* role = visit.pack.role(id)) titles += (titles.empty() ? "" : ", ") + role->title;
  return titles;
}

}  // namespace

Response show_account(const Visit& visit) {
  const bool on = visit.site.accounts.has_second_factor(visit.site.hub, visit.signed_in->staff, visit.now);
  const Html change =
      on ? Html()
         : el("p", {{"class", "govuk-body"}},
              {el("a", {{"class", "govuk-link"}, {"href", "/second-factor"}}, {"Set up an authenticator app"})});
  return page_response(
      visit, {.title = "Your account"},
      heading("Your account") +
          components::summary_list({.rows = {components::summary_row("Name", visit.signed_in->name),
                                             components::summary_row("Roles", role_titles(visit)),
                                             components::summary_row("Authenticator app", on ? "On" : "Not set up")}}) +
          change + paragraph("To change your password, ask your administrator for a new link."));
}

Response show_set_password(const Visit& visit) {
  const auto holder = visit.site.accounts.link_holder(visit.site.hub, visit.param("token"), visit.now);
  return holder ? password_page(visit, {}) : link_gone(visit);
}

Response set_password(const Visit& visit) {
  auto& accounts = visit.site.accounts;
  const auto holder = accounts.link_holder(visit.site.hub, visit.param("token"), visit.now);
  if (!holder) return link_gone(visit);
  const auto problems =
      accounts.set_password(visit.site.hub, visit.param("token"), typed(visit, "password"), visit.now);
  if (!problems.empty()) return problems.front().field == "token" ? link_gone(visit) : password_page(visit, problems);
  end_sessions_of(visit.site, *holder, visit.now);
  note(visit, *holder, "", "set a password", *holder);
  return see_other("/sign-in?set=1");
}

Response show_second_factor(const Visit& visit) {
  const bool on = visit.site.accounts.has_second_factor(visit.site.hub, visit.signed_in->staff, visit.now);
  return on ? already_on(visit) : second_factor_page(visit, {});
}

Response confirm_second_factor(const Visit& visit) {
  auto& accounts = visit.site.accounts;
  const auto& who = *visit.signed_in;
  if (accounts.has_second_factor(visit.site.hub, who.staff, visit.now)) return already_on(visit);
  if (!accounts.confirm_second_factor(visit.site.hub, who.staff, typed(visit, "code"), visit.now))
    return second_factor_page(visit, {{"code", "That is not the code that the app shows now"}});
  prove_second_factor(visit.site, who, visit.now);
  note(visit, who.staff, who.name, "turned on a second factor", who.staff);
  return see_other("/home");
}

}  // namespace lintel::web::signin
