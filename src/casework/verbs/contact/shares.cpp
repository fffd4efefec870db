#include "casework/verbs/contact/shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "casework/perform.h"
#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/receive_notification.h"
#include "domain/people/people.h"
#include "domain/timescales/timescales.h"

namespace lintel::casework {

namespace {

using Names = std::vector<std::string>;

struct RecordShare {
  std::string share;
  std::string channel;
  std::string to;
  std::optional<Instant> sent_at;
  std::map<std::string, std::string> tests;  // by id: "yes" or "no"
  std::string what;
};
BOOST_DESCRIBE_STRUCT(RecordShare, (), (share, channel, to, sent_at, tests, what))

struct AcknowledgeShare {
  std::string share;
  std::string by;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeShare, (), (share, by, at))

struct AddShare {
  terms::AgencyId agency;
  std::string service;  // of the agency, where it has many
  Names subjects;       // of the contact; everybody when empty
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AddShare, (), (agency, service, subjects, reason))

struct NameSchool {
  std::string subject;
  std::string school;
};
BOOST_DESCRIBE_STRUCT(NameSchool, (), (subject, school))

// Somebody to whom a rule sends something, and about whom.
struct Recipient {
  std::string kind;
  std::string id;
  std::string name;
  Names subjects;
};

// --- who is owed what

bool asks_for_school(const pack::ShareRule& rule) {
  return rule.when.all_of.contains("school");
}

bool meant(const Schooling& schooling, const pack::ShareRule& rule) {
  const auto asked = rule.when.all_of.find("school");
  return asked == rule.when.all_of.end() || asked->second.contains(schooling.standing);
}

std::vector<Recipient> schools_of(const ContactRecord& record, const pack::ShareRule& rule) {
  std::vector<Recipient> schools;
  for (const auto& one : record.police->it.schooling) {
    if (one.standing != "known" || !meant(one, rule)) continue;
    const auto key = school_key(one.school);
    auto school = std::ranges::find(schools, key, &Recipient::id);
    if (school == schools.end()) {
      schools.push_back({"school", key, one.school, {}});
      school = std::prev(schools.end());
    }
    school->subjects.push_back(one.subject);
  }
  return schools;
}

Names everybody(const ContactRecord& record) {
  Names all;
  for (const auto& subject : record.received.subjects) all.push_back(subject.id);
  return all;
}

Names named_by(const ContactRecord& record, const pack::ShareRule& rule) {
  if (!asks_for_school(rule)) return everybody(record);
  Names children;
  for (const auto& one : record.police->it.schooling)
    if (meant(one, rule)) children.push_back(one.subject);
  return children;
}

std::vector<Recipient> recipients_of(const ContactRecord& record, const pack::ShareRule& rule, const pack::Pack& pack) {
  if (rule.to == pack::each_school) return schools_of(record, rule);
  auto subjects = named_by(record, rule);
  if (const auto* agency = pack.agency(terms::AgencyId{rule.to}))
    return {{"agency", rule.to, agency->title, std::move(subjects)}};
  const auto* role = pack.role(terms::RoleId{rule.to});
  return {{"role", rule.to, role ? role->title : rule.to, std::move(subjects)}};
}

bool is_of(const Share& share, const pack::ShareRule& rule, const Recipient& recipient) {
  return share.owed.it.rule == rule.id.value && share.owed.it.kind == recipient.kind &&
         share.owed.it.recipient == recipient.id && !share.lifted;
}

// Nobody is told of somebody twice; one who is still to be told of others is told of everybody at once.
struct Standing {
  const Share* open = nullptr;
  std::set<std::string> named;
};

Standing standing_of(const ContactRecord& record, const pack::ShareRule& rule, const Recipient& recipient) {
  Standing standing;
  for (const auto& share : record.shares) {
    if (!is_of(share, rule, recipient)) continue;
    if (share.open()) standing.open = &share;
    standing.named.insert(share.owed.it.subjects.begin(), share.owed.it.subjects.end());
  }
  return standing;
}

bool is_first_contact(const pack::ShareRule& rule, const pack::Attributes& known) {
  return rule.first_contact_when && pack::holds(*rule.first_contact_when, known);
}

struct Owing {
  pack::Timescale within;
  bool blocks_closing = true;
  Cited cited;
};

std::vector<NewFact> owed(const ShareOwed& share, const Owing& owing, const Context& context, Instant from) {
  return {new_fact(context.stream, share, owing.cited),
          new_fact(context.stream,
                   ObligationIncurred{.id = share.share,
                                      .kind = "share",
                                      .title = share.title + " to " + share.recipient_name,
                                      .owed_by = share.owed_by,
                                      .due_at = domain::due_at(owing.within, from, context.pack.calendar),
                                      .timescale = domain::timescale_words(owing.within),
                                      .blocks_closing = owing.blocks_closing,
                                      .explain_when_late = false,
                                      .counted_from = {}},
                   owing.cited)};
}

std::string share_id(std::size_t number) {
  return fmt::format("share-{}", number);
}

bool is_named_only(const Recipient& recipient, const Standing& standing) {
  return std::ranges::all_of(recipient.subjects, [&](const auto& one) { return standing.named.contains(one); });
}

// --- what the verbs share

const Share* share_in(const ContactRecord& record, const std::string& id) {
  return id.empty() ? nullptr : record.share(id);
}

// Who sees no contact works only with notices.
bool in_reach(const Share& share, const Context& context) {
  return has_right(context.pack, context.actor, "see_contacts") || context.actor == terms::system_actor() ||
         notice_open_to(share, context.pack, context.actor);
}

bool is_theirs(const Share& share, const Actor& actor) {
  return actor == terms::system_actor() || holds_any(actor, authorities_from(share.owed.it.owed_by));
}

bool open_to_readers_of_notices(const pack::Pack& in_force, const Actor& actor, const std::vector<Fact>& facts) {
  if (!has_right(in_force, actor, "see_notices")) return false;
  const auto record = fold_contact(facts);
  return std::ranges::any_of(record.shares,
                             [&](const Share& share) { return notice_open_to(share, in_force, actor); }) ||
         std::ranges::any_of(record.received.subjects, [&](const Subject& subject) {
           return schooling_open_to(record, subject.id, in_force, actor);
         });
}

// --- recording that a share was made

std::vector<Problem> time_mistakes(const std::optional<Instant>& at, Instant not_before, std::string_view field,
                                   Instant now) {
  if (at && *at > now) return {{std::string(field), "The time cannot be later than now"}};
  if (at && *at < not_before) return {{std::string(field), "The time cannot be before the share was owed"}};
  return {};
}

void test_mistakes(const RecordShare& request, const pack::Notifications& part, std::vector<Problem>& found) {
  for (const auto& test : part.tests) {
    const auto said = request.tests.find(test.id);
    if (said == request.tests.end() || !terms::yes_or_no(said->second))
      found.push_back({"tests." + test.id, "Say whether the share meets this test: " + test.title});
  }
}

Names tests_not_met(const RecordShare& request, const pack::Notifications& part) {
  Names titles;
  for (const auto& test : part.tests)
    if (const auto said = request.tests.find(test.id);
        said != request.tests.end() && terms::yes_or_no(said->second) == false)
      titles.push_back(test.title);
  return titles;
}

std::vector<Problem> record_mistakes(const ContactRecord& record, const Share& share, const RecordShare& request,
                                     const Context& context) {
  std::vector<Problem> found;
  const auto& part = context.pack.notifications;
  if (!part.channel(request.channel)) found.push_back({"channel", "Choose one of the hub's secure ways"});
  require_text(found, "to", request.to, "Write who received it");
  require_text(found, "what", request.what, "Write what was shared");
  test_mistakes(request, part, found);
  append(found, time_mistakes(request.sent_at, record.received.received_at, "sent_at", context.now));
  if (const auto others = others_named(record, share, request.what); share.of_school() && !others.empty())
    found.push_back({"what", "This names " + base::joined(others, " and ") +
                                 ", who is no pupil of this school. Leave out what is about other children"});
  return found;
}

Decided record_share(const ContactRecord& record, const RecordShare& request, const Context& context) {
  const auto* share = share_in(record, request.share);
  if (!share || !in_reach(*share, context)) return problem("share", "Choose a share that is owed");
  if (!is_theirs(*share, context.actor)) return refuse(context, "share_not_yours");
  if (share->sent || share->lifted) return problem("share", "This share is recorded already, or no longer owed");
  auto found = record_mistakes(record, *share, request, context);
  if (!found.empty()) return problems(std::move(found));
  if (const auto failed = tests_not_met(request, context.pack.notifications); !failed.empty())
    return refuse(context, "share_test_not_met", "Not met: " + base::joined(failed, "; ") + ".");
  Names tests;
  for (const auto& test : context.pack.notifications.tests) tests.push_back(test.id);
  const auto* owed = record.obligations.by_id(share->owed.it.share);
  const Cited cited = owed ? owed->cited : Cited{};
  return Decision{.facts = {new_fact(context.stream,
                                     ShareRecorded{request.share, request.channel, request.to,
                                                   request.sent_at.value_or(context.now), tests, request.what},
                                     cited),
                            new_fact(context.stream, ObligationMet{request.share}, cited)},
                  .messages = {}};
}

Decided acknowledge(const ContactRecord& record, const AcknowledgeShare& request, const Context& context) {
  const auto* share = share_in(record, request.share);
  if (!share || !in_reach(*share, context) || !share->sent) return problem("share", "Choose a share that was made");
  if (share->acknowledged) return problem("share", "This share is acknowledged already");
  std::vector<Problem> found;
  require_text(found, "by", request.by, "Write who acknowledged it");
  append(found, time_mistakes(request.at, share->sent->it.sent_at, "at", context.now));
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream,
                                     ShareAcknowledged{request.share, request.by, request.at.value_or(context.now)})},
                  .messages = {}};
}

