#include "web/pages/parts/clock.h"

#include "domain/timescales/timescales.h"
#include "terms/london.h"
#include "web/components/time_left.h"
#include "web/pages/parts/words.h"

namespace lintel::web::parts {

namespace {

components::Urgency urgency(TimeGroup group) {
  if (group == TimeGroup::overdue) return components::Urgency::overdue;
  return group == TimeGroup::within_hour ? components::Urgency::soon : components::Urgency::later;
}

}  // namespace

TimeGroup time_group(const std::optional<terms::Instant>& due, terms::Instant now) {
  if (!due) return TimeGroup::no_timescale;
  if (domain::breached(due, now)) return TimeGroup::overdue;
  if (*due - now <= std::chrono::hours(1)) return TimeGroup::within_hour;
  return terms::london_date(*due) == terms::london_date(now) ? TimeGroup::today : TimeGroup::later;
}

std::string_view group_words(TimeGroup group, bool untimed) {
  switch (group) {
    case TimeGroup::harm_first:
      return "First: harm is suspected or protection asked for";
    case TimeGroup::overdue:
      return untimed ? "Overdue, or waiting since an earlier day with no timescale set" : "Overdue";
    case TimeGroup::within_hour:
      return "Due within an hour";
    case TimeGroup::today:
      return untimed ? "Due today, or come today with no timescale set" : "Due today";
    case TimeGroup::later:
      return "Later";
    case TimeGroup::still_owed:
      return "Decided, with something still owed before it is closed";
    case TimeGroup::settled:
      return "Decided, to be closed";
    case TimeGroup::no_timescale:
      return "No timescale set";
  }
  return "";
}

Html time_left(const std::optional<terms::Instant>& due, terms::Instant now) {
  const auto words = sentence(domain::time_left_words(due, now));
  if (!due) return el("span", {{"class", "lintel-time-left"}}, {words});
  return components::time_left({.text = words,
                                .urgency = urgency(time_group(due, now)),
                                .deadline = terms::iso_text(*due),
                                .shown_deadline = "by " + terms::time_words(*due)});
}

Html time_met(const std::optional<terms::Instant>& due, terms::Instant met) {
  const bool late = domain::breached(due, met);
  const std::string words = !due ? "Done" : late ? "Met late" : "Met on time";
  return components::time_left({.text = words + ", " + terms::time_words(met),
                                .urgency = components::Urgency::met,
                                .deadline = due ? terms::iso_text(*due) : "",
                                .shown_deadline = due ? Html("it was due by " + terms::time_words(*due)) : Html()});
}

Html moment(terms::Instant instant) {
  return el("time", {{"datetime", terms::iso_text(instant)}}, {terms::time_words(instant)});
}

}  // namespace lintel::web::parts
