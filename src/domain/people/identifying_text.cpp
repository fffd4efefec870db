#include "domain/people/identifying_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/people/people.h"

namespace lintel::domain {

namespace {

constexpr char foreign_letter = '\x7f';  // a letter with an accent: it is part of a word and of nothing else

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
  return is_small(c) || (c >= 'A' && c <= 'Z');
}
bool is_word(char c) {
  return is_digit(c) || is_letter(c) || c == foreign_letter;
}
char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char large(char c) {
  return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
bool is_one_of(char c, std::string_view of) {
  return of.find(c) != std::string_view::npos;
}

/// The text in plain signs, each with where it stood: dashes and spaces of all widths are one, what has no width is
/// gone.
struct Plain {
  std::string signs;
  std::vector<std::size_t> from;  // one more than signs: the end

  char at(std::size_t i) const { return i < signs.size() ? signs[i] : '\0'; }
  bool begins_word(std::size_t i) const { return i == 0 || !is_word(signs[i - 1]); }
  bool ends_word(std::size_t i) const { return !is_word(at(i)); }
};

struct Sign {
  std::string_view bytes;
  std::string_view as;
};
constexpr std::array<Sign, 28> signs = {{
    {"\u00a0", " "}, {"\u00ad", ""},  {"\u2000", " "}, {"\u2001", " "}, {"\u2002", " "}, {"\u2003", " "},
    {"\u2004", " "}, {"\u2005", " "}, {"\u2006", " "}, {"\u2007", " "}, {"\u2008", " "}, {"\u2009", " "},
    {"\u200a", " "}, {"\u200b", ""},  {"\u200c", ""},  {"\u200d", ""},  {"\u2010", "-"}, {"\u2011", "-"},
    {"\u2012", "-"}, {"\u2013", "-"}, {"\u2014", "-"}, {"\u2015", "-"}, {"\u2018", "'"}, {"\u2019", "'"},
    {"\u202f", " "}, {"\u2060", ""},  {"\u2212", "-"}, {"\ufeff", ""},
}};

std::size_t bytes_of_sign(unsigned char lead) {
  if (lead < 0xC0) return 1;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// Digits of full width are digits; letters of Latin scripts are letters; everything else stands between words.
std::string plain_sign(std::string_view bytes) {
  const auto known = std::ranges::find(signs, bytes, &Sign::bytes);
  if (known != signs.end()) return std::string(known->as);
  if (bytes.size() == 3 && bytes.starts_with("\xEF\xBC") && bytes[2] >= '\x90' && bytes[2] <= '\x99')
    return {static_cast<char>('0' + (bytes[2] - '\x90'))};
  const auto lead = static_cast<unsigned char>(bytes.front());
  return {lead >= 0xC3 && lead <= 0xCA ? foreign_letter : '|'};
}

Plain plain(std::string_view text) {
  Plain all;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto size = std::min(bytes_of_sign(lead), text.size() - i);
    for (const char c :
         lead < 0x80 ? std::string(1, text[i] == foreign_letter ? '|' : text[i]) : plain_sign(text.substr(i, size))) {
      all.signs += c;
      all.from.push_back(i);
    }
    i += size;
  }
  all.from.push_back(text.size());
  return all;
}

// --- reading on from a place

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number number_at(const Plain& text, std::size_t i) {
  constexpr std::size_t longest = 9;
  Number number;
  for (; is_digit(text.at(i + number.digits)); ++number.digits)
    if (number.digits < longest) number.value = number.value * 10 + (text.at(i + number.digits) - '0');
  return number;
}

std::size_t spaces_at(const Plain& text, std::size_t i) {
  std::size_t count = 0;
  while (text.at(i + count) == ' ') ++count;
  return count;
}

std::string word_at(const Plain& text, std::size_t i) {
  std::string word;
  while (is_letter(text.at(i))) word += small(text.at(i++));
  return word;
}

/// The words that stand close before a place, the nearest first.
std::vector<std::string> words_before(const Plain& text, std::size_t i) {
  constexpr std::size_t close = 28;
  std::vector<std::string> words;
  const auto end = i;
  while (i > 0 && end - i < close) {
    --i;
    if (is_digit(text.at(i)) || is_one_of(text.at(i), "?!;\n")) break;
    if (!is_letter(text.at(i))) continue;
    auto from = i;
    while (from > 0 && is_letter(text.at(from - 1))) --from;
    words.push_back(word_at(text, from));
    i = from;
  }
  return words;
}

/// Whether one of the cues comes before, with nothing but such words between as "on" or "is".
bool said_before(const Plain& text, std::size_t i, const std::set<std::string, std::less<>>& cues) {
  static const std::set<std::string, std::less<>> between = {"on", "is",     "was", "the", "of",  "in",
                                                             "no", "number", "num", "at",  "her", "his"};
  for (const auto& word : words_before(text, i)) {
    if (cues.contains(word)) return true;
    if (!between.contains(word)) return false;
  }
  return false;
}

// "born", "dob" and "d.o.b.".
bool birth_is_said(const Plain& text, std::size_t i) {
  static const std::set<std::string, std::less<>> cues = {"born", "dob", "birthday", "birthdate", "birth"};
  if (said_before(text, i, cues)) return true;
  const auto words = words_before(text, i);
  return words.size() >= 3 && words[0] == "b" && words[1] == "o" && words[2] == "d";
}

// --- dates

/// How many signs from a place are a find; nothing when none begins there.
using Length = std::optional<std::size_t>;

bool is_year(int year) {
  return year >= 1900 && year <= 2099;
}
bool is_day_and_month(int day, int month) {
  const auto fits = [](int a, int b) { return a >= 1 && a <= 31 && b >= 1 && b <= 12; };
  return fits(day, month) || fits(month, day);
}

std::optional<int> month_named(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < months.size(); ++i)
    if (months[i] == word || word == months[i].substr(0, 3) || word == months[i].substr(0, 4))
      return static_cast<int>(i + 1);
  return std::nullopt;
}

/// A separator with the spaces around it; its sign is ' ' when there is nothing else.
struct Gap {
  char sign = '\0';
  std::size_t size = 0;
};
Gap gap_at(const Plain& text, std::size_t i) {
  const auto before = spaces_at(text, i);
  const char sign = text.at(i + before);
  if (!is_one_of(sign, "/-.")) return before == 0 ? Gap{} : Gap{' ', before};
  return {sign, before + 1 + spaces_at(text, i + before + 1)};
}

// In "section 5.9.12" and "1.2.3.4" nothing is a date.
bool is_part_of_longer(const Plain& text, std::size_t from, std::size_t end) {
  static const std::set<std::string, std::less<>> numbered = {"section", "paragraph", "para",
                                                              "chapter", "version",   "v"};
  const bool before = from >= 2 && is_one_of(text.at(from - 1), "/-.") && is_digit(text.at(from - 2));
  const bool after = is_one_of(text.at(end), "/-.") && is_digit(text.at(end + 1));
  return before || after || said_before(text, from, numbered);
}

/// "3/3/2018", "03-03-18", "3 3 2018", "2018-03-03".
Length date_in_figures(const Plain& text, std::size_t i) {
  const auto first = number_at(text, i);
  const auto gap = gap_at(text, i + first.digits);
  const auto second_at = i + first.digits + gap.size;
  const auto second = number_at(text, second_at);
  const auto gap_after = gap_at(text, second_at + second.digits);
  const auto third_at = second_at + second.digits + gap_after.size;
  const auto third = number_at(text, third_at);
  const auto end = third_at + third.digits;
  if (gap.sign == '\0' || gap.sign != gap_after.sign || second.digits < 1 || second.digits > 2) return std::nullopt;
  if (third.digits == 0 || !text.ends_word(end) || is_part_of_longer(text, i, end)) return std::nullopt;
  const bool year_last = first.digits <= 2 && third.digits == 4 && is_year(third.value);
  const bool close = gap.size == 1 && gap_after.size == 1;  // "10 - 12 - 14 year olds" is no date
  const bool short_year = first.digits <= 2 && third.digits == 2 && gap.sign != ' ' && close;
  const bool year_first = first.digits == 4 && third.digits <= 2 && is_year(first.value);
  if ((year_last || short_year) && is_day_and_month(first.value, second.value)) return end - i;
  if (year_first && is_day_and_month(third.value, second.value)) return end - i;
  return std::nullopt;
}

/// "03032018" and "20180303"; "030318" only where a birth is spoken of.
Length date_in_one(const Plain& text, std::size_t i) {
  const auto all = number_at(text, i);
  if (!text.ends_word(i + all.digits)) return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) {
    int value = 0;
    for (std::size_t k = 0; k < size; ++k) value = value * 10 + (text.at(i + from + k) - '0');
    return value;
  };
  const bool year_last = all.digits == 8 && is_year(part(4, 4)) && is_day_and_month(part(0, 2), part(2, 2));
  const bool year_first = all.digits == 8 && is_year(part(0, 4)) && is_day_and_month(part(6, 2), part(4, 2));
  const bool short_year = all.digits == 6 && is_day_and_month(part(0, 2), part(2, 2)) && birth_is_said(text, i);
  return year_last || year_first || short_year ? Length(all.digits) : std::nullopt;
}

