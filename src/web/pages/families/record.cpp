// The record of a family, and one page for each thing done for it.
#include <algorithm>

#include "casework/perform.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::families {

namespace {

using namespace parts;

Html what_can_be_done(const Shown& shown) {
  std::vector<Html> links;
  for (const auto& action : actions())
    if (offered(shown, action)) links.push_back(link(shown.path() + "/" + std::string(action.slug), action.title));
  if (shown.visit.may("step_up_family") && shown.record.open())
    links.push_back(link(shown.path() + "/step-up", "Step the family up"));
  if (links.empty()) return {};
  return el("nav", {{"class", "lintel-no-print"}, {"aria-labelledby", "do-title"}},
            {el("h2", {{"class", "govuk-heading-s"}, {"id", "do-title"}}, {"What you can do"}), bullets(links)});
}

std::string locality_words(const Shown& shown) {
  const auto& record = shown.record;
  if (record.district.empty()) return "not known";
  auto words = district_words(shown.pack, record.district);
  if (record.locality) return words + ", chosen: " + record.locality->it.reason;
  return words + ", by the " + record.begun.district_found_by + " " + record.begun.district_found_from;
}

Html contact_link(const Shown& shown) {
  const auto& contact = shown.record.begun.contact;
  const casework::StreamId stream{"contact", contact};
  const auto facts = shown.visit.site.ledger.facts(shown.visit.site.hub, stream);
  if (!casework::may_see(shown.visit.pack, shown.visit.actor, stream, facts)) return contact;
  return link("/contacts/" + percent_encoded(contact), contact);
}

Html owed(const Shown& shown) {
  std::vector<Html> lines;
  for (const auto& one : shown.record.obligations.all)
    if (one.open())
      lines.push_back(concat({one.owed.title, ", by: ", authorities_words(shown.pack, one.owed.owed_by), ". ",
                              time_left(one.owed.due_at, shown.visit.now)}));
  return lines.empty() ? Html() : section("owed", "What is owed", bullets(lines));
}

Html above(const Shown& shown) {
  const auto& record = shown.record;
  return para({state_tag(record.state), " Reference ", el("strong", {}, {record.begun.reference}), ", from contact ",
               contact_link(shown), ", begun by ", record.begun_by_name, ", ", moment(record.begun_at)}) +
         para({"Locality: ", locality_words(shown)});
}

std::string done_words(const Visit& visit) {
  const auto slug = visit.query("done");
  if (slug == "begun") return "Early help has begun.";
  if (slug == "stepped-up") return "The family is stepped up: a new contact is made.";
  if (slug == "stepped-down") return "The family is stepped down, and it is reported.";
  const auto found = std::ranges::find(actions(), slug, &Action::slug);
  return found == actions().end() ? "" : std::string(found->done);
}

Html all_sections(const Shown& shown) {
  return owed(shown) + allocation_section(shown) + eligibility_section(shown) + members_section(shown) +
         conversations_section(shown) + assessments_section(shown) + claims_section(shown) + course_section(shown) +
         timeline_section(shown);
}

Html doubles(const Shown& shown) {
  std::vector<terms::PersonId> children;
  for (const auto& one : shown.record.children()) children.push_back(one.person);
  return shown.record.open() ? possible_doubles(shown.visit, children, shown.record.begun.contact) : Html();
}

Response record_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  return page_response(visit,
                       {.title = "Early help " + it.record.begun.reference,
                        .before_content = components::back_link({.text = "Back to the families", .href = "/families"}),
                        .wide = true,
                        .current = "/families"},
                       done_banner(done_words(visit)) + heading(it.record.title()) + above(it) + doubles(it) +
                           el("div", {{"class", "govuk-grid-row"}},
                              {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {all_sections(it)}),
                               el("div", {{"class", "govuk-grid-column-one-third"}}, {what_can_be_done(it)})}));
}

std::string draft_id(const Visit& visit, const Action& action) {
  return "family-" + std::string(action.slug) + "-" + visit.param("reference");
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Action& action,
              const Typing& typing) {
  const auto it = shown(visit, facts);
  return form_page(
      visit,
      {.title = std::string(action.title),
       .path = it.path() + "/" + std::string(action.slug),
       .back = it.path(),
       .back_text = "Back to the family",
       .current = "/families",
       .draft_id = draft_id(visit, action),
       .above = para({el("strong", {}, {it.record.title()}), ", reference ", it.record.begun.reference}),
       .fields = action.fields(it, typing),
       .beside = allocation_section(it) + eligibility_section(it),
       .buttons = components::button(components::Button{.text = action.button, .prevent_double_click = true}),
       .version = it.record.version},
      typing);
}

void add_action(std::vector<Route>& routes, const Action& action) {
  add_action_form(routes, {.base = "/families",
                           .slug = std::string(action.slug),
                           .verb = std::string(action.verb),
                           .access = access(std::string(action.verb), "family"),
                           .show = [&action](const Visit& visit, const std::vector<casework::Fact>& facts,
                                             const Typing& typing) { return show(visit, facts, action, typing); },
                           .draft_id = [&action](const Visit& visit) { return draft_id(visit, action); }});
}

}  // namespace

std::vector<Route> record_routes() {
  std::vector<Route> routes = {
      {Method::get, "/families/{reference}", access("see_families", "family"), RecordPage(record_page)}};
  for (const auto& action : actions()) add_action(routes, action);
  return routes;
}

}  // namespace lintel::web::families
