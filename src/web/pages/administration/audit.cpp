#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/input.h"
#include "web/components/pagination.h"
#include "web/components/select.h"
#include "web/components/table.h"
#include "casework/verb.h"
#include "web/pages/administration/overview.h"
#include "web/pages/administration/parts.h"

namespace lintel::web::administration {

namespace {

constexpr int on_a_page = 50;

struct Wanted {
  std::string by;
  std::string record;
  int page = 1;
};

Wanted wanted(const Visit& visit) {
  Wanted found{std::string(base::trimmed(visit.query("by"))), std::string(base::trimmed(visit.query("record"))), 1};
  const auto number = visit.query("page");
  std::from_chars(number.data(), number.data() + number.size(), found.page);
  found.page = std::clamp(found.page, 1, 10000);
  return found;
}

// A reference alone is that of whichever record has it.
terms::StreamId record_called(const Visit& visit, const std::string& text) {
  if (text.contains('/')) return terms::stream_id(text);
  std::set<std::string_view> kinds;
  for (const auto& verb : casework::verbs()) kinds.insert(verb.kind);
  for (const auto kind : kinds)
    if (const terms::StreamId stream{std::string(kind), text}; !visit.site.ledger.facts(visit.site.hub, stream).empty())
      return stream;
  return {"contact", text};
}

casework::Audit::Filter filter_of(const Visit& visit, const Wanted& wanted) {
  casework::Audit::Filter filter{.limit = on_a_page + 1, .offset = (wanted.page - 1) * on_a_page};
  if (!wanted.by.empty()) filter.by = terms::StaffId{wanted.by};
  if (!wanted.record.empty()) filter.stream = record_called(visit, wanted.record);
  return filter;
}

Html search(const Visit& visit, const Wanted& wanted) {
  components::Select people{
      .name = "by", .label = {.text = "By"}, .items = {{.text = "Anybody", .value = ""}}, .value = wanted.by};
  for (const auto& row : active_staff(visit))
    people.items.push_back({.text = row.text("name"), .value = row.text("staff")});
  return block(
      "form", {{"method", "get"}, {"action", "/administration/audit"}},
      {components::select(people),
       components::input({.name = "record",
                          .label = {.text = "Record"},
                          .hint = {.text = "Its reference, or its kind and reference, such as person/7K3M-9QWX"},
                          .value = wanted.record,
                          .classes = "govuk-input--width-20"}),
       components::button("Show")});
}

std::string address(const Wanted& wanted, int page) {
  return fmt::format("/administration/audit?by={}&record={}&page={}", percent_encoded(wanted.by),
                     percent_encoded(wanted.record), page);
}

Html pages(const Wanted& wanted, bool more) {
  components::Pagination links;
  if (wanted.page > 1) links.previous = {.href = address(wanted, wanted.page - 1), .text = "Newer"};
  if (more) links.next = {.href = address(wanted, wanted.page + 1), .text = "Older"};
  return links.previous || links.next ? components::pagination(links) : Html();
}

// An act by its phrase, as the history of the record has it.
std::string act_words(const std::string& what) {
  const auto* verb = casework::verb(what);
  return verb ? std::string(verb->phrase) : what;
}

Html table_of(const std::vector<casework::AuditEntry>& entries) {
  components::Table table{
      .head = {{.text = "When"}, {.text = "Who"}, {.text = "What"}, {.text = "Record"}, {.text = "Detail"}}};
  for (const auto& entry : entries)
    table.rows.push_back({{.text = terms::time_words(entry.at)},
                          {.text = entry.by_name.empty() ? entry.by.value : entry.by_name},
                          {.text = act_words(entry.what)},
                          {.text = entry.stream.kind.empty() ? "" : entry.stream.text()},
                          {.text = entry.detail}});
  return table.rows.empty() ? paragraph("Nothing was done or seen that fits.")
                            : components::scrolling_table("Audit", table);
}

}  // namespace

// Looking through who looked is itself on record.
Response show_audit(const Visit& visit) {
  const auto what = wanted(visit);
  const auto filter = filter_of(visit, what);
  auto entries = visit.site.audit.entries(visit.site.hub, filter);
  const bool more = entries.size() > on_a_page;
  if (more) entries.pop_back();
  visit.site.audit.record(visit.site.hub,
                          {.at = visit.now,
                           .by = visit.actor.id,
                           .by_name = visit.actor.name,
                           .what = "read the audit",
                           .stream = what.record.empty() ? terms::StreamId{} : *filter.stream,
                           .detail = {},
                           .request = visit.request.id},
                          [](bool) {});
  return page(visit, {.title = "Audit", .wide = true}, "/administration/audit",
              heading("Audit") + paragraph("Who saw and did what, newest first.") + search(visit, what) +
                  table_of(entries) + pages(what, more));
}

}  // namespace lintel::web::administration