// Over spaces, commas, dashes and the like between the parts of a date in words.
std::size_t past_gap(const Plain& text, std::size_t i) {
  while (is_one_of(text.at(i), " ,-./")) ++i;
  return i;
}

std::size_t past_ordinal(const Plain& text, std::size_t i) {
  static const std::set<std::string, std::less<>> endings = {"st", "nd", "rd", "th"};
  return endings.contains(word_at(text, i)) ? i + 2 : i;
}

/// Where the year of a date in words ends: four figures, or two after an apostrophe or at the end of what is said.
Length past_year(const Plain& text, std::size_t from) {
  const auto begin = past_gap(text, from);
  const bool apostrophe = text.at(begin) == '\'';
  const auto at = begin + (apostrophe ? 1 : 0);
  const auto year = number_at(text, at);
  const auto end = at + year.digits;
  if (!text.ends_word(end)) return std::nullopt;
  if (year.digits == 4 && is_year(year.value)) return end;
  if (year.digits != 2) return std::nullopt;
  const bool nothing_follows = !is_word(text.at(end + spaces_at(text, end)));
  return apostrophe || is_one_of(text.at(from), "-/.") || nothing_follows ? Length(end) : std::nullopt;
}

Length date_from_month(const Plain& text, std::size_t from, std::size_t i, int day) {
  const auto word = word_at(text, i);
  const auto after = i + word.size();
  if (!month_named(word) || !text.ends_word(after) || day < 1 || day > 31) return std::nullopt;
  if (const auto end = past_year(text, after)) return *end - from;
  return birth_is_said(text, from) ? Length(after - from) : std::nullopt;
}

