// How a family comes to early help: after a contact (P-22), or stepped down from social care (P-63).
#include <fmt/format.h>

#include <algorithm>

#include "casework/locality.h"
#include "casework/perform.h"
#include "casework/verbs/family/family_verb.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct BeginEarlyHelp {
  std::string contact;
};
BOOST_DESCRIBE_STRUCT(BeginEarlyHelp, (), (contact))

struct StepDownFamily {
  std::string contact;
  std::optional<Date> meeting_on;
  std::string attended;
  std::optional<bool> consent;
  std::string consent_by;
  std::optional<bool> agreement;
  std::string agreed_by;
  std::optional<bool> share_assessment;
  std::string share_consent_by;
  std::string assessment;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(StepDownFamily, (),
                      (contact, meeting_on, attended, consent, consent_by, agreement, agreed_by, share_assessment,
                       share_consent_by, assessment, reason))

StreamId contact_of(const Fields& fields) {
  return {"contact", terms::field(fields, "contact")};
}

std::vector<std::string> people_in(const ContactRecord& contact, bool children_only) {
  std::vector<std::string> people;
  for (const auto& subject : contact.received.subjects)
    if (!subject.person.empty() && (subject.child || !children_only)) people.push_back(subject.person.value);
  return people;
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {contact_of(fields)}, .queries = {}};
}

Needs needs_then(const Fields& fields, const Known& known) {
  const auto contact = fold_contact(known.facts(contact_of(fields)));
  return {.records = {},
          .queries = {open_families_of(people_in(contact, true)), claims_for(people_in(contact, false))}};
}

const std::vector<Row>& answer(const Known& known, std::size_t index) {
  static const std::vector<Row> none;
  return index < known.answers.size() ? known.answers[index] : none;
}

std::vector<FamilyMember> members_of(const ContactRecord& contact) {
  std::vector<FamilyMember> members;
  for (const auto& subject : contact.received.subjects)
    members.push_back({.id = fmt::format("m{}", members.size() + 1),
                       .person = subject.person,
                       .name = subject.name(),
                       .relation = subject.relation,
                       .child = subject.child,
                       .born = subject.born});
  return members;
}

EarlyHelpBegun begun_from(const ContactRecord& contact, const Context& context) {
  const auto* criteria = context.pack.criteria_on(terms::london_date(context.now));
  EarlyHelpBegun begun{.reference = context.stream.key,
                       .contact = contact.received.reference,
                       .outcome = contact.outcome->it.outcome.value,
                       .members = members_of(contact),
                       .professional = contact.received.referrer,
                       .criteria = criteria ? criteria->id : ""};
  auto where = locality_of(contact.received.subjects, context.pack);
  begun.district = std::move(where.district);
  begun.district_found_by = std::move(where.found_by);
  begun.district_found_from = std::move(where.found_from);
  return begun;
}

bool among(const std::vector<terms::OutcomeId>& outcomes, const ContactRecord& contact) {
  return contact.outcome && std::ranges::find(outcomes, contact.outcome->it.outcome) != outcomes.end();
}

struct Beginning {
  ContactRecord contact;
  std::vector<NewFact> facts;
};

/// The record and what it owes, or why it cannot begin.
std::expected<Beginning, Declined> begin(const std::string& reference, const std::vector<terms::OutcomeId>& outcomes,
                                         std::string_view not_decided, const Context& context) {
  const StreamId stream{"contact", reference};
  const auto& facts = context.known.facts(stream);
  if (facts.empty() || !may_see(context.pack, context.actor, stream, facts))
    return problem("contact", "Enter the reference of the contact from which the family comes");
  Beginning it{fold_contact(facts), {}};
  if (!among(outcomes, it.contact)) return refuse(context, not_decided);
  if (const auto& open = answer(context.known, 0); !open.empty())
    return refuse(context, "early_help_open",
                  fmt::format("{} is in record {}.", open.front().text("name"), open.front().text("family")));
  it.facts.push_back(new_fact(context.stream, begun_from(it.contact, context), cite_part(context.pack)));
  append(it.facts, claims_found(answer(context.known, 1), {}, context.stream, context.pack));
  const auto& part = context.pack.early_help;
  it.facts.push_back(
      family_owes(allocation_kind, "Propose who helps the family", part.worked_by, part.allocate_within, {}, context));
  return it;
}

Decided decide_begin(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<BeginEarlyHelp>(fields, found);
  if (const auto objection = worker_objection(context); !objection.empty()) return refuse(context, objection);
  auto it = begin(request.contact, context.pack.early_help.outcomes, "early_help_not_decided", context);
  if (!it) return std::unexpected(std::move(it.error()));
  return Decision{.facts = std::move(it->facts), .messages = {}};
}

