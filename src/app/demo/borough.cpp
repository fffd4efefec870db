#include "app/demo/borough.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <set>

#include "app/demo/between_agencies.h"
#include "app/demo/early_help.h"
#include "app/demo/invented.h"
#include "app/demo/meetings.h"
#include "base/require.h"
#include "base/text.h"
#include "casework/records/call.h"
#include "casework/records/contact.h"
#include "casework/meeting_sight.h"
#include "casework/records/family.h"
#include "casework/records/meeting.h"
#include "casework/records/person.h"
#include "casework/records/staff.h"
#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/receive_request.h"
#include "casework/verbs/obligations.h"
#include "domain/routing/routing.h"
#include "terms/london.h"

namespace lintel::app::demo {

namespace {

using namespace std::chrono_literals;
using casework::ContactRecord;
using casework::ContactState;
using terms::Actor;
using terms::Fields;
using terms::Instant;

constexpr int contacts_a_weekday = 24;
constexpr int contacts_a_weekend_day = 7;
constexpr int notifications_a_day = 2;
constexpr int consultations_a_weekday = 2;
constexpr int calls_a_day = 5;
constexpr int posts_at_most = 12;

struct Worker {
  terms::StaffId id;
  Actor actor;
};

// Something that will happen to a record, unless now comes first.
struct Next {
  Instant at{};
  casework::StreamId stream;
  int turn = 0;

  bool operator<(const Next& other) const {
    return std::tie(other.at, other.stream, other.turn) < std::tie(at, stream, turn);  // earliest on top
  }
};

using Answers = std::map<std::string, std::string>;

struct Wanted {
  const pack::Step* step;
  Answers answers;  // those that it must have
};

class Life {
 public:
  Life(casework::Performer& performer, casework::Ledger& ledger, const pack::Pack& pack, terms::HubId hub,
       const BoroughPlan& plan)
      : performer_(performer), ledger_(ledger), pack_(pack), hub_(std::move(hub)), plan_(plan), dice_(plan.seed) {}

  Borough run(const std::function<void(std::int64_t, std::int64_t)>& progress);

 private:
  casework::Result perform(std::string verb, casework::StreamId stream, Fields fields, const Actor& actor, Instant at);
  bool did(std::string verb, const casework::StreamId& stream, Fields fields, const Actor* actor, Instant at);

  void hire();
  void add_staff(const pack::Role& role, const std::set<terms::TeamId>& teams);
  std::set<terms::TeamId> teams_for(const pack::Role& role, const std::string& arm, int turn) const;
  const Worker* worker_with(const std::vector<pack::Authority>& authorities, const terms::StaffId& not_this = {});
  const Worker* worker_owing(const casework::Obligation& owed);
  const Worker* somebody_who_may(std::string_view right);
  const Worker* worker(const terms::StaffId& id) const;

  void receive(Instant at);
  void take_call(Instant at);
  void notify(Instant at);
  void advise(Instant at);
  bool is_helped(const ContactRecord& record);
  void begin_early_help(const ContactRecord& record, Instant at);
  void begin_service(const ContactRecord& record, const Actor& receiver, Instant at);
  void end_service(const casework::StreamId& person, Instant at);
  void step_family(const casework::StreamId& stream, Instant at);
  void step_down(const ContactRecord& record, const Actor& receiver, Instant at);
  void share_onward(const ContactRecord& record, Instant at);
  void plan_ahead(terms::Date first_day);
  void begin_day(terms::Date day);
  void schedule(const MeetingDay& day, Instant at);
  void hold(const casework::MeetingRecord& record, Instant at);
  void close_action(const casework::MeetingRecord& record, Instant at, int turn);
  void step_meeting(const casework::StreamId& stream, Instant at, int turn);
  const Worker* worker_of(const std::vector<pack::Authority>& authorities, const std::string& district);
  const Worker* chair_of(const pack::MeetingKind& kind, const std::string& district);
  void until(Instant at);
  void step(const Next& next);
  void step_contact(const ContactRecord& record, Instant at, int turn);
  void step_call(const casework::StreamId& stream, Instant at, int turn);
  void grade(const ContactRecord& record, Instant at);
  void allocate(const ContactRecord& record, Instant at);
  Fields answers_to(const pack::Step& step);
  bool record_step(const pack::Step& step, const ContactRecord& record, Instant at, const Answers& said = {});
  const Worker* recorder_of(const pack::Step& step, const ContactRecord& record);
  std::vector<Wanted> wanted_before(std::string_view act, const ContactRecord& record, Instant at,
                                    const terms::OutcomeId& outcome);
  void take_steps(const casework::StreamId& stream, std::string_view before, Instant at,
                  const terms::OutcomeId& outcome = {}, int deep = 0);
  void settle_by_steps(const ContactRecord& record, Instant at);
  void decide(const ContactRecord& record, Instant at);
  bool approved(const ContactRecord& record, const terms::OutcomeId& outcome, const Fields& fields,
                const Actor& approver, Instant at);
  Fields approval_answers(const pack::Attributes& known);
  pack::Attributes known_of(ContactRecord record, Instant at, const terms::OutcomeId& outcome,
                            const terms::LevelId& level);
  std::vector<const pack::Condition*> keys_before(std::string_view act, const pack::Attributes& known);
  bool could_be(const pack::Outcome& outcome, pack::Attributes known);
  std::string fitting_answer(const pack::Question& question, const std::string& drawn, const ContactRecord& record,
                             Instant at);
  std::vector<const pack::Outcome*> outcomes_in_turn(const ContactRecord& record, bool at_random);
  void screen(const ContactRecord& record, Instant at, int turn);
  void submit(const ContactRecord& record, const Worker& screener, Instant at);
  terms::LevelId level_told(const ContactRecord& record) const;
  Fields asked_with(std::string_view verb);
  void answer(const std::string& enquiry, const ContactRecord& record, const Worker& screener, Instant at);
  bool ask(const pack::Agency& agency, const ContactRecord& record, const Worker& screener, Instant at);
  void tell(const pack::ResponseTemplate& response, const ContactRecord& record, Instant at);
  void finish(const ContactRecord& record, Instant at);
  void close(const ContactRecord& record, Instant at);
  void later(const casework::StreamId& stream, Instant at, int turn);
  std::chrono::minutes pace(const ContactRecord& record, int low_pressing, int high_pressing, int low, int high);
  const pack::Level& likely_level();
  terms::LevelId level_for(const pack::Outcome& outcome, const ContactRecord& record);
  Fields answers_for(const pack::Level* level, const Family& family, bool professional);

