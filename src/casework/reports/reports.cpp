#include "casework/reports/reports.h"

#include <algorithm>
#include <array>

#include "casework/reports/early_help.h"
#include "casework/reports/social_care.h"
#include "casework/reports/training.h"

namespace lintel::casework::reports {

namespace {

Made make_monthly(const pack::Pack& pack, const Asked& asked, std::vector<std::vector<Row>> answers) {
  auto table = monthly_table(
      pack,
      {.contacts = std::move(answers.at(0)), .children = std::move(answers.at(1)), .answers = std::move(answers.at(2))},
      asked.districts);
  return {.sheets = {std::move(table.sheet)},
          .references = {std::move(table.references)},
          .incomplete = std::move(table.incomplete)};
}

constexpr std::array all = {
    Report{.name = "monthly",
           .right = "see_case_reports",
           .part = "monthly_table",
           .records = "contacts",
           .span = Report::Span::month,
           .title = [](const pack::Pack& pack) { return pack.monthly_table.title; },
           .says = "Contacts of a month with their outcomes, a line for each child, without names.",
           .queries = monthly_queries,
           .make = make_monthly},
    Report{.name = "weekly",
           .right = "see_case_reports",
           .part = "early_help",
           .records = "families",
           .span = Report::Span::week,
           .title = [](const pack::Pack&) { return std::string("Weekly report of allocations"); },
           .says = "Who leads the early help that was allocated in a week, and who can be attached to a programme.",
           .queries = weekly_queries,
           .make = make_weekly},
    Report{.name = "agencies",
           .right = "see_reports",
           .part = "early_help",
           .records = "",
           .pictured = 0,
           .span = Report::Span::month,
           .title = [](const pack::Pack&) { return std::string("Agency scorecard"); },
           .says = "What each agency did for early help in a month.",
           .queries = agency_queries,
           .make = make_agencies},
    Report{.name = "social-care",
           .right = "see_reports",
           .part = "scorecard",
           .records = "",
           .pictured = 0,
           .by_locality = true,
           .span = Report::Span::month,
           .title = [](const pack::Pack& pack) { return pack.scorecard.title; },
           .says = "What social care did in each locality in a month.",
           .queries = social_care_queries,
           .make = make_social_care},
    Report{.name = "early-help",
           .right = "see_reports",
           .part = "early_help",
           .records = "",
           .pictured = area_pictured,
           .by_locality = true,
           .span = Report::Span::month,
           .title = [](const pack::Pack&) { return std::string("Early help across the area"); },
           .says = "What families need, what came to the hub, and what early help did, in each locality in a month.",
           .queries = area_queries,
           .make = make_area},
    Report{.name = "training",
           .right = "see_reports",
           .part = "training",
           .records = "",
           .pictured = 0,
           .span = Report::Span::month,
           .title = [](const pack::Pack&) { return std::string("Findings for training"); },
           .says = "What contacts show of each agency, for training agencies together.",
           .queries = training_queries,
           .make = make_training},
};

}  // namespace

std::span<const Report> all_reports() {
  return all;
}

const Report* report_of(const pack::Pack& pack, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Report::name);
  return found == all.end() || !pack.has_part(found->part) ? nullptr : &*found;
}

Made make_report(const Report& report, const pack::Pack& pack, const Asked& asked, Views& views, const HubId& hub) {
  std::vector<std::vector<Row>> answers;
  for (auto& query : report.queries(asked.period)) {
    query.hub = hub;
    answers.push_back(views.rows(query));
  }
  return report.make(pack, asked, std::move(answers));
}

Period period_of(const Report& report, Date day) {
  return report.span == Report::Span::week ? week_of(day) : month_of(day);
}

}  // namespace lintel::casework::reports
