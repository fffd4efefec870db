#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <boost/json.hpp>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <fstream>
#include <mutex>
#include <sstream>
#include <stop_token>
#include <thread>

#include "app/failure.h"
#include "app/key_file.h"
#include "app/wiring.h"
#include "base/text.h"
#include "exports/workbook.h"
#include "signin/accounts.h"
#include "web/server/assets.h"
#include "web/server/metrics.h"
#include "web/server/metrics_readers.h"
#include "web/server/server.h"
#include "web/session/session.h"
#include "web/session/front.h"
#include "web/session/route.h"

namespace lintel::app {

namespace {

constexpr std::chrono::seconds pack_refresh_every{30};
constexpr std::size_t shortest_token = 16;  // of /metrics

namespace fs = std::filesystem;
namespace json = boost::json;

// Made once for an installation and kept in its database: keys for tokens and status codes.
std::string installation_secret(casework::Cabinet& cabinet, const terms::HubId& hub) {
  const auto now = system_now();
  cabinet.swap(hub, "installation", "secret", std::nullopt, base::hex(random_bytes(32)), now);
  return cabinet.get(hub, "installation", "secret", now).value().value;
}

std::vector<web::AssetFile> asset_files(const fs::path& folder) {
  std::vector<web::AssetFile> files;
  if (!fs::exists(folder / "manifest.json"))
    throw Failure(
        exit_codes::usage,
        fmt::format("{} holds no built assets: run ./dev setup, or name their folder with --assets", folder.string()));
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "manifest.json")
      files.push_back({fs::relative(entry.path(), folder).generic_string(), read_text(entry.path())});
  return files;
}

web::components::Assets asset_addresses(const fs::path& folder) {
  const auto manifest = json::parse(read_text(folder / "manifest.json")).as_object();
  const auto address = [&](std::string_view name) {
    const auto* found = manifest.if_contains(name);
    return found ? std::string(found->as_string()) : std::string();
  };
  return {.css = address("css"), .init = address("init"), .js = address("js"), .icon = address("icon")};
}

std::string token_in(const fs::path& file) {
  if (file.empty()) return {};
  const auto token = std::string(base::trimmed(read_text(file)));
  if (token.size() < shortest_token)
    throw Failure(exit_codes::usage, fmt::format("{} holds no token for /metrics: expected at least {} characters",
                                                 file.string(), shortest_token));
  return token;
}

// What operators ask: is it alive, is it ready, how is it doing. None of it shows a record.
std::vector<web::Route> operating_routes(storage::Store& store, web::Metrics& metrics,
                                         const web::MetricsReaders& readers) {
  const web::Access anyone{.who = web::Who::anyone, .blind = true};
  return {
      {web::Method::get, "/health", anyone, web::Page([](const web::Visit&) { return web::text_response("alive\n"); })},
      {web::Method::get, "/health/ready", anyone, web::Page([&store](const web::Visit&) {
         const auto why = store.check_ready();
         return why ? web::text_response("not ready: " + *why + "\n", 503) : web::text_response("ready\n");
       })},
      {web::Method::get, "/metrics", anyone, web::Page([&metrics, readers](const web::Visit& visit) {
         if (!readers.may_read(visit.request)) return web::nothing_here(visit);
         auto response = web::text_response(metrics.rendered());
         response.content_type = web::metrics_content_type;
         return response;
       })},
  };
}

web::Response not_saved_page(const web::Request& request, const std::exception&) {
  return web::error_page(500, request.id, web::wants_json(request));
}

// Waits for a signal in a thread of its own, so that stopping needs nothing that is unsafe in a signal handler.
class StopOnSignal {
 public:
  explicit StopOnSignal(web::Server& server) {
    thread_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals(), &signal);
      if (signal != SIGUSR1) fmt::print(stderr, "lintel: finishing what is being answered\n");
      server.stop();
    });
  }
  ~StopOnSignal() {
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  // Before any thread starts, so that all of them leave these signals to ours.
  static void block() { pthread_sigmask(SIG_BLOCK, &signals(), nullptr); }

 private:
  static sigset_t& signals() {
    static sigset_t set = [] {
      sigset_t all;
      sigemptyset(&all);
      for (int signal : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&all, signal);
      return all;
    }();
    return set;
  }
  std::thread thread_;
};

}  // namespace

