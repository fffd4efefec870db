#include "casework/views/call_rows.h"

#include "casework/views/contact_rows.h"

namespace lintel::casework {

namespace {

Value flag(bool value) {
  return std::int64_t{value};
}

std::string arm_of(const CallRecord& call, const pack::Pack& pack) {
  const auto* tray = pack.team(call.taken.tray);
  return tray ? tray->arm : "";
}

std::string owner_of(const CallRecord& call) {
  return call.owner ? call.owner->it.to.value : "";
}

// A call that was given to somebody is theirs to return; until then it is for all who may.
std::vector<std::string> whose_turn(const CallRecord& call) {
  if (!call.unfinished()) return {};
  if (call.owner && call.state == CallState::queued) return {owner_of(call)};
  return call.taken.answerers;
}

std::optional<Instant> due_at(const CallRecord& call) {
  const auto* next = call.obligations.next_due();
  return next ? next->owed.due_at : std::nullopt;
}

// Each in the order of the columns in tables.cpp.
ViewRow call_row(const CallRecord& call, const pack::Pack& pack) {
  const auto& it = call.taken;
  return {
      "calls",
      {call.stream.key, call.title(), it.kind, terms::enum_text(call.state), it.disposition, it.caller,
       text_or_null(it.agency), text_or_null(it.level.value), text_or_null(arm_of(call, pack)),
       text_or_null(it.tray.value), text_or_null(several(it.answerers)), text_or_null(owner_of(call)),
       seconds_or_null(call.taken_at), seconds_or_null(due_at(call)),
       call.returned ? seconds_or_null(call.returned->it.at) : Value{}, flag(call.unfinished()), flag(call.form_owed()),
       text_or_null(call.links.empty() ? "" : call.links.back().it.contact), text_or_null(several(whose_turn(call)))}};
}

ViewRow subject_row(const CallRecord& call) {
  const auto& it = call.taken;
  return {"subjects",
          {it.person.value, "s1", "child", call.title(), seconds_or_null(call.taken_at), call.stream.key, "call",
           text_or_null(it.level.value), it.disposition, terms::enum_text(call.state)}};
}

}  // namespace

RecordRows call_rows(const CallRecord& call, const pack::Pack& pack) {
  RecordRows rows{call.stream, {call_row(call, pack)}};
  const auto& it = call.taken;
  for (auto& row : obligation_rows(call.obligations, {owner_of(call), it.tray.value, arm_of(call, pack), it.level.value,
                                                      it.agency, call.title()}))
    rows.rows.push_back(std::move(row));
  if (!it.person.empty()) rows.rows.push_back(subject_row(call));
  return rows;
}

}  // namespace lintel::casework
