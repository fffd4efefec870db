// Reports as files, the same that the pages make.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/wiring.h"
#include "base/text.h"
#include "casework/reports/reports.h"
#include "exports/workbook.h"

namespace lintel::app {

namespace {

namespace reports = casework::reports;

struct Given {
  Settings settings;
  std::string name;
  std::string period;
  std::string locality;
  std::string format = "csv";
  std::string out = "-";
};

const reports::Report& report_called(const pack::Pack& pack, const std::string& name) {
  if (const auto* report = reports::report_of(pack, name)) return *report;
  std::vector<std::string> known;
  for (const auto& one : reports::all_reports())
    if (pack.has_part(one.part)) known.emplace_back(one.name);
  throw Failure(exit_codes::usage,
                fmt::format("This hub has no report \"{}\": {}", name,
                            known.empty() ? "it has none at all" : "it has " + base::joined(known, ", ")));
}

reports::Period period_asked(const std::string& text) {
  auto period = reports::period_from_text(text);
  if (!period) throw Failure(exit_codes::usage, period.error());
  return *period;
}

std::vector<std::string> districts_asked(const pack::Pack& pack, const std::string& locality) {
  if (locality.empty()) return {};
  if (const auto* district = reports::district_called(pack, locality)) return {district->id};
  std::vector<std::string> known;
  for (const auto& district : pack.districts) known.push_back(district.title);
  throw Failure(exit_codes::usage, fmt::format("This hub has no locality \"{}\": it has {}", locality,
                                               known.empty() ? "none" : base::joined(known, ", ")));
}

std::string file_of(const reports::Made& made, const std::string& format, terms::Instant now) {
  if (format == "xlsx") return exports::workbook(made.sheets, now);
  return reports::csv_of(made.sheets);
}

void write_out(const std::string& bytes, const std::string& out) {
  if (out == "-") {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    if (std::fflush(stdout) != 0) throw Failure(exit_codes::world, "Standard output cannot be written");
    return;
  }
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw Failure(exit_codes::world, fmt::format("{} cannot be written", out));
}

// What goes out of the hub by the command line leaves the same trace as by a page.
void keep_trace(storage::Store& store, const terms::HubId& hub, const Given& given, terms::Instant now) {
  std::promise<bool> kept;
  store.audit().record(hub,
                       {.at = now,
                        .by = terms::system_actor().id,
                        .by_name = terms::system_actor().name,
                        .what = "made report",
                        .stream = {"report", given.name + "?period=" + given.period},
                        .detail = given.locality,
                        .request = {}},
                       [&](bool done) { kept.set_value(done); });
  if (!kept.get_future().get()) throw Failure(exit_codes::world, "That the report is made cannot be recorded");
}

bool is_missing_file(const Settings& settings) {
  return settings.database.find("://") == std::string::npos && !std::filesystem::exists(settings.database);
}

int report_command(const Given& given) {
  if (given.format == "xlsx" && given.out == "-")
    throw Failure(exit_codes::usage, "A spreadsheet is not for the terminal: name its file with --out");
  const auto period = period_asked(given.period);
  if (is_missing_file(given.settings))
    throw Failure(exit_codes::usage, fmt::format("There is no database {}: name the one of the hub with --database",
                                                 given.settings.database));
  auto hub = open_hub(given.settings);
  const auto now = system_now();
  const auto& pack = *hub.shelf->in_force(hub.hub, now);
  const auto& report = report_called(pack, given.name);
  const auto districts = districts_asked(pack, given.locality);
  const auto made = reports::make_report(report, pack, {period, districts}, hub.store->views(), hub.hub);
  keep_trace(*hub.store, hub.hub, given, now);
  write_out(file_of(made, given.format, now), given.out);
  for (const auto& one : made.incomplete) fmt::print(stderr, "{}: {}\n", one.reference, one.why);
  return 0;
}

}  // namespace

void add_report(CLI::App& lintel, Run& run) {
  auto* command =
      lintel.add_subcommand("report", "Make a report as a file; what is missing from it is said on standard error");
  auto given = std::make_shared<Given>();
  add_database(*command, given->settings);
  add_hub(*command, given->settings);
  command->add_option("name", given->name, "The report: monthly ...")->required();
  command->add_option("--period", given->period, "2016-09, 2016-W38 or 2016-09-01/2016-09-14")->required();
  command->add_option("--locality", given->locality, "One locality by its name; left out, the whole hub");
  command->add_option("--format", given->format, "csv or xlsx")
      ->check(CLI::IsMember({"csv", "xlsx"}))
      ->capture_default_str();
  command->add_option("--out", given->out, "The file; - writes to standard output")->capture_default_str();
  command->callback([given, &run] { run = [given] { return report_command(*given); }; });
}

}  // namespace lintel::app
