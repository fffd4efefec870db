#pragma once

#include <string>
#include <vector>

#include "app/demo/invented.h"
#include "casework/records/meeting.h"
#include "terms/fields.h"

/// The meetings of a demonstration: when they are held, and what those who hold them write.
namespace lintel::app::demo {

struct MeetingDay {
  const pack::MeetingKind* kind = nullptr;
  std::string district;  // empty: of the whole hub
  terms::Date scheduled_on{};
  terms::Date held_on{};  // where this is still to come it is planned

  bool operator==(const MeetingDay&) const = default;
};
/// One of each kind in each district for every month from `first` on, and the next after `today`. In the month before
/// that of `today` the last kind was not held in the first district: a list of months has something to say.
std::vector<MeetingDay> meeting_days(const pack::Pack& pack, terms::Date first, terms::Date today);

/// For the verb schedule_meeting, all but who facilitates it.
terms::Fields schedule_fields(const MeetingDay& day, Dice& dice);
/// For write_minutes, of a meeting that was held.
terms::Fields minutes_fields(const casework::MeetingRecord& record, Dice& dice);

/// For add_action: what one of its people does (`owner`), and what somebody outside the hub does.
terms::Fields own_action_fields(terms::Date held_on, const terms::StaffId& owner, Dice& dice);
terms::Fields others_action_fields(terms::Date held_on, const pack::Pack& pack, Dice& dice);

}  // namespace lintel::app::demo
