#include "pack/meeting_shapes.h"

#include "pack/shapes.h"

namespace lintel::pack {

template <>
const Shape<StandingItem>& shape_of<StandingItem>() {
  static const Shape<StandingItem> shape{
      "a standing item",
      "Something that is spoken about every time",
      {
          required(id("id", &StandingItem::id, "Its name: small letters, figures and _")),
          must<StandingItem>("title", &StandingItem::title, "As the agenda shows it"),
      }};
  return shape;
}

template <>
const Shape<MeetingKind>& shape_of<MeetingKind>() {
  static const Shape<MeetingKind> shape{
      "a meeting",
      "A meeting that is held again and again",
      {
          required(id("id", &MeetingKind::id, "Its name: small letters, figures and _")),
          must<MeetingKind>("title", &MeetingKind::title, "As pages show it"),
          word<MeetingKind>("per", &MeetingKind::per, {"district", "hub"}, "One in each district, or one for the hub"),
          word<MeetingKind>("every", &MeetingKind::every, {"month"},
                            "month when one is held in each calendar month; left out, none is missed"),
          key<MeetingKind>("from", &MeetingKind::from, "The first month of that; left out, ever since"),
          must<MeetingKind>("chaired_by", &MeetingKind::chaired_by,
                            "Who schedules it, holds it and writes its minutes, in their own district"),
          key<MeetingKind>("attended_by", &MeetingKind::attended_by, "Who else sees it, in their own district"),
          key<MeetingKind>("facilitator_required", &MeetingKind::facilitator_required,
                           "yes when one of chaired_by is named to facilitate it before it is scheduled"),
          key<MeetingKind>("invited", &MeetingKind::invited, "Who else is asked to come, in words"),
          must<MeetingKind>("agenda", &MeetingKind::agenda,
                            "What is put on it from the records, in order: allocations, assessments, step_downs, "
                            "progress, summaries, actions"),
          key<MeetingKind>("standing", &MeetingKind::standing, "What is spoken about every time besides"),
          id("discusses", &MeetingKind::discusses, "For summaries: the kind of obligation that waits for this meeting"),
          must<MeetingKind>("source", &MeetingKind::source,
                            "Where this comes from: the document, its section, the number of the requirement"),
      }};
  return shape;
}

}  // namespace lintel::pack
