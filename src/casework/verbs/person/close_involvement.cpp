#include "casework/verbs/person/details.h"
#include "casework/verbs/person/person_verbs.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct Request {
  std::string involvement;
  std::optional<Date> closed_on;  // today when not given
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Request, (), (involvement, closed_on, reason))

void check_involvement(const Involvement* involvement, Date closed_on, std::vector<Problem>& found) {
  if (!involvement || !involvement->open()) {
    found.push_back({"involvement", "Choose a service that is open"});
  } else if (closed_on < involvement->opened.opened_on) {
    found.push_back({"closed_on", "The date cannot be before the day it opened"});
  }
}

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto person = fold_person(facts);
  const auto today = terms::london_date(context.now);
  std::vector<Problem> found;
  const auto request = terms::from_fields<Request>(fields, found);
  const auto closed_on = request.closed_on.value_or(today);
  check_involvement(person.involvement(request.involvement), closed_on, found);
  for (auto& one : future_problem("closed_on", closed_on, today)) found.push_back(std::move(one));
  if (request.reason.empty()) found.push_back({"reason", "Say why it closed"});
  if (!found.empty()) return problems(std::move(found));
  return Decision{
      .facts = {new_fact(context.stream, InvolvementClosed{request.involvement, closed_on, request.reason})},
      .messages = {}};
}

}  // namespace

Verb close_involvement_verb() {
  return {.name = "close_involvement",
          .kind = "person",
          .phrase = "records a service as closed",
          .fields = field_names<Request>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
