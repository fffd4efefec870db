#include <gtest/gtest.h>

#include <set>

#include "casework/records/call.h"
#include "casework/records/person.h"
#include "web/pages/parts/trial_hub.h"

// Two hubs in one database. What one of them knows is asked for from the other by every route there is.
namespace lintel::web {
namespace {

using terms::HubId;

// Words that occur nowhere but in the northern hub's records.
constexpr std::string_view northern_words[] = {"Northerly", "Zebedee", "N0RTH"};

pack::Pack pack_with_one_role_for_everything() {
  auto pack = parts::trial_pack();
  std::set<std::string> rights;
  for (const auto& verb : casework::verbs()) rights.emplace(verb.name);
  for (const auto right : casework::page_rights()) rights.emplace(right);
  pack.roles.push_back({.id = terms::RoleId{"everything"}, .title = "Everything", .may = rights});
  return pack;
}

class Hubs : public testing::Test {
 protected:
  Hubs() {
    trial.site.hub = north;
    fill_north();
    northern_facts = trial.store.fact_count(north);
    trial.site.hub = south;
    trial.add_staff("SOL", {"everything"}, {"tray"});
  }

  void fill_north() {
    trial.add_staff("N0RTH-STAFF", {"everything"}, {"tray"});
    const auto done = trial.performer.perform_and_wait({.hub = north,
                                                        .verb = "receive_request",
                                                        .stream = {"contact", ""},
                                                        .fields = {{"referrer_name", "Zebedee Northerly"},
                                                                   {"referrer_agency", "school"},
                                                                   {"referrer_email", "z@northerly.example"},
                                                                   {"children.1.given_name", "Zebedee"},
                                                                   {"children.1.family_name", "Northerly"},
                                                                   {"children.1.born", "2018-03-03"},
                                                                   {"answers.worry", "Zebedee came to school hungry"},
                                                                   {"answers.strengths", "Gran Northerly helps"},
                                                                   {"answers.requested_level", "4"},
                                                                   {"channel", "e_form"}},
                                                        .actor = terms::referrer_actor(),
                                                        .now = trial.now});
    contact = std::get<casework::Done>(done).stream.key;
    trial.append({"call", "N0RTH-CALL"}, "CallTaken",
                 terms::to_json(casework::CallTaken{.reference = "N0RTH-CALL",
                                                    .kind = "call_back",
                                                    .caller = "professional",
                                                    .name = "Zebedee Northerly",
                                                    .reason = "About Zebedee"}));
    trial.append({"person", "N0RTH-PERSON"}, "PersonRecorded",
                 terms::to_json(casework::PersonRecorded{
                     .given_name = "Zebedee", .family_name = "Northerly", .kind = "child", .postcode = "ZZ9 9ZZ"}));
  }
  std::string key_of(std::string_view record_kind) const {
    if (record_kind == "contact") return contact;
    if (record_kind == "call") return "N0RTH-CALL";
    if (record_kind == "person") return "N0RTH-PERSON";
    return "N0RTH-STAFF";
  }
  static std::string address(const Route& route, const std::string& key) {
    std::string address;
    for (std::size_t i = 0; i < route.pattern.size(); ++i) {
      if (route.pattern[i] == '{')
        i = route.pattern.find('}', i), address += key;
      else
        address += route.pattern[i];
    }
    return address;
  }
  Response ask(const Route& route, const std::string& target) {
    trial.sign_in(terms::StaffId{"SOL"});
    trial.get("/account");
    if (route.method == Method::get) return trial.get(target);
    return trial.send(route.method, target,
                      {{"csrf", trial.csrf}, {"contacts", contact}, {"q", "Northerly"}, {"person", "N0RTH-PERSON"}});
  }
  static void expect_nothing_northern(const Response& response, const std::string& what, const std::string& asked) {
    auto body = response.body;
    for (auto at = body.find(asked); !asked.empty() && at != std::string::npos; at = body.find(asked, at))
      body.erase(at, asked.size());  // what was asked for may be said again
    for (const auto word : northern_words) EXPECT_FALSE(body.contains(word)) << what << " tells " << word;
  }

  const HubId north{"north"}, south{"south"};
  Trial trial{pack_with_one_role_for_everything(), all_routes()};
  std::string contact;
  std::uint64_t northern_facts = 0;
};

TEST_F(Hubs, no_route_shows_or_changes_a_record_of_another_hub) {
  int asked = 0;
  for (const auto& route : trial.router.routes()) {
    if (!route.pattern.contains('{')) continue;
    for (const std::string_view kind : {"contact", "call", "person", "staff"}) {
      if (!route.access.record_kind.empty() && route.access.record_kind != kind) continue;
      const auto there = ask(route, address(route, key_of(kind)));
      const auto nowhere = ask(route, address(route, "N0NE-0000"));
      const auto what = std::string(name_of(route.method)) + " " + route.pattern + " of a " + std::string(kind);
      EXPECT_EQ(there.status, nowhere.status) << what << ": another hub's record differs from none";
      expect_nothing_northern(there, what, key_of(kind));
      ++asked;
    }
  }
  EXPECT_GT(asked, 50);
  EXPECT_EQ(trial.store.fact_count(north), northern_facts);
}

TEST_F(Hubs, no_list_search_count_or_export_tells_of_another_hub) {
  for (const auto& route : trial.router.routes()) {
    if (route.pattern.contains('{') || route.method != Method::get) continue;
    for (const std::string_view query : {"", "?q=Northerly", "?name=Northerly", "?postcode=ZZ9+9ZZ", "?whose=all",
                                         "?format=csv", "?owner=N0RTH-STAFF", "?filter=all&page=1"}) {
      const auto response = ask(route, route.pattern + std::string(query));
      auto body = response.body;
      for (const std::string_view typed : {"N0RTH-STAFF", "Northerly"})
        for (auto at = body.find(typed); at != std::string::npos && query.contains(typed); at = body.find(typed, at))
          body.erase(at, typed.size());
      for (const auto word : northern_words)
        EXPECT_FALSE(body.contains(word)) << route.pattern << query << " tells " << word;
    }
  }
  EXPECT_EQ(trial.store.fact_count(north), northern_facts);
}

TEST_F(Hubs, who_is_signed_in_to_one_hub_is_nobody_in_another) {
  trial.site.hub = north;
  trial.sign_in(terms::StaffId{"N0RTH-STAFF"});
  EXPECT_EQ(trial.get("/contacts/" + contact).status, 200);
  trial.site.hub = south;
  for (const auto& route : trial.router.routes()) {
    if (route.access.who != Who::staff || route.method != Method::get) continue;
    const auto response = trial.get(address(route, contact));
    EXPECT_EQ(response.status, 303) << route.pattern;
    EXPECT_TRUE(Trial::header(response, "Location").starts_with("/sign-in")) << route.pattern;
  }
}

TEST_F(Hubs, a_view_is_recorded_in_the_hub_whose_record_it_is) {
  const auto before = trial.store.entries(north, {}).size();
  trial.sign_in(terms::StaffId{"SOL"});
  trial.get("/contacts/" + contact);
  EXPECT_EQ(trial.store.entries(north, {}).size(), before);
}

}  // namespace
}  // namespace lintel::web
