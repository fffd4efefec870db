#include <fmt/format.h>

#include <algorithm>

#include "casework/reports/period.h"
#include "casework/reports/sheet.h"
#include "terms/london.h"
#include "web/components/table.h"
#include "web/pages/pages.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/pages/reports/figures.h"
#include "web/pages/reports/issuing.h"
#include "web/pages/reports/pictures.h"

namespace lintel::web {

namespace {

using namespace parts;
using casework::reports::Period;
using casework::reports::Sheet;
using reports::Rows;

constexpr int default_days = 28;
constexpr int threshold_months = 12;

struct Report {
  std::string_view name, title;
  std::string_view says;  // what it answers, and where the question comes from
  bool yearly;
  Rows (*rows)(const Visit&, const Period&);  // what its sheets and its pictures are made of
  std::vector<Sheet> (*sheets)(const Visit&, const Rows&);
  std::vector<Html> (*pictures)(const pack::Pack&, const Rows&) = nullptr;
  std::string_view part = {};  // only in hubs whose pack has this part
};

Period period_of(const Visit& visit, bool yearly) {
  const auto today = terms::london_date(visit.now);
  const auto days_back = terms::Date{std::chrono::sys_days{today} - std::chrono::days{default_days - 1}};
  Period period{yearly ? terms::add_months(today, -threshold_months) : days_back, today};
  if (const auto from = terms::date_from_words(visit.query("from"))) period.from = *from;
  if (const auto to = terms::date_from_words(visit.query("to"))) period.to = *to;
  if (period.from > period.to) std::swap(period.from, period.to);
  return period;
}

Rows rows_in(const Visit& visit, std::string_view table, std::string_view column, const Period& period,
             std::vector<casework::Test> more = {}) {
  auto rows = casework::reports::rows_in(visit.site.views, visit.site.hub, table, column, period, std::move(more));
  // What a professional typed of themselves is part of the contact.
  if (table == "contacts" && !visit.may("see_contacts"))
    for (auto& row : rows)
      if (!row.text("agency").empty())
        row.values["agency"] =
            row.is_null("from_agency") ? std::string("Another organisation") : row.text("from_agency");
  return rows;
}

std::string number(std::int64_t value) {
  return fmt::format("{}", value);
}
std::string level_or_none(const Visit& visit, const std::string& level) {
  return level.empty() ? "No level said" : level_words(visit.pack, terms::LevelId{level});
}

// --- the reports ---

Rows requests_in(const Visit& visit, const Period& period) {
  return rows_in(visit, "contacts", "received_at", period, {equals("type", std::string("request"))});
}
Rows contacts_in(const Visit& visit, const Period& period) {
  return rows_in(visit, "contacts", "received_at", period);
}
Rows decided_in(const Visit& visit, const Period& period) {
  return rows_in(visit, "contacts", "decided_at", period);
}
Rows consultations_in(const Visit& visit, const Period& period) {
  return rows_in(visit, "consultations", "taken_at", period);
}
Rows debts_in(const Visit& visit, const Period& period) {
  return rows_in(visit, "obligations", "started_at", period,
                 {any_of("kind", {"decision", "referral_response", "call_back"})});
}

Rows of_kind(const Rows& obligations, std::string_view kind) {
  Rows some;
  std::ranges::copy_if(obligations, std::back_inserter(some),
                       [&](const auto& row) { return row.text("kind") == kind; });
  return some;
}

Sheet timeliness_sheet(const Visit& visit, const Rows& obligations, std::string_view kind, std::string caption,
                       std::string definition) {
  Sheet sheet{.caption = std::move(caption),
              .definition = std::move(definition),
              .head = {"Level", "In time", "Late", "Late with a reason", "Open, in time", "Open, overdue",
                       "No timescale set", "Median time"},
              .lines = {}};
  for (const auto& [level, one] : reports::timeliness(of_kind(obligations, kind), visit.now))
    sheet.lines.push_back({level_or_none(visit, level), number(one.in_time), number(one.late),
                           number(one.late_explained), number(one.open_in_time), number(one.open_overdue),
                           number(one.no_timescale), reports::minutes_words(one.median_minutes)});
  return sheet;
}

std::vector<Sheet> timeliness_sheets(const Visit& visit, const Rows& obligations) {
  return {timeliness_sheet(visit, obligations, "decision", "Decisions",
                           "From receipt to the approved outcome, by the level in force. In time: at or before the "
                           "deadline to the second."),
          timeliness_sheet(visit, obligations, "referral_response", "Responses to professionals",
                           "From the approved outcome to the response being sent."),
          timeliness_sheet(visit, obligations, "call_back", "Call-backs",
                           "From the call being taken to somebody speaking to the caller.")};
}

Sheet matrix_sheet(const Visit& visit, const Rows& contacts, std::string_view to, std::string caption) {
  const auto counts = reports::matrix(contacts, "requested_level", to);
  std::vector<std::string> levels;
  for (const auto& level : visit.pack.levels) levels.push_back(level.id.value);
  levels.push_back("");
  Sheet sheet{
      .caption = std::move(caption),
      .definition = "Each row is what was asked for, each column what the hub found. Not yet: no such decision so far.",
      .head = {"Asked for"},
      .lines = {}};
  for (const auto& level : levels)
    sheet.head.push_back(level.empty() ? "Not yet" : level_words(visit.pack, terms::LevelId{level}));
  for (const auto& from : levels) {
    std::vector<std::string> line = {level_or_none(visit, from)};
    for (const auto& found : levels) {
      const auto count = counts.find({from, found});
      line.push_back(number(count == counts.end() ? 0 : count->second));
    }
    sheet.lines.push_back(std::move(line));
  }
  return sheet;
}

std::vector<Sheet> level_sheets(const Visit& visit, const Rows& contacts) {
  if (contacts.empty()) return {};
  return {matrix_sheet(visit, contacts, "initial_level", "Asked for against first graded"),
          matrix_sheet(visit, contacts, "final_level", "Asked for against decided")};
}

std::vector<Sheet> threshold_sheets(const Visit&, const Rows& contacts) {
  const auto figures = reports::threshold(contacts);
  if (figures.decided == 0) return {};
  return {{.caption = "Requests that did not meet the statutory threshold",
           .definition = "Of the contacts decided in the period, those whose outcome is not statutory.",
           .head = {"Decided", "Below the threshold", "Share"},
           .lines = {{number(figures.decided), number(figures.below), fmt::format("{}%", *figures.share_below())}}}};
}

std::vector<Sheet> protection_sheets(const Visit&, const Rows& contacts) {
  const auto figures = reports::protection(contacts);
  if (figures.substantiated + figures.unsubstantiated == 0) return {};
  return {{.caption = "Results of child-protection enquiries",
           .definition = "Of contacts received in the period whose result is recorded.",
           .head = {"Substantiated", "Unsubstantiated", "Unsubstantiated, and a service followed",
                    "Unsubstantiated, and none followed"},
           .lines = {{number(figures.substantiated), number(figures.unsubstantiated),
                      number(figures.unsubstantiated_with_service),
                      number(figures.unsubstantiated - figures.unsubstantiated_with_service)}}}};
}

template <class Words>
Sheet demand_sheet(const Rows& contacts, std::string_view by, std::string heading, Words words) {
  Sheet sheet{
      .caption = "By " + heading,
      .definition = "Contacts received in the period, how many of them are decided, and the median time that took.",
      .head = {sentence(heading), "Received", "Decided", "Median time to decision"},
      .lines = {}};
  for (const auto& [key, one] : reports::demand(contacts, by))
    sheet.lines.push_back(
        {words(key), number(one.received), number(one.decided), reports::minutes_words(one.median_minutes)});
  return sheet;
}

std::vector<Sheet> demand_sheets(const Visit& visit, const Rows& contacts) {
  if (contacts.empty()) return {};
  return {
      demand_sheet(contacts, "level", "level", [&](const std::string& level) { return level_or_none(visit, level); }),
      demand_sheet(
          contacts, "arm", "arm",
          [&](const std::string& arm) { return arm.empty() ? std::string("None") : arm_words(visit.pack, arm); }),
      demand_sheet(contacts, "agency", "agency", [](const std::string& agency) {
        return agency.empty() ? std::string("Not a professional") : agency;
      })};
}

std::vector<Sheet> quality_sheets(const Visit&, const Rows& contacts) {
  Sheet sheet{.caption = "Marks for requests",
              .definition = "The mean of the marks for details, consent, facts and strengths that staff gave, of 100.",
              .head = {"Agency", "Requests rated", "Mean"},
              .lines = {}};
  for (const auto& [agency, one] : reports::quality(contacts))
    sheet.lines.push_back({agency.empty() ? "Not a professional" : agency, number(one.rated), number(one.mean)});
  return sheet.lines.empty() ? std::vector<Sheet>{} : std::vector<Sheet>{std::move(sheet)};
}

template <class Words>
Sheet advice_sheet(const Rows& consultations, std::string_view by, std::string heading, Words words) {
  Sheet sheet{.caption = "By " + heading,
              .definition =
                  "Consultations in the period. A theme or result is missing where the call was transferred "
                  "before one was written.",
              .head = {sentence(heading), "Consultations", "Harm suspected", "Transferred",
                       "Had not read the thresholds document", "Had not spoken to their safeguarding lead"},
              .lines = {}};
  for (const auto& [key, one] : reports::advice(consultations, by))
    sheet.lines.push_back({words(key), number(one.taken), number(one.harm_suspected), number(one.transferred),
                           number(one.pointed_to_thresholds), number(one.pointed_to_lead)});
  return sheet;
}

// What training may take up (B-32): no text of any consultation is in it.
std::vector<Sheet> advice_sheets(const Visit& visit, const Rows& consultations) {
  if (consultations.empty()) return {};
  const auto& line = visit.pack.advice_line;
  const auto titled = [](const auto* entry, const std::string& id) {
    if (entry) return entry->title;
    return id.empty() ? std::string("Not written") : plain_words(id);
  };
  return {advice_sheet(consultations, "theme", "theme", [&](const auto& id) { return titled(line.theme(id), id); }),
          advice_sheet(consultations, "caller", "kind of agency",
                       [&](const auto& id) { return titled(line.caller(id), id); }),
          advice_sheet(consultations, "result", "result", [&](const auto& id) { return titled(line.result(id), id); })};
}

// --- their pictures ---

void add(std::vector<Html>& all, const std::optional<components::Chart>& chart) {
  if (chart) all.push_back(components::bars(*chart));
}

std::vector<Html> timeliness_pictures(const pack::Pack& pack, const Rows& obligations) {
  std::vector<Html> all;
  add(all, reports::decision_time_picture(pack, of_kind(obligations, "decision")));
  return all;
}

std::vector<Html> level_pictures(const pack::Pack& pack, const Rows& contacts) {
  std::vector<Html> all;
  add(all, reports::asked_and_decided_picture(pack, contacts));
  return all;
}

std::vector<Html> demand_pictures(const pack::Pack& pack, const Rows& contacts) {
  std::vector<Html> all;
  add(all, reports::demand_picture(pack, contacts));
  if (const auto chart = reports::localities_picture(pack, contacts))
    all.push_back(components::small_multiples(*chart));
  return all;
}

const Report all_reports[] = {
    {"timeliness", "Timeliness", "Whether decisions, responses and call-backs kept to the hub's timescales.", false,
     debts_in, timeliness_sheets, timeliness_pictures},
    {"levels", "Asked for and decided", "What level referrers asked for, how it was first graded and what was decided.",
     false, requests_in, level_sheets, level_pictures},
    {"threshold", "Below the statutory threshold",
     "The share of requests that did not meet the threshold for statutory services, over twelve months.", true,
     decided_in, threshold_sheets},
    {"protection", "Child-protection enquiries",
     "Enquiries that ended unsubstantiated, and whether the child then got a service.", true, contacts_in,
     protection_sheets},
    {"demand", "Demand", "How much comes in by level, arm and agency, and how long it takes.", false, contacts_in,
     demand_sheets, demand_pictures},
    {"quality", "Quality of requests", "How complete requests are, agency by agency.", false, contacts_in,
     quality_sheets},
    {"advice", "Advice line", "What professionals ask about, kind of agency by kind of agency, for training.", false,
     consultations_in, advice_sheets, nullptr, "advice_line"},
};

// --- pages and files ---

Html sheet_table(const Sheet& sheet) {
  components::Table table{.caption = sheet.caption,
                          .caption_classes = "govuk-table__caption--m",
                          .head = {},
                          .rows = {},
                          .first_cell_is_header = true,
                          .classes = "lintel-table--dense"};
  for (std::size_t i = 0; i < sheet.head.size(); ++i)
    table.head.push_back({.text = sheet.head[i], .format = i == 0 ? "" : "numeric"});
  for (const auto& line : sheet.lines) {
    components::TableRow row;
    for (std::size_t i = 0; i < line.size(); ++i)
      row.push_back({.text = line[i], .format = i == 0 && line.size() > 1 ? "" : "numeric"});
    table.rows.push_back(std::move(row));
  }
  return para({sheet.definition}) + components::scrolling_table(sheet.caption, table);
}

Html period_form(const Report& report, const Period& period) {
  Typing typing;
  typing.fields = {{"from", terms::date_words(period.from)}, {"to", terms::date_words(period.to)}};
  return block("form",
               {{"method", "get"},
                {"action", fmt::format("/reports/{}", report.name)},
                {"class", "lintel-filters lintel-no-print"}},
               {short_text(typing, {.name = "from", .label = "From", .classes = "govuk-input--width-20"}),
                short_text(typing, {.name = "to", .label = "To, included", .classes = "govuk-input--width-20"}),
                el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Show"})});
}

Response report_page(const Visit& visit, const Report& report) {
  const auto period = period_of(visit, report.yearly);
  const auto rows = report.rows(visit, period);
  const auto sheets = report.sheets(visit, rows);
  Html content =
      heading(report.title) + para({report.says}) + period_form(report, period) +
      para({el("strong", {}, {fmt::format("{} to {}", terms::date_words(period.from), terms::date_words(period.to))})});
  if (report.pictures)
    for (const auto& picture : report.pictures(visit.pack, rows)) content += picture;
  bool anything = false;
  for (const auto& sheet : sheets) {
    anything = anything || !sheet.lines.empty();
    content += sheet.lines.empty()
                   ? el("h2", {{"class", "govuk-heading-m"}}, {sheet.caption}) + empty_list("Nothing in this period.")
                   : sheet_table(sheet);
  }
  if (sheets.empty()) content += empty_list("Nothing in this period.", "Choose a longer one.");
  if (anything)
    content += para({link(
        fmt::format("/reports/{}/csv{}", report.name,
                    query_with(visit, {{"from", terms::iso_text(period.from)}, {"to", terms::iso_text(period.to)}})),
        "Download these tables (CSV)")});
  content += para({link("/reports", "All reports")});
  return page_response(visit, {.title = std::string(report.title), .wide = true, .current = "/reports"}, content);
}

Response report_file(const Visit& visit, const Report& report) {
  const auto period = period_of(visit, report.yearly);
  auto file =
      casework::reports::csv_of({std::string(report.title), terms::iso_text(period.from), terms::iso_text(period.to)},
                                report.sheets(visit, report.rows(visit, period)));
  auto response = text_response(std::move(file));
  response.content_type = "text/csv; charset=utf-8";
  response.add_header("Content-Disposition",
                      fmt::format("attachment; filename=\"{}-{}.csv\"", report.name, terms::iso_text(period.to)));
  return response;
}

Response index_page(const Visit& visit) {
  std::vector<Html> lines;
  for (const auto& report : all_reports)
    if (report.part.empty() || visit.pack.has_part(report.part))
      lines.push_back(concat({link(fmt::format("/reports/{}", report.name), report.title), ". ", report.says}));
  for (auto& line : reports::issuing_lines(visit)) lines.push_back(std::move(line));
  if (visit.may("see_staff"))
    lines.push_back(concat({link("/administration/teams", "Staff in post"), " against the hub's establishment."}));
  return page_response(visit, {.title = "Reports", .current = "/reports"}, heading("Reports") + bullets(lines));
}

}  // namespace

std::vector<Route> report_routes() {
  const Access access{.right = "see_reports"};
  std::vector<Route> routes = {{Method::get, "/reports", access, index_page}};
  for (const auto& report : all_reports) {
    const Access to_read{.right = access.right, .part = std::string(report.part)};
    routes.push_back({Method::get, fmt::format("/reports/{}", report.name), to_read,
                      Page([&report](const Visit& visit) { return report_page(visit, report); })});
    routes.push_back({Method::get, fmt::format("/reports/{}/csv", report.name), to_read,
                      Page([&report](const Visit& visit) { return report_file(visit, report); })});
  }
  for (auto& route : reports::issuing_routes()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
