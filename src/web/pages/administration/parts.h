#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/views.h"
#include "web/session/visit.h"

/// What the administration pages share.
namespace lintel::web::administration {

inline Html heading(std::string_view words) {
  return el("h1", {{"class", "govuk-heading-l"}}, {words});
}
inline Html subheading(std::string_view words) {
  return el("h2", {{"class", "govuk-heading-m"}}, {words});
}
inline Html paragraph(std::string_view words) {
  return el("p", {{"class", "govuk-body"}}, {words});
}
Html link(const std::string& href, std::string_view words);

/// A page below the administration's own navigation; `current` is the path of its item.
Response page(const Visit& visit, PageOptions options, std::string_view current, Html content);

std::string role_title(const pack::Pack& pack, std::string_view id);
std::string team_title(const pack::Pack& pack, std::string_view id);
/// "Practice manager (MASH)".
std::string authority_title(const pack::Pack& pack, const pack::Authority& authority);
std::string timescale_words(const pack::Timescale& timescale);
/// The words of a column that holds several: "|a|b|".
std::vector<std::string> several(std::string_view column);

/// Everybody who works here, by name.
std::vector<casework::Row> active_staff(const Visit& visit);

}  // namespace lintel::web::administration
