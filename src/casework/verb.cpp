#include "casework/verb.h"

#include <algorithm>
#include <array>

#include "casework/verbs/all.h"
#include "terms/london.h"

namespace lintel::casework {

const std::vector<Fact>& Known::facts(const StreamId& stream) const {
  static const std::vector<Fact> none;
  const auto found = records.find(stream);
  return found == records.end() ? none : found->second;
}

std::span<const Verb> verbs() {
  static const std::vector<Verb> all = all_verbs();
  return all;
}

const Verb* verb(std::string_view name) {
  const auto found = std::ranges::find(verbs(), name, &Verb::name);
  return found == verbs().end() ? nullptr : &*found;
}

std::span<const std::string_view> page_rights() {
  static constexpr std::array<std::string_view, 16> rights = {
      "see_contacts", "see_people",         "see_calls",        "see_consultations", "see_protected_referrer",
      "see_families", "see_reports",        "see_case_reports", "see_audit",         "see_staff",
      "see_notices",  "see_school_notices", "see_meetings",     "see_agreements",    "see_training",
      "administer"};
  return rights;
}

std::unexpected<Declined> refuse(const Context& context, std::string_view key, std::string_view about) {
  Refusal refusal{.rule = terms::RuleId{key}, .reason = std::string(refusal_words(key)), .source = {}, .todo = {}};
  if (const auto* text = context.pack.refusal(refusal.rule)) {
    refusal.reason = text->reason;
    refusal.source = text->source;
    refusal.todo = text->todo;
  }
  if (!about.empty()) refusal.reason += " " + std::string(about);
  return std::unexpected(Declined{.problems = {}, .refusals = {std::move(refusal)}});
}

std::unexpected<Declined> problem(std::string field, std::string message) {
  return problems({{std::move(field), std::move(message)}});
}

std::unexpected<Declined> problems(std::vector<Problem> found) {
  return std::unexpected(Declined{.problems = std::move(found), .refusals = {}});
}

void want_text(std::vector<Problem>& found, std::string_view field, const std::string& text, std::string_view message) {
  if (text.empty()) found.push_back({std::string(field), std::string(message)});
}

void want_past_day(std::vector<Problem>& found, std::string_view field, const std::optional<terms::Date>& day,
                   std::string_view missing, const Context& context) {
  if (!day) found.push_back({std::string(field), std::string(missing)});
  if (day && *day > terms::london_date(context.now))
    found.push_back({std::string(field), "Enter a day that is not in the future"});
}

bool holds_authority(const Actor& actor, const pack::Authority& authority) {
  return actor.roles.contains(authority.role) && (authority.arm.empty() || actor.arms.contains(authority.arm));
}

bool holds_any(const Actor& actor, const std::vector<pack::Authority>& authorities) {
  return std::ranges::any_of(authorities, [&](const auto& authority) { return holds_authority(actor, authority); });
}

std::vector<std::string> authority_texts(const std::vector<pack::Authority>& authorities) {
  std::vector<std::string> texts;
  for (const auto& authority : authorities)
    texts.push_back(authority.arm.empty() ? authority.role.value : authority.role.value + "@" + authority.arm);
  return texts;
}

std::vector<pack::Authority> authorities_from(const std::vector<std::string>& texts) {
  std::vector<pack::Authority> authorities;
  for (const auto& text : texts) {
    const auto at = text.find('@');
    authorities.push_back({terms::RoleId{text.substr(0, at)}, at == std::string::npos ? "" : text.substr(at + 1)});
  }
  return authorities;
}

}  // namespace lintel::casework
