// The record of a contact: now, as it stood at a time, and for paper.
#include <algorithm>

#include <boost/describe/enum_to_string.hpp>

#include "casework/home_visit.h"
#include "casework/lifecycle.h"
#include "casework/verbs/contact/steps.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/details.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/warning_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/next_step.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

struct AsAt {
  std::optional<terms::Instant> at;
  std::string mistake;
};

// "2026-10-06T10:55", as the browser's field sends it, in London.
AsAt as_at(const Visit& visit) {
  auto typed = visit.query("at");
  if (typed.empty()) return {};
  std::ranges::replace(typed, 'T', ' ');
  const auto at = terms::instant_from_words(typed);
  if (!at) return {{}, "Enter a real date and time, like 27 March 2026 14:05"};
  if (*at > visit.now) return {{}, "Enter a time that is not in the future"};
  return {at, ""};
}

Html as_at_form(const Shown& shown, const AsAt& asked) {
  return block("form", {{"method", "get"}, {"action", shown.path()}, {"class", "lintel-no-print"}},
               {components::input({.name = "at",
                                   .label = {.text = "As it stood on", .classes = "govuk-label--s"},
                                   .error_message = {.text = asked.mistake},
                                   .value = shown.visit.query("at"),
                                   .type = "datetime-local",
                                   .classes = "govuk-input--width-20"}),
                components::button({.text = "Show", .classes = "govuk-button--secondary"})});
}

Html as_at_banner(const Shown& shown) {
  if (!shown.as_at) return {};
  return components::inset_text(
      {.text = concat({el("strong", {}, {"This is the record as it stood on ", terms::time_words(*shown.as_at), "."}),
                       " Nothing can be changed here. ", link(shown.path(), "Show it as it stands now")})});
}

// L-61, D-41: in time for both to agree before the decision is due; the clock goes on.
Html home_visit_prompt(const Shown& shown) {
  const auto from = casework::home_visit_prompt_at(shown.record, shown.pack);
  if (!from || shown.clock() < *from) return {};
  const auto due = terms::time_words(*shown.record.obligations.open_of_kind("decision")->owed.due_at);
  const bool tried = casework::home_visit_offered(shown.record, shown.pack);
  const Html what =
      tried ? concat({"Consider a home visit: the screener and a senior colleague each say whether it would "
                      "help, and the senior then speaks to the local team."})
            : concat({"Try to reach them, and record each attempt. A home visit can then be considered."});
  return components::inset_text({.text = concat({el("strong", {}, {"The family has not been reached."}), " ", what,
                                                 " The decision is due by ", due, ", and the clock goes on."})});
}

bool screens_now(const Shown& shown) {
  return shown.may("write_screening") && casework::states_for("write_screening").contains(shown.record.state);
}

// What comes next, whoever does it: a button for those who may.
struct Next {
  std::string words;
  std::string slug;  // empty: not for this person, or not now
};

bool is_offered(const Shown& shown, std::string_view slug) {
  if (slug == "screening") return screens_now(shown);
  const auto now = offered(shown);
  return std::ranges::find(now, slug, &Action::slug) != now.end();
}

Next next_of(const Shown& shown) {
  const auto& record = shown.record;
  const std::string words(casework::next_step_words(record, pathway_of(shown)));
  const auto step = parts::next_step(
      parts::Standing{boost::describe::enum_to_string(record.state, ""), words, record.is_information_request()});
  // Early help that was decided on begins before the contact is closed.
  if (step.slug == "close")
    if (const auto ways = early_help_ways(shown); !ways.empty() && ways.front().slug == "early-help")
      return {std::string(ways.front().title), std::string(ways.front().slug)};
  return {words, is_offered(shown, step.slug) ? std::string(step.slug) : ""};
}

Html next_button(const Shown& shown, const Next& next) {
  if (next.words.empty()) return {};
  if (next.slug.empty()) return para({"Next: ", next.words});
  return components::link_button(next.words, shown.path() + "/" + next.slug);
}

Html what_can_be_done(const Shown& shown) {
  if (shown.as_at) return {};
  const auto next = next_of(shown);
  std::vector<Html> links;
  const auto add = [&](const std::string& slug, std::string_view title) {
    if (slug != next.slug) links.push_back(link(shown.path() + "/" + slug, title));
  };
  if (screens_now(shown)) add("screening", "Screen the contact");
  for (const auto* action : offered(shown)) add(std::string(action->slug), action->title);
  for (const auto& way : early_help_ways(shown)) add(std::string(way.slug), way.title);
  for (const auto* step : offered_steps(shown)) add("steps/" + step->id, step->title);
  links.push_back(link(shown.path() + "/print", "The whole record for printing"));
  return el("nav", {{"class", "lintel-do lintel-no-print"}, {"aria-labelledby", "do-title"}},
            {el("h2", {{"class", "govuk-heading-s"}, {"id", "do-title"}}, {"What you can do"}),
             next_button(shown, next), bullets(links)});
}

