#pragma once

#include <string>
#include <vector>

#include "terms/refusal.h"
#include "web/server/response.h"
#include "web/session/route.h"

/// What the API says when it cannot do what was asked: application/problem+json (RFC 9457).
namespace lintel::web::api {

struct ProblemDetails {
  int status = 400;
  std::string type;                    // the last part of its name: "invalid-request"
  std::string title;                   // the same for every problem of the type
  std::string detail;                  // this one, in words
  std::vector<terms::Problem> errors;  // by field: "answers.worry", "children.1.born"
  std::vector<terms::Refusal> refusals;
  std::string reference;  // of the request in the hub's log
};
Response problem_response(const ProblemDetails& problem);
/// Why a verb did not do what was asked.
ProblemDetails why_not(const Mistakes& mistakes);

}  // namespace lintel::web::api
