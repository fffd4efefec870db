// Reports from the views of five years of a large hub, each against reading the rows of its period alone.
#include <fmt/format.h>

#include <algorithm>

#include "app/bench/bench.h"
#include "app/failure.h"
#include "app/progress.h"
#include "casework/reports/reports.h"
#include "casework/views/tables.h"
#include "terms/london.h"

namespace lintel::app::bench {

namespace {

namespace reports = casework::reports;
using casework::RecordRows;
using casework::Value;
using casework::ViewRow;

constexpr int years = 5, contacts_a_year = 60'000;
constexpr int contacts_a_family = 5;   // of so many contacts one leads to early help
constexpr int contacts_a_service = 4;  // and one to a service of social care
constexpr int days_of_help = 120;
constexpr int contacts_a_batch = 2'000;
constexpr double goal_seconds = 1;
constexpr std::array questions = {"number", "source", "reason", "result"};
const terms::Date first_day = std::chrono::year{2021} / 1 / 1;

constexpr std::array services = {"child_in_need", "protection_plan", "looked_after"};

// Whatever the hub: every report there is. The table is of the widest kind: an age, two days, a district, four answers.
pack::Pack with_reports(pack::Pack pack) {
  pack.early_help.title = "Early help";
  pack.early_help.outcomes = {terms::OutcomeId{"helped"}};
  pack.scorecard = {
      .title = "Scorecard", .indicators = {}, .referred_again_within_months = 12, .source = "The benchmark"};
  for (const auto* counts : {"children", "days", "began", "ended"})
    for (const auto* service : services)
      pack.scorecard.indicators.push_back(
          {.title = fmt::format("{} {}", counts, service), .counts = counts, .services = {service}});
  for (const auto* counts : {"stepped_down", "referred_again"})
    pack.scorecard.indicators.push_back({.title = counts, .counts = counts});
  auto& table = pack.monthly_table;
  table = {.title = "Monthly table",
           .columns = {},
           .outcomes = {terms::OutcomeId{"helped"}},
           .printed = {},
           .also_called = {},
           .source = "The benchmark"};
  for (const auto* question : questions)
    table.columns.push_back({.heading = question, .shows = "answer", .question = question});
  for (const auto* shows : {"age", "received_on", "decided_on", "district"})
    table.columns.push_back({.heading = shows, .shows = shows, .question = {}});
  return pack;
}

// What the number of a contact decides of it and of what follows from it.
struct Made {
  int number;
  std::string reference = fmt::format("{:04}-{:04}", number / 10'000, number % 10'000);
  std::int64_t at = terms::from_london(first_day, 9, 0).time_since_epoch().count() +
                    std::int64_t{365} * 24 * 3600 / contacts_a_year * number;
  std::string district, agency, agency_name;
  std::string person = fmt::format("P-{}", number % 40'000);

  Made(const pack::Pack& pack, int of) : number(of) {
    const auto turn = static_cast<std::size_t>(of);
    district = pack.districts.empty() ? "none" : pack.districts[turn % pack.districts.size()].id;
    const auto& from = pack.agencies.at(turn % pack.agencies.size());
    agency = from.id.value;
    agency_name = from.title;
  }
  std::string day(int after) const {
    return terms::iso_text(terms::london_date(terms::Instant{std::chrono::seconds{at}} + std::chrono::days{after}));
  }
  // Whatever began so long ago has ended, but for the last ones.
  Value ended(int after, int contacts) const {
    const bool over = number + after * contacts_a_year / 365 < contacts;
    return over ? Value{day(after)} : Value{};
  }
};

RecordRows contact(const Made& it) {
  const Value at = it.at, name = it.reference, district = it.district;
  RecordRows rows{.stream = {"contact", it.reference}, .rows = {}};
  rows.rows.push_back(casework::view_row("contacts", {{"reference", name},
                                                      {"title", fmt::format("Child {}", it.number)},
                                                      {"agency", it.agency_name},
                                                      {"from_agency", it.agency},
                                                      {"received_at", at},
                                                      {"decided_at", at},
                                                      {"outcome", std::string("helped")},
                                                      {"district", district}}));
  rows.rows.push_back(
      casework::view_row("contact_children", {{"reference", name},
                                              {"person", it.person},
                                              {"child_key", it.person},
                                              {"age", std::int64_t{9}},
                                              {"received_at", at},
                                              {"district", district},
                                              {"statutory", std::int64_t{it.number % contacts_a_service == 0}}}));
  for (const auto* question : questions)
    rows.rows.push_back(casework::view_row("answers", {{"reference", name},
                                                       {"question", std::string(question)},
                                                       {"text", fmt::format("{}", 1'000'000 - it.number)},
                                                       {"received_at", at}}));
  return rows;
}

RecordRows family(const Made& it, int contacts) {
  const Value at = it.at, name = it.reference, locality = it.district;
  const Value agency = it.agency, agency_name = it.agency_name, ended = it.ended(days_of_help, contacts);
  RecordRows rows{.stream = {"family", it.reference}, .rows = {}};
  rows.rows.push_back(casework::view_row("families", {{"reference", name},
                                                      {"locality", locality},
                                                      {"first_endorsed_at", at},
                                                      {"ended_on", ended},
                                                      {"sustained", std::int64_t{1}}}));
  for (int child = 1; child <= 2; ++child)
    rows.rows.push_back(casework::view_row("family_members", {{"family", name},
                                                              {"member", fmt::format("m{}", child)},
                                                              {"person", fmt::format("{}-{}", it.person, child)},
                                                              {"name", fmt::format("Child {} {}", it.number, child)},
                                                              {"child", std::int64_t{1}},
                                                              {"locality", locality},
                                                              {"first_endorsed_at", at},
                                                              {"ended_on", ended}}));
  rows.rows.push_back(casework::view_row("allocations", {{"family", name},
                                                         {"number", std::int64_t{1}},
                                                         {"agency", agency},
                                                         {"agency_name", agency_name},
                                                         {"lead_professional", std::string("A lead professional")},
                                                         {"locality", locality},
                                                         {"endorsed_at", at},
                                                         {"children", std::string("Child one; Child two")},
                                                         {"child_people", fmt::format("|{0}-1|{0}-2|", it.person)},
                                                         {"child_count", std::int64_t{2}},
                                                         {"attachable", std::int64_t{it.number % 2}},
                                                         {"ended_on", ended}}));
  rows.rows.push_back(casework::view_row("assessments", {{"family", name},
                                                         {"assessment", std::string("a1")},
                                                         {"agency", agency},
                                                         {"agency_name", agency_name},
                                                         {"completed_on", it.day(20)},
                                                         {"locality", locality}}));
  rows.rows.push_back(casework::view_row("problems", {{"family", name},
                                                      {"problem", std::string("education")},
                                                      {"problem_title", std::string("Education")},
                                                      {"locality", locality},
                                                      {"first_endorsed_at", at},
                                                      {"ended_on", ended}}));
  return rows;
}

RecordRows person(const Made& it, int contacts) {
  return {.stream = {"person", fmt::format("S-{}", it.number)},
          .rows = {casework::view_row("involvements",
                                      {{"person", it.person},
                                       {"involvement", std::string("i1")},
                                       {"service", std::string(services[static_cast<std::size_t>(it.number / 4) % 3])},
                                       {"opened_on", it.day(0)},
                                       {"closed_on", it.ended(2 * days_of_help, contacts)},
                                       {"district", it.district}})}};
}

void fill_views(OpenHub& hub, const pack::Pack& pack, int contacts) {
  Progress progress("Filling views");
  int made = 0;
  hub.store->views().replace_all(hub.hub, [&] {
    std::vector<RecordRows> batch;
    for (int i = 0; i < contacts_a_batch && made < contacts; ++i, ++made) {
      const Made it(pack, made);
      batch.push_back(contact(it));
      if (made % contacts_a_family == 0) batch.push_back(family(it, contacts));
      if (made % contacts_a_service == 0) batch.push_back(person(it, contacts));
    }
    progress.at(made, contacts);
    return batch;
  });
}

Line line_of(Bench& bench, OpenHub& hub, const pack::Pack& pack, const reports::Report& report, terms::Date day) {
  const auto period = reports::period_of(report, day);
  const int turns = bench.plan().quick ? 3 : 10;
  double ours = 0, reading = 0;
  std::size_t lines = 0, read = 0;
  for (int turn = 0; turn < turns; ++turn) {
    reading += seconds_of([&] {
      read = 0;
      for (auto query : report.queries(period)) {
        query.hub = hub.hub;
        read += hub.store->views().rows(query).size();
      }
    });
    ours += seconds_of([&] {
      lines = reports::make_report(report, pack, {period, {}}, hub.store->views(), hub.hub).sheets.front().lines.size();
    });
  }
  if (lines == 0) throw Failure(exit_codes::ours, fmt::format("the report {} of the benchmark is empty", report.name));
  return {.name = fmt::format("report {}, {} lines", report.name, lines),
          .measured = figure(ours / turns, " s"),
          .yardstick = fmt::format("reading its {} rows alone: {}", read, figure(reading / turns, " s")),
          .ratio = reading / ours,
          .goal = "under 1 s",
          .met = ours / turns < goal_seconds};
}

}  // namespace

std::vector<Line> reporting(Bench& bench) {
  auto hub = open_hub(bench.fresh_database("reports.db"));
  const auto pack = with_reports(*hub.shelf->in_force(hub.hub, system_now()));
  const int contacts = contacts_a_year * (bench.plan().quick ? 1 : years);
  fill_views(hub, pack, contacts);
  // Of the last year there is, with all the years before it to be passed over.
  const terms::Date day =
      (first_day.year() + std::chrono::years{contacts / contacts_a_year - 1}) / std::chrono::September / 14;
  std::vector<Line> lines;
  for (const auto& report : reports::all_reports()) lines.push_back(line_of(bench, hub, pack, report, day));
  return lines;
}

}  // namespace lintel::app::bench
