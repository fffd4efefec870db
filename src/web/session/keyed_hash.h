#pragma once

#include <string>
#include <string_view>

#include "web/session/site.h"

/// Tokens that only this installation can have made, and the randomness in them.
namespace lintel::web {

/// HMAC-SHA-256 with the installation's secret, as 64 hexadecimal digits. Two purposes never give the same.
std::string keyed_hash(const Site& site, std::string_view purpose, std::string_view text);
std::string random_hex(const Site& site, std::size_t bytes);
bool is_hex(std::string_view text, std::size_t digits);

}  // namespace lintel::web
