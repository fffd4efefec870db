#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/records/call.h"
#include "casework/records/call_lifecycle.h"
#include "web/pages/parts/form.h"

/// A call as its pages show it. Nothing here says who a member of the public is.
namespace lintel::web::calls {

struct Shown {
  const Visit& visit;
  const std::vector<casework::Fact>& facts;
  casework::CallRecord call;
  const pack::Pack& pack;  // under which it was taken (L-10)

  std::string path() const;
};
Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts);

/// "A member of the public", or the agency of a professional.
std::string caller_words(const pack::Pack& pack, std::string_view caller, std::string_view agency);
std::string state_words(casework::CallState state);
/// Whether this person may be the one who rings back or reads it, by what the record says.
bool answers(const Shown& shown);

/// What somebody types to find a child while the caller waits: a name, a date of birth, an NHS number or a postcode.
casework::Query people_query(std::string_view typed);

std::vector<Route> list_routes();
std::vector<Route> new_call_routes();
std::vector<Route> record_routes();

}  // namespace lintel::web::calls
