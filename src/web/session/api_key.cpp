#include "web/session/api_key.h"

#include "base/sha256.h"
#include "terms/codec.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

BOOST_DESCRIBE_STRUCT(ApiKey, (), (name, scopes))

namespace {

constexpr auto drawer = "api_keys";
constexpr std::size_t key_digits = 64;

constexpr ApiScope scopes[] = {{"receive_request", "Send requests and ask what became of them"},
                               {"receive_notification", "Send police notifications"}};

}  // namespace

std::span<const ApiScope> api_scopes() {
  return scopes;
}

std::vector<KeptApiKey> api_keys(const Site& site) {
  std::vector<KeptApiKey> kept;
  for (const auto& item : site.cabinet.list(site.hub, drawer, "", site.now()))
    kept.push_back({item.key, terms::from_json<ApiKey>(terms::json::parse(item.value)), item.changed_at});
  return kept;
}

void remove_api_key(const Site& site, const std::string& id) {
  site.cabinet.erase(site.hub, drawer, id);
}

std::string add_api_key(const Site& site, const ApiKey& key) {
  const auto text = random_hex(site, key_digits / 2);
  site.cabinet.put(site.hub, drawer, base::sha256_hex(text), terms::json::serialize(terms::to_json(key)), site.now());
  return text;
}

std::optional<ApiKey> api_key(const Site& site, std::string_view authorization) {
  constexpr std::string_view scheme = "Bearer ";
  if (!authorization.starts_with(scheme)) return std::nullopt;
  const auto text = authorization.substr(scheme.size());
  if (!is_hex(text, key_digits)) return std::nullopt;
  const auto item = site.cabinet.get(site.hub, drawer, base::sha256_hex(text), site.now());
  if (!item) return std::nullopt;
  return terms::from_json<ApiKey>(terms::json::parse(item->value));
}

}  // namespace lintel::web
