#pragma once

#include <string_view>

#include "casework/ports/views.h"

/// Where the next thing to be done with a contact is done.
namespace lintel::web::parts {

/// What somebody does next with a contact of this row: the page, and the right that it needs. Empty slug: nothing.
struct NextStep {
  std::string_view slug;
  std::string_view right;
};
NextStep next_step(const casework::Row& contact);
/// The same of a record: its state, what casework says is next, and what kind of contact it is.
struct Standing {
  std::string_view state;
  std::string_view words;
  bool information_request = false;
};
NextStep next_step(const Standing& contact);

}  // namespace lintel::web::parts
