#pragma once

#include "web/pages/worklist/work.h"
#include "web/session/visit.h"

/// What narrows the worklist. In the address it can be kept as a bookmark and sent to a colleague; without it there the
/// list is as this person left it, at whichever computer.
namespace lintel::web::worklist {

/// As the address says, which is then remembered; else as remembered. A level or arm that the hub does not have is
/// none.
Filters filters_of(const Visit& visit);

/// One row of choices, and below it what is applied: each with a link that takes it off, and one that takes off all.
Html filter_form(const Visit& visit, Tab tab, const Filters& filters);

}  // namespace lintel::web::worklist
