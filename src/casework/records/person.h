#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "casework/records/contact.h"
#include "casework/records/facts.h"

/// A child or adult on record: who they are, and which services are or were involved with them.
namespace lintel::casework {

struct PersonRecorded {
  std::string given_name;
  std::string family_name;
  std::string known_as;
  std::optional<Date> born;
  std::string age_words;  // "about five", "due March", when no date is known
  std::string sex;
  std::string kind;  // "child", "adult"
  std::string nhs_number;
  std::string upn;
  std::string address;
  std::string postcode;
  std::string school;
  std::string ethnicity;
  std::string first_language;
  std::string religion;
  std::string needs;
  std::string note;
};
LINTEL_FACT(PersonRecorded, given_name, family_name, known_as, born, age_words, sex, kind, nhs_number, upn, address,
            postcode, school, ethnicity, first_language, religion, needs, note)

/// One field put right. What stood there before stays on record (P-19).
struct PersonCorrected {
  std::string field;  // a member of PersonRecorded
  std::string before;
  std::string after;
  std::string reason;
};
LINTEL_FACT(PersonCorrected, field, before, after, reason)

struct InvolvementOpened {
  std::string involvement;  // unique in the person: "csc-1"
  std::string service;      // of the pack; "eha" is an Early Help Assessment
  std::string team;
  std::string worker;
  std::string reference;  // of the service's own record
  Date opened_on{};
};
LINTEL_FACT(InvolvementOpened, involvement, service, team, worker, reference, opened_on)

struct InvolvementClosed {
  std::string involvement;
  Date closed_on{};
  std::string reason;
};
LINTEL_FACT(InvolvementClosed, involvement, closed_on, reason)

using PersonFacts = boost::mp11::mp_list<PersonRecorded, PersonCorrected, InvolvementOpened, InvolvementClosed>;

struct Involvement {
  InvolvementOpened opened;
  std::optional<InvolvementClosed> closed;

  bool open() const { return !closed; }
};

/// The fold of a person's facts.
struct PersonRecord {
  StreamId stream;
  std::uint64_t version = 0;
  PersonRecorded details;  // as corrected
  std::vector<Recorded<PersonCorrected>> corrections;
  std::vector<Involvement> involvements;  // in the order they were recorded

  bool exists() const { return version > 0; }
  PersonId id() const { return PersonId{stream.key}; }
  std::string name() const;
  const Involvement* involvement(std::string_view id) const;
  /// Services with an involvement that is open.
  std::set<std::string> open_services() const;
  /// The day on which the last work with them ended; empty while a service is open, or when none ever was.
  std::optional<Date> case_closed_on() const;
};

void apply_fact(PersonRecord& record, const Fact& fact);
/// The record as it stood at an instant: facts after it are left out.
PersonRecord fold_person(const std::vector<Fact>& facts, std::optional<Instant> as_at = std::nullopt);

/// A field of a person as text (dates as 2018-03-03), by name; empty when there is no such field.
std::string person_field(const PersonRecorded& details, std::string_view name);

StreamId person_stream(const PersonId& person);
/// A new person as a contact's referrer described them.
NewFact person_recorded(const PersonId& person, const Subject& subject);

}  // namespace lintel::casework