/// "3 March 2018", "3rd of Mar '18", "3-Mar-18".
Length date_with_month(const Plain& text, std::size_t i) {
  const auto day = number_at(text, i);
  if (day.digits > 2) return std::nullopt;
  auto at = past_gap(text, past_ordinal(text, i + day.digits));
  if (word_at(text, at) == "of") at = past_gap(text, at + 2);
  return date_from_month(text, i, at, day.value);
}

/// "March 3rd, 2018"; "March 2018" only where a birth is spoken of.
Length date_after_month(const Plain& text, std::size_t i) {
  const auto word = word_at(text, i);
  if (!month_named(word) || !text.ends_word(i + word.size())) return std::nullopt;
  const auto day_at = past_gap(text, i + word.size());
  const auto day = number_at(text, day_at);
  if (day.digits == 4 && is_year(day.value) && birth_is_said(text, i)) return day_at + 4 - i;
  if (day.digits < 1 || day.digits > 2 || day.value < 1 || day.value > 31) return std::nullopt;
  const auto after = past_ordinal(text, day_at + day.digits);
  const auto year_at = past_gap(text, after);
  const auto year = number_at(text, year_at);
  if (year_at > after && year.digits == 4 && is_year(year.value) && text.ends_word(year_at + 4)) return year_at + 4 - i;
  return birth_is_said(text, i) && text.ends_word(after) ? Length(after - i) : std::nullopt;
}

