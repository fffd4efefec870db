#include "casework/verbs/contact/receive_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/sha256.h"
#include "base/text.h"
#include "casework/locality.h"
#include "casework/records/person.h"
#include "casework/records/protected_referrer.h"
#include "casework/verbs/contact/contact_verb.h"
#include "domain/people/people.h"
#include "domain/routing/routing.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

using Answers = std::map<std::string, std::string>;

constexpr std::size_t children_at_most = 20;
constexpr std::size_t household_at_most = 30;
constexpr int oldest_age = 130;
constexpr std::size_t text_at_most = 20000;  // characters of one answer

constexpr std::string_view telephone_wanted = "Enter a whole telephone number, like 01632 960 001 or +44 1632 960 001";
constexpr std::string_view email_wanted = "Enter an e-mail address, like name@example.org";

std::string answer(const Answers& answers, std::string_view id) {
  const auto found = answers.find(std::string(id));
  return found == answers.end() ? "" : found->second;
}

// A hub that tells notifications apart asks for the type; else it is a request, for support or for information.
std::string type_of(const Answers& answers) {
  const auto type = answer(answers, "contact_type");
  if (!type.empty()) return type;
  return answer(answers, "information_request") == "yes" ? "information_request" : "request";
}

bool professional(const ReceiveRequest& request) {
  return request.referrer_kind.empty() || request.referrer_kind == "professional" ||
         request.referrer_kind == "other_authority";
}

pack::Attributes as_attributes(const Answers& answers) {
  pack::Attributes known;
  for (const auto& [id, text] : answers)
    for (auto& one : base::split(text, '|')) known[id].insert(std::move(one));
  return known;
}

bool is_choice(const pack::Question& question, std::string_view value) {
  return std::ranges::find(question.choices, value, &pack::Choice::value) != question.choices.end();
}

// Yes-or-no questions may add choices of their own ("not applicable").
bool right_kind(const pack::Question& question, const std::string& text, const pack::Pack& pack) {
  if (question.or_not_known && text == "not_known") return true;
  if (question.type == "yes_no") return text == "yes" || text == "no" || is_choice(question, text);
  if (question.type == "yes_no_not_known")
    return text == "yes" || text == "no" || text == "not_known" || is_choice(question, text);
  if (question.type == "level") return pack.level(terms::LevelId{text}) != nullptr;
  if (question.type == "choice") return is_choice(question, text);
  if (question.type == "choices")
    return std::ranges::all_of(base::split(text, '|'), [&](const auto& one) { return is_choice(question, one); });
  if (question.type == "confirm") return text == "yes";
  if (question.type == "date") return terms::date_from_words(text).has_value();
  if (question.type == "email") return domain::is_email(text);
  if (question.type == "phone") return domain::is_telephone(text);
  return true;
}

std::string wrong_kind_words(const pack::Question& question) {
  if (question.type == "date") return "Enter a real date, like 27 3 2007: " + question.label;
  if (question.type == "email") return std::string(email_wanted);
  if (question.type == "phone") return std::string(telephone_wanted);
  return "Choose one of the answers listed: " + question.label;
}

std::string missing_words(const pack::Question& question) {
  return question.missing.empty() ? "Answer this question: " + question.label : question.missing;
}

bool says_anything(const PersonGiven& person) {
  return !(person.given_name.empty() && person.family_name.empty() && person.age_words.empty() && person.note.empty() &&
           person.relation != "unborn child");
}