// --- shares that staff add

bool names_service(const pack::Notifications& part, const terms::AgencyId& agency) {
  return std::ranges::find(part.service_named, agency) != part.service_named.end();
}

Decided add(const ContactRecord& record, const AddShare& request, const Context& context) {
  const auto& part = context.pack.notifications;
  const auto* agency = context.pack.agency(request.agency);
  std::vector<Problem> found;
  if (!part.exists() || !agency) found.push_back({"agency", "Choose who is told"});
  if (names_service(part, request.agency))
    require_text(found, "service", request.service, "Write which service of theirs receives it");
  require_text(found, "reason", request.reason, "Write why they are told");
  for (const auto& subject : request.subjects)
    if (!record.subject(subject)) found.push_back({"subjects", "Choose people of this contact"});
  if (!found.empty()) return problems(std::move(found));
  const ShareOwed share{
      .share = share_id(record.shares.size() + 1),
      .rule = {},
      .title = part.title,
      .kind = "agency",
      .recipient = request.agency.value,
      .recipient_name = request.service.empty() ? agency->title : agency->title + ": " + request.service,
      .subjects = request.subjects.empty() ? everybody(record) : request.subjects,
      .first_contact = false,
      .reason = request.reason,
      .owed_by = authority_texts(part.shared_by)};
  return Decision{
      .facts = owed(share, {.within = {}, .blocks_closing = true, .cited = {{}, part.source}}, context, context.now),
      .messages = {}};
}

