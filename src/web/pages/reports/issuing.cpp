#include "web/pages/reports/issuing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "base/text.h"
#include "casework/records/report.h"
#include "casework/reports/reports.h"
#include "casework/reports/scope.h"
#include "casework/perform.h"
#include "terms/london.h"
#include "web/components/details.h"
#include "web/components/table.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "web/pages/reports/pictures.h"

namespace lintel::web::reports {

namespace {

using namespace parts;
using casework::reports::Behind;
using casework::reports::Localities;
using casework::reports::Made;
using casework::reports::Period;
using casework::reports::Report;
using casework::reports::Sheet;

constexpr std::string_view spreadsheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// --- what is asked for ---

struct Wanted {
  Period period;
  std::string locality;                // one district, by id
  std::vector<std::string> districts;  // none: the whole hub
  bool open = true;                    // whether it is for this person
  std::string wrong;                   // what cannot be read of the period
};

// The last one that has ended: the one to be issued.
Period last_ended(const Report& report, terms::Date today) {
  const std::chrono::sys_days first{casework::reports::period_of(report, today).from};
  return casework::reports::period_of(report, terms::Date{first - std::chrono::days{1}});
}

// "2016-09", "September 2016" or any day of the month or week.
std::expected<Period, std::string> period_typed(const Report& report, const std::string& text) {
  if (auto period = casework::reports::period_from_text(text)) return period;
  const auto trimmed = std::string(base::trimmed(text));
  auto day = terms::date_from_words(trimmed);
  if (!day && report.span == Report::Span::month) day = terms::date_from_words("1 " + trimmed);
  if (day) return casework::reports::period_of(report, *day);
  return std::unexpected(report.span == Report::Span::week
                             ? fmt::format("\"{}\" is no day: write one of the week, like 21 September 2016", trimmed)
                             : fmt::format("\"{}\" is no month: write it like September 2016", trimmed));
}

std::string period_words(const Report& report, const Period& period) {
  if (period != casework::reports::period_of(report, period.from)) return period.text();
  return report.span == Report::Span::week ? terms::date_words(period.from) : period.words();
}

Wanted wanted_of(const Visit& visit, const Report& report) {
  Wanted wanted{.period = last_ended(report, terms::london_date(visit.now)),
                .locality = visit.query("locality"),
                .districts = {},
                .wrong = {}};
  if (const auto asked = visit.query("period"); !asked.empty()) {
    const auto period = period_typed(report, asked);
    if (period)
      wanted.period = *period;
    else
      wanted.wrong = period.error();
  }
  const auto open = casework::reports::localities_of(visit.pack, visit.actor);
  if (!wanted.locality.empty()) {
    wanted.districts = {wanted.locality};
    wanted.open = std::ranges::find(open.districts, wanted.locality) != open.districts.end();
  } else if (!open.whole) {
    wanted.districts = open.districts;
    wanted.open = !open.districts.empty();
    if (open.districts.size() == 1) wanted.locality = open.districts.front();
  }
  return wanted;
}

std::string address(const Report& report, const Wanted& wanted, std::string_view file = "") {
  return fmt::format("/reports/{}{}?period={}&locality={}", report.name, file, percent_encoded(wanted.period.text()),
                     wanted.locality);
}

// The one before and the one after, where that one has begun.
Html neighbours(const Visit& visit, const Report& report, const Wanted& wanted) {
  const std::chrono::sys_days from{wanted.period.from}, to{wanted.period.to};
  const auto one_day = std::chrono::days{1};
  auto before = wanted, after = wanted;
  before.period = casework::reports::period_of(report, terms::Date{from - one_day});
  after.period = casework::reports::period_of(report, terms::Date{to + one_day});
  Html links = link(address(report, before), "Earlier", before.period.words());
  if (after.period.begin() <= visit.now)
    links += Html(" ") + link(address(report, after), "Later", after.period.words());
  return el("p", {{"class", "govuk-body lintel-no-print"}}, {links});
}

// --- what is shown ---

// Each figure that is not 0 opens to the rows that it counts.
void open_figures(const Visit& visit, const Report& report, const Wanted& wanted, const Made& made, std::size_t line,
                  components::TableRow& row) {
  if (line >= made.behind.size() || !visit.may("see_case_reports")) return;
  for (std::size_t column = 0; column < made.behind[line].size() && column + 1 < row.size(); ++column)
    if (const auto& sheet = made.behind[line][column].sheet; !sheet.lines.empty())
      row[column + 1].text = link(fmt::format("{}&of={}&column={}", address(report, wanted, "/figure"),
                                              percent_encoded(made.ids[line]), column),
                                  made.sheets.front().lines[line][column + 1], sheet.caption);
}

bool is_figure(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.") == std::string::npos;
}

// The columns in which every cell is a figure stand to the right.
std::string_view format_of(const Sheet& sheet, std::size_t column) {
  const auto figure = [&](const auto& line) { return column < line.size() && is_figure(line[column]); };
  return column > 0 && !sheet.lines.empty() && std::ranges::all_of(sheet.lines, figure) ? "numeric" : "";
}

Html sheet_table(const Sheet& sheet, const std::vector<std::string>& hrefs = {},
                 const std::function<void(std::size_t, components::TableRow&)>& finish = {}) {
  components::Table table{
      .caption = sheet.caption, .caption_classes = "govuk-table__caption--m", .classes = "lintel-table--dense"};
  for (std::size_t i = 0; i < sheet.head.size(); ++i)
    table.head.push_back({.text = sheet.head[i], .format = std::string(format_of(sheet, i))});
  for (std::size_t i = 0; i < sheet.lines.size(); ++i) {
    components::TableRow row;
    for (std::size_t k = 0; k < sheet.lines[i].size(); ++k)
      row.push_back({.text = sheet.lines[i][k], .format = std::string(format_of(sheet, k))});
    if (i < hrefs.size() && !row.empty())
      row.front().text = link(hrefs[i], sheet.lines[i].front().empty() ? "None" : sheet.lines[i].front());
    if (finish) finish(i, row);
    table.rows.push_back(std::move(row));
  }
  return sheet.lines.empty()
             ? el("h2", {{"class", "govuk-heading-m"}}, {sheet.caption}) + empty_list("Nothing in this period.")
             : components::scrolling_table(sheet.caption, table);
}

// What is counted, a line for each measure.
Html definition(const Sheet& sheet) {
  std::vector<Html> lines;
  for (const auto& line : base::split(sheet.definition, '\n')) lines.emplace_back(std::string(line));
  return lines.size() == 1 ? para({lines.front()}) : section("counted", "What is counted", bullets(lines));
}

Html sources(const std::vector<Sheet>& sheets) {
  Html all;
  for (const auto& sheet : sheets) all += definition(sheet);
  return all;
}

// Only who sees every record of its kind is sure to open the one behind a line.
bool opens_records(const Visit& visit, const Report& report) {
  return !report.records.empty() && visit.may(fmt::format("see_{}", report.records)) &&
         casework::reports::localities_of(visit.pack, visit.actor).whole;
}

std::string record_path(const Report& report, const std::string& reference) {
  return fmt::format("/{}/{}", report.records, reference);
}

std::vector<std::string> links_behind(const Visit& visit, const Report& report, const Made& made, std::size_t sheet) {
  if (sheet >= made.references.size() || !opens_records(visit, report)) return {};
  std::vector<std::string> hrefs;
  for (const auto& reference : made.references[sheet]) hrefs.push_back(record_path(report, reference));
  return hrefs;
}

Html incomplete_list(const Visit& visit, const Report& report, const Made& made) {
  if (made.incomplete.empty()) return {};
  const bool links = opens_records(visit, report);
  std::vector<Html> lines;
  for (const auto& one : made.incomplete)
    lines.push_back(
        concat({links ? link(record_path(report, one.reference), one.reference) : Html(one.reference), ": ", one.why}));
  return section("incomplete", "Incomplete",
                 para({counted(static_cast<std::int64_t>(made.incomplete.size()), "thing is", "things are"),
                       " missing. This list is not part of the report, and is not issued with it."}) +
                     components::details({.summary = "What is missing", .text = bullets(lines), .id = "missing-list"}));
}

std::vector<Option> locality_options(const Visit& visit, const Localities& open) {
  std::vector<Option> options;
  for (const auto& id : open.districts) options.push_back({id, district_words(visit.pack, id), {}});
  return options;
}

Html asking_form(const Visit& visit, const Report& report, const Wanted& wanted, const Mistakes& mistakes) {
  Typing typing;
  typing.fields = {{"period", wanted.wrong.empty() ? period_words(report, wanted.period) : visit.query("period")},
                   {"locality", wanted.locality}};
  typing.mistakes = mistakes;
  const auto open = casework::reports::localities_of(visit.pack, visit.actor);
  const bool week = report.span == Report::Span::week;
  return block("form",
               {{"method", "get"},
                {"action", fmt::format("/reports/{}", report.name)},
                {"class", "lintel-filters lintel-no-print"}},
               {short_text(typing, {.name = "period",
                                    .label = week ? "Week" : "Month",
                                    .hint = week ? "Any day of it, like 21 September 2016" : "Like September 2016",
                                    .classes = "govuk-input--width-20"}),
                open.districts.empty()
                    ? Html()
                    : listed(typing, {.name = "locality", .label = "Locality", .unchosen = "All that you may see"},
                             locality_options(visit, open)),
                el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Show"})});
}

Html issue_form(const Visit& visit, const Report& report, const Wanted& wanted, const Typing& typing) {
  const auto stream = casework::report_stream(report.name, wanted.period.text(), wanted.locality);
  const bool again = !visit.site.ledger.facts(visit.site.hub, stream).empty();
  return block(
      "form", {{"method", "post"}, {"action", "/reports/issue"}, {"class", "lintel-no-print"}, {"novalidate", true}},
      {form_frame(visit), hidden("name", report.name), hidden("period", wanted.period.text()),
       hidden("locality", wanted.locality),
       again ? para({"It was issued before: ", link("/reports/issued/" + stream.key, "see what was issued"), "."}) +
                   short_text(typing, {.name = "reason", .label = "Why is it issued again?"})
             : para({"What is issued is kept as it is now, whatever is corrected later."}),
       el("button", {{"type", "submit"}, {"class", "govuk-button"}}, {again ? "Issue again" : "Issue"})});
}

Html issuing(const Visit& visit, const Report& report, const Wanted& wanted, const Typing& typing) {
  if (!visit.may("issue_report")) return {};
  const bool whole = casework::reports::localities_of(visit.pack, visit.actor).whole;
  Html content;
  if (wanted.locality.empty() && !whole)
    content = para({"Choose a locality to issue the report for it."});
  else if (wanted.period != casework::reports::period_of(report, wanted.period.from))
    content = para({"It is issued for a whole ", report.span == Report::Span::week ? "week." : "month."});
  else if (wanted.period.end() > visit.now)
    content = para({wanted.period.words(), " has not ended. The report can be issued after it."});
  else
    content = issue_form(visit, report, wanted, typing);
  return el("div", {{"class", "lintel-no-print"}}, {section("issue", "Issue this report", content)});
}

Html downloads(const Visit& visit, std::string_view csv, std::string_view xlsx) {
  std::vector<Html> lines = {link(std::string(csv), "Download as CSV")};
  if (visit.site.workbook) lines.push_back(link(std::string(xlsx), "Download as a spreadsheet (.xlsx)"));
  return el("div", {{"class", "lintel-no-print"}}, {bullets(lines)});
}

// The months of a picture, the last one that of the report.
constexpr int pictured_months = 6;

std::vector<Period> months_to(const Period& last) {
  std::vector<Period> all;
  const auto month = last.to.year() / last.to.month();
  for (int back = pictured_months - 1; back >= 0; --back)
    all.push_back(casework::reports::month_of(terms::Date{(month - std::chrono::months{back}) / 1}));
  return all;
}

// Of localities by month, of agencies in this one.
Html picture(const Visit& visit, const Report& report, const Wanted& wanted, const Made& made) {
  if (report.pictured < 0) return {};
  const auto measure = static_cast<std::size_t>(report.pictured);
  if (!report.by_locality) {
    const auto chart = measure_picture(made, measure);
    return chart ? components::bars(*chart) : Html();
  }
  std::vector<std::pair<Period, Made>> months;
  for (const auto& month : months_to(wanted.period))
    months.emplace_back(month, month == wanted.period
                                   ? made
                                   : casework::reports::make_report(report, visit.pack, {month, wanted.districts},
                                                                    visit.site.views, visit.site.hub));
  const auto chart = measure_by_month_picture(months, measure);
  return chart ? components::small_multiples(*chart) : Html();
}

Response shown(const Visit& visit, const Report& report, const Wanted& wanted, const Typing& typing) {
  const auto title = report.title(visit.pack);
  Html content = heading(title) + mistakes_panel(visit, typing.mistakes, anchor) + para({report.says}) +
                 asking_form(visit, report, wanted, typing.mistakes);
  if (wanted.wrong.empty()) {
    const auto made = casework::reports::make_report(report, visit.pack, {wanted.period, wanted.districts},
                                                     visit.site.views, visit.site.hub);
    content += para({el("strong", {}, {wanted.period.words()}),
                     wanted.locality.empty() ? "" : ", " + district_words(visit.pack, wanted.locality)}) +
               neighbours(visit, report, wanted);
    content += picture(visit, report, wanted, made);
    for (std::size_t i = 0; i < made.sheets.size(); ++i)
      content += sheet_table(made.sheets[i], links_behind(visit, report, made, i), [&](std::size_t line, auto& row) {
        if (i == 0) open_figures(visit, report, wanted, made, line, row);
      });
    content += sources(made.sheets) +
               downloads(visit, address(report, wanted, "/csv"), address(report, wanted, "/xlsx")) +
               incomplete_list(visit, report, made) + issuing(visit, report, wanted, typing);
  }
  content += el("div", {{"class", "lintel-no-print"}},
                {para({link("/reports/issued", "Reports that were issued")}), para({link("/reports", "All reports")})});
  return page_response(visit,
                       {.title = title,
                        .has_errors = typing.mistakes.any(),
                        .wide = true,
                        .current = "/reports",
                        .status = status_of(typing.mistakes)},
                       content);
}

Response report_page(const Visit& visit, const Report& report) {
  const auto wanted = wanted_of(visit, report);
  Typing typing;
  if (!wanted.wrong.empty()) typing.mistakes.problems = {{"period", wanted.wrong}};
  return shown(visit, report, wanted, typing);
}

// --- the rows behind a figure ---

std::size_t index_asked(const Visit& visit, std::string_view name) {
  const auto text = visit.query(name);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : std::string::npos;
}

constexpr std::string_view kind_of(std::string_view records) {
  return records == "families" ? "family" : records == "people" ? "person" : "contact";
}

// Rows of records that this person may open; how many others there are is all that is said of them.
Html rows_in_sight(const Visit& visit, const Behind& behind) {
  Sheet seen = behind.sheet;
  std::vector<std::string> hrefs;
  std::map<std::string, bool> sight;
  const auto sees = [&](const std::string& key) {
    const auto [found, fresh] = sight.try_emplace(key, false);
    const casework::StreamId stream{std::string(kind_of(behind.records)), key};
    if (fresh)
      found->second =
          casework::may_see(visit.pack, visit.actor, stream, visit.site.ledger.facts(visit.site.hub, stream));
    return found->second;
  };
  std::erase_if(seen.lines, [&](const auto& line) { return !sees(line.front()); });
  for (const auto& line : seen.lines) hrefs.push_back(fmt::format("/{}/{}", behind.records, line.front()));
  const auto hidden = static_cast<std::int64_t>(behind.sheet.lines.size() - seen.lines.size());
  const Html rest =
      hidden == 0 ? Html() : para({counted(hidden, "row is", "rows are"), " of records that are not for you to open."});
  return (seen.lines.empty() && hidden > 0 ? Html() : sheet_table(seen, hrefs)) + rest;
}

Response figure_page(const Visit& visit, const Report& report) {
  const auto wanted = wanted_of(visit, report);
  const auto made = casework::reports::make_report(report, visit.pack, {wanted.period, wanted.districts},
                                                   visit.site.views, visit.site.hub);
  const auto line =
      static_cast<std::size_t>(std::distance(made.ids.begin(), std::ranges::find(made.ids, visit.query("of"))));
  const auto column = index_asked(visit, "column");
  if (!wanted.wrong.empty() || line >= made.behind.size() || column >= made.behind[line].size()) {
    audited(visit, "not shown report", {"report", fmt::format("{}/figure", report.name)},
            fmt::format("of={} column={}", visit.query("of"), visit.query("column")));
    return nothing_here(visit);
  }
  const auto& behind = made.behind[line][column];
  return page_response(visit, {.title = behind.sheet.caption, .wide = true, .current = "/reports"},
                       heading(behind.sheet.caption) + para({el("strong", {}, {wanted.period.words()})}) +
                           para({behind.sheet.definition}) + rows_in_sight(visit, behind) +
                           para({link(address(report, wanted), "Back to the report")}));
}

// --- files ---

Response file_response(std::string bytes, std::string_view type, const std::string& name) {
  auto response = text_response(std::move(bytes));
  response.content_type = type;
  response.add_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", name));
  return response;
}

Response csv_file(const std::vector<Sheet>& sheets, const std::string& name) {
  return file_response(casework::reports::csv_of(sheets), "text/csv; charset=utf-8", name + ".csv");
}

Response spreadsheet(const Visit& visit, const std::vector<Sheet>& sheets, terms::Instant made_at,
                     const std::string& name) {
  if (!visit.site.workbook) return nothing_here(visit);
  return file_response(visit.site.workbook(sheets, made_at), spreadsheet_type, name + ".xlsx");
}

Response report_file(const Visit& visit, const Report& report, bool as_spreadsheet) {
  const auto wanted = wanted_of(visit, report);
  if (!wanted.wrong.empty()) return nothing_here(visit);
  const auto made = casework::reports::make_report(report, visit.pack, {wanted.period, wanted.districts},
                                                   visit.site.views, visit.site.hub);
  auto name = casework::report_stream(report.name, wanted.period.text(), wanted.locality).key;
  std::ranges::replace(name, '/', '_');
  return as_spreadsheet ? spreadsheet(visit, made.sheets, visit.now, name) : csv_file(made.sheets, name);
}

// --- what was issued ---

Response issued_list(const Visit& visit) {
  std::vector<components::TableRow> rows;
  casework::Query query{.hub = visit.site.hub,
                        .table = "issued_reports",
                        .all_of = {},
                        .any_of = {},
                        .order = {{"issued_at", true}},
                        .limit = 500};
  if (const auto open = casework::reports::localities_of(visit.pack, visit.actor); !open.whole)
    query.all_of.push_back(any_of("district", open.districts));
  for (const auto& row : visit.site.views.rows(query)) {
    if (!casework::reports::may_open(visit.pack, visit.actor, row.text("name"), row.text("district"))) continue;
    const auto again = row.instant("reissued_at");
    rows.push_back({{.text = link("/reports/issued/" + row.text("reference"), row.text("title"), row.text("period"))},
                    {.text = row.text("period_words")},
                    {.text = row.is_null("locality") ? "The whole hub" : row.text("locality")},
                    {.text = terms::time_words(*row.instant("issued_at")) + ", " + row.text("issued_by_name")},
                    {.text = again ? terms::time_words(*again) : "No"}});
  }
  const PageOptions options{.title = "Issued reports", .wide = true, .current = "/reports"};
  const auto back = para({link("/reports", "All reports")});
  if (rows.empty())
    return page_response(visit, options,
                         heading("Issued reports") + empty_list("No report that you may see was issued yet.") + back);
  return page_response(visit, options,
                       heading("Issued reports") +
                           components::scrolling_table("Issued reports", {.caption = "Issued reports",
                                                                          .caption_classes = "govuk-visually-hidden",
                                                                          .head = {{.text = "Report"},
                                                                                   {.text = "Period"},
                                                                                   {.text = "Locality"},
                                                                                   {.text = "Issued"},
                                                                                   {.text = "Issued again"}},
                                                                          .rows = std::move(rows),
                                                                          .first_cell_is_header = true}) +
                           back);
}

struct Version {
  const std::vector<Sheet>* sheets = nullptr;
  terms::Instant at{};
  std::string by;
};

// The versions of a report, the first first.
std::vector<Version> versions_of(const casework::ReportRecord& record) {
  std::vector<Version> all = {{&record.issued.it.sheets, record.issued.at, record.issued.by_name}};
  for (const auto& again : record.reissues) all.push_back({&again.it.sheets, again.at, again.by_name});
  return all;
}

// The version asked for, from 1; the last when nothing sensible is.
std::size_t version_asked(const Visit& visit, std::size_t count) {
  const auto text = visit.query("version");
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number >= 1 && number <= count ? number : count;
}

Html line_words(const std::vector<std::string>& line) {
  return line.empty() ? Html("Not there") : Html(fmt::format("{}", fmt::join(line, " | ")));
}

Html changes_table(const casework::ReportReissued& again) {
  std::vector<components::TableRow> rows;
  for (const auto& change : again.changes)
    rows.push_back({{.text = line_words(change.before)}, {.text = line_words(change.after)}});
  return components::scrolling_table("What changed", {.caption = "What changed",
                                                      .caption_classes = "govuk-table__caption--s",
                                                      .head = {{.text = "Before"}, {.text = "Now"}},
                                                      .rows = std::move(rows),
                                                      .classes = "lintel-table--dense"});
}

Html history(const casework::ReportRecord& record, const std::string& path, std::size_t at) {
  const auto versions = versions_of(record);
  std::vector<Html> lines;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const auto words =
        fmt::format("Version {}, issued {} by {}", i + 1, terms::time_words(versions[i].at), versions[i].by);
    lines.push_back(i + 1 == at ? el("strong", {}, {words}) : link(fmt::format("{}?version={}", path, i + 1), words));
  }
  Html content = bullets(lines);
  for (std::size_t i = 0; i < record.reissues.size(); ++i)
    content += el("h3", {{"class", "govuk-heading-s"}}, {fmt::format("From version {} to {}", i + 1, i + 2)}) +
               para({record.reissues[i].it.reason}) + changes_table(record.reissues[i].it);
  return section("versions", "Versions", content);
}

Response issued_page(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto record = casework::fold_report(facts);
  const auto& it = record.issued.it;
  const auto versions = versions_of(record);
  const auto at = version_asked(visit, versions.size());
  const auto path = "/reports/issued/" + record.stream.key;
  const auto& sheets = *versions[at - 1].sheets;
  Html content =
      heading(it.title) +
      para({el("strong", {}, {it.period_words}), ", ", it.locality.empty() ? "the whole hub" : it.locality}) +
      para({fmt::format("Version {}, as it was issued {} by {}.", at, terms::time_words(versions[at - 1].at),
                        versions[at - 1].by)});
  if (at < versions.size())
    content += para({el("strong", {}, {"A later version was issued."}), " ", link(path, "See the latest")});
  for (const auto& sheet : sheets) content += sheet_table(sheet);
  content += sources(sheets) +
             downloads(visit, fmt::format("{}/csv?version={}", path, at), fmt::format("{}/xlsx?version={}", path, at)) +
             history(record, path, at);
  if (visit.may("issue_report"))
    content +=
        para({link(fmt::format("/reports/{}?period={}&locality={}", it.name, percent_encoded(it.period), it.district),
                   "The same report as it stands now")});
  content += para({link("/reports/issued", "Issued reports")});
  return page_response(visit, {.title = it.title, .wide = true, .current = "/reports"}, content);
}

Response issued_file(const Visit& visit, const std::vector<casework::Fact>& facts, bool as_spreadsheet) {
  const auto record = casework::fold_report(facts);
  const auto versions = versions_of(record);
  const auto at = version_asked(visit, versions.size());
  const auto name = fmt::format("{}.version-{}", record.stream.key, at);
  const auto& version = versions[at - 1];
  return as_spreadsheet ? spreadsheet(visit, *version.sheets, version.at, name) : csv_file(*version.sheets, name);
}

casework::Doing issuing_of(const Visit& visit) {
  return {.stream = casework::report_stream(visit.form.value("name"), visit.form.value("period"),
                                            visit.form.value("locality")),
          .fields = visit.fields()};
}

// What there is none of is nobody's: it gets the answer that it is not there.
bool may_issue(const Visit& visit) {
  const auto* report = casework::reports::report_of(visit.pack, visit.form.value("name"));
  return !report ||
         casework::reports::may_open(visit.pack, visit.actor, report->name, std::string(visit.form.value("locality")));
}

Response issue_answer(const Visit& visit, const casework::Result& result) {
  if (const auto* done = std::get_if<casework::Done>(&result)) return see_other("/reports/issued/" + done->stream.key);
  const auto* report = casework::reports::report_of(visit.pack, visit.form.value("name"));
  const auto period = casework::reports::period_from_text(visit.form.value("period"));
  if (!report || !period || !visit.may(report->right)) return nothing_here(visit);
  const std::string locality(visit.form.value("locality"));
  return shown(visit, *report,
               {.period = *period, .locality = locality, .districts = casework::reports::only(locality), .wrong = {}},
               again(visit, result));
}

}  // namespace

std::vector<Html> issuing_lines(const Visit& visit) {
  std::vector<Html> lines;
  for (const auto& report : casework::reports::all_reports())
    if (visit.pack.has_part(report.part) && visit.may(report.right))
      lines.push_back(
          concat({link(fmt::format("/reports/{}", report.name), report.title(visit.pack)), ". ", report.says}));
  if (!lines.empty()) lines.push_back(concat({link("/reports/issued", "Issued reports"), ". As they were sent."}));
  return lines;
}

std::vector<Route> issuing_routes() {
  const Access to_read{.right = "see_reports"};
  const Access of_record{.right = "see_reports", .record_kind = "report"};
  std::vector<Route> routes = {
      {Method::get, "/reports/issued", to_read, Page(issued_list)},
      {Method::get, "/reports/issued/{reference}", of_record, RecordPage(issued_page)},
      {Method::get, "/reports/issued/{reference}/csv", of_record,
       RecordPage([](const Visit& visit, const auto& facts) { return issued_file(visit, facts, false); })},
      {Method::get, "/reports/issued/{reference}/xlsx", of_record,
       RecordPage([](const Visit& visit, const auto& facts) { return issued_file(visit, facts, true); })},
      {Method::post,
       "/reports/issue",
       {.right = "issue_report", .opens = "report", .allows = may_issue},
       Act{"issue_report", issuing_of, issue_answer}}};
  for (const auto& report : casework::reports::all_reports()) {
    const auto allows = [&report](const Visit& visit) { return wanted_of(visit, report).open; };
    const Access access{
        .right = std::string(report.right), .part = std::string(report.part), .opens = "report", .allows = allows};
    const auto path = fmt::format("/reports/{}", report.name);
    routes.push_back(
        {Method::get, path, access, Page([&report](const Visit& visit) { return report_page(visit, report); })});
    routes.push_back({Method::get, path + "/csv", access,
                      Page([&report](const Visit& visit) { return report_file(visit, report, false); })});
    routes.push_back({Method::get, path + "/xlsx", access,
                      Page([&report](const Visit& visit) { return report_file(visit, report, true); })});
    if (report.records.empty())
      routes.push_back({Method::get,
                        path + "/figure",
                        {.right = "see_case_reports", .part = access.part, .opens = "report", .allows = allows},
                        Page([&report](const Visit& visit) { return figure_page(visit, report); })});
  }
  return routes;
}

}  // namespace lintel::web::reports
