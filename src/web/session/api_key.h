#pragma once

#include <optional>
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

/// Makes a key and returns it: the only time that anybody sees it.
std::string add_api_key(const Site& site, const ApiKey& key);
std::optional<ApiKey> api_key(const Site& site, std::string_view authorization);

}  // namespace lintel::web
