#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "casework/cases/words.h"

/// Reads `given`: who works in the hub, who the family are, who asks, and what is on record before the case begins.
namespace lintel::casework::cases {

/// Adds to the cast. What must be put on record first is returned as acts of the case itself.
std::expected<std::vector<Act>, Unknown> read_given(std::string_view text, Cast& cast, const Known& known);

/// Who speaks at the beginning of a `when`: a name of the cast, or an asker without a name ("a professional"), who is
/// then added to the cast. `rest` is left at the verb.
std::expected<std::string, Unknown> take_actor(std::string_view& rest, Cast& cast);

}  // namespace lintel::casework::cases
