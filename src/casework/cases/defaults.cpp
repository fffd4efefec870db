#include "casework/cases/defaults.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/receive_request.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

constexpr std::array defaults = std::to_array<Default>({
    {"grade_contact", "rationale", "As the request shows."},
    {"change_level", "reason", "As the enquiries show."},
    {"ask_agency", "question", "What do you know of this family?"},
    {"ask_agency", "lawful_basis", "As the record of consent says."},
    {"record_agency_answer", "answer", "Known, nothing of concern."},
    {"record_family_contact", "method", "telephone"},
    {"record_family_contact", "result", "reached"},
    {"record_family_contact", "spoke_to", "The mother"},
    {"record_consent", "result", "given"},
    {"record_consent", "given_by", "The mother"},
    {"record_consent", "relationship", "mother"},
    {"record_consent", "parental_responsibility", "yes"},
    {"record_consent", "how", "verbal"},
    {"record_consent", "purpose", "This request, and asking the agencies."},
    {"record_consent", "said", "Spoken to today."},
    {"override_consent", "reason", "Asking would put the child at risk."},
    {"record_home_visit_liaison", "team_manager", "The local team's manager"},
    {"record_home_visit_liaison", "visit_required", "yes"},
    {"record_home_visit_liaison", "reason", "Nobody has seen the family."},
    {"approve_outcome", "rationale", "Agreed."},
    {"return_screening", "reason", "Please add to it."},
    {"accept_handover", "worker", "A worker of the team"},
    {"return_handover", "reason", "It is not for this team."},
    {"send_response", "channel", "email"},
    {"send_response", "note", "Spoken to."},
    {"screen_information_request", "decision", "answer"},
    {"screen_information_request", "reason", "The basis is lawful."},
    {"answer_information_request", "answer", "This is what the record shows."},
    {"answer_information_request", "channel", "email"},
    {"explain_breach", "obligation", "decision"},
    {"explain_breach", "reason", "The family could not be reached."},
    {"rate_request", "details", "4"},
    {"rate_request", "consent", "4"},
    {"rate_request", "factual", "4"},
    {"rate_request", "strengths", "4"},
    {"link_contact", "why", "The same family."},
    {"add_subject", "relation", "household"},
    {"add_note", "text", "A note."},
    {"record_protection_result", "result", "unsubstantiated"},
    {"classify_contact", "reason", "As it shows."},
    {"receive_notification", "domestic_abuse", "no"},
    {"receive_notification", "crime_risk", "no"},
    {"receive_notification", "marac", "no"},
    {"receive_notification", "grade", "standard"},
    {"receive_notification", "incident", "Shouting heard by a neighbour"},
    {"receive_notification", "incident_place", "At home"},
    {"receive_notification", "officer", "PC Ann Example"},
    {"take_notification", "channel", "email"},
    {"take_notification", "domestic_abuse", "no"},
    {"take_notification", "crime_risk", "no"},
    {"take_notification", "marac", "no"},
    {"take_notification", "grade", "standard"},
    {"take_notification", "incident", "Shouting heard by a neighbour"},
    {"take_notification", "incident_place", "At home"},
    {"take_notification", "officer", "PC Ann Example"},
    {"record_share", "to", "Their secure inbox"},
    {"record_share", "what", "What happened and when."},
    {"acknowledge_share", "by", "Their duty worker"},
    {"add_share", "reason", "They need to know, to keep the child safe."},
    {"close_contact", "reason", "Everything owed is done."},
    {"take_call", "kind", "call_back"},
    {"take_call", "caller", "professional"},
    {"take_call", "name", "Ruth Amadi"},
    {"take_call", "phone", "01632 960111"},
    {"take_call", "reason", "Worried about a child."},
    {"return_call", "result", "answered"},
    {"return_call", "advice", "What to do next was explained."},
    {"link_call", "why", "The same child."},
    {"close_call", "reason", "Nothing more to do."},
    {"take_consultation", "role", "Year head"},
    {"take_consultation", "question", "How to speak with a family about a worry."},
    {"take_consultation", "thresholds_document", "read"},
    {"take_consultation", "safeguarding_lead", "spoken_to"},
    {"take_consultation", "harm_suspected", "no"},
    {"take_consultation", "advice", "What early help there is was explained."},
    {"take_consultation", "next_step", "The school speaks with the family."},
    {"take_consultation", "no_identifying_details", "yes"},
    {"take_up_transfer", "contact_begun", "yes"},
    {"begin_early_help", "contact", "the contact"},
    {"step_down_family", "contact", "the contact"},
    {"step_down_family", "attended", "The social worker, the school and the mother"},
    {"step_down_family", "consent", "yes"},
    {"step_down_family", "consent_by", "The mother"},
    {"step_down_family", "agreement", "yes"},
    {"step_down_family", "agreed_by", "The school and the health visitor"},
    {"step_down_family", "share_assessment", "yes"},
    {"step_down_family", "share_consent_by", "The mother"},
    {"step_down_family", "reason", "The plan is completed."},
    {"add_family_member", "relation", "father"},
    {"add_family_member", "reason", "He lives with the family."},
    {"remove_family_member", "reason", "They moved away."},
    {"choose_locality", "reason", "The school is there."},
    {"record_problem", "member", "m1"},
    {"record_problem", "source", "The school"},
    {"withdraw_problem", "reason", "It was recorded for somebody else."},
    {"record_claim", "lead", "The family worker"},
    {"record_claim", "result", "waiting"},
    {"record_conversation", "with", "professional"},
    {"record_conversation", "spoke_to", "Ruth Amadi"},
    {"record_conversation", "talks_with_family", "The school"},
    {"record_conversation", "does_assessment", "The school"},
    {"record_conversation", "leads", "The family worker"},
    {"record_conversation", "support_requested", "Help with routines at home"},
    {"record_conversation", "lead_chosen", "The family worker"},
    {"record_conversation", "criteria_discussed", "yes"},
    {"set_priority", "reason", "As the conversations show."},
    {"propose_allocation", "lead_professional", "The family worker"},
    {"propose_allocation", "support", "Weekly visits"},
    {"propose_allocation", "family_agrees", "yes"},
    {"propose_allocation", "family_who", "The mother"},
    {"propose_allocation", "professional_agrees", "yes"},
    {"propose_allocation", "professional_who", "Ruth Amadi"},
    {"return_allocation", "reason", "Please name somebody whom the family knows."},
    {"record_assessment", "given_to", "The school"},
    {"record_assessment", "discussion", "Agreed at the meeting."},
    {"revise_support", "change", "Visits every second week."},
    {"revise_support", "reason", "Things go better."},
    {"step_up_family", "family", "the family"},
    {"step_up_family", "channel", "telephone"},
    {"step_up_family", "reason", "Things get worse at home."},
    {"step_up_family", "said_by_family", "They ask for more help."},
    {"step_up_family", "spoken_with", "The duty worker"},
    {"step_up_family", "referrer_name", "The family worker"},
    {"step_up_family", "referrer_agency", "A school"},
    {"step_up_family", "referrer_phone", "01632 960111"},
    {"end_early_help", "reason", "The goals are reached."},
    {"end_early_help", "sustained", "yes"},
    {"record_training", "topic", "Asking for consent"},
    {"record_training", "finding", "Consent is often verbal only."},
    {"withdraw_training", "reason", "It did not take place."},
    {"record_agreement", "edition", "1"},
    {"record_agreement", "document", "In the hub's own file"},
    {"end_agreement", "reason", "The agency no longer takes part."},
    {"schedule_meeting", "where", "The locality office"},
    {"hold_meeting", "attended", "All who were asked to come"},
    {"write_minutes", "minutes", "All was spoken about."},
    {"add_action", "what", "Ask the school."},
    {"close_action", "action", "the last"},
    {"close_action", "done", "It was done."},
    {"move_meeting", "reason", "The room is taken."},
    {"move_meeting", "where", "The locality office"},
    {"cancel_meeting", "reason", "Too few could come."},
    {"close_involvement", "reason", "The work is finished."},
    {"correct_person", "reason", "It was mistyped."},
});

