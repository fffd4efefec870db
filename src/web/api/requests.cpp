#include "web/api/requests.h"

#include <boost/json.hpp>

#include "casework/records/contact.h"
#include "web/api/problem_json.h"
#include "web/api/sent_request.h"
#include "web/pages/request/code.h"
#include "web/pages/request/standing.h"

namespace lintel::web::api {

namespace {

namespace json = boost::json;

// With the same key the same code, so that a caller whose answer was lost is told what the first was.
std::string code_for(const Visit& visit) {
  const auto key = visit.request.header("idempotency-key");
  return request::status_code(visit.site, "api/" + visit.api_client + "/" +
                                              (key.empty() ? "once/" + visit.request.id : "key/" + std::string(key)));
}

json::value instant_or_null(const std::optional<terms::Instant>& instant) {
  return instant ? json::value(terms::iso_text(*instant)) : json::value(nullptr);
}

Response unknown_request(const Visit& visit) {
  return problem_response({.status = 404,
                           .type = "not-found",
                           .title = "No such request",
                           .detail = "This key has sent no request with this reference.",
                           .reference = visit.request.id});
}

Response received(const Visit& visit, const casework::Done& done) {
  const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, done.stream));
  const json::object body{{"reference", done.stream.key},
                          {"status_code", request::spoken_code(code_for(visit))},
                          {"status_url", visit.site.base_url + "/status"},
                          {"received_at", terms::iso_text(record.received.received_at)},
                          {"due", instant_or_null(request::decision_due(record))}};
  auto response = json_response(json::serialize(body), done.repeated ? 200 : 201);
  response.add_header("Location", "/api/v1/requests/" + done.stream.key);
  return response;
}

Response answer_to(const Visit& visit, const casework::Result& result) {
  if (key_too_long(visit)) return problem_response(bad_key(visit));
  if (const auto sent = sent_request(visit); !sent) return problem_response(sent.error());
  if (const auto* done = std::get_if<casework::Done>(&result)) return received(visit, *done);
  auto problem = why_not(mistakes_of(result));
  problem.reference = visit.request.id;
  return problem_response(problem);
}

}  // namespace

// What cannot be read goes to the verb as nothing at all, which it declines; the answer then says what was wrong with
// it.
Act receive_request() {
  return {.verb = "receive_request",
          .doing =
              [](const Visit& visit) {
                casework::Doing doing;
                auto sent = sent_request(visit);
                if (!sent || key_too_long(visit)) return doing;
                doing.fields = std::move(*sent);
                doing.fields.emplace("status_code", code_for(visit));
                return doing;
              },
          .answer = answer_to};
}

Response show_request(const Visit& visit) {
  const auto facts = visit.site.ledger.facts(visit.site.hub, {"contact", visit.param("reference")});
  if (facts.empty() || facts.front().by != visit.actor.id) return unknown_request(visit);
  const auto record = casework::fold_contact(facts);
  const json::object body{{"reference", record.received.reference},
                          {"standing", request::standing_word(record)},
                          {"received_at", terms::iso_text(record.received.received_at)},
                          {"due", instant_or_null(request::decision_due(record))},
                          {"decided_at", instant_or_null(request::decided_at(record))},
                          {"answered_at", instant_or_null(request::answered_at(record))}};
  return json_response(json::serialize(body));
}

}  // namespace lintel::web::api