void person_mistakes(const PersonGiven& person, const std::string& prefix, Instant now, std::vector<Problem>& found) {
  if (!says_anything(person))
    found.push_back({prefix + "given_name", "Enter a name. If you do not know it, write about how old they are"});
  if (person.born && *person.born > terms::london_date(now) && person.relation != "unborn child")
    found.push_back({prefix + "born", "The date of birth must be in the past"});
  if (person.born && terms::age_on(*person.born, terms::london_date(now)) > oldest_age)
    found.push_back({prefix + "born", fmt::format("Enter a date of birth in the last {} years", oldest_age)});
  if (!person.nhs_number.empty() && !domain::nhs_number(person.nhs_number))
    found.push_back({prefix + "nhs_number", "Enter the 10 digits of a real NHS number, or leave it blank"});
  if (!person.postcode.empty() && !domain::postcode(person.postcode))
    found.push_back({prefix + "postcode", "Enter a full postcode, or leave it blank"});
}

void child_mistakes(const PersonGiven& child, const std::string& prefix, Instant now, std::vector<Problem>& found) {
  person_mistakes(child, prefix, now, found);
  if (!child.person.empty()) return;  // somebody on record: nobody typed a date now
  const auto age = child.born ? terms::age_on(*child.born, terms::london_date(now)) : 0;
  if (age >= domain::young_until && age <= oldest_age)
    found.push_back({prefix + "born", std::string(domain::young_wanted)});
}

// A hub may also be there for adults: a contact then needs no child.
bool takes_adults(const pack::Pack& pack) {
  const auto found = pack.settings.find("adult_subjects");
  return found != pack.settings.end() && found->second == "yes";
}

Query people_with_nhs_number(const std::string& number) {
  return {.table = "people", .all_of = {{"nhs_number", Test::Kind::equal, {number}}}, .limit = 2};
}

Query contacts_of(const std::string& person) {
  return {.table = "subjects",
          .all_of = {{"person", Test::Kind::equal, {person}}},
          .order = {{"received_at", true}},
          .limit = 50};
}

ReceiveRequest read(const Fields& fields, std::vector<Problem>& found) {
  auto request = terms::from_fields<ReceiveRequest>(fields, found);
  if (request.channel.empty()) request.channel = "e_form";
  if (request.referrer_kind.empty()) request.referrer_kind = "professional";
  return request;
}

// One query per child by NHS number, and the person whom staff have found.
Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  Needs wanted;
  std::vector<Problem> ignored;
  for (const auto& child : read(fields, ignored).children) {
    const auto nhs = domain::nhs_number(child.nhs_number);
    wanted.queries.push_back(people_with_nhs_number(nhs && child.person.empty() ? *nhs : "none"));
    if (!child.person.empty()) wanted.records.push_back({"person", child.person});
  }
  return wanted;
}

// Staff may name the person; a valid NHS number with the same date of birth is the only other thing taken as certain.
// Everybody else is new, and staff decide later who is the same (identify_subject).
terms::PersonId person_for(const PersonGiven& given, std::size_t index, const Known& known) {
  if (!given.person.empty() && !known.facts({"person", given.person}).empty()) return terms::PersonId{given.person};
  if (index < known.answers.size() && given.born)
    for (const auto& row : known.answers[index])
      if (row.text("born") == terms::iso_text(*given.born)) return terms::PersonId{row.text("person")};
  return {};
}

// Of an adult only what staff say is taken as certain.
terms::PersonId on_record(const PersonGiven& given, const Known& known) {
  const terms::PersonId person{given.person};
  return person.empty() || known.facts({"person", given.person}).empty() ? terms::PersonId{} : person;
}

// Then, for each child, the contacts of the person that they are.
Needs needs_then(const Fields& fields, const Known& known) {
  Needs wanted;
  std::vector<Problem> ignored;
  const auto children = read(fields, ignored).children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const auto person = person_for(children[i], i, known);
    wanted.queries.push_back(contacts_of(person.empty() ? "none" : person.value));
  }
  return wanted;
}

