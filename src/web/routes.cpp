#include "web/pages/pages.h"

namespace lintel::web {

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (auto* routes : {signin_routes, administration_routes})
    for (auto& route : routes()) all.push_back(std::move(route));
  return all;
}

}  // namespace lintel::web
