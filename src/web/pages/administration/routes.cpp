#include "web/pages/administration/keys.h"
#include "web/pages/administration/overview.h"
#include "web/pages/administration/staff.h"
#include "web/pages/pages.h"

namespace lintel::web {

std::vector<Route> administration_routes() {
  using namespace administration;
  const Access administer{.right = "administer"};
  const Access see{.right = "see_staff"};
  const auto one = [](const char* right) { return Access{.right = right, .record_kind = "staff"}; };
  const std::string staff = "/administration/staff";
  return {
      {Method::get, "/administration", administer, show_overview},
      {Method::get, "/administration/teams", see, show_teams},
      {Method::get, "/administration/pack", administer, show_pack},
      {Method::get, "/administration/versions", administer, show_versions},
      {Method::get, "/administration/outbox", administer, show_outbox},
      {Method::get, "/administration/keys", administer, show_keys},
      {Method::post, "/administration/keys", administer, make_key},
      {Method::post, "/administration/keys/{key}/remove", administer, take_key_away},
      {Method::get, "/administration/audit", {.right = "see_audit"}, show_audit},
      {Method::get, staff, see, show_staff_list},
      {Method::post, staff, {.right = "add_staff"}, add_staff()},
      {Method::get, staff + "/new", {.right = "add_staff"}, show_add_staff},
      {Method::get, staff + "/{reference}", one("see_staff"), show_staff},
      {Method::post, staff + "/{reference}/change", one("change_staff"), change_staff()},
      {Method::post, staff + "/{reference}/end", one("end_staff"), end_staff()},
      {Method::post, staff + "/{reference}/link", one("administer"), make_link},
      {Method::post, staff + "/{reference}/second-factor/remove", one("administer"), remove_second_factor},
  };
}

}  // namespace lintel::web