Subject subject_from(const PersonGiven& given, std::string id, bool child) {
  return {.id = std::move(id),
          .relation = given.relation.empty() ? (child ? "child" : "household") : given.relation,
          .child = child,
          .given_name = given.given_name,
          .family_name = given.family_name,
          .known_as = given.known_as,
          .born = given.born,
          .age_words = given.age_words,
          .sex = given.sex,
          .nhs_number = domain::nhs_number(given.nhs_number).value_or(""),
          .address = given.address,
          .postcode = domain::postcode(given.postcode).value_or(""),
          .school = given.school,
          .ethnicity = given.ethnicity,
          .first_language = given.first_language,
          .needs = given.needs,
          .parental_responsibility = given.parental_responsibility,
          .note = given.note};
}

std::optional<NewFact> consent_fact(const ReceiveRequest& request, const ContactReceived& received,
                                    const Context& context) {
  const auto result = answer(request.answers, "consent_result");
  if (result.empty()) return std::nullopt;
  const auto given_on = terms::date_from_words(answer(request.answers, "consent_given_on"));
  return new_fact(
      context.stream,
      ConsentRecorded{.result = result,
                      .given_by = answer(request.answers, "consent_given_by"),
                      .relationship = answer(request.answers, "consent_relationship"),
                      .parental_responsibility = answer(request.answers, "consent_parental_responsibility") == "yes",
                      .how = answer(request.answers, "consent_how"),
                      .purpose = "The request for support, as the referrer recorded it",
                      .given_at = given_on ? terms::from_london(*given_on, 0, 0) : received.received_at,
                      .said = answer(request.answers, "consent_said")});
}

ContactReceived received_from(const ReceiveRequest& request, const Context& context, std::vector<NewFact>& people) {
  ContactReceived received{
      .reference = context.stream.key,
      .type = type_of(request.answers),
      .channel = request.channel,
      .received_at = request.received_at.value_or(context.now),
      .referrer = {.kind = request.referrer_kind},
      .requested_level = terms::LevelId{answer(request.answers, "requested_level")},
      .urgent = answer(request.answers, "immediate_protection") == "yes",
      .answers = request.answers,
      .form_version = context.pack.form.version,
      .status_code_hash = request.status_code.empty() ? "" : base::sha256_hex(request.status_code),
      .open_eha = answer(request.answers, "eha_open") == "yes" && !answer(request.answers, "eha_reference").empty()};
  if (professional(request)) {
    received.referrer = {.kind = request.referrer_kind,
                         .name = request.referrer_name,
                         .agency = request.referrer_agency,
                         .role = request.referrer_role,
                         .phone = request.referrer_phone,
                         .email = request.referrer_email};
  } else {
    received.referrer.identity_protected = true;
  }
  std::set<std::string> earlier;
  const auto add = [&](const PersonGiven& given, bool child, std::size_t index) {
    auto subject = subject_from(given, fmt::format("s{}", received.subjects.size() + 1), child);
    subject.person = child ? person_for(given, index, context.known) : on_record(given, context.known);
    if (subject.person.empty()) {
      subject.person = terms::PersonId{context.fresh.id()};
      people.push_back(person_recorded(subject.person, subject));
    } else if (request.children.size() + index < context.known.answers.size()) {
      for (const auto& row : context.known.answers[request.children.size() + index])
        earlier.insert(row.text("reference"));
    }
    received.subjects.push_back(std::move(subject));
  };
  for (std::size_t i = 0; i < request.children.size(); ++i) add(request.children[i], true, i);
  for (const auto& member : request.household)
    if (says_anything(member)) add(member, false, request.children.size());
  received.earlier_contacts.assign(earlier.begin(), earlier.end());
  received.district = locality_of(received.subjects, context.pack).district;
  return received;
}

bool accepted_channel(const std::string& channel, const pack::Pack& pack) {
  const auto accepted = pack.settings.find("request_channels");
  if (accepted == pack.settings.end()) return true;
  const auto list = base::split(accepted->second, ' ');
  return std::ranges::find(list, channel) != list.end();
}

// Nobody outside can say of themselves that they rang: staff write that down.
bool only_staff_take(const std::string& channel, const Actor& actor) {
  return actor == terms::referrer_actor() && (channel == "telephone" || channel == "letter" || channel == "email");
}

