#include "app/bench/served.h"

#include <thread>

#include "signin/accounts.h"
#include "web/server/metrics.h"
#include "web/session/session.h"

namespace lintel::app::bench {

struct Served::Inside {
  explicit Inside(OpenHub& hub, std::vector<web::Route> more_routes)
      : accounts(hub.store->cabinet(), hub.store->views(), random_bytes,
                 signin::Seal(random_bytes(signin::Seal::key_bytes), random_bytes)),
        site{.ledger = hub.store->ledger(),
             .audit = hub.store->audit(),
             .views = hub.store->views(),
             .cabinet = hub.store->cabinet(),
             .outbox = hub.store->outbox(),
             .performer = *hub.performer,
             .packs = *hub.shelf,
             .accounts = accounts,
             .hub = hub.hub,
             .assets = {},
             .now = system_now,
             .random_bytes = random_bytes,
             .secret = random_bytes(32),
             .post = [this](std::function<void()> work) { server->post(std::move(work)); }} {
    auto routes = web::all_routes();
    for (auto& route : more_routes) routes.push_back(std::move(route));
    router = std::make_unique<web::Router>(site, std::move(routes));
    web::ServerOptions options;
    options.metrics = &metrics;
    server = std::make_unique<web::Server>(options, [this](web::Request request, web::Reply reply) {
      web::answer_by_reply(*router, std::move(request), std::move(reply));
    });
    thread = std::thread([this] { server->run(); });
  }
  ~Inside() {
    server->stop();
    thread.join();
  }

  web::Metrics metrics;
  signin::LocalAccounts accounts;
  web::Site site;
  std::unique_ptr<web::Router> router;
  std::unique_ptr<web::Server> server;
  std::thread thread;
};

Served::Served(OpenHub& hub, std::vector<web::Route> more_routes)
    : inside_(std::make_unique<Inside>(hub, std::move(more_routes))) {}
Served::~Served() = default;

std::uint16_t Served::port() const {
  return inside_->server->port();
}

std::string Served::cookie_of(const terms::StaffId& staff) {
  auto& site = inside_->site;
  const web::Request request;
  const auto now = site.now();
  const web::Visit visit{.site = site, .request = request, .pack = *site.packs.in_force(site.hub, now), .now = now};
  web::Response response;
  web::start_session(visit, staff, true, response);
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie") return value.substr(0, value.find(';'));
  return {};
}

}  // namespace lintel::app::bench
