#include "web/pages/signin/words.h"

#include "casework/records/staff.h"

namespace lintel::web::signin {

std::string way_back(std::string_view wanted) {
  const bool usable = is_local_path(wanted) && !wanted.starts_with("/sign-") && !wanted.starts_with("/set-password");
  return usable ? std::string(wanted) : "/home";
}

void note(const Visit& visit, const terms::StaffId& by, std::string_view by_name, std::string_view what,
          const terms::StaffId& about) {
  visit.site.audit.record(visit.site.hub,
                          {.at = visit.now,
                           .by = by,
                           .by_name = std::string(by_name),
                           .what = std::string(what),
                           .stream = casework::staff_stream(about),
                           .detail = {},
                           .request = visit.request.id},
                          [](bool) {});
}

std::string browser_cookie_name(const Site& site) {
  return site.secure_cookies ? "__Host-lintel-browser" : "lintel-browser";
}

}  // namespace lintel::web::signin
