// What goes to schools, for who works with schools and sees nothing else of the contacts: the list, one notice for
// paper, and what is recorded of it.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/records/contact.h"
#include "casework/verbs/contact/shares.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/table.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sharing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web {

namespace {

using namespace parts;
using casework::ContactRecord;
using casework::Share;
using components::TableRow;

constexpr auto current = "/notices";

std::string path_of(std::string_view reference, std::string_view share) {
  return "/notices/" + percent_encoded(reference) + "/" + percent_encoded(share);
}

// --- the list

constexpr WorkList owed_list{"owed", "Owed, not yet shared", "No notice is owed."};
constexpr WorkList made_list{"shared", "Shared", "No notice was shared yet."};
constexpr WorkList find_list{"find", "Schools to find", "Every child's school is known."};

std::vector<WorkList> lists_for(const Visit& visit) {
  if (!visit.may("see_school_notices")) return {owed_list, made_list};
  return {owed_list, find_list, made_list};
}

// The same that casework::notice_open_to opens one by one.
casework::Query notices(const Visit& visit, bool open) {
  const bool schools = visit.may("see_school_notices");
  std::vector<std::string> roles;
  for (const auto& role : visit.actor.roles) roles.push_back(role.value);
  casework::Query query{.hub = visit.site.hub,
                        .table = "shares",
                        .all_of = {schools ? any_of("kind", {"role", "school"}) : equals("kind", "role"),
                                   equals("open", std::int64_t{open})},
                        .any_of = {any_of("recipient", roles)},
                        .order = {{open ? "due_at" : "owed_at", !open}, {"reference"}}};
  if (schools) query.any_of.push_back(equals("kind", "school"));
  for (const auto& role : held_roles(visit.actor))
    query.any_of.push_back({"owed_roles", casework::Test::Kind::contains, {role}});
  return query;
}

casework::Query schools_to_find(const Visit& visit) {
  return {.hub = visit.site.hub,
          .table = "obligations",
          .all_of = {equals("kind", "school_to_find"), equals("open", std::int64_t{1})},
          .any_of = {},
          .order = {{"due_at"}, {"started_at"}}};
}

casework::Query query_of(const Visit& visit, std::string_view list) {
  return list == find_list.name ? schools_to_find(visit) : notices(visit, list == owed_list.name);
}

WorkList chosen(const Visit& visit) {
  const auto all = lists_for(visit);
  const auto found = std::ranges::find(all, visit.query("view"), &WorkList::name);
  return found == all.end() ? all.front() : *found;
}

TableRow row_of(const casework::Row& row) {
  const auto owed = row.instant("owed_at"), sent = row.instant("sent_at"),
             acknowledged = row.instant("acknowledged_at");
  return {{.text = link(path_of(row.text("reference"), row.text("share")), row.text("recipient_name"),
                        row.text("police_reference"))},
          {.text = row.text("names")},
          {.text = owed ? moment(*owed) : Html()},
          {.text = sent ? moment(*sent) : Html("Owed, not yet shared")},
          {.text = acknowledged ? moment(*acknowledged) : Html("Not yet")}};
}

Html table_of(const std::vector<casework::Row>& rows, const WorkList& list) {
  std::vector<TableRow> lines;
  for (const auto& row : rows) lines.push_back(row_of(row));
  return dense_table(list.words, {"To", "Children", "Owed since", "Shared", "Acknowledged"}, std::move(lines),
                     "Table: " + std::string(list.words));
}

// Of each record the children whose school nobody knows: with their address, by which a school is found.
Html children_of(const Visit& visit, const std::vector<casework::Row>& rows) {
  std::vector<Html> lines;
  for (const auto& row : rows) {
    const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, row.stream));
    for (const auto& one : record.police->it.schooling) {
      const auto* child = one.standing == "not_known" ? record.subject(one.subject) : nullptr;
      if (!child) continue;
      Html line(child->name() + (child->born ? ", born " + terms::date_words(*child->born) : "") +
                (child->address.empty() ? "" : ", " + child->address));
      if (visit.may("name_school"))
        line += ". " + link("/notices/" + percent_encoded(record.received.reference) + "/school/" + one.subject,
                            "Name the school", "of " + child->name());
      lines.push_back(line);
    }
  }
  return bullets(lines);
}

Html contents_of(const Visit& visit, const WorkList& list) {
  auto query = query_of(visit, list.name);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  const auto rows = visit.site.views.rows(query);
  if (rows.empty()) return empty_list(list.empty);
  const bool find = list.name == find_list.name;
  return shown_of(visit, total, find ? "notification" : "notice", find ? "notifications" : "notices") +
         (find ? children_of(visit, rows) : table_of(rows, list)) + pages_of(visit, total);
}

