#include "web/api/problem_json.h"

#include <boost/json.hpp>

#include <algorithm>

namespace lintel::web::api {

namespace {

namespace json = boost::json;

// RFC 6901: "children.1.born" of a form is /children/0/born of the JSON.
std::string pointer_of(std::string_view field) {
  std::string pointer = "/", number;
  for (const char c : std::string(field) + ".") {
    if (c != '.') {
      number += c;
      continue;
    }
    const bool counted = !number.empty() && std::ranges::all_of(number, [](char d) { return d >= '0' && d <= '9'; }) &&
                         number.size() < 6;
    pointer += (pointer == "/" ? "" : "/") + (counted ? std::to_string(std::max(1, std::stoi(number)) - 1) : number);
    number.clear();
  }
  return pointer;
}

json::array errors_of(const std::vector<terms::Problem>& problems) {
  json::array all;
  for (const auto& [field, message] : problems)
    all.push_back({{"field", field}, {"pointer", pointer_of(field)}, {"detail", message}});
  return all;
}

json::array refusals_of(const std::vector<terms::Refusal>& refusals) {
  json::array all;
  for (const auto& one : refusals)
    all.push_back({{"rule", one.rule.value}, {"detail", one.reason}, {"todo", one.todo}, {"source", one.source}});
  return all;
}

}  // namespace

ProblemDetails why_not(const Mistakes& mistakes) {
  if (!mistakes.not_saved.empty() || mistakes.unknown)
    return {.status = 503,
            .type = mistakes.unknown ? "not-known" : "not-saved",
            .title = mistakes.unknown ? "It may not have been saved" : "Not saved",
            .detail = "Send it again with the same Idempotency-Key: it is recorded once."};
  if (!mistakes.refusals.empty() && mistakes.refusals.front().rule.value == "request_key_reused")
    return {.status = 422,
            .type = "idempotency-key-reused",
            .title = "The Idempotency-Key was used for another request",
            .detail =
                "What was sent first with this key is recorded. Nothing of this request was saved: send it with a "
                "key of its own."};
  if (!mistakes.refusals.empty())
    return {.status = 403,
            .type = "refused",
            .title = "A rule of the hub says no",
            .detail = mistakes.refusals.front().reason,
            .refusals = mistakes.refusals};
  return {.status = 422,
          .type = "invalid-request",
          .title = "The request has mistakes",
          .detail = "Nothing was saved. Mend what is listed and send it again.",
          .errors = mistakes.problems};
}

Response problem_response(const ProblemDetails& problem) {
  json::object body{{"type", "urn:lintel:problem:" + problem.type},
                    {"title", problem.title},
                    {"status", problem.status},
                    {"detail", problem.detail}};
  if (!problem.errors.empty()) body["errors"] = errors_of(problem.errors);
  if (!problem.refusals.empty()) body["refusals"] = refusals_of(problem.refusals);
  if (!problem.reference.empty()) body["reference"] = problem.reference;
  auto response = json_response(json::serialize(body), problem.status);
  response.content_type = "application/problem+json";
  return response;
}

}  // namespace lintel::web::api