constexpr std::string_view neutral_text = "Nothing that matters to this case.";

class Filler {
 public:
  Filler(const Act& act, const Setting& setting) : act_(act), setting_(setting), fields_(act.fields) {}

  Fields filled() {
    const auto name = act_.verb->name;
    if (name == "receive_request" || name == "take_contact") fill_request();
    if (name == "receive_notification" || name == "take_notification") fill_notification();
    if (name == "record_share") fill_share();
    if (name == "record_step") fill_step(setting_.pack.step(terms::field(fields_, "step")));
    if (act_.verb->asks_steps) fill_steps_with(name);
    if (name == "take_call") fill_call();
    if (name == "take_consultation") fill_consultation();
    if (act_.verb->kind == "family") fill_family();
    if (act_.verb->kind == "meeting") fill_meeting();
    if (act_.verb->kind == "agreement") fill_agreement();
    if (name == "record_training") fill_training();
    if (name == "step_up_family") fill_step_up();
    if (name == "record_person") fill_person();
    if (name == "grade_contact") fill_grade();
    if (name == "submit_screening" || name == "approve_outcome") fill_proposed_level();
    if (name == "submit_screening") fill_sections();
    if (name == "send_response") fill_response();
    if (name == "record_agency_answer") fill_enquiry();
    for (const auto& one : defaults)
      if (one.verb == name) fill(one.field, one.text);
    return std::move(fields_);
  }

