#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/session/site.h"

/// Keys of other systems that call /api: "Authorization: Bearer <key>". Only a key's hash is kept.
namespace lintel::web {

struct ApiKey {
  std::string name;                 // of the system that has it: who facts and audit say it was
  std::vector<std::string> scopes;  // what it may do: "receive_request"
};

/// What a key can allow, and how people say it.
struct ApiScope {
  std::string_view scope;
  std::string_view words;
};
std::span<const ApiScope> api_scopes();

/// Makes a key and returns it: the only time that anybody sees it.
std::string add_api_key(const Site& site, const ApiKey& key);

struct KeptApiKey {
  std::string id;  // its hash: not the key
  ApiKey key;
  terms::Instant made_at{};
};
/// Newest first; no more than 100.
std::vector<KeptApiKey> api_keys(const Site& site);
/// From then on nobody gets in with it.
void remove_api_key(const Site& site, const std::string& id);

std::optional<ApiKey> api_key(const Site& site, std::string_view authorization);

}  // namespace lintel::web
