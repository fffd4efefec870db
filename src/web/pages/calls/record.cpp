// The record of a call, and what is done with it.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/records/protected_referrer.h"
#include "casework/records/staff.h"
#include "casework/verbs/call/call_verbs.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/panel.h"
#include "web/components/summary_list.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/calls/shown.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/lateness.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::calls {

namespace {

using namespace parts;
using casework::CallAct;

// --- what can be done ---

struct Action {
  std::string_view slug;
  std::string_view verb;
  std::optional<CallAct> act;  // none: at any time while something is late
  std::string_view title;
  std::string_view button;
  std::string_view done;
  bool for_answerers;  // only those whom the rule names
  Html (*fields)(const Shown& shown, const Typing& typing);
};

Html allocate_fields(const Shown& shown, const Typing& typing) {
  const auto& site = shown.visit.site;
  auto query = staff_at_work(shown.visit);
  for (const auto& answerer : shown.call.taken.answerers)
    query.any_of.push_back({"roles", casework::Test::Kind::contains, {answerer.substr(0, answerer.find('@'))}});
  std::vector<Option> options;
  for (const auto& row : site.views.rows(query)) {
    const auto staff = casework::fold_staff(site.ledger.facts(site.hub, {"staff", row.text("staff")}));
    if (casework::holds_listed(casework::actor_from(staff, shown.pack), shown.call.taken.answerers))
      options.push_back({row.text("staff"), row.text("name"), ""});
  }
  if (options.empty())
    return empty_list("Nobody in the hub may take this call now.",
                      authorities_words(shown.pack, shown.call.taken.answerers));
  return one_of(typing, {.name = "to", .label = "Who takes it"}, options);
}

Html return_fields(const Shown&, const Typing& typing) {
  return one_of(typing, {.name = "result", .label = "Did anybody answer?"},
                {{"answered", "Yes", ""}, {"no_reply", "No reply", "The call stays owed. Each attempt is recorded."}}) +
         long_text(typing, {.name = "advice", .label = "Advice given, or a note of the attempt"}) +
         tick(typing, {.name = "form_advised", .label = "I asked them to send a request form"}) +
         day_and_time(typing, {.name = "at",
                               .label = "When you rang",
                               .hint = "Leave it blank if it was just now. For example, 27 3 2026 and 14:05."});
}

Html read_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "note", .label = "Note (if there is anything to say)", .rows = 3});
}

Html link_fields(const Shown& shown, const Typing& typing) {
  return short_text(typing, {.name = "contact",
                             .label = "Reference of the contact",
                             .given = shown.visit.query("contact"),
                             .classes = "govuk-input--width-20"}) +
         long_text(typing, {.name = "why", .label = "How the two belong together", .rows = 3});
}

// A refusal names what is owed by itself.
Html still_owed(const Shown& shown, const Typing& typing) {
  std::vector<Html> open;
  if (!typing.mistakes.refusals.empty()) return {};
  for (const auto& one : shown.call.obligations.all)
    if (one.open() && one.owed.blocks_closing) open.emplace_back(one.owed.title);
  return open.empty() ? Html() : para({"The call can be closed when this is done:"}) + bullets(open);
}

Html close_fields(const Shown& shown, const Typing& typing) {
  return still_owed(shown, typing) +
         long_text(typing, {.name = "reason", .label = "Why the call is closed", .rows = 3});
}

Html explain_fields(const Shown& shown, const Typing& typing) {
  return lateness_fields(typing, shown.call.obligations, shown.visit.now);
}

const std::array<Action, 6>& actions() {
  static const std::array<Action, 6> all = {{
      {"return", "return_call", CallAct::return_call, "Record ringing back", "Save", "It is recorded that you rang.",
       true, return_fields},
      {"read", "read_call", CallAct::read, "Read it, for information", "I have read it",
       "It is recorded that you read it.", true, read_fields},
      {"allocate", "allocate_call", CallAct::allocate, "Give the call to somebody", "Give it to them",
       "The call is given to somebody.", false, allocate_fields},
      {"link", "link_call", CallAct::link, "Link the contact that followed", "Link", "The call is linked.", false,
       link_fields},
      {"close", "close_call", CallAct::close, "Close the call", "Close the call", "The call is closed.", false,
       close_fields},
      {"explain", "explain_call_breach", std::nullopt, "Explain lateness", "Save the reason", "The reason is recorded.",
       false, explain_fields},
  }};
  return all;
}

