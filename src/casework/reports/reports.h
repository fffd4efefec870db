#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/reports/monthly_table.h"
#include "casework/reports/period.h"
#include "casework/reports/sheet.h"

/// The reports that a hub issues for a period, each one function from rows of the views to sheets: the page, the
/// command line and the verb that issues them make the same.
namespace lintel::casework::reports {

struct Asked {
  Period period;
  std::vector<std::string> districts;  // by id; empty: the whole hub
};

/// The rows that one figure counts. The first cell of each names a record of `records`: "families", "contacts".
struct Behind {
  Sheet sheet;
  std::string records;
  bool counted = true;  // the figure is how many there are; else it says something else of them
};

struct Made {
  std::vector<Sheet> sheets;
  std::vector<std::vector<std::string>> references =
      {};  // for each line of each sheet the record behind it; may be empty
  std::vector<Incomplete> incomplete = {};
  /// Of a report of figures, by line and column of its first sheet, without the first column; and whose each line is.
  std::vector<std::vector<Behind>> behind = {};
  std::vector<std::string> ids = {};
};

struct Report {
  std::string_view name;     // "monthly": in addresses and on the command line
  std::string_view right;    // "see_case_reports" where it has a line for a child or family, else "see_reports"
  std::string_view part;     // of the pack: where a hub has none there is no such report
  std::string_view records;  // which records stand behind its lines: "contacts"; empty for a report of figures
  int pictured = -1;         // of a report of figures the measure that its picture shows
  bool by_locality = false;  // its lines are localities: the picture shows them by month
  enum class Span { week, month } span;
  std::string (*title)(const pack::Pack& pack);
  std::string_view says;  // what it answers
  std::vector<Query> (*queries)(const Period& period);
  Made (*make)(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers);
};

/// Every report there is, whatever the hub.
std::span<const Report> all_reports();
/// Null when there is none of this name, or this hub has none.
const Report* report_of(const pack::Pack& pack, std::string_view name);
/// Looks up what it needs and makes it.
Made make_report(const Report& report, const pack::Pack& pack, const Asked& asked, Views& views, const HubId& hub);
/// The period of its span that a day is in.
Period period_of(const Report& report, Date day);

}  // namespace lintel::casework::reports
