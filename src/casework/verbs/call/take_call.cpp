#include "casework/verbs/call/take_call.h"

#include <algorithm>

#include "casework/records/person.h"
#include "casework/records/protected_referrer.h"
#include "casework/records/staff.h"
#include "casework/verbs/call/call_verbs.h"
#include "casework/verbs/obligations.h"
#include "domain/people/people.h"
#include "domain/routing/routing.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

using Found = std::vector<Problem>;

const std::set<std::string> asked_for_words = {"", "any", "social_worker", "early_help", "education_lead"};

std::string yes_no(bool value) {
  return value ? "yes" : "no";
}
std::string or_else(const std::string& text, std::string_view otherwise) {
  return text.empty() ? std::string(otherwise) : text;
}

void want(bool met, std::string_view field, std::string_view message, Found& found) {
  if (!met) found.push_back({std::string(field), std::string(message)});
}

// L-89: without them the call-back is not saved.
void check_professional(const TakeCall& request, const pack::Pack& pack, Found& found) {
  want(!request.name.empty(), "name", "Enter the caller's name", found);
  want(!request.phone.empty() || !request.email.empty(), "phone", "Enter a telephone number or an email address",
       found);
  if (request.level.empty())
    want(request.is_conversation(), "level", "Ask which level of need the caller refers to", found);
  else
    want(pack.level(request.level) != nullptr, "level", "Choose one of the levels listed", found);
}

// L-96, L-97: no level is asked, and a name may be withheld.
void check_public(const TakeCall& request, Found& found) {
  want(request.level.empty(), "level", "Members of the public are not asked for a level of need", found);
  want(request.agency.empty(), "agency", "Only a professional calls for an agency", found);
  want(request.role.empty(), "role", "Only a professional calls in a role", found);
  if (!request.gives_name()) {
    want(request.name.empty(), "named", "There is a name, but the caller is said to withhold it", found);
    return;
  }
  want(!request.name.empty(), "name", "Enter the caller's name, or record that it is withheld", found);
  want(!request.phone.empty(), "phone", "Enter the number to call back, or record that the name is withheld", found);
}

void check_caller(const TakeCall& request, const pack::Pack& pack, Found& found) {
  want(request.phone.empty() || domain::is_telephone(request.phone), "phone",
       "Enter a whole telephone number, like 01632 960 001", found);
  want(request.email.empty() || domain::is_email(request.email), "email",
       "Enter an email address, like name@example.org", found);
  if (request.caller == "professional") return check_professional(request, pack, found);
  if (request.is_public()) return check_public(request, found);
  found.push_back({"caller", "Say whether the caller is a professional or a member of the public"});
}

StreamId staff_of(const TakeCall& request) {
  return staff_stream(request.answered_by);
}

bool answerer_known(const TakeCall& request, const Context& context) {
  return request.answered_by.empty() || request.answered_by == context.actor.id ||
         fold_staff(context.known.facts(staff_of(request))).active();
}

void check_concern(const TakeCall& request, const Context& context, Found& found) {
  if (request.is_conversation()) {
    want(!request.summary.empty(), "summary", "Summarise the conversation", found);
    want(answerer_known(request, context), "answered_by", "Choose an active member of staff", found);
  } else {
    want(request.kind == "call_back", "kind", "Say whether this is a call-back or a conversation", found);
    want(!request.reason.empty(), "reason", "Enter a summary of the concern", found);
  }
  want(asked_for_words.contains(request.asked_for), "asked_for", "Choose one of the answers listed", found);
}

void check_child(const TakeCall& request, const PersonRecord& person, const Context& context, Found& found) {
  want(request.person.empty() || person.exists(), "person", "There is no such person on record", found);
  want(!request.child_born || *request.child_born <= terms::london_date(context.now), "child_born",
       "The date of birth cannot be in the future", found);
  want(request.open_to.empty() || request.open_to == "none" || context.pack.service(request.open_to), "open_to",
       "Choose one of the services listed", found);
}

// L-97: somebody who withholds their name cannot be called back, whatever a rule says.
domain::Choice<pack::CallRule> rule_for(const TakeCall& request, const pack::Attributes& attributes,
                                        const Context& context, std::vector<pack::CallRule>& usable) {
  usable = context.pack.calls;
  if (request.is_public() && !request.gives_name())
    std::erase_if(usable, [](const auto& rule) { return rule.disposition == "call_back"; });
  return domain::first_that_holds(usable, attributes);
}

std::string team_on_record(const PersonRecord& person) {
  for (const auto& one : person.involvements)
    if (one.open() && !one.opened.team.empty()) return one.opened.team;
  return "";
}

std::string answerer_name(const TakeCall& request, const Context& context) {
  if (request.answered_by.empty() || request.answered_by == context.actor.id) return context.actor.name;
  return fold_staff(context.known.facts(staff_of(request))).name;
}