bool offered(const Shown& shown, const Action& action) {
  if (!shown.visit.may(action.verb)) return false;
  if (!action.act)
    return std::ranges::any_of(shown.call.obligations.all,
                               [&](const auto& one) { return one.late_at(shown.visit.now); });
  if (!casework::call_objection(shown.call, *action.act).empty()) return false;
  return !action.for_answerers || answers(shown);
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

// Somebody who is to ring a member of the public has to know whom, and at what number.
bool may_see_caller(const Shown& shown) {
  if (shown.visit.may("see_protected_referrer")) return true;
  return shown.visit.may("return_call") && answers(shown) && shown.call.obligations.open_of_kind("call_back");
}

Html caller(const Shown& shown) {
  const auto& it = shown.call.taken;
  List list;
  list.add("Caller", caller_words(shown.pack, it.caller, it.agency));
  list.add("Name", it.name);
  list.add("Role", it.role);
  list.add("Telephone", it.phone);
  list.add("Email", it.email);
  if (it.caller == "public" && !it.named) list.add("Who they are", "They gave no name, so nobody can ring them back.");
  if (it.caller == "public" && it.named && may_see_caller(shown))
    list.add("Who they are", link(shown.path() + "/caller", "Who rang (protected)"));
  if (it.caller != "public") list.add("Level they refer to", level_tag(shown.pack, it.level));
  return section("caller", "The caller", list.html());
}

Html child(const Shown& shown) {
  const auto& it = shown.call.taken;
  List list;
  const Html name = it.child_name.empty() ? Html("Not known") : Html(it.child_name);
  list.add("Name", !it.person.empty() && shown.visit.may("see_people")
                       ? concat({name, " ", link("/people/" + percent_encoded(it.person.value), "Record")})
                       : name);
  list.add("Born", it.child_born ? Html(terms::date_words(*it.child_born)) : Html());
  list.add("Address", prose(it.child_address));
  std::vector<std::string> services;
  for (const auto& service : it.open_to) services.push_back(service_words(shown.pack, service));
  list.add("Open to", services.empty() ? "No service" : base::joined(services, ", "));
  list.add("Team or worker", team_words(shown.pack, terms::TeamId{it.open_team}));
  return section("child", "The child", list.html());
}

Html worry(const Shown& shown) {
  const auto& it = shown.call.taken;
  List list;
  list.add("Worry", prose(it.reason));
  list.add("Asks for", it.asked_for == "any" ? Html() : Html(plain_words(it.asked_for)));
  list.add("Wants specific advice", yes_no_words(it.advice_wanted));
  list.add("Conversation", prose(it.summary));
  list.add("Advice given", prose(it.advice));
  list.add("By", it.answered_by_name);
  if (it.kind == "conversation" || it.support_requested)
    list.add("Wants support for the family", yes_no_words(it.support_requested));
  return section("worry", "The worry", list.html());
}

Html course(const Shown& shown) {
  const auto& call = shown.call;
  List list;
  list.add("What becomes of it", disposition_words(call.taken.disposition));
  list.add("Rule and its source", call.cited.source);
  list.add("What the caller was told", prose(call.taken.tell));
  list.add("For", authorities_words(shown.pack, call.taken.answerers));
  if (call.owner) list.add("With", call.owner->it.to_name);
  if (!call.owner && !call.closed && !call.returned && !call.taken.tray.empty())
    list.add("Waits in", team_words(shown.pack, call.taken.tray));
  for (const auto& one : call.attempts)
    list.add("Rang, no reply", concat({moment(one.it.at), ", ", one.by_name, prose(one.it.note)}));
  if (call.returned) {
    list.add("Rung back", concat({moment(call.returned->it.at), ", ", call.returned->by_name}));
    list.add("Advice", prose(call.returned->it.advice));
    list.add("Asked to send the form", yes_no_words(call.returned->it.form_advised));
  }
  for (const auto& one : call.readings)
    list.add("Read", concat({moment(one.at), ", ", one.by_name, prose(one.it.note)}));
  for (const auto& one : call.links)
    list.add("Contact that followed",
             concat({link("/contacts/" + percent_encoded(one.it.contact), one.it.contact), prose(one.it.why)}));
  if (call.closed)
    list.add("Closed", concat({prose(call.closed->it.reason), call.closed->by_name, ", ", moment(call.closed->at)}));
  return section("course", "What became of it", list.html());
}

Html late_words(const casework::Obligation& one) {
  return one.late_reason.empty() ? Html() : remark("Why it was late: " + one.late_reason);
}

Html owed(const Shown& shown) {
  List list;
  for (const auto& one : shown.call.obligations.all) {
    if (one.lifted_at)
      list.add(one.owed.title, "No longer owed");
    else
      list.add(one.owed.title,
               (one.met_at ? time_met(one.owed.due_at, *one.met_at) : time_left(one.owed.due_at, shown.visit.now)) +
                   late_words(one));
  }
  return section("owed", "What is owed, and by when",
                 list.list.rows.empty() ? empty_list("Nothing is or was owed.") : list.html());
}

Html timeline(const Shown& shown) {
  static const std::map<std::string_view, std::string_view> labels = {
      {"CallTaken", "Call taken"},         {"CallAllocated", "Call given to somebody"},
      {"CallAttempted", "Rang, no reply"}, {"CallReturned", "Rung back"},
      {"CallRead", "Call read"},           {"CallLinked", "Linked to a contact"},
      {"CallClosed", "Call closed"},
  };
  return contacts::timeline_of(shown.facts, shown.pack, labels);
}

Html tell_the_caller(const Shown& shown) {
  if (shown.visit.query("done") != "taken") return {};
  return components::panel(
      {.title = "Tell the caller",
       .text = concat({shown.call.taken.tell.empty() ? "Thank you. It is written down." : shown.call.taken.tell,
                       el("br"), el("br"), "Reference ", el("strong", {}, {shown.call.taken.reference})}),
       .heading_level = 2});
}

std::string done_words(const Visit& visit) {
  const auto slug = visit.query("done");
  for (const auto& action : actions())
    if (action.slug == slug) return std::string(action.done);
  return "";
}

Html above(const Shown& shown) {
  const auto* next = shown.call.obligations.next_due();
  const Html clock =
      next ? concat({next->owed.title, ": ", time_left(next->owed.due_at, shown.visit.now)}) : Html("Nothing is owed");
  return para({components::tag({.text = state_words(shown.call.state), .classes = "govuk-tag--light-blue"}), " ",
               clock}) +
         para({"Reference ", el("strong", {}, {shown.call.taken.reference}), ", taken by ", shown.call.taken_by_name,
               ", ", moment(shown.call.taken_at)});
}

Response record_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  const Html sections = owed(it) + worry(it) + child(it) + caller(it) + course(it) + timeline(it);
  return page_response(visit,
                       {.title = "Call " + it.call.taken.reference,
                        .before_content = components::back_link({.text = "Back to calls", .href = "/calls"}),
                        .current = "/calls"},
                       done_banner(done_words(visit)) + heading("Call about " + it.call.title()) + tell_the_caller(it) +
                           above(it) +
                           el("div", {{"class", "govuk-grid-row"}},
                              {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {sections}),
                               el("div", {{"class", "govuk-grid-column-one-third"}}, {what_can_be_done(it)})}));
}

