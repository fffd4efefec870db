#include "terms/instant.h"

#include <fmt/format.h>

#include <charconv>

namespace lintel::terms {

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  if (digits.empty()) return std::nullopt;
  for (char c : digits)
    if (c < '0' || c > '9') return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// By hand: every fact has its instant hashed, and a format string is read anew each time.
void put_two_digits(std::string& text, std::size_t at, long value) {
  text[at] = static_cast<char>('0' + value / 10);
  text[at + 1] = static_cast<char>('0' + value % 10);
}

bool has_four_digit_year(Date date) {
  return date.year() >= std::chrono::year{0} && date.year() <= std::chrono::year{9999};
}

void put_date(std::string& text, Date date) {
  const int year = static_cast<int>(date.year());
  put_two_digits(text, 0, year / 100);
  put_two_digits(text, 2, year % 100);
  put_two_digits(text, 5, static_cast<unsigned>(date.month()));
  put_two_digits(text, 8, static_cast<unsigned>(date.day()));
}

}  // namespace

std::string iso_text(Date date) {
  if (!has_four_digit_year(date))
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
  std::string text = "0000-00-00";
  put_date(text, date);
  return text;
}

std::string iso_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  std::string text = iso_text(Date{day}) + "T00:00:00Z";
  put_two_digits(text, text.size() - 9, time.hours().count());
  put_two_digits(text, text.size() - 6, time.minutes().count());
  put_two_digits(text, text.size() - 3, time.seconds().count());
  return text;
}

std::optional<Date> date_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Instant> instant_from_iso(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto date = date_from_iso(text.substr(0, 10));
  const auto hour = number(text.substr(11, 2)), minute = number(text.substr(14, 2)),
             second = number(text.substr(17, 2));
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
}

}  // namespace lintel::terms
