#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/reports/sheet.h"

/// A report that was issued: it keeps what it said, whatever is corrected later (P-38). One record for a report, a
/// period and a locality: its key is "monthly.2016-09.north", without a locality "monthly.2016-09".
namespace lintel::casework {

using reports::Sheet;

/// What differs in one line between two versions. A line that was put in has no `before`, one taken out no `after`.
struct LineChange {
  std::string sheet;  // its caption
  std::vector<std::string> before, after;

  bool operator==(const LineChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(LineChange, (), (sheet, before, after))

struct ReportIssued {
  std::string name;    // "monthly"
  std::string title;   // as it was then
  std::string period;  // "2016-09"
  std::string period_words;
  std::string district;  // empty: the whole hub
  std::string locality;  // as it is printed
  std::vector<Sheet> sheets;
  int incomplete = 0;  // so many things were known to be missing from it
};
LINTEL_FACT(ReportIssued, name, title, period, period_words, district, locality, sheets, incomplete)

struct ReportReissued {
  std::string reason;
  std::vector<Sheet> sheets;
  std::vector<LineChange> changes;
  int incomplete = 0;
};
LINTEL_FACT(ReportReissued, reason, sheets, changes, incomplete)

using ReportFacts = boost::mp11::mp_list<ReportIssued, ReportReissued>;

struct ReportRecord {
  StreamId stream;
  std::uint64_t version = 0;
  Recorded<ReportIssued> issued;
  std::vector<Recorded<ReportReissued>> reissues;

  bool exists() const { return version > 0; }
  /// As the last issue says it.
  const std::vector<Sheet>& sheets() const { return reissues.empty() ? issued.it.sheets : reissues.back().it.sheets; }
};

void apply_fact(ReportRecord& record, const Fact& fact);
ReportRecord fold_report(const std::vector<Fact>& facts);

StreamId report_stream(std::string_view name, std::string_view period, std::string_view district);

/// Line by line: a line is the same when every cell is, and changed when its first cell is that of a line gone. What
/// stands over the lines, and what is said to be counted, counts too.
std::vector<LineChange> changes_between(const std::vector<Sheet>& before, const std::vector<Sheet>& after);

}  // namespace lintel::casework
