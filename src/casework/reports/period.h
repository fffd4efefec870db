#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/views.h"
#include "terms/instant.h"

/// What is counted when: by the local date (D-48).
namespace lintel::casework::reports {

using terms::Date;

/// Days in London, the first and the last included.
struct Period {
  Date from{}, to{};

  Instant begin() const;
  Instant end() const;  // the first instant after it
  std::string text()
      const;  // "2016-09" for a whole month, "2016-W38" for a week from Monday, else "2016-09-01/2016-09-14"
  std::string words() const;  // "September 2016", "Monday 19 September 2016 to ..."
  bool operator==(const Period&) const = default;
};

/// Reads what text() gives. What is wrong comes back in words.
std::expected<Period, std::string> period_from_text(std::string_view text);
Period month_of(Date day);
Period week_of(Date day);  // from Monday

/// At most so many rows of one table are counted in one report: ten years of a large hub.
inline constexpr int rows_at_most = 1'000'000;
/// Every row of a table whose `column`, an instant, falls into the period, by that column.
Query query_in(std::string_view table, std::string_view column, const Period& period, std::vector<Test> more = {});
/// The same where `column` is a date as text.
Query days_in(std::string_view table, std::string_view column, const Period& period, std::vector<Test> more = {});

/// Every row of a table whose `column`, an instant, falls into the period.
std::vector<Row> rows_in(Views& views, const HubId& hub, std::string_view table, std::string_view column,
                         const Period& period, std::vector<Test> more = {});

}  // namespace lintel::casework::reports