Html all_sections(const Shown& shown) {
  return owed(shown) + notification(shown) + strengths_and_worries(shown) + shares(shown) + levels(shown) +
         request_summary(shown) + people(shown) + history(shown) + early_help(shown) + consent(shown) +
         enquiries(shown) + family_contacts(shown) + steps(shown) + screening(shown) + decision(shown) +
         responses(shown) + links_and_notes(shown) + timeline(shown);
}

// Last, and closed: looked at seldom.
Html earlier_state(const Shown& shown, const AsAt& asked) {
  const std::string print = shown.path() + "/print" + query_with(shown.visit, {});
  const Html paper = shown.as_at ? para({link(print, "The record of that time for printing")}) : Html();
  return components::details({.summary = "As it stood at another time",
                              .text = as_at_form(shown, asked) + paper,
                              .open = shown.as_at.has_value() || !asked.mistake.empty(),
                              .classes = "lintel-no-print"});
}

std::string done_words(const Visit& visit) {
  const auto slug = visit.query("done");
  if (slug == "taken") return "The contact is saved.";
  if (slug == "notification") return "The notification is saved.";
  if (slug == "step") return "It is recorded.";
  if (slug == "screening") return "The screening is submitted for approval.";
  const auto found = std::ranges::find(actions(), slug, &Action::slug);
  return found == actions().end() ? "" : std::string(found->done);
}

// What was not there yet cannot be shown as it stood.
Html not_there_yet(const Shown& shown) {
  return as_at_banner(shown) + empty_list("The request had not been received then.");
}

// The bar says it to those who see it.
Html title(const Shown& shown) {
  return el("h1", {{"class", "govuk-visually-hidden"}}, {"Contact about ", shown.record.title()});
}

PageOptions options(const Shown& shown) {
  return {.title = shown.record.exists() ? "Contact " + shown.record.received.reference : "Contact",
          .before_content = components::back_link({.text = "Back to my work", .href = "/worklist"}),
          .wide = true,
          .current = "/worklist"};
}

Response record_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto asked = as_at(visit);
  auto it = shown(visit, facts, asked.at);
  it.folds = true;
  auto page = options(it);
  page.has_errors = !asked.mistake.empty();
  page.status = page.has_errors ? 422 : 200;
  if (!it.record.exists()) return page_response(visit, page, heading(page.title) + not_there_yet(it));
  return page_response(visit, page,
                       done_banner(done_words(visit)) + as_at_banner(it) + title(it) + identity_bar(it) +
                           home_visit_prompt(it) + what_can_be_done(it) + all_sections(it) + earlier_state(it, asked));
}

// P-20: on paper it says whose it is and how it is kept.
Html how_it_is_kept(const pack::Pack& pack) {
  std::vector<Html> lines;
  for (const auto& one : pack.records_policy)
    lines.push_back(
        concat({el("strong", {}, {one.records}), ": ", one.owner, ". ", one.procedure, ". ", one.kept, "."}));
  return lines.empty() ? Html() : section("kept", "How this record is kept", bullets(lines));
}

Response print_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  auto it = shown(visit, facts, as_at(visit).at);
  it.bare = true;
  auto page = options(it);
  page.before_content = components::back_link({.text = "Back to the record", .href = it.path()});
  page.wide = false;
  if (!it.record.exists()) return page_response(visit, page, heading(page.title) + not_there_yet(it));
  const Html stamp =
      para({"Printed by ", visit.actor.name, ", ", moment(visit.now),
            ". It holds personal information: keep it safe, and destroy it when it is no longer needed."});
  return page_response(
      visit, page,
      as_at_banner(it) + title(it) + identity_bar(it) + stamp + all_sections(it) + how_it_is_kept(it.pack));
}

Html not_at_this_stage(const Shown& shown) {
  return components::warning_text({.text = Html("This cannot be done now: the contact is at the stage \u201c") +
                                           casework::state_words(shown.record.state) + "\u201d. " +
                                           link(shown.path(), "See what comes next") + "."});
}