std::vector<Problem> all_mistakes(const ReceiveRequest& request, const Context& context) {
  std::vector<Problem> found;
  if (request.received_at && *request.received_at > context.now)
    found.push_back({"received_at", "The time of receipt cannot be later than now"});
  append(found, referrer_mistakes(request));
  append(found, people_mistakes(request, context.pack, context.now));
  for (const auto& section : form_sections(context.pack.form, request.channel))
    append(found, answer_mistakes(section, request.answers, context.pack));
  return found;
}

Decided decided(const ReceiveRequest& request, std::vector<Problem> found, const Context& context) {
  if (!accepted_channel(request.channel, context.pack) || only_staff_take(request.channel, context.actor))
    return refuse(context, "channel_not_accepted");
  append(found, all_mistakes(request, context));
  if (!found.empty()) return problems(std::move(found));

  Decision decision;
  std::vector<NewFact> people;
  const auto received = received_from(request, context, people);
  ContactRecord record;
  record.received = received;
  record.level = received.requested_level;
  const auto* level = context.pack.level(record.level);
  const auto* pathway = level ? context.pack.pathway(level->pathway) : nullptr;
  auto consent = consent_fact(request, received, context);
  if (consent) record.consents.push_back({terms::from_json<ConsentRecorded>(consent->payload), context.now, {}, {}});

  if (auto held = held_by_gates("receive_request", record, context)) return std::unexpected(std::move(*held));

  const auto known = attributes_of(record, context);
  const auto choice = domain::first_that_holds(context.pack.intake, known);
  decision.facts.push_back(
      new_fact(context.stream, received, {terms::RuleId{pathway ? pathway->id.value : ""}, context.pack.form.source}));
  if (consent) decision.facts.push_back(std::move(*consent));
  if (choice.rule) {
    decision.facts.push_back(waits_at_first(context, record, *choice.rule));
  }
  append(decision.facts, incur(context, "received", known, {}, received.received_at));
  append(decision.facts, std::move(people));
  const ReferrerIdentityRecorded identity{.name = request.referrer_name,
                                          .phone = request.referrer_phone,
                                          .email = request.referrer_email,
                                          .address = request.referrer_address,
                                          .relationship = request.referrer_relationship,
                                          .wishes_not_told = request.keep_from_family};
  if (!professional(request) && says_who(identity))
    decision.facts.push_back(referrer_identity(context.stream, identity));
  return decision;
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = read(fields, found);
  return decided(request, std::move(found), context);
}

// Staff write down what somebody else says.
std::string as_asked(const Problem& problem) {
  if (problem.field == "referrer_name") return "Enter who makes the contact";
  if (problem.field == "referrer_agency") return "Enter the organisation of the professional";
  return problem.message;
}

// Nothing is taken for granted of what staff leave blank: how it came is kept with the contact.
Decided decide_taken(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  std::vector<Problem> found;
  const auto request = read(fields, found);
  want_text(found, "channel", terms::field(fields, "channel"), "Choose how the contact came");
  want_text(found, "referrer_kind", terms::field(fields, "referrer_kind"), "Choose who makes the contact");
  auto taken = decided(request, std::move(found), context);
  if (!taken)
    for (auto& problem : taken.error().problems) problem.message = as_asked(problem);
  return taken;
}

}  // namespace

bool question_shown(const pack::Question& question, const Answers& answers) {
  return pack::holds(question.shown_when, as_attributes(answers));
}

bool question_required(const pack::Question& question, const Answers& answers) {
  if (!question_shown(question, answers)) return false;
  if (question.required) return true;
  return !question.required_when.all_of.empty() && pack::holds(question.required_when, as_attributes(answers));
}

const std::vector<pack::FormSection>& form_sections(const pack::RequestForm& form, std::string_view channel) {
  return channel == "public_form" && !form.public_path.empty() ? form.public_path : form.sections;
}

