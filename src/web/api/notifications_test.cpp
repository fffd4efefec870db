#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "casework/verbs/contact/receive_notification.h"
#include "web/api/description.h"
#include "web/pages/pages.h"
#include "web/pages/parts/trial_notifications.h"
#include "web/session/api_key.h"

namespace lintel::web {
namespace {

namespace json = boost::json;

class NotificationApi : public testing::Test {
 protected:
  Trial trial{parts::with_notifications(parts::trial_pack()), api_routes()};
  std::string key = add_api_key(trial.site, {"police system", {"receive_notification"}});
  int calls = 0;

  void SetUp() override { trial.now = std::max(trial.now, *terms::instant_from_iso("2026-02-01T10:00:00Z")); }
  Response call(Method method, std::string path, std::string body, std::string with) {
    Request request{
        .method = method, .path = std::move(path), .body = std::move(body), .id = "call-" + std::to_string(++calls)};
    request.headers.push_back({"content-type", "application/json"});
    request.headers.push_back({"authorization", "Bearer " + with});
    std::optional<Response> given;
    trial.router.answer(std::move(request), [&](Response response) { given = std::move(response); });
    trial.run_posted();
    return given.value_or(Response{.status = 0});
  }
  Response send(const json::object& notification) {
    return call(Method::post, "/api/v1/notifications", json::serialize(notification), key);
  }
};

TEST_F(NotificationApi, the_example_of_the_description_is_received_and_its_shares_are_owed) {  // B-18, B-19
  const auto response = send(api::example_notification());
  ASSERT_EQ(response.status, 201) << response.body;
  const auto reference = std::string(json::parse(response.body).at("reference").as_string());
  EXPECT_EQ(Trial::header(response, "Location"), "/api/v1/notifications/" + reference);
  const auto record = casework::fold_contact(trial.store.facts(trial.site.hub, {"contact", reference}));
  EXPECT_EQ(record.received.type, "notification");
  EXPECT_EQ(record.shares.size(), 2u);
  EXPECT_EQ(call(Method::get, "/api/v1/notifications/" + reference, "", key).status, 200);
}

TEST_F(NotificationApi, a_police_reference_that_is_here_already_is_answered_409_with_the_address_of_the_first) {
  const auto first = send(api::example_notification());
  auto other = api::example_notification();
  other["grade"] = "high";
  for (const auto& notification : {api::example_notification(), other}) {
    const auto second = send(notification);
    EXPECT_EQ(second.status, 409) << second.body;
    EXPECT_EQ(second.content_type, "application/problem+json");
    EXPECT_EQ(Trial::header(second, "Location"), Trial::header(first, "Location"));
  }
}

TEST_F(NotificationApi, mistakes_are_listed_by_field_and_nothing_is_saved) {
  auto notification = api::example_notification();
  notification["grade"] = "severe";
  notification["children"].as_array()[0].as_object()["born"] = "2199-01-01";
  const auto response = send(notification);
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(response.body.contains("\"grade\""));
  EXPECT_TRUE(response.body.contains("/children/0/born")) << response.body;
  EXPECT_EQ(trial.store.fact_count(trial.site.hub), 0u);
  auto unknown = api::example_notification();
  unknown["channel"] = "e_form";
  EXPECT_EQ(send(unknown).status, 422);
}

TEST_F(NotificationApi, a_key_for_requests_sends_no_notification_and_sees_none) {
  const auto weak = add_api_key(trial.site, {"school system", {"receive_request"}});
  EXPECT_EQ(call(Method::post, "/api/v1/notifications", json::serialize(api::example_notification()), weak).status,
            403);
  const auto sent = send(api::example_notification());
  const auto other = add_api_key(trial.site, {"other police", {"receive_notification"}});
  EXPECT_EQ(call(Method::get, std::string(Trial::header(sent, "Location")), "", other).status, 404);
}

TEST_F(NotificationApi, the_schema_holds_what_the_code_reads) {
  const auto all = api::description(trial.shelf.pack_);
  const auto& schemas = all.at("components").as_object().at("schemas").as_object();
  const auto& properties = schemas.at("Notification").as_object().at("properties").as_object();
  for (const auto& name : casework::field_names<casework::ReceiveNotification>())
    EXPECT_EQ(properties.contains(name), casework::is_notification_field(name) || name == "children") << name;
  EXPECT_TRUE(all.at("paths").as_object().contains("/api/v1/notifications"));
  const auto without = api::description(parts::trial_pack());
  EXPECT_FALSE(without.at("paths").as_object().contains("/api/v1/notifications"));
}

}  // namespace
}  // namespace lintel::web
