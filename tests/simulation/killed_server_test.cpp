// The real server is killed under load, again and again. Whatever it told a sender is there afterwards, once; what it
// did not tell can be sent again under the same key.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "app/upkeep.h"
#include "app/wiring.h"
#include "base/sha256.h"
#include "requests.h"
#include "server_process.h"
#include "support/temporary_folder.h"

namespace lintel::simulation {

namespace {

using namespace std::chrono_literals;
namespace json = terms::json;

constexpr int kills = 22;
constexpr int clients = 4;

class KilledServer : public testing::Test {
 protected:
  support::TemporaryFolder folder_;
  const app::Settings settings_{.database = folder_.file("hub.db"),
                                .hub = "lancashire",
                                .packs = LINTEL_SOURCE_DIR "/packs",
                                .assets = folder_.path() / "assets"};
  const std::string api_key_ = std::string(64, 'a');
  std::mt19937_64 dice_{std::random_device{}()};

  std::mutex mutex_;
  std::map<std::string, std::string> received_;  // by key: the reference that the sender was told
  std::set<std::string> untold_;                 // keys whose sender got no answer
  std::atomic<int> next_ = 0;
  int unanswered_ = 0;
  int refused_ = 0;
  std::string a_refusal_;

  void SetUp() override {
    write_assets();
    auto hub = app::open_hub(settings_);
    hub.store->cabinet().put(hub.hub, "api_keys", base::sha256_hex(api_key_),
                             R"({"name":"simulation","scopes":["receive_request"]})", app::system_now());
    pack_ = *hub.shelf->in_force(hub.hub, app::system_now());
  }

  // The pages' looks do not matter here, and may not be built.
  void write_assets() const {
    std::filesystem::create_directories(settings_.assets);
    std::ofstream(settings_.assets / "manifest.json") << R"({"css": "", "init": "", "js": "", "icon": ""})";
  }

  std::vector<std::string> serving() const {
    return {"serve",      "--port",
            "0",          "--quiet",
            "--database", settings_.database,
            "--hub",      settings_.hub,
            "--packs",    settings_.packs.string(),
            "--assets",   settings_.assets.string()};
  }

  // What comes back is kept as the sender would keep it.
  void send(std::uint16_t port, const std::string& key) {
    const auto headers = fmt::format(
        "Authorization: Bearer {}\r\nIdempotency-Key: {}\r\nContent-Type: application/json\r\n", api_key_, key);
    const auto answer = post(port, "/api/v1/requests", headers, request_json(pack_, "A worry with the word " + key));
    const std::lock_guard lock(mutex_);
    if (answer.status == 200 || answer.status == 201) {
      const auto reference = std::string(json::parse(answer.body).as_object().at("reference").as_string());
      const auto [known, is_new] = received_.emplace(key, reference);
      EXPECT_EQ(known->second, reference) << "the same key is told the same reference";
      untold_.erase(key);
      return;
    }
    untold_.insert(key);
    unanswered_ += answer.status == 0;
    if (answer.status == 0 || answer.status >= 500) return;
    ++refused_;
    a_refusal_ = fmt::format("{} {}", answer.status, answer.body);
  }

  // New requests, and now and then one whose sender was left without an answer.
  std::string next_key() {
    const std::lock_guard lock(mutex_);
    if (!untold_.empty() && next_ % 3 == 0) {
      ++next_;
      return *untold_.begin();
    }
    return fmt::format("key-{}-of-the-simulation", next_++);
  }

  void serve_until_killed(std::chrono::milliseconds after) {
    ServerProcess server(serving());
    std::atomic<bool> stopped = false;
    std::vector<std::jthread> senders;
    for (int i = 0; i < clients; ++i)
      senders.emplace_back([&] {
        while (!stopped) send(server.port(), next_key());
      });
    std::this_thread::sleep_for(after);
    server.kill();
    stopped = true;
  }

  void expect_everything_told_is_there() {
    auto hub = app::open_hub(settings_);
    std::map<std::string, std::set<std::string>> references;  // by key
    hub.store->ledger().scan(hub.hub, [&](const casework::Fact& fact) {
      if (fact.type != "ContactReceived") return;
      const auto worry = json::parse(fact.payload).as_object().at("answers").as_object().at("worry").as_string();
      references[std::string(worry).substr(std::string("A worry with the word ").size())].insert(fact.stream.key);
    });
    for (const auto& [key, reference] : received_) EXPECT_EQ(references[key], std::set{reference}) << key;
    EXPECT_EQ(hub.store->views().count({.hub = hub.hub, .table = "contacts"}),
              static_cast<std::int64_t>(references.size()));
  }

  pack::Pack pack_;
};

}  // namespace

TEST_F(KilledServer, loses_nothing_that_it_acknowledged_and_takes_the_rest_again) {
  for (int i = 0; i < kills && refused_ == 0; ++i) serve_until_killed(std::chrono::milliseconds(30 + dice_() % 250));
  ASSERT_EQ(refused_, 0) << a_refusal_;
  {
    ServerProcess server(serving());
    for (const auto& key : std::set(untold_)) send(server.port(), key);
    EXPECT_TRUE(untold_.empty());
    for (const auto& [key, reference] : std::map(received_)) send(server.port(), key);
  }
  EXPECT_GT(received_.size(), static_cast<std::size_t>(kills));
  EXPECT_GT(unanswered_, 0) << "nobody was cut off: the server was not killed under load";
  expect_everything_told_is_there();
  EXPECT_EQ(exit_code_of({"verify", "--database", settings_.database}), 0);
}

}  // namespace lintel::simulation
