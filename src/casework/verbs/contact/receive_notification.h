#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/contact.h"
#include "casework/verb.h"
#include "terms/codec.h"

namespace lintel::casework {

inline constexpr int children_of_notification = 20;  // at most

/// A child of a police notification. `school` is its name, or one of the words of school_words().
struct ChildNotified {
  std::string given_name, family_name;
  std::optional<terms::Date> born;
  std::string age_words, sex, address, postcode, school;
};
BOOST_DESCRIBE_STRUCT(ChildNotified, (), (given_name, family_name, born, age_words, sex, address, postcode, school))

/// What the police send of an incident: the same from the API, a file and the form of the hub's staff (B-18). Mistakes
/// come back as "grade", "children.<n>.<field>".
struct ReceiveNotification {
  std::string channel;                        // "api" when blank
  std::optional<terms::Instant> received_at;  // now when blank; never later than now
  std::string police_reference;
  std::string grade;                              // "standard", "medium", "high"
  std::string domestic_abuse, crime_risk, marac;  // "yes" or "no"; each must be said
  std::string incident;
  std::optional<terms::Instant> incident_at;
  std::string incident_place;
  std::vector<ChildNotified> children;
  std::string victim_given_name, victim_family_name;
  std::optional<terms::Date> victim_born;
  std::string victim_address;
  std::string perpetrator_given_name, perpetrator_family_name;
  std::optional<terms::Date> perpetrator_born;
  std::string officer, officer_number, officer_unit;
  std::string narrative;
};
BOOST_DESCRIBE_STRUCT(ReceiveNotification, (),
                      (channel, received_at, police_reference, grade, domestic_abuse, crime_risk, marac, incident,
                       incident_at, incident_place, children, victim_given_name, victim_family_name, victim_born,
                       victim_address, perpetrator_given_name, perpetrator_family_name, perpetrator_born, officer,
                       officer_number, officer_unit, narrative))

/// Whether senders may fill in a field of this name: "grade", "children.1.born". How and when it came the hub says.
bool is_notification_field(std::string_view name);

/// What a school's name may be instead: "not known", "home educated", "not at school".
std::span<const std::string_view> school_words();
/// A school as it was written: its standing, and its name where it is one.
Schooling schooling_from(std::string subject, std::string_view written);
/// The name by which two ways of writing one school are compared: "St. Anne's  Primary" and "st annes primary".
std::string school_key(std::string_view name);

/// The record that a police reference is taken by, however it is written: "lc-2026 0042" and "LC/2026/0042". Its one
/// fact says which contact has it. Null for a text without a letter or digit.
std::optional<StreamId> notification_stream(std::string_view police_reference);
/// The contact that has this police reference; empty when none has.
std::string contact_numbered(const std::vector<Fact>& facts_of_notification_stream);

}  // namespace lintel::casework
