#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "casework/verbs/contact/receive_request.h"
#include "web/api/description.h"
#include "web/pages/request/request_fixtures.h"
#include "web/api/sent_request.h"
#include "web/pages/pages.h"
#include "web/pages/parts/trial_notifications.h"
#include "web/session/api_key.h"
#include "web/session/trial.h"

namespace lintel::web {
namespace {

namespace json = boost::json;

class ApiTest : public testing::Test {
 protected:
  Trial trial{parts::with_notifications(fixtures::whole_pack()), api_routes()};
  std::string key = add_api_key(trial.site, {"school system", {"receive_request"}});
  std::string other_key = add_api_key(trial.site, {"health system", {"receive_request"}});

  struct Call {
    Method method = Method::post;
    std::string path = "/api/v1/requests";
    std::string body = {};
    std::string key = {};
    std::string idempotency_key = {};
    std::string content_type = "application/json";
  };
  Response call(const Call& call) {
    Request request{
        .method = call.method, .path = call.path, .body = call.body, .id = "request-" + std::to_string(++calls)};
    request.headers.push_back({"content-type", call.content_type});
    if (!call.key.empty()) request.headers.push_back({"authorization", "Bearer " + call.key});
    if (!call.idempotency_key.empty()) request.headers.push_back({"idempotency-key", call.idempotency_key});
    std::optional<Response> given;
    trial.router.answer(std::move(request), [&](Response response) { given = std::move(response); });
    trial.run_posted();
    return given.value_or(Response{.status = 0});
  }
  json::object example() { return api::example_request(trial.shelf.pack_); }
  static json::object body_of(const Response& response) { return json::parse(response.body).as_object(); }
  static std::string text(const json::object& object, std::string_view name) {
    return std::string(object.at(name).as_string());
  }
  int calls = 0;
};

TEST_F(ApiTest, the_example_of_the_description_is_accepted) {
  const auto response = call({.body = json::serialize(example()), .key = key});
  ASSERT_EQ(response.status, 201) << response.body;
  const auto body = body_of(response);
  EXPECT_EQ(Trial::header(response, "Location"), "/api/v1/requests/" + text(body, "reference"));
  EXPECT_EQ(text(body, "status_code").size(), 11u);
  EXPECT_FALSE(body.at("due").is_null());
}

TEST_F(ApiTest, what_is_sent_again_with_its_key_is_recorded_once_and_told_the_same) {
  const Call once{.body = json::serialize(example()), .key = key, .idempotency_key = "k-1"};
  const auto first = call(once), second = call(once);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(body_of(first), body_of(second));
}

TEST_F(ApiTest, a_key_used_for_another_request_is_refused_and_nothing_of_it_is_saved) {
  auto other = example();
  other["referrer_name"] = "Somebody Else";
  const auto first = call({.body = json::serialize(example()), .key = key, .idempotency_key = "k-1"});
  const auto facts = trial.store.fact_count(trial.site.hub);
  const auto second = call({.body = json::serialize(other), .key = key, .idempotency_key = "k-1"});
  EXPECT_EQ(second.status, 422);
  EXPECT_EQ(second.content_type, "application/problem+json");
  EXPECT_EQ(text(body_of(second), "type"), "urn:lintel:problem:idempotency-key-reused");
  EXPECT_EQ(trial.store.fact_count(trial.site.hub), facts);
  const auto again = call({.body = json::serialize(example()), .key = key, .idempotency_key = "k-1"});
  EXPECT_EQ(text(body_of(again), "reference"), text(body_of(first), "reference"));
}

TEST_F(ApiTest, whatever_goes_wrong_is_told_as_a_problem_in_words) {
  const auto told = [&](const Response& response, int status) {
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(response.content_type, "application/problem+json");
    const auto body = body_of(response);
    EXPECT_EQ(body.at("status").as_int64(), status);
    EXPECT_FALSE(text(body, "detail").empty());
    EXPECT_TRUE(text(body, "type").starts_with("urn:lintel:problem:"));
  };
  const auto weak = add_api_key(trial.site, {"weak", {}});
  told(call({.body = "{}"}), 401);
  told(call({.body = "{}", .key = weak}), 403);
  told(call({.method = Method::get, .path = "/api/v1/nothing"}), 404);
  const auto wrong_method = call({.method = Method::delete_, .path = "/api/v1/requests", .key = key});
  told(wrong_method, 405);
  EXPECT_TRUE(Trial::header(wrong_method, "Allow").contains("POST"));
  for (const int status : {413, 429, 500, 503}) told(error_page(status, "reference-1", true), status);
}

TEST_F(ApiTest, two_callers_with_the_same_key_text_do_not_meet) {
  const auto first = call({.body = json::serialize(example()), .key = key, .idempotency_key = "k-1"});
  const auto second = call({.body = json::serialize(example()), .key = other_key, .idempotency_key = "k-1"});
  EXPECT_EQ(second.status, 201);
  EXPECT_NE(text(body_of(first), "reference"), text(body_of(second), "reference"));
}

TEST_F(ApiTest, nobody_comes_in_without_a_key_or_without_its_scope) {
  EXPECT_EQ(call({.body = json::serialize(example())}).status, 401);
  EXPECT_EQ(call({.body = json::serialize(example()), .key = std::string(64, 'a')}).status, 401);
  const auto weak = add_api_key(trial.site, {"weak", {}});
  EXPECT_EQ(call({.body = json::serialize(example()), .key = weak}).status, 403);
}

TEST_F(ApiTest, mistakes_are_listed_by_field_and_nothing_is_saved) {
  auto request = example();
  request["answers"].as_object().erase("worry");
  request["children"].as_array()[0].as_object()["nhs_number"] = "123";
  const auto response = call({.body = json::serialize(request), .key = key});
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_TRUE(response.body.contains("\"answers.worry\"")) << response.body;
  EXPECT_TRUE(response.body.contains("/children/0/nhs_number")) << response.body;
  EXPECT_EQ(trial.store.fact_count(trial.site.hub), 0u);
}

TEST_F(ApiTest, a_name_that_nothing_reads_is_a_mistake) {
  for (const std::string name : {"worry", "status_code", "received_at"}) {
    auto request = example();
    request[name] = "2026-01-01";
    const auto response = call({.body = json::serialize(request), .key = key});
    EXPECT_EQ(response.status, 422) << name;
    EXPECT_TRUE(response.body.contains("\"" + name + "\"")) << response.body;
  }
  auto request = example();
  request["children"].as_array()[0].as_object()["person"] = "p1";
  EXPECT_EQ(call({.body = json::serialize(request), .key = key}).status, 422);
}

TEST_F(ApiTest, what_cannot_be_read_is_told_as_such) {
  EXPECT_EQ(call({.body = "{\"children\":", .key = key}).status, 400);
  EXPECT_EQ(call({.body = "[]", .key = key}).status, 400);
  EXPECT_EQ(call({.body = "{\"a\":1,\"a\":2}", .key = key}).status, 400);
  EXPECT_EQ(call({.body = "{}", .key = key, .content_type = "text/plain"}).status, 415);
  EXPECT_EQ(call({.body = json::serialize(example()), .key = key, .idempotency_key = std::string(65, 'k')}).status,
            400);
}

TEST_F(ApiTest, a_caller_cannot_pass_its_request_off_as_typed_by_hand) {
  auto request = example();
  request["channel"] = "e_form";
  EXPECT_EQ(call({.body = json::serialize(request), .key = key}).status, 422);
}

TEST_F(ApiTest, several_choices_may_come_as_a_list) {
  auto request = example();
  const pack::Question* several = nullptr;
  for (const auto& section : trial.shelf.pack_.form.sections)
    for (const auto& question : section.questions)
      if (question.type == "choices") several = &question;
  ASSERT_NE(several, nullptr);
  request["answers"].as_object()[several->id] = json::array{several->choices[0].value, several->choices[1].value};
  const auto response = call({.body = json::serialize(request), .key = key});
  ASSERT_EQ(response.status, 201) << response.body;
  const auto record =
      casework::fold_contact(trial.store.facts(trial.site.hub, {"contact", text(body_of(response), "reference")}));
  EXPECT_EQ(record.received.answers.at(several->id), several->choices[0].value + "|" + several->choices[1].value);
}

TEST_F(ApiTest, only_the_key_that_sent_a_request_is_told_how_it_stands) {
  const auto reference = text(body_of(call({.body = json::serialize(example()), .key = key})), "reference");
  const auto path = "/api/v1/requests/" + reference;
  const auto mine = call({.method = Method::get, .path = path, .key = key});
  ASSERT_EQ(mine.status, 200);
  EXPECT_EQ(text(body_of(mine), "standing"), "received");
  EXPECT_FALSE(mine.body.contains("Exampleton"));
  EXPECT_EQ(call({.method = Method::get, .path = path, .key = other_key}).status, 404);
  EXPECT_EQ(call({.method = Method::get, .path = "/api/v1/requests/N0NE-0000", .key = key}).status, 404);
}

TEST_F(ApiTest, the_description_is_served_to_anybody_and_names_every_route_and_no_other) {
  const auto response = call({.method = Method::get, .path = "/api/v1/openapi.json"});
  ASSERT_EQ(response.status, 200);
  const auto paths = body_of(response).at("paths").as_object();
  std::size_t operations = 0;
  for (const auto& path : paths) operations += path.value().as_object().size();
  EXPECT_EQ(operations, api_routes().size());
  for (const auto& route : api_routes()) {
    ASSERT_TRUE(paths.contains(route.pattern)) << route.pattern;
    EXPECT_TRUE(paths.at(route.pattern).as_object().contains(route.method == Method::get ? "get" : "post"));
  }
}

TEST_F(ApiTest, every_reference_of_the_description_leads_somewhere) {
  const auto text = json::serialize(api::description(trial.shelf.pack_));
  const auto all = json::parse(text);
  const auto& schemas = all.at("components").at("schemas").as_object();
  const std::string_view mark = "#/components/schemas/";
  std::size_t found = 0;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1), ++found) {
    const auto from = at + mark.size();
    EXPECT_TRUE(schemas.contains(text.substr(from, text.find('"', from) - from)));
  }
  EXPECT_GT(found, 8u);
  const auto& security = all.at("security").as_array();
  ASSERT_EQ(security.size(), 1u);
  EXPECT_TRUE(security[0].is_object());
  EXPECT_TRUE(all.at("paths").at("/api/v1/requests").at("post").at("parameters").as_array()[0].is_object());
}

