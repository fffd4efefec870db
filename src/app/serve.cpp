#include <fmt/format.h>
#include <signal.h>

#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "app/failure.h"
#include "app/key_file.h"
#include "app/wiring.h"
#include "signin/accounts.h"
#include "web/server/assets.h"
#include "web/server/metrics.h"
#include "web/server/server.h"
#include "web/session/route.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string hex(std::string_view bytes) {
  std::string text;
  for (unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

// Made once for an installation and kept in its database: keys for tokens and status codes.
std::string installation_secret(casework::Cabinet& cabinet, const terms::HubId& hub) {
  const auto now = system_now();
  cabinet.swap(hub, "installation", "secret", std::nullopt, hex(random_bytes(32)), now);
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

// What operators ask: is it alive, is it ready, how is it doing. None of it shows a record.
std::vector<web::Route> operating_routes(storage::Store& store, web::Metrics& metrics) {
  const web::Access anyone{.who = web::Who::anyone, .blind = true};
  return {
      {web::Method::get, "/health", anyone, web::Page([](const web::Visit&) { return web::text_response("alive\n"); })},
      {web::Method::get, "/health/ready", anyone, web::Page([&store](const web::Visit&) {
         const auto why = store.check_ready();
         return why ? web::text_response("not ready: " + *why + "\n", 503) : web::text_response("ready\n");
       })},
      {web::Method::get, "/metrics", anyone, web::Page([&metrics](const web::Visit&) {
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

int serve(OpenHub hub, const Settings& settings, const ServeSettings& serving) {
  web::Metrics metrics;
  const web::StaticAssets assets(asset_files(settings.assets));
  signin::LocalAccounts accounts(hub.store->cabinet(), hub.store->views(), random_bytes, open_seal(settings, hub));
  if (settings.new_key) accounts.remove_all_second_factors(hub.hub, system_now());
  web::Server* running = nullptr;
  web::Site site{.ledger = hub.store->ledger(),
                 .audit = hub.store->audit(),
                 .views = hub.store->views(),
                 .cabinet = hub.store->cabinet(),
                 .outbox = hub.store->outbox(),
                 .performer = *hub.performer,
                 .packs = *hub.shelf,
                 .accounts = accounts,
                 .hub = hub.hub,
                 .assets = asset_addresses(settings.assets),
                 .now = system_now,
                 .random_bytes = random_bytes,
                 .secret = installation_secret(hub.store->cabinet(), hub.hub),
                 .secure_cookies = serving.behind_tls,
                 .demo = serving.demo,
                 .base_url = serving.base_url,
                 .post = [&running](std::function<void()> work) { running->post(std::move(work)); }};
  auto routes = web::all_routes();
  for (auto& route : operating_routes(*hub.store, metrics)) routes.push_back(std::move(route));
  routes.push_back({web::Method::get,
                    "/assets/{file}",
                    {.who = web::Who::anyone, .blind = true},
                    web::Page([&assets](const web::Visit& visit) { return assets.respond(visit.request); })});
  web::Router router(site, std::move(routes));

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
  web::Server server(options, [&router](web::Request request, web::Reply reply) {
    router.handle(std::move(request), std::move(reply));
  });
  running = &server;
  const StopOnSignal stop(server);
  if (serving.behind_tls && !serving.trust_proxy)
    fmt::print(stderr,
               "lintel: behind a proxy every visitor seems to come from its address and all share one limit of "
               "attempts to sign in: give --trust-proxy when the proxy sets X-Forwarded-For\n");
  fmt::print("Lintel serves {} on http://{}:{}\n", site.packs.in_force(hub.hub, system_now())->hub_name,
             serving.address, server.port());
  std::fflush(stdout);
  server.run();
  return 0;
}

}  // namespace lintel::app
