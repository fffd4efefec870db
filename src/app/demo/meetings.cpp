#include "app/demo/meetings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "terms/london.h"

namespace lintel::app::demo {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using terms::Date;
using terms::Fields;
using Words = std::vector<std::string>;

constexpr int earliest_day = 6;     // of the month
constexpr int days_between = 3;     // one place's meeting and the next one's
constexpr int places_a_month = 6;   // so that all are over by about the 21st
constexpr int notice_days = 14;     // known before it is held
constexpr int first_days_free = 3;  // a borough that begins has nothing to speak about

const Words places = {"The family hub, first floor", "The library, meeting room", "The health centre, room 4",
                      "By video call"};
const std::map<std::string, Words> notes = {
    {"allocations",
     {"The lead professional has met the family; visits begin this week.",
      "Everybody round the table knows who leads, and whom to ring.",
      "The school asks to be told before each visit. Agreed."}},
    {"assessments", {"Half written; the family is seen once more.", "The health part is missing and comes next week."}},
    {"step_downs", {"The plan was handed over with the family in the room.", "The family knows who leads now."}},
    {"progress",
     {"It goes well. Looked at again next month.", "Slow: the lead professional takes it to supervision.",
      "The mornings are better; money is the worry now."}},
    {"summaries", {"Talked through. Nobody holds anything more.", "The school keeps an eye on attendance."}},
    {"actions", {"Carried over.", "Begun; the answer is expected this week."}},
    {"standing", {"Nothing new this month.", "Talked through; nothing to change."}}};
const Words closing_notes = {"Apologies from two. The next meeting is in a month.",
                             "Everybody could stay to the end. The next meeting is in a month, in the same place."};
const Words own_actions = {"Ask the schools how attendance was this month, and bring it to the next meeting.",
                           "Send round who covers for whom over the holidays.",
                           "Ask the families who had help since the summer what they would change."};
const Words others_actions = {"Say which groups for parents have places from next month.",
                              "Send the dates of the drop-in clinics to everybody who leads a family's help.",
                              "Ask colleagues who could be a lead professional in the new year."};

year_month month_of(Date day) {
  return day.year() / day.month();
}

Date after(Date day, int count) {
  return Date{std::chrono::sys_days{day} + days{count}};
}

Date working_day_from(const pack::Pack& pack, Date day) {
  return terms::is_working_day(pack.calendar, day) ? day : terms::next_working_day(pack.calendar, day);
}

struct Place {
  const pack::MeetingKind* kind;
  std::string district;
  int turn;
};

std::vector<Place> places_of(const pack::Pack& pack) {
  std::vector<Place> all;
  for (const auto& kind : pack.meetings) {
    if (!kind.of_district()) all.push_back({&kind, "", static_cast<int>(all.size())});
    for (const auto& district : pack.districts)
      if (kind.of_district()) all.push_back({&kind, district.id, static_cast<int>(all.size())});
  }
  return all;
}

// On the place's usual day of the month, though not before `first` and not today, of which the hour is not known here.
Date usual_day(const Place& place, year_month month, const pack::Pack& pack, Date first, Date today) {
  const Date usual{month / (earliest_day + days_between * (place.turn % places_a_month))};
  const auto day = working_day_from(pack, std::max(usual, after(first, first_days_free)));
  return day == today ? terms::next_working_day(pack.calendar, day) : day;
}

bool is_missed(const Place& place, year_month month, const pack::Pack& pack, Date today) {
  const bool first_place =
      place.district.empty() || (!pack.districts.empty() && place.district == pack.districts.front().id);
  return first_place && place.kind == &pack.meetings.back() && month == month_of(today) - months{1};
}

void add_days(std::vector<MeetingDay>& all, const Place& place, const pack::Pack& pack, Date first, Date today) {
  for (auto month = month_of(first); month <= month_of(today) + months{1}; month += months{1}) {
    const auto day = usual_day(place, month, pack, first, today);
    if (month_of(day) != month || is_missed(place, month, pack, today)) continue;
    const auto noted = std::min(after(day, -notice_days), after(today, -1));
    all.push_back({place.kind, place.district, std::max(first, noted), day});
    if (day > today) return;
  }
}

const std::string& one_of(std::string_view section, Dice& dice) {
  const auto found = notes.find(std::string(section));
  return dice.pick(found == notes.end() ? notes.at("standing") : found->second);
}

}  // namespace

std::vector<MeetingDay> meeting_days(const pack::Pack& pack, Date first, Date today) {
  std::vector<MeetingDay> all;
  for (const auto& place : places_of(pack)) add_days(all, place, pack, first, today);
  return all;
}

Fields schedule_fields(const MeetingDay& day, Dice& dice) {
  return {{"kind", day.kind->id},
          {"district", day.district},
          {"begins_at", terms::iso_text(terms::from_london(day.held_on, 10, 0))},
          {"where", dice.pick(places)}};
}

Fields minutes_fields(const casework::MeetingRecord& record, Dice& dice) {
  Fields fields{{"minutes", dice.pick(closing_notes)}};
  for (const auto& item : record.held->it.agenda)
    if (dice.percent(85)) fields.emplace("notes." + item.id, one_of(item.section, dice));
  return fields;
}

Fields own_action_fields(Date held_on, const terms::StaffId& owner, Dice& dice) {
  return {{"what", dice.pick(own_actions)},
          {"owner", owner.value},
          {"due_on", terms::iso_text(after(held_on, dice.between(10, 20)))}};
}

Fields others_action_fields(Date held_on, const pack::Pack& pack, Dice& dice) {
  const auto agency = pack.agencies.empty() ? std::string() : ", " + dice.pick(pack.agencies).title;
  return {{"what", dice.pick(others_actions)},
          {"owner_name", staff_name(dice) + agency},
          {"due_on", terms::iso_text(after(held_on, dice.between(7, 10)))}};
}

}  // namespace lintel::app::demo
