#include "web/pages/advice/shown.h"

#include "casework/records/staff.h"
#include "web/components/notification_banner.h"
#include "web/components/warning_text.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"

namespace lintel::web::advice {

namespace {

using namespace parts;

constexpr int staff_at_most = 500;
constexpr int transfers_shown = 20;

template <class Entry>
std::string title_or(const Entry* entry, std::string_view id) {
  if (entry) return entry->title;
  return id.empty() ? "Not written" : std::string(id);
}

Html outside(const pack::Link& to) {
  return el("a", {{"class", "govuk-link"}, {"href", to.url}, {"rel", "noreferrer noopener"}}, {to.title});
}

Html transfer_line(const Visit& visit, const casework::Row& row) {
  const auto at = row.instant("transferred_at");
  return concat({link("/advice/" + percent_encoded(row.text("reference")), caller_words(visit.pack, row.text("caller")),
                      row.text("reference")),
                 ", transferred ", at ? moment(*at) : Html(), " by ", row.text("taken_by_name")});
}

}  // namespace

std::string Shown::path() const {
  return "/advice/" + percent_encoded(record.stream.key);
}

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts) {
  auto record = casework::fold_consultation(facts);
  const auto& pack = parts::pack_of(visit, record.pack);
  return {.visit = visit, .facts = facts, .record = std::move(record), .pack = pack};
}

Access access(std::string right, std::string record_kind) {
  return {.right = std::move(right),
          .record_kind = std::move(record_kind),
          .part = "advice_line",
          .names_nobody = "no_identifying_details"};
}

std::string caller_words(const pack::Pack& pack, std::string_view caller) {
  return title_or(pack.advice_line.caller(caller), caller);
}
std::string theme_words(const pack::Pack& pack, std::string_view theme) {
  return title_or(pack.advice_line.theme(theme), theme);
}
std::string result_words(const pack::Pack& pack, std::string_view result) {
  return title_or(pack.advice_line.result(result), result);
}

std::string state_words(const casework::ConsultationRecord& record) {
  return record.state == casework::ConsultationState::transferred ? "Call transferred" : "Advice given";
}

Html where_to_refer(const pack::Pack& pack) {
  const auto& line = pack.advice_line;
  std::vector<Html> lines;
  if (const auto* phone = pack.phone(line.referral_phone))
    lines.push_back(concat({phone->title, ": ", el("strong", {}, {phone->number})}));
  if (const auto* page = pack.link(line.referral_link)) lines.push_back(concat({"On the web: ", outside(*page)}));
  if (const auto* document = pack.link(line.thresholds_link))
    lines.push_back(concat({"To read first: ", outside(*document)}));
  lines.emplace_back("To speak with first: the caller's own safeguarding lead");
  return section("refer", "This is advice. To make a referral", bullets(lines));
}

Html harm_warning(const pack::Pack& pack) {
  return components::warning_text({.text = "If harm is suspected: " + pack.advice_line.harm});
}

std::vector<Option> staff_with(const Visit& visit, const std::vector<pack::Authority>& authorities) {
  casework::Query query{.hub = visit.site.hub,
                        .table = "staff",
                        .all_of = {equals("active", std::int64_t{1})},
                        .order = {{"name"}},
                        .limit = staff_at_most};
  for (const auto& authority : authorities)
    query.any_of.push_back({"roles", casework::Test::Kind::contains, {authority.role.value}});
  std::vector<Option> options;
  for (const auto& row : visit.site.views.rows(query)) {
    const auto staff = casework::fold_staff(visit.site.ledger.facts(visit.site.hub, {"staff", row.text("staff")}));
    if (casework::holds_any(casework::actor_from(staff, visit.pack), authorities))
      options.push_back({row.text("staff"), row.text("name"), ""});
  }
  return options;
}

casework::Query open_transfers(const Visit& visit) {
  return {.hub = visit.site.hub,
          .table = "consultations",
          .all_of = {equals("open", std::int64_t{1})},
          .order = {{"taken_at"}}};
}

Html transfers_for(const Visit& visit) {
  if (!visit.pack.has_part("advice_line") || !visit.may("see_consultations")) return {};
  auto query = open_transfers(visit);
  for (const auto& role : held_roles(visit.actor))
    query.any_of.push_back({"waits_roles", casework::Test::Kind::contains, {role}});
  query.limit = transfers_shown;
  std::vector<Html> lines;
  for (const auto& row : visit.site.views.rows(query)) lines.push_back(transfer_line(visit, row));
  if (lines.empty()) return {};
  return components::notification_banner({.content = el("p", {{"class", "govuk-notification-banner__heading"}},
                                                        {"Safeguarding concerns emerged in a call for advice"}) +
                                                     bullets(lines),
                                          .title = "Transferred calls",
                                          .title_id = "transferred-calls"});
}

}  // namespace lintel::web::advice

namespace lintel::web {

std::vector<Route> advice_routes() {
  std::vector<Route> routes;
  for (auto* some : {advice::list_routes, advice::new_consultation_routes, advice::record_routes})
    for (auto& route : some()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
