#include <fmt/format.h>

#include <algorithm>

#include "casework/records/report.h"
#include "casework/reports/reports.h"
#include "casework/reports/scope.h"
#include "casework/verbs/all.h"

namespace lintel::casework {

namespace {

struct IssueReport {
  std::string name;
  std::string period;
  std::string locality;  // a district's id; empty: the whole hub
  std::string reason;    // when it was issued before
};
BOOST_DESCRIBE_STRUCT(IssueReport, (), (name, period, locality, reason))

// What the report counts is looked up before anything is decided, so an unknown one looks up nothing.
Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  const auto period = reports::period_from_text(terms::field(fields, "period"));
  const auto name = terms::field(fields, "name");
  const auto report = std::ranges::find(reports::all_reports(), name, &reports::Report::name);
  if (!period || report == reports::all_reports().end()) return {};
  return {.records = {}, .queries = report->queries(*period)};
}

std::vector<Problem> mistakes(const IssueReport& request, const reports::Report* report, const Context& context) {
  std::vector<Problem> found;
  const auto period = reports::period_from_text(request.period);
  if (!report) found.push_back({"name", "Choose a report that this hub has"});
  if (!period) found.push_back({"period", period.error()});
  // Its text names the record: the same period by another name would be a second one.
  if (period && period->text() != request.period)
    found.push_back({"period", fmt::format("Write the period as {}", period->text())});
  if (report && period && *period != reports::period_of(*report, period->from))
    found.push_back({"period", report->span == reports::Report::Span::week
                                   ? "This report is issued for a week, like 2016-W38"
                                   : "This report is issued for a month, like 2016-09"});
  if (period && period->end() > context.now)
    found.push_back({"period", fmt::format("{} has not ended: issue the report after it", period->words())});
  if (!request.locality.empty() && !context.pack.district(request.locality))
    found.push_back({"locality", "Choose a locality of this hub"});
  return found;
}

Decided issue(const IssueReport& request, const reports::Report& report, reports::Made made, const Context& context) {
  return Decision{.facts = {new_fact(context.stream,
                                     ReportIssued{.name = request.name,
                                                  .title = report.title(context.pack),
                                                  .period = request.period,
                                                  .period_words = reports::period_from_text(request.period)->words(),
                                                  .district = request.locality,
                                                  .locality = reports::printed_district(context.pack, request.locality),
                                                  .sheets = std::move(made.sheets),
                                                  .incomplete = static_cast<int>(made.incomplete.size())})},
                  .messages = {}};
}

// Again only for a reason, and only where it says something else: whoever has the first must be told what changed.
Decided reissue(const IssueReport& request, const ReportRecord& before, reports::Made made, const Context& context) {
  auto changes = changes_between(before.sheets(), made.sheets);
  if (changes.empty()) return problem("period", "Nothing has changed since it was issued");
  if (request.reason.empty()) return problem("reason", "Write why it is issued again");
  return Decision{
      .facts = {new_fact(context.stream, ReportReissued{.reason = request.reason,
                                                        .sheets = std::move(made.sheets),
                                                        .changes = std::move(changes),
                                                        .incomplete = static_cast<int>(made.incomplete.size())})},
      .messages = {}};
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<IssueReport>(fields, found);
  const auto* report = reports::report_of(context.pack, request.name);
  for (auto& mistake : mistakes(request, report, context)) found.push_back(std::move(mistake));
  if (!found.empty()) return problems(std::move(found));
  if (!reports::may_open(context.pack, context.actor, request.name, request.locality) ||
      context.stream != report_stream(request.name, request.period, request.locality))
    return refuse(context, "not_permitted");
  const auto period = *reports::period_from_text(request.period);
  auto made = report->make(context.pack, {period, reports::only(request.locality)}, context.known.answers);
  if (facts.empty()) return issue(request, *report, std::move(made), context);
  return reissue(request, fold_report(facts), std::move(made), context);
}

}  // namespace

std::vector<Verb> report_verbs() {
  return {{.name = "issue_report",
           .kind = "report",
           .phrase = "issues the report",
           .may_begin = true,
           .under_pack_in_force = true,
           .fields = field_names<IssueReport>(),
           .needs = needs,
           .decide = decide}};
}

}  // namespace lintel::casework
