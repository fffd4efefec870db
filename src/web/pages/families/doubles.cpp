// Other open records of somebody with the same name and date of birth: perhaps the same child, and nobody knew.
#include <algorithm>

#include "casework/family_sight.h"
#include "casework/records/person.h"
#include "domain/people/people.h"
#include "terms/london.h"
#include "web/components/warning_text.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"

namespace lintel::web::families {

namespace {

using namespace parts;

constexpr int doubles_at_most = 20;  // of one child

std::vector<std::string> namesakes(const Visit& visit, const casework::PersonRecorded& child, const std::string& own) {
  if (!child.born || child.given_name.empty() || child.family_name.empty()) return {};
  const auto rows = visit.site.views.rows({.hub = visit.site.hub,
                                           .table = "people",
                                           .all_of = {equals("family_key", domain::name_key(child.family_name)),
                                                      equals("given_key", domain::name_key(child.given_name)),
                                                      equals("born", terms::iso_text(*child.born))},
                                           .order = {},
                                           .limit = doubles_at_most});
  std::vector<std::string> people;
  for (const auto& row : rows)
    if (row.text("person") != own) people.push_back(row.text("person"));
  return people;
}

std::vector<Html> families_with(const Visit& visit, const std::vector<std::string>& people) {
  casework::Query query{.hub = visit.site.hub,
                        .table = "family_members",
                        .all_of = {any_of("person", people), is_null("ended_on")},
                        .order = {{"family"}},
                        .limit = doubles_at_most};
  casework::keep_to_sight(query, visit.pack, visit.actor);
  std::vector<Html> found;
  for (const auto& row : visit.site.views.rows(query))
    found.push_back(link("/families/" + percent_encoded(row.text("family")), "Early help " + row.text("family")));
  return found;
}

std::vector<Html> contacts_with(const Visit& visit, const std::vector<std::string>& people, std::string_view own) {
  std::vector<std::string> references;
  if (!visit.may("see_contacts")) return {};
  for (const auto& row :
       visit.site.views.rows({.hub = visit.site.hub,
                              .table = "subjects",
                              .all_of = {any_of("person", people), equals("record_kind", std::string("contact"))},
                              .order = {{"received_at", true}},
                              .limit = doubles_at_most}))
    if (row.text("state") != "closed" && row.text("reference") != own) references.push_back(row.text("reference"));
  std::vector<Html> found;
  for (const auto& reference : visible(visit, references))
    found.push_back(link("/contacts/" + percent_encoded(reference), "Contact " + reference));
  return found;
}

}  // namespace

Html possible_doubles(const Visit& visit, const std::vector<terms::PersonId>& children, std::string_view contact) {
  if (!visit.may("see_people")) return {};
  std::vector<Html> lines;
  for (const auto& child : children) {
    if (child.empty()) continue;
    const auto person = casework::fold_person(visit.site.ledger.facts(visit.site.hub, casework::person_stream(child)));
    const auto people = namesakes(visit, person.details, child.value);
    if (people.empty()) continue;
    auto found = families_with(visit, people);
    std::ranges::move(contacts_with(visit, people, contact), std::back_inserter(found));
    for (const auto& one : found)
      lines.push_back(concat({one, ", ", person.details.given_name, " ", person.details.family_name, ", born ",
                              terms::date_words(*person.details.born)}));
  }
  if (lines.empty()) return {};
  return components::warning_text({.text =
                                       "A child of the same name and date of birth is in other open records. Look at "
                                       "them before you go on: it may be the same child."}) +
         bullets(lines);
}

}  // namespace lintel::web::families
