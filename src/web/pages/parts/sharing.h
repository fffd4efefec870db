#pragma once

#include "pack/pack.h"
#include "web/pages/parts/form.h"

/// What is asked when something that the police told is shared onward, and when that is acknowledged.
namespace lintel::web::parts {

Html share_fields(const Typing& typing, const pack::Notifications& part, const std::string& hint_of_recipient,
                  const std::string& hint_of_content);
Html acknowledgement_fields(const Typing& typing);

}  // namespace lintel::web::parts