/// "3/3" where a birth is spoken of; "born 2-3 weeks early" is none.
Length day_and_month_of_birth(const Plain& text, std::size_t i) {
  const auto day = number_at(text, i);
  const auto gap = gap_at(text, i + day.digits);
  const auto month_at = i + day.digits + gap.size;
  const auto month = number_at(text, month_at);
  const bool shaped = day.digits <= 2 && month.digits >= 1 && month.digits <= 2 && gap.sign == '/';
  const auto end = month_at + month.digits;
  if (!shaped || !text.ends_word(end) || !is_day_and_month(day.value, month.value)) return std::nullopt;
  return birth_is_said(text, i) ? Length(end - i) : std::nullopt;
}

Length date(const Plain& text, std::size_t i) {
  if (!is_digit(text.at(i))) return date_after_month(text, i);
  for (auto* reading : {date_in_figures, date_in_one, date_with_month, day_and_month_of_birth})
    if (const auto found = reading(text, i)) return found;
  return std::nullopt;
}

// --- numbers

/// Digits in groups, with single spaces, dashes or dots between.
struct Groups {
  std::string digits;
  std::vector<std::size_t> sizes;
  std::vector<std::size_t> ends;  // of each group
};
Groups groups_at(const Plain& text, std::size_t i, std::string_view between) {
  constexpr std::size_t most_groups = 8, most_between = 2;
  Groups groups;
  while (groups.sizes.size() < most_groups) {
    const auto number = number_at(text, i);
    if (number.digits == 0) break;
    groups.digits += text.signs.substr(i, number.digits);
    groups.sizes.push_back(number.digits);
    i += number.digits;
    groups.ends.push_back(i);
    std::size_t gap = 0;
    while (gap < most_between && is_one_of(text.at(i + gap), between)) ++gap;
    if (gap == 0) break;
    i += gap;
  }
  return groups;
}

/// Ten digits alone, or as 3 3 4, which is how the number is written.
Length nhs(const Plain& text, std::size_t i) {
  static const std::set<std::string, std::less<>> cues = {"nhs"};
  const auto groups = groups_at(text, i, " -./");
  const bool whole = !groups.sizes.empty() && groups.sizes[0] == 10;
  const bool in_three =
      groups.sizes.size() >= 3 && groups.sizes[0] == 3 && groups.sizes[1] == 3 && groups.sizes[2] == 4;
  if (!whole && !in_three) return std::nullopt;
  const auto end = groups.ends[whole ? 0 : 2];
  if (!text.ends_word(end)) return std::nullopt;
  const bool right = nhs_number(std::string_view(groups.digits).substr(0, 10)).has_value();
  return right || said_before(text, i, cues) ? Length(end - i) : std::nullopt;
}

