#include "casework/perform.h"
#include "casework/views/agreement_rows.h"
#include "casework/views/call_rows.h"
#include "casework/views/consultation_rows.h"
#include "casework/views/contact_rows.h"
#include "casework/views/family_rows.h"
#include "casework/views/meeting_rows.h"
#include "casework/views/person_rows.h"
#include "casework/views/report_rows.h"
#include "casework/views/staff_rows.h"
#include "casework/views/training_rows.h"

namespace lintel::casework {

RecordRows rows_of(const StreamId& stream, const std::vector<Fact>& facts, const pack::Pack& pack) {
  if (stream.kind == "contact") return contact_rows(fold_contact(facts), pack);
  if (stream.kind == "call") return call_rows(fold_call(facts), pack);
  if (stream.kind == "consultation") return consultation_rows(fold_consultation(facts), pack);
  if (stream.kind == "family") return family_rows(fold_family(facts), pack);
  if (stream.kind == "training") return training_rows(fold_training(facts));
  if (stream.kind == "agreement") return agreement_rows(fold_agreement(facts));
  if (stream.kind == "meeting") return meeting_rows(fold_meeting(facts));
  if (stream.kind == "person") return person_rows(fold_person(facts), pack);
  if (stream.kind == "staff") return staff_rows(fold_staff(facts), pack);
  if (stream.kind == "report") return report_rows(fold_report(facts));
  return {.stream = stream, .rows = {}};  // protected referrers and taken police references have no row in any list
}

}  // namespace lintel::casework