  casework::Performer& performer_;
  casework::Ledger& ledger_;
  const pack::Pack& pack_;
  terms::HubId hub_;
  BoroughPlan plan_;
  Dice dice_;
  std::vector<Family> families_;
  std::vector<Worker> workers_;
  std::priority_queue<Next> queue_;
  std::map<casework::StreamId, std::size_t> family_of_;
  std::map<casework::StreamId, terms::LevelId> told_;
  std::map<std::size_t, casework::StreamId> help_of_;  // the latest early help of a family
  std::set<casework::StreamId> helped_;                // contacts after which early help was begun
  std::vector<MeetingDay> meetings_;
  std::vector<AgencyAct> agreements_, training_;
  std::set<std::string> left_undone_;  // kinds of meeting that have an action which nobody does
  Borough borough_;
};

casework::Result Life::perform(std::string verb, casework::StreamId stream, Fields fields, const Actor& actor,
                               Instant at) {
  auto result = performer_.perform_and_wait({.hub = hub_,
                                             .verb = std::move(verb),
                                             .stream = std::move(stream),
                                             .fields = std::move(fields),
                                             .expected_version = {},
                                             .actor = actor,
                                             .now = at,
                                             .idempotency_key = {},
                                             .request = {}});
  if (std::holds_alternative<casework::Done>(result)) ++borough_.verbs_done;
  return result;
}

bool Life::did(std::string verb, const casework::StreamId& stream, Fields fields, const Actor* actor, Instant at) {
  if (!actor) return false;
  return std::holds_alternative<casework::Done>(perform(std::move(verb), stream, std::move(fields), *actor, at));
}

// Teams and trays that a role works in an arm: the trays named for it, and one hub team in turn.
std::set<terms::TeamId> Life::teams_for(const pack::Role& role, const std::string& arm, int turn) const {
  std::set<terms::TeamId> teams;
  std::vector<terms::TeamId> hub_teams;
  for (const auto& team : pack_.teams) {
    const bool in_arm = arm.empty() || team.arm == arm;
    if (in_arm && team.kind == "hub_team") hub_teams.push_back(team.id);
    const bool works = std::ranges::any_of(team.worked_by, [&](const auto& one) { return one.role == role.id; });
    if (in_arm && works && !arm.empty()) teams.insert(team.id);
  }
  if (!hub_teams.empty() && !arm.empty()) teams.insert(hub_teams[static_cast<std::size_t>(turn) % hub_teams.size()]);
  return teams;
}

void Life::add_staff(const pack::Role& role, const std::set<terms::TeamId>& teams) {
  const std::string name = staff_name(dice_);
  const terms::StaffId id{
      fmt::format("{}-{}", base::joined(base::split(role.id.value, '_'), "-"), workers_.size() + 1)};
  casework::StaffAdded added{.name = name,
                             .email = fmt::format("{}@demo.example", id.value),
                             .roles = {role.id.value},
                             .teams = {},
                             .qualified = role.qualified_social_worker};
  Fields fields{{"name", added.name},
                {"email", added.email},
                {"roles", role.id.value},
                {"qualified", added.qualified ? "yes" : "no"}};
  for (const auto& team : teams) {
    fields.emplace("teams", team.value);
    added.teams.push_back(team.value);
  }
  const auto result = perform("add_staff", {"staff", id.value}, std::move(fields), terms::system_actor(),
                              plan_.now - std::chrono::weeks{plan_.weeks + 1});
  base::require(std::holds_alternative<casework::Done>(result), "the demonstration's staff fit the pack");
  const casework::StaffRecord record = casework::fold_staff(ledger_.facts(hub_, {"staff", id.value}));
  workers_.push_back({id, casework::actor_from(record, pack_)});
  const auto* team = teams.empty() ? nullptr : pack_.team(*teams.begin());
  borough_.staff.push_back({id, name, added.email, role.title, team ? team->title : ""});
}

void Life::hire() {
  for (const auto& role : pack_.roles) {
    int hired = 0;
    for (const auto& posts : pack_.establishment)
      for (int i = 0; posts.role == role.id && i < std::min(posts.posts, posts_at_most); ++i, ++hired) {
        auto teams = teams_for(role, posts.arm, i);
        if (!posts.team.empty()) teams.insert(posts.team);
        add_staff(role, teams);
      }
    if (hired > 0) continue;
    std::vector<terms::TeamId> places;
    for (const auto& team : pack_.teams)
      if (std::ranges::any_of(team.worked_by, [&](const auto& one) { return one.role == role.id; }))
        places.push_back(team.id);
    for (const auto& place : places) add_staff(role, {place});
    if (places.empty()) add_staff(role, {});
  }
}

const Worker* Life::worker(const terms::StaffId& id) const {
  const auto it = std::ranges::find(workers_, id, &Worker::id);
  return it == workers_.end() ? nullptr : &*it;
}

const Worker* Life::worker_with(const std::vector<pack::Authority>& authorities, const terms::StaffId& not_this) {
  std::vector<const Worker*> able;
  for (const auto& one : workers_)
    if (one.id != not_this && casework::holds_any(one.actor, authorities)) able.push_back(&one);
  return able.empty() ? nullptr : dice_.pick(able);
}

const Worker* Life::worker_owing(const casework::Obligation& owed) {
  std::vector<pack::Authority> authorities;
  for (const auto& text : owed.owed.owed_by) {
    const auto parts = base::split(text, '@');
    authorities.push_back({terms::RoleId{parts[0]}, parts.size() > 1 ? parts[1] : ""});
  }
  return worker_with(authorities);
}

const Worker* Life::somebody_who_may(std::string_view right) {
  std::vector<const Worker*> able;
  for (const auto& one : workers_)
    if (casework::has_right(pack_, one.actor, right)) able.push_back(&one);
  return able.empty() ? nullptr : dice_.pick(able);
}

// Most requests are not for statutory services (L-31).
const pack::Level& Life::likely_level() {
  const int roll = dice_.between(1, 100);
  const int number = roll <= 30 ? 4 : roll <= 62 ? 3 : roll <= 92 ? 2 : 1;
  std::vector<const pack::Level*> fitting;
  for (const auto& level : pack_.levels)
    if (level.number == number) fitting.push_back(&level);
  if (fitting.empty()) return dice_.pick(pack_.levels);
  if (number == 4 && fitting.size() > 1) return *fitting[dice_.percent(30) ? 0 : 1];
  return *fitting.front();
}

std::string consent_result(const pack::Level* level, Dice& dice) {
  if (dice.percent(level && level->significant_harm ? 25 : 85)) return "given";
  return dice.one_in(2) ? "refused" : "not_asked";
}

std::string consent_words(std::string_view result) {
  if (result == "given") return "Agrees to the request and to the hub speaking to the school and the health visitor.";
  if (result == "refused")
    return "Does not want anybody to be told, and was told that we would ask the hub for advice.";
  return "We have not spoken about it with the family yet.";
}

Fields Life::answers_for(const pack::Level* level, const Family& family, bool professional) {
  const auto worry =
      demo::worry(level ? level->number : dice_.between(2, 4), level && level->significant_harm, family, dice_);
  const auto consent = consent_result(level, dice_);
  const auto mother = std::ranges::find_if(family.members, &Member::parental_responsibility);
  std::map<std::string, std::string> known = {
      {"requested_level", level ? level->id.value : ""},
      {"worry", worry.worry},
      {"work_done", worry.work_done},
      {"impact", worry.impact},
      {"strengths", worry.strengths},
      {"child_words", worry.child_words},
      {"parent_words", worry.parent_words},
      {"harm_evidence", worry.harm},
      {"immediate_protection", level && level->significant_harm && dice_.percent(40) ? "yes" : "no"},
      {"information_request", "no"},
      {"consent_result", consent},
      {"consent_given_by", mother == family.members.end() ? "" : mother->given_name + " " + mother->family_name},
      {"consent_relationship", mother == family.members.end() ? "parent" : mother->relation},
      {"consent_parental_responsibility", "yes"},
      {"consent_how", dice_.one_in(2) ? "written" : "verbal"},
      {"consent_said", consent_words(consent)},
      {"eha_open", level && level->number == 2 && dice_.percent(70) ? "yes" : "no"},
      {"eha_reference", fmt::format("EHA-{}", dice_.between(20000, 29999))}};
  std::map<std::string, std::string> answers;
  // Twice: an answer may bring up a question that stands before it.
  for (int pass = 0; pass < 2; ++pass)
    for (const auto& section : casework::form_sections(pack_.form, professional ? "e_form" : "public_form"))
      for (const auto& question : section.questions) {
        if (!casework::question_shown(question, answers) || answers.contains(question.id)) continue;
        const auto given = known.find(question.id);
        std::string answer = given == known.end() ? "" : given->second;
        if (answer.empty() && casework::question_required(question, answers))
          answer = !question.choices.empty()             ? question.choices.front().value
                   : question.type.starts_with("yes_no") ? (dice_.percent(20) ? "yes" : "no")
                   : question.type == "date"
                       ? terms::iso_text(terms::london_date(plan_.now - std::chrono::weeks{plan_.weeks + 2}))
                       : "As described above.";
        if (!answer.empty()) answers[question.id] = answer;
      }
  Fields fields;
  for (const auto& [id, text] : answers) fields.emplace("answers." + id, text);
  return fields;
}

void Life::receive(Instant at) {
  // A fifth of the families bring half of the contacts: siblings and earlier contacts are there to be found.
  const auto all = static_cast<int>(families_.size());
  const auto index = static_cast<std::size_t>(dice_.one_in(2) ? dice_.between(0, std::max(0, all / 5 - 1))
                                                              : dice_.between(0, all - 1));
  auto& family = families_[index];
  const bool professional = dice_.percent(88);
  const auto* level = professional ? &likely_level() : nullptr;
  Fields fields = answers_for(level, family, professional);
  fields.emplace("channel", professional ? "e_form" : "public_form");
  fields.emplace("referrer_kind", professional ? "professional" : "public");
  if (professional) {
    const auto who = demo::professional(dice_);
    fields.insert({{"referrer_name", who.name},
                   {"referrer_agency", who.agency},
                   {"referrer_role", who.role},
                   {"referrer_phone", who.phone},
                   {"referrer_email", who.email}});
  } else if (dice_.percent(60)) {
    fields.insert({{"referrer_name", staff_name(dice_)}, {"referrer_relationship", "neighbour"}});
  }
  int child = 0, other = 0;
  for (const auto& member : family.members) {
    const std::string item =
        member.child ? fmt::format("children.{}.", ++child) : fmt::format("household.{}.", ++other);
    fields.insert({{item + "given_name", member.given_name},
                   {item + "family_name", member.family_name},
                   {item + "sex", member.sex},
                   {item + "born", terms::iso_text(member.born)},
                   {item + "address", family.address},
                   {item + "postcode", family.postcode},
                   {item + "nhs_number", member.nhs_number},
                   {item + "relation", member.relation},
                   {item + "first_language", family.first_language},
                   {item + "ethnicity", family.ethnicity},
                   {item + "school", member.school},
                   {item + "parental_responsibility", member.parental_responsibility ? "yes" : "no"}});
  }
  const auto result = perform("receive_request", {"contact", ""}, std::move(fields), terms::referrer_actor(), at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++borough_.contacts;
    family_of_[done->stream] = index;
    if (level) told_[done->stream] = level->id;
    later(done->stream,
          at + std::chrono::minutes{level && level->significant_harm ? dice_.between(3, 25) : dice_.between(15, 420)},
          0);
  }
}

// What the police tell of a night at a family's.
void Life::notify(Instant at) {
  const auto index = static_cast<std::size_t>(dice_.between(0, static_cast<int>(families_.size()) - 1));
  const auto& family = families_[index];
  static const std::vector<std::string> grades = {"standard", "medium", "high"};
  Fields fields{
      {"police_reference", fmt::format("LC-{}", 10000 + borough_.contacts)},
      {"grade", dice_.pick(grades)},
      {"domestic_abuse", dice_.percent(75) ? "yes" : "no"},
      {"crime_risk", dice_.percent(10) ? "yes" : "no"},
      {"marac", dice_.percent(15) ? "yes" : "no"},
      {"incident", "Shouting heard by a neighbour"},
      {"incident_at", terms::iso_text(at - std::chrono::hours{dice_.between(2, 20)})},
      {"incident_place", family.address},
      {"officer", "PC " + staff_name(dice_)},
      {"narrative", "Officers were called to shouting. The adults were spoken to apart. The children were upstairs."}};
  int child = 0;
  for (const auto& member : family.members) {
    if (!member.child) continue;
    const auto prefix = fmt::format("children.{}.", ++child);
    fields.insert({{prefix + "given_name", member.given_name},
                   {prefix + "family_name", member.family_name},
                   {prefix + "born", terms::iso_text(member.born)},
                   {prefix + "address", family.address},
                   {prefix + "postcode", family.postcode},
                   {prefix + "school", dice_.one_in(8) || member.school.empty() ? "not known" : member.school}});
  }
  const Actor police{.id = terms::StaffId{"api/police"}, .name = "Police"};
  const auto result = perform("receive_notification", {"contact", ""}, std::move(fields), police, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++borough_.contacts;
    family_of_[done->stream] = index;
    later(done->stream, at + std::chrono::minutes{dice_.between(30, 900)}, 0);
  }
}

void Life::share_onward(const ContactRecord& record, Instant at) {
  for (const auto& share : record.shares) {
    if (!share.open() || dice_.one_in(10)) continue;
    Fields fields{{"share", share.owed.it.share},
                  {"channel", pack_.notifications.channels.front().id},
                  {"to", "Their secure inbox"},
                  {"what", "The police were called. Please support them, and tell us what you see."}};
    for (const auto& test : pack_.notifications.tests) fields.emplace("tests." + test.id, "yes");
    if (const auto* sharer = worker_with(casework::authorities_from(share.owed.it.owed_by)))
      did("record_share", record.stream, std::move(fields), &sharer->actor, at);
  }
}

// A professional asks without saying whom it is about.
void Life::advise(Instant at) {
  const auto& line = pack_.advice_line;
  std::vector<const Worker*> advisers;
  for (const auto& one : workers_)
    if (casework::holds_any(one.actor, line.taken_by) && (!line.qualified_only || one.actor.qualified_social_worker))
      advisers.push_back(&one);
  if (advisers.empty()) return;
  std::vector<std::string> endings;
  for (const auto& result : line.results)
    if (!result.referral) endings.push_back(result.id);
  perform("take_consultation", {"consultation", ""},
          {{"caller", dice_.pick(line.callers).id},
           {"role", "Year head"},
           {"theme", dice_.pick(line.themes).id},
           {"question", "How to speak with a family about what a child says at school"},
           {"harm_suspected", "no"},
           {"thresholds_document", dice_.one_in(2) ? "read" : "pointed_to"},
           {"safeguarding_lead", dice_.one_in(2) ? "spoken_to" : "pointed_to"},
           {"advice", "Speak with the parents first, and offer an early help assessment"},
           {"result", endings.empty() ? line.results.front().id : dice_.pick(endings)},
           {"next_step", "The school meets the parents this week"},
           {"no_identifying_details", "yes"}},
          dice_.pick(advisers)->actor, at);
}

void Life::take_call(Instant at) {
  const auto* adviser = somebody_who_may("take_call");
  if (!adviser) return;
  const auto who = demo::professional(dice_);
  const auto& family = dice_.pick(families_);
  const auto& level = likely_level();
  const bool public_caller = dice_.one_in(5);
  const auto worry = demo::worry(level.number, level.significant_harm, family, dice_);
  Fields fields{{"kind", "call_back"},
                {"caller", public_caller ? "public" : "professional"},
                {"name", who.name},
                {"phone", who.phone},
                {"reason", worry.worry},
                {"child_name", family.members.front().given_name + " " + family.members.front().family_name},
                {"open_to", "none"},
                {"advice_wanted", dice_.one_in(2) ? "yes" : "no"},
                {"named", "yes"}};
  if (!public_caller)
    fields.insert({{"agency", who.agency},
                   {"role", who.role},
                   {"email", who.email},
                   {"level", level.id.value},
                   {"support_requested", "no"}});
  const auto result = perform("take_call", {"call", ""}, std::move(fields), adviser->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++borough_.calls;
    later(done->stream,
          at + std::chrono::minutes{level.significant_harm ? dice_.between(5, 50) : dice_.between(10, 300)}, 0);
  }
}

void Life::later(const casework::StreamId& stream, Instant at, int turn) {
  if (at <= plan_.now) queue_.push({at, stream, turn});
}

// A child at risk of significant harm is everybody's next task.
std::chrono::minutes Life::pace(const ContactRecord& record, int low_pressing, int high_pressing, int low, int high) {
  const auto* level = pack_.level(record.level);
  const bool pressing = level && level->significant_harm;
  return std::chrono::minutes{pressing ? dice_.between(low_pressing, high_pressing) : dice_.between(low, high)};
}

void Life::until(Instant at) {
  while (!queue_.empty() && queue_.top().at <= at) {
    const auto next = queue_.top();
    queue_.pop();
    step(next);
  }
}

void Life::step(const Next& next) {
  if (next.stream.kind == "call") return step_call(next.stream, next.at, next.turn);
  if (next.stream.kind == "family") return step_family(next.stream, next.at);
  if (next.stream.kind == "person") return end_service(next.stream, next.at);
  if (next.stream.kind == "meeting") return step_meeting(next.stream, next.at, next.turn);
  const auto record = casework::fold_contact(ledger_.facts(hub_, next.stream));
  step_contact(record, next.at, next.turn);
}

void Life::step_contact(const ContactRecord& record, Instant at, int turn) {
  using enum ContactState;
  const auto* pathway = casework::pathway_of(record, pack_);
  switch (record.state) {
    case received:
      if (pathway && !pathway->grades()) return pathway->screens() ? allocate(record, at) : decide(record, at);
      return grade(record, at);
    case graded:
      return pathway && !pathway->screens() ? decide(record, at) : allocate(record, at);
    case allocated:
    case screening:
    case returned:
      return screen(record, at, turn);
    case awaiting_approval: {
      const auto* approver = pathway ? worker_with(pathway->approved_by, record.screening->by) : nullptr;
      if (!approver) return;
      if (record.returns.empty() && dice_.one_in(12)) {
        if (did("return_screening", record.stream,
                {{"reason", "Please say more about what the child told you and when."}}, &approver->actor, at))
          later(record.stream, at + std::chrono::minutes{dice_.between(20, 120)}, 3);
        return;
      }
      Fields fields{{"rationale", "The enquiries support this level. I have spoken to the screener."}};
      const auto* due = record.obligations.open_of_kind("decision");
      if (due && due->late_at(at)) fields.emplace("late_reason", "An agency answered after the deadline.");
      const auto& proposed = record.screening->it;
      fields.emplace("level", proposed.level.empty() ? record.level.value : proposed.level.value);
      take_steps(record.stream, "approve_outcome", at, proposed.outcome);
      if (approved(record, proposed.outcome, fields, approver->actor, at))
        later(record.stream,
              at + std::chrono::minutes{dice_.percent(85) ? dice_.between(20, 700) : dice_.between(700, 2000)}, 0);
      else if (record.returns.size() < 2 &&
               did("return_screening", record.stream, {{"reason", "Another outcome would fit what the family wants."}},
                   &approver->actor, at))
        later(record.stream, at + std::chrono::minutes{dice_.between(20, 120)}, 3);
      return;
    }
    case information_screened:
      did("answer_information_request", record.stream,
          {{"answer", "The family was known until the spring. A summary follows."}, {"channel", "email"}},
          somebody_who_may("answer_information_request") ? &somebody_who_may("answer_information_request")->actor
                                                         : nullptr,
          at);
      return;
    case decided:
    case handed_over:
    case accepted:
    case answered:
      return finish(record, at);
    case closed:
      return;
  }
}

void Life::allocate(const ContactRecord& record, Instant at) {
  settle_by_steps(record, at);
  const auto* pathway = casework::pathway_of(record, pack_);
  if (!pathway || !pathway->screens()) return;
  take_steps(record.stream, "allocate_contact", at);
  const auto* giver = worker_with(pathway->allocators());
  const auto* taker = worker_with(pathway->screened_by);
  if (giver && taker && did("allocate_contact", record.stream, {{"to", taker->id.value}}, &giver->actor, at))
    later(record.stream, at + pace(record, 1, 4, 2, 90), 0);
}

// What a step asks, answered as on an ordinary day.
Fields Life::answers_to(const pack::Step& step) {
  std::map<std::string, std::string> answers;
  for (const auto& question : step.questions) {
    if (!casework::question_required(question, answers)) continue;
    std::string answer = "As the notes of the day say.";
    if (question.or_not_known && dice_.one_in(3)) answer = "not_known";
    if (question.type == "confirm") answer = "yes";
    if (question.type.starts_with("yes_no")) answer = dice_.percent(15) ? "yes" : "no";
    if (!question.choices.empty())
      answer = dice_.percent(70) ? question.choices.front().value : dice_.pick(question.choices).value;
    answers[question.id] = std::move(answer);
  }
  Fields fields;
  for (const auto& [id, text] : answers) fields.emplace("answers." + id, text);
  return fields;
}

const Worker* Life::recorder_of(const pack::Step& step, const ContactRecord& record) {
  const auto* owner = record.owner ? worker(record.owner->it.to) : nullptr;
  if (step.receiving_team) {
    const auto receives = [&](const Worker& one) {
      return record.handover && one.actor.teams.contains(record.handover->it.team);
    };
    const auto found = std::ranges::find_if(workers_, receives);
    return found == workers_.end() ? nullptr : &*found;
  }
  return owner && casework::holds_any(owner->actor, step.by) ? owner : worker_with(step.by);
}

// What was drawn, unless it leads to no outcome at the level of what the contact tells: then another that does.
std::string Life::fitting_answer(const pack::Question& question, const std::string& drawn, const ContactRecord& record,
                                 Instant at) {
  const auto level = level_told(record);
  if (level.empty()) return drawn;
  auto known = known_of(record, at, {}, level);
  if (record.level.empty()) known["initial_level"] = {level.value};
  const auto leads_on = [&](const std::string& answer) {
    known[question.id] = {answer};
    return std::ranges::any_of(pack_.outcomes, [&](const auto& one) { return could_be(one, known); });
  };
  if (leads_on(drawn)) return drawn;
  for (const auto& choice : question.choices)
    if (leads_on(choice.value)) return choice.value;
  return drawn;
}

// How serious the words are that were invented for a contact; empty where nobody knows.
terms::LevelId Life::level_told(const ContactRecord& record) const {
  const auto told = told_.find(record.stream);
  return !record.level.empty() ? record.level : told == told_.end() ? terms::LevelId{} : told->second;
}

// Answers that do not go together are refused, and thought over.
bool Life::record_step(const pack::Step& step, const ContactRecord& record, Instant at, const Answers& said) {
  const auto* somebody = recorder_of(step, record);
  for (int attempt = 0; somebody && attempt < 3; ++attempt) {
    auto fields = answers_to(step);
    for (const auto& question : step.questions)
      if (const auto found = fields.find("answers." + question.id); found != fields.end() && !question.choices.empty())
        found->second = fitting_answer(question, found->second, record, at);
    fields.emplace("step", step.id);
    for (const auto& [question, answer] : said) {
      fields.erase("answers." + question);
      fields.emplace("answers." + question, answer);
    }
    if (did("record_step", record.stream, std::move(fields), &somebody->actor, at)) return true;
  }
  return false;
}

// What the rules see when an outcome is proposed at a level; empty: as they are.
pack::Attributes Life::known_of(ContactRecord record, Instant at, const terms::OutcomeId& outcome,
                                const terms::LevelId& level) {
  const casework::Known nobody;
  const casework::Fresh nothing;
  const casework::StreamId stream = record.stream;
  if (!level.empty()) record.level = level;
  auto known = casework::attributes_of(record, {pack_, workers_.front().actor, at, stream, nobody, nothing});
  if (!outcome.empty()) known["outcome"] = {outcome.value};
  return known;
}

// What opens the gates that stand before an act as things are.
std::vector<const pack::Condition*> Life::keys_before(std::string_view act, const pack::Attributes& known) {
  std::vector<const pack::Condition*> keys;
  for (const auto& gate : pack_.gates)
    if (std::ranges::find(gate.before, act) != gate.before.end() && gate.unless && pack::holds(gate.when, known) &&
        !pack::holds(*gate.unless, known))
      keys.push_back(&*gate.unless);
  return keys;
}

// Whether the rules could come to allow it: it fits what is known, and no gate asks for another outcome.
bool Life::could_be(const pack::Outcome& outcome, pack::Attributes known) {
  known["outcome"] = {outcome.id.value};
  if (!pack::holds(outcome.when, known)) return false;
  const auto asks_another = [](const pack::Condition* key) { return key->all_of.contains("outcome"); };
  return std::ranges::none_of(keys_before("submit_screening", known), asks_another) &&
         std::ranges::none_of(keys_before("approve_outcome", known), asks_another);
}

// The steps that the pack's gates want to be done before a verb or another step, as the record stands, and are not.
// `outcome` is the one that the act is about to propose or approve.
std::vector<Wanted> Life::wanted_before(std::string_view act, const ContactRecord& record, Instant at,
                                        const terms::OutcomeId& outcome) {
  std::vector<Wanted> wanted;
  for (const auto* key : keys_before(act, known_of(record, at, outcome, {})))
    for (const auto& [id, answers] : key->all_of) {
      if (const auto* step = pack_.step(id); step && answers.contains("done")) wanted.push_back({step, {}});
      for (const auto& step : pack_.steps)
        if (std::ranges::find(step.questions, id, &pack::Question::id) != step.questions.end() && step.with.empty())
          wanted.push_back({&step, {{id, *answers.begin()}}});
    }
  return wanted;
}

void Life::take_steps(const casework::StreamId& stream, std::string_view before, Instant at,
                      const terms::OutcomeId& outcome, int deep) {
  constexpr int deepest = 3;  // a step before a step before the act
  const auto record = casework::fold_contact(ledger_.facts(hub_, stream));
  for (const auto& [step, said] : wanted_before(before, record, at, outcome)) {
    if (deep < deepest) take_steps(stream, step->id, at, outcome, deep + 1);
    record_step(*step, record, at, said);
  }
}

void Life::settle_by_steps(const ContactRecord& record, Instant at) {
  for (const auto& step : pack_.steps)
    if (std::ranges::any_of(step.meets, [&](const auto& kind) { return record.obligations.open_of_kind(kind); }))
      record_step(step, record, at);
}

void Life::grade(const ContactRecord& record, Instant at) {
  take_steps(record.stream, "grade_contact", at);
  const auto* pathway = casework::pathway_of(record, pack_);
  const auto* tray = pack_.team(record.waits.tray);
  const auto* grader = pathway ? worker_with(pathway->graded_by) : tray ? worker_with(tray->worked_by) : nullptr;
  if (!grader) return;
  const auto try_level = [&](const pack::Level& level) {
    const auto grade = pack_.grade_of_level.find(level.id);
    return did("grade_contact", record.stream,
               {{"level", level.id.value},
                {"grade", grade == pack_.grade_of_level.end() ? "" : grade->second},
                {"rationale", "From what the referrer describes and the history we hold: " + level.short_title + "."}},
               &grader->actor, at);
  };
  const auto* asked = pack_.level(level_told(record));
  bool done = false;
  if (asked && asked->number == 4 && !asked->significant_harm && dice_.percent(45))
    for (const auto& level : pack_.levels)
      if (level.number == dice_.between(2, 3) && (done = try_level(level))) break;
  if (!done) done = try_level(asked ? *asked : likely_level());
  if (done)
    later(record.stream,
          at + std::chrono::minutes{asked && asked->significant_harm ? dice_.between(1, 4) : dice_.between(3, 60)}, 0);
}

// Consent, the family, two agencies and their answers, then the template: a turn each.
void Life::screen(const ContactRecord& record, Instant at, int turn) {
  const auto* screener = record.owner ? worker(record.owner->it.to) : nullptr;
  const auto* pathway = casework::pathway_of(record, pack_);
  if (!screener || !pathway) return;
  const auto* rule = pack_.consent_rule(pathway->consent);
  const auto wait = pace(record, 2, 9, 20, 240);
  const auto* level = pack_.level(record.level);
  const bool pressing = level && level->significant_harm;
  if (turn == 0) {
    if (rule && rule->override_allowed && record.consent() != "given")
      if (const auto* manager = worker_with(rule->override_by); manager && !rule->limbs.empty())
        did("override_consent", record.stream,
            {{"limb", dice_.pick(rule->limbs)},
             {"evidence", pressing ? "What the child said, and what two adults saw, as the contact tells."
                                   : "It got worse over the months, as the contact tells, and nothing offered helped."},
             {"reason", pressing ? "Asking first could put the child at more risk tonight."
                                 : "Without knowing what others know, nobody can say that the child is safe."}},
            &manager->actor, at);
    did("record_family_contact", record.stream,
        dice_.percent(80) ? Fields{{"method", "telephone"},
                                   {"result", "reached"},
                                   {"spoke_to", "the mother"},
                                   {"said", "She wants things to be calmer at home."}}
                          : Fields{{"method", "telephone"}, {"result", "no_reply"}},
        &screener->actor, at);
  } else if (turn == 1) {
    int asked = 0;
    for (const auto& agency : pack_.agencies)
      if (agency.gives_information && asked < 2 && dice_.one_in(asked == 0 ? 2 : 3))
        asked += ask(agency, record, *screener, at);
  } else if (turn == 2) {
    for (const auto& enquiry : record.enquiries)
      if (!enquiry.answered) answer(enquiry.asked.it.enquiry, record, *screener, at);
  } else {
    return submit(record, *screener, at);
  }
  later(record.stream, at + wait, turn + 1);
}

// What the pack asks together with a verb.
Fields Life::asked_with(std::string_view verb) {
  Fields fields;
  for (const auto& step : pack_.steps)
    if (std::ranges::find(step.with, verb) != step.with.end()) fields.merge(answers_to(step));
  return fields;
}

void Life::answer(const std::string& enquiry, const ContactRecord& record, const Worker& screener, Instant at) {
  auto fields = asked_with("record_agency_answer");
  fields.emplace("enquiry", enquiry);
  if (dice_.one_in(3))
    fields.emplace("nil_return", "yes");
  else
    fields.emplace("answer", "Known since last year. Two visits, last seen three weeks ago, no new worries.");
  did("record_agency_answer", record.stream, std::move(fields), &screener.actor, at);
}

bool Life::ask(const pack::Agency& agency, const ContactRecord& record, const Worker& screener, Instant at) {
  Fields fields{{"agency", agency.id.value},
                {"question", "What do you know of the children and of anybody at the address?"},
                {"lawful_basis", record.consent() == "given" ? "consent" : "override"}};
  fields.merge(asked_with("ask_agency"));
  return did("ask_agency", record.stream, std::move(fields), &screener.actor, at);
}

// Where nobody graded a contact its screener proposes a level: one at which there is this outcome.
terms::LevelId Life::level_for(const pack::Outcome& outcome, const ContactRecord& record) {
  const auto levels = outcome.when.all_of.find("level");
  if (levels == outcome.when.all_of.end() || levels->second.empty())
    return record.level.empty() ? likely_level().id : record.level;
  if (levels->second.contains(record.level.value)) return record.level;
  return terms::LevelId{*levels->second.begin()};
}

// In which order they are tried, those of the contact's level before others: the first that the rules allow is it.
std::vector<const pack::Outcome*> Life::outcomes_in_turn(const ContactRecord& record, bool at_random) {
  std::vector<const pack::Outcome*> order;
  for (const auto& outcome : pack_.outcomes)
    if (!outcome.needs.contains("open_team")) order.push_back(&outcome);
  if (at_random && !order.empty())
    std::ranges::rotate(order, order.begin() + dice_.between(0, static_cast<int>(order.size()) - 1));
  std::ranges::stable_partition(order, [&](const pack::Outcome* outcome) {
    const auto levels = outcome->when.all_of.find("level");
    return levels == outcome->when.all_of.end() || levels->second.contains(record.level.value);
  });
  return order;
}

// What is asked with an approval is answered anew where the answers do not go together.
bool Life::approved(const ContactRecord& record, const terms::OutcomeId& outcome, const Fields& fields,
                    const Actor& approver, Instant at) {
  constexpr int attempts = 4;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Fields with = fields;
    with.merge(approval_answers(known_of(record, at, outcome, terms::LevelId{terms::field(fields, "level")})));
    const bool asked_more = with.size() > fields.size();
    if (did("approve_outcome", record.stream, std::move(with), &approver, at)) return true;
    if (!asked_more) return false;
  }
  return false;
}

// Those that open a gate where one stands, else any.
Fields Life::approval_answers(const pack::Attributes& known) {
  Answers opening;
  for (const auto* key : keys_before("approve_outcome", known))
    for (const auto& [id, answers] : key->all_of)
      opening[id] = dice_.pick(std::vector<std::string>(answers.begin(), answers.end()));
  Fields fields;
  for (const auto& step : pack_.steps)
    if (std::ranges::find(step.with, "approve_outcome") != step.with.end())
      for (const auto& question : step.questions)
        if (!question.choices.empty())
          fields.emplace("answers." + question.id,
                         opening.contains(question.id) ? opening.at(question.id) : dice_.pick(question.choices).value);
  return fields;
}

// Where nobody screens, who graded it or another decides.
void Life::decide(const ContactRecord& record, Instant at) {
  const auto* pathway = casework::pathway_of(record, pack_);
  const auto* approver = worker_with(pathway->approved_by);
  if (!approver) return;
  take_steps(record.stream, "approve_outcome", at);
  for (const auto* outcome : outcomes_in_turn(record, true)) {
    if (!could_be(*outcome, known_of(record, at, {}, {}))) continue;
    Fields fields{{"outcome", outcome->id.value},
                  {"level", record.level.value},
                  {"rationale", "What is known is enough to decide."},
                  {"plan", "A named worker calls the family this week and agrees what would help first."},
                  {"signposted_service", "The local family hub"}};
    take_steps(record.stream, "approve_outcome", at, outcome->id);
    if (approved(record, outcome->id, fields, approver->actor, at))
      return later(record.stream, at + std::chrono::minutes{dice_.between(20, 700)}, 0);
  }
  if (record.level_changes.size() < 4 &&
      did("change_level", record.stream,
          {{"level", dice_.pick(pack_.levels).id.value}, {"reason", "The review found another need."}},
          &approver->actor, at))
    later(record.stream, at + std::chrono::minutes{dice_.between(5, 60)}, 0);
}

void Life::submit(const ContactRecord& record, const Worker& screener, Instant at) {
  for (const auto* act : {"submit_screening", "approve_outcome"}) take_steps(record.stream, act, at);
  Fields fields{{"plan", "A named worker calls the family this week and agrees what would help first."},
                {"signposted_service", "The local family hub"}};
  const auto* sections = pack_.screening_template(casework::pathway_of(record, pack_)->screening_template);
  const auto worry = demo::worry(3, false, families_[family_of_[record.stream]], dice_);
  for (const auto& section : sections ? sections->sections : std::vector<pack::TemplateSection>{})
    fields.emplace("sections." + section.id,
                   section.title + ": " + (dice_.one_in(2) ? worry.impact + " " + worry.strengths : worry.worry));
  const bool at_random = record.enquiries.empty() || !record.returns.empty() || dice_.one_in(3);
  for (const auto* outcome : outcomes_in_turn(record, at_random)) {
    const auto level = level_for(*outcome, record);
    if (!could_be(*outcome, known_of(record, at, {}, level))) continue;
    Fields with = fields;
    with.emplace("outcome", outcome->id.value);
    with.emplace("level", level.value);
    take_steps(record.stream, "submit_screening", at, outcome->id);
    if (did("submit_screening", record.stream, std::move(with), &screener.actor, at))
      return later(record.stream, at + pace(record, 2, 8, 3, 60), 0);
  }
}

void Life::tell(const pack::ResponseTemplate& response, const ContactRecord& record, Instant at) {
  Fields fields{{"audience", response.audience},
                {"channel", response.channels.front()},
                {"to", "The number on the record"},
                {"note", "Spoke to them."}};
  for (const auto& part : response.parts)
    fields.emplace("parts." + part.id,
                   "We spoke to the family and to those who know them. A local worker will be in touch.");
  const auto* sender = record.owner ? worker(record.owner->it.to) : somebody_who_may("send_response");
  if (!sender || !did("send_response", record.stream, fields, &sender->actor, at))
    if (const auto* other = somebody_who_may("send_response"))
      did("send_response", record.stream, std::move(fields), &other->actor, at);
}

void Life::finish(const ContactRecord& record, Instant at) {
  settle_by_steps(record, at);
  share_onward(record, at);
  begin_early_help(record, at);
  for (const auto& response : pack_.responses)
    if (record.obligations.open_of_kind(casework::met_by_response(response.audience))) tell(response, record, at);
  if (record.state == ContactState::handed_over) {
    for (const auto& one : workers_)
      if (one.actor.teams.contains(record.handover->it.team) &&
          did("accept_handover", record.stream, {{"worker", staff_name(dice_)}}, &one.actor, at)) {
        if (record.outcome && record.outcome->it.statutory) begin_service(record, one.actor, at);
        if (dice_.one_in(6)) step_down(record, one.actor, at);
        break;
      }
    return later(record.stream, at + std::chrono::hours{dice_.between(2, 60)}, 0);
  }
  close(record, at);
}

// Not everybody who may close contacts sees this one.
void Life::close(const ContactRecord& record, Instant at) {
  constexpr int attempts = 4;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto* closer = somebody_who_may("close_contact");
    if (!closer || did("close_contact", record.stream,
                       {{"reason", "The outcome is agreed, the family and the referrer know."}}, &closer->actor, at))
      return;
  }
}