/// A letter, eleven figures and a figure or letter. I, O and S begin none.
Length pupil_number(const Plain& text, std::size_t i) {
  constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  constexpr std::size_t figures = 11;
  if (!is_letter(text.at(i)) || !is_one_of(large(text.at(i)), check_letters)) return std::nullopt;
  std::size_t at = i + 1, count = 0;
  while (count < figures) {
    if (count > 0 && is_one_of(text.at(at), " -") && is_digit(text.at(at + 1))) ++at;
    if (!is_digit(text.at(at))) return std::nullopt;
    ++at;
    ++count;
  }
  if (is_one_of(text.at(at), " -") && is_digit(text.at(at + 1)) && text.ends_word(at + 2)) ++at;
  const bool last = is_digit(text.at(at)) || is_letter(text.at(at));
  return last && text.ends_word(at + 1) ? Length(at + 1 - i) : std::nullopt;
}

/// The end of the longest run of whole groups that has so many digits.
Length end_with(const Plain& text, const Groups& groups, std::size_t least, std::size_t most) {
  Length found;
  std::size_t digits = 0;
  for (std::size_t k = 0; k < groups.sizes.size(); ++k) {
    digits += groups.sizes[k];
    if (digits >= least && digits <= most && text.ends_word(groups.ends[k])) found = groups.ends[k];
  }
  return found;
}

Length telephone(const Plain& text, std::size_t i) {
  static const std::set<std::string, std::less<>> cues = {"tel", "telephone", "phone", "mobile", "mob", "landline"};
  constexpr std::string_view between = " -.()";
  const bool bracket = text.at(i) == '(', plus = text.at(i) == '+';
  const auto begin = i + (bracket || plus ? 1 : 0);
  const auto groups = groups_at(text, begin, between);
  if (groups.sizes.empty()) return std::nullopt;
  Length end;
  if (plus) {
    end = end_with(text, groups, 8, 15);
  } else if (groups.digits.starts_with("00")) {
    end = end_with(text, groups, 12, 16);
  } else if (groups.digits.starts_with("0") && groups.sizes[0] >= 3) {
    end = end_with(text, groups, 10, 11);
  }
  if (!end && !bracket && said_before(text, i, cues)) end = end_with(text, groups, 6, 11);
  return end ? Length(*end - i) : std::nullopt;
}

// --- postcodes

