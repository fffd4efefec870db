#include "casework/meeting_months.h"

#include "terms/london.h"

namespace lintel::casework {

using terms::Date;

namespace {

using std::chrono::year_month;

year_month month_of(Date day) {
  return day.year() / day.month();
}

// Earlier days first; the row's own word for when it counts.
void note_day(std::optional<Date>& day, const Row& row, std::string_view column, MeetingMonth& month) {
  const auto found = terms::date_from_iso(row.text(column));
  if (!found || month_of(*found) != month.month || (day && *day <= *found)) return;
  day = found;
  month.reference = row.text("reference");
}

bool counts_in(const pack::MeetingKind& kind, year_month month) {
  return kind.monthly() && (!kind.from || month_of(*kind.from) <= month);
}

MeetingMonth month_with(const pack::MeetingKind& kind, const std::vector<Row>& meetings, year_month month, Date today) {
  MeetingMonth it{.month = month, .held_on = {}, .planned_on = {}, .reference = {}};
  for (const auto& row : meetings)
    if (row.text("state") == "held") note_day(it.held_on, row, "held_on", it);
  for (const auto& row : meetings)
    if (!it.held_on && row.text("state") == "scheduled") note_day(it.planned_on, row, "begins_on", it);
  it.missed = !it.held_on && month < month_of(today) && counts_in(kind, month);
  return it;
}

}  // namespace

Query meetings_of(const pack::MeetingKind& kind, const std::string& district, Date today, int months) {
  const auto first = (month_of(today) - std::chrono::months{months}) / 1;
  const Test where =
      district.empty() ? Test{"district", Test::Kind::is_null, {}} : Test{"district", Test::Kind::equal, {district}};
  return {.hub = {},
          .table = "meetings",
          .all_of = {{"kind", Test::Kind::equal, {kind.id}},
                     where,
                     {"counted_on", Test::Kind::at_least, {terms::iso_text(Date{first})}},
                     {"state", Test::Kind::not_equal, {std::string("cancelled")}}},
          .order = {{"counted_on"}},
          .limit = 1000};
}

std::vector<MeetingMonth> meeting_months(const pack::MeetingKind& kind, const std::vector<Row>& meetings, Date today,
                                         int months, const std::optional<Date>& kept_since) {
  std::vector<MeetingMonth> all;
  for (int back = months - 1; back >= 0; --back) {
    auto& one = all.emplace_back(month_with(kind, meetings, month_of(today) - std::chrono::months{back}, today));
    one.kept = !kept_since || month_of(*kept_since) < one.month;  // nor the month in which it began
    one.missed = one.missed && one.kept;
  }
  return all;
}

}  // namespace lintel::casework
