#include "web/pages/parts/lateness.h"

#include "web/pages/parts/listing.h"

namespace lintel::web::parts {

Html lateness_fields(const Typing& typing, const casework::Obligations& obligations, terms::Instant now,
                     const std::string& given) {
  std::vector<Option> late;
  for (const auto& one : obligations.all)
    if (one.late_at(now))
      late.push_back(
          {one.owed.id, one.owed.title, one.late_reason.empty() ? "" : "Reason recorded: " + one.late_reason});
  if (late.empty()) return empty_list("Nothing here is late.");
  return one_of(typing, {.name = "obligation", .label = "What was late", .given = given}, late) +
         long_text(typing, {.name = "reason",
                            .label = "Why it was late",
                            .hint = "What stood in the way, so that it can be put right. It is not about blame.",
                            .rows = 3});
}

}  // namespace lintel::web::parts