void prepare_signals() {
  StopOnSignal::block();
}

namespace {

// A hub as it is served. The site is shared by reference, so it stays where it is.
struct Served {
  web::Site site;
  std::unique_ptr<web::Router> router;
};

std::vector<web::Route> routes_with(storage::Store& store, web::Metrics& metrics, const web::MetricsReaders& readers,
                                    const web::StaticAssets& assets) {
  auto routes = web::all_routes();
  for (auto& route : operating_routes(store, metrics, readers)) routes.push_back(std::move(route));
  routes.push_back({web::Method::get,
                    "/assets/{file}",
                    {.who = web::Who::anyone, .blind = true},
                    web::Page([&assets](const web::Visit& visit) { return assets.respond(visit.request); })});
  return routes;
}

std::string name_of(const Hub& hub) {
  const auto* pack = hub.shelf->in_force(hub.hub, system_now());
  if (!pack) throw Failure(exit_codes::usage, fmt::format("No version of the pack {} is in force yet", hub.hub.value));
  return pack->hub_name;
}

bool nobody_works_in(storage::Store& store, const terms::HubId& hub) {
  return store.views().count({.hub = hub,
                              .table = "staff",
                              .all_of = {{"active", casework::Test::Kind::equal, {std::int64_t{1}}}},
                              .any_of = {},
                              .order = {}}) == 0;
}

// How to get in where nobody can yet.
std::string first_staff_words(const Hub& hub, const Settings& settings) {
  const auto* pack = hub.shelf->in_force(hub.hub, system_now());
  std::string role = "ROLE";
  for (const auto& one : pack->roles)
    if (role == "ROLE" && one.may.contains("administer")) role = one.id.value;
  return fmt::format(
      "{} has no staff yet, so nobody can sign in. Add the first, an administrator:\n"
      "  lintel add-staff --database {} --hub {} --name NAME --email ADDRESS --role {}",
      pack->hub_name, shown_database(settings), hub.hub.value, role);
}

// Takes in packs that were put in force by another process, so that they take over at their moment.
class PackRefresh {
 public:
  PackRefresh(const std::vector<Hub>& hubs, web::Metrics& metrics) : metrics_(metrics) {
    for (const auto& hub : hubs)
      if (const auto trouble = hub.shelf->trouble(hub.hub); !trouble.empty()) say(hub, trouble);
    count_troubled(hubs);
    thread_ = std::jthread([this, &hubs](std::stop_token stop) { run(stop, hubs); });
  }

 private:
  void run(const std::stop_token& stop, const std::vector<Hub>& hubs) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    while (!wake_.wait_for(lock, stop, pack_refresh_every, [] { return false; }) && !stop.stop_requested()) {
      for (const auto& hub : hubs)
        if (const auto another = hub.shelf->refresh_or_note(system_now()); !another.empty()) say(hub, another);
      count_troubled(hubs);
    }
  }
  static void say(const Hub& hub, const std::string& trouble) {
    fmt::print(stderr, "lintel: {}: {}\n", hub.hub.value, trouble);
  }
  void count_troubled(const std::vector<Hub>& hubs) {
    const auto troubled =
        std::ranges::count_if(hubs, [](const Hub& hub) { return !hub.shelf->trouble(hub.hub).empty(); });
    metrics_.set_gauge("lintel_pack_trouble_hubs", "Hubs of which a pack on record could not be taken in",
                       static_cast<double>(troubled));
  }
  web::Metrics& metrics_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

// With several hubs, the name under which a browser on this machine finds one of them.
std::string told_address(const web::HubAddress& address, bool alone, const ServeSettings& serving, std::uint16_t port) {
  if (!address.base_url.empty()) return address.base_url;
  return alone ? fmt::format("http://{}:{}", serving.address, port)
               : fmt::format("http://{}.localhost:{}", address.hub.value, port);
}

}  // namespace

