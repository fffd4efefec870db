#include <algorithm>

#include "casework/home_visit.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct AgreeHomeVisit {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(AgreeHomeVisit, (), (note))

struct RecordHomeVisitLiaison {
  std::string team_manager;
  bool visit_required = false;
  std::string reason;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(RecordHomeVisitLiaison, (), (team_manager, visit_required, reason, at))

// Which role's agreement an actor gives. The pack names the two in its settings (L-61, L-62): the screener's and the
// senior's.
std::string agreeing_role(const Actor& actor, const pack::Pack& pack) {
  for (const auto* key : {"home_visit_screener_role", "home_visit_senior_role"}) {
    const auto role = pack.settings.find(key);
    if (role != pack.settings.end() && actor.roles.contains(terms::RoleId{role->second})) return role->second;
  }
  return {};
}

std::string senior_role(const pack::Pack& pack) {
  const auto role = pack.settings.find("home_visit_senior_role");
  return role == pack.settings.end() ? "" : role->second;
}

bool agreed_by(const ContactRecord& record, std::string_view role) {
  return std::ranges::any_of(record.home_visit_agreements, [&](const auto& one) { return one.it.role == role; });
}

Cited home_visit_rule(const pack::Pack& pack) {
  const auto source = pack.settings.find("home_visit_source");
  return {terms::RuleId{"home_visit"}, source == pack.settings.end() ? "" : source->second};
}

std::string liaison_words(const ContactRecord& record, const pack::Pack& pack) {
  const auto* team = home_visit_team(record, pack);
  return "Home-visit liaison with " + (team ? team->title : "the family's local team");
}

Decided agree(const ContactRecord& record, const AgreeHomeVisit&, const Context& context) {
  if (!home_visit_offered(record, context.pack)) return refuse(context, "home_visit_not_offered");
  const auto role = agreeing_role(context.actor, context.pack);
  if (role.empty()) return refuse(context, "home_visit_agreement_role");
  return Decision{.facts = {new_fact(context.stream, HomeVisitAgreed{role}, home_visit_rule(context.pack))},
                  .messages = {}};
}

Decided record_liaison(const ContactRecord& record, const RecordHomeVisitLiaison& request, const Context& context) {
  const auto senior = senior_role(context.pack);
  if (senior.empty() || !context.actor.roles.contains(terms::RoleId{senior}))
    return refuse(context, "home_visit_recorder");
  const auto screener = context.pack.settings.find("home_visit_screener_role");
  if (!agreed_by(record, senior) || screener == context.pack.settings.end() || !agreed_by(record, screener->second))
    return refuse(context, "home_visit_needs_both");
  std::vector<Problem> found;
  require_text(found, "team_manager", request.team_manager, "Say which team manager you spoke to");
  require_text(found, "reason", request.reason, "Write why a visit is or is not needed");
  const Instant at = request.at.value_or(context.now);
  if (at > context.now) found.push_back({"at", "The time cannot be later than now"});
  if (!found.empty()) return problems(std::move(found));

  Decision decision;
  decision.facts.push_back(new_fact(
      context.stream, HomeVisitLiaisonRecorded{request.team_manager, request.visit_required, request.reason, at},
      home_visit_rule(context.pack)));
  // D-41: the liaison always lands on the deadline, so its record is the reason for a late decision.
  if (const auto* due = record.obligations.open_of_kind("decision"))
    decision.facts.push_back(new_fact(
        context.stream, BreachExplained{due->owed.id, liaison_words(record, context.pack) + ": " + request.reason},
        home_visit_rule(context.pack)));
  return decision;
}

}  // namespace

Verb agree_home_visit_verb() {
  return contact_verb<AgreeHomeVisit>("agree_home_visit", "agrees to a home visit", agree);
}

Verb record_home_visit_liaison_verb() {
  return contact_verb<RecordHomeVisitLiaison>("record_home_visit_liaison", "records the home-visit liaison",
                                              record_liaison);
}

}  // namespace lintel::casework
