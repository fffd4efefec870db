#include "casework/records/person.h"

#include <algorithm>

namespace lintel::casework {

namespace {

std::string as_text(const std::string& value) {
  return value;
}
std::string as_text(const std::optional<Date>& value) {
  return value ? terms::iso_text(*value) : "";
}

void set_from(std::string& value, const std::string& text) {
  value = text;
}
void set_from(std::optional<Date>& value, const std::string& text) {
  value = terms::date_from_iso(text);
}

template <class Visit>
void with_field(std::string_view name, Visit visit) {
  boost::mp11::mp_for_each<terms::MembersOf<PersonRecorded>>([&](auto member) {
    if (member.name == name) visit(member.pointer);
  });
}

std::string full_name(const PersonRecorded& details) {
  const auto& given = details.given_name.empty() ? details.known_as : details.given_name;
  if (given.empty()) return details.family_name;
  return details.family_name.empty() ? given : given + " " + details.family_name;
}

}  // namespace

// Not in the unnamed namespace: apply_fact finds them by the record they change.
static void apply(PersonRecord& record, const PersonRecorded& it, const Fact&) {
  record.details = it;
}

static void apply(PersonRecord& record, const PersonCorrected& it, const Fact& fact) {
  with_field(it.field, [&](auto member) { set_from(record.details.*member, it.after); });
  record.corrections.push_back({it, fact.at, fact.by, fact.by_name});
}

static void apply(PersonRecord& record, const InvolvementOpened& it, const Fact&) {
  record.involvements.push_back({it, std::nullopt});
}

static void apply(PersonRecord& record, const InvolvementClosed& it, const Fact&) {
  for (auto& one : record.involvements)
    if (one.opened.involvement == it.involvement) one.closed = it;
}

std::string PersonRecord::name() const {
  const auto name = full_name(details);
  return name.empty() ? "Name not known" : name;
}

const Involvement* PersonRecord::involvement(std::string_view id) const {
  const auto it =
      std::ranges::find(involvements, id, [](const auto& one) -> const auto& { return one.opened.involvement; });
  return it == involvements.end() ? nullptr : &*it;
}

std::optional<Date> PersonRecord::case_closed_on() const {
  std::optional<Date> last;
  for (const auto& one : involvements) {
    if (one.open()) return std::nullopt;
    if (!last || one.closed->closed_on > *last) last = one.closed->closed_on;
  }
  return last;
}

std::set<std::string> PersonRecord::open_services() const {
  std::set<std::string> services;
  for (const auto& one : involvements)
    if (one.open()) services.insert(one.opened.service);
  return services;
}

void apply_fact(PersonRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, PersonFacts{});
}

PersonRecord fold_person(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  PersonRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

std::string person_field(const PersonRecorded& details, std::string_view name) {
  std::string text;
  with_field(name, [&](auto member) { text = as_text(details.*member); });
  return text;
}

StreamId person_stream(const PersonId& person) {
  return {"person", person.value};
}

NewFact person_recorded(const PersonId& person, const Subject& subject) {
  return new_fact(person_stream(person), PersonRecorded{.given_name = subject.given_name,
                                                        .family_name = subject.family_name,
                                                        .known_as = subject.known_as,
                                                        .born = subject.born,
                                                        .age_words = subject.age_words,
                                                        .sex = subject.sex,
                                                        .kind = subject.child ? "child" : "adult",
                                                        .nhs_number = subject.nhs_number,
                                                        .upn = {},
                                                        .address = subject.address,
                                                        .postcode = subject.postcode,
                                                        .school = subject.school,
                                                        .ethnicity = subject.ethnicity,
                                                        .first_language = subject.first_language,
                                                        .religion = {},
                                                        .needs = subject.needs,
                                                        .note = subject.note});
}

}  // namespace lintel::casework
