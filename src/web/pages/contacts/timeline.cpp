#include <fmt/format.h>

#include "base/text.h"
#include "terms/london.h"
#include "web/components/timeline.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace casework;
using namespace parts;

Html said(std::string_view label, std::string_view words) {
  if (words.empty()) return {};
  return el("p", {{"class", "govuk-body"}}, {el("strong", {}, {label, ": "}), words});
}

Html quoted(std::string_view words) {
  return prose(words);
}

std::string due_words(const std::optional<Instant>& due) {
  return due ? terms::time_words(*due) : "no timescale set";
}

Told tell(const ContactReceived& it, const pack::Pack& pack) {
  return {it.type == "information_request" ? "Information request received"
          : it.type == "notification"      ? "Notification received"
                                           : "Request received",
          said("From", referrer_words(pack, it.referrer.kind, it.referrer.agency)) +
              said("By", channel_words(it.channel)) + said("Level asked for", level_words(pack, it.requested_level))};
}
Told tell(const ContactWaits& it, const pack::Pack& pack) {
  return {"Waits in " + team_words(pack, it.tray), said("For", authorities_words(pack, it.roles))};
}
Told tell(const ContactGraded& it, const pack::Pack& pack) {
  return {"Graded " + level_words(pack, it.level), grade_tag(pack, it.grade) + quoted(it.rationale)};
}
Told tell(const LevelChanged& it, const pack::Pack& pack) {
  return {fmt::format("Level changed from {} to {}", level_words(pack, it.from), level_words(pack, it.to)),
          quoted(it.reason) + said("Decision due before the change", due_words(it.due_before)) +
              said("Decision due now", due_words(it.due_after))};
}
Told tell(const ContactClaimed& it, const pack::Pack&) {
  return {"Taken on by " + it.to_name, {}};
}
Told tell(const ContactAllocated& it, const pack::Pack&) {
  return {"Allocated to " + it.to_name, {}};
}
Told tell(const ScreeningWritten& it, const pack::Pack&) {
  return {"Screening worked on",
          it.sections.empty()
              ? Html()
              : said("Sections saved", counted(static_cast<std::int64_t>(it.sections.size()), "section", "sections"))};
}
Told tell(const ScreeningSubmitted& it, const pack::Pack& pack) {
  return {"Screening submitted for approval", said("Outcome proposed", outcome_words(pack, it.outcome)) +
                                                  said("Plan", it.plan) +
                                                  said("Service signposted to", it.signposted_service)};
}
Told tell(const ScreeningReturned& it, const pack::Pack&) {
  return {"Screening returned", quoted(it.reason)};
}
Told tell(const AgencyAsked& it, const pack::Pack&) {
  return {it.agency_name + " asked", said("About", it.about) + quoted(it.question) +
                                         said("Lawful basis", it.lawful_basis) + said("Warned", it.agreement_warning)};
}
Told tell(const AgencyAnswered& it, const pack::Pack&) {
  return {
      it.nil_return ? "An agency answered that it holds nothing" : "An agency answered",
      quoted(it.answer) + said("Answered", terms::time_words(it.answered_at)) + said("Warned", it.agreement_warning)};
}
Told tell(const FamilyContacted& it, const pack::Pack&) {
  const bool reached = it.result == "reached";
  return {reached ? "Family reached" : "Tried to reach the family, no reply",
          said("How", it.method) + said("Spoke to", it.spoke_to) + quoted(it.said) +
              said("When", terms::time_words(it.at))};
}
Told tell(const ConsentRecorded& it, const pack::Pack&) {
  return {
      "Consent: " + base::lower_case(consent_words(it.result)),
      said("By", it.given_by) + said("Who they are", it.relationship) +
          (it.result == "given" ? said("Parental responsibility", yes_no_words(it.parental_responsibility)) : Html()) +
          said("How", it.how) + said("For", it.purpose) + quoted(it.said)};
}
Told tell(const ConsentOverridden& it, const pack::Pack& pack) {
  std::string limb = it.limb;
  for (const auto& one : pack.limbs)
    if (one.id == it.limb) limb = one.title;
  return {"Consent overridden", said("Harm", limb) + said("Evidence", it.evidence) + said("Reason", it.reason)};
}
Told tell(const ConsentOverrideVoided& it, const pack::Pack&) {
  return {"Override of consent ended", quoted(it.reason)};
}
Told tell(const HomeVisitAgreed& it, const pack::Pack& pack) {
  return {"A home visit is agreed to be worth considering", said("Agreed as", authority_words(pack, it.role))};
}
Told tell(const HomeVisitLiaisonRecorded& it, const pack::Pack&) {
  return {it.visit_required ? "Home visit needed" : "Home visit not needed",
          said("Agreed with", it.team_manager) + quoted(it.reason) + said("When", terms::time_words(it.at))};
}
Told tell(const OutcomeApproved& it, const pack::Pack& pack) {
  return {"Outcome approved: " + outcome_words(pack, it.outcome),
          said("Final level", level_words(pack, it.level)) + quoted(it.rationale)};
}
Told tell(const HandedOver& it, const pack::Pack& pack) {
  return {"Handed over to " + it.team_name,
          said("Opens", it.opens.empty() ? "" : plain_words(it.opens)) +
              said("Also told", team_words(pack, it.co_allocated)) +
              said("Instead of", team_words(pack, it.instead_of)) + said("Why", it.override_reason) +
              said("Other routes that came close", base::joined(it.passed_over, "; "))};
}
Told tell(const HandoverAccepted& it, const pack::Pack&) {
  return {"Accepted by the receiving team", said("Worker", it.worker)};
}
Told tell(const HandoverReturned& it, const pack::Pack&) {
  return {"Returned by the receiving team", quoted(it.reason)};
}
Told tell(const ContactClassified& it, const pack::Pack&) {
  return {"Type: " + plain_words(it.type), quoted(it.reason)};
}
Told tell(const StepRecorded& it, const pack::Pack& pack) {
  return {it.title, step_answers(pack, it)};
}
Told tell(const PoliceNotified& it, const pack::Pack& pack) {
  return {pack.notifications.title + " " + it.police_reference,
          said("Grade", sentence(it.grade)) + said("Domestic abuse", yes_no_words(it.domestic_abuse)) +
              said("Incident", it.incident)};
}
Told tell(const ShareOwed& it, const pack::Pack&) {
  return {it.title + " is owed to " + it.recipient_name,
          said("First to speak with the victim", it.first_contact ? "Yes" : "") + said("Why", it.reason)};
}
Told tell(const ShareRecorded& it, const pack::Pack& pack) {
  const auto* channel = pack.notifications.channel(it.channel);
  return {"Shared", said("By", channel ? channel->title : it.channel) + said("To", it.to) +
                        said("When", terms::time_words(it.sent_at)) + quoted(it.what)};
}
Told tell(const ShareAcknowledged& it, const pack::Pack&) {
  return {"A share was acknowledged", said("By", it.by) + said("When", terms::time_words(it.at))};
}
Told tell(const ShareLifted&, const pack::Pack&) {
  return {"A share is no longer owed", {}};
}
Told tell(const SchoolNamed& it, const pack::Pack&) {
  return {"School of a child recorded",
          said("School", it.schooling.school.empty() ? plain_words(it.schooling.standing) : it.schooling.school)};
}
Told tell(const ResponseSent& it, const pack::Pack&) {
  return {"Response sent: " + base::lower_case(audience_words(it.audience)) + (it.late ? ", late" : ""),
          said("By", channel_words(it.channel)) + said("To", it.audience == "public" ? "" : it.to) + quoted(it.note)};
}
Told tell(const InformationRequestScreened& it, const pack::Pack&) {
  return {it.decision == "answer" ? "Information request may be answered" : "Information request declined",
          quoted(it.reason)};
}
Told tell(const InformationAnswered& it, const pack::Pack&) {
  return {"Information request answered",
          said("By", channel_words(it.channel)) + said("To", it.to) + quoted(it.answer)};
}
Told tell(const RequestRated& it, const pack::Pack&) {
  return {"Quality of the request rated",
          said("Marks of 5", fmt::format("details {}, consent {}, facts {}, strengths {}", it.details, it.consent,
                                         it.factual, it.strengths)) +
              quoted(it.comment)};
}
Told tell(const ContactLinked& it, const pack::Pack&) {
  return {"Linked to " + it.other, quoted(it.why)};
}
Told tell(const SubjectIdentified&, const pack::Pack&) {
  return {"Somebody in the contact found to be a person on record", {}};
}
Told tell(const SubjectAdded& it, const pack::Pack&) {
  return {"Person added: " + it.subject.name(), said("Who they are", it.subject.relation)};
}
Told tell(const NoteAdded& it, const pack::Pack&) {
  return {"Note", quoted(it.text)};
}
Told tell(const ProtectionResultRecorded& it, const pack::Pack&) {
  return {"Protection enquiry: " + it.result, said("A service followed", yes_no_words(it.service_after))};
}
Told tell(const ContactClosed& it, const pack::Pack&) {
  return {"Closed", quoted(it.reason)};
}
Told tell(const ObligationIncurred& it, const pack::Pack& pack) {
  return {"Owed from now: " + it.title, said("Due", due_words(it.due_at)) + said("Timescale", it.timescale) +
                                            said("By", authorities_words(pack, it.owed_by))};
}
Told tell(const ObligationDueChanged& it, const pack::Pack&) {
  return {"Deadline changed",
          said("Due now", due_words(it.due_at)) + said("Timescale", it.timescale) + said("Why", it.why)};
}
Told tell(const ObligationMet&, const pack::Pack&) {
  return {"Done what was owed", {}};
}
Told tell(const ObligationLifted& it, const pack::Pack&) {
  return {"No longer owed", quoted(it.why)};
}
Told tell(const BreachExplained& it, const pack::Pack&) {
  return {"Reason for lateness recorded", quoted(it.reason)};
}