// --- the school of a child, found later or put right

// Whether what is still to go out goes on naming the child now that this is known of its school.
bool goes_on_naming(const Share& share, const Schooling& schooling, const pack::Pack& pack) {
  if (share.of_school())
    return schooling.standing == "known" && share.owed.it.recipient == school_key(schooling.school);
  const auto rule = std::ranges::find(pack.shares, share.owed.it.rule, [](const auto& one) { return one.id.value; });
  return rule == pack.shares.end() || meant(schooling, *rule);
}

// A notice to another school, or to whoever is told of children of no school, must not name the child any longer.
std::vector<NewFact> take_back(ContactRecord& record, const Schooling& schooling, const Context& context) {
  std::vector<NewFact> facts;
  for (auto& share : record.shares) {
    if (!share.open() || !share.names(schooling.subject) || goes_on_naming(share, schooling, context.pack)) continue;
    std::erase(share.owed.it.subjects, schooling.subject);
    share.lifted = share.owed.it.subjects.empty();
    if (!share.lifted) {
      facts.push_back(new_fact(context.stream, share.owed.it));
      continue;
    }
    facts.push_back(new_fact(context.stream, ShareLifted{share.owed.it.share}));
    facts.push_back(new_fact(context.stream,
                             ObligationLifted{share.owed.it.share, "It is known now where the child goes to school"}));
  }
  return facts;
}

bool any_school_to_find(const ContactRecord& record) {
  return std::ranges::any_of(record.police->it.schooling,
                             [](const Schooling& one) { return one.standing == "not_known"; });
}

Decided name_school(const ContactRecord& record, const NameSchool& request, const Context& context) {
  const auto* before = record.schooling(request.subject);
  const bool sees_all =
      has_right(context.pack, context.actor, "see_contacts") || context.actor == terms::system_actor();
  if (!before || !(sees_all || schooling_open_to(record, request.subject, context.pack, context.actor)))
    return problem("subject", "Choose a child of this notification");
  const auto schooling = schooling_from(request.subject, request.school);
  if (base::trimmed(request.school).empty() || schooling.standing == "not_known")
    return problem("school", "Enter the school, or say home educated or not at school");
  if (schooling.standing == before->standing && school_key(schooling.school) == school_key(before->school))
    return problem("school", "This is recorded already");
  ContactRecord after = record;
  for (auto& one : after.police->it.schooling)
    if (one.subject == request.subject) one = schooling;
  Decision decision{.facts = {new_fact(context.stream, SchoolNamed{schooling})}, .messages = {}};
  append(decision.facts, take_back(after, schooling, context));
  append(decision.facts, owe_shares(after, context, context.now));
  if (!any_school_to_find(after)) append(decision.facts, meet(context, after.obligations, "school_to_find"));
  return decision;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

// As names are looked up, with what joins words put apart: "Ben's" names Ben, "Ava-Rose" Ava and Rose.
std::string folded_words(std::string_view text) {
  std::string apart(text);
  for (const auto* joint : {"\u2019", "'", "-", "."})
    for (auto at = apart.find(joint); at != std::string::npos; at = apart.find(joint, at))
      apart.replace(at, std::string_view(joint).size(), " ");
  return domain::name_key(apart);
}

// Each word by which others know a child, as names are looked up; a single letter is none.
std::set<std::string> words_of_name(const Subject& child) {
  std::set<std::string> words;
  for (const auto* name : {&child.given_name, &child.family_name})
    for (const auto& word : base::split(folded_words(*name), ' '))
      if (word.size() > 1) words.insert(word);
  return words;
}

}  // namespace