void Life::step_call(const casework::StreamId& stream, Instant at, int turn) {
  const auto record = casework::fold_call(ledger_.facts(hub_, stream));
  if (const auto* owed = record.obligations.open_of_kind("call_back")) {
    const auto* caller = worker_owing(*owed);
    if (!caller) return;
    if (turn == 0 && dice_.one_in(5)) {
      did("return_call", stream, {{"result", "no_reply"}}, &caller->actor, at);
      return later(stream, at + std::chrono::minutes{dice_.between(15, 40)}, 1);
    }
    did("return_call", stream,
        {{"result", "answered"},
         {"advice", "Talked through what to say to the family and what to write down."},
         {"form_advised", "yes"}},
        &caller->actor, at);
  } else if (const auto* unread = record.obligations.open_of_kind("reading")) {
    const auto* reader = worker_owing(*unread);
    did("read_call", stream, {}, reader ? &reader->actor : nullptr, at);
  }
}

// A worker knows the family, also where no number tells the hub that its children are on record.
bool Life::is_helped(const ContactRecord& record) {
  const auto help = help_of_.find(family_of_[record.stream]);
  return help != help_of_.end() && !casework::fold_family(ledger_.facts(hub_, help->second)).ended;
}

// The hub for early help takes over what was decided for it.
void Life::begin_early_help(const ContactRecord& record, Instant at) {
  const auto& part = pack_.early_help;
  if (!part.exists() || !record.outcome || helped_.contains(record.stream)) return;
  if (std::ranges::find(part.outcomes, record.outcome->it.outcome) == part.outcomes.end()) return;
  helped_.insert(record.stream);
  const auto* beginner = worker_with(part.worked_by);
  if (!beginner || is_helped(record)) return;
  const auto result =
      perform("begin_early_help", {"family", ""}, {{"contact", record.stream.key}}, beginner->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++borough_.families_helped;
    help_of_[family_of_[record.stream]] = done->stream;
    later(done->stream, at + std::chrono::hours{dice_.between(1, 20)}, 0);
  }
}

