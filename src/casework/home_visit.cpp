#include "casework/home_visit.h"

#include "casework/lifecycle.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

bool home_visit_on_pathway(const ContactRecord& record, const pack::Pack& pack) {
  const auto setting = pack.settings.find("home_visit_pathway");
  const auto* pathway = pathway_of(record, pack);
  return setting != pack.settings.end() && pathway && pathway->id.value == setting->second;
}

bool home_visit_offered(const ContactRecord& record, const pack::Pack& pack) {
  return home_visit_on_pathway(record, pack) && !record.family_reached() && !record.family_contacts.empty();
}

std::optional<Instant> home_visit_prompt_at(const ContactRecord& record, const pack::Pack& pack) {
  const auto* decision = record.obligations.open_of_kind("decision");
  const bool screened_now = states_for("agree_home_visit").contains(record.state);
  if (!screened_now || record.home_visit || record.family_reached() || !decision || !decision->owed.due_at ||
      !home_visit_on_pathway(record, pack))
    return std::nullopt;
  return *decision->owed.due_at - std::chrono::minutes(pack.setting("home_visit_prompt_minutes_before", 0));
}

const pack::Team* home_visit_team(const ContactRecord& record, const pack::Pack& pack) {
  const auto kind = pack.settings.find("home_visit_liaises_with");
  if (kind == pack.settings.end()) return nullptr;
  return pack.team_of_kind(kind->second, record.received.district);
}

}  // namespace lintel::casework
