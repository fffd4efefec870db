#include "casework/verbs/staff/staff_verbs.h"
#include "domain/people/people.h"

namespace lintel::casework {

namespace {

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  const Query same{.table = "staff",
                   .all_of = {{"email_key", Test::Kind::equal, {email_key(terms::field(fields, "email"))}},
                              {"active", Test::Kind::equal, {std::int64_t{1}}}},
                   .limit = 1};
  return {.records = {}, .queries = {same}};
}

bool taken(const Known& known) {
  return !known.answers.empty() && !known.answers.front().empty();
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto staff = terms::from_fields<StaffAdded>(fields, found);
  if (staff.name.empty()) found.push_back({"name", "Enter their name"});
  if (!domain::is_email(staff.email))
    found.push_back({"email", "Enter an email address, like name@example.gov.uk"});
  else if (taken(context.known))
    found.push_back({"email", "Somebody else already has this email address"});
  check_roles_and_teams({staff.roles, staff.teams, staff.qualified, {}}, context.pack, found);
  check_administrators({}, staff.roles, context, found);
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, staff)}, .messages = {}};
}

}  // namespace

Verb add_staff_verb() {
  return {.name = "add_staff",
          .kind = "staff",
          .phrase = "adds a member of staff",
          .creates = true,
          .fields = field_names<StaffAdded>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