Response list_page(const Visit& visit) {
  const auto list = chosen(visit);
  if (!audited(visit, "listed notices", {"notices", "all"}, std::string(list.name))) return nothing_here(visit);
  return page_response(visit, {.title = fmt::format("{}, notices", list.words), .wide = true, .current = current},
                       done_banner(visit.query("done").empty() ? "" : "It is recorded.") + heading("Notices") +
                           list_links(visit, "Lists of notices", current, lists_for(visit), list,
                                      [&](auto name) { return query_of(visit, name); }) +
                           section("list", list.words, contents_of(visit, list)));
}

// --- one notice

struct Notice {
  ContactRecord record;
  const Share* share = nullptr;  // null: there is none of this address for this person
};

Notice notice_of(const Visit& visit) {
  const casework::StreamId stream{"contact", visit.param("reference")};
  Notice found{casework::fold_contact(visit.site.ledger.facts(visit.site.hub, stream)), nullptr};
  const auto* share = found.record.share(visit.param("share"));
  if (share && casework::notice_open_to(*share, visit.pack, visit.actor)) found.share = share;
  const bool recorded =
      audited(visit, found.share ? "viewed notice" : "not shown notice", stream, visit.param("share"));
  if (!recorded) found.share = nullptr;
  return found;
}

Html pupils(const Notice& notice) {
  std::vector<Html> lines;
  for (const auto& child : notice.record.children())
    if (notice.share->names(child.id))
      lines.push_back(Html(child.name() + (child.born ? ", born " + terms::date_words(*child.born) : "")));
  return bullets(lines);
}

// Nothing but what is for this reader: not the narrative, not the address, no other child and no other school.
Html letter(const Visit& visit, const Notice& notice) {
  const auto& part = pack_of(visit, notice.record.pack).notifications;
  const auto& police = notice.record.police->it;
  Html all = el("p", {{"class", "govuk-body"}}, {el("strong", {}, {"To: "}), notice.share->owed.it.recipient_name}) +
             para({el("strong", {}, {"From: "}), visit.pack.hub_name, ", ", visit.pack.authority}) +
             para({el("strong", {}, {"Police reference: "}), police.police_reference}) +
             para({el("strong", {}, {"Incident: "}), police.incident_at ? moment(*police.incident_at) : Html()}) +
             para({part.notice_opening}) +
             el("h2", {{"class", "govuk-heading-m"}}, {notice.share->of_school() ? "Your pupils" : "The children"}) +
             pupils(notice);
  if (notice.share->sent)
    all += el("h2", {{"class", "govuk-heading-m"}}, {"What you should know"}) + prose(notice.share->sent->it.what);
  return all + para({part.notice_closing});
}

Html recording(const Visit& visit, const Notice& notice) {
  std::vector<Html> links;
  const auto path = path_of(notice.record.received.reference, notice.share->owed.it.share);
  if (notice.share->open() && visit.may("record_share"))
    links.push_back(link(path + "/record", "Record that it is shared"));
  if (notice.share->sent && !notice.share->acknowledged && visit.may("acknowledge_share"))
    links.push_back(link(path + "/acknowledge", "Record its acknowledgement"));
  return links.empty() ? Html() : el("div", {{"class", "lintel-no-print"}}, {bullets(links)});
}

Response notice_page(const Visit& visit) {
  const auto notice = notice_of(visit);
  if (!notice.share) return nothing_here(visit);
  const auto title = pack_of(visit, notice.record.pack).notifications.notice_title;
  return page_response(visit,
                       {.title = title.empty() ? "Notice" : title,
                        .before_content = components::back_link({.text = "Back to the notices", .href = current}),
                        .current = current},
                       heading(title.empty() ? "Notice" : title) + letter(visit, notice) + recording(visit, notice));
}

// --- what is recorded of it

struct Deed {
  std::string_view slug;
  std::string_view verb;
  std::string_view title;
  Html (*fields)(const Visit& visit, const Notice& notice, const Typing& typing);
};

Html record_fields(const Visit& visit, const Notice& notice, const Typing& typing) {
  return share_fields(typing, pack_of(visit, notice.record.pack).notifications, "",
                      "It stands on the notice. Nothing about children whom the notice does not name.");
}

Html acknowledge_fields(const Visit&, const Notice&, const Typing& typing) {
  return acknowledgement_fields(typing);
}