// What the receiving team does for the children, where the hub counts it.
void Life::begin_service(const ContactRecord& record, const Actor& receiver, Instant at) {
  std::vector<std::string> services;
  for (const auto& one : pack_.scorecard.indicators)
    if (one.counts == "children" || one.counts == "began")
      std::ranges::copy(one.services, std::back_inserter(services));
  if (services.empty()) return;
  for (const auto& child : record.children()) {
    const casework::StreamId person{"person", child.person.value};
    if (!child.person.empty() && did("open_involvement", person, {{"service", dice_.pick(services)}}, &receiver, at))
      later(person, at + std::chrono::hours{dice_.between(100, 1500)}, 0);
  }
}

void Life::end_service(const casework::StreamId& stream, Instant at) {
  const auto person = casework::fold_person(ledger_.facts(hub_, stream));
  const auto* closer = somebody_who_may("close_involvement");
  for (const auto& one : person.involvements)
    if (closer && one.open() && one.opened.service != pack_.early_help.service)
      did("close_involvement", stream,
          {{"involvement", one.opened.involvement}, {"reason", "The improvement is sustained."}}, &closer->actor, at);
}

// The receiving team finds that early help is enough (the pack says after which outcomes).
void Life::step_down(const ContactRecord& record, const Actor& receiver, Instant at) {
  const auto& part = pack_.early_help;
  const auto& outcome = record.outcome->it.outcome;
  if (std::ranges::find(part.step_down_outcomes, outcome) == part.step_down_outcomes.end()) return;
  if (!casework::has_right(pack_, receiver, "step_down_family") || is_helped(record)) return;
  const auto& family = families_[family_of_[record.stream]];
  const auto mother = std::ranges::find_if(family.members, &Member::parental_responsibility);
  const auto parent = mother == family.members.end() ? "The parent" : mother->given_name + " " + mother->family_name;
  const auto result = perform("step_down_family", {"family", ""},
                              {{"contact", record.stream.key},
                               {"meeting_on", terms::iso_text(terms::london_date(at))},
                               {"attended", "The family, the school, the health visitor and the social worker"},
                               {"consent", "yes"},
                               {"consent_by", parent},
                               {"agreement", "yes"},
                               {"agreed_by", "The school and the health visitor"},
                               {"share_assessment", "no"},
                               {"reason", "The children are safe, and the family asks for help with the everyday."}},
                              receiver, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++borough_.families_helped;
    help_of_[family_of_[record.stream]] = done->stream;
    later(done->stream, at + std::chrono::hours{dice_.between(4, 40)}, 0);
  }
}

