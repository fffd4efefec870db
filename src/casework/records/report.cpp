#include "casework/records/report.h"

#include <algorithm>

namespace lintel::casework {

namespace {

using reports::Line;
using Lines = std::vector<Line>;

// Those of `all` that have no equal in `others`; of several equal ones as many as are too many.
Lines only_in(const Lines& all, Lines others) {
  Lines only;
  for (const auto& line : all) {
    const auto same = std::ranges::find(others, line);
    if (same == others.end())
      only.push_back(line);
    else
      others.erase(same);
  }
  return only;
}

std::string first_cell(const Line& line) {
  return line.empty() ? "" : line.front();
}

void add_changes(const std::string& caption, const Lines& before, const Lines& after, std::vector<LineChange>& all) {
  auto gone = only_in(before, after);
  for (auto& line : only_in(after, before)) {
    const auto was = std::ranges::find_if(
        gone, [&](const Line& old) { return !first_cell(old).empty() && first_cell(old) == first_cell(line); });
    LineChange change{.sheet = caption, .before = {}, .after = std::move(line)};
    if (was != gone.end()) {
      change.before = std::move(*was);
      gone.erase(was);
    }
    all.push_back(std::move(change));
  }
  for (auto& line : gone) all.push_back({.sheet = caption, .before = std::move(line), .after = {}});
}

}  // namespace

static void apply(ReportRecord& record, const ReportIssued& it, const Fact& fact) {
  record.issued = recorded(it, fact);
}
static void apply(ReportRecord& record, const ReportReissued& it, const Fact& fact) {
  record.reissues.push_back(recorded(it, fact));
}

void apply_fact(ReportRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, ReportFacts{});
}

ReportRecord fold_report(const std::vector<Fact>& facts) {
  ReportRecord record;
  for (const auto& fact : facts) apply_fact(record, fact);
  return record;
}

StreamId report_stream(std::string_view name, std::string_view period, std::string_view district) {
  auto key = std::string(name) + "." + std::string(period);
  if (!district.empty()) key += "." + std::string(district);
  return {"report", std::move(key)};
}

// Sheets are the same by their place; what stands over them may be worded anew.
std::vector<LineChange> changes_between(const std::vector<Sheet>& before, const std::vector<Sheet>& after) {
  std::vector<LineChange> all;
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    static const Sheet none;
    const auto& was = i < before.size() ? before[i] : none;
    const auto& is = i < after.size() ? after[i] : none;
    const auto add = [&](const Line& one, const Line& other) {
      if (one != other) all.push_back({.sheet = is.caption, .before = one, .after = other});
    };
    add({was.caption}, {is.caption});
    add({was.definition}, {is.definition});
    add(was.head, is.head);
    add_changes(is.caption, was.lines, is.lines, all);
  }
  return all;
}

}  // namespace lintel::casework
