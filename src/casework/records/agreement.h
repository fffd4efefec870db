#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"
#include "pack/pack.h"

/// What one agency has signed about sharing information (P-17). The record's key is the agency's id.
namespace lintel::casework {

struct AgreementRecorded {
  std::string agency;
  std::string agency_name;
  Date signed_on{};
  std::string version;
  Date review_by{};
  std::string document;  // where it is kept
};
LINTEL_FACT(AgreementRecorded, agency, agency_name, signed_on, version, review_by, document)

struct AgreementEnded {
  Date ended_on{};
  std::string reason;
};
LINTEL_FACT(AgreementEnded, ended_on, reason)

using AgreementFacts = boost::mp11::mp_list<AgreementRecorded, AgreementEnded>;

struct AgreementRecord {
  StreamId stream;
  std::uint64_t version = 0;
  std::vector<Recorded<AgreementRecorded>> all;   // each replaces the one before
  std::optional<Recorded<AgreementEnded>> ended;  // the last of them

  bool exists() const { return version > 0; }
  /// What is in force; null when none is.
  const AgreementRecorded* in_force() const { return all.empty() || ended ? nullptr : &all.back().it; }
};

void apply_fact(AgreementRecord& record, const Fact& fact);
AgreementRecord fold_agreement(const std::vector<Fact>& facts);
StreamId agreement_stream(const terms::AgencyId& agency);

/// What to know before information goes to or comes from an agency, by what was signed; empty where all is well or the
/// hub keeps no such register. A warning and never a refusal.
std::string agreement_warning(const AgreementRecord& record, const pack::Agency& agency, const pack::Pack& pack,
                              Date today);

}  // namespace lintel::casework
