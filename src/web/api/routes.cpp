#include "web/api/notifications.h"
#include "web/api/requests.h"
#include "web/pages/pages.h"

namespace lintel::web {

std::vector<Route> api_routes() {
  const Access sender{.who = Who::api_key, .right = "receive_request"};
  const Access police{.who = Who::api_key, .right = "receive_notification"};
  return {
      {Method::post, "/api/v1/notifications", police, api::receive_notification()},
      {Method::get, "/api/v1/notifications/{reference}", police, api::show_notification},
      {Method::post, "/api/v1/requests", sender, api::receive_request()},
      {Method::get, "/api/v1/requests/{reference}", sender, api::show_request},
      {Method::get, "/api/v1/openapi.json", {.who = Who::anyone}, api::show_description},
  };
}

}  // namespace lintel::web
