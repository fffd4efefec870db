#include <fmt/format.h>

#include <algorithm>

#include "casework/verbs/person/details.h"
#include "casework/verbs/person/person_verbs.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct Request {
  std::string service;
  std::string team;
  std::string worker;
  std::string reference;
  std::optional<Date> opened_on;  // today when not given
};
BOOST_DESCRIBE_STRUCT(Request, (), (service, team, worker, reference, opened_on))

bool already_open(const PersonRecord& person, const Request& request) {
  return std::ranges::any_of(person.involvements, [&](const Involvement& one) {
    return one.open() && one.opened.service == request.service && one.opened.team == request.team;
  });
}

std::string next_id(const PersonRecord& person, const std::string& service) {
  const auto before = std::ranges::count(person.involvements, service,
                                         [](const auto& one) -> const auto& { return one.opened.service; });
  return fmt::format("{}-{}", service, before + 1);
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto person = fold_person(facts);
  const auto today = terms::london_date(context.now);
  std::vector<Problem> found;
  const auto request = terms::from_fields<Request>(fields, found);
  const auto opened_on = request.opened_on.value_or(today);
  for (auto& one : future_problem("opened_on", opened_on, today)) found.push_back(std::move(one));
  if (!context.pack.service(request.service))
    found.push_back({"service", "Choose one of the services listed"});
  else if (already_open(person, request))
    found.push_back({"service", "This service is already recorded as open"});
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, InvolvementOpened{.involvement = next_id(person, request.service),
                                                                       .service = request.service,
                                                                       .team = request.team,
                                                                       .worker = request.worker,
                                                                       .reference = request.reference,
                                                                       .opened_on = opened_on})},
                  .messages = {}};
}

}  // namespace

Verb open_involvement_verb() {
  return {.name = "open_involvement",
          .kind = "person",
          .phrase = "records a service as open",
          .fields = field_names<Request>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