 private:
  bool has(std::string_view field) const { return terms::field_given(fields_, field); }

  void fill(std::string_view field, std::string_view text) {
    if (text.empty() || fields_.contains(std::string(field)) || act_.not_said.contains(std::string(field))) return;
    fields_.emplace(field, text);
  }

  const Asker* asker() const {
    const auto found = setting_.cast.askers.find(act_.actor);
    return found == setting_.cast.askers.end() ? nullptr : &found->second;
  }

  // --- a request for support

  void fill_request() {
    fill_referrer();
    fill_people();
    fill_consent();
    fill_answer("information_request", "no");
    fill_required_answers();
  }

  void fill_referrer() {
    const Asker unnamed{.kind = "professional", .name = {}, .role = {}, .agency = {}, .phone = {}};
    const auto* asker = this->asker() ? this->asker() : &unnamed;
    const bool professional = asker->kind == "professional" || asker->kind == "other_authority";
    fill("referrer_kind", asker->kind);
    if (act_.verb->name == "take_contact") fill("channel", "telephone");
    fill("channel", asker->kind == "public" || asker->kind == "self" ? "public_form" : "e_form");
    fill("referrer_name", asker->name);
    fill("referrer_role", asker->role);
    fill("referrer_agency", asker->agency);
    fill("referrer_phone", asker->phone);
    if (!professional) return;
    fill("referrer_name", "Ruth Amadi");
    fill("referrer_agency", "A school");
    fill("referrer_phone", "01632 960111");
    fill("referrer_email", "ruth.amadi@example.org");
  }

  void fill_people() {
    std::vector<std::string> children, adults;
    for (const auto& name : act_.members) (member(name).adult() ? adults : children).push_back(name);
    for (const auto& [name, one] : setting_.cast.members)
      if (one.adult() && std::ranges::find(children, one.relative_of) != children.end() &&
          std::ranges::find(adults, name) == adults.end())
        adults.push_back(name);
    for (std::size_t i = 0; i < children.size(); ++i)
      fill_person_given(fmt::format("children.{}.", i + 1), member(children[i]));
    for (std::size_t i = 0; i < adults.size(); ++i)
      fill_person_given(fmt::format("household.{}.", i + 1), member(adults[i]));
    const bool about_an_adult = std::ranges::any_of(adults, [&](const auto& name) { return member(name).alone; });
    if (children.empty() && !about_an_adult && !has("children") && !has("answers.children_described") &&
        !act_.not_said.contains("children")) {
      fill("children.1.given_name", "Robin");
      fill("children.1.family_name", "Ashdown");
    }
  }