std::vector<NewFact> owe_shares(const ContactRecord& record, const Context& context, Instant from) {
  std::vector<NewFact> facts;
  if (!record.police) return facts;
  const auto known = attributes_of(record, context);
  auto number = record.shares.size();
  for (const auto& rule : context.pack.shares) {
    if (!pack::holds(rule.when, known)) continue;
    for (const auto& recipient : recipients_of(record, rule, context.pack)) {
      const auto standing = standing_of(record, rule, recipient);
      if (recipient.subjects.empty() || is_named_only(recipient, standing)) continue;
      if (standing.open) {
        auto wider = standing.open->owed.it;
        wider.subjects = recipient.subjects;
        facts.push_back(new_fact(context.stream, wider, cite(rule)));
        continue;
      }
      ShareOwed share{.share = share_id(++number),
                      .rule = rule.id.value,
                      .title = rule.title,
                      .kind = recipient.kind,
                      .recipient = recipient.id,
                      .recipient_name = recipient.name,
                      .subjects = {},
                      .first_contact = is_first_contact(rule, known),
                      .reason = {},
                      .owed_by = authority_texts(rule.owed_by)};
      for (const auto& subject : recipient.subjects)
        if (!standing.named.contains(subject)) share.subjects.push_back(subject);
      append(facts, owed(share, {rule.within, rule.blocks_closing, cite(rule)}, context, from));
    }
  }
  return facts;
}

bool notice_open_to(const Share& share, const pack::Pack& pack, const Actor& actor) {
  if (share.lifted || !has_right(pack, actor, "see_notices")) return false;
  if (share.of_school()) return has_right(pack, actor, "see_school_notices");
  if (share.owed.it.kind != "role") return false;
  return actor.roles.contains(terms::RoleId{share.owed.it.recipient}) || is_theirs(share, actor);
}

bool schooling_open_to(const ContactRecord& record, std::string_view subject, const pack::Pack& pack,
                       const Actor& actor) {
  const auto* schooling = record.schooling(subject);
  if (!schooling || !has_right(pack, actor, "see_school_notices")) return false;
  if (schooling->standing == "not_known") return record.obligations.ever_of_kind("school_to_find");
  return std::ranges::any_of(
      record.shares, [&](const Share& share) { return share.names(subject) && notice_open_to(share, pack, actor); });
}

std::vector<std::string> others_named(const ContactRecord& record, const Share& share, std::string_view text) {
  Names found;
  std::set<std::string> own;
  for (const auto& child : record.children())
    if (share.names(child.id)) own.merge(words_of_name(child));
  const auto folded = folded_words(text);
  for (const auto& child : record.children()) {
    if (share.names(child.id)) continue;
    const auto names = words_of_name(child);
    if (std::ranges::any_of(names, [&](const auto& word) { return !own.contains(word) && has_word(folded, word); }))
      found.push_back(child.given_name.empty() ? child.family_name : child.given_name);
  }
  return found;
}

Verb record_share_verb() {
  auto verb = contact_verb<RecordShare>("record_share", "records the share", record_share);
  verb.also_open_to = open_to_readers_of_notices;
  return verb;
}
Verb acknowledge_share_verb() {
  auto verb = contact_verb<AcknowledgeShare>("acknowledge_share", "records the acknowledgement", acknowledge);
  verb.also_open_to = open_to_readers_of_notices;
  return verb;
}
Verb add_share_verb() {
  return contact_verb<AddShare>("add_share", "adds a share", add);
}
Verb name_school_verb() {
  auto verb = contact_verb<NameSchool>("name_school", "names the school", name_school);
  verb.also_open_to = open_to_readers_of_notices;
  return verb;
}

}  // namespace lintel::casework
