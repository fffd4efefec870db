#include "casework/reports/period.h"

#include <fmt/format.h>

#include <charconv>

#include "terms/london.h"

namespace lintel::casework::reports {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view expected_text =
    "a month like 2016-09, a week like 2016-W38, or two days like 2016-09-01/2016-09-14";

// The Monday of the ISO week 1 of a year: the week that 4 January is in.
sys_days first_monday(std::chrono::year year) {
  const sys_days fourth{Date{year, std::chrono::January, std::chrono::day{4}}};
  return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

std::string week_text(Date monday) {
  const auto year = Date{sys_days{monday} + days{3}}.year();  // that of its Thursday
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), (sys_days{monday} - first_monday(year)).count() / 7 + 1);
}

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Period> month_from(std::string_view text) {
  const auto first = terms::date_from_iso(std::string(text) + "-01");
  if (!first) return std::nullopt;
  return month_of(*first);
}

std::optional<Period> week_from(std::string_view text) {
  const auto year = number_in(text.substr(0, 4)), week = number_in(text.substr(6));
  if (!year || !week || *week < 1 || *week > 53) return std::nullopt;
  const auto period = week_of(Date{first_monday(std::chrono::year{*year}) + days{7 * (*week - 1)}});
  if (week_text(period.from) != text) return std::nullopt;  // a week 53 that this year has not
  return period;
}

std::optional<Period> days_from(std::string_view text) {
  const auto from = terms::date_from_iso(text.substr(0, 10)), to = terms::date_from_iso(text.substr(11));
  if (!from || !to || *to < *from) return std::nullopt;
  return Period{*from, *to};
}

Query between(std::string_view table, std::string_view column, Test from, Test to, std::vector<Test> more) {
  more.push_back(std::move(from));
  more.push_back(std::move(to));
  return {.hub = {},
          .table = std::string(table),
          .all_of = std::move(more),
          .any_of = {},
          .order = {{std::string(column)}},
          .limit = rows_at_most};
}

}  // namespace

Instant Period::begin() const {
  return terms::from_london(from, 0, 0);
}
Instant Period::end() const {
  return terms::end_of_day(to);
}

std::string Period::text() const {
  if (*this == month_of(from)) return terms::iso_text(from).substr(0, 7);
  if (*this == week_of(from)) return week_text(from);
  return terms::iso_text(from) + "/" + terms::iso_text(to);
}

std::string Period::words() const {
  if (*this != month_of(from)) return terms::date_words(from) + " to " + terms::date_words(to);
  return terms::month_words(from.year() / from.month());
}

std::expected<Period, std::string> period_from_text(std::string_view text) {
  std::optional<Period> found;
  if (text.size() == 7) found = month_from(text);
  if (text.size() == 8 && text.substr(4, 2) == "-W") found = week_from(text);
  if (text.size() == 21 && text[10] == '/') found = days_from(text);
  if (!found) return std::unexpected(fmt::format("\"{}\" is no period: write {}", text, expected_text));
  return *found;
}

Period month_of(Date day) {
  const auto month = day.year() / day.month();
  return {month / 1, Date{month / std::chrono::last}};
}

Period week_of(Date day) {
  const sys_days at{day};
  const auto monday = at - (std::chrono::weekday{at} - std::chrono::Monday);
  return {Date{monday}, Date{monday + days{6}}};
}

Query query_in(std::string_view table, std::string_view column, const Period& period, std::vector<Test> more) {
  const auto seconds = [](Instant at) { return Value{std::int64_t{at.time_since_epoch().count()}}; };
  const std::string name(column);
  return between(table, column, {name, Test::Kind::at_least, {seconds(period.begin())}},
                 {name, Test::Kind::less, {seconds(period.end())}}, std::move(more));
}

Query days_in(std::string_view table, std::string_view column, const Period& period, std::vector<Test> more) {
  const std::string name(column);
  return between(table, column, {name, Test::Kind::at_least, {terms::iso_text(period.from)}},
                 {name, Test::Kind::at_most, {terms::iso_text(period.to)}}, std::move(more));
}

std::vector<Row> rows_in(Views& views, const HubId& hub, std::string_view table, std::string_view column,
                         const Period& period, std::vector<Test> more) {
  auto query = query_in(table, column, period, std::move(more));
  query.hub = hub;
  return views.rows(query);
}

}  // namespace lintel::casework::reports
