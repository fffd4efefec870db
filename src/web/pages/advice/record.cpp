// The record of a consultation, and what is done when safeguarding concerns emerged in it.
#include <algorithm>
#include <array>
#include <map>

#include "casework/verbs/call/call_verbs.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/pages/advice/shown.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::advice {

namespace {

using namespace parts;

// --- what can be done ---

struct Action {
  std::string_view slug;
  std::string_view verb;
  std::string_view title;
  std::string_view button;
  std::string_view done;
  std::string_view kind;  // of the obligation that it meets; empty: done while the call is not transferred
  Html (*fields)(const Shown& shown, const Typing& typing);
};

Html transfer_fields(const Shown& shown, const Typing& typing) {
  return listed(typing, {.name = "to", .label = "Who takes it over (if you know)"},
                staff_with(shown.visit, shown.pack.advice_line.transferred_to));
}

Html take_up_fields(const Shown& shown, const Typing& typing) {
  const Html begin = shown.visit.may("take_contact")
                         ? para({link("/contacts/new", "Take a contact"), ", with what the caller tells you."})
                         : Html();
  return begin + tick(typing, {.name = "contact_begun",
                               .label = "A contact is begun",
                               .hint = "Which one is not said here: this record must lead to no child."});
}

Html acknowledge_fields(const Shown& shown, const Typing& typing) {
  return listed(typing, {.name = "worker", .label = "Who does what follows from the call?"},
                staff_with(shown.visit, shown.pack.advice_line.taken_by));
}

const std::array<Action, 3>& actions() {
  static const std::array<Action, 3> all = {{
      {"transfer", "transfer_consultation", "Transfer the call", "Transfer the call now",
       "The call is transferred, and the alert has gone out.", "", transfer_fields},
      {"take-up", "take_up_transfer", "Begin a contact from the call", "Save",
       "It is recorded that a contact is begun.", casework::contact_begun_kind, take_up_fields},
      {"acknowledge", "acknowledge_transfer", "Acknowledge the transfer", "Acknowledge",
       "The transfer is acknowledged.", casework::alert_kind, acknowledge_fields},
  }};
  return all;
}

bool offered(const Shown& shown, const Action& action) {
  if (!shown.visit.may(action.verb)) return false;
  if (action.kind.empty())
    return !shown.record.transferred && casework::holds_any(shown.visit.actor, shown.pack.advice_line.taken_by);
  const auto* owed = shown.record.obligations.open_of_kind(action.kind);
  return owed && casework::holds_listed(shown.visit.actor, owed->owed.owed_by);
}

Html what_can_be_done(const Shown& shown) {
  std::vector<Html> links;
  for (const auto& action : actions())
    if (offered(shown, action)) links.push_back(link(shown.path() + "/" + std::string(action.slug), action.title));
  if (links.empty()) return {};
  return el("nav", {{"class", "lintel-no-print"}, {"aria-labelledby", "do-title"}},
            {el("h2", {{"class", "govuk-heading-s"}, {"id", "do-title"}}, {"What you can do"}), bullets(links)});
}

// --- the record ---

struct List {
  components::SummaryList list;
  void add(std::string_view key, const Html& value) {
    if (!value.empty()) list.rows.push_back(components::summary_row(key, value));
  }
  Html html() const { return list.rows.empty() ? Html() : components::summary_list(list); }
};

std::string first_step_words(std::string_view step, std::string_view done) {
  if (step.empty()) return "";
  return std::string(step == "pointed_to" ? "Pointed to in the call" : done);
}

Html advice(const Shown& shown) {
  const auto& it = shown.record.taken;
  List list;
  list.add("Caller", caller_words(shown.pack, it.caller));
  list.add("What they do", it.role);
  list.add("About", theme_words(shown.pack, it.theme));
  list.add("Question", prose(it.question));
  list.add("Significant harm suspected", yes_no_words(it.harm_suspected));
  list.add("Thresholds document", first_step_words(it.thresholds_document, "Read before the call"));
  list.add("Their safeguarding lead", first_step_words(it.safeguarding_lead, "Spoken to before the call"));
  list.add("Advice", prose(it.advice));
  list.add("Result", result_words(shown.pack, it.result));
  list.add("Next step", it.next_step);
  list.add("In the hours of the line", yes_no_words(it.in_hours));
  return section("advice", "The advice", list.html());
}

// B-34: when it was transferred, when the manager was alerted, and when they saw it.
Html course(const Shown& shown) {
  const auto& record = shown.record;
  if (!record.transferred) return {};
  List list;
  list.add("Transferred", concat({moment(record.transferred->at), ", by ", record.transferred->by_name}));
  list.add("Taken over by", record.transferred->it.to_name);
  if (const auto alerted = record.alerted_at())
    list.add("Alerted",
             concat({authorities_words(shown.pack, casework::authority_texts(shown.pack.advice_line.alerted)), ", ",
                     moment(*alerted)}));
  if (record.acknowledged) {
    list.add("Acknowledged", concat({moment(record.acknowledged->at), ", by ", record.acknowledged->by_name}));
    list.add("Does what follows", record.acknowledged->it.tasked_name);
  }
  if (record.taken_up)
    list.add("A contact is begun", concat({moment(record.taken_up->at), ", by ", record.taken_up->by_name}));
  for (const auto& one : record.obligations.all)
    if (one.open()) list.add(one.owed.title, time_left(one.owed.due_at, shown.visit.now));
  return section("transfer", "The transfer", list.html());
}

Html timeline(const Shown& shown) {
  static const std::map<std::string_view, std::string_view> labels = {
      {"ConsultationTaken", "Advice given"},
      {"CallTransferred", "Call transferred"},
      {"TransferTakenUp", "Contact begun from the call"},
      {"TransferAcknowledged", "Transfer acknowledged"},
  };
  return contacts::timeline_of(shown.facts, shown.pack, labels);
}

std::string done_words(const Visit& visit) {
  const auto slug = visit.query("done");
  for (const auto& action : actions())
    if (action.slug == slug) return std::string(action.done);
  return slug == "taken" ? "The advice is saved." : "";
}

// Until the call is transferred: what the caller must hear before they ring off (B-35).
Html harm_reminder(const Shown& shown) {
  const auto& record = shown.record;
  return record.taken.harm_suspected && !record.transferred ? harm_warning(shown.pack) : Html();
}

Html above(const Shown& shown) {
  const auto& record = shown.record;
  return para({components::tag({.text = state_words(record),
                                .classes = record.transferred ? "govuk-tag--red" : "govuk-tag--light-blue"}),
               " Reference ", el("strong", {}, {record.taken.reference}), ", by ", record.taken_by_name, ", ",
               moment(record.taken_at)});
}

Response record_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  return page_response(
      visit,
      {.title = "Consultation " + it.record.taken.reference,
       .before_content = components::back_link({.text = "Back to the advice line", .href = "/advice"}),
       .current = "/advice"},
      done_banner(done_words(visit)) +
          heading("Call for advice from: " + caller_words(it.pack, it.record.taken.caller)) + above(it) +
          harm_reminder(it) +
          el("div", {{"class", "govuk-grid-row"}},
             {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {course(it) + advice(it) + timeline(it)}),
              el("div", {{"class", "govuk-grid-column-one-third"}},
                 {what_can_be_done(it) + where_to_refer(it.pack)})}));
}

