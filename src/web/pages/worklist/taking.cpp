#include "web/pages/worklist/taking.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "casework/perform.h"
#include "casework/records/staff.h"
#include "casework/reply.h"
#include "web/components/button.h"
#include "web/components/notification_banner.h"
#include "web/components/select.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/pages/worklist/work.h"

namespace lintel::web::worklist {

namespace {

using namespace parts;
using casework::Row;

constexpr int looked_at = 200;        // contacts, before it is said that none can be taken
constexpr std::size_t at_once = 100;  // contacts in one form
// What nobody has yet. Who takes a contact from a colleague does it on the contact's own page, which shows what they
// did.
constexpr std::string_view not_allocated = "Allocate";  // the next step of such a contact

// One form is one taking, however often it is sent; in a form of several each contact has a key of its own.
casework::Result done_to(const Visit& visit, const char* verb, const std::string& reference, terms::Fields fields,
                         std::string key) {
  return visit.site.performer.perform_and_wait({.hub = visit.site.hub,
                                                .verb = verb,
                                                .stream = {"contact", reference},
                                                .fields = std::move(fields),
                                                .expected_version = {},
                                                .actor = visit.actor,
                                                .now = visit.now,
                                                .idempotency_key = std::move(key),
                                                .request = visit.request.id});
}

bool waits_for(const Row& contact, const terms::Actor& actor) {
  const auto roles = contact.text("waits_roles");
  return std::ranges::any_of(parts::held_roles(actor),
                             [&](const auto& held) { return roles.contains("|" + held + "|"); });
}

bool may_be_taken(const Visit& visit, const Row& contact) {
  return visit.may("submit_screening") || (contact.text("state") == "received" && waits_for(contact, visit.actor));
}

std::vector<Row> untaken(const Visit& visit) {
  auto query = contacts_in(Tab::unassigned, {}, visit.pack, visit.actor, visit.now);
  query.hub = visit.site.hub;
  query.limit = looked_at;
  if (!visit.actor.arms.empty())
    query.all_of.push_back(any_of("arm", {visit.actor.arms.begin(), visit.actor.arms.end()}));
  return visit.site.views.rows(query);
}

std::string contact_path(const std::string& reference) {
  return "/contacts/" + percent_encoded(reference);
}

// --- several to somebody ---

std::string roles_words(const pack::Pack& pack, std::string_view held) {
  std::string words;
  for (const auto& role : pack.roles)
    if (held.contains("|" + role.id.value + "|")) words += (words.empty() ? "" : ", ") + role.title;
  return words;
}

std::vector<Option> screeners(const Visit& visit) {
  auto query = staff_at_work(visit);
  for (const auto& role : visit.pack.roles)
    if (role.may.contains("submit_screening"))
      query.any_of.push_back({"roles", casework::Test::Kind::contains, {role.id.value}});
  std::vector<Option> options;
  if (query.any_of.empty()) return options;
  for (const auto& row : visit.site.views.rows(query))
    options.push_back({row.text("staff"), row.text("name") + ", " + roles_words(visit.pack, row.text("roles")), ""});
  return options;
}

std::set<std::string> ticked(const Visit& visit) {
  const auto all = visit.form.all("contact");
  return {all.begin(), all.end()};
}

std::map<std::string, std::string> titles_of(const Visit& visit, const std::set<std::string>& references) {
  casework::Query query{.hub = visit.site.hub,
                        .table = "contacts",
                        .all_of = {any_of("reference", {references.begin(), references.end()})},
                        .limit = static_cast<int>(at_once)};
  keep_in_sight(query, visit);
  std::map<std::string, std::string> titles;
  for (const auto& row : visit.site.views.rows(query)) titles[row.text("reference")] = row.text("title");
  return titles;
}

Html why_not(const casework::Result& result) {
  const auto mistakes = mistakes_of(result);
  if (mistakes.unknown) return Html("It is not known whether this was saved. Look at the record.");
  if (!mistakes.not_saved.empty()) return Html("It was not saved. Try again in a moment.");
  if (!mistakes.refusals.empty()) return text(mistakes.refusals.front().reason + " " + mistakes.refusals.front().todo);
  return text(mistakes.problems.empty() ? "It was not done." : mistakes.problems.front().message);
}

struct Outcome {
  std::vector<Html> given, refused;
};

Outcome allocate_each(const Visit& visit, const std::set<std::string>& references) {
  Outcome outcome;
  const auto titles = titles_of(visit, references);
  const auto key = own_key(visit, "allocate_contact", typed(visit, "key"));
  for (const auto& reference : references) {
    const auto result = done_to(visit, "allocate_contact", reference, {{"to", typed(visit, "to")}},
                                key.empty() ? key : key + "/" + reference);
    const auto title = titles.find(reference);
    const Html line = title == titles.end() ? text(reference) : link(contact_path(reference), title->second, reference);
    if (std::holds_alternative<casework::Done>(result))
      outcome.given.push_back(line);
    else
      outcome.refused.push_back(concat({line, ": ", why_not(result)}));
  }
  return outcome;
}

Html part(std::string_view title, const std::vector<Html>& lines) {
  if (lines.empty()) return {};
  return el("h2", {{"class", "govuk-heading-m"}}, {fmt::format("{} ({})", title, lines.size())}) + bullets(lines);
}

std::string back_to(const Visit& visit) {
  const auto tab = tab_named(visit.form.value("view")).value_or(Tab::team);
  return "/worklist?view=" + std::string(name_of(tab));
}

}  // namespace

Html take_next_form(const Visit& visit) {
  if (!visit.may("claim_contact")) return {};
  return block("form", {{"method", "post"}, {"action", "/worklist/next"}, {"class", "lintel-no-print"}},
               {form_frame(visit),
                components::button(components::Button{.text = "Take the next one", .prevent_double_click = true})});
}

Response take_next(const Visit& visit) {
  const auto key = own_key(visit, "claim_contact", typed(visit, "key"));
  if (const auto before = key.empty() ? std::nullopt : visit.site.ledger.reply_to(visit.site.hub, key))
    return see_other(contact_path(casework::stream_of_reply(*before).key) + "?done=claim");
  for (const auto& contact : untaken(visit)) {
    if (!may_be_taken(visit, contact)) continue;
    const auto result = done_to(visit, "claim_contact", contact.text("reference"), {}, key);
    if (const auto* done = std::get_if<casework::Done>(&result))
      return see_other(contact_path(done->stream.key) + "?done=claim");
    // Nobody is told that nothing waits because the store failed.
    if (std::holds_alternative<casework::NotSaved>(result))
      return error_page(503, visit.request.id, wants_json(visit.request));
  }
  return see_other("/worklist?view=unassigned&done=none");
}

static bool can_be_allocated(const Visit& visit, const Row& contact) {
  return visit.may("allocate_contact") && contact.text("next_step") == not_allocated;
}

bool any_to_allocate(const Visit& visit, const std::vector<Row>& rows) {
  return std::ranges::any_of(rows, [&](const Row& row) { return can_be_allocated(visit, row); });
}

Html tick_box(const Visit& visit, const Row& contact) {
  if (!can_be_allocated(visit, contact)) return {};
  const auto reference = contact.text("reference"), id = "pick-" + reference;
  const Html input = el("input", {{"class", "govuk-checkboxes__input"},
                                  {"id", id},
                                  {"name", "contact"},
                                  {"type", "checkbox"},
                                  {"value", reference},
                                  {"checked", ticked(visit).contains(reference)}});
  const Html label = el("label", {{"class", "govuk-label govuk-checkboxes__label"}, {"for", id}},
                        {el("span", {{"class", "govuk-visually-hidden"}},
                            {fmt::format("Choose {}, {}", contact.text("title"), reference)})});
  return el("div", {{"class", "govuk-checkboxes govuk-checkboxes--small lintel-pick"}},
            {el("div", {{"class", "govuk-checkboxes__item"}}, {input, label})});
}

Html allocating(const Visit& visit, const Html& list, const Mistakes& mistakes, std::string_view view) {
  Typing typing{.fields = visit.fields(), .mistakes = mistakes};
  const Html to =
      listed(typing, {.name = "to", .label = "Give those that are ticked to", .unchosen = "Choose a person"},
             screeners(visit));
  const Html button = components::button(
      components::Button{.text = "Allocate", .prevent_double_click = true, .classes = "govuk-button--secondary"});
  return block("form", {{"method", "post"}, {"action", "/worklist/allocate"}, {"novalidate", true}},
               {form_frame(visit), hidden("view", view), list,
                el("div", {{"class", "lintel-filters lintel-no-print"}}, {to, button})});
}

Mistakes allocation_mistakes(const Visit& visit) {
  Mistakes mistakes;
  const auto count = ticked(visit).size();
  if (count == 0) mistakes.problems.push_back({"", "Tick at least one contact"});
  if (count > at_once) mistakes.problems.push_back({"", fmt::format("Tick at most {} contacts", at_once)});
  if (typed(visit, "to").empty()) mistakes.problems.push_back({"to", "Choose who gets them"});
  return mistakes;
}

Response allocate_ticked(const Visit& visit) {
  const auto outcome = allocate_each(visit, ticked(visit));
  const auto who = casework::fold_staff(visit.site.ledger.facts(visit.site.hub, {"staff", typed(visit, "to")})).name;
  const auto title = outcome.refused.empty() ? "Allocated" : outcome.given.empty() ? "Not allocated" : "Some allocated";
  return page_response(visit, {.title = title, .current = "/worklist", .status = outcome.given.empty() ? 422 : 200},
                       heading(title) + part("Given to " + who, outcome.given) + part("Not given", outcome.refused) +
                           para({link(back_to(visit), "Back to the list")}));
}

}  // namespace lintel::web::worklist
