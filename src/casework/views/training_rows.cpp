#include "casework/views/training_rows.h"

#include "base/text.h"
#include "casework/views/contact_rows.h"

namespace lintel::casework {

namespace {

// Given consent by how it was given: in writing is preferred (P-14).
std::string consent_quality(const ContactRecord& record) {
  const auto result = record.consent();
  if (result != "given" || record.consents.empty()) return std::string(result);
  return record.consents.back().it.how == "written" ? "written" : "verbal";
}

}  // namespace

std::vector<ViewRow> quality_rows(const ContactRecord& record, const pack::Pack& pack) {
  if (!pack.training.exists()) return {};
  const auto& question = pack.training.conversation;
  return {{"contact_quality",
           {record.received.reference, seconds_or_null(record.received.received_at),
            text_or_null(consent_quality(record)), text_or_null(question.empty() ? "" : record.answer(question))}}};
}

// In the order of the columns in meeting_tables.cpp.
RecordRows training_rows(const TrainingRecord& record) {
  const auto& it = record.recorded_as.it;
  return {record.stream,
          {{"trainings",
            {it.reference, terms::iso_text(it.held_on), it.topic, it.finding, several(it.agencies),
             base::joined(it.agency_names, ", "), text_or_null(it.given_by), record.recorded_as.by_name,
             std::int64_t{!record.withdrawn.has_value()}}}}};
}

}  // namespace lintel::casework