// Without them every "Y8 3RD" would be a postcode. EL is that of the invented places of demonstrations.
const std::set<std::string, std::less<>>& postcode_areas() {
  static const std::set<std::string, std::less<>> areas = {
      "AB", "AL", "B",  "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO",
      "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",  "EC", "EH", "EL", "EN",
      "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP",
      "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML",
      "N",  "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM",
      "S",  "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF",
      "TN", "TQ", "TR", "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};
  return areas;
}

std::string area_at(const Plain& text, std::size_t i) {
  std::string area;
  while (area.size() < 2 && is_letter(text.at(i + area.size()))) area += large(text.at(i + area.size()));
  return area;
}

// "3rd" and "5yr" in small letters end no postcode; nor do the letters that no postcode ends in.
bool is_inward(const Plain& text, std::size_t i) {
  static const std::set<std::string, std::less<>> units = {"st", "nd", "rd", "th", "yr", "hr", "ft", "lb", "pt"};
  if (!is_digit(text.at(i)) || !is_letter(text.at(i + 1)) || !is_letter(text.at(i + 2))) return false;
  constexpr std::string_view never = "CIKMOV";
  if (is_one_of(large(text.at(i + 1)), never) || is_one_of(large(text.at(i + 2)), never)) return false;
  const bool written_small = is_small(text.at(i + 1)) && is_small(text.at(i + 2));
  return text.ends_word(i + 3) && !(written_small && units.contains(text.signs.substr(i + 1, 2)));
}

Length postcode_whole(const Plain& text, std::size_t i) {
  const auto area = area_at(text, i);
  if (area.empty() || !postcode_areas().contains(area) || !is_digit(text.at(i + area.size()))) return std::nullopt;
  for (std::size_t more : {1u, 0u}) {  // a second figure or a letter after the first
    const auto outward = area.size() + 1 + more;
    if (more == 1 && !is_digit(text.at(i + outward - 1)) && !is_letter(text.at(i + outward - 1))) continue;
    auto at = i + outward;
    for (std::size_t gap = 0; gap < 2 && is_one_of(text.at(at), " -"); ++gap) ++at;
    if (is_inward(text, at)) return at + 3 - i;
  }
  return std::nullopt;
}

// --- e-mail addresses

bool in_local_part(char c) {
  return is_word(c) || is_one_of(c, "._%+'-");
}
bool in_domain(char c) {
  return is_word(c) || is_one_of(c, ".-");
}

bool ends_as_domain(std::string_view domain) {
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const auto last = domain.substr(dot + 1);
  return last.size() >= 2 && std::ranges::all_of(last, is_letter);
}

/// From the first sign of what stands before the "@".
Length email(const Plain& text, std::size_t i) {
  if (i > 0 && in_local_part(text.at(i - 1))) return std::nullopt;
  auto at = i;
  while (in_local_part(text.at(at))) ++at;
  if (at == i || text.at(at) != '@') return std::nullopt;
  auto end = at + 1;
  while (in_domain(text.at(end))) ++end;
  while (end > at + 1 && is_one_of(text.at(end - 1), ".-")) --end;
  return ends_as_domain(std::string_view(text.signs).substr(at + 1, end - at - 1)) ? Length(end - i) : std::nullopt;
}

struct Reading {
  Identifying kind;
  Length (*length)(const Plain&, std::size_t);
};
// The more particular first: an NHS number might be dialled.
constexpr std::array<Reading, 6> readings = {{{Identifying::email_address, email},
                                              {Identifying::date_of_birth, date},
                                              {Identifying::pupil_number, pupil_number},
                                              {Identifying::nhs_number, nhs},
                                              {Identifying::telephone_number, telephone},
                                              {Identifying::postcode, postcode_whole}}};

struct Find {
  Identifying kind;
  std::size_t size;
};
std::optional<Find> find_at(const Plain& text, std::size_t i) {
  if (!text.begins_word(i)) return std::nullopt;
  for (const auto& reading : readings)
    if (const auto size = reading.length(text, i)) return Find{reading.kind, *size};
  return std::nullopt;
}

}  // namespace

std::vector<IdentifyingText> identifying_texts(std::string_view text, const std::set<std::string>& allowed) {
  std::vector<IdentifyingText> all;
  const auto signs_of_text = plain(text);
  int line = 1;
  for (std::size_t i = 0; i < signs_of_text.signs.size();) {
    const auto found = find_at(signs_of_text, i);
    if (found) {
      const auto from = signs_of_text.from[i], size = signs_of_text.from[i + found->size] - from;
      const auto words = std::string(text.substr(from, size));
      if (!allowed.contains(identifying_key(words))) all.push_back({found->kind, from, size, line, words});
    }
    for (const auto end = i + (found ? found->size : 1); i < end; ++i)
      if (signs_of_text.at(i) == '\n') ++line;
  }
  return all;
}

std::string identifying_key(std::string_view text) {
  std::string key;
  for (const char c : plain(text).signs)
    if (is_digit(c) || is_letter(c) || c == '@' || c == '.') key += small(c);
  return key;
}

std::set<std::string> given_out(const pack::Pack& pack) {
  std::set<std::string> keys;
  for (const auto& phone : pack.phones) keys.insert(identifying_key(phone.number));
  return keys;
}

std::string_view identifying_words(Identifying kind) {
  switch (kind) {
    case Identifying::date_of_birth:
      return "a full date, which may be a date of birth";
    case Identifying::postcode:
      return "a postcode";
    case Identifying::nhs_number:
      return "an NHS number";
    case Identifying::pupil_number:
      return "a unique pupil number (UPN)";
    case Identifying::telephone_number:
      return "a telephone number";
    case Identifying::email_address:
      return "an e-mail address";
  }
  return "";
}

}  // namespace lintel::domain
