#include <algorithm>
#include <map>

#include "pack/checking.h"

namespace lintel::pack {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "EL4", "EL14", "EL1 6": one or two letters, a figure, perhaps one more, perhaps the beginning of the inward code.
bool begins_a_postcode(std::string_view text) {
  const auto space = text.find(' ');
  const auto outward = text.substr(0, space);
  const auto letters = std::ranges::find_if_not(outward, is_capital) - outward.begin();
  const auto rest = outward.substr(static_cast<std::size_t>(letters));
  if (letters < 1 || letters > 2 || rest.empty() || rest.size() > 2 || !is_digit(rest[0])) return false;
  if (rest.size() == 2 && !is_digit(rest[1]) && !is_capital(rest[1])) return false;
  if (space == std::string_view::npos) return true;
  const auto inward = text.substr(space + 1);
  return !inward.empty() && inward.size() <= 3 && is_digit(inward[0]) &&
         std::ranges::all_of(inward.substr(1), is_capital);
}

void check_postcodes(Checking& checking) {
  std::map<std::string, const District*> taken;
  for (const auto& district : checking.pack.districts)
    for (const auto& beginning : district.postcodes) {
      const auto from = named("district", district);
      if (!begins_a_postcode(beginning))
        checking.complain(district.place, from.words() + ": \"" + beginning + "\" begins no postcode",
                          "EL4, or EL1 6, in capitals");
      const auto [first, added] = taken.try_emplace(beginning, &district);
      if (!added)
        checking.complain(district.place,
                          from.words() + ": \"" + beginning + "\" is taken by district \"" + first->second->id + "\"",
                          "each beginning in one district; a longer one may divide it");
    }
}

void require_year(Checking& checking, int year) {
  const bool there = std::ranges::any_of(checking.pack.calendar.holidays,
                                         [&](const auto& day) { return static_cast<int>(day.first.year()) == year; });
  if (!there)
    checking.complain({}, "there are no bank holidays for " + std::to_string(year),
                      "those of every year in which the pack is in force");
}

void check_holidays(Checking& checking, std::optional<Date> today) {
  const auto& holidays = checking.pack.calendar.holidays;
  if (!checking.pack.in_force_from) return;
  const int first = static_cast<int>(checking.pack.in_force_from->year());
  int last = holidays.empty() ? first : std::max(first, static_cast<int>(holidays.rbegin()->first.year()));
  if (today) last = std::max(last, static_cast<int>(today->year()) + 1);
  constexpr int most_years = 100;
  for (int year = first; year <= std::min(last, first + most_years); ++year) require_year(checking, year);
}

/// Nobody puts a hub in force by changing one word while it is still being set up (W-23).
void check_phases(Checking& checking) {
  if (checking.pack.status != "live") return;
  for (const auto& phase : checking.pack.phases)
    if (!phase.done)
      checking.complain(phase.place, named("phase", phase).words() + " is not done, and the pack is live",
                        "status: draft, until every phase has done: yes");
}

}  // namespace

void check_area(Checking& checking, std::optional<Date> today) {
  check_phases(checking);
  check_postcodes(checking);
  check_holidays(checking, today);
}

}  // namespace lintel::pack
