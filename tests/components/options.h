#pragma once
// Reads the options of the nunjucks macros, as the fixtures hold them in JSON, into our option structs. Lives in the
// tests only: nothing else in the product has options as JSON.

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <string>

#include "web/html/html.h"

namespace lintel::components_test {

using Render = std::function<web::Html(const boost::json::object& options)>;

// By the component's name in its package. A component that is missing here is not ported.
const std::map<std::string, Render>& govuk_components();
const std::map<std::string, Render>& moj_components();

}  // namespace lintel::components_test
