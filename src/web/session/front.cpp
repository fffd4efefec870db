#include "web/session/front.h"

#include <algorithm>
#include <cctype>

#include "base/require.h"
#include "base/text.h"
#include "web/server/response.h"

namespace lintel::web {

namespace {

std::string_view without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  return colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos ? host
                                                                                            : host.substr(0, colon);
}

std::string_view host_of_url(std::string_view url) {
  const auto begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  return without_port(url.substr(0, url.find('/')));
}

// Letters, digits, dots and hyphens, perhaps with a port: what can be written into an address as it is.
bool is_plain_host(std::string_view host) {
  return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':';
  });
}

// What is the same at every address: built files, and what operators ask.
bool is_no_hubs(const Request& request) {
  const auto& path = request.path;
  return path.starts_with("/assets/") || path == "/health" || path.starts_with("/health/") || path == "/metrics";
}

Html link_item(const HubAddress& hub, const std::string& link) {
  if (link.empty()) return el("li", {}, {hub.title});
  return el("li", {}, {el("a", {{"class", "govuk-link"}, {"href", link}}, {hub.title})});
}

}  // namespace

std::string base_url_of(std::string_view hub, const std::vector<std::string>& given) {
  const auto own = std::string(hub) + "=";
  for (const auto& one : given)
    if (one.starts_with(own)) return one.substr(own.size());
  for (const auto& one : given) {
    if (one.find("://") > one.find('=')) continue;  // another hub's
    std::string url = one;
    if (const auto at = url.find("{hub}"); at != std::string::npos) url.replace(at, 5, hub);
    return url;
  }
  return {};
}

std::optional<std::size_t> hub_at(std::string_view host, const std::vector<HubAddress>& hubs) {
  if (hubs.size() == 1) return 0;
  const auto name = base::lower_case(without_port(host));
  for (std::size_t i = 0; i < hubs.size(); ++i) {
    const auto& hub = hubs[i];
    if (hub.base_url.empty() ? name.starts_with(hub.hub.value + ".")
                             : name == base::lower_case(host_of_url(hub.base_url)))
      return i;
  }
  return std::nullopt;
}

std::string link_to(const HubAddress& hub, std::string_view host, bool tls) {
  if (!hub.base_url.empty()) return hub.base_url + "/";
  if (!is_plain_host(host)) return {};
  return std::string(tls ? "https://" : "http://") + hub.hub.value + "." + std::string(host) + "/";
}

Front::Front(std::vector<Door> doors, components::Assets assets, bool tls) : assets_(std::move(assets)), tls_(tls) {
  base::require(!doors.empty(), "a server has a hub");
  for (auto& door : doors) {
    addresses_.push_back(std::move(door.address));
    routers_.push_back(door.router);
  }
}

void Front::answer(Request request, Router::Give give, Router::Fail fail) {
  if (auto* router = router_for(request)) return router->answer(std::move(request), std::move(give), std::move(fail));
  give(which_hub(request));
}

Router* Front::router_for(const Request& request) const {
  if (const auto hub = hub_at(request.header("host"), addresses_)) return routers_[*hub];
  return is_no_hubs(request) ? routers_.front() : nullptr;
}

Response Front::which_hub(const Request& request) const {
  if (wants_json(request)) return error_page(404, request.id, true);
  Html list;
  for (const auto& hub : addresses_) list += link_item(hub, link_to(hub, request.header("host"), tls_));
  const std::string title = "Which hub do you want?";
  components::Page page{.assets = assets_, .title = title, .service_name = "Children's services"};
  page.content = el("h1", {{"class", "govuk-heading-l"}}, {title}) +
                 el("p", {{"class", "govuk-body"}}, {"Ring 999 if a child is in immediate danger."}) +
                 el("p", {{"class", "govuk-body"}}, {"Each hub has an address of its own:"}) +
                 block("ul", {{"class", "govuk-list govuk-list--bullet"}}, {list});
  return html_response(components::page(page).markup(), request.path == "/" ? 200 : 404);
}

}  // namespace lintel::web
