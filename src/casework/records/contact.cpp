#include "casework/records/contact.h"

#include <fmt/format.h>

#include <algorithm>

namespace lintel::casework {

namespace {

using enum ContactState;

}  // namespace

// Not in the unnamed namespace: apply_fact finds them by the record they change.
static void apply(ContactRecord& record, const ContactReceived& it, const Fact& fact) {
  record.received = it;
  record.received_by = fact.by;
  record.pack = fact.pack;
  record.level = it.requested_level;
}

static void apply(ContactRecord& record, const ContactWaits& it, const Fact&) {
  record.waits = it;
}

static void apply(ContactRecord& record, const ContactGraded& it, const Fact& fact) {
  if (!record.first_grade) record.first_grade = recorded(it, fact);
  record.grade = recorded(it, fact);
  record.level = it.level;
  record.state = graded;
  record.owner.reset();  // who took it for its grade is done with it
}

static void apply(ContactRecord& record, const LevelChanged& it, const Fact& fact) {
  record.level_changes.push_back(recorded(it, fact));
  record.level = it.to;
  record.state = graded;
  record.owner.reset();
  record.screening.reset();
}

static void apply(ContactRecord& record, const ContactClaimed& it, const Fact& fact) {
  record.owner = recorded(ContactAllocated{it.to, it.to_name}, fact);
}

static void apply(ContactRecord& record, const ContactAllocated& it, const Fact& fact) {
  record.owner = recorded(it, fact);
  if (record.state == graded || record.state == received) record.state = allocated;
}

static void apply(ContactRecord& record, const ScreeningWritten& it, const Fact&) {
  for (const auto& [id, text] : it.sections) record.sections[id] = text;
  if (record.state != returned) record.state = screening;
}

static void apply(ContactRecord& record, const ScreeningSubmitted& it, const Fact& fact) {
  for (const auto& [id, text] : it.sections) record.sections[id] = text;
  record.screening = recorded(it, fact);
  if (!it.level.empty()) record.level = it.level;
  record.state = awaiting_approval;
}

static void apply(ContactRecord& record, const ScreeningReturned& it, const Fact& fact) {
  record.returns.push_back(recorded(it, fact));
  record.state = returned;
}

static void apply(ContactRecord& record, const AgencyAsked& it, const Fact& fact) {
  record.enquiries.push_back({recorded(it, fact), std::nullopt});
}

static void apply(ContactRecord& record, const AgencyAnswered& it, const Fact& fact) {
  for (auto& enquiry : record.enquiries)
    if (enquiry.asked.it.enquiry == it.enquiry) enquiry.answered = recorded(it, fact);
}

static void apply(ContactRecord& record, const FamilyContacted& it, const Fact& fact) {
  record.family_contacts.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const ConsentRecorded& it, const Fact& fact) {
  record.consents.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const ConsentOverridden& it, const Fact& fact) {
  record.override_in_force = recorded(it, fact);
}

static void apply(ContactRecord& record, const ConsentOverrideVoided&, const Fact&) {
  record.override_in_force.reset();
}

static void apply(ContactRecord& record, const HomeVisitAgreed& it, const Fact& fact) {
  record.home_visit_agreements.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const HomeVisitLiaisonRecorded& it, const Fact& fact) {
  record.home_visit = recorded(it, fact);
}

static void apply(ContactRecord& record, const OutcomeApproved& it, const Fact& fact) {
  record.outcome = recorded(it, fact);
  record.level = it.level;
  record.state = decided;
}

static void apply(ContactRecord& record, const HandedOver& it, const Fact& fact) {
  record.handover = recorded(it, fact);
  record.handover_rule = fact.rule;
  record.handover_source = fact.source;
  record.state = handed_over;
}

static void apply(ContactRecord& record, const HandoverAccepted& it, const Fact& fact) {
  record.acceptance = recorded(it, fact);
  record.state = accepted;
}

// B23: a receiving team that returns a family sends it back to whoever screened it.
static void apply(ContactRecord& record, const HandoverReturned& it, const Fact& fact) {
  record.returns.push_back(recorded(ScreeningReturned{it.reason}, fact));
  record.handover.reset();
  record.outcome.reset();
  record.state = returned;
}

static void apply(ContactRecord& record, const ContactClassified& it, const Fact&) {
  record.received.type = it.type;
}

static void apply(ContactRecord& record, const StepRecorded& it, const Fact& fact) {
  record.steps.push_back(recorded(it, fact));
}

static Share* find_share(ContactRecord& record, std::string_view id) {
  const auto found = std::ranges::find_if(record.shares, [&](const Share& one) { return one.owed.it.share == id; });
  return found == record.shares.end() ? nullptr : &*found;
}

static void apply(ContactRecord& record, const PoliceNotified& it, const Fact& fact) {
  record.police = recorded(it, fact);
}

static void apply(ContactRecord& record, const ShareOwed& it, const Fact& fact) {
  if (auto* before = find_share(record, it.share))
    before->owed.it = it;
  else
    record.shares.push_back({recorded(it, fact), std::nullopt, std::nullopt});
}

static void apply(ContactRecord& record, const ShareRecorded& it, const Fact& fact) {
  if (auto* share = find_share(record, it.share)) share->sent = recorded(it, fact);
}

static void apply(ContactRecord& record, const ShareAcknowledged& it, const Fact& fact) {
  if (auto* share = find_share(record, it.share)) share->acknowledged = recorded(it, fact);
}

static void apply(ContactRecord& record, const ShareLifted& it, const Fact&) {
  if (auto* share = find_share(record, it.share)) share->lifted = true;
}

static void apply(ContactRecord& record, const SchoolNamed& it, const Fact&) {
  for (auto& subject : record.received.subjects)
    if (subject.id == it.schooling.subject) subject.school = it.schooling.school;
  if (!record.police) return;
  for (auto& one : record.police->it.schooling)
    if (one.subject == it.schooling.subject) one = it.schooling;
}

static void apply(ContactRecord& record, const ResponseSent& it, const Fact& fact) {
  record.responses.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const InformationRequestScreened& it, const Fact& fact) {
  record.information_screening = recorded(it, fact);
  record.state = it.decision == "answer" ? information_screened : answered;
}

static void apply(ContactRecord& record, const InformationAnswered& it, const Fact& fact) {
  record.information_answer = recorded(it, fact);
  record.state = answered;
}

static void apply(ContactRecord& record, const RequestRated& it, const Fact& fact) {
  record.rating = recorded(it, fact);
}

static void apply(ContactRecord& record, const ContactLinked& it, const Fact& fact) {
  record.links.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const SubjectIdentified& it, const Fact&) {
  for (auto& subject : record.received.subjects)
    if (subject.id == it.subject) subject.person = it.person;
}

static void apply(ContactRecord& record, const SubjectAdded& it, const Fact&) {
  record.received.subjects.push_back(it.subject);
}

static void apply(ContactRecord& record, const NoteAdded& it, const Fact& fact) {
  record.notes.push_back(recorded(it, fact));
}

static void apply(ContactRecord& record, const ProtectionResultRecorded& it, const Fact& fact) {
  record.protection_result = recorded(it, fact);
}

static void apply(ContactRecord& record, const ContactClosed& it, const Fact& fact) {
  record.closed = recorded(it, fact);
  record.state = closed;
}

template <class F>
  requires boost::mp11::mp_contains<ObligationFacts, F>::value
static void apply(ContactRecord& record, const F& it, const Fact& fact) {
  apply(record.obligations, it, fact);
}

namespace {

std::string joined_names(const std::vector<Subject>& children) {
  const bool one_family = std::ranges::all_of(
      children, [&](const Subject& child) { return child.family_name == children.front().family_name; });
  std::string names;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (i > 0) names += i + 1 == children.size() ? " and " : ", ";
    const auto& child = children[i];
    const bool short_form = one_family && i + 1 < children.size() && !child.given_name.empty();
    names += short_form ? child.given_name : child.name();
  }
  return names;
}

}  // namespace

