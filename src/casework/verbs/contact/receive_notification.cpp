#include "casework/verbs/contact/receive_notification.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "base/text.h"
#include "casework/records/person.h"
#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/shares.h"
#include "domain/people/people.h"
#include "domain/routing/routing.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

constexpr std::size_t reference_at_most = 60;  // bytes
constexpr std::size_t short_text_at_most = 300;
constexpr std::size_t narrative_at_most = 20000;

constexpr std::array<std::string_view, 3> grades = {"standard", "medium", "high"};
constexpr std::array<std::string_view, 3> standings = {"not known", "home educated", "not at school"};

struct Limited {
  std::string_view field;
  const std::string& text;
  std::size_t at_most;
};

// Letters and digits are what two writings of one name or number have in common.
std::string plain_key(std::string_view text) {
  std::string key;
  for (const char c : base::lower_case(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) key += c;
  return key;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_empty(const terms::json::value& value) {
  if (const auto* text = value.if_string()) return text->empty();
  if (const auto* list = value.if_array()) return list->empty();
  return value.is_null();
}

ReceiveNotification read(const Fields& fields, std::vector<Problem>& found) {
  auto request = terms::from_fields<ReceiveNotification>(fields, found);
  if (request.channel.empty()) request.channel = "api";
  return request;
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  Needs wanted;
  if (const auto stream = notification_stream(terms::field(fields, "police_reference")))
    wanted.records.push_back(*stream);
  return wanted;
}

void long_mistakes(const std::vector<Limited>& all, std::vector<Problem>& found) {
  for (const auto& one : all)
    if (one.text.size() > one.at_most)
      found.push_back({std::string(one.field), fmt::format("Write no more than {} characters", one.at_most)});
}

void yes_no_mistake(std::string_view field, const std::string& said, std::string_view message,
                    std::vector<Problem>& found) {
  if (!terms::yes_or_no(said)) found.push_back({std::string(field), std::string(message)});
}

void child_mistakes(const ChildNotified& child, const std::string& prefix, Instant now, std::vector<Problem>& found) {
  if (child.given_name.empty() && child.family_name.empty())
    found.push_back({prefix + "given_name", "Enter the child's name"});
  if (child.born && *child.born > terms::london_date(now))
    found.push_back({prefix + "born", "The child's date of birth must be in the past"});
  if (!child.postcode.empty() && !domain::postcode(child.postcode))
    found.push_back({prefix + "postcode", "Enter a full postcode, or leave it blank"});
  if (child.school.empty())
    found.push_back({prefix + "school", "Enter the school, or say not known, home educated or not at school"});
  long_mistakes({{prefix + "given_name", child.given_name, short_text_at_most},
                 {prefix + "family_name", child.family_name, short_text_at_most},
                 {prefix + "address", child.address, short_text_at_most},
                 {prefix + "school", child.school, short_text_at_most}},
                found);
}

void incident_mistakes(const ReceiveNotification& request, Instant now, std::vector<Problem>& found) {
  require_text(found, "incident", request.incident, "Write what happened, in a few words");
  require_text(found, "incident_place", request.incident_place, "Enter where it happened");
  if (!request.incident_at && std::ranges::find(found, "incident_at", &Problem::field) == found.end())
    found.push_back({"incident_at", "Enter when it happened"});
  if (request.incident_at && *request.incident_at > now)
    found.push_back({"incident_at", "The incident cannot be later than now"});
  if (std::ranges::find(grades, request.grade) == grades.end())
    found.push_back({"grade", "Choose standard, medium or high"});
  yes_no_mistake("domestic_abuse", request.domestic_abuse, "Say whether it is about domestic abuse, yes or no", found);
  yes_no_mistake("crime_risk", request.crime_risk, "Say whether a child was or may become involved in crime, yes or no",
                 found);
  yes_no_mistake("marac", request.marac, "Say whether it goes to MARAC, yes or no", found);
}

void people_mistakes(const ReceiveNotification& request, const Context& context, std::vector<Problem>& found) {
  const bool adult = !request.victim_given_name.empty() || !request.victim_family_name.empty();
  if (request.children.empty() && !(context.pack.notifications.adults_only && adult))
    found.push_back({"children", context.pack.notifications.adults_only
                                     ? "Add a child, or name the adult who is the victim"
                                     : "Add at least one child"});
  if (std::ssize(request.children) > children_of_notification)
    found.push_back({"children", fmt::format("Add no more than {} children", children_of_notification)});
  for (std::size_t i = 0; i < request.children.size(); ++i)
    child_mistakes(request.children[i], fmt::format("children.{}.", i + 1), context.now, found);
}

void reference_mistakes(const ReceiveNotification& request, std::vector<Problem>& found) {
  if (!notification_stream(request.police_reference))
    found.push_back({"police_reference", "Enter the reference that the police gave it"});
  else
    long_mistakes({{"police_reference", request.police_reference, reference_at_most}}, found);
}

std::vector<Problem> all_mistakes(const ReceiveNotification& request, const Context& context,
                                  std::vector<Problem> found) {
  if (request.received_at && *request.received_at > context.now)
    found.push_back({"received_at", "The time of receipt cannot be later than now"});
  reference_mistakes(request, found);
  incident_mistakes(request, context.now, found);
  people_mistakes(request, context, found);
  require_text(found, "officer", request.officer, "Enter the name of the officer");
  long_mistakes({{"incident", request.incident, short_text_at_most},
                 {"incident_place", request.incident_place, short_text_at_most},
                 {"victim_given_name", request.victim_given_name, short_text_at_most},
                 {"victim_family_name", request.victim_family_name, short_text_at_most},
                 {"victim_address", request.victim_address, short_text_at_most},
                 {"perpetrator_given_name", request.perpetrator_given_name, short_text_at_most},
                 {"perpetrator_family_name", request.perpetrator_family_name, short_text_at_most},
                 {"officer", request.officer, short_text_at_most},
                 {"officer_number", request.officer_number, short_text_at_most},
                 {"officer_unit", request.officer_unit, short_text_at_most},
                 {"narrative", request.narrative, narrative_at_most}},
                found);
  return found;
}

// Two numbers side by side stay two: "12/345" is another incident than "1/2345".
std::string reference_key(std::string_view text) {
  std::string key;
  bool parted = false;
  for (const char c : base::lower_case(text)) {
    const auto kept = plain_key(std::string_view(&c, 1));
    if (!kept.empty() && parted && !key.empty() && is_digit(key.back()) && is_digit(c)) key += '-';
    parted = kept.empty();
    key += kept;
  }
  return key;
}

// Without what is empty: a field that a later version adds changes nothing of what was sent before.
terms::json::value said_in(const terms::json::value& value) {
  if (const auto* list = value.if_array()) {
    terms::json::array said;
    for (const auto& one : *list) said.push_back(said_in(one));
    return said;
  }
  const auto* object = value.if_object();
  if (!object) return value;
  terms::json::object said;
  for (const auto& [name, one] : *object)
    if (auto kept = said_in(one); !is_empty(kept)) said.emplace(name, std::move(kept));
  return said;
}

// Of what was sent, not of how and when.
std::string content_of(ReceiveNotification request) {
  request.channel.clear();
  request.received_at.reset();
  request.police_reference = reference_key(request.police_reference);
  return base::sha256_hex(terms::json::serialize(said_in(terms::to_json(request))));
}

std::unexpected<Declined> taken_before(const std::vector<Fact>& facts, const ReceiveNotification& request,
                                       const Context& context) {
  const auto first = terms::from_json<NotificationNumbered>(terms::json::parse(facts.front().payload));
  return refuse(context, first.content == content_of(request) ? "notification_received_before" : "notification_differs",
                "It is " + first.contact + ".");
}

void add_child(ContactReceived& received, PoliceNotified& police, const ChildNotified& child) {
  const auto id = fmt::format("s{}", received.subjects.size() + 1);
  auto schooling = schooling_from(id, child.school);
  received.subjects.push_back({.id = id,
                               .relation = "child",
                               .child = true,
                               .given_name = child.given_name,
                               .family_name = child.family_name,
                               .born = child.born,
                               .age_words = child.age_words,
                               .sex = child.sex,
                               .address = child.address,
                               .postcode = domain::postcode(child.postcode).value_or(""),
                               .school = schooling.school});
  police.schooling.push_back(std::move(schooling));
}

void add_adult(ContactReceived& received, Subject adult) {
  if (adult.given_name.empty() && adult.family_name.empty()) return;
  adult.id = fmt::format("s{}", received.subjects.size() + 1);
  received.subjects.push_back(std::move(adult));
}

std::string district_of(const ContactReceived& received, const pack::Pack& pack) {
  for (const auto& subject : received.subjects)
    if (const auto* district = pack.district_of(subject.postcode)) return district->id;
  return {};
}

ContactReceived received_from(const ReceiveNotification& request, const Context& context, PoliceNotified& police) {
  ContactReceived received{
      .reference = context.stream.key,
      .type = "notification",
      .channel = request.channel,
      .received_at = request.received_at.value_or(context.now),
      .referrer = {.kind = "professional",
                   .name = request.officer,
                   .agency = context.pack.notifications.agency.value,
                   .role = request.officer_number +
                           (request.officer_number.empty() || request.officer_unit.empty() ? "" : ", ") +
                           request.officer_unit},
      .answers = {{"worry", request.narrative.empty() ? request.incident : request.narrative}},
      .form_version = context.pack.form.version};
  for (const auto& child : request.children) add_child(received, police, child);
  add_adult(received, {.relation = "victim",
                       .given_name = request.victim_given_name,
                       .family_name = request.victim_family_name,
                       .born = request.victim_born,
                       .address = request.victim_address});
  add_adult(received, {.relation = "alleged perpetrator",
                       .given_name = request.perpetrator_given_name,
                       .family_name = request.perpetrator_family_name,
                       .born = request.perpetrator_born});
  received.district = district_of(received, context.pack);
  return received;
}

PoliceNotified police_from(const ReceiveNotification& request) {
  return {.police_reference = request.police_reference,
          .grade = request.grade,
          .domestic_abuse = terms::yes_or_no(request.domestic_abuse).value_or(false),
          .crime_risk = terms::yes_or_no(request.crime_risk).value_or(false),
          .marac = terms::yes_or_no(request.marac).value_or(false),
          .incident = request.incident,
          .incident_at = request.incident_at,
          .incident_place = request.incident_place,
          .officer = request.officer,
          .officer_number = request.officer_number,
          .officer_unit = request.officer_unit,
          .narrative = request.narrative,
          .schooling = {}};
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  if (!context.pack.notifications.exists()) return refuse(context, "channel_not_accepted");
  std::vector<Problem> unread;
  const auto request = read(fields, unread);
  if (auto found = all_mistakes(request, context, std::move(unread)); !found.empty()) return problems(std::move(found));
  const auto numbered = *notification_stream(request.police_reference);
  if (const auto& before = context.known.facts(numbered); !before.empty())
    return taken_before(before, request, context);

  ContactRecord record;
  auto police = police_from(request);
  record.received = received_from(request, context, police);
  std::vector<NewFact> people;
  for (auto& subject : record.received.subjects) {
    subject.person = terms::PersonId{context.fresh.id()};
    people.push_back(person_recorded(subject.person, subject));
  }
  record.police = Recorded<PoliceNotified>{police, context.now, context.actor.id, context.actor.name};
  if (auto held = held_by_gates("receive_notification", record, context)) return std::unexpected(std::move(*held));

  const Cited cited{{}, context.pack.notifications.source};
  Decision decision{
      .facts = {new_fact(context.stream, record.received, cited), new_fact(context.stream, police, cited)},
      .messages = {}};
  const auto known = attributes_of(record, context);
  if (const auto choice = domain::first_that_holds(context.pack.intake, known); choice.rule)
    decision.facts.push_back(waits_at_first(context, record, *choice.rule));
  append(decision.facts, incur(context, "received", known, {}, record.received.received_at));
  append(decision.facts, owe_shares(record, context, record.received.received_at));
  append(decision.facts, std::move(people));
  decision.facts.push_back(new_fact(numbered, NotificationNumbered{context.stream.key, content_of(request)}, cited));
  return decision;
}

}  // namespace

bool is_notification_field(std::string_view name) {
  const auto has = [](const std::vector<std::string>& names, std::string_view wanted) {
    return std::ranges::find(names, wanted) != names.end();
  };
  static const auto own = field_names<ReceiveNotification>(), of_child = field_names<ChildNotified>();
  const auto parts = base::split(name, '.');
  if (parts.size() == 3) return parts[0] == "children" && has(of_child, parts[2]);
  return name != "channel" && name != "received_at" && name != "children" && has(own, name);
}

std::span<const std::string_view> school_words() {
  return standings;
}

Schooling schooling_from(std::string subject, std::string_view written) {
  auto words = base::lower_case(base::trimmed(written));
  std::ranges::replace(words, '_', ' ');
  std::ranges::replace(words, '-', ' ');
  if (std::ranges::find(standings, words) == standings.end())
    return {std::move(subject), "known", std::string(base::trimmed(written))};
  std::ranges::replace(words, ' ', '_');
  return {std::move(subject), words, ""};
}

std::string school_key(std::string_view name) {
  return plain_key(name);
}

std::optional<StreamId> notification_stream(std::string_view police_reference) {
  auto key = reference_key(police_reference);
  if (key.empty()) return std::nullopt;
  return StreamId{"notification", std::move(key)};
}

std::string contact_numbered(const std::vector<Fact>& facts) {
  if (facts.empty()) return {};
  return terms::from_json<NotificationNumbered>(terms::json::parse(facts.front().payload)).contact;
}

Verb receive_notification_verb() {
  return {.name = "receive_notification",
          .kind = "contact",
          .phrase = "sends a notification",
          .creates = true,
          .open_to_referrers = true,
          .fields = field_names<ReceiveNotification>(),
          .needs = needs,
          .decide = decide};
}

// What staff type in for the police, from the secure mailbox or the telephone: the same, by people with an account.
Verb take_notification_verb() {
  auto verb = receive_notification_verb();
  verb.name = "take_notification";
  verb.phrase = "takes a notification";
  verb.open_to_referrers = false;
  return verb;
}

}  // namespace lintel::casework
