#include "casework/views/person_rows.h"

#include "casework/views/contact_rows.h"
#include "domain/people/people.h"

namespace lintel::casework {

namespace {

// What is not recorded is NULL, so that a search for a blank finds nobody.
Value date_or_null(const std::optional<Date>& date) {
  return date ? Value{terms::iso_text(*date)} : Value{};
}

std::string open_services(const PersonRecord& person) {
  const auto services = person.open_services();
  return several({services.begin(), services.end()});
}

// In the order of the columns in tables.cpp.
ViewRow person_row(const PersonRecord& person) {
  const auto& it = person.details;
  return {"people",
          {person.id().value, text_or_null(it.given_name), text_or_null(it.family_name),
           text_or_null(domain::name_key(it.given_name)), text_or_null(domain::name_key(it.family_name)),
           text_or_null(domain::name_key(it.known_as)), date_or_null(it.born), text_or_null(it.kind),
           text_or_null(it.nhs_number), text_or_null(it.address), text_or_null(it.postcode),
           text_or_null(domain::postcode_key(it.postcode)), text_or_null(open_services(person))}};
}

// Where the child lives, else where they go to school.
std::string district_of(const pack::Pack& pack, const PersonRecorded& it) {
  const auto* found = pack.district_of(it.postcode);
  if (!found) found = pack.district_of_school(it.school);
  return found ? found->id : "";
}

ViewRow involvement_row(const PersonRecord& person, const Involvement& one, const std::string& district) {
  const auto& it = one.opened;
  const auto closed_on = one.closed ? std::optional(one.closed->closed_on) : std::nullopt;
  return {"involvements",
          {person.id().value, it.involvement, it.service, text_or_null(it.team), text_or_null(it.worker),
           text_or_null(it.reference), terms::iso_text(it.opened_on), date_or_null(closed_on), std::int64_t{one.open()},
           text_or_null(person.name()), text_or_null(district)}};
}

}  // namespace

RecordRows person_rows(const PersonRecord& person, const pack::Pack& pack) {
  RecordRows rows{person.stream, {person_row(person)}};
  const auto district = district_of(pack, person.details);
  for (const auto& one : person.involvements) rows.rows.push_back(involvement_row(person, one, district));
  return rows;
}

}  // namespace lintel::casework