TEST_F(ApiTest, the_schema_holds_what_the_code_reads_and_every_question_of_the_form) {
  const auto all = api::description(trial.shelf.pack_);
  const auto& schemas = all.at("components").as_object().at("schemas").as_object();
  const auto properties = [&](std::string_view name) -> const json::object& {
    return schemas.at(name).as_object().at("properties").as_object();
  };
  for (const auto& name : casework::field_names<casework::ReceiveRequest>())
    EXPECT_EQ(properties("Request").contains(name), !api::is_set_by_hub(name)) << name;
  for (const auto& name : casework::field_names<casework::PersonGiven>())
    EXPECT_EQ(properties("Person").contains(name), !api::is_person_field_set_by_hub(name)) << name;
  for (const auto& section : trial.shelf.pack_.form.sections)
    for (const auto& question : section.questions)
      EXPECT_TRUE(properties("Answers").contains(question.id)) << question.id;
}

TEST_F(ApiTest, the_fields_of_answers_are_those_described) {
  const auto schemas = api::description(trial.shelf.pack_).at("components").as_object().at("schemas").as_object();
  const auto sent = body_of(call({.body = json::serialize(example()), .key = key}));
  for (const auto& field : sent)
    EXPECT_TRUE(schemas.at("Received").at("properties").as_object().contains(field.key())) << field.key();
  const auto standing =
      body_of(call({.method = Method::get, .path = "/api/v1/requests/" + text(sent, "reference"), .key = key}));
  EXPECT_EQ(standing.size(), schemas.at("Standing").at("properties").as_object().size());
  for (const auto& field : standing)
    EXPECT_TRUE(schemas.at("Standing").at("properties").as_object().contains(field.key())) << field.key();
}

}  // namespace
}  // namespace lintel::web
