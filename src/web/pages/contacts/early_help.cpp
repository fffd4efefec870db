// The early help of a contact's people, before it and after it.
#include <algorithm>

#include "casework/family_sight.h"
#include "terms/london.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

constexpr int families_shown = 50;

bool among(const std::vector<terms::OutcomeId>& outcomes, const casework::ContactRecord& record) {
  return record.outcome && std::ranges::find(outcomes, record.outcome->it.outcome) != outcomes.end();
}

enum class Whose { anybody, children };

std::vector<casework::Row> families_of(const Shown& shown, Whose whose) {
  std::vector<std::string> people;
  for (const auto& one : shown.record.received.subjects)
    if (!one.person.empty() && (one.child || whose == Whose::anybody)) people.push_back(one.person.value);
  if (people.empty()) return {};
  casework::Query query{.hub = shown.visit.site.hub,
                        .table = "family_members",
                        .all_of = {any_of("person", people)},
                        .order = {{"family"}},
                        .limit = families_shown};
  if (whose == Whose::children) query.all_of.push_back(equals("child", std::int64_t{1}));
  casework::keep_to_sight(query, shown.visit.pack, shown.visit.actor);
  auto rows = shown.visit.site.views.rows(query);
  const auto same = std::ranges::unique(rows, {}, [](const casework::Row& row) { return row.text("family"); });
  rows.erase(same.begin(), same.end());
  return rows;
}

Html line(const casework::Row& row) {
  const auto ended = terms::date_from_iso(row.text("ended_on"));
  const auto words = ended                        ? "ended " + terms::date_words(*ended)
                     : row.is_null("endorsed_at") ? std::string("not allocated yet")
                                                  : "led by " + row.text("lead_agency_name");
  return concat({link("/families/" + percent_encoded(row.text("family")), "Record " + row.text("family"),
                      "of early help for " + row.text("name")),
                 ", ", row.text("name"), ": ", words});
}

}  // namespace

Html early_help(const Shown& shown) {
  if (!shown.visit.pack.has_part("early_help") || !shown.visit.may("see_families")) return {};
  std::vector<Html> lines;
  for (const auto& row : families_of(shown, Whose::anybody)) lines.push_back(line(row));
  if (lines.empty()) return {};
  const auto brief = counted(static_cast<std::int64_t>(lines.size()), "record", "records");
  return part(shown, {"early-help", "Early help of these people", brief, bullets(lines)});
}

std::vector<EarlyHelpWay> early_help_ways(const Shown& shown) {
  const auto& part = shown.visit.pack.early_help;
  std::vector<EarlyHelpWay> ways;
  if (!shown.may("begin_early_help") && !shown.may("step_down_family")) return ways;
  if (std::ranges::any_of(families_of(shown, Whose::children),
                          [](const auto& row) { return row.text("ended_on").empty(); }))
    return ways;
  if (shown.may("begin_early_help") && among(part.outcomes, shown.record))
    ways.push_back({"early-help", "Begin early help"});
  if (shown.may("step_down_family") && among(part.step_down_outcomes, shown.record))
    ways.push_back({"step-down", "Step the family down"});
  return ways;
}

}  // namespace lintel::web::contacts
