#include "web/pages/administration/overview.h"
#include "web/pages/administration/staff.h"
#include "web/pages/pages.h"

namespace lintel::web {

std::vector<Route> administration_routes() {
  using namespace administration;
  const Access administer{.right = "administer"};
  const Access audit{.right = "see_audit"};
  const Access one{.right = "administer", .record_kind = "staff"};
  const std::string staff = "/administration/staff";
  return {
      {Method::get, "/administration", administer, show_overview},
      {Method::get, "/administration/teams", administer, show_teams},
      {Method::get, "/administration/pack", administer, show_pack},
      {Method::get, "/administration/outbox", administer, show_outbox},
      {Method::get, "/administration/audit", audit, show_audit},
      {Method::get, staff, administer, show_staff_list},
      {Method::post, staff, administer, add_staff()},
      {Method::get, staff + "/new", administer, show_add_staff},
      {Method::get, staff + "/{reference}", one, show_staff},
      {Method::post, staff + "/{reference}/change", one, change_staff()},
      {Method::post, staff + "/{reference}/end", one, end_staff()},
      {Method::post, staff + "/{reference}/link", one, make_link},
      {Method::post, staff + "/{reference}/second-factor/remove", one, remove_second_factor},
  };
}

}  // namespace lintel::web
