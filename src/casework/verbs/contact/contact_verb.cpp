#include "casework/verbs/contact/contact_verb.h"

#include <algorithm>

#include "base/text.h"
#include "casework/lifecycle.h"
#include "casework/verbs/all.h"
#include "terms/working_days.h"

namespace lintel::casework {

namespace {

std::string enquiries_word(const ContactRecord& record) {
  if (record.enquiries.empty()) return "none";
  return record.any_enquiry_answered() ? "answered" : "asked";
}

}  // namespace

void set(pack::Attributes& attributes, std::string_view name, std::string_view value) {
  attributes[std::string(name)] = {value.empty() ? "none" : std::string(value)};
}

pack::Attributes attributes_of(const ContactRecord& record, const Context& context) {
  pack::Attributes known;
  const auto yes = [](bool answer) { return answer ? "yes" : "no"; };
  const auto* pathway = pathway_of(record, context.pack);
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
  set(known, "outcome",
      record.outcome     ? record.outcome->it.outcome.value
      : record.screening ? record.screening->it.outcome.value
                         : "");
  set(known, "statutory", yes(record.outcome && record.outcome->it.statutory));
  set(known, "urgent", yes(record.received.urgent));
  set(known, "information_decision", record.information_screening ? record.information_screening->it.decision : "");
  set(known, "unborn", yes(std::ranges::any_of(record.received.subjects, [](const Subject& one) {
        return one.relation == "unborn child";
      })));
  return known;
}

const pack::Pathway* pathway_of(const ContactRecord& record, const pack::Pack& pack) {
  if (!record.level_changes.empty() && record.level_changes.back().it.to == record.level)
    return pack.pathway(record.level_changes.back().it.pathway);
  const auto* level = pack.level(record.level);
  return level ? pack.pathway(level->pathway) : nullptr;
}

std::optional<Declined> wrong_state(const ContactRecord& record, std::string_view verb, const Context& context) {
  if (states_for(verb).contains(record.state)) return std::nullopt;
  const bool closed = record.state == ContactState::closed;
  return refuse(context, closed ? "contact_closed" : "wrong_state",
                closed ? std::string() : "It is now: " + base::lower_case(state_words(record.state)) + ".")
      .error();
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
          grade_contact_verb(),
          change_level_verb(),
          allocate_contact_verb(),
          write_screening_verb(),
          ask_agency_verb(),
          record_agency_answer_verb(),
          record_family_contact_verb(),
          record_consent_verb(),
          override_consent_verb(),
          agree_home_visit_verb(),
          record_home_visit_liaison_verb(),
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
