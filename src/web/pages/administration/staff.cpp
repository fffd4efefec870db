#include "web/pages/administration/staff.h"

#include "casework/records/staff.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/checkboxes.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/panel.h"
#include "web/components/radios.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/administration/parts.h"
#include "web/pages/parts/sight.h"
#include "web/session/session.h"

namespace lintel::web::administration {

namespace {

constexpr auto section = "/administration/staff";

std::string path_of(std::string_view staff) {
  return std::string(section) + "/" + percent_encoded(staff);
}

std::vector<std::string> sent(const Visit& visit, std::string_view name) {
  const auto all = visit.form.all(name);
  return {all.begin(), all.end()};
}

components::Fieldset fieldset(std::string_view legend) {
  return {.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}};
}

Html role_boxes(const Visit& visit, const std::vector<std::string>& ticked, const Mistakes& mistakes) {
  components::Checkboxes boxes{.name = "roles",
                               .fieldset = fieldset("Roles"),
                               .error_message = {.text = mistakes.message("roles")},
                               .values = ticked,
                               .classes = "govuk-checkboxes--small"};
  for (const auto& role : visit.pack.roles) boxes.items.push_back({.text = role.title, .value = role.id.value});
  return components::checkboxes(boxes);
}

Html team_boxes(const Visit& visit, const std::vector<std::string>& ticked, const Mistakes& mistakes) {
  components::Checkboxes boxes{.name = "teams",
                               .fieldset = fieldset("Teams"),
                               .error_message = {.text = mistakes.message("teams")},
                               .values = ticked,
                               .classes = "govuk-checkboxes--small"};
  for (const auto& team : visit.pack.teams) boxes.items.push_back({.text = team.title, .value = team.id.value});
  return components::checkboxes(boxes);
}

Html qualified_radios(std::string_view answer, const Mistakes& mistakes) {
  return components::radios({.name = "qualified",
                             .fieldset = fieldset("Are they a qualified social worker?"),
                             .error_message = {.text = mistakes.message("qualified")},
                             .items = {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}},
                             .value = std::string(answer),
                             .classes = "govuk-radios--inline"});
}

Html text_input(std::string name, std::string_view label, std::string value, const Mistakes& mistakes,
                std::string type = "text") {
  return components::input({.name = name,
                            .label = {.text = label},
                            .error_message = {.text = mistakes.message(name)},
                            .value = std::move(value),
                            .type = std::move(type)});
}

// Unticking every box sends nothing, which the verb would read as "as before".
casework::Doing doing_with_boxes(const Visit& visit) {
  casework::Doing doing{.fields = visit.fields()};
  for (const auto* name : {"roles", "teams"})
    if (!doing.fields.contains(name)) doing.fields.emplace(name, "");
  return doing;
}

Response add_page(const Visit& visit, const Mistakes& mistakes) {
  const Html form =
      block("form", {{"method", "post"}, {"action", section}, {"novalidate", true}},
            {form_frame(visit), text_input("name", "Name", typed(visit, "name"), mistakes),
             text_input("email", "Email address", typed(visit, "email"), mistakes, "email"),
             role_boxes(visit, sent(visit, "roles"), mistakes), team_boxes(visit, sent(visit, "teams"), mistakes),
             qualified_radios(typed(visit, "qualified"), mistakes), components::button("Add")});
  return page(visit, {.title = "Add a member of staff", .has_errors = mistakes.any(), .status = status_of(mistakes)},
              section, mistakes_panel(visit, mistakes) + heading("Add a member of staff") + form);
}

std::string titles(const pack::Pack& pack, const std::vector<std::string>& ids,
                   std::string (*title)(const pack::Pack&, std::string_view)) {
  std::string all;
  for (const auto& id : ids) all += (all.empty() ? "" : ", ") + title(pack, id);
  return all.empty() ? "None" : all;
}

Html who(const Visit& visit, const casework::StaffRecord& staff) {
  const bool factor = visit.site.accounts.has_second_factor(visit.site.hub, staff.id(), visit.now);
  return components::summary_list(
      {.rows = {components::summary_row("Email address", staff.email),
                components::summary_row("Roles", titles(visit.pack, staff.roles, role_title)),
                components::summary_row("Teams", titles(visit.pack, staff.teams, team_title)),
                components::summary_row("Qualified social worker", staff.qualified ? "Yes" : "No"),
                components::summary_row("Authenticator app", factor ? "On" : "Not set up")}});
}