std::vector<Problem> answer_mistakes(const pack::FormSection& section, const Answers& answers, const pack::Pack& pack) {
  std::vector<Problem> found;
  for (const auto& question : section.questions) {
    const auto text = answer(answers, question.id);
    const auto limit = question.max_length > 0 ? static_cast<std::size_t>(question.max_length) : text_at_most;
    const auto field = "answers." + question.id;
    if (text.empty()) {
      if (question_required(question, answers)) found.push_back({field, missing_words(question)});
    } else if (!right_kind(question, text, pack)) {
      found.push_back({field, wrong_kind_words(question)});
    } else if (text.size() > 4 * limit) {
      found.push_back({field, fmt::format("Write no more than {} characters: {}", limit, question.label)});
    }
  }
  return found;
}

std::vector<Problem> people_mistakes(const ReceiveRequest& request, const pack::Pack& pack, Instant now) {
  std::vector<Problem> found;
  if (request.children.empty() && answer(request.answers, "children_described").empty()) {
    const bool adults_too = takes_adults(pack);
    if (!adults_too) found.push_back({"children", "Add at least one child"});
    if (adults_too && std::ranges::none_of(request.household, says_anything))
      found.push_back({"children", "Add at least one child, or the adult whom you are worried about"});
  }
  if (request.children.size() > children_at_most)
    found.push_back({"children", fmt::format("Add no more than {} children", children_at_most)});
  if (request.household.size() > household_at_most)
    found.push_back({"household", fmt::format("Add no more than {} household members", household_at_most)});
  for (std::size_t i = 0; i < request.children.size(); ++i)
    child_mistakes(request.children[i], fmt::format("children.{}.", i + 1), now, found);
  for (std::size_t i = 0; i < request.household.size(); ++i)
    if (says_anything(request.household[i]))
      person_mistakes(request.household[i], fmt::format("household.{}.", i + 1), now, found);
  return found;
}

// Who cannot be reached by what they typed is told so while they are still here.
std::vector<Problem> reach_mistakes(const ReceiveRequest& request) {
  std::vector<Problem> found;
  if (!request.referrer_phone.empty() && !domain::is_telephone(request.referrer_phone))
    found.push_back({"referrer_phone", std::string(telephone_wanted)});
  if (!request.referrer_email.empty() && !domain::is_email(request.referrer_email))
    found.push_back({"referrer_email", std::string(email_wanted)});
  return found;
}

std::vector<Problem> referrer_mistakes(const ReceiveRequest& request) {
  std::vector<Problem> found;
  static const std::set<std::string> kinds = {"", "professional", "public", "self", "other_authority", "court"};
  if (!kinds.contains(request.referrer_kind)) found.push_back({"referrer_kind", "Choose who is making the request"});
  append(found, reach_mistakes(request));
  if (!professional(request)) return found;
  require_text(found, "referrer_name", request.referrer_name, "Enter your name");
  require_text(found, "referrer_agency", request.referrer_agency, "Enter your organisation");
  if (request.referrer_phone.empty() && request.referrer_email.empty())
    found.push_back(
        {"referrer_phone", "Enter a telephone number or an e-mail address, so that the hub can answer you"});
  return found;
}

// What staff write down for somebody who rings, writes or sends a form by post or e-mail: the same request, by people
// with an account.
Verb take_contact_verb() {
  auto verb = receive_request_verb();
  verb.name = "take_contact";
  verb.phrase = "takes a contact";
  verb.open_to_referrers = false;
  verb.decide = decide_taken;
  return verb;
}

Verb receive_request_verb() {
  return {.name = "receive_request",
          .kind = "contact",
          .phrase = "requests support",
          .creates = true,
          .open_to_referrers = true,
          .fields = field_names<ReceiveRequest>(),
          .needs = needs,
          .needs_then = needs_then,
          .decide = decide};
}

}  // namespace lintel::casework
