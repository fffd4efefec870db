#include "web/pages/reports/pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "terms/london.h"
#include "web/pages/parts/words.h"

namespace lintel::web::reports {

namespace {

using casework::reports::Made;
using casework::reports::Period;
using components::Chart;
using components::ChartLine;
using components::ChartPanel;
using components::SmallMultiples;

constexpr std::size_t lines_most = 10;
constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::int64_t sum(const std::vector<std::int64_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

int number_of(const pack::Pack& pack, const std::string& level) {
  const auto* found = pack.level(terms::LevelId{level});
  return found ? found->number : 0;
}

std::string source_words(const pack::Pack& pack, const casework::Row& contact) {
  const auto known = contact.text("from_agency"), agency = known.empty() ? contact.text("agency") : known;
  return agency.empty() ? "Not a professional" : parts::agency_words(pack, agency);
}

// The longest first; beyond the tenth all together.
std::vector<ChartLine> lines_of(const std::map<std::string, std::vector<std::int64_t>>& by_label) {
  std::vector<ChartLine> lines;
  for (const auto& [label, values] : by_label) lines.push_back({.label = label, .values = values});
  std::ranges::stable_sort(lines,
                           [](const auto& one, const auto& other) { return sum(one.values) > sum(other.values); });
  if (lines.size() <= lines_most) return lines;
  ChartLine rest{.label = fmt::format("{} others", lines.size() - lines_most + 1), .values = lines.front().values};
  std::ranges::fill(rest.values, 0);
  for (std::size_t i = lines_most - 1; i < lines.size(); ++i)
    for (std::size_t k = 0; k < rest.values.size(); ++k) rest.values[k] += lines[i].values[k];
  lines.resize(lines_most - 1);
  lines.push_back(std::move(rest));
  return lines;
}

std::int64_t total_of(const std::vector<ChartLine>& lines) {
  std::int64_t total = 0;
  for (const auto& line : lines) total += sum(line.values);
  return total;
}

std::string contacts_words(std::int64_t count) {
  return parts::counted(count, "contact", "contacts");
}

// The lines go from the longest to the shortest.
std::string most_words(const std::vector<ChartLine>& lines) {
  const auto total = total_of(lines), most = sum(lines.front().values);
  if (lines.size() == 1) return fmt::format("All {} came from one source: {}", contacts_words(total), lines[0].label);
  if (sum(lines[1].values) == most)
    return fmt::format("No one source asks most often: {} and {} asked {} each of {}", lines[0].label, lines[1].label,
                       most == 1 ? "once" : fmt::format("{} times", most), contacts_words(total));
  return fmt::format("{} asked most often: {} of {}", lines[0].label, most, contacts_words(total));
}

// --- time to the decision ---

struct Times {
  std::vector<std::int64_t> taken, limits;  // minutes
};

std::map<std::string, Times> times_of(const Rows& obligations) {
  std::map<std::string, Times> all;
  for (const auto& row : obligations) {
    const auto started = row.instant("started_at"), met = row.instant("met_at"), due = row.instant("due_at");
    if (!started || !met || !row.is_null("lifted_at")) continue;
    const auto minutes = [&](Instant to) {
      return std::chrono::duration_cast<std::chrono::minutes>(to - *started).count();
    };
    auto& times = all[row.text("level")];
    times.taken.push_back(minutes(*met));
    if (due) times.limits.push_back(minutes(*due));
  }
  return all;
}

ChartLine time_line(const pack::Pack& pack, const std::string& level, const Times& times) {
  const auto middle = median(times.taken), limit = median(times.limits);
  ChartLine line{.label = level.empty() ? "No level said" : parts::level_words(pack, terms::LevelId{level}),
                 .values = {*middle},
                 .words = minutes_words(middle),
                 .limit = limit};
  if (limit) line.limit_words = minutes_words(limit);
  return line;
}

std::string times_message(const std::vector<ChartLine>& lines) {
  const auto limited = std::ranges::count_if(lines, [](const auto& line) { return line.limit.has_value(); });
  const auto kept =
      std::ranges::count_if(lines, [](const auto& line) { return line.limit && line.values[0] <= *line.limit; });
  const auto longest = std::ranges::max_element(lines, {}, [](const auto& line) { return line.values[0]; });
  if (limited == 0)
    return fmt::format("No timescale is set; half of the decisions take longest at {}: {}", longest->label,
                       longest->words);
  if (kept == limited) return "Half of the decisions or more are made within the limit at every level that has one";
  return fmt::format("At {} of {} half of the decisions take longer than the limit", limited - kept,
                     parts::counted(limited, "level with a limit", "levels with a limit"));
}

// --- localities ---

std::string district_title(const pack::Pack& pack, const std::string& district) {
  return district.empty() ? "Not known" : parts::district_words(pack, district);
}

std::chrono::year_month month_of(const casework::Row& contact) {
  const auto day = terms::london_date(*contact.instant("received_at"));
  return day.year() / day.month();
}

std::string step_words(std::chrono::year_month month) {
  return std::string(month_names[static_cast<unsigned>(month.month()) - 1]);
}

// --- measures of a report ---

// Whether there is such a measure, and it is how many rows there are.
bool is_counted(const Made& made, std::size_t measure) {
  return std::ranges::all_of(made.behind,
                             [&](const auto& line) { return measure < line.size() && line[measure].counted; });
}

std::int64_t value_of(const Made& made, std::size_t line, std::size_t measure) {
  return static_cast<std::int64_t>(made.behind[line][measure].sheet.lines.size());
}

// A line that a month does not have counted nothing then.
ChartPanel panel_of(const std::vector<std::pair<Period, Made>>& months, const std::string& title, std::size_t measure) {
  ChartPanel panel{.title = title, .values = {}};
  for (const auto& [month, made] : months) {
    const auto& lines = made.sheets.front().lines;
    const auto found = std::ranges::find(lines, title, [](const auto& line) { return line.front(); });
    panel.values.push_back(
        found == lines.end() ? 0
                             : value_of(made, static_cast<std::size_t>(std::distance(lines.begin(), found)), measure));
  }
  return panel;
}

std::string months_message(const SmallMultiples& chart, const std::string& measure, const Period& last) {
  const auto newest = [](const ChartPanel& panel) { return panel.values.back(); };
  const auto most = std::ranges::max_element(chart.panels, {}, newest);
  std::int64_t total = 0;
  for (const auto& panel : chart.panels) total += panel.values.back();
  if (total == 0) return fmt::format("{}: none in {}", measure, last.words());
  return fmt::format("{} in {}: most in {}, {} of {}", measure, last.words(), most->title, newest(*most), total);
}

}  // namespace

std::optional<Chart> demand_picture(const pack::Pack& pack, const Rows& contacts) {
  std::set<int, std::greater<>> numbers;
  for (const auto& row : contacts) numbers.insert(number_of(pack, row.text("level")));
  if (numbers.empty()) return std::nullopt;
  Chart chart{.id = "demand",
              .message = {},
              .describes = "Contacts by who asked and by level",
              .lines = {},
              .line_heading = "Who asked",
              .value_heading = "Contacts"};
  for (const int number : numbers)
    chart.series.push_back(number == 0 ? "No level said" : fmt::format("Level {}", number));
  std::map<std::string, std::vector<std::int64_t>> by_source;
  for (const auto& row : contacts) {
    auto& values = by_source.try_emplace(source_words(pack, row), numbers.size(), 0).first->second;
    ++values[static_cast<std::size_t>(
        std::distance(numbers.begin(), numbers.find(number_of(pack, row.text("level")))))];
  }
  chart.lines = lines_of(by_source);
  chart.message = most_words(chart.lines);
  return chart;
}

std::optional<Chart> decision_time_picture(const pack::Pack& pack, const Rows& obligations) {
  Chart chart{.id = "decision-time",
              .message = {},
              .describes = "The median time from receipt to the approved outcome at each level, and the limit",
              .lines = {},
              .line_heading = "Level",
              .value_heading = "Median time"};
  const auto times = times_of(obligations);
  for (const auto& level : pack.levels)
    if (const auto of = times.find(level.id.value); of != times.end())
      chart.lines.push_back(time_line(pack, of->first, of->second));
  if (const auto of = times.find(""); of != times.end()) chart.lines.push_back(time_line(pack, "", of->second));
  if (chart.lines.empty()) return std::nullopt;
  chart.message = times_message(chart.lines);
  return chart;
}

std::optional<Chart> asked_and_decided_picture(const pack::Pack& pack, const Rows& contacts) {
  std::map<std::string, std::vector<std::int64_t>> by_agency;
  for (const auto& row : contacts) {
    const auto asked = number_of(pack, row.text("requested_level")), decided = number_of(pack, row.text("final_level"));
    if (asked == 0 || decided == 0) continue;
    auto& values = by_agency.try_emplace(source_words(pack, row), 3, 0).first->second;
    ++values[decided == asked ? 0 : decided < asked ? 1 : 2];
  }
  if (by_agency.empty()) return std::nullopt;
  Chart chart{.id = "asked-decided",
              .message = {},
              .describes = "Decided contacts by agency: at the level asked for, lower, or higher",
              .series = {"As asked", "Decided lower", "Decided higher"},
              .lines = lines_of(by_agency),
              .line_heading = "Who asked",
              .value_heading = {}};
  std::int64_t same = 0;
  for (const auto& line : chart.lines) same += line.values[0];
  chart.message =
      fmt::format("{} of {} were decided at the level that was asked for", same, contacts_words(total_of(chart.lines)));
  return chart;
}

std::optional<SmallMultiples> localities_picture(const pack::Pack& pack, const Rows& contacts) {
  if (contacts.empty() || pack.districts.empty()) return std::nullopt;
  const auto [first, last] = std::ranges::minmax(contacts, {}, month_of);
  SmallMultiples chart{.id = "localities",
                       .message = {},
                       .describes = "Contacts by locality and month",
                       .steps = {},
                       .panels = {},
                       .panel_heading = "Locality"};
  std::vector<std::chrono::year_month> all;
  for (auto month = month_of(first); month <= month_of(last); month += std::chrono::months{1}) all.push_back(month);
  for (const auto month : all) chart.steps.push_back(step_words(month));
  std::map<std::string, std::vector<std::int64_t>> by_district;
  for (const auto& district : pack.districts)
    by_district.emplace(district.id, std::vector<std::int64_t>(all.size(), 0));
  for (const auto& row : contacts) {
    auto& values = by_district.try_emplace(row.text("district"), all.size(), 0).first->second;
    ++values[static_cast<std::size_t>((month_of(row) - all.front()).count())];
  }
  for (const auto& district : pack.districts) chart.panels.push_back({district.title, by_district.at(district.id)});
  if (const auto unknown = by_district.find(""); unknown != by_district.end())
    chart.panels.push_back({district_title(pack, ""), unknown->second});
  const auto most = std::ranges::max_element(chart.panels, {}, [](const auto& panel) { return sum(panel.values); });
  chart.message = fmt::format("{} had the most: {} of {}", most->title, sum(most->values),
                              contacts_words(static_cast<std::int64_t>(contacts.size())));
  return chart;
}

std::optional<Chart> measure_picture(const Made& made, std::size_t measure) {
  std::map<std::string, std::vector<std::int64_t>> by_line;
  for (std::size_t i = 0; i < made.behind.size() && is_counted(made, measure); ++i)
    if (const auto value = value_of(made, i, measure); value > 0)
      by_line[made.sheets.front().lines[i].front()] = {value};
  if (by_line.empty()) return std::nullopt;
  const auto& head = made.sheets.front().head;
  Chart chart{.id = "measure",
              .message = {},
              .describes = made.behind.front()[measure].sheet.definition,
              .lines = lines_of(by_line),
              .line_heading = head.front(),
              .value_heading = head[measure + 1]};
  chart.message = fmt::format("{}: most with {}, {} of {}", head[measure + 1], chart.lines.front().label,
                              sum(chart.lines.front().values), total_of(chart.lines));
  return chart;
}

std::optional<SmallMultiples> measure_by_month_picture(const std::vector<std::pair<Period, Made>>& months,
                                                       std::size_t measure) {
  if (months.empty()) return std::nullopt;
  const auto& [last, newest] = months.back();
  if (newest.behind.empty() || !is_counted(newest, measure)) return std::nullopt;
  SmallMultiples chart{.id = "measure",
                       .message = {},
                       .describes = newest.behind.front()[measure].sheet.definition,
                       .steps = {},
                       .panels = {},
                       .panel_heading = newest.sheets.front().head.front()};
  for (const auto& [month, made] : months) chart.steps.push_back(step_words(month.to.year() / month.to.month()));
  for (std::size_t i = 0; i < newest.behind.size(); ++i)
    chart.panels.push_back(panel_of(months, newest.sheets.front().lines[i].front(), measure));
  if (std::ranges::all_of(chart.panels, [](const auto& panel) { return sum(panel.values) == 0; })) return std::nullopt;
  chart.message = months_message(chart, newest.sheets.front().head[measure + 1], last);
  return chart;
}

}  // namespace lintel::web::reports
