#include "web/pages/calls/shown.h"

#include "base/text.h"
#include "casework/verbs/call/call_verbs.h"
#include "domain/people/people.h"
#include "terms/london.h"
#include "web/pages/pages.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::calls {

namespace {

constexpr int people_found = 20;

using Kind = casework::Test::Kind;

// One word may be a first or a last name, or what somebody is known as; of several the first and the last count.
void by_name(casework::Query& query, std::string_view typed) {
  std::vector<std::string> words;
  for (const auto& word : base::split(domain::name_key(typed), ' '))
    if (!word.empty()) words.push_back(word);
  if (words.size() == 1) {
    for (const auto* column : {"family_key", "given_key", "known_as_key"})
      query.any_of.push_back({column, Kind::prefix, {words[0]}});
  } else if (words.size() > 1) {
    query.all_of = {{"family_key", Kind::prefix, {words.back()}}, {"given_key", Kind::prefix, {words.front()}}};
  }
}

}  // namespace

std::string Shown::path() const {
  return "/calls/" + percent_encoded(call.stream.key);
}

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts) {
  auto call = casework::fold_call(facts);
  const auto& pack = parts::pack_of(visit, call.pack);
  return {.visit = visit, .facts = facts, .call = std::move(call), .pack = pack};
}

std::string caller_words(const pack::Pack& pack, std::string_view caller, std::string_view agency) {
  if (caller == "public") return "A member of the public";
  return agency.empty() ? "A professional" : parts::agency_words(pack, agency);
}

std::string state_words(casework::CallState state) {
  using enum casework::CallState;
  switch (state) {
    case taken:
      return "Recorded";
    case queued:
      return "Waits to be rung back";
    case information_only:
      return "For information only";
    case signposted:
      return "Signposted";
    case redirected:
      return "Passed to the team that works with the family";
    case returned:
      return "Rung back";
    case closed:
      return "Closed";
  }
  return "";
}

bool answers(const Shown& shown) {
  return casework::holds_listed(shown.visit.actor, shown.call.taken.answerers);
}

casework::Query people_query(std::string_view typed) {
  casework::Query query{
      .hub = {}, .table = "people", .order = {{"family_key"}, {"given_key"}, {"born"}}, .limit = people_found};
  if (const auto number = domain::nhs_number(typed)) {
    query.all_of = {parts::equals("nhs_number", *number)};
  } else if (domain::postcode(typed)) {
    query.all_of = {parts::equals("postcode_key", domain::postcode_key(typed))};
  } else if (const auto date = terms::date_from_words(typed)) {
    query.all_of = {parts::equals("born", terms::iso_text(*date))};
  } else {
    by_name(query, typed);
  }
  return query;
}

}  // namespace lintel::web::calls

namespace lintel::web {

std::vector<Route> call_routes() {
  std::vector<Route> routes;
  for (auto* some : {calls::list_routes, calls::new_call_routes, calls::record_routes})
    for (auto& route : some()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
