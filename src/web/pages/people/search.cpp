#include "web/pages/people/search.h"

#include "domain/people/people.h"
#include "terms/london.h"

namespace lintel::web::people {

namespace {

using Kind = casework::Test::Kind;

}  // namespace

std::vector<terms::Problem> mistakes_in(const Wanted& wanted) {
  std::vector<terms::Problem> found;
  if (!wanted.anything()) found.push_back({"given_name", "Enter a name, a date of birth, an NHS number or a postcode"});
  if (!wanted.born.empty() && !terms::date_from_words(wanted.born))
    found.push_back({"born", "Enter a real date, like 27 3 2017"});
  if (!wanted.nhs_number.empty() && !domain::nhs_number(wanted.nhs_number))
    found.push_back({"nhs_number", "Enter the 10 digits of a real NHS number: the last digit does not fit the others"});
  if (!wanted.postcode.empty() && domain::postcode_key(wanted.postcode).empty())
    found.push_back({"postcode", "Enter a postcode or its beginning"});
  return found;
}

casework::Query query_for(const Wanted& wanted) {
  casework::Query query{.table = "people", .order = {{"family_key"}, {"given_key"}, {"born"}}};
  const auto add = [&](std::string column, Kind kind, std::string value) {
    query.all_of.push_back({std::move(column), kind, {std::move(value)}});
  };
  if (!wanted.family_name.empty()) add("family_key", Kind::prefix, domain::name_key(wanted.family_name));
  if (!wanted.given_name.empty()) {
    const auto key = domain::name_key(wanted.given_name);
    query.any_of = {{"given_key", Kind::prefix, {key}}, {"known_as_key", Kind::prefix, {key}}};
  }
  if (const auto born = terms::date_from_words(wanted.born)) add("born", Kind::equal, terms::iso_text(*born));
  if (const auto number = domain::nhs_number(wanted.nhs_number)) add("nhs_number", Kind::equal, *number);
  if (!wanted.postcode.empty()) add("postcode_key", Kind::prefix, domain::postcode_key(wanted.postcode));
  return query;
}

}  // namespace lintel::web::people