const Deed deeds[] = {{"record", "record_share", "Record that the notice is shared", record_fields},
                      {"acknowledge", "acknowledge_share", "Record the acknowledgement", acknowledge_fields}};

Response deed_page(const Visit& visit, const Deed& deed, const Typing& typing) {
  const auto notice = notice_of(visit);
  if (!notice.share) return nothing_here(visit);
  const auto path = path_of(notice.record.received.reference, notice.share->owed.it.share);
  return form_page(visit,
                   {.title = std::string(deed.title),
                    .path = path + "/" + std::string(deed.slug),
                    .back = path,
                    .back_text = "Back to the notice",
                    .current = current,
                    .draft_id = {},
                    .above = {},
                    .intro = para({notice.share->owed.it.recipient_name, ":"}) + pupils(notice),
                    .fields = deed.fields(visit, notice, typing),
                    .beside = {},
                    .buttons = {},
                    .version = {}},  // what others did to the contact is not for this reader; the act looks for itself
                   typing);
}

casework::Doing doing(const Visit& visit) {
  auto fields = visit.fields();
  fields.erase("share");
  fields.emplace("share", visit.param("share"));
  return {.stream = {"contact", visit.param("reference")}, .fields = std::move(fields)};
}

void add_deed(std::vector<Route>& routes, const Deed& deed) {
  const auto pattern = "/notices/{reference}/{share}/" + std::string(deed.slug);
  const Access access{.right = "see_notices", .part = "notifications"};
  routes.push_back({Method::get, pattern, access, Page([&deed](const Visit& visit) {
                      return visit.may(deed.verb) ? deed_page(visit, deed, {}) : not_for_your_roles(visit);
                    })});
  routes.push_back({Method::post, pattern, access,
                    Act{.verb = std::string(deed.verb),
                        .doing = doing,
                        .answer = [&deed](const Visit& visit, const casework::Result& result) {
                          if (std::holds_alternative<casework::Done>(result))
                            return see_other(path_of(visit.param("reference"), visit.param("share")));
                          return deed_page(visit, deed, again(visit, result));
                        }}});
}

// --- the school of a child

Response school_page(const Visit& visit, const Typing& typing) {
  if (!visit.may("name_school")) return not_for_your_roles(visit);
  const casework::StreamId stream{"contact", visit.param("reference")};
  const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, stream));
  const auto* schooling = record.schooling(visit.param("subject"));
  const bool open = casework::schooling_open_to(record, visit.param("subject"), visit.pack, visit.actor);
  const auto* child = schooling && open ? record.subject(schooling->subject) : nullptr;
  if (!audited(visit, child ? "viewed child of a notice" : "not shown notice", stream, "") || !child)
    return nothing_here(visit);
  return form_page(
      visit,
      {.title = "Name the school of " + child->name(),
       .path = "/notices/" + percent_encoded(stream.key) + "/school/" + percent_encoded(child->id),
       .back = current,
       .back_text = "Back to the notices",
       .current = current,
       .draft_id = {},
       .above = {},
       .intro = para({child->born ? "Born " + terms::date_words(*child->born) + ". " : "",
                      schooling->standing == "not_known" ? child->address : ""}),
       .fields = short_text(
           typing, {.name = "school", .label = "School", .hint = "Its name, or: home educated, not at school"}),
       .beside = {},
       .buttons = {},
       .version = {}},
      typing);
}

casework::Doing naming(const Visit& visit) {
  auto fields = visit.fields();
  fields.erase("subject");
  fields.emplace("subject", visit.param("subject"));
  return {.stream = {"contact", visit.param("reference")}, .fields = std::move(fields)};
}

Response named(const Visit& visit, const casework::Result& result) {
  if (std::holds_alternative<casework::Done>(result)) return see_other("/notices?view=find&done=school");
  return school_page(visit, again(visit, result));
}

}  // namespace

std::vector<Route> notice_routes() {
  const Access access{.right = "see_notices", .part = "notifications"};
  const Access to_schools{.right = "see_school_notices", .part = "notifications"};
  std::vector<Route> routes = {
      {Method::get, "/notices", access, Page(list_page)},
      {Method::get, "/notices/{reference}/{share}", access, Page(notice_page)},
      {Method::get, "/notices/{reference}/school/{subject}", to_schools,
       Page([](const Visit& visit) { return school_page(visit, {}); })},
      {Method::post, "/notices/{reference}/school/{subject}", to_schools,
       Act{.verb = "name_school", .doing = naming, .answer = named}},
  };
  for (const auto& deed : deeds) add_deed(routes, deed);
  return routes;
}

}  // namespace lintel::web