  const Member& member(const std::string& name) const { return setting_.cast.members.at(name); }

  void fill_person_given(const std::string& prefix, const Member& one) {
    fill_details(prefix, one);
    if (one.adult()) fill(prefix + "relation", one.relation);
    if (!one.adult() && one.unborn) fill(prefix + "relation", "unborn child");
    if (one.parental_responsibility) fill(prefix + "parental_responsibility", "yes");
  }

  void fill_details(const std::string& prefix, const Member& one) {
    fill_identity(prefix, one);
    fill(prefix + "nhs_number", one.nhs_number);
    fill(prefix + "school", one.school);
  }

  void fill_identity(const std::string& prefix, const Member& one) {
    fill(prefix + "given_name", one.given_name);
    fill(prefix + "family_name", one.family_name);
    fill(prefix + "born", one.born);
    fill(prefix + "age_words", one.age_words);
    fill(prefix + "sex", one.sex);
    fill(prefix + "address", one.address);
    fill(prefix + "postcode", one.postcode);
  }

  // Consent is given in writing by the mother unless the case says otherwise; where it is not given nobody gave it.
  void fill_consent() {
    if (terms::field(fields_, "channel") != "e_form") return;
    fill_answer("consent_result", "given");
    if (terms::field(fields_, "answers.consent_result") != "given") return;
    fill_answer("consent_given_by", "The mother");
    fill_answer("consent_relationship", "mother");
    fill_answer("consent_parental_responsibility", "yes");
    fill_answer("consent_how", "written");
  }

  void fill_answer(std::string_view question, std::string_view text) {
    if (setting_.pack.question(question)) fill(fmt::format("answers.{}", question), text);
  }

  // An answer can make another question required, so this goes on until nothing is added.
  void fill_required_answers() {
    for (std::size_t before = fields_.size() + 1; before != fields_.size();) {
      before = fields_.size();
      for (const auto& section : form_sections(setting_.pack.form, terms::field(fields_, "channel")))
        for (const auto& question : section.questions)
          if (question_required(question, terms::field_map(fields_, "answers")))
            fill("answers." + question.id, neutral_answer(question));
    }
  }

  std::string neutral_answer(const pack::Question& question) const {
    if (question.type == "level") return "";
    if (question.type == "confirm") return "yes";
    if (question.type == "yes_no" || question.type == "yes_no_not_known")
      return question.id.starts_with("consent_") ? "yes" : "no";
    if (question.type == "choice" || question.type == "choices")
      return question.choices.empty() ? "" : question.choices.front().value;
    if (question.type == "date") return terms::iso_text(terms::london_date(setting_.now));
    if (question.type == "email") return "ruth.amadi@example.org";
    if (question.type == "phone") return "01632 960111";
    return std::string(neutral_text);
  }

  // --- a police notification and its shares

  // Of an hour ago, under a number of its own: two that the case does not number are two.
  void fill_notification() {
    fill("police_reference", terms::iso_text(setting_.now));
    fill("incident_at", terms::iso_text(setting_.now - std::chrono::hours(1)));
    int number = 0;
    for (const auto& name : act_.members) {
      const auto& one = member(name);
      if (!one.adult()) fill_child_notified(fmt::format("children.{}.", ++number), one);
      if (one.adult())
        fill_adult(one.relation == "victim" || !has("victim_given_name") ? "victim_" : "perpetrator_", one);
    }
  }

  void fill_child_notified(const std::string& prefix, const Member& one) {
    fill_identity(prefix, one);
    fill(prefix + "school", one.school.empty() ? "not at school" : one.school);
  }

  void fill_adult(const std::string& prefix, const Member& one) {
    fill(prefix + "given_name", one.given_name);
    fill(prefix + "family_name", one.family_name);
    fill(prefix + "born", one.born);
  }