// --- one page for each thing done ---

std::string draft_id(const Visit& visit, const Action& action) {
  return "call-" + std::string(action.slug) + "-" + visit.param("reference");
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Action& action,
              const Typing& typing) {
  const auto it = shown(visit, facts);
  return form_page(
      visit,
      {.title = std::string(action.title),
       .path = it.path() + "/" + std::string(action.slug),
       .back = it.path(),
       .back_text = "Back to the call",
       .current = "/calls",
       .draft_id = draft_id(visit, action),
       .above = para({"Call about ", it.call.title()}) + above(it),
       .fields = action.fields(it, typing),
       .beside = worry(it) + course(it),
       .buttons = components::button(components::Button{.text = action.button, .prevent_double_click = true}),
       .version = it.call.version},
      typing);
}

void add_action(std::vector<Route>& routes, const Action& action) {
  add_action_form(routes, {.base = "/calls",
                           .slug = std::string(action.slug),
                           .verb = std::string(action.verb),
                           .access = {.right = std::string(action.verb), .record_kind = "call"},
                           .show = [&action](const Visit& visit, const std::vector<casework::Fact>& facts,
                                             const Typing& typing) { return show(visit, facts, action, typing); },
                           .draft_id = [&action](const Visit& visit) { return draft_id(visit, action); },
                           .draft_for_any_address = false});
}

