#include "casework/views/meeting_rows.h"

#include <algorithm>

#include "casework/meeting_sight.h"
#include "casework/views/contact_rows.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

Value day_or_null(const std::optional<Date>& day) {
  return day ? Value(terms::iso_text(*day)) : Value{};
}

std::string begins_on(const MeetingRecord& record) {
  return terms::iso_text(terms::london_date(record.scheduled.it.begins_at));
}

// Up to when the meeting looked: the one after it goes on from there, however late it was recorded.
Instant held_at(const MeetingRecord& record) {
  return std::min(record.held->at, terms::end_of_day(record.held->it.held_on));
}

// In the order of the columns in meeting_tables.cpp.
ViewRow meeting_row(const MeetingRecord& record) {
  const auto& it = record.scheduled.it;
  const auto held_on = record.held ? std::optional(record.held->it.held_on) : std::nullopt;
  return {"meetings",
          {it.reference, it.title, it.kind, text_or_null(it.district), terms::enum_text(record.state),
           seconds_or_null(it.begins_at), begins_on(record), text_or_null(it.where), text_or_null(it.facilitator.value),
           text_or_null(it.facilitator_name), record.scheduled.by_name, day_or_null(held_on),
           record.held ? seconds_or_null(held_at(record)) : Value{},
           held_on ? Value(terms::iso_text(*held_on)) : Value(begins_on(record)),
           static_cast<std::int64_t>(record.held ? record.held->it.agenda.size() : 0),
           static_cast<std::int64_t>(record.open_actions()), several(meeting_seen_by(record))}};
}

// The record that an action is about: its words are for who may open that.
Value about(const MeetingRecord& record, const ActionAdded& action) {
  const auto* item = record.item(action.item);
  return item ? text_or_null(item->record) : Value{};
}

ViewRow action_row(const MeetingRecord& record, const MeetingAction& action) {
  const auto& meeting = record.scheduled.it;
  const auto& it = action.added.it;
  return {"meeting_actions",
          {meeting.reference, it.id, meeting.kind, meeting.title, text_or_null(meeting.district), it.what,
           text_or_null(it.owner.value), it.owner_name, terms::iso_text(it.due_on), seconds_or_null(action.added.at),
           action.closed ? Value(terms::iso_text(action.closed->it.closed_on)) : Value{},
           std::int64_t{!action.closed.has_value()}, several(meeting_seen_by(record)), about(record, it)}};
}

ViewRow item_row(const MeetingRecord& record, const AgendaItem& item) {
  const auto& meeting = record.scheduled.it;
  return {"agenda_items",
          {meeting.reference, meeting.kind, meeting.title, text_or_null(meeting.district), item.section, item.record,
           text_or_null(item.part), seconds_or_null(held_at(record)), terms::iso_text(record.held->it.held_on)}};
}

}  // namespace

RecordRows meeting_rows(const MeetingRecord& record) {
  RecordRows rows{record.stream, {meeting_row(record)}};
  for (const auto& action : record.actions) rows.rows.push_back(action_row(record, action));
  if (record.held)
    for (const auto& item : record.held->it.agenda)
      if (!item.record.empty()) rows.rows.push_back(item_row(record, item));
  return rows;
}

}  // namespace lintel::casework
