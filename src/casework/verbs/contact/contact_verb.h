#pragma once

#include <string>

#include "casework/records/contact.h"
#include "casework/verb.h"
#include "casework/verbs/contact/steps.h"
#include "casework/verbs/obligations.h"
#include "domain/routing/routing.h"

/// What the verbs of a contact share.
namespace lintel::casework {

/// What the pack's rules may ask of a contact (the names are listed in attributes.cpp and in pack checks).
pack::Attributes attributes_of(const ContactRecord& record, const Context& context);
/// The cases that teams have or had of the children, as far as they were looked up; the latest last.
std::vector<domain::CaseWith> cases_of(const ContactRecord& record, const Known& known);
/// Sets one attribute, "none" for an empty value.
void set(pack::Attributes& attributes, std::string_view name, std::string_view value);

/// The pathway that governs a contact now: that of its last level change, else that of its level. Null before any
/// level.
const pack::Pathway* pathway_of(const ContactRecord& record, const pack::Pack& pack);

/// Whether `verb` may be done in the contact's state; the refusal says which.
std::optional<Declined> wrong_state(const ContactRecord& record, std::string_view verb, const Context& context);
/// "wrong_state", with the state that it is in.
Declined not_in_this_state(const ContactRecord& record, const Context& context);

/// The fact that says where the contact waits next and for whom.
NewFact waits(const Context& context, const ContactRecord& record, const std::vector<pack::Authority>& roles,
              Cited cited, const terms::TeamId& tray = {});

/// Where a contact that came in, or was given another type, waits first, by the intake rule that holds.
NewFact waits_at_first(const Context& context, const ContactRecord& record, const pack::IntakeRule& rule);

/// What to know of an agency's sharing agreement now (P-17), where its record was looked up; empty: nothing.
std::string agreement_warning_of(const pack::Agency& agency, const Context& context);

/// "higher" levels stand first in the pack.
bool is_step_up(const pack::Pack& pack, const terms::LevelId& from, const terms::LevelId& to);

template <class Request>
Verb contact_verb(std::string_view name, std::string_view phrase,
                  Decided (*decide)(const ContactRecord&, const Request&, const Context&)) {
  return {.name = name,
          .kind = "contact",
          .phrase = phrase,
          .fields = field_names<Request>(),
          .asks_steps = true,
          .needs = {},
          .decide = [name, decide](const std::vector<Fact>& facts, const Fields& fields,
                                   const Context& context) -> Decided {
            const auto record = fold_contact(facts);
            if (auto refused = wrong_state(record, name, context)) return std::unexpected(std::move(*refused));
            std::vector<Problem> found;
            const auto request = terms::from_fields<Request>(fields, found);
            if (!found.empty()) return problems(std::move(found));
            return decide_with_steps(name, record, fields, context, [&](const ContactRecord& with_steps) {
              return decide(with_steps, request, context);
            });
          }};
}

template <class Request>
Verb contact_verb(std::string_view name, std::string_view phrase,
                  Decided (*decide)(const ContactRecord&, const Request&, const Context&),
                  Needs (*needs)(const ContactRecord&, const Request&)) {
  auto verb = contact_verb(name, phrase, decide);
  verb.needs = [needs](const std::vector<Fact>& facts, const Fields& fields, const StreamId&) {
    std::vector<Problem> ignored;
    return needs(fold_contact(facts), terms::from_fields<Request>(fields, ignored));
  };
  return verb;
}

/// A problem for each field that is blank: {{"rationale", "Write why"}, ...}.
void require_text(std::vector<Problem>& found, std::string_view field, const std::string& value,
                  std::string_view message);

Verb receive_request_verb();
Verb grade_contact_verb();
Verb change_level_verb();
Verb allocate_contact_verb();
Verb claim_contact_verb();
Verb write_screening_verb();
Verb submit_screening_verb();
Verb ask_agency_verb();
Verb record_agency_answer_verb();
Verb record_family_contact_verb();
Verb record_consent_verb();
Verb override_consent_verb();
Verb agree_home_visit_verb();
Verb record_home_visit_liaison_verb();
Verb approve_outcome_verb();
Verb return_screening_verb();
Verb accept_handover_verb();
Verb return_handover_verb();
Verb send_response_verb();
Verb screen_information_request_verb();
Verb answer_information_request_verb();
Verb explain_breach_verb();
Verb rate_request_verb();
Verb link_contact_verb();
Verb identify_subject_verb();
Verb add_subject_verb();
Verb add_note_verb();
Verb classify_contact_verb();
Verb record_step_verb();
Verb take_contact_verb();
Verb receive_notification_verb();
Verb take_notification_verb();
Verb record_share_verb();
Verb acknowledge_share_verb();
Verb add_share_verb();
Verb name_school_verb();
Verb record_protection_result_verb();
Verb close_contact_verb();

}  // namespace lintel::casework