// What of the pack's conditions is not met, each with the step that is recorded for it where this person may.
Html held_back(const Shown& shown, const casework::Declined& held) {
  std::vector<Html> reasons;
  for (const auto& refusal : held.refusals) reasons.push_back(concat({refusal.reason, " ", refusal.todo}));
  std::vector<Html> steps;
  for (const auto* step : offered_steps(shown)) steps.push_back(link(shown.path() + "/steps/" + step->id, step->title));
  return components::warning_text({.text = "This cannot be done yet."}) + bullets(reasons) +
         (steps.empty() ? Html() : para({"What you can record now:"}) + bullets(steps));
}

// Said before anybody types what would be refused.
Html what_stands_in_the_way(const Shown& shown, const Action& action, const Typing& typing) {
  if (!typing.mistakes.refusals.empty()) return {};
  if (!casework::states_for(action.verb).contains(shown.record.state)) return not_at_this_stage(shown);
  const auto held = as_a_verb(shown, [&](const casework::Context& context) {
    return casework::held_before_asking(action.verb, shown.record, context);
  });
  if (held) return held_back(shown, *held);
  if (action.sensible && !action.sensible(shown))
    return components::warning_text({.text = Html("As the contact stands, this is not for you to do. ") +
                                             link(shown.path(), "See what you can do") + "."});
  return {};
}

FormPage form_of(const Shown& shown, const Action& action, const Typing& typing) {
  return {.title = std::string(action.title),
          .path = shown.path() + "/" + std::string(action.slug),
          .back = shown.path(),
          .current = "/worklist",
          .draft_id = std::string(action.slug) + "-" + shown.record.received.reference,
          .above = identity_bar(shown) + what_stands_in_the_way(shown, action, typing),
          .intro = action.intro && typing.mistakes.refusals.empty() ? action.intro(shown) : Html(),
          .fields = action.fields(shown, typing) + fields_of_steps_with(shown, action.verb, typing),
          .beside = action.beside ? action.beside(shown) : Html(),
          .buttons = components::button(components::Button{.text = action.button, .prevent_double_click = true}),
          .version = shown.record.version};
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Action& action,
              const Typing& typing) {
  const auto it = shown(visit, facts);
  return form_page(visit, form_of(it, action, typing), typing);
}

std::string draft_id(const Visit& visit, const Action& action) {
  return std::string(action.slug) + "-" + visit.param("reference");
}

std::vector<casework::Fact> facts_of(const Visit& visit) {
  return visit.site.ledger.facts(visit.site.hub, {"contact", visit.param("reference")});
}

// What is done may put the contact out of one's sight, as when a team returns a family.
Response after(const Visit& visit, std::string_view slug) {
  const casework::StreamId stream{"contact", visit.param("reference")};
  if (!casework::may_see(visit.pack, visit.actor, stream, facts_of(visit)))
    return see_other("/worklist?done=" + percent_encoded(slug));
  return see_other("/contacts/" + percent_encoded(stream.key) + "?done=" + percent_encoded(slug));
}

Response answered(const Visit& visit, const casework::Result& result, const Action& action) {
  if (!std::holds_alternative<casework::Done>(result))
    return show(visit, facts_of(visit), action, again(visit, result));
  discard_draft(visit, draft_id(visit, action));
  return after(visit, action.slug);
}

// No draft is kept where the address says what the form is about.
Typing first_typing(const Visit& visit, const Action& action) {
  if (!visit.request.query.empty()) return {};
  return begun(visit, draft_id(visit, action));
}

void add_action(std::vector<Route>& routes, const Action& action) {
  add_form(routes, {.pattern = "/contacts/{reference}/" + std::string(action.slug),
                    .access = {.right = std::string(action.verb), .record_kind = "contact"},
                    .verb = std::string(action.verb),
                    .show =
                        [&action](const Visit& visit, const std::vector<casework::Fact>& facts) {
                          return show(visit, facts, action, first_typing(visit, action));
                        },
                    .answer = [&action](const Visit& visit,
                                        const casework::Result& result) { return answered(visit, result, action); },
                    .doing = [](const Visit& visit) { return casework::Doing{.fields = typed_with_steps(visit)}; }});
}

}  // namespace

std::vector<Route> record_routes() {
  std::vector<Route> routes = {
      {Method::get, "/contacts/{reference}", {.right = "see_contacts", .record_kind = "contact"}, record_page},
      {Method::get, "/contacts/{reference}/print", {.right = "see_contacts", .record_kind = "contact"}, print_page},
  };
  for (const auto& action : actions()) add_action(routes, action);
  return routes;
}

}  // namespace lintel::web::contacts
