// What goes to schools, for who works with schools and sees nothing else of the contacts: the list, one notice for
// paper, and what is recorded of it.
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
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web {

namespace {

using namespace parts;
using casework::ContactRecord;
using casework::Share;
using components::TableRow;

constexpr auto current = "/notices";
constexpr int tasks_at_most = 200;

std::string path_of(std::string_view reference, std::string_view share) {
  return "/notices/" + percent_encoded(reference) + "/" + percent_encoded(share);
}

// --- the list

casework::Query notices(const Visit& visit, bool open) {
  return {.hub = visit.site.hub,
          .table = "shares",
          .all_of = {equals("kind", "school"), equals("open", std::int64_t{open})},
          .order = {{open ? "due_at" : "owed_at", !open}, {"reference"}}};
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

Html list_of(const Visit& visit, bool open, std::string_view caption, std::string_view nothing) {
  auto query = notices(visit, open);
  const auto total = visit.site.views.count(query);
  query.limit = rows_a_page;
  query.offset = (page_number(visit) - 1) * rows_a_page;
  components::Table table{.caption = std::string(caption),
                          .caption_classes = "govuk-visually-hidden",
                          .head = {{.text = "School"},
                                   {.text = "Pupils"},
                                   {.text = "Owed since"},
                                   {.text = "Shared"},
                                   {.text = "Acknowledged"}},
                          .first_cell_is_header = true,
                          .classes = "lintel-table--dense"};
  for (const auto& row : visit.site.views.rows(query)) table.rows.push_back(row_of(row));
  if (table.rows.empty()) return empty_list(nothing);
  return shown_of(visit, total, "notice", "notices") + components::scrolling_table(caption, table) +
         pages_of(visit, total);
}

std::vector<ContactRecord> with_schools_to_find(const Visit& visit) {
  const casework::Query query{.hub = visit.site.hub,
                              .table = "obligations",
                              .all_of = {equals("kind", "school_to_find"), equals("open", std::int64_t{1})},
                              .order = {{"due_at"}, {"started_at"}},
                              .limit = tasks_at_most};
  std::vector<ContactRecord> records;
  for (const auto& row : visit.site.views.rows(query))
    records.push_back(casework::fold_contact(visit.site.ledger.facts(visit.site.hub, row.stream)));
  return records;
}

Html schools_to_find(const Visit& visit, const std::vector<ContactRecord>& records) {
  std::vector<Html> lines;
  for (const auto& record : records)
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
  return lines.empty() ? empty_list("Every child's school is known.") : bullets(lines);
}

Response list_page(const Visit& visit) {
  if (!audited(visit, "listed notices to schools", {"notices", "schools"}, "")) return nothing_here(visit);
  return page_response(visit, {.title = "Notices to schools", .wide = true, .current = current},
                       done_banner(visit.query("done").empty() ? "" : "It is recorded.") +
                           heading("Notices to schools") +
                           section("find", "Schools to find", schools_to_find(visit, with_schools_to_find(visit))) +
                           section("owed", "Owed, not yet shared",
                                   list_of(visit, true, "Notices owed", "No notice is owed to a school.")) +
                           section("made", "Shared",
                                   list_of(visit, false, "Notices shared", "No notice was shared with a school yet.")));
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
  if (share && share->of_school() && !share->lifted) found.share = share;
  const bool recorded =
      audited(visit, found.share ? "viewed notice" : "not shown notice", stream, visit.param("share"));
  if (!recorded) found.share = nullptr;
  return found;
}

const pack::Pack& pack_of(const Visit& visit, const ContactRecord& record) {
  const auto* pack = visit.site.packs.version(visit.site.hub, record.pack);
  return pack ? *pack : visit.pack;
}

Html pupils(const Notice& notice) {
  std::vector<Html> lines;
  for (const auto& child : notice.record.children())
    if (notice.share->names(child.id))
      lines.push_back(Html(child.name() + (child.born ? ", born " + terms::date_words(*child.born) : "")));
  return bullets(lines);
}

// Nothing but what is for this school: not the narrative, not the address, no other child and no other school.
Html letter(const Visit& visit, const Notice& notice) {
  const auto& part = pack_of(visit, notice.record).notifications;
  const auto& police = notice.record.police->it;
  Html all = el("p", {{"class", "govuk-body"}}, {el("strong", {}, {"To: "}), notice.share->owed.it.recipient_name}) +
             para({el("strong", {}, {"From: "}), visit.pack.hub_name, ", ", visit.pack.authority}) +
             para({el("strong", {}, {"Police reference: "}), police.police_reference}) +
             para({el("strong", {}, {"Incident: "}), police.incident_at ? moment(*police.incident_at) : Html()}) +
             para({part.notice_opening}) + el("h2", {{"class", "govuk-heading-m"}}, {"Your pupils"}) + pupils(notice);
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
  const auto title = pack_of(visit, notice.record).notifications.notice_title;
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
  const auto& part = pack_of(visit, notice.record).notifications;
  std::vector<Option> channels;
  for (const auto& one : part.channels) channels.push_back({one.id, one.title, ""});
  Html tests;
  for (const auto& test : part.tests) tests += yes_or_no(typing, {.name = "tests." + test.id, .label = test.title});
  return one_of(typing, {.name = "channel", .label = "How it goes"}, channels) +
         short_text(typing, {.name = "to", .label = "Who receives it"}) +
         day_and_time(typing, {.name = "sent_at", .label = "When", .hint = "Leave it blank if it is now."}) +
         long_text(typing,
                   {.name = "what",
                    .label = "What is shared",
                    .hint = "It stands on the notice. Nothing about children who are not pupils of this school."}) +
         el("h2", {{"class", "govuk-heading-m"}}, {"Tests of this share"}) + tests;
}

Html acknowledge_fields(const Visit&, const Notice&, const Typing& typing) {
  return short_text(typing, {.name = "by", .label = "Who acknowledged it"}) +
         day_and_time(typing, {.name = "at", .label = "When", .hint = "Leave it blank if it is now."});
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
                    .version = notice.record.version},
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
  routes.push_back({Method::get, pattern, {.right = "see_school_notices"}, Page([&deed](const Visit& visit) {
                      return visit.may(deed.verb) ? deed_page(visit, deed, {}) : not_for_your_roles(visit);
                    })});
  routes.push_back({Method::post,
                    pattern,
                    {.right = "see_school_notices"},
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
  const auto* child = schooling && casework::concerns_schools(record) ? record.subject(schooling->subject) : nullptr;
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
       .intro = para({child->born ? "Born " + terms::date_words(*child->born) + ". " : "", child->address}),
       .fields = short_text(
           typing, {.name = "school", .label = "School", .hint = "Its name, or: home educated, not at school"}),
       .beside = {},
       .buttons = {},
       .version = record.version},
      typing);
}

casework::Doing naming(const Visit& visit) {
  auto fields = visit.fields();
  fields.erase("subject");
  fields.emplace("subject", visit.param("subject"));
  return {.stream = {"contact", visit.param("reference")}, .fields = std::move(fields)};
}

Response named(const Visit& visit, const casework::Result& result) {
  if (std::holds_alternative<casework::Done>(result)) return see_other("/notices?done=school");
  return school_page(visit, again(visit, result));
}

}  // namespace

std::vector<Route> notice_routes() {
  const Access access{.right = "see_school_notices", .part = "notifications"};
  std::vector<Route> routes = {
      {Method::get, "/notices", access, Page(list_page)},
      {Method::get, "/notices/{reference}/{share}", access, Page(notice_page)},
      {Method::get, "/notices/{reference}/school/{subject}", access,
       Page([](const Visit& visit) { return school_page(visit, {}); })},
      {Method::post, "/notices/{reference}/school/{subject}", access,
       Act{.verb = "name_school", .doing = naming, .answer = named}},
  };
  for (const auto& deed : deeds) add_deed(routes, deed);
  return routes;
}

}  // namespace lintel::web
