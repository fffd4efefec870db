#pragma once

#include <string>
#include <string_view>

#include "web/session/visit.h"

/// How often something may be tried in an hour. Addresses are counted under a keyed hash that is another each hour and
/// gone with it.
namespace lintel::web::request {

struct Tried {
  std::string_view what;  // "status"
  std::string whom;       // a reference, or an address
  int at_most = 10;       // an hour
};
/// Begun from one address: enough for everybody behind the proxy of a whole council, too few to fill a disk.
inline constexpr int starts_an_hour = 2000;

/// Counts one more; false when there were too many already.
bool may_try(const Visit& visit, const Tried& tried);
/// It was right: it does not count against them.
void forgive(const Visit& visit, const Tried& tried);

}  // namespace lintel::web::request