  // By the first secure way there is, and every test met.
  void fill_share() {
    const auto& part = setting_.pack.notifications;
    if (!part.channels.empty()) fill("channel", part.channels.front().id);
    for (const auto& test : part.tests) fill("tests." + test.id, "yes");
  }

  // --- steps of the pack

  void fill_step(const pack::Step* step) {
    if (!step) return;
    for (const auto& question : step->questions)
      if (question_required(question, terms::field_map(fields_, "answers")))
        fill("answers." + question.id, answered_before(question));
  }

  // A question that was answered before keeps its answer.
  std::string answered_before(const pack::Question& question) const {
    const auto before = setting_.contact ? setting_.contact->answer(question.id) : "";
    return before.empty() ? neutral_answer(question) : before;
  }

  void fill_steps_with(std::string_view verb) {
    for (const auto& step : setting_.pack.steps)
      if (std::ranges::find(step.with, verb) != step.with.end()) fill_step(&step);
  }

  // --- other verbs

  void fill_call() {
    if (terms::field(fields_, "kind") == "conversation") fill("summary", "A talk about a child.");
    if (!act_.members.empty()) {
      const auto& child = member(act_.members.front());
      fill("child_name", child.name());
      fill("child_born", child.born);
      fill("child_address", child.address);
    }
    if (terms::field(fields_, "named") == "no") {
      fields_.emplace("name", "");
      fields_.emplace("phone", "");
    }
    if (terms::field(fields_, "caller") != "public") fill("agency", "A school");
  }

  // The first of each list of the pack.
  void fill_consultation() {
    const auto& line = setting_.pack.advice_line;
    if (!line.callers.empty()) fill("caller", line.callers.front().id);
    if (!line.themes.empty()) fill("theme", line.themes.front().id);
    const auto harm = terms::yes_or_no(terms::field(fields_, "harm_suspected")).value_or(false);
    for (const auto& result : line.results)
      if (result.referral == harm) return fill("result", result.id);
  }

  // The first of each list of the pack; the agency that leads is the first; what happened happened today.
  void fill_family() {
    const auto name = act_.verb->name;
    const auto& part = setting_.pack.early_help;
    const auto today = terms::iso_text(terms::london_date(setting_.now));
    for (const auto* day : {"found_on", "claimed_on", "completed_on", "meeting_on", "ended_on"})
      if (std::ranges::find(act_.verb->fields, day) != act_.verb->fields.end()) fill(day, today);
    if (name == "propose_allocation" || name == "record_claim" || name == "record_assessment")
      if (!setting_.pack.agencies.empty()) fill("agency", setting_.pack.agencies.front().id.value);
    if (name == "propose_allocation") fill_allocation(part);
    if (name == "record_claim" && !part.claim_phases.empty()) fill("phase", part.claim_phases.front().id);
    if (name == "set_priority" && !part.priorities.empty()) fill("priority", part.priorities.front().id);
    if (name == "record_assessment" && !part.assessments.empty()) fill("kind", part.assessments.front().id);
    if (name == "complete_assessment" && !part.assessments.empty()) fill("assessment", part.assessments.front().id);
    const auto* set = setting_.pack.criteria_on(terms::london_date(setting_.now));
    if (name == "record_problem" && set && !set->problems.empty()) fill("problem", set->problems.front().id);
  }

  // The first kind there is, in the district of whoever does it, now; what is agreed is due in two weeks.
  void fill_meeting() {
    const auto name = act_.verb->name;
    const auto today = terms::london_date(setting_.now);
    if (name == "schedule_meeting" && !setting_.pack.meetings.empty()) fill("kind", setting_.pack.meetings.front().id);
    if (name == "schedule_meeting") fill("district", own_district());
    if (name == "schedule_meeting") fill("begins_at", terms::iso_text(setting_.now));
    if (name == "hold_meeting") fill("held_on", terms::iso_text(today));
    if (name == "add_action" && !has("owner")) fill("owner_name", "The school nurse");
    if (name == "add_action")
      fill("due_on", terms::iso_text(terms::Date{std::chrono::sys_days{today} + std::chrono::weeks{2}}));
  }

