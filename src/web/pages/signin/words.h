#pragma once

#include <string>
#include <string_view>

#include "web/session/visit.h"

/// Small parts that the sign-in pages share.
namespace lintel::web::signin {

inline Html heading(std::string_view words) {
  return el("h1", {{"class", "govuk-heading-l"}}, {words});
}
inline Html paragraph(std::string_view words) {
  return el("p", {{"class", "govuk-body"}}, {words});
}

/// Where to go after signing in: a page of ours that is not itself about signing in; else where they start.
std::string way_back(std::string_view wanted);

/// Leaves a trace of something done about an account. What is done goes ahead: the trace tells nobody anything new.
void note(const Visit& visit, const terms::StaffId& by, std::string_view by_name, std::string_view what,
          const terms::StaffId& about);

std::string browser_cookie_name(const Site& site);

}  // namespace lintel::web::signin