void fill_caller(CallTaken& call, const TakeCall& request) {
  call.caller = request.caller;
  call.named = request.gives_name();
  if (request.is_public()) return;
  call.name = request.name;
  call.agency = request.agency;
  call.role = request.role;
  call.phone = request.phone;
  call.email = request.email;
  call.level = request.level;
}

void fill_child(CallTaken& call, const TakeCall& request, const PersonRecord& person) {
  call.person = request.person;
  call.child_name = request.child_name.empty() && person.exists() ? person.name() : request.child_name;
  call.child_born = request.child_born ? request.child_born : person.details.born;
  call.child_address = or_else(request.child_address, person.details.address);
  call.open_team = or_else(request.open_team, team_on_record(person));
}

void fill_conversation(CallTaken& call, const TakeCall& request, const Context& context) {
  if (!request.is_conversation()) return;
  call.answered_by = request.answered_by.empty() ? context.actor.id : request.answered_by;
  call.answered_by_name = answerer_name(request, context);
}

void fill_rule(CallTaken& call, const pack::CallRule* rule) {
  call.disposition = rule ? rule->disposition : "recorded";
  if (!rule) return;
  call.tell = rule->tell;
  call.tray = rule->tray;
  call.answerers = authority_texts(rule->answered_by);
}

CallTaken taken(const TakeCall& request, const PersonRecord& person, const Context& context) {
  CallTaken call{.reference = context.stream.key, .kind = request.kind};
  fill_caller(call, request);
  fill_child(call, request, person);
  fill_conversation(call, request, context);
  call.reason = request.reason;
  call.advice_wanted = request.advice_wanted;
  call.asked_for = or_else(request.asked_for, "any");
  call.summary = request.summary;
  call.advice = request.advice;
  call.support_requested = request.support_requested;
  return call;
}

void add_identity(const TakeCall& request, const Context& context, std::vector<NewFact>& facts) {
  const ReferrerIdentityRecorded identity{.about = {},
                                          .name = request.name,
                                          .phone = request.phone,
                                          .email = request.email,
                                          .address = request.address,
                                          .relationship = request.relationship,
                                          .wishes_not_told = request.wishes_not_told};
  if (request.is_public() && says_who(identity)) facts.push_back(referrer_identity(context.stream, identity));
}

Decision decision(const TakeCall& request, const PersonRecord& person, const Context& context) {
  auto call = taken(request, person, context);
  const auto services = open_to(request, person.open_services());
  auto attributes = call_attributes(request, services);
  std::vector<pack::CallRule> usable;
  const auto choice = rule_for(request, attributes, context, usable);
  fill_rule(call, choice.rule);
  call.open_to.assign(services.begin(), services.end());
  std::erase(call.open_to, "none");
  attributes["disposition"] = {call.disposition};
  Decision decided{.facts = {new_fact(context.stream, call, choice.rule ? cite(*choice.rule) : Cited{})},
                   .messages = {}};
  append(decided.facts, incur(context, "call_taken", attributes, {}, context.now));
  add_identity(request, context, decided.facts);
  return decided;
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  Needs needs;
  if (const auto person = terms::field(fields, "person"); !person.empty())
    needs.records.push_back(person_stream(PersonId{person}));
  if (const auto staff = terms::field(fields, "answered_by"); !staff.empty())
    needs.records.push_back(staff_stream(StaffId{staff}));
  return needs;
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  Found found;
  const auto request = terms::from_fields<TakeCall>(fields, found);
  const auto person = fold_person(context.known.facts(person_stream(request.person)));
  check_caller(request, context.pack, found);
  check_concern(request, context, found);
  check_child(request, person, context, found);
  if (!found.empty()) return problems(std::move(found));
  return decision(request, person, context);
}

}  // namespace

std::set<std::string> open_to(const TakeCall& request, const std::set<std::string>& on_record) {
  auto services = on_record;
  if (!request.open_to.empty() && request.open_to != "none") services.insert(request.open_to);
  if (std::ranges::all_of(services, [](const auto& service) { return service == "eha"; })) services.insert("none");
  return services;
}

pack::Attributes call_attributes(const TakeCall& request, const std::set<std::string>& open_to) {
  return {{"kind", {request.kind}},
          {"caller", {request.caller}},
          {"level", {or_else(request.level.value, "none")}},
          {"open_to", open_to},
          {"advice_wanted", {yes_no(request.advice_wanted)}},
          {"named", {yes_no(request.gives_name())}},
          {"asked_for", {or_else(request.asked_for, "any")}},
          {"support_requested", {yes_no(request.support_requested)}}};
}

Verb take_call_verb() {
  return {.name = "take_call",
          .kind = "call",
          .phrase = "takes a call",
          .creates = true,
          .fields = field_names<TakeCall>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
