#include <algorithm>

#include "casework/family_sight.h"
#include "casework/meeting_sight.h"
#include "casework/perform.h"
#include "casework/records/report.h"
#include "casework/records/tray.h"
#include "casework/reports/scope.h"

namespace lintel::casework {

namespace {

// The widest scope among the roles: "hub" before "arm" before "team".
std::string_view scope_of(const pack::Pack& in_force, const Actor& actor) {
  std::string_view widest = "none";
  for (const auto& id : actor.roles) {
    const auto* role = in_force.role(id);
    if (!role) continue;
    if (role->sees == "hub") return "hub";
    if (role->sees == "arm") widest = "arm";
    if (role->sees == "team" && widest == "none") widest = "team";
  }
  return widest;
}

bool in_sight(std::string_view scope, const ContactRecord& record, const Actor& actor) {
  if (record.owner && record.owner->it.to == actor.id) return true;
  // The team that receives, and the one that works beside it.
  const bool received = record.handover && (actor.teams.contains(record.handover->it.team) ||
                                            actor.teams.contains(record.handover->it.co_allocated));
  if (scope == "team") return received || actor.teams.contains(record.waits.tray);
  return received || actor.arms.contains(record.waits.arm);
}

bool reads(const pack::Step& step, const Actor& actor) {
  return actor == terms::system_actor() || step.seen_by.empty() || holds_any(actor, step.seen_by);
}

}  // namespace

std::vector<Fact> as_read_by(const pack::Pack& governing, const Actor& actor, std::vector<Fact> facts) {
  if (std::ranges::all_of(governing.steps, [&](const auto& step) { return reads(step, actor); })) return facts;
  for (auto& fact : facts) {
    if (fact.type != "StepRecorded") continue;
    auto done = terms::from_json<StepRecorded>(terms::json::parse(fact.payload));
    const auto* step = governing.step(done.step);
    if (step && reads(*step, actor)) continue;
    done.answers.clear();
    fact.payload = terms::json::serialize(terms::to_json(done));
  }
  return facts;
}

bool may_see(const pack::Pack& in_force, const Actor& actor, const StreamId& stream, const std::vector<Fact>& facts) {
  if (actor == terms::system_actor()) return true;
  if (stream.kind == "referrer") return has_right(in_force, actor, "see_protected_referrer");
  if (stream.kind == "person") return has_right(in_force, actor, "see_people");
  if (stream.kind == "call") return has_right(in_force, actor, "see_calls") || has_right(in_force, actor, "take_call");
  if (stream.kind == "consultation") return has_right(in_force, actor, "see_consultations");
  if (stream.kind == "family") return may_see_family(in_force, actor, fold_family(facts));
  if (stream.kind == "training") return has_right(in_force, actor, "see_training");
  if (stream.kind == "agreement") return has_right(in_force, actor, "see_agreements");
  if (stream.kind == "meeting") return may_see_meeting(in_force, actor, fold_meeting(facts));
  if (stream.kind == "staff")
    return has_right(in_force, actor, "see_staff") || has_right(in_force, actor, "administer");
  if (stream.kind == "tray") {
    const auto* tray = in_force.team(tray_of(stream));
    return tray && holds_any(actor, tray->worked_by);
  }
  if (stream.kind == "report") {
    const auto& issued = fold_report(facts).issued.it;
    return reports::may_open(in_force, actor, issued.name, issued.district);
  }
  if (stream.kind != "contact" || !has_right(in_force, actor, "see_contacts")) return false;
  const auto scope = scope_of(in_force, actor);
  if (scope == "hub") return true;
  if (scope == "none") return false;
  return in_sight(scope, fold_contact(facts), actor);
}

}  // namespace lintel::casework