// P-63: every part that is missing refuses by its own name.
std::vector<std::string_view> missing_parts(const StepDownFamily& request, const pack::EarlyHelp& part) {
  const auto needs = [&](std::string_view what) { return part.step_down_needs.contains(std::string(what)); };
  std::vector<std::string_view> missing;
  if (needs(pack::step_down_meeting) && !request.meeting_on) missing.push_back("step_down_meeting_missing");
  if (needs(pack::step_down_consent) && !request.consent.value_or(false))
    missing.push_back("step_down_consent_missing");
  if (needs(pack::step_down_agreement) && !request.agreement.value_or(false))
    missing.push_back("step_down_agreement_missing");
  return missing;
}

std::optional<Declined> refused_for(const std::vector<std::string_view>& keys, const Context& context) {
  Declined all;
  for (const auto key : keys) all.refusals.push_back(refuse(context, key).error().refusals.front());
  if (keys.empty()) return std::nullopt;
  return all;
}

std::vector<Problem> mistakes(const StepDownFamily& request, const Context& context) {
  std::vector<Problem> found;
  if (request.meeting_on) {
    want_past_day(found, "meeting_on", request.meeting_on, "", context);
    want_text(found, "attended", request.attended, "Write who took part in the meeting");
  }
  if (request.consent.value_or(false))
    want_text(found, "consent_by", request.consent_by, "Write who of the family gave explicit consent");
  if (request.agreement.value_or(false))
    want_text(found, "agreed_by", request.agreed_by, "Write which professionals agreed");
  if (!request.share_assessment)
    found.push_back({"share_assessment",
                     "Say whether the family lets you share the assessment: that is a consent of "
                     "its own"});
  if (request.share_assessment.value_or(false))
    want_text(found, "share_consent_by", request.share_consent_by, "Write who let you share the assessment");
  want_text(found, "reason", request.reason, "Write why early help is now enough");
  return found;
}

SteppedDown stepped_down(const StepDownFamily& request) {
  return {.meeting_on = request.meeting_on.value_or(Date{}),
          .attended = request.attended,
          .consent = request.consent.value_or(false),
          .consent_by = request.consent_by,
          .agreement = request.agreement.value_or(false),
          .agreed_by = request.agreed_by,
          .share_assessment = request.share_assessment.value_or(false),
          .share_consent_by = request.share_consent_by,
          .assessment = request.assessment,
          .reason = request.reason};
}

Decided decide_step_down(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = terms::from_fields<StepDownFamily>(fields, found);
  const auto& part = context.pack.early_help;
  if (!part.exists()) return refuse(context, "no_early_help");
  if (!holds_any(context.actor, part.stepped_down_by)) return refuse(context, "step_down_not_yours");
  if (auto refused = refused_for(missing_parts(request, part), context)) return std::unexpected(std::move(*refused));
  append(found, mistakes(request, context));
  if (!found.empty()) return problems(std::move(found));
  if (!request.assessment.empty() && !*request.share_assessment) return refuse(context, "assessment_not_shareable");
  auto it = begin(request.contact, part.step_down_outcomes, "step_down_not_available", context);
  if (!it) return std::unexpected(std::move(it.error()));
  const auto came = terms::london_date(it->contact.received.received_at);
  if (request.meeting_on && *request.meeting_on < came)
    return problem("meeting_on", "Enter the day of a meeting after the contact came, on " + terms::date_words(came));
  // Whoever sees the contact for another reason does nothing for a family that another team has.
  if (it->contact.handover && !context.actor.teams.contains(it->contact.handover->it.team))
    return refuse(context, "step_down_not_yours");
  it->facts.push_back(new_fact(context.stream, stepped_down(request), cite_part(context.pack)));
  return Decision{.facts = std::move(it->facts), .messages = {}};
}

}  // namespace

Verb begin_early_help_verb() {
  return {.name = "begin_early_help",
          .kind = "family",
          .phrase = "begins early help",
          .creates = true,
          .fields = field_names<BeginEarlyHelp>(),
          .needs = needs,
          .needs_then = needs_then,
          .decide = decide_begin};
}

Verb step_down_family_verb() {
  return {.name = "step_down_family",
          .kind = "family",
          .phrase = "steps a family down",
          .creates = true,
          .fields = field_names<StepDownFamily>(),
          .needs = needs,
          .needs_then = needs_then,
          .decide = decide_step_down};
}

}  // namespace lintel::casework
