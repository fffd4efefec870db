#include "casework/records/agreement.h"

#include <fmt/format.h>

#include "terms/london.h"

namespace lintel::casework {

// Not in an unnamed namespace: apply_fact finds them by the record they change.
static void apply(AgreementRecord& record, const AgreementRecorded& it, const Fact& fact) {
  record.all.push_back(recorded(it, fact));
  record.ended.reset();
}

static void apply(AgreementRecord& record, const AgreementEnded& it, const Fact& fact) {
  record.ended = recorded(it, fact);
}

void apply_fact(AgreementRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, AgreementFacts{});
}

AgreementRecord fold_agreement(const std::vector<Fact>& facts) {
  AgreementRecord record;
  for (const auto& fact : facts) apply_fact(record, fact);
  return record;
}

StreamId agreement_stream(const terms::AgencyId& agency) {
  return {"agreement", agency.value};
}

std::string agreement_warning(const AgreementRecord& record, const pack::Agency& agency, const pack::Pack& pack,
                              Date today) {
  if (!pack.sharing_agreements.needs(agency.id)) return "";
  if (record.ended)
    return fmt::format("The agreement with {} ended on {}.", agency.title,
                       terms::date_words(record.ended->it.ended_on));
  const auto* it = record.in_force();
  if (!it) return fmt::format("No agreement signed by {} is on record.", agency.title);
  if (it->review_by >= today) return "";
  return fmt::format("The agreement with {} was to be reviewed by {}.", agency.title, terms::date_words(it->review_by));
}

}  // namespace lintel::casework