int serve(OpenHubs open, const Settings& settings, const ServeSettings& serving) {
  web::Metrics metrics;
  const web::StaticAssets assets(asset_files(settings.assets));
  const auto addresses = asset_addresses(settings.assets);
  std::optional<signin::Seal> seal;  // one key for all of them
  for (const auto& hub : open.hubs) seal.emplace(open_seal(settings, *open.store, hub.hub));
  signin::LocalAccounts accounts(open.store->cabinet(), open.store->views(), random_bytes, *std::move(seal));
  if (settings.new_key)
    for (const auto& hub : open.hubs) accounts.remove_all_second_factors(hub.hub, system_now());
  const web::MetricsReaders readers{.token = token_in(serving.metrics_token),
                                    .behind_proxy = serving.behind_tls || serving.trust_proxy};
  web::Server* running = nullptr;
  std::deque<Served> served;
  std::vector<web::Front::Door> doors;
  for (const auto& hub : open.hubs) {
    served.push_back({.site = {.ledger = open.store->ledger(),
                               .audit = open.store->audit(),
                               .views = open.store->views(),
                               .cabinet = open.store->cabinet(),
                               .outbox = open.store->outbox(),
                               .performer = *hub.performer,
                               .packs = *hub.shelf,
                               .accounts = accounts,
                               .hub = hub.hub,
                               .assets = addresses,
                               .now = system_now,
                               .random_bytes = random_bytes,
                               .secret = installation_secret(open.store->cabinet(), hub.hub),
                               .secure_cookies = serving.behind_tls,
                               .demo = serving.demo,
                               .base_url = web::base_url_of(hub.hub.value, serving.base_urls),
                               .post = [&running](std::function<void()> work) { running->post(std::move(work)); },
                               .workbook = exports::workbook},
                      .router = {}});
    auto& one = served.back();
    // Whoever proved a second factor under the old key has none now.
    if (settings.new_key) web::end_all_sessions(one.site, system_now());
    one.router = std::make_unique<web::Router>(one.site, routes_with(*open.store, metrics, readers, assets));
    doors.push_back({{hub.hub, name_of(hub), one.site.base_url}, one.router.get()});
  }
  for (std::size_t i = 0; i < doors.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!doors[i].address.base_url.empty() && doors[i].address.base_url == doors[j].address.base_url)
        throw Failure(exit_codes::usage,
                      fmt::format("{} and {} would both be at {}: give --base-url with {{hub}} in it, or one for each",
                                  doors[j].address.hub.value, doors[i].address.hub.value, doors[i].address.base_url));
  web::Front front(doors, addresses, serving.behind_tls);

  std::mutex log;
  web::ServerOptions options{.address = serving.address, .port = serving.port};
  options.behind_tls = serving.behind_tls;
  options.trust_proxy = serving.trust_proxy;
  options.metrics = &metrics;
  options.on_error = not_saved_page;
  if (!serving.quiet)
    options.log = [&log](std::string_view line) {
      const std::lock_guard hold(log);
      fmt::print(stderr, "{}\n", line);
    };
  web::Server server(options, [&front](web::Request request, web::Reply reply) {
    web::answer_by_reply(front, std::move(request), std::move(reply));
  });
  running = &server;
  const StopOnSignal stop(server);
  if (serving.behind_tls && !serving.trust_proxy)
    fmt::print(stderr,
               "lintel: behind a proxy every visitor seems to come from its address and all share one limit of "
               "attempts to sign in: give --trust-proxy when the proxy sets X-Forwarded-For\n");
  if (open.is_new) fmt::print(stderr, "lintel: {}\n", new_database_words(settings));
  for (const auto& hub : open.hubs)
    if (!serving.demo && nobody_works_in(*open.store, hub.hub))
      fmt::print(stderr, "lintel: {}\n", first_staff_words(hub, settings));
  const PackRefresh refresh(open.hubs, metrics);
  for (const auto& door : doors)
    fmt::print("Lintel serves {} on {}\n", door.address.title,
               told_address(door.address, doors.size() == 1, serving, server.port()));
  std::fflush(stdout);
  server.run();
  return 0;
}

}  // namespace lintel::app