std::string Subject::name() const {
  if (given_name.empty() && family_name.empty()) return child ? "A child, name not known" : "Name not known";
  if (given_name.empty()) return family_name;
  return family_name.empty() ? given_name : given_name + " " + family_name;
}

std::string ContactRecord::consent() const {
  for (auto it = consents.rbegin(); it != consents.rend(); ++it)
    if (it->it.parental_responsibility || it->it.result != "given") return it->it.result;
  return "not_recorded";
}

bool ContactRecord::family_reached() const {
  return std::ranges::any_of(family_contacts, [](const auto& one) { return one.it.result == "reached"; });
}

bool ContactRecord::any_enquiry_answered() const {
  return std::ranges::any_of(enquiries, [](const Enquiry& one) { return one.answered.has_value(); });
}

const Recorded<StepRecorded>* ContactRecord::step(std::string_view id) const {
  for (auto one = steps.rbegin(); one != steps.rend(); ++one)
    if (one->it.step == id) return &*one;
  return nullptr;
}

std::string ContactRecord::answer(std::string_view question) const {
  for (auto one = steps.rbegin(); one != steps.rend(); ++one)
    if (const auto found = one->it.answers.find(std::string(question)); found != one->it.answers.end())
      return found->second;
  const auto found = received.answers.find(std::string(question));
  return found == received.answers.end() ? "" : found->second;
}

std::vector<Subject> ContactRecord::children() const {
  std::vector<Subject> found;
  std::ranges::copy_if(received.subjects, std::back_inserter(found), &Subject::child);
  return found;
}

std::string ContactRecord::title() const {
  const auto all = children();
  if (!all.empty()) return joined_names(all);
  return received.subjects.empty() ? "Nobody named" : received.subjects.front().name();
}

const Subject* ContactRecord::subject(std::string_view id) const {
  const auto it = std::ranges::find(received.subjects, id, &Subject::id);
  return it == received.subjects.end() ? nullptr : &*it;
}

const Share* ContactRecord::share(std::string_view id) const {
  const auto found = std::ranges::find_if(shares, [&](const Share& one) { return one.owed.it.share == id; });
  return found == shares.end() ? nullptr : &*found;
}

const Schooling* ContactRecord::schooling(std::string_view subject) const {
  if (!police) return nullptr;
  const auto& all = police->it.schooling;
  const auto found = std::ranges::find(all, subject, &Schooling::subject);
  return found == all.end() ? nullptr : &*found;
}

bool Share::names(std::string_view subject) const {
  return std::ranges::find(owed.it.subjects, subject) != owed.it.subjects.end();
}

void apply_fact(ContactRecord& record, const Fact& fact) {
  record.stream = fact.stream;
  record.version = fact.version;
  apply_fact(record, fact, ContactFacts{});
}

ContactRecord fold_contact(const std::vector<Fact>& facts, std::optional<Instant> as_at) {
  ContactRecord record;
  for (const auto& fact : facts)
    if (!as_at || fact.at <= *as_at) apply_fact(record, fact);
  return record;
}

}  // namespace lintel::casework
