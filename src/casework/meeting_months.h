#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/ports/views.h"
#include "pack/pack.h"

/// In which calendar months a meeting that is held every month was held, in one district (P-54).
namespace lintel::casework {

struct MeetingMonth {
  std::chrono::year_month month{};
  std::optional<terms::Date> held_on;     // the first that was
  std::optional<terms::Date> planned_on;  // the first that is scheduled, where none was held
  std::string reference;                  // of that meeting
  bool missed = false;                    // the month is over, the rhythm counted in it, and none was held
  bool kept = true;                       // false: the hub kept no records here then, so nobody can say
};

/// The meetings of one kind in one district (empty: of the hub) that those months need.
Query meetings_of(const pack::MeetingKind& kind, const std::string& district, terms::Date today, int months);
/// The last `months` calendar months up to that of `today`, the oldest first. `kept_since`: when the hub's first record
/// came; months up to that one are not held against it. Without it every month counts.
std::vector<MeetingMonth> meeting_months(const pack::MeetingKind& kind, const std::vector<Row>& meetings,
                                         terms::Date today, int months,
                                         const std::optional<terms::Date>& kept_since = {});

}  // namespace lintel::casework
