#include "domain/people/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace lintel::domain {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

// The letters that UK names carry, without their accents. Code points U+00C0 to U+017F.
std::string_view folded(std::uint32_t point) {
  struct Range {
    std::uint32_t from, to;
    std::string_view as;
  };
  static constexpr std::array<Range, 46> ranges = {{
      {0xC0, 0xC5, "a"},   {0xC6, 0xC6, "ae"},  {0xC7, 0xC7, "c"},   {0xC8, 0xCB, "e"},    {0xCC, 0xCF, "i"},
      {0xD0, 0xD0, "d"},   {0xD1, 0xD1, "n"},   {0xD2, 0xD6, "o"},   {0xD8, 0xD8, "o"},    {0xD9, 0xDC, "u"},
      {0xDD, 0xDD, "y"},   {0xDE, 0xDE, "th"},  {0xDF, 0xDF, "ss"},  {0xE0, 0xE5, "a"},    {0xE6, 0xE6, "ae"},
      {0xE7, 0xE7, "c"},   {0xE8, 0xEB, "e"},   {0xEC, 0xEF, "i"},   {0xF0, 0xF0, "d"},    {0xF1, 0xF1, "n"},
      {0xF2, 0xF6, "o"},   {0xF8, 0xF8, "o"},   {0xF9, 0xFC, "u"},   {0xFD, 0xFD, "y"},    {0xFE, 0xFE, "th"},
      {0xFF, 0xFF, "y"},   {0x100, 0x105, "a"}, {0x106, 0x10D, "c"}, {0x10E, 0x111, "d"},  {0x112, 0x11B, "e"},
      {0x11C, 0x123, "g"}, {0x124, 0x127, "h"}, {0x128, 0x131, "i"}, {0x132, 0x133, "ij"}, {0x134, 0x135, "j"},
      {0x136, 0x138, "k"}, {0x139, 0x142, "l"}, {0x143, 0x14B, "n"}, {0x14C, 0x151, "o"},  {0x152, 0x153, "oe"},
      {0x154, 0x159, "r"}, {0x15A, 0x161, "s"}, {0x162, 0x167, "t"}, {0x168, 0x173, "u"},  {0x174, 0x175, "w"},
      {0x176, 0x178, "y"},
  }};
  for (const auto& range : ranges)
    if (point >= range.from && point <= range.to) return range.as;
  if (point >= 0x179 && point <= 0x17E) return "z";
  return {};
}

// "ext. 12", "extension 12", "x12".
bool is_extension(std::string_view words) {
  const auto digits = std::min(words.find_first_of("0123456789"), words.size());
  const auto name = base::trimmed(words.substr(0, digits));
  const auto number = words.substr(digits);
  return (name == "ext" || name == "ext." || name == "extension" || name == "x") && !number.empty() &&
         number.size() <= 6 && std::ranges::all_of(number, is_digit);
}

// "01632 960 001 ext. 12": what is left after the number, if anything, is an extension.
bool is_one_telephone(std::string_view typed) {
  const auto end = std::min(typed.find_first_not_of("0123456789 +-().\t"), typed.size());
  const auto digits = std::ranges::count_if(typed.substr(0, end), is_digit);
  if (digits < 10 || digits > 15) return false;
  const auto rest = base::lower_case(base::trimmed(typed.substr(end)));
  return rest.empty() || is_extension(rest);
}

}  // namespace

std::optional<std::string> nhs_number(std::string_view typed) {
  std::string digits;
  for (char c : typed) {
    if (is_digit(c))
      digits += c;
    else if (c != ' ' && c != '-')
      return std::nullopt;
  }
  if (digits.size() != 10) return std::nullopt;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
  const int check = (11 - sum % 11) % 11;
  if (check == 10 || check != digits[9] - '0') return std::nullopt;
  return digits;
}

std::string nhs_number_words(std::string_view digits) {
  if (digits.size() != 10) return std::string(digits);
  return fmt::format("{} {} {}", digits.substr(0, 3), digits.substr(3, 3), digits.substr(6));
}

std::string name_key(std::string_view name) {
  std::string key;
  const std::string lower = base::lower_case(base::trimmed(name));
  for (std::size_t i = 0; i < lower.size();) {
    const auto lead = static_cast<unsigned char>(lower[i]);
    if (lead < 0x80) {
      if (lead == ' ' ? !key.empty() && key.back() != ' '
                      : std::string_view("'-.").find(lower[i]) == std::string_view::npos)
        key += lower[i];
      ++i;
    } else if (lead >= 0xC3 && lead <= 0xC5 && i + 1 < lower.size()) {
      key += folded(static_cast<std::uint32_t>((lead & 0x1F) << 6 | (lower[i + 1] & 0x3F)));
      i += 2;
    } else if (lead == 0xE2 && lower.compare(i, 3, "\u2019") == 0) {
      i += 3;  // a typographic apostrophe
    } else {
      key += lower[i++];
    }
  }
  return key;
}

std::string postcode_key(std::string_view typed) {
  std::string key;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z')
      key += static_cast<char>(c - 'a' + 'A');
    else if (is_digit(c) || is_letter(c))
      key += c;
  }
  return key;
}

std::optional<std::string> postcode(std::string_view typed) {
  const std::string key = postcode_key(typed);
  if (key.size() < 5 || key.size() > 7) return std::nullopt;
  const std::string outward = key.substr(0, key.size() - 3), inward = key.substr(key.size() - 3);
  if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2])) return std::nullopt;
  bool digit = false;
  for (char c : outward) digit = digit || is_digit(c);
  if (!is_letter(outward[0]) || !digit) return std::nullopt;
  return outward + " " + inward;
}

bool is_telephone(std::string_view typed) {
  std::string text(typed);
  std::ranges::replace(text, '/', ',');
  return std::ranges::all_of(base::split(text, ','), [](const auto& one) { return is_one_telephone(one); });
}

bool is_email(std::string_view typed) {
  const auto at = typed.find('@');
  if (at == 0 || at == std::string_view::npos || typed.find('@', at + 1) != std::string_view::npos) return false;
  const auto place = typed.substr(at + 1);
  const auto dot = place.find('.');
  const bool plain =
      std::ranges::none_of(typed, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';'; });
  return plain && dot != 0 && dot != std::string_view::npos && !place.ends_with('.');
}

}  // namespace lintel::domain
