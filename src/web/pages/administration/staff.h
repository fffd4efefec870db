#pragma once

#include "web/session/route.h"

/// Members of staff: who they are, what they may, and how they come in.
namespace lintel::web::administration {

Response show_staff_list(const Visit& visit);
Response show_add_staff(const Visit& visit);
Act add_staff();

Response show_staff(const Visit& visit, const std::vector<casework::Fact>& facts);
Act change_staff();
Act end_staff();
/// Makes a one-time link and shows it: the only time that anybody sees it.
Response make_link(const Visit& visit, const std::vector<casework::Fact>& facts);
Response remove_second_factor(const Visit& visit, const std::vector<casework::Fact>& facts);

}  // namespace lintel::web::administration
