#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casework/ports/views.h"
#include "terms/instant.h"

/// The figures of reports, from rows of the views. Every figure can be counted again by hand from its rows.
namespace lintel::web::reports {

using Rows = std::vector<casework::Row>;
using terms::Instant;

/// How decisions (or answers, or responses) kept to their deadlines. In time: done at or before the deadline (K9).
struct Timeliness {
  std::int64_t in_time = 0, late = 0, late_explained = 0, open_in_time = 0, open_overdue = 0, no_timescale = 0;
  std::optional<std::int64_t> median_minutes;  // from start to done

  std::int64_t done() const { return in_time + late + no_timescale; }
};
/// By level; rows of "obligations". "" where no level is said.
std::map<std::string, Timeliness> timeliness(const Rows& obligations, Instant now);

/// How many contacts had each pair of values in two columns of "contacts": requested against decided level (L-29).
std::map<std::pair<std::string, std::string>, std::int64_t> matrix(const Rows& contacts, std::string_view from,
                                                                   std::string_view to);

/// Of the contacts that were decided: how many did not meet the statutory threshold (L-31).
struct Threshold {
  std::int64_t decided = 0, below = 0;
  /// Per cent, rounded; nothing when none was decided.
  std::optional<std::int64_t> share_below() const;
};
Threshold threshold(const Rows& contacts);

/// Child-protection enquiries that ended unsubstantiated, and whether a service followed (L-30).
struct Protection {
  std::int64_t substantiated = 0, unsubstantiated = 0, unsubstantiated_with_service = 0;
};
Protection protection(const Rows& contacts);

/// Demand by a column of "contacts": how many, how many decided, and how long that took (L-102).
struct Demand {
  std::int64_t received = 0, decided = 0;
  std::optional<std::int64_t> median_minutes;
};
std::map<std::string, Demand> demand(const Rows& contacts, std::string_view by);

/// Mean mark for requests by agency, of 100, and how many were rated (L-103).
struct Quality {
  std::int64_t rated = 0;
  std::int64_t mean = 0;
};
std::map<std::string, Quality> quality(const Rows& contacts);

/// Calls for advice by a column of "consultations": what they come to, and what callers had not done first (B-32).
struct Advice {
  std::int64_t taken = 0, harm_suspected = 0, transferred = 0, pointed_to_thresholds = 0, pointed_to_lead = 0;
};
std::map<std::string, Advice> advice(const Rows& consultations, std::string_view by);

/// The middle value; of an even number the lower mean of the two in the middle. Nothing for none.
std::optional<std::int64_t> median(std::vector<std::int64_t> values);
/// "3 hours 5 minutes"; "none yet" for nothing.
std::string minutes_words(const std::optional<std::int64_t>& minutes);

}  // namespace lintel::web::reports
