#include "casework/verbs/staff/staff_verbs.h"

namespace lintel::casework {

namespace {

Decided decide(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  if (!fold_staff(facts).active()) return refuse(context, "staff_not_found");
  const auto reason = terms::field(fields, "reason");
  if (reason.empty()) return problem("reason", "Say why they leave");
  return Decision{.facts = {new_fact(context.stream, StaffEnded{reason})}, .messages = {}};
}

}  // namespace

Verb end_staff_verb() {
  return {.name = "end_staff",
          .kind = "staff",
          .phrase = "ends a member of staff's access",
          .fields = field_names<StaffEnded>(),
          .needs = {},
          .decide = decide};
}

}  // namespace lintel::casework