void Life::step_family(const casework::StreamId& stream, Instant at) {
  const auto record = casework::fold_family(ledger_.facts(hub_, stream));
  const auto act = next_for_family(record, pack_, terms::london_date(at), dice_);
  if (!act) return;
  const auto& part = pack_.early_help;
  const auto proposer = record.proposal ? record.proposal->by : terms::StaffId{};
  const auto* worker = act->endorses ? worker_with(part.endorsed_by, proposer) : worker_with(part.worked_by);
  if (worker && did(act->verb, stream, act->fields, &worker->actor, at)) later(stream, at + act->until_next, 0);
}

// --- what a hub does beside its contacts, where its pack has that part

void Life::plan_ahead(terms::Date first_day) {
  const auto today = terms::london_date(plan_.now);
  meetings_ = meeting_days(pack_, first_day, today);
  agreements_ = agreements(pack_, first_day, today, dice_);
  training_ = training(pack_, first_day, today, dice_);
}

void Life::begin_day(terms::Date day) {
  const auto at = terms::from_london(day, 9, 15);
  if (at > plan_.now) return;
  until(at);
  for (const auto& one : meetings_)
    if (one.scheduled_on == day) schedule(one, at);
  for (const auto& one : agreements_)
    if (one.on == day)
      if (const auto* keeper = somebody_who_may("record_agreement"))
        did("record_agreement", {"agreement", one.agency.value}, one.fields, &keeper->actor, at);
  for (const auto& one : training_)
    if (one.on == day)
      if (const auto* keeper = somebody_who_may("record_training"))
        did("record_training", {"training", ""}, one.fields, &keeper->actor, at);
}

