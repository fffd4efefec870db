#include "web/api/notifications.h"

#include <boost/json.hpp>

#include <algorithm>

#include "casework/verbs/contact/receive_notification.h"
#include "web/api/problem_json.h"
#include "web/api/sent_request.h"
#include "web/pages/request/standing.h"

namespace lintel::web::api {

namespace {

namespace json = boost::json;

std::string address_of(const std::string& reference) {
  return "/api/v1/notifications/" + reference;
}

std::vector<terms::Problem> unknown_names(const terms::Fields& fields) {
  std::vector<terms::Problem> found;
  for (auto it = fields.begin(); it != fields.end(); it = fields.upper_bound(it->first))
    if (!casework::is_notification_field(it->first))
      found.push_back({it->first, "There is no field of this name here"});
  return found;
}

std::expected<terms::Fields, ProblemDetails> sent_notification(const Visit& visit) {
  if (key_too_long(visit)) return std::unexpected(bad_key(visit));
  auto fields = sent_fields(visit);
  if (!fields) return fields;
  if (auto mistakes = unknown_names(*fields); !mistakes.empty())
    return std::unexpected(mistaken(visit, std::move(mistakes)));
  fields->emplace("channel", "api");
  return fields;
}

json::object body_of(const casework::ContactRecord& record) {
  return {{"reference", record.received.reference},
          {"police_reference", record.police ? record.police->it.police_reference : ""},
          {"received_at", terms::iso_text(record.received.received_at)},
          {"standing", request::standing_word(record)}};
}

Response received(const Visit& visit, const casework::Done& done) {
  const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, done.stream));
  auto response = json_response(json::serialize(body_of(record)), done.repeated ? 200 : 201);
  response.add_header("Location", address_of(done.stream.key));
  return response;
}

bool is_here_already(const Mistakes& mistakes) {
  return std::ranges::any_of(mistakes.refusals, [](const terms::Refusal& one) {
    return one.rule.value == "notification_received_before" || one.rule.value == "notification_differs";
  });
}

// Where the first one is, so that a caller need not read it out of words.
Response here_already(const Visit& visit, const Mistakes& mistakes, const terms::Fields& sent) {
  auto response = problem_response({.status = 409,
                                    .type = "received-before",
                                    .title = "A notification with this police reference is here already",
                                    .detail = mistakes.refusals.front().reason,
                                    .refusals = mistakes.refusals,
                                    .reference = visit.request.id});
  if (const auto stream = casework::notification_stream(terms::field(sent, "police_reference")))
    if (const auto first = casework::contact_numbered(visit.site.ledger.facts(visit.site.hub, *stream)); !first.empty())
      response.add_header("Location", address_of(first));
  return response;
}

Response answer_to(const Visit& visit, const casework::Result& result) {
  const auto sent = sent_notification(visit);
  if (!sent) return problem_response(sent.error());
  if (const auto* done = std::get_if<casework::Done>(&result)) return received(visit, *done);
  const auto mistakes = mistakes_of(result);
  if (is_here_already(mistakes)) return here_already(visit, mistakes, *sent);
  auto problem = why_not(mistakes);
  problem.reference = visit.request.id;
  return problem_response(problem);
}

Response unknown_notification(const Visit& visit) {
  return problem_response({.status = 404,
                           .type = "not-found",
                           .title = "No such notification",
                           .detail = "This key has sent no notification with this reference.",
                           .reference = visit.request.id});
}

}  // namespace

// What cannot be read goes to the verb as nothing at all, which it declines; the answer then says what was wrong.
Act receive_notification() {
  return {.verb = "receive_notification",
          .doing =
              [](const Visit& visit) {
                casework::Doing doing;
                if (auto sent = sent_notification(visit)) doing.fields = std::move(*sent);
                return doing;
              },
          .answer = answer_to};
}

Response show_notification(const Visit& visit) {
  const auto facts = visit.site.ledger.facts(visit.site.hub, {"contact", visit.param("reference")});
  if (facts.empty() || facts.front().by != visit.actor.id) return unknown_notification(visit);
  const auto record = casework::fold_contact(facts);
  if (!record.police) return unknown_notification(visit);
  return json_response(json::serialize(body_of(record)));
}

}  // namespace lintel::web::api
