#include "casework/verbs/contact/screening.h"

#include <algorithm>
#include <functional>
#include <map>

#include "casework/records/person.h"
#include "domain/routing/routing.h"

namespace lintel::casework {

namespace {

using Check = std::function<bool(const ContactRecord&, const Context&)>;

struct NeedCheck {
  std::string_view refusal;
  Check met;
};

bool consented(const ContactRecord& record, const Context&) {
  return record.consent() == "given";
}

// Mandatory enquiries are made when somebody was asked and everybody asked has answered, a nil return being an answer
// (L-49, L-57), and the family was reached or the attempts to reach it stand in the record (L-63).
bool enquiries_made(const ContactRecord& record, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  if (pathway && pathway->enquiries != pack::Need::mandatory) return true;
  return !record.family_contacts.empty() && !record.enquiries.empty() &&
         std::ranges::all_of(record.enquiries, [](const Enquiry& one) { return one.answered.has_value(); });
}

const std::map<std::string_view, NeedCheck>& need_checks() {
  static const std::map<std::string_view, NeedCheck> checks = {
      {"consent", {"consent_required", consented}},
      {"consent_or_override",
       {"consent_required",
        [](const auto& record, const auto& context) {
          return consented(record, context) || record.override_in_force;
        }}},
      {"enquiries", {"enquiries_missing", enquiries_made}},
      {"family_reached",
       {"enquiries_missing", [](const auto& record, const auto&) { return record.family_reached(); }}},
      {"open_eha",
       {"open_eha_required",
        [](const auto& record, const auto& context) { return open_eha_now(record, context.known); }}},
      {"signposted_service",
       {"signposted_service_missing",
        [](const auto& record, const auto&) {
          return record.screening && !record.screening->it.signposted_service.empty();
        }}},
      {"plan",
       {"plan_missing",
        [](const auto& record, const auto&) { return record.screening && !record.screening->it.plan.empty(); }}},
      {"open_team",
       {"open_team_missing",
        [](const auto& record, const auto&) { return record.screening && !record.screening->it.open_team.empty(); }}},
  };
  return checks;
}

}  // namespace

std::optional<Declined> not_screener(const ContactRecord& record, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  if (!pathway || !holds_any(context.actor, pathway->screened_by)) return refuse(context, "not_screener").error();
  if (record.owner && record.owner->it.to != context.actor.id)
    return refuse(context, "not_screener", "It is allocated to " + record.owner->it.to_name + ".").error();
  return std::nullopt;
}

std::optional<Declined> not_available(const ContactRecord& record, const pack::Outcome& outcome,
                                      const Context& context) {
  if (const auto because = pack::mismatches(outcome.when, attributes_of(record, context)); !because.empty())
    return refuse(context, "outcome_not_available", "Because " + domain::because_words(because, context.pack) + ".")
        .error();
  Declined all;
  for (const auto& need : outcome.needs) {
    const auto check = need_checks().find(need);
    if (check == need_checks().end() || check->second.met(record, context)) continue;
    all.refusals.push_back(refuse(context, check->second.refusal).error().refusals.front());
  }
  if (all.refusals.empty()) return std::nullopt;
  return all;
}

// The children; where a contact is about adults only, they.
std::vector<StreamId> people_of(const ContactRecord& record) {
  std::vector<StreamId> streams;
  const bool any_child = std::ranges::any_of(record.received.subjects, &Subject::child);
  for (const auto& subject : record.received.subjects)
    if (subject.child == any_child && !subject.person.empty()) streams.push_back({"person", subject.person.value});
  return streams;
}

bool open_eha_now(const ContactRecord& record, const Known& known) {
  if (record.received.open_eha) return true;
  return std::ranges::any_of(people_of(record), [&](const StreamId& stream) {
    return fold_person(known.facts(stream)).open_services().contains("eha");
  });
}

}  // namespace lintel::casework
