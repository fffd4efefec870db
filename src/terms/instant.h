#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lintel::terms {

/// A point in time, UTC, to the second: deadlines are met or missed by the second (K9).
using Instant = std::chrono::sys_seconds;
/// A calendar day, as people say it.
using Date = std::chrono::year_month_day;

/// "2026-10-06T10:55:00Z".
std::string iso_text(Instant instant);
std::optional<Instant> instant_from_iso(std::string_view text);
/// "2018-03-03".
std::string iso_text(Date date);
std::optional<Date> date_from_iso(std::string_view text);

}  // namespace lintel::terms