// "ContactGraded" is "Contact graded": for facts that a newer program wrote.
std::string spaced(std::string_view type) {
  std::string words;
  for (const char c : type) {
    const bool capital = c >= 'A' && c <= 'Z' && !words.empty();
    if (capital) words += ' ';
    words += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

Html rule_words(const Fact& fact) {
  if (fact.rule.empty() && fact.source.empty()) return {};
  std::string words = fact.rule.empty() ? "" : "Rule: " + plain_words(fact.rule) + ". ";
  if (!fact.source.empty()) words += "From: " + fact.source + ".";
  return el("p", {{"class", "govuk-hint"}}, {words});
}

constexpr std::string_view timeline_title = "Everything that happened, newest first";

components::TimelineItem entry(const Fact& fact, std::string label, const Html& said) {
  return {.label = std::move(label),
          .byline = fact.by_name,
          .timestamp = terms::iso_text(fact.at),
          .shown_time = terms::time_words(fact.at),
          .description = said};
}

// Days and moments are kept as text; so are ids, which read as words well enough.
std::string value_words(std::string_view field, const terms::json::value& value) {
  if (value.is_bool()) return yes_no_words(value.get_bool());
  if (!value.is_string()) return {};
  const std::string text(value.get_string());
  if (field.ends_with("_on"))
    if (const auto day = terms::date_from_iso(text)) return terms::date_words(*day);
  if (field.ends_with("_at"))
    if (const auto at = terms::instant_from_iso(text)) return terms::time_words(*at);
  return text.find(' ') == std::string::npos && text.find('_') != std::string::npos ? plain_words(text) : text;
}

Html said_of(const Fact& fact, const FactFields& fields) {
  Html all;
  const auto payload = terms::json::parse(fact.payload);
  const auto* object = payload.if_object();
  if (!object) return all;
  for (const auto& [field, label] : fields)
    if (const auto* value = object->if_contains(field)) all += said(label, value_words(field, *value));
  return all;
}

}  // namespace

Told told(const Fact& fact, const pack::Pack& pack) {
  Told words{spaced(fact.type), {}};
  const auto try_one = [&]<class F>(const F* type) {
    if (fact.type != fact_type(type)) return false;
    words = tell(terms::from_json<F>(terms::json::parse(fact.payload)), pack);
    return true;
  };
  const auto try_all = [&]<class... Fs>(boost::mp11::mp_list<Fs...>) {
    (void)(try_one(static_cast<const Fs*>(nullptr)) || ...);
  };
  try_all(ContactFacts{});
  return words;
}

Html timeline_of(const std::vector<Fact>& facts, const pack::Pack& pack,
                 const std::map<std::string_view, std::string_view>& labels, const FactFields& fields) {
  components::Timeline all{.heading_level = 3};
  for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
    const auto own = labels.find(fact->type);
    const auto [label, said] =
        own == labels.end() ? told(*fact, pack) : Told{std::string(own->second), said_of(*fact, fields)};
    all.items.push_back(entry(*fact, label, said));
  }
  return section("timeline", timeline_title, components::timeline(all));
}

Html timeline(const Shown& shown) {
  components::Timeline all{.heading_level = 3};
  for (auto fact = shown.facts.rbegin(); fact != shown.facts.rend(); ++fact) {
    if (shown.as_at && fact->at > *shown.as_at) continue;
    auto [label, said] = told(*fact, shown.pack);
    all.items.push_back(entry(*fact, label, said + rule_words(*fact)));
  }
  return part(shown,
              {"timeline", timeline_title, counted(static_cast<std::int64_t>(all.items.size()), "entry", "entries"),
               components::timeline(all)});
}

}  // namespace lintel::web::contacts