// --- one page for each thing done ---

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Action& action,
              const Typing& typing) {
  const auto it = shown(visit, facts);
  return form_page(
      visit,
      {.title = std::string(action.title),
       .path = it.path() + "/" + std::string(action.slug),
       .back = it.path(),
       .back_text = "Back to the consultation",
       .current = "/advice",
       .above = above(it),
       .fields = action.fields(it, typing),
       .beside = course(it) + advice(it),
       .buttons = components::button(components::Button{.text = action.button, .prevent_double_click = true}),
       .version = it.record.version},
      typing);
}

void add_action(std::vector<Route>& routes, const Action& action) {
  add_action_form(routes, {.base = "/advice",
                           .slug = std::string(action.slug),
                           .verb = std::string(action.verb),
                           .access = access(std::string(action.verb), "consultation"),
                           .show = [&action](const Visit& visit, const std::vector<casework::Fact>& facts,
                                             const Typing& typing) { return show(visit, facts, action, typing); }});
}

}  // namespace

std::vector<Route> record_routes() {
  std::vector<Route> routes = {
      {Method::get, "/advice/{reference}", access("see_consultations", "consultation"), RecordPage(record_page)}};
  for (const auto& action : actions()) add_action(routes, action);
  return routes;
}

}  // namespace lintel::web::advice
