#include "web/api/sent_request.h"

#include <algorithm>

#include "base/text.h"
#include "casework/verbs/contact/receive_request.h"
#include "terms/flatten.h"
#include "web/server/json_body.h"

namespace lintel::web::api {

namespace {

template <class T>
bool has_member(std::string_view name) {
  const auto names = casework::field_names<T>();
  return std::ranges::find(names, name) != names.end();
}

bool is_question(const pack::Pack& pack, std::string_view id) {
  if (pack.question(id)) return true;
  for (const auto& step : pack.form.public_path)
    if (std::ranges::find(step.questions, id, &pack::Question::id) != step.questions.end()) return true;
  return false;
}

bool is_known(const pack::Pack& pack, const std::string& name) {
  const auto steps = base::split(name, '.');
  if (steps[0] == "answers") return steps.size() == 2 && is_question(pack, steps[1]);
  if (steps[0] == "children" || steps[0] == "household")
    return steps.size() == 3 && has_member<casework::PersonGiven>(steps[2]) && !is_person_field_set_by_hub(steps[2]);
  return steps.size() == 1 && has_member<casework::ReceiveRequest>(name) && !is_set_by_hub(name);
}

std::vector<terms::Problem> unknown_names(const pack::Pack& pack, const terms::Fields& fields) {
  std::vector<terms::Problem> found;
  for (auto it = fields.begin(); it != fields.end(); it = fields.upper_bound(it->first))
    if (!is_known(pack, it->first)) found.push_back({it->first, "There is no field of this name here"});
  return found;
}

terms::Fields with_choices_joined(const terms::Fields& fields) {
  terms::Fields joined;
  for (auto it = fields.begin(); it != fields.end(); it = fields.upper_bound(it->first))
    joined.emplace(it->first, base::joined(terms::field_list(fields, it->first), "|"));
  return joined;
}

}  // namespace

bool is_set_by_hub(std::string_view request_field) {
  return request_field == "received_at" || request_field == "status_code";
}
bool is_person_field_set_by_hub(std::string_view person_field) {
  return person_field == "person";
}

std::expected<terms::Fields, ProblemDetails> sent_fields(const Visit& visit) {
  const auto unreadable = [&](int status, std::string detail) {
    return std::unexpected(ProblemDetails{.status = status,
                                          .type = "unreadable",
                                          .title = "The request cannot be read",
                                          .detail = std::move(detail),
                                          .reference = visit.request.id});
  };
  if (const auto body = read_json(visit.request); !body)
    return unreadable(body.error().kind == JsonError::Kind::wrong_type ? 415 : 400, describe(body.error()));
  auto fields = terms::fields_from_json(visit.request.body);
  if (!fields) return unreadable(400, fields.error());
  return std::move(*fields);
}

ProblemDetails mistaken(const Visit& visit, std::vector<terms::Problem> mistakes) {
  return {.status = 422,
          .type = "invalid-request",
          .title = "The request has mistakes",
          .detail = "Nothing was saved. Mend what is listed and send it again.",
          .errors = std::move(mistakes),
          .reference = visit.request.id};
}

bool key_too_long(const Visit& visit) {
  constexpr std::size_t key_at_most = 64;  // characters of an idempotency key
  return visit.request.header("idempotency-key").size() > key_at_most;
}

ProblemDetails bad_key(const Visit& visit) {
  return {.status = 400,
          .type = "bad-idempotency-key",
          .title = "The Idempotency-Key is too long",
          .detail = "It has at most 64 characters. Nothing was saved.",
          .reference = visit.request.id};
}

std::expected<terms::Fields, ProblemDetails> sent_request(const Visit& visit) {
  auto fields = sent_fields(visit);
  if (!fields) return fields;
  auto mistakes = unknown_names(visit.pack, *fields);
  const auto channel = terms::field(*fields, "channel");
  if (!channel.empty() && channel != "api" && channel != "public_form")
    mistakes.push_back({"channel", "Leave it out, or say api or public_form"});
  if (!mistakes.empty()) return std::unexpected(mistaken(visit, std::move(mistakes)));
  auto joined = with_choices_joined(*fields);
  if (channel.empty()) joined.emplace("channel", "api");
  if (channel == "public_form" && !joined.contains("referrer_kind")) joined.emplace("referrer_kind", "public");
  return joined;
}

}  // namespace lintel::web::api
