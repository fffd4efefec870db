#pragma once

#include <optional>
#include <string>

#include "web/session/visit.h"

/// A form that arrived after its sender's session had ended: kept for them, and for nobody else, until they have signed
/// in.
namespace lintel::web {

struct Interrupted {
  std::string path;      // where it was sent
  terms::Fields fields;  // everything, with the idempotency key and the version its page showed
};

/// Keeps it for a day. Returns the path of the page that offers it back.
std::string keep_interrupted(const Site& site, const terms::StaffId& staff, const Request& request, const Form& form,
                             Instant now);
std::optional<Interrupted> interrupted(const Visit& visit, const std::string& id);
void discard_interrupted(const Visit& visit, const std::string& id);

}  // namespace lintel::web
