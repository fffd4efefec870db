#include "mischief.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/require.h"
#include "casework/lifecycle.h"
#include "casework/records/staff.h"
#include "casework/verbs/contact/contact_verb.h"
#include "requests.h"

namespace lintel::simulation {

namespace {

using casework::ContactRecord;
using terms::Actor;
using terms::Fields;
using terms::Instant;

constexpr int requests_a_day = 2;
constexpr int tries_for_each = 9;
constexpr int tries_elsewhere = 30;
constexpr int sendings_at_most = 50;

// Verbs that bring a contact nearer to its end; the others are tried less often.
bool moves_on(std::string_view verb) {
  static const std::set<std::string_view> all = {"grade_contact",
                                                 "change_level",
                                                 "allocate_contact",
                                                 "submit_screening",
                                                 "approve_outcome",
                                                 "return_screening",
                                                 "accept_handover",
                                                 "return_handover",
                                                 "send_response",
                                                 "close_contact",
                                                 "override_consent",
                                                 "record_consent",
                                                 "ask_agency",
                                                 "record_agency_answer",
                                                 "screen_information_request",
                                                 "answer_information_request"};
  return all.contains(verb);
}

Fields answers_of(const pack::Pack& pack, const std::string& worry) {
  Fields fields;
  for (const auto& [id, text] : least_answers(pack, "public_form", worry)) fields.emplace("answers." + id, text);
  return fields;
}

}  // namespace

std::string Mischief::secret(std::string_view what) {
  secrets_.push_back(fmt::format("{}{}{}q", secret_beginning, what, secrets_.size()));
  return secrets_.back();
}

// A number of its own, none of which anybody else has.
std::string Mischief::secret_phone() {
  secrets_.push_back(fmt::format("0779{:07}", secrets_.size()));
  return secrets_.back();
}

void Mischief::meet_staff() {
  std::set<std::string> ids;
  store_.scan(hub_, [&](const Fact& fact) {
    if (fact.stream.kind == "staff") ids.insert(fact.stream.key);
  });
  for (const auto& id : ids)
    staff_.push_back(casework::actor_from(casework::fold_staff(store_.facts(hub_, {"staff", id})), pack_));
}

void Mischief::a_day(Instant at) {
  if (staff_.empty()) meet_staff();
  for (int i = 0; i < requests_a_day; ++i) request_from_public(at);
  call_from_public(at);
  for (const auto& contact : std::vector(mine_))
    for (int i = 0; i < tries_for_each; ++i) try_something(contact, at);
  std::set<StreamId> contacts;
  for (const auto& kept : store_.acknowledged())
    if (kept.stream.kind == "contact") contacts.insert(kept.stream);
  const std::vector<StreamId> all(contacts.begin(), contacts.end());
  for (int i = 0; i < tries_elsewhere && !all.empty(); ++i) try_something(pick(all), at);
}

void Mischief::request_from_public(Instant at) {
  const auto number = sent_.size();
  const auto token = fmt::format("token-{}-of-a-worry", number);
  Fields fields = answers_of(pack_, "I hear crying at night. " + token);
  fields.insert({{"channel", "public_form"},
                 {"referrer_kind", percent(70) ? "public" : "self"},
                 {"referrer_name", secret("Name")},
                 {"referrer_phone", secret_phone()},
                 {"referrer_email", secret("Mail") + "@example.org"},
                 {"referrer_address", secret("Street")},
                 {"referrer_relationship", secret("Kin")},
                 {"children.1.given_name", "Robin"},
                 {"children.1.family_name", fmt::format("Example{}", number)}});
  const auto key = fmt::format("key-{}", number);
  for (int sending = 0; sending < sendings_at_most; ++sending) {
    const auto result = performer_.perform_and_wait({.hub = hub_,
                                                     .verb = "receive_request",
                                                     .stream = {},
                                                     .fields = fields,
                                                     .expected_version = {},
                                                     .actor = terms::referrer_actor(),
                                                     .now = at,
                                                     .idempotency_key = key,
                                                     .request = {}});
    if (const auto* done = std::get_if<casework::Done>(&result)) {
      sent_.push_back({key, token, done->stream.key});
      mine_.push_back(done->stream);
      return;
    }
    base::require(std::holds_alternative<casework::NotSaved>(result), "the public's request fits the form");
  }
}

void Mischief::call_from_public(Instant at) {
  const auto adviser =
      std::ranges::find_if(staff_, [&](const Actor& one) { return casework::has_right(pack_, one, "take_call"); });
  if (adviser == staff_.end()) return;
  performer_.perform_and_wait({.hub = hub_,
                               .verb = "take_call",
                               .stream = {"call", ""},
                               .fields = {{"kind", "call_back"},
                                          {"caller", "public"},
                                          {"named", "yes"},
                                          {"name", secret("Caller")},
                                          {"phone", secret_phone()},
                                          {"address", secret("Lane")},
                                          {"relationship", secret("Aunt")},
                                          {"wishes_not_told", "yes"},
                                          {"reason", "Nobody seems to be at home in the evenings"},
                                          {"child_name", "Sam Example"},
                                          {"open_to", "none"},
                                          {"advice_wanted", "yes"}},
                               .expected_version = {},
                               .actor = *adviser,
                               .now = at,
                               .idempotency_key = {},
                               .request = {}});
}

void Mischief::note(const StreamId& stream, Instant at) {
  if (stream.kind != "contact" || store_.facts(hub_, stream).empty()) return;
  const auto writer =
      std::ranges::find_if(staff_, [&](const Actor& one) { return casework::has_right(pack_, one, "add_note"); });
  if (writer == staff_.end()) return;
  performer_.perform_and_wait({.hub = hub_,
                               .verb = "add_note",
                               .stream = stream,
                               .fields = {{"text", "Somebody was quicker."}},
                               .expected_version = {},
                               .actor = *writer,
                               .now = at,
                               .idempotency_key = {},
                               .request = {}});
}

void Mischief::try_something(const StreamId& contact, Instant at) {
  const auto record = casework::fold_contact(store_.facts(hub_, contact));
  std::vector<std::string_view> possible;
  for (const auto& verb : casework::verbs()) {
    if (verb.kind != "contact" || verb.creates) continue;
    const bool fits = casework::states_for(verb.name).contains(record.state);
    if (percent(fits ? 100 : 4) && (moves_on(verb.name) || percent(25))) possible.push_back(verb.name);
  }
  if (possible.empty()) return;
  const auto verb = pick(possible);
  const auto result = performer_.perform_and_wait({.hub = hub_,
                                                   .verb = std::string(verb),
                                                   .stream = contact,
                                                   .fields = fields_for(record, verb),
                                                   .expected_version = {},
                                                   .actor = somebody_for(record, verb),
                                                   .now = at,
                                                   .idempotency_key = {},
                                                   .request = {}});
  auto& tried = tried_[std::string(verb)];
  if (std::holds_alternative<casework::Done>(result)) ++tried.done;
  if (std::holds_alternative<terms::Declined>(result)) ++tried.declined;
}

// Mostly somebody whose business it is; now and then the screener themselves, or anybody.
Actor Mischief::somebody_for(const ContactRecord& record, std::string_view verb) {
  const auto whoever = [&](auto holds) -> std::optional<Actor> {
    std::vector<const Actor*> able;
    for (const auto& one : staff_)
      if (holds(one)) able.push_back(&one);
    if (able.empty()) return std::nullopt;
    return *pick(able);
  };
  const auto* pathway = casework::pathway_of(record, pack_);
  if (percent(10)) return pick(staff_);
  if (verb == "accept_handover" || verb == "return_handover")
    if (auto receiver =
            whoever([&](const Actor& one) { return record.handover && one.teams.contains(record.handover->it.team); }))
      return *receiver;
  if (record.screening && percent(25))
    if (auto screener = whoever([&](const Actor& one) { return one.id == record.screening->by; })) return *screener;
  if (record.owner && verb != "approve_outcome" && verb != "allocate_contact" && percent(60))
    if (auto owner = whoever([&](const Actor& one) { return one.id == record.owner->it.to; })) return *owner;
  if (pathway && percent(80)) {
    const auto& wanted = verb == "approve_outcome" || verb == "return_screening" ? pathway->approved_by
                         : verb == "grade_contact" || verb == "change_level" || verb == "allocate_contact"
                             ? pathway->graded_by
                             : pathway->screened_by;
    if (auto one = whoever([&](const Actor& actor) { return casework::holds_any(actor, wanted); })) return *one;
  }
  return whoever([&](const Actor& one) { return casework::has_right(pack_, one, verb); }).value_or(pick(staff_));
}

Fields Mischief::fields_for(const ContactRecord& record, std::string_view verb) {
  const auto yes_or_no = [&] { return percent(50) ? "yes" : "no"; };
  const auto one_of = [&](std::initializer_list<const char*> words) {
    return std::string(*(words.begin() + below(words.size())));
  };
  Fields fields = {{"reason", "Because of what the school says now."},
                   {"rationale", "The enquiries bear it out."},
                   {"late_reason", "An agency was slow."}};
  const auto add = [&](std::string name, std::string value) { fields.emplace(std::move(name), std::move(value)); };
  if (verb == "grade_contact" || verb == "change_level") {
    const auto& level = pick(pack_.levels);
    add("level", level.id.value);
    if (!pack_.grades.empty()) add("grade", pick(pack_.grades).id);
  } else if (verb == "allocate_contact") {
    const auto* pathway = casework::pathway_of(record, pack_);
    std::vector<std::string> able;
    for (const auto& one : staff_)
      if (!pathway || percent(5) || casework::holds_any(one, pathway->screened_by)) able.push_back(one.id.value);
    add("to", able.empty() ? "nobody" : pick(able));
  } else if (verb == "write_screening" || verb == "submit_screening") {
    const auto* pathway = casework::pathway_of(record, pack_);
    if (const auto* screening = pathway ? pack_.screening_template(pathway->screening_template) : nullptr)
      for (const auto& section : screening->sections) add("sections." + section.id, "What was found.");
    add("outcome", pick(pack_.outcomes).id.value);
    add("plan", "A worker visits next week.");
    add("signposted_service", "The family hub");
    if (percent(40)) add("open_team", pick(pack_.teams).id.value);
  } else if (verb == "ask_agency") {
    add("agency", pick(pack_.agencies).id.value);
    add("question", "What do you know?");
    add("lawful_basis", one_of({"consent", "override"}));
  } else if (verb == "record_agency_answer") {
    add("enquiry", record.enquiries.empty() ? "none" : pick(record.enquiries).asked.it.enquiry);
    add(percent(50) ? "nil_return" : "answer", "yes");
  } else if (verb == "record_family_contact") {
    add("method", "telephone");
    add("result", one_of({"reached", "no_reply"}));
    add("spoke_to", "the mother");
    add("said", "She is tired.");
  } else if (verb == "record_consent") {
    add("result", one_of({"given", "given", "given", "refused", "withdrawn", "not_asked"}));
    add("given_by", "The mother");
    add("relationship", "mother");
    add("parental_responsibility", percent(80) ? "yes" : "no");
    add("how", "verbal");
    add("purpose", "Speaking to the school");
    add("said", "All right.");
  } else if (verb == "override_consent") {
    add("limb", pack_.limbs.empty() ? "harm" : pick(pack_.limbs).id);
    add("evidence", percent(80) ? "A bruise seen by two adults." : "");
  } else if (verb == "record_home_visit_liaison") {
    add("team_manager", "R. Sample");
    add("visit_required", yes_or_no());
  } else if (verb == "accept_handover") {
    add("worker", "N. Nobody");
  } else if (verb == "send_response") {
    const auto& response = pick(pack_.responses);
    add("audience", response.audience);
    if (!response.channels.empty()) add("channel", pick(response.channels));
    add("to", "the referrer");
    for (const auto& part : response.parts) add("parts." + part.id, "We spoke to the family.");
  } else if (verb == "screen_information_request") {
    add("decision", one_of({"answer", "decline"}));
  } else if (verb == "answer_information_request") {
    add("answer", "Known until spring.");
    add("channel", "email");
  } else if (verb == "explain_breach") {
    add("obligation", record.obligations.all.empty() ? "decision" : pick(record.obligations.all).owed.id);
  } else if (verb == "rate_request") {
    for (const char* mark : {"details", "consent", "factual", "strengths"}) add(mark, std::to_string(1 + below(5)));
  } else if (verb == "link_contact") {
    add("other", sent_.empty() ? "none" : pick(sent_).reference);
    add("why", "The same street.");
  } else if (verb == "add_subject") {
    add("relation", "cousin");
    add("given_name", "Kit");
    add("child", yes_or_no());
  } else if (verb == "identify_subject") {
    add("subject", record.received.subjects.empty() ? "s1" : pick(record.received.subjects).id);
    add("person", record.received.subjects.empty() ? "none" : pick(record.received.subjects).person.value);
  } else if (verb == "add_note") {
    add("text", "A note.");
  } else if (verb == "record_protection_result") {
    add("result", one_of({"substantiated", "unsubstantiated"}));
    add("service_after", yes_or_no());
  }
  return fields;
}

}  // namespace lintel::simulation