  // Today, for the first agency of the pack.
  void fill_training() {
    fill("held_on", terms::iso_text(terms::london_date(setting_.now)));
    if (!setting_.pack.agencies.empty()) fill("agencies", setting_.pack.agencies.front().id.value);
  }

  // Signed today, to be reviewed in a year.
  void fill_agreement() {
    const auto today = terms::london_date(setting_.now);
    const bool begins = act_.verb->name == "record_agreement";
    fill(begins ? "signed_on" : "ended_on", terms::iso_text(today));
    if (begins) fill("review_by", terms::iso_text(terms::add_months(today, 12)));
  }

  std::string own_district() const {
    const auto worker = setting_.cast.workers.find(act_.actor);
    if (worker == setting_.cast.workers.end()) return "";
    for (const auto& id : worker->second.actor.teams)
      if (const auto* team = setting_.pack.team(id); team && !team->district.empty()) return team->district;
    return "";
  }

  // What is asked anew.
  void fill_step_up() {
    fill_answer("immediate_protection", "no");
    for (const auto& section : setting_.pack.form.sections)
      for (const auto& question : section.questions)
        if (question.id.starts_with("consent_") && question_required(question, terms::field_map(fields_, "answers")))
          fill("answers." + question.id, neutral_answer(question));
  }

  void fill_allocation(const pack::EarlyHelp& part) {
    if (!part.allocation_kinds.empty()) fill("kind", part.allocation_kinds.front().id);
    const auto* kind = part.allocation_kind(terms::field(fields_, "kind"));
    if (kind && !kind->worker_kinds.empty()) fill("worker_kind", kind->worker_kinds.front().id);
    if (has("assessment")) fill("assessment_by", "The school");
  }

  void fill_person() {
    if (act_.members.empty()) return fill("kind", "child");
    const auto& one = member(act_.members.front());
    fill_details("", one);
    fill("kind", one.adult() ? "adult" : "child");
  }

  void fill_grade() {
    if (setting_.contact) fill("level", setting_.contact->level.value);
    const auto grade = setting_.pack.grade_of_level.find(terms::LevelId{terms::field(fields_, "level")});
    if (grade != setting_.pack.grade_of_level.end()) fill("grade", grade->second);
  }

  void fill_proposed_level() {
    if (setting_.contact && setting_.pack.levels.size() > 0) fill("level", setting_.contact->level.value);
  }

  void fill_sections() {
    const auto* pathway = setting_.contact ? pathway_of(*setting_.contact, setting_.pack) : nullptr;
    const auto* sections = pathway ? setting_.pack.screening_template(pathway->screening_template) : nullptr;
    if (!sections) return;
    for (const auto& section : sections->sections)
      if (!setting_.contact->sections.contains(section.id)) fill("sections." + section.id, neutral_text);
  }

  void fill_response() {
    if (setting_.contact)
      fill("audience", setting_.contact->received.referrer.professional() ? "professional" : "public");
    const auto audience = terms::field(fields_, "audience");
    if (audience == "family" || audience == "child") fill("to", "The family's address");
    if (const auto* response = setting_.pack.response_for(audience))
      for (const auto& part : response->parts) fill("parts." + part.id, neutral_text);
  }

  void fill_enquiry() {
    if (!setting_.contact) return;
    for (const auto& one : setting_.contact->enquiries)
      if (!one.answered) return fill("enquiry", one.asked.it.enquiry);
  }

  const Act& act_;
  const Setting& setting_;
  Fields fields_;
};

}  // namespace

std::span<const Default> plain_defaults() {
  return defaults;
}

Fields with_defaults(const Act& act, const Setting& setting) {
  return Filler(act, setting).filled();
}

}  // namespace lintel::casework::cases
