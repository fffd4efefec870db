#include <algorithm>

#include "casework/verbs/staff/staff_verbs.h"

namespace lintel::casework {

namespace {

// Enough to catch a slip; only a message that arrives proves an address.
bool looks_like_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.find('.');
  return dot != 0 && dot != std::string_view::npos && !domain.ends_with('.') && std::ranges::none_of(text, [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';';
         });
}

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
  if (!looks_like_email(staff.email))
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
