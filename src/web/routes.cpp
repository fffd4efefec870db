#include "web/pages/pages.h"

namespace lintel::web {

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (auto* routes : {public_routes, signin_routes, worklist_routes, tray_routes, inbox_routes, contact_routes,
                       notice_routes, call_routes, advice_routes, family_routes, meeting_routes, agreement_routes,
                       training_routes, people_routes, report_routes, administration_routes, api_routes})
    for (auto& route : routes()) all.push_back(std::move(route));
  return all;
}

}  // namespace lintel::web