Html change_form(const Visit& visit, const casework::StaffRecord& staff, const Mistakes& mistakes) {
  const bool sent_before = visit.form.has("reason") && mistakes.any();
  const auto roles = sent_before ? sent(visit, "roles") : staff.roles;
  const auto teams = sent_before ? sent(visit, "teams") : staff.teams;
  const auto qualified = sent_before ? typed(visit, "qualified") : staff.qualified ? "yes" : "no";
  return block("form", {{"method", "post"}, {"action", path_of(staff.id().value) + "/change"}, {"novalidate", true}},
               {form_frame(visit, staff.version), role_boxes(visit, roles, mistakes),
                team_boxes(visit, teams, mistakes), qualified_radios(qualified, mistakes),
                text_input("reason", "Why does this change?", sent_before ? typed(visit, "reason") : "", mistakes),
                components::button("Change")});
}

Html end_form(const Visit& visit, const casework::StaffRecord& staff, const Mistakes& mistakes) {
  return block("form", {{"method", "post"}, {"action", path_of(staff.id().value) + "/end"}, {"novalidate", true}},
               {form_frame(visit, staff.version),
                components::input({.name = "reason",
                                   .id = "end-reason",
                                   .label = {.text = "Why do they leave?"},
                                   .error_message = {.text = mistakes.message("reason")},
                                   .value = mistakes.any() ? typed(visit, "reason") : ""}),
                components::button({.text = "End their access", .classes = "govuk-button--warning"})});
}

// The page has two forms; the mistakes are of the one that was sent.
bool is_ending(const Visit& visit) {
  return visit.request.path.ends_with("/end");
}

std::string anchor(const Visit& visit, std::string_view field) {
  return (is_ending(visit) ? "end-" : "") + std::string(field);
}

Html small_form(const Visit& visit, const casework::StaffRecord& staff, std::string_view what, std::string_view words) {
  return block("form", {{"method", "post"}, {"action", path_of(staff.id().value) + std::string(what)}},
               {form_frame(visit),
                el("button", {{"class", "govuk-button govuk-button--secondary"}, {"type", "submit"}}, {words})});
}

Html history(const casework::StaffRecord& staff) {
  Html list;
  for (const auto& change : staff.changes)
    list += el("li", {}, {terms::time_words(change.at), ", ", change.by_name, ": ", change.it.reason});
  return list.empty() ? list : subheading("Changes") + el("ul", {{"class", "govuk-list govuk-list--bullet"}}, {list});
}

// Whoever makes a link can come in as somebody else, so it takes the administrator even where others keep the staff
// list.
Html sign_in_forms(const Visit& visit, const casework::StaffRecord& staff) {
  if (!visit.may("administer"))
    return visit.may("add_staff") ? paragraph("An administrator makes the link with which they set their password.")
                                  : Html();
  return subheading("Sign-in") + small_form(visit, staff, "/link", "Make a one-time link to set a password") +
         small_form(visit, staff, "/second-factor/remove", "Remove their authenticator app");
}

Html forms(const Visit& visit, const casework::StaffRecord& staff, const Mistakes& mistakes) {
  if (!staff.active())
    return components::inset_text(
        {.text = "They left on " + terms::time_words(staff.ended->at) + ". " + staff.ended->it.reason});
  Html all = sign_in_forms(visit, staff);
  if (visit.may("change_staff"))
    all += subheading("Roles and teams") + change_form(visit, staff, is_ending(visit) ? Mistakes{} : mistakes);
  if (visit.may("end_staff"))
    all += subheading("When they leave") + end_form(visit, staff, is_ending(visit) ? mistakes : Mistakes{});
  return all;
}

