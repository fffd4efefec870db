#include "web/session/front.h"

#include <gtest/gtest.h>

#include "web/session/trial.h"

namespace lintel::web {
namespace {

std::vector<HubAddress> two_hubs() {
  return {{terms::HubId{"north"}, "Northern hub", ""},
          {terms::HubId{"south"}, "Southern hub", "https://south.example"}};
}

TEST(HubAddress, a_hub_without_a_base_url_is_at_every_host_that_starts_with_its_code) {
  EXPECT_EQ(hub_at("north.localhost:8080", two_hubs()), 0);
  EXPECT_EQ(hub_at("NORTH.example", two_hubs()), 0);
  EXPECT_EQ(hub_at("northern.example", two_hubs()), std::nullopt);
}

TEST(HubAddress, a_hub_with_a_base_url_is_at_that_host_alone) {
  EXPECT_EQ(hub_at("south.example", two_hubs()), 1);
  EXPECT_EQ(hub_at("South.Example:443", two_hubs()), 1);
  EXPECT_EQ(hub_at("south.localhost", two_hubs()), std::nullopt);
}

TEST(HubAddress, a_host_is_the_same_in_capitals_on_either_side) {
  auto hubs = two_hubs();
  hubs[1].base_url = "https://South.Example";
  EXPECT_EQ(hub_at("south.example", hubs), 1);
}

TEST(HubAddress, a_hub_alone_has_every_host) {
  EXPECT_EQ(hub_at("anything", {two_hubs()[1]}), 0);
  EXPECT_EQ(hub_at("", {two_hubs()[1]}), 0);
}

TEST(HubAddress, a_host_of_nobody_names_no_hub) {
  for (const auto* host : {"", "localhost", "[::1]:8080", "127.0.0.1", "."})
    EXPECT_EQ(hub_at(host, two_hubs()), std::nullopt) << host;
}

TEST(HubAddress, a_base_url_is_for_one_hub_or_has_its_code_put_in) {
  const std::vector<std::string> given = {"https://{hub}.hubs.example", "south=https://south.example"};
  EXPECT_EQ(base_url_of("north", given), "https://north.hubs.example");
  EXPECT_EQ(base_url_of("south", given), "https://south.example");
  EXPECT_EQ(base_url_of("north", {"https://hub.example"}), "https://hub.example");
  EXPECT_EQ(base_url_of("north", {"south=https://south.example"}), "");
}

TEST(HubAddress, links_are_made_only_of_plain_hosts) {
  const auto hubs = two_hubs();
  EXPECT_EQ(link_to(hubs[0], "localhost:8080", false), "http://north.localhost:8080/");
  EXPECT_EQ(link_to(hubs[0], "hubs.example", true), "https://north.hubs.example/");
  EXPECT_EQ(link_to(hubs[0], "evil\"><x", false), "");
  EXPECT_EQ(link_to(hubs[1], "anything", false), "https://south.example/");
}

Route saying(std::string words) {
  return {Method::get, "/", {.who = Who::anyone, .blind = true}, Page([words = std::move(words)](const Visit&) {
            return text_response(words);
          })};
}
Route alive(std::string words) {
  auto route = saying(std::move(words));
  route.pattern = "/health";
  return route;
}

class FrontTest : public testing::Test {
 protected:
  Response get(const std::string& host, const std::string& path) {
    Request request{.path = path, .id = "request-1"};
    request.headers.push_back({"host", host});
    Response answer{.status = 0};
    front.answer(std::move(request), [&](Response response) { answer = std::move(response); });
    north.run_posted();
    south.run_posted();
    return answer;
  }
  pack::Pack pack;
  Trial north{pack, {saying("I am north"), alive("alive")}};
  Trial south{pack, {saying("I am south")}};
  Front front{{{two_hubs()[0], &north.router}, {two_hubs()[1], &south.router}}, {}, false};
};

TEST_F(FrontTest, each_hub_answers_at_its_address) {
  EXPECT_EQ(get("north.localhost", "/").body, "I am north");
  EXPECT_EQ(get("south.example", "/").body, "I am south");
}

TEST_F(FrontTest, elsewhere_there_is_a_list_of_the_hubs) {
  const auto list = get("localhost:8080", "/");
  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(list.body.contains("http://north.localhost:8080/")) << list.body;
  EXPECT_TRUE(list.body.contains("https://south.example/"));
  EXPECT_EQ(get("localhost:8080", "/contacts/X").status, 404);
}

TEST_F(FrontTest, a_program_that_asks_elsewhere_is_told_in_json) {
  const auto response = get("localhost", "/api/v1/requests");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(response.body.starts_with("{")) << response.body;
}

TEST_F(FrontTest, health_is_asked_at_any_address) {
  EXPECT_EQ(get("localhost", "/health").body, "alive");
}

}  // namespace
}  // namespace lintel::web
