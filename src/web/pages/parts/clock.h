#pragma once

#include <optional>
#include <string_view>

#include "terms/instant.h"
#include "web/html/html.h"

/// How much time is left, for lists and records.
namespace lintel::web::parts {

/// How work is grouped in a list, most pressing first.
enum class TimeGroup { harm_first, overdue, within_hour, today, later, no_timescale, still_owed, settled };

/// Of work with a deadline, or without one. K9: a deadline is missed from the second after it. "Today" is the day in
/// London.
TimeGroup time_group(const std::optional<terms::Instant>& due, terms::Instant now);
/// `untimed`: some of it has no timescale and is listed by the day it came.
std::string_view group_words(TimeGroup group, bool untimed = false);

/// "Overdue by 40 minutes" with the deadline itself.
Html time_left(const std::optional<terms::Instant>& due, terms::Instant now);
/// "Met on time" or "Met late", with when and by when.
Html time_met(const std::optional<terms::Instant>& due, terms::Instant met);
/// <time> with the words of an instant.
Html moment(terms::Instant instant);

}  // namespace lintel::web::parts
