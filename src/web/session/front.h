#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/components/page.h"
#include "web/session/route.h"

/// Several hubs in one server: each has an address of its own, and so its own cookies, sessions and pages. What a
/// request is told about one hub it is told at that hub's address and nowhere else.
namespace lintel::web {

/// Where a hub is reached.
struct HubAddress {
  terms::HubId hub;
  std::string title;     // the hub's name
  std::string base_url;  // "https://hub.example"; empty: every host that starts with "<hub>."
};

/// "https://{hub}.example" with the hub's code in its place; the entry "code=..." for this hub goes before one for all.
/// Empty when none is for it.
std::string base_url_of(std::string_view hub, const std::vector<std::string>& given);

/// Which of the hubs a Host header names, by index. One hub alone has every host. None for a host that is nobody's.
std::optional<std::size_t> hub_at(std::string_view host, const std::vector<HubAddress>& hubs);

/// The address of a hub for somebody who came by `host`: its base URL, else its own name before theirs. Empty when
/// `host` is not a plain host name.
std::string link_to(const HubAddress& hub, std::string_view host, bool tls);

/// Hands each request to the router of the hub that its host names. Elsewhere it answers what is no hub's (assets,
/// health) and a page which lists the hubs.
class Front {
 public:
  struct Door {
    HubAddress address;
    Router* router;  // outlives the front
  };

  Front(std::vector<Door> doors, components::Assets assets, bool tls);
  /// As Router::answer.
  void answer(Request request, Router::Give give, Router::Fail fail = {});

 private:
  Router* router_for(const Request& request) const;
  Response which_hub(const Request& request) const;

  std::vector<HubAddress> addresses_;
  std::vector<Router*> routers_;
  components::Assets assets_;
  bool tls_;
};

}  // namespace lintel::web
