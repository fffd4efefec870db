#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/records/facts.h"

/// What the police tell the hub of an incident, and who is told of it in turn. These facts stand in the contact's
/// stream.
namespace lintel::casework {

/// Where a child goes to school, as far as it is known.
struct Schooling {
  std::string subject;   // of the contact
  std::string standing;  // "known", "not_known", "home_educated", "not_at_school"
  std::string school;    // when it is known
};
BOOST_DESCRIBE_STRUCT(Schooling, (), (subject, standing, school))

/// The part of a notification that other contacts have not; who it is about stands in ContactReceived.
struct PoliceNotified {
  std::string police_reference;
  std::string grade;  // "standard", "medium", "high"
  bool domestic_abuse = false;
  bool crime_risk = false;  // a child was, or may become, involved in crime
  bool marac = false;
  std::string incident;
  std::optional<Instant> incident_at;
  std::string incident_place;
  std::string officer;
  std::string officer_number;
  std::string officer_unit;
  std::string narrative;
  std::vector<Schooling> schooling;
};
LINTEL_FACT(PoliceNotified, police_reference, grade, domestic_abuse, crime_risk, marac, incident, incident_at,
            incident_place, officer, officer_number, officer_unit, narrative, schooling)

/// In a stream of its own, "notification/<police reference>": as a stream has one first fact, a reference is taken
/// once.
struct NotificationNumbered {
  std::string contact;  // its reference
  std::string content;  // hash of what was sent
};
LINTEL_FACT(NotificationNumbered, contact, content)

/// A share that is owed, under the id of its obligation. Said again under the same id, it names other people.
struct ShareOwed {
  std::string share;
  std::string rule;  // of the pack; empty when staff added it
  std::string title;
  std::string kind;            // "agency", "role", "school"
  std::string recipient;       // id of the agency or role; a school's name as it is compared
  std::string recipient_name;  // as people say it
  std::vector<std::string> subjects;
  bool first_contact = false;        // they are the first to speak with the victim
  std::string reason;                // why, when staff added it
  std::vector<std::string> owed_by;  // "role@arm"
};
LINTEL_FACT(ShareOwed, share, rule, title, kind, recipient, recipient_name, subjects, first_contact, reason, owed_by)

struct ShareRecorded {
  std::string share;
  std::string channel;
  std::string to;  // who received it
  Instant sent_at{};
  std::vector<std::string> tests;  // that it meets, by id
  std::string what;
};
LINTEL_FACT(ShareRecorded, share, channel, to, sent_at, tests, what)

struct ShareAcknowledged {
  std::string share;
  std::string by;
  Instant at{};
};
LINTEL_FACT(ShareAcknowledged, share, by, at)

/// No longer owed: the child it names goes to another school.
struct ShareLifted {
  std::string share;
};
LINTEL_FACT(ShareLifted, share)

struct SchoolNamed {
  Schooling schooling;
};
LINTEL_FACT(SchoolNamed, schooling)

using NotificationFacts =
    boost::mp11::mp_list<PoliceNotified, ShareOwed, ShareRecorded, ShareAcknowledged, ShareLifted, SchoolNamed>;

}  // namespace lintel::casework
