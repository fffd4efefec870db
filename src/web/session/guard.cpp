#include "web/session/guard.h"

#include "base/same_secret.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

namespace {

constexpr std::size_t nonce_digits = 32;
constexpr std::size_t hash_digits = 64;

std::string sealed(const Site& site, std::string_view purpose, std::string_view about) {
  const auto nonce = random_hex(site, nonce_digits / 2);
  return nonce + keyed_hash(site, purpose, nonce + std::string(about));
}

bool holds(const Site& site, std::string_view purpose, std::string_view about, std::string_view token) {
  if (!is_hex(token, nonce_digits + hash_digits)) return false;
  const std::string nonce(token.substr(0, nonce_digits));
  return base::same_secret(token.substr(nonce_digits), keyed_hash(site, purpose, nonce + std::string(about)));
}

std::string_view host_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

}  // namespace

std::string form_token(const Visit& visit) {
  if (!visit.guard) return {};
  if (visit.guard->binding.empty()) {
    visit.guard->binding = random_hex(visit.site, 16);
    visit.guard->new_cookie = true;
  }
  return sealed(visit.site, "form", visit.guard->binding);
}

bool is_form_token(const Site& site, std::string_view token, std::string_view binding) {
  return !binding.empty() && holds(site, "form", binding, token);
}

std::string whose_token(const Site& site, const terms::StaffId& staff) {
  return sealed(site, "whose", staff.value) + staff.value;
}

std::optional<terms::StaffId> whose(const Site& site, std::string_view token) {
  constexpr auto digits = nonce_digits + hash_digits;
  if (token.size() <= digits || !holds(site, "whose", token.substr(digits), token.substr(0, digits)))
    return std::nullopt;
  return terms::StaffId{token.substr(digits)};
}

// Our pages send no referrer, so browsers name the origin of their forms "null"; Sec-Fetch-Site is then what tells.
bool from_another_site(const Site& site, const Request& request) {
  const auto fetch_site = request.header("sec-fetch-site");
  if (!fetch_site.empty()) return fetch_site != "same-origin" && fetch_site != "none";
  const auto origin = request.header("origin");
  if (origin.empty() || origin == "null") return false;
  return host_of(origin) != request.header("host") && origin != site.base_url;
}

std::string form_cookie_name(const Site& site) {
  return site.secure_cookies ? "__Host-lintel-form" : "lintel-form";
}

}  // namespace lintel::web
