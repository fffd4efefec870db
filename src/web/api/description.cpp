#include "web/api/description.h"

#include <boost/json.hpp>

#include <algorithm>

#include "base/text.h"
#include "casework/verbs/contact/receive_notification.h"
#include "casework/verbs/contact/receive_request.h"
#include "web/api/requests.h"
#include "web/api/sent_request.h"

namespace lintel::web::api {

namespace {

namespace json = boost::json;

// What the names do not say by themselves.
const std::map<std::string_view, std::string_view> explained = {
    {"channel",
     "api when left out; public_form for what a member of the public wrote, whose identity is then kept apart"},
    {"referrer_kind",
     "professional when left out; other_authority for another council; public, self or court for others"},
    {"keep_from_family", "a member of the public asks that the family is not told who they are; true when left out"},
    {"referrer_address", "of a member of the public only: kept apart"},
    {"referrer_relationship", "of a member of the public only: how they know the children"},
    {"born", "date of birth, 2018-03-03"},
    {"age_words", "when the date is not known: about five; due in March"},
    {"relation", "of a child: unborn child, or nothing; of others: mother, lodger ..."},
    {"nhs_number", "10 digits with a right check digit"},
    {"answers", "by question of the hub's own form"},
    {"police_reference", "taken once, however it is written"},
    {"grade", "standard, medium or high"},
    {"domestic_abuse", "yes or no, true or false"},
    {"crime_risk", "a child was or may become involved in crime: yes or no"},
    {"marac", "yes or no"},
    {"incident_at", "2026-10-06T20:10:00Z, or 2026-10-06 21:10 in London"},
    {"school", "its name; or not known, home educated, not at school"},
};

json::object ref(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}
json::object text_type() {
  return {{"type", "string"}};
}
json::object list_of(json::object items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

template <class T>
json::object type_of() {
  if constexpr (std::same_as<T, bool>)
    return {{"type", "boolean"}};
  else if constexpr (std::same_as<T, std::optional<terms::Date>>)
    return {{"type", "string"}, {"format", "date"}};
  else if constexpr (std::same_as<T, std::optional<terms::Instant>>)
    return {{"type", "string"}};
  else if constexpr (std::same_as<T, std::vector<casework::ChildNotified>>)
    return list_of(ref("ChildNotified"));
  else if constexpr (std::same_as<T, std::vector<casework::PersonGiven>>)
    return list_of(ref("Person"));
  else if constexpr (std::same_as<T, std::map<std::string, std::string>>)
    return ref("Answers");
  else
    return text_type();
}

template <class T>
json::object schema_of(bool (*left_out)(std::string_view)) {
  json::object properties;
  boost::mp11::mp_for_each<terms::MembersOf<T>>([&](auto member) {
    if (left_out(member.name)) return;
    auto type = type_of<std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>>();
    if (const auto words = explained.find(member.name); words != explained.end()) type["description"] = words->second;
    properties[member.name] = std::move(type);
  });
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

std::string condition_words(const pack::Condition& condition) {
  std::vector<std::string> parts;
  for (const auto& [id, values] : condition.all_of)
    parts.push_back(id + " is " + base::joined({values.begin(), values.end()}, " or "));
  return base::joined(parts, " and ");
}

std::string words_of(const pack::Question& question) {
  std::string words = question.label;
  if (!question.hint.empty()) words += " " + question.hint;
  if (const auto asked = condition_words(question.shown_when); !asked.empty()) words += " Asked when " + asked + ".";
  if (question.required) words += " Must be answered.";
  if (const auto needed = condition_words(question.required_when); !needed.empty())
    words += " Must be answered when " + needed + ".";
  return words;
}

json::array values_of(const pack::Question& question, const pack::Pack& pack) {
  json::array values;
  if (question.type == "level")
    for (const auto& level : pack.levels) values.emplace_back(level.id.value);
  if (question.type.starts_with("yes_no")) values = {"yes", "no"};
  if (question.type == "yes_no_not_known") values.emplace_back("not_known");
  for (const auto& choice : question.choices) values.emplace_back(choice.value);
  return values;
}

json::object schema_of_question(const pack::Question& question, const pack::Pack& pack) {
  json::object schema = text_type();
  if (auto values = values_of(question, pack); !values.empty()) schema["enum"] = std::move(values);
  if (question.type == "choices") schema = list_of(std::move(schema));
  if (question.type == "date") schema["format"] = "date";
  if (question.max_length > 0) schema["maxLength"] = question.max_length;
  schema["description"] = words_of(question);
  return schema;
}

json::object answers_schema(const pack::Pack& pack) {
  json::object properties;
  for (const auto* sections : {&pack.form.sections, &pack.form.public_path})
    for (const auto& section : *sections)
      for (const auto& question : section.questions)
        if (!properties.contains(question.id)) properties[question.id] = schema_of_question(question, pack);
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

json::object object_of(json::object properties) {
  return {{"type", "object"}, {"properties", std::move(properties)}};
}
json::object instant_type() {
  return {{"type", "string"}, {"format", "date-time"}};
}
json::object maybe_instant() {
  return {{"type", json::array{"string", "null"}}, {"format", "date-time"}};
}

json::object received_schema() {
  return object_of({{"reference", text_type()},
                    {"status_code", text_type()},
                    {"status_url", text_type()},
                    {"received_at", instant_type()},
                    {"due", maybe_instant()}});
}

json::object standing_schema() {
  return object_of({{"reference", text_type()},
                    {"standing", {{"type", "string"}, {"enum", json::array{"received", "being_looked_at", "decided"}}}},
                    {"received_at", instant_type()},
                    {"due", maybe_instant()},
                    {"decided_at", maybe_instant()},
                    {"answered_at", maybe_instant()}});
}

json::object problem_schema() {
  const json::object error = object_of({{"field", text_type()}, {"pointer", text_type()}, {"detail", text_type()}});
  const json::object refusal =
      object_of({{"rule", text_type()}, {"detail", text_type()}, {"todo", text_type()}, {"source", text_type()}});
  return object_of({{"type", text_type()},
                    {"title", text_type()},
                    {"status", {{"type", "integer"}}},
                    {"detail", text_type()},
                    {"errors", list_of(error)},
                    {"refusals", list_of(refusal)},
                    {"reference", text_type()}});
}

json::object answer_of(std::string_view words, std::string_view schema, std::string_view media = "application/json") {
  return {{"description", words}, {"content", {{media, {{"schema", ref(schema)}}}}}};
}
json::object problem_of(std::string_view words) {
  return answer_of(words, "Problem", "application/problem+json");
}

json::object idempotency_key() {
  return {{"name", "Idempotency-Key"},
          {"in", "header"},
          {"required", false},
          {"description", "Of your choosing: what is sent again with the same key is recorded once."},
          {"schema", {{"type", "string"}, {"maxLength", 64}}}};
}

json::object asked_for(std::string_view schema, const json::object& example) {
  return {{"required", true}, {"content", {{"application/json", {{"schema", ref(schema)}, {"example", example}}}}}};
}

json::object answers_to_sending(std::string_view schema, std::string_view mistakes) {
  return {{"201", answer_of("Received", schema)},
          {"200", answer_of("Received before, with the same key", schema)},
          {"400", problem_of("Not JSON, or not as it must be")},
          {"401", problem_of("No key, or a wrong one")},
          {"403", problem_of("A rule of the hub says no, or the key may not do this")},
          {"415", problem_of("The content type is not application/json")},
          {"422", problem_of(mistakes)},
          {"503", problem_of("Not saved, or not known whether it was")}};
}

// `what` was sent: "request".
json::object asking_of(const std::string& what, std::string_view schema) {
  return {
      {"summary", "What has become of a " + what + " that this key sent"},
      {"operationId", "show_" + what},
      {"parameters", json::array{{{"name", "reference"}, {"in", "path"}, {"required", true}, {"schema", text_type()}}}},
      {"responses",
       {{"200", answer_of("Where it stands", schema)},
        {"401", problem_of("No key, or a wrong one")},
        {"404", problem_of("This key has sent no " + what + " with this reference")}}}};
}

json::object receiving(const pack::Pack& pack) {
  return {{"summary", "Send: " + pack.request_name},
          {"operationId", "receive_request"},
          {"parameters", json::array{idempotency_key()}},
          {"requestBody", asked_for("Request", example_request(pack))},
          {"responses", answers_to_sending("Received",
                                           "Mistakes, by field, or the key was used for another request. "
                                           "Nothing was saved")}};
}

bool nothing_left_out(std::string_view) {
  return false;
}
bool is_notification_set_by_hub(std::string_view field) {
  return !casework::is_notification_field(field) && field != "children";
}

json::object notification_schema() {
  auto schema = schema_of<casework::ReceiveNotification>(is_notification_set_by_hub);
  auto& properties = schema["properties"].as_object();
  for (const auto* flag : {"domestic_abuse", "crime_risk", "marac"})
    properties[flag].as_object()["type"] = json::array{"string", "boolean"};
  properties["grade"].as_object()["enum"] = json::array{"standard", "medium", "high"};
  schema["required"] = json::array{"police_reference", "grade",       "domestic_abuse", "crime_risk", "marac",
                                   "incident",         "incident_at", "incident_place", "officer"};
  return schema;
}

json::object notifying(const pack::Pack& pack) {
  auto responses = answers_to_sending("NotificationReceived", "Mistakes, by field. Nothing was saved");
  responses["409"] = problem_of("A notification with this police reference is here already: Location says where");
  return {{"summary", "Send: " + pack.notifications.title},
          {"operationId", "receive_notification"},
          {"parameters", json::array{idempotency_key()}},
          {"requestBody", asked_for("Notification", example_notification())},
          {"responses", responses}};
}

json::object notification_received_schema() {
  return object_of({{"reference", text_type()},
                    {"police_reference", text_type()},
                    {"received_at", instant_type()},
                    {"standing", text_type()}});
}

// A hub that takes no notifications has no such paths.
void add_notifications(json::object& description, const pack::Pack& pack) {
  if (!pack.notifications.exists()) return;
  auto& paths = description["paths"].as_object();
  paths["/api/v1/notifications"] = json::object{{"post", notifying(pack)}};
  paths["/api/v1/notifications/{reference}"] = json::object{{"get", asking_of("notification", "NotificationReceived")}};
  auto& schemas = description["components"].as_object()["schemas"].as_object();
  schemas["Notification"] = notification_schema();
  schemas["ChildNotified"] = schema_of<casework::ChildNotified>(nothing_left_out);
  schemas["NotificationReceived"] = notification_received_schema();
}

json::object describing() {
  return {
      {"summary", "This description"},
      {"operationId", "show_description"},
      {"security", json::array{}},
      {"responses",
       {{"200",
         {{"description", "OpenAPI 3.1"}, {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}}}}}};
}

std::string example_answer(const pack::Question& question, const pack::Pack& pack) {
  if (question.type == "level") return pack.levels.empty() ? "" : pack.levels.back().id.value;
  if (question.type.starts_with("yes_no")) return "no";
  if (question.type == "choice" || question.type == "choices") return question.choices.front().value;
  if (question.type == "date") return "2026-05-01";
  if (question.type == "email") return "ruth.adeyemi@example.org";
  if (question.type == "phone") return "01632 960120";
  return "Text";
}

json::object example_answers(const pack::Pack& pack) {
  std::map<std::string, std::string> answers;
  for (const auto& section : pack.form.sections)
    for (const auto& question : section.questions)
      if (casework::question_required(question, answers)) answers[question.id] = example_answer(question, pack);
  json::object object;
  for (const auto& [id, answer] : answers) object[id] = answer;
  return object;
}

}  // namespace

json::object example_request(const pack::Pack& pack) {
  return {{"referrer_name", "Ruth Adeyemi"},
          {"referrer_agency", "Example Primary School"},
          {"referrer_role", "Deputy head"},
          {"referrer_phone", "01632 960120"},
          {"children", json::array{{{"given_name", "Mira"}, {"family_name", "Exampleton"}, {"born", "2018-03-03"}}}},
          {"household", json::array{{{"given_name", "Dana"},
                                     {"family_name", "Exampleton"},
                                     {"relation", "mother"},
                                     {"parental_responsibility", true}}}},
          {"answers", example_answers(pack)}};
}

json::object example_notification() {
  return {{"police_reference", "EX-2026-0042"},
          {"grade", "medium"},
          {"domestic_abuse", true},
          {"crime_risk", false},
          {"marac", false},
          {"incident", "Shouting heard by a neighbour"},
          {"incident_at", "2026-01-06T20:10:00Z"},
          {"incident_place", "2 Example Row"},
          {"children", json::array{{{"given_name", "Mira"},
                                    {"family_name", "Exampleton"},
                                    {"born", "2018-03-03"},
                                    {"address", "2 Example Row"},
                                    {"school", "Example Primary School"}}}},
          {"victim_given_name", "Dana"},
          {"victim_family_name", "Exampleton"},
          {"officer", "PC Ann Example"},
          {"officer_number", "1234"},
          {"officer_unit", "Response"},
          {"narrative", "Officers attended and spoke with both parents."}};
}

json::object description(const pack::Pack& pack) {
  json::object whole{{"openapi", "3.1.0"},
                     {"info",
                      {{"title", pack.hub_name + ": " + pack.request_name},
                       {"version", "1"},
                       {"description", "Send requests for support and ask what became of them. The form is version " +
                                           pack.form.version + "."}}},
                     {"security", json::array{{{"key", json::array{}}}}},
                     {"paths",
                      {{"/api/v1/requests", {{"post", receiving(pack)}}},
                       {"/api/v1/requests/{reference}", {{"get", asking_of("request", "Standing")}}},
                       {"/api/v1/openapi.json", {{"get", describing()}}}}},
                     {"components",
                      {{"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}}},
                       {"schemas",
                        {{"Request", schema_of<casework::ReceiveRequest>(is_set_by_hub)},
                         {"Person", schema_of<casework::PersonGiven>(is_person_field_set_by_hub)},
                         {"Answers", answers_schema(pack)},
                         {"Received", received_schema()},
                         {"Standing", standing_schema()},
                         {"Problem", problem_schema()}}}}}};
  add_notifications(whole, pack);
  return whole;
}

Response show_description(const Visit& visit) {
  return json_response(json::serialize(description(visit.pack)));
}

}  // namespace lintel::web::api
