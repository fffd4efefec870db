#include "terms/london.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "base/text.h"

namespace lintel::terms {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};

const date::time_zone& london() {
  static const date::time_zone* zone = date::locate_zone("Europe/London");
  return *zone;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<unsigned> month_number(std::string_view word) {
  if (const auto digits = number(word))
    return *digits >= 1 && *digits <= 12 ? std::optional<unsigned>(*digits) : std::nullopt;
  const std::string lower = base::lower_case(word);
  if (lower.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < month_names.size(); ++i)
    if (base::lower_case(month_names[i]).starts_with(lower)) return i + 1;
  return std::nullopt;
}

bool is_weekday_name(std::string_view word) {
  const std::string lower = base::lower_case(word);
  if (lower.size() < 3) return false;
  for (auto name : weekday_names)
    if (base::lower_case(name).starts_with(lower)) return true;
  return false;
}

std::optional<Date> checked(int year, unsigned month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || day < 1) return std::nullopt;
  return date;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto& word : base::split(text, ' '))
    if (!word.empty() && word != "at") words.push_back(std::move(word));
  return words;
}

std::optional<Date> slashed_date(std::string_view text) {
  const auto parts = base::split(text, '/');
  if (parts.size() != 3) return std::nullopt;
  const auto day = number(parts[0]), month = number(parts[1]), year = number(parts[2]);
  if (!day || !month || !year || *month < 1) return std::nullopt;
  return checked(*year, static_cast<unsigned>(*month), *day);
}

// Takes a date off the front of the words.
std::optional<Date> take_date(std::vector<std::string>& words) {
  if (!words.empty() && is_weekday_name(words.front())) words.erase(words.begin());
  if (words.empty()) return std::nullopt;
  if (auto date = date_from_iso(words.front()) ? date_from_iso(words.front()) : slashed_date(words.front())) {
    words.erase(words.begin());
    return date;
  }
  if (words.size() < 3) return std::nullopt;
  const auto day = number(words[0]), year = number(words[2]);
  const auto month = month_number(words[1]);
  if (!day || !month || !year) return std::nullopt;
  words.erase(words.begin(), words.begin() + 3);
  return checked(*year, *month, *day);
}

// The reading that the other hour of an autumn change gives, if this is one of the two.
bool comes_twice(Instant instant) {
  const auto local = date::make_zoned(&london(), instant).get_local_time();
  return london().get_info(local).result == date::local_info::ambiguous;
}

}  // namespace

LocalTime to_london(Instant instant) {
  const auto info = london().get_info(instant);
  const auto local = instant + info.offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss time{local - day};
  return {Date{day}, static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count()), info.save != std::chrono::minutes{0}};
}

Date london_date(Instant instant) {
  return to_london(instant).date;
}

Instant from_london(Date date, int hour, int minute, int second, Fold fold) {
  const auto days = std::chrono::sys_days{date}.time_since_epoch();
  const date::local_seconds local{days + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                                  std::chrono::seconds{second}};
  const auto info = london().get_info(local);
  const auto& reading = info.result == date::local_info::ambiguous && fold == Fold::second ? info.second : info.first;
  return Instant{local.time_since_epoch() - reading.offset};
}

Instant end_of_day(Date day) {
  return from_london(Date{std::chrono::sys_days{day} + std::chrono::days{1}}, 0, 0);
}

std::string month_words(std::chrono::year_month month) {
  return fmt::format("{} {}", month_names[static_cast<unsigned>(month.month()) - 1], static_cast<int>(month.year()));
}

std::string short_date_words(Date date) {
  return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_words(date.year() / date.month()));
}

std::string date_words(Date date) {
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  return fmt::format("{} {}", weekday_names[weekday.c_encoding()], short_date_words(date));
}

std::string time_words(Instant instant) {
  const auto local = to_london(instant);
  const std::chrono::weekday weekday{std::chrono::sys_days{local.date}};
  const std::string_view which = !comes_twice(instant) ? "" : local.summer ? " (summer time)" : " (winter time)";
  return fmt::format("{} {} {} {} at {:02}:{:02}{}", weekday_names[weekday.c_encoding()].substr(0, 3),
                     static_cast<unsigned>(local.date.day()),
                     month_names[static_cast<unsigned>(local.date.month()) - 1], static_cast<int>(local.date.year()),
                     local.hour, local.minute, which);
}

std::string short_words(Instant instant) {
  const auto local = to_london(instant);
  return fmt::format("{} {}, {:02}:{:02}", static_cast<unsigned>(local.date.day()),
                     month_names[static_cast<unsigned>(local.date.month()) - 1].substr(0, 3), local.hour, local.minute);
}

std::optional<Date> date_from_words(std::string_view text) {
  auto words = words_of(base::trimmed(text));
  const auto date = take_date(words);
  return words.empty() ? date : std::nullopt;
}

std::optional<Instant> instant_from_words(std::string_view text) {
  auto words = words_of(base::trimmed(text));
  const auto date = take_date(words);
  if (!date || words.empty() || words.size() > 2) return std::nullopt;
  const auto parts = base::split(words[0], ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto hour = number(parts[0]), minute = number(parts[1]);
  const auto second = parts.size() == 3 ? number(parts[2]) : std::optional<int>{0};
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  if (*hour < 0 || *minute < 0 || *second < 0) return std::nullopt;
  if (words.size() == 2 && words[1] != "winter" && words[1] != "summer") return std::nullopt;
  const auto fold = words.size() == 2 && words[1] == "winter" ? Fold::second : Fold::first;
  return from_london(*date, *hour, *minute, *second, fold);
}

int age_on(Date born, Date day) {
  int age = static_cast<int>(day.year()) - static_cast<int>(born.year());
  const bool before_birthday = day.month() < born.month() || (day.month() == born.month() && day.day() < born.day());
  return before_birthday ? age - 1 : age;
}

Date add_months(Date date, int months) {
  auto moved = date + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return moved;
}

}  // namespace lintel::terms
