#include <algorithm>

#include "casework/verbs/contact/screening.h"

namespace lintel::casework {

namespace {

struct SubmitScreening {
  std::map<std::string, std::string> sections;
  terms::OutcomeId outcome;
  std::string plan;
  std::string signposted_service;
  terms::TeamId open_team;
  terms::LevelId level;  // where nobody graded: the level that the screener proposes
};
BOOST_DESCRIBE_STRUCT(SubmitScreening, (), (sections, outcome, plan, signposted_service, open_team, level))

// Which sections of the template are still blank, for the outcome that is proposed.
std::vector<Problem> missing_sections(const ContactRecord& record, const Context& context) {
  const auto* pathway = pathway_of(record, context.pack);
  const auto* sections = pathway ? context.pack.screening_template(pathway->screening_template) : nullptr;
  if (!sections) return {};
  std::vector<Problem> missing;
  const auto known = attributes_of(record, context);
  for (const auto& section : sections->sections) {
    const bool mandatory =
        section.mandatory || (!section.mandatory_when.all_of.empty() && pack::holds(section.mandatory_when, known));
    const auto written = record.sections.find(section.id);
    if (mandatory && (written == record.sections.end() || written->second.empty()))
      missing.push_back({"sections." + section.id, "Write the section: " + section.title});
  }
  return missing;
}

Needs needs(const ContactRecord& record, const SubmitScreening&) {
  return {.records = people_of(record), .queries = {}};
}

Decided decide(const ContactRecord& record, const SubmitScreening& request, const Context& context) {
  if (auto refused = not_screener(record, context)) return std::unexpected(std::move(*refused));
  const auto* outcome = context.pack.outcome(request.outcome);
  if (!outcome) return problem("outcome", "Choose the outcome you propose");

  const auto* pathway = pathway_of(record, context.pack);
  const bool level_wanted = !pathway->grades();
  if (level_wanted && !context.pack.level(request.level))
    return problem("level", "Choose the level of need you propose");
  const ScreeningSubmitted submitted{request.sections,  request.outcome,
                                     request.plan,      request.signposted_service,
                                     request.open_team, level_wanted ? request.level : terms::LevelId{}};
  ContactRecord after = record;
  if (level_wanted) after.level = request.level;
  for (const auto& [id, text] : request.sections) after.sections[id] = text;
  after.screening = Recorded<ScreeningSubmitted>{submitted, context.now, context.actor.id, context.actor.name};
  if (auto refused = not_available(after, *outcome, context)) return std::unexpected(std::move(*refused));
  if (auto held = held_by_gates("submit_screening", after, context)) return std::unexpected(std::move(*held));
  if (auto missing = missing_sections(after, context); !missing.empty()) return problems(std::move(missing));

  const Cited cited{terms::RuleId{pathway->id.value}, pathway->source};
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, submitted, {terms::RuleId{outcome->id.value}, outcome->source}));
  append(decision.facts, incur(context, "submitted", attributes_of(after, context), record.obligations, context.now,
                               record.received.received_at));
  decision.facts.push_back(waits(context, record, pathway->approved_by, cited, pathway->tray));
  return decision;
}

}  // namespace

Verb submit_screening_verb() {
  return contact_verb<SubmitScreening>("submit_screening", "submits the screening", decide, needs);
}

}  // namespace lintel::casework
