#include "web/pages/meetings/shown.h"

#include <algorithm>

#include "casework/agenda.h"
#include "casework/family_sight.h"
#include "terms/london.h"
#include "web/components/tag.h"
#include "web/pages/pages.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::meetings {

namespace {

constexpr int records_at_most = 1000;

std::vector<casework::AgendaItem> agenda(const Visit& visit, const casework::MeetingRecord& record,
                                         const pack::Pack& pack) {
  if (record.held) return record.held->it.agenda;
  if (record.state == casework::MeetingState::cancelled) return {};
  return casework::agenda_now(record.scheduled.it, visit.now, pack, [&](casework::Query query) {
    query.hub = visit.site.hub;
    return visit.site.views.rows(query);
  });
}

std::vector<std::string> records_of(const std::vector<casework::AgendaItem>& agenda) {
  std::vector<std::string> records;
  for (const auto& item : agenda)
    if (!item.record.empty()) records.push_back(item.record);
  return records;
}

// The keys of those of one kind.
std::vector<std::string> keys_of(const std::vector<std::string>& records, std::string_view kind) {
  std::vector<std::string> keys;
  for (const auto& record : records)
    if (const auto stream = terms::stream_id(record); stream.kind == kind) keys.push_back(stream.key);
  return keys;
}

std::vector<std::string> families_opened(const Visit& visit, const std::vector<std::string>& keys) {
  if (keys.empty() || !visit.may("see_families")) return {};
  casework::Query query{.hub = visit.site.hub,
                        .table = "families",
                        .all_of = {parts::any_of("reference", keys)},
                        .limit = records_at_most};
  casework::keep_to_sight(query, visit.pack, visit.actor);
  std::vector<std::string> opened;
  for (const auto& row : visit.site.views.rows(query)) opened.push_back(row.text("reference"));
  return opened;
}

std::string page_of(std::string_view kind) {
  if (kind == "family") return "/families/";
  return kind == "contact" ? "/contacts/" : "/meetings/";
}

}  // namespace

std::string Shown::path() const {
  return "/meetings/" + percent_encoded(record.stream.key);
}

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts) {
  auto record = casework::fold_meeting(facts);
  const auto& pack = parts::pack_of(visit, record.pack);
  auto items = agenda(visit, record, pack);
  return {.visit = visit, .facts = facts, .record = std::move(record), .pack = pack, .agenda = std::move(items)};
}

Access access(std::string right, std::string record_kind) {
  return {.right = std::move(right), .record_kind = std::move(record_kind), .part = "meetings"};
}

Html state_tag(std::string_view state) {
  if (state == "held") return components::tag({.text = "Held", .classes = "govuk-tag--green"});
  if (state == "cancelled") return components::tag({.text = "Cancelled", .classes = "govuk-tag--grey"});
  return components::tag({.text = "Planned", .classes = "govuk-tag--light-blue"});
}

std::string locality_words(const pack::Pack& pack, std::string_view district) {
  return district.empty() ? "The whole hub" : parts::district_words(pack, district);
}

Html due(const std::optional<terms::Date>& day, terms::Date today) {
  if (!day) return "No day is set";
  if (*day >= today) return terms::date_words(*day);
  return concat({terms::date_words(*day), " ", components::tag({.text = "Overdue", .classes = "govuk-tag--red"})});
}

Opened::Opened(const Visit& visit, const std::vector<std::string>& records) {
  for (const auto& key : families_opened(visit, keys_of(records, "family"))) opened_.push_back("family/" + key);
  if (visit.may("see_contacts"))
    for (const auto& key : parts::visible(visit, keys_of(records, "contact"))) opened_.push_back("contact/" + key);
  for (const auto& key : keys_of(records, "meeting")) {
    const casework::StreamId stream{"meeting", key};
    if (casework::may_see(visit.pack, visit.actor, stream, visit.site.ledger.facts(visit.site.hub, stream)))
      opened_.push_back(stream.text());
  }
}

bool Opened::opens(std::string_view record) const {
  return record.empty() || std::ranges::find(opened_, record) != opened_.end();
}

Titles::Titles(const Shown& shown) : opened_(shown.visit, records_of(shown.agenda)) {}

bool Titles::opens(const casework::AgendaItem& item) const {
  return opened_.opens(item.record);
}

std::string Titles::plain(const casework::AgendaItem& item) const {
  if (opens(item)) return item.title;
  const auto stream = terms::stream_id(item.record);
  if (stream.kind == "meeting") return "An action of another meeting";
  return (stream.kind == "family" ? "A family, reference " : "A contact, reference ") + stream.key;
}

Html Titles::linked(const casework::AgendaItem& item) const {
  if (item.record.empty() || !opens(item)) return plain(item);
  const auto stream = terms::stream_id(item.record);
  return parts::link(page_of(stream.kind) + percent_encoded(stream.key), item.title, stream.key);
}

bool reads(const Shown& shown, const Titles& titles, const casework::ActionAdded& action) {
  const auto* item = shown.record.item(action.item);
  return !item || titles.opens(*item) || action.owner == shown.visit.actor.id;
}

std::vector<parts::Option> staff(const Visit& visit) {
  std::vector<parts::Option> options;
  for (const auto& row : visit.site.views.rows(parts::staff_at_work(visit)))
    options.push_back({row.text("staff"), row.text("name"), ""});
  return options;
}

}  // namespace lintel::web::meetings

namespace lintel::web {

std::vector<Route> meeting_routes() {
  std::vector<Route> routes;
  for (auto* some : {meetings::list_routes, meetings::scheduling_routes, meetings::record_routes})
    for (auto& route : some()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
