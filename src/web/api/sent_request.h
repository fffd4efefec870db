#pragma once

#include <expected>

#include "pack/pack.h"
#include "terms/fields.h"
#include "web/api/problem_json.h"
#include "web/session/visit.h"

namespace lintel::web::api {

/// The fields of a JSON body, whatever their names.
std::expected<terms::Fields, ProblemDetails> sent_fields(const Visit& visit);
ProblemDetails mistaken(const Visit& visit, std::vector<terms::Problem> mistakes);
/// An idempotency key has a greatest length.
bool key_too_long(const Visit& visit);
ProblemDetails bad_key(const Visit& visit);

/// The fields of receive_request out of a JSON body. Strict: a name that nothing would read is a mistake, because what
/// stands under it would be lost. A list of texts is one answer with several choices.
std::expected<terms::Fields, ProblemDetails> sent_request(const Visit& visit);

/// What a caller may not set: the hub does.
bool is_set_by_hub(std::string_view request_field);
bool is_person_field_set_by_hub(std::string_view person_field);

}  // namespace lintel::web::api
