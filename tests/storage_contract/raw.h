#pragma once

#include <string>

namespace lintel::storage_contract {

/// Runs SQL on the database behind the store's back. The first value of its result; throws std::runtime_error with the
/// database's own words.
std::string raw(const std::string& url, const std::string& sql);

}  // namespace lintel::storage_contract
