#include "casework/views/consultation_rows.h"

#include "casework/views/contact_rows.h"

namespace lintel::casework {

namespace {

Value flag(bool value) {
  return std::int64_t{value};
}

Value at_or_null(const auto& recorded) {
  return recorded ? seconds_or_null(recorded->at) : Value{};
}

// Of whoever still owes something.
std::string waits_roles(const ConsultationRecord& record) {
  std::vector<std::string> roles;
  for (const auto& one : record.obligations.all)
    if (one.open()) roles.insert(roles.end(), one.owed.owed_by.begin(), one.owed.owed_by.end());
  return several(roles);
}

std::string title(const ConsultationRecord& record, const pack::Pack& pack) {
  const auto* theme = pack.advice_line.theme(record.taken.theme);
  return "Call for advice" + (theme ? ": " + theme->title : "");
}

// In the order of the columns in tables.cpp.
ViewRow consultation_row(const ConsultationRecord& record) {
  const auto& it = record.taken;
  return {
      "consultations",
      {record.stream.key, it.caller, text_or_null(it.theme), text_or_null(it.result), terms::enum_text(record.state),
       text_or_null(it.thresholds_document), text_or_null(it.safeguarding_lead), flag(it.harm_suspected),
       flag(it.in_hours), seconds_or_null(record.taken_at), record.taken_by.value, record.taken_by_name,
       at_or_null(record.transferred), seconds_or_null(record.alerted_at()), at_or_null(record.acknowledged),
       at_or_null(record.taken_up), text_or_null(record.acknowledged ? record.acknowledged->it.tasked_name : ""),
       text_or_null(record.unfinished() ? waits_roles(record) : ""), flag(record.unfinished())}};
}

}  // namespace

RecordRows consultation_rows(const ConsultationRecord& record, const pack::Pack& pack) {
  RecordRows rows{record.stream, {consultation_row(record)}};
  for (auto& row : obligation_rows(record.obligations, {"", "", "", "", record.taken.caller, title(record, pack)}))
    rows.rows.push_back(std::move(row));
  return rows;
}

}  // namespace lintel::casework