Response staff_page(const Visit& visit, const casework::StaffRecord& staff, const Mistakes& mistakes) {
  return page(visit,
              {.title = staff.name,
               .before_content = components::back_link({.text = "Staff", .href = section}),
               .has_errors = mistakes.any(),
               .status = status_of(mistakes)},
              section,
              mistakes_panel(visit, mistakes, [&](std::string_view field) { return anchor(visit, field); }) +
                  heading(staff.name) + who(visit, staff) + forms(visit, staff, mistakes) + history(staff));
}

Response again(const Visit& visit, const casework::Result& result) {
  const auto facts = visit.site.ledger.facts(visit.site.hub, {"staff", visit.param("reference")});
  return staff_page(visit, casework::fold_staff(facts), mistakes_of(result));
}

}  // namespace

Response show_staff_list(const Visit& visit) {
  components::Table table{.head = {{.text = "Name"}, {.text = "Roles"}, {.text = "Teams"}}};
  for (const auto& row : active_staff(visit))
    table.rows.push_back({{.text = link(path_of(row.text("staff")), row.text("name"))},
                          {.text = titles(visit.pack, several(row.text("roles")), role_title)},
                          {.text = titles(visit.pack, several(row.text("teams")), team_title)}});
  const Html list =
      table.rows.empty() ? paragraph("Nobody works here yet.") : components::scrolling_table("Staff", table);
  const Html add =
      visit.may("add_staff") ? components::link_button("Add a member of staff", std::string(section) + "/new") : Html();
  return page(visit, {.title = "Staff", .wide = true}, section, heading("Staff") + add + list);
}

Response show_add_staff(const Visit& visit) {
  return add_page(visit, {});
}

Act add_staff() {
  return {"add_staff", [](const Visit& visit) { return casework::Doing{.fields = visit.fields()}; },
          [](const Visit& visit, const casework::Result& result) {
            if (const auto* done = std::get_if<casework::Done>(&result)) return see_other(path_of(done->stream.key));
            return add_page(visit, mistakes_of(result));
          }};
}

Response show_staff(const Visit& visit, const std::vector<casework::Fact>& facts) {
  return staff_page(visit, casework::fold_staff(facts), {});
}

Act change_staff() {
  return {"change_staff", doing_with_boxes, [](const Visit& visit, const casework::Result& result) {
            return std::holds_alternative<casework::Done>(result) ? see_other(path_of(visit.param("reference")))
                                                                  : again(visit, result);
          }};
}

// Their sessions end by themselves at the next request; what they signed in with goes at once.
Act end_staff() {
  return {"end_staff", [](const Visit& visit) { return casework::Doing{.fields = visit.fields()}; },
          [](const Visit& visit, const casework::Result& result) {
            if (!std::holds_alternative<casework::Done>(result)) return again(visit, result);
            const terms::StaffId staff{visit.param("reference")};
            visit.site.accounts.forget(visit.site.hub, staff);
            end_sessions_of(visit.site, staff, visit.now);
            return see_other(path_of(staff.value));
          }};
}

Response make_link(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto staff = casework::fold_staff(facts);
  if (!staff.active()) return staff_page(visit, staff, {});
  if (!parts::audited(visit, "made a one-time link", staff.stream, {}))
    return error_page(503, visit.request.id, wants_json(visit.request));
  const auto address =
      visit.site.base_url + "/set-password/" + visit.site.accounts.one_time_link(visit.site.hub, staff.id(), visit.now);
  return page(visit, {.title = "One-time link"}, section,
              heading("One-time link for " + staff.name) +
                  paragraph("Give them this address in person or by a way that only they read. It is shown only now, "
                            "works once, and for 24 hours.") +
                  components::inset_text(
                      {.text = el("code", {{"class", "lintel-break"}, {"id", "one-time-link"}}, {address})}) +
                  link(path_of(staff.id().value), "Back to " + staff.name));
}

Response remove_second_factor(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto staff = casework::fold_staff(facts);
  if (!parts::audited(visit, "removed a second factor", staff.stream, {}))
    return error_page(503, visit.request.id, wants_json(visit.request));
  visit.site.accounts.remove_second_factor(visit.site.hub, staff.id(), visit.now);
  end_sessions_of(visit.site, staff.id(), visit.now);
  return see_other(path_of(staff.id().value));
}

}  // namespace lintel::web::administration
