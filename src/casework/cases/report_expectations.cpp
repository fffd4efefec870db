#include "casework/cases/report_expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/cases/world.h"
#include "casework/reports/reports.h"

namespace lintel::casework::cases {

namespace {

using Said = const Expectation&;

// As it stands at this moment, or why there is none.
std::expected<reports::Made, std::string> made(World& world, Said said) {
  const auto name = word(said, "report");
  const auto* report = reports::report_of(world.pack(), name);
  if (!report) return std::unexpected(fmt::format("the hub has no report {}", name));
  const auto period = reports::period_from_text(word(said, "period"));
  if (!period) return std::unexpected(period.error());
  reports::Asked asked{.period = *period, .districts = {}};
  if (said.said.contains("district")) {
    const auto* found = reports::district_called(world.pack(), word(said, "district"));
    if (!found) return std::unexpected(fmt::format("the hub has no district {}", word(said, "district")));
    asked.districts = {found->id};
  }
  return reports::make_report(*report, world.pack(), asked, world.store(), world.hub());
}

struct Place {
  std::size_t sheet = 0, line = 0, column = 0;
};

// Where the cell stands in the line of that title, under that heading; or what stands there instead.
std::expected<Place, std::string> place_of(const reports::Made& made, Said said) {
  const auto heading = word(said, "heading"), title = word(said, "line");
  std::vector<std::string> titles;
  for (std::size_t sheet = 0; sheet < made.sheets.size(); ++sheet) {
    const auto& it = made.sheets[sheet];
    const auto column = std::ranges::find(it.head, heading);
    if (column == it.head.end()) continue;
    for (std::size_t line = 0; line < it.lines.size(); ++line) {
      if (it.lines[line].front() == title)
        return Place{sheet, line, static_cast<std::size_t>(std::distance(it.head.begin(), column))};
      titles.push_back(it.lines[line].front());
    }
  }
  return std::unexpected(titles.empty() ? fmt::format("nothing is headed {}", heading)
                                        : fmt::format("it has lines for {}", base::joined(titles, ", ")));
}

bool shown_in(const reports::Made& made, std::string_view text) {
  for (const auto& sheet : made.sheets)
    for (const auto& line : sheet.lines)
      for (const auto& cell : line)
        if (cell.find(text) != std::string::npos) return true;
  return false;
}

std::string all_lines(const reports::Made& made) {
  std::string all;
  for (const auto& sheet : made.sheets)
    for (const auto& line : sheet.lines) all += (all.empty() ? "" : "; ") + base::joined(line, " | ");
  return all.empty() ? "it has no lines" : "it has " + all;
}

}  // namespace

std::string report_says(World& world, Said said) {
  const auto report = made(world, said);
  if (!report) return report.error();
  const auto place = place_of(*report, said);
  if (!place) return place.error();
  const auto& found = report->sheets[place->sheet].lines[place->line][place->column];
  return found == word(said, "text") ? "" : fmt::format("it says {}", found);
}

std::string report_has_lines(World& world, Said said) {
  const auto report = made(world, said);
  if (!report) return report.error();
  const auto found = fmt::format("{}", report->sheets.front().lines.size());
  return found == word(said, "number") ? "" : all_lines(*report);
}

std::string report_shows(World& world, Said said) {
  const auto report = made(world, said);
  if (!report) return report.error();
  return shown_in(*report, word(said, "text")) ? "" : all_lines(*report);
}

std::string report_does_not_show(World& world, Said said) {
  const auto report = made(world, said);
  if (!report) return report.error();
  return shown_in(*report, word(said, "text")) ? all_lines(*report) : "";
}

std::string figure_opens_to(World& world, Said said) {
  const auto report = made(world, said);
  if (!report) return report.error();
  const auto place = place_of(*report, said);
  if (!place) return place.error();
  if (place->sheet != 0 || place->line >= report->behind.size() || place->column == 0) return "it opens to nothing";
  const auto& sheet = report->behind[place->line][place->column - 1].sheet;
  return shown_in({.sheets = {sheet}}, word(said, "text")) ? "" : all_lines({.sheets = {sheet}});
}

}  // namespace lintel::casework::cases
