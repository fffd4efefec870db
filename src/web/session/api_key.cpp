#include "web/session/api_key.h"

#include "base/sha256.h"
#include "terms/codec.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

BOOST_DESCRIBE_STRUCT(ApiKey, (), (name, scopes))

namespace {

constexpr auto drawer = "api_keys";
constexpr std::size_t key_digits = 64;

}  // namespace

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
