#include <algorithm>

#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct OverrideConsent {
  std::string limb;
  std::string evidence;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(OverrideConsent, (), (limb, evidence, reason))

Decided decide(const ContactRecord& record, const OverrideConsent& request, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  const auto* rule = pathway ? context.pack.consent_rule(pathway->consent) : nullptr;
  if (!rule || !rule->override_allowed) return refuse(context, "override_not_allowed");
  if (!holds_any(context.actor, rule->override_by)) return refuse(context, "override_not_permitted");
  std::vector<Problem> found;
  if (std::ranges::find(rule->limbs, request.limb) == rule->limbs.end())
    found.push_back({"limb", "Choose which kind of harm the evidence shows"});
  require_text(found, "reason", request.reason, "Write why consent is overridden");
  if (!found.empty()) return problems(std::move(found));
  if (request.evidence.empty()) return refuse(context, "override_evidence_missing");
  return Decision{.facts = {new_fact(context.stream,
                                     ConsentOverridden{record.level, request.limb, request.evidence, request.reason},
                                     {terms::RuleId{rule->id}, rule->source})},
                  .messages = {}};
}

}  // namespace

Verb override_consent_verb() {
  return contact_verb<OverrideConsent>("override_consent", "overrides consent", decide);
}

}  // namespace lintel::casework