// --- who rang, when it was a member of the public ---

Response ask_caller(const Shown& it, const Typing& typing) {
  return form_page(
      it.visit,
      {.title = "Who rang (protected)",
       .path = it.path() + "/caller",
       .back = it.path(),
       .back_text = "Back to the call",
       .current = "/calls",
       .intro = components::warning_text(
           {.text = "Say why you need to know. Your name and your reason are recorded before anything is shown."}),
       .fields = long_text(typing, {.name = "reason",
                                    .label = "Why you need to know who rang",
                                    .hint = "Do not name anybody here.",
                                    .rows = 3}),
       .buttons = components::button("Show who rang")},
      typing);
}

Response caller_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  return may_see_caller(it) ? ask_caller(it, {}) : not_for_your_roles(visit);
}

Html identity(const casework::ProtectedReferrer& referrer) {
  if (!referrer.exists()) return empty_list("The caller gave no name, or was a professional.");
  List list;
  list.add("Name", referrer.identity.name);
  list.add("Telephone", referrer.identity.phone);
  list.add("Email", referrer.identity.email);
  list.add("Address", prose(referrer.identity.address));
  list.add("Who they are", referrer.identity.relationship);
  list.add("Asks that the family is not told", yes_no_words(referrer.identity.wishes_not_told));
  return list.html();
}

Response show_caller(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto it = shown(visit, facts);
  if (!may_see_caller(it)) return not_for_your_roles(visit);
  const auto reason = std::string(base::trimmed(visit.form.value("reason")));
  if (reason.empty() || reason.size() > 500) {
    Typing typing{.fields = visit.fields(), .mistakes = {}};
    typing.mistakes.problems.push_back(
        {"reason", reason.empty() ? "Write why you need to know" : "Write it in fewer words"});
    return ask_caller(it, typing);
  }
  const auto stream = casework::referrer_stream(it.call.stream);
  if (!audited(visit, "viewed protected referrer", stream, reason)) return error_page(503, visit.request.id, false);
  return page_response(visit, {.title = "Who rang (protected)", .current = "/calls"},
                       heading("Who rang (protected)") +
                           components::warning_text({.text = "The family must not learn from you who it was."}) +
                           identity(casework::fold_referrer(visit.site.ledger.facts(visit.site.hub, stream))) +
                           para({link(it.path(), "Back to the call")}));
}

}  // namespace

std::vector<Route> record_routes() {
  const Access access{.record_kind = "call"};
  std::vector<Route> routes = {{Method::get, "/calls/{reference}", access, RecordPage(record_page)},
                               {Method::get, "/calls/{reference}/caller", access, RecordPage(caller_page)},
                               {Method::post, "/calls/{reference}/caller", access, RecordPage(show_caller)}};
  for (const auto& action : actions()) add_action(routes, action);
  return routes;
}

}  // namespace lintel::web::calls
