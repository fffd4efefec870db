#include "casework/verbs/contact/contact_verb.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/lifecycle.h"
#include "casework/records/agreement.h"
#include "casework/records/person.h"
#include "casework/verbs/all.h"
#include "casework/verbs/contact/screening.h"
#include "terms/london.h"
#include "terms/working_days.h"

namespace lintel::casework {

namespace {

std::string enquiries_word(const ContactRecord& record) {
  if (record.enquiries.empty()) return "none";
  return record.any_enquiry_answered() ? "answered" : "asked";
}

// Of questions that have choices: the latest answer, wherever it was given.
void answers_as_attributes(pack::Attributes& known, const ContactRecord& record, const pack::Pack& pack) {
  for (const auto* question : pack.all_questions()) {
    if (question->choices.empty() && !question->type.starts_with("yes_no") && question->type != "confirm") continue;
    const auto answer = record.answer(question->id);
    if (answer.empty()) {
      set(known, question->id, "");
    } else {
      auto& values = known[question->id];
      values.clear();
      for (auto& one : base::split(answer, '|')) values.insert(std::move(one));
    }
  }
}

// Whole years of each child on the day of receipt (D-39).
std::set<std::string> ages_of(const ContactRecord& record) {
  std::set<std::string> ages;
  const auto day = terms::london_date(record.received.received_at);
  for (const auto& subject : record.received.subjects)
    if (subject.child && subject.born && *subject.born <= day)
      ages.insert(fmt::format("{}", terms::age_on(*subject.born, day)));
  return ages;
}

bool knows_people(const ContactRecord& record, const Known& known) {
  return std::ranges::any_of(people_of(record), [&](const StreamId& one) { return known.records.contains(one); });
}

// What the police say of an incident; of other contacts the hub's own questions may tell the same.
void notification_as_attributes(pack::Attributes& known, const ContactRecord& record) {
  if (!record.police) return set(known, "police_grade", "");
  const auto& it = record.police->it;
  const auto yes = [](bool answer) { return answer ? "yes" : "no"; };
  set(known, "police_grade", it.grade);
  set(known, "domestic_abuse", yes(it.domestic_abuse));
  set(known, "crime_risk", yes(it.crime_risk));
  set(known, "marac", yes(it.marac));
  set(known, "adults_only", yes(record.children().empty()));
  for (const auto& one : it.schooling) known["school"].insert(one.standing);
}

bool has_open_case(const std::vector<domain::CaseWith>& cases, const pack::Pack& pack) {
  return std::ranges::any_of(cases, [&](const domain::CaseWith& one) { return !one.closed_on && pack.team(one.team); });
}

}  // namespace

std::vector<domain::CaseWith> cases_of(const ContactRecord& record, const Known& known) {
  std::vector<domain::CaseWith> cases;
  for (const auto& stream : people_of(record))
    for (const auto& one : fold_person(known.facts(stream)).involvements)
      if (!one.opened.team.empty())
        cases.push_back(
            {terms::TeamId{one.opened.team}, one.closed ? std::optional(one.closed->closed_on) : std::nullopt});
  std::ranges::stable_sort(
      cases, [](const auto& a, const auto& b) { return a.closed_on && (!b.closed_on || *a.closed_on < *b.closed_on); });
  return cases;
}

void set(pack::Attributes& attributes, std::string_view name, std::string_view value) {
  attributes[std::string(name)] = {value.empty() ? "none" : std::string(value)};
}

pack::Attributes attributes_of(const ContactRecord& record, const Context& context) {
  pack::Attributes known;
  const auto yes = [](bool answer) { return answer ? "yes" : "no"; };
  const auto* pathway = pathway_of(record, context.pack);
  answers_as_attributes(known, record, context.pack);
  for (const auto& step : context.pack.steps) set(known, step.id, record.step(step.id) ? "done" : "not_done");
  notification_as_attributes(known, record);
  set(known, "type", record.received.type);
  set(known, "channel", record.received.channel);
  set(known, "referrer", record.received.referrer.kind);
  set(known, "requested_level", record.received.requested_level.value);
  set(known, "level", record.level.value);
  set(known, "initial_level", record.first_grade ? record.first_grade->it.level.value : "");
  set(known, "arm", record.waits.arm);
  set(known, "pathway", pathway ? pathway->id.value : "");
  set(known, "district", record.received.district);
  set(known, "consent", record.consent());
  set(known, "override", yes(record.override_in_force.has_value()));
  set(known, "enquiries", enquiries_word(record));
  set(known, "family_reached", yes(record.family_reached()));
  set(known, "open_eha", yes(record.received.open_eha));
  set(known, "open_hours", yes(terms::is_open(context.pack.calendar, context.now)));
  set(known, "received_in_hours", yes(terms::is_open(context.pack.calendar, record.received.received_at)));
  set(known, "outcome",
      record.outcome     ? record.outcome->it.outcome.value
      : record.screening ? record.screening->it.outcome.value
                         : "");
  set(known, "statutory", yes(record.outcome && record.outcome->it.statutory));
  set(known, "urgent", yes(record.received.urgent));
  set(known, "information_decision", record.information_screening ? record.information_screening->it.decision : "");
  if (const auto ages = ages_of(record); !ages.empty()) known["age"] = ages;
  set(known, "allocated", yes(record.owner.has_value()));
  if (knows_people(record, context.known))
    set(known, "open_case", yes(has_open_case(cases_of(record, context.known), context.pack)));
  set(known, "unborn", yes(std::ranges::any_of(record.received.subjects, [](const Subject& one) {
        return one.relation == "unborn child";
      })));
  return known;
}

const pack::Pathway* pathway_of(const ContactRecord& record, const pack::Pack& pack) {
  if (!record.level_changes.empty() && record.level_changes.back().it.to == record.level)
    return pack.pathway(record.level_changes.back().it.pathway);
  // Where nobody grades, the pathway of its type governs a contact whatever level is proposed for it.
  if (const auto* by_type = pack.pathway(record.waits.pathway); by_type && !by_type->grades()) return by_type;
  const auto* level = pack.level(record.level);
  return level ? pack.pathway(level->pathway) : nullptr;
}

std::optional<Declined> wrong_state(const ContactRecord& record, std::string_view verb, const Context& context) {
  if (states_for(verb).contains(record.state)) return std::nullopt;
  if (record.state == ContactState::closed) return refuse(context, "contact_closed").error();
  return not_in_this_state(record, context);
}

Declined not_in_this_state(const ContactRecord& record, const Context& context) {
  return refuse(context, "wrong_state", "It is now: " + base::lower_case(state_words(record.state)) + ".").error();
}

NewFact waits(const Context& context, const ContactRecord& record, const std::vector<pack::Authority>& roles,
              Cited cited, const terms::TeamId& tray) {
  const auto* pathway = pathway_of(record, context.pack);
  ContactWaits next = record.waits;
  if (!tray.empty()) next.tray = tray;
  if (const auto* team = context.pack.team(next.tray)) next.arm = team->arm.empty() ? next.arm : team->arm;
  if (pathway) next.pathway = pathway->id;
  next.roles = authority_texts(roles);
  return new_fact(context.stream, next, std::move(cited));
}

NewFact waits_at_first(const Context& context, const ContactRecord& record, const pack::IntakeRule& rule) {
  const auto* tray = context.pack.team(rule.tray);
  ContactRecord placed = record;
  if (!rule.pathway.empty()) placed.waits.pathway = rule.pathway;
  const auto* pathway = pathway_of(placed, context.pack);
  const auto& roles = !pathway || record.is_information_request() ? tray->worked_by
                      : !pathway->screens()                       ? pathway->approved_by
                      : !pathway->grades()                        ? pathway->allocators()
                                                                  : pathway->graded_by;
  return waits(context, placed, roles, cite(rule), rule.tray);
}

std::string agreement_warning_of(const pack::Agency& agency, const Context& context) {
  const auto agreement = fold_agreement(context.known.facts(agreement_stream(agency.id)));
  return agreement_warning(agreement, agency, context.pack, terms::london_date(context.now));
}

bool is_step_up(const pack::Pack& pack, const terms::LevelId& from, const terms::LevelId& to) {
  const auto place = [&](const terms::LevelId& id) { return std::ranges::find(pack.levels, id, &pack::Level::id); };
  return place(to) < place(from);
}

void require_text(std::vector<Problem>& found, std::string_view field, const std::string& value,
                  std::string_view message) {
  if (base::trimmed(value).empty()) found.push_back({std::string(field), std::string(message)});
}

std::vector<Verb> contact_verbs() {
  return {receive_request_verb(),
          take_contact_verb(),
          receive_notification_verb(),
          take_notification_verb(),
          classify_contact_verb(),
          grade_contact_verb(),
          change_level_verb(),
          allocate_contact_verb(),
          claim_contact_verb(),
          write_screening_verb(),
          ask_agency_verb(),
          record_agency_answer_verb(),
          record_family_contact_verb(),
          record_consent_verb(),
          override_consent_verb(),
          agree_home_visit_verb(),
          record_home_visit_liaison_verb(),
          record_step_verb(),
          record_share_verb(),
          acknowledge_share_verb(),
          add_share_verb(),
          name_school_verb(),
          submit_screening_verb(),
          approve_outcome_verb(),
          return_screening_verb(),
          accept_handover_verb(),
          return_handover_verb(),
          send_response_verb(),
          screen_information_request_verb(),
          answer_information_request_verb(),
          explain_breach_verb(),
          rate_request_verb(),
          link_contact_verb(),
          identify_subject_verb(),
          add_subject_verb(),
          add_note_verb(),
          record_protection_result_verb(),
          close_contact_verb()};
}

}  // namespace lintel::casework
