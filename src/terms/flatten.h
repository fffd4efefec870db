#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "terms/fields.h"

namespace lintel::terms {

/// A JSON object into fields: nested objects become "answers.worry", items of lists of objects "children.1.given_name",
/// lists of texts the same name several times, true and false "yes" and "no", numbers their digits, null nothing. The
/// error says in words what is wrong: not JSON, not an object, too deep, or text that is not clean UTF-8.
std::expected<Fields, std::string> fields_from_json(std::string_view text);

}  // namespace lintel::terms