// Who of these serves a district; everybody serves the whole hub.
const Worker* Life::worker_of(const std::vector<pack::Authority>& authorities, const std::string& district) {
  std::vector<const Worker*> able;
  for (const auto& one : workers_) {
    const auto serves = [&](const auto& id) {
      const auto* team = pack_.team(id);
      return team && (team->district.empty() || team->district == district);
    };
    if (casework::holds_any(one.actor, authorities) &&
        (district.empty() || std::ranges::any_of(one.actor.teams, serves)))
      able.push_back(&one);
  }
  return able.empty() ? nullptr : dice_.pick(able);
}

const Worker* Life::chair_of(const pack::MeetingKind& kind, const std::string& district) {
  return worker_of(kind.chaired_by, district);
}

void Life::schedule(const MeetingDay& day, Instant at) {
  const auto* chair = chair_of(*day.kind, day.district);
  if (!chair) return;
  auto fields = schedule_fields(day, dice_);
  fields.emplace("facilitator", chair->id.value);
  const auto result = perform("schedule_meeting", {"meeting", ""}, std::move(fields), chair->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result))
    later(done->stream, terms::from_london(day.held_on, 12, 30), 0);
}

// Held, with its minutes, and with two or three actions.
void Life::hold(const casework::MeetingRecord& record, Instant at) {
  const auto& it = record.scheduled.it;
  const auto* chair = worker(it.facilitator);
  const auto* kind = pack_.meeting(it.kind);
  const auto* guest = worker_of(kind->attended_by, it.district);
  const auto day = terms::london_date(at);
  if (!did("hold_meeting", record.stream,
           {{"held_on", terms::iso_text(day)},
            {"attended", it.facilitator_name + (guest ? ", " + guest->actor.name : "") +
                             ", a health visitor and two of the schools"}},
           &chair->actor, at))
    return;
  const auto held = casework::fold_meeting(ledger_.facts(hub_, record.stream));
  did("write_minutes", record.stream, minutes_fields(held, dice_), &chair->actor, at);
  did("add_action", record.stream, own_action_fields(day, chair->id, dice_), &chair->actor, at);
  did("add_action", record.stream, others_action_fields(day, pack_, dice_), &chair->actor, at);
  if (guest && dice_.one_in(2))
    did("add_action", record.stream, own_action_fields(day, guest->id, dice_), &chair->actor, at);
  later(record.stream, at + std::chrono::days{6}, 1);
}

