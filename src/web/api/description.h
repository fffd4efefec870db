#pragma once

#include <boost/json/object.hpp>

#include "pack/pack.h"

/// The API in OpenAPI 3.1, made from the code that reads requests and from the hub's own form.
namespace lintel::web::api {

boost::json::object description(const pack::Pack& pack);
/// The smallest request that the hub accepts, with an answer to everything that must be answered. Everybody in it is
/// invented.
boost::json::object example_request(const pack::Pack& pack);
boost::json::object example_notification();

}  // namespace lintel::web::api