// One after the other, but of each kind of meeting one that stays undone.
void Life::close_action(const casework::MeetingRecord& record, Instant at, int turn) {
  constexpr int to_be_left = 2;
  if (turn == to_be_left && left_undone_.insert(record.scheduled.it.kind).second) return;
  const auto* chair = worker(record.scheduled.it.facilitator);
  const auto open = std::ranges::find_if(record.actions, [](const auto& one) { return !one.closed; });
  if (open == record.actions.end()) return;
  if (did("close_action", record.stream,
          {{"action", open->added.it.id}, {"done", "Done, and everybody who asked was told."}}, &chair->actor, at))
    later(record.stream, at + std::chrono::days{6}, turn + 1);
}

void Life::step_meeting(const casework::StreamId& stream, Instant at, int turn) {
  const auto record = casework::fold_meeting(ledger_.facts(hub_, stream));
  turn == 0 ? hold(record, at) : close_action(record, at, turn);
}

Borough Life::run(const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const auto first_day = terms::london_date(plan_.now - std::chrono::weeks{plan_.weeks});
  families_ = families(plan_.families, pack_, first_day, dice_);
  hire();
  plan_ahead(first_day);
  const int days = plan_.weeks * 7;
  for (int day = 0; day <= days; ++day) {
    const terms::Date date{std::chrono::sys_days{first_day} + std::chrono::days{day}};
    const bool working = terms::is_working_day(pack_.calendar, date);
    begin_day(date);
    std::vector<std::pair<Instant, void (Life::*)(Instant)>> arrivals;
    const auto add = [&](int count, void (Life::*what)(Instant)) {
      for (int i = 0; i < count; ++i) {
        const int hour = dice_.percent(85) ? dice_.between(8, 18) : dice_.between(0, 23);
        arrivals.emplace_back(terms::from_london(date, hour, dice_.between(0, 59), dice_.between(0, 59)), what);
      }
    };
    add(working ? contacts_a_weekday : contacts_a_weekend_day, &Life::receive);
    add(working ? calls_a_day : 1, &Life::take_call);
    if (pack_.has_part("notifications")) add(notifications_a_day, &Life::notify);
    if (pack_.has_part("advice_line") && working) add(consultations_a_weekday, &Life::advise);
    std::ranges::stable_sort(arrivals, {}, [](const auto& one) { return one.first; });
    for (const auto& [at, what] : arrivals) {
      if (at > plan_.now) break;
      until(at);
      (this->*what)(at);
    }
    if (progress) progress(day, days);
  }
  until(plan_.now);
  return borough_;
}

}  // namespace

Borough live(casework::Performer& performer, casework::Ledger& ledger, const casework::PackShelf& packs,
             const terms::HubId& hub, const BoroughPlan& plan,
             const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const auto* pack = packs.in_force(hub, plan.now);
  base::require(pack != nullptr, "a pack is in force");
  return Life(performer, ledger, *pack, hub, plan).run(progress);
}

}  // namespace lintel::app::demo
