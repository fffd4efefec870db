#include "casework/cases/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>

#include "base/require.h"
#include "base/text.h"
#include "casework/cases/defaults.h"
#include "casework/cases/words.h"
#include "casework/records/family.h"
#include "casework/records/meeting.h"
#include "casework/records/person.h"
#include "casework/records/staff.h"
#include "casework/records/tray.h"
#include "casework/views/tables.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

constexpr int all_rows = 100000;

// Reads like the store behind it and appends nothing: what is refused is refused, what would be done ends as "not
// saved".
class Untouched final : public Ledger {
 public:
  explicit Untouched(Ledger& behind) : behind_(behind) {}
  std::vector<Fact> facts(const HubId& hub, const StreamId& stream, std::uint64_t after) override {
    return behind_.facts(hub, stream, after);
  }
  void append(Append, std::function<void(AppendResult)> done) override { done(Failed{"only tried"}); }
  std::optional<std::string> reply_to(const HubId& hub, const std::string& key) override {
    return behind_.reply_to(hub, key);
  }
  void scan(const HubId& hub, const std::function<void(const Fact&)>& visit) override { behind_.scan(hub, visit); }
  std::uint64_t fact_count(const HubId& hub) override { return behind_.fact_count(hub); }

 private:
  Ledger& behind_;
};

// "AAAA-AAAB": the letters of a reference in counting order.
std::string reference(int number) {
  constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  std::string text = "AAAA-AAAA";
  for (std::size_t place = text.size(); number > 0 && place-- > 0;) {
    if (text[place] == '-') continue;
    text[place] = letters[static_cast<std::size_t>(number) % letters.size()];
    number /= static_cast<int>(letters.size());
  }
  return text;
}

}  // namespace

const Share* share_with(const ContactRecord& record, std::string_view recipient) {
  const Share* found = nullptr;
  for (const auto& share : record.shares)
    if (base::lower_case(share.owed.it.recipient_name) == base::lower_case(recipient) &&
        (!found || share.open() || !found->open()))
      found = &share;
  return found;
}

namespace {

// A case names members, problems and assessments; the record keeps each under an id of its own. Of several the last.
std::string part_of_family(const FamilyRecord& family, const std::string& field, const std::string& value) {
  std::string id = value;
  if (field == "member")
    for (const auto& one : family.members)
      if (one.it.name == value) id = one.it.id;
  if (field == "recorded")
    for (const auto& one : family.problems)
      if (one.recorded.it.problem == value && !one.withdrawn) id = one.recorded.it.id;
  if (field == "assessment")
    for (const auto& one : family.assessments)
      if (one.given.it.kind == value && !one.completed) id = one.given.it.id;
  return id;
}

// "the last", or the last of a service, that is still open.
std::string part_of_person(const PersonRecord& person, const std::string& value) {
  for (const auto& one : person.involvements | std::views::reverse)
    if (one.open() && (value == "the last" || value == one.opened.service)) return one.opened.involvement;
  return value;
}

// An action goes by what is to be done ("the last": that is open), an item of the agenda by its title.
std::string part_of_meeting(const MeetingRecord& meeting, const std::string& field, const std::string& value) {
  std::string id = value;
  if (field == "action")
    for (const auto& one : meeting.actions)
      if (one.added.it.what == value || (value == "the last" && !one.closed)) id = one.added.it.id;
  if (field == "item" && meeting.held)
    for (const auto& one : meeting.held->it.agenda)
      if (one.title == value) id = one.id;
  return id;
}

}  // namespace

Shelf::Shelf(std::vector<const pack::Pack*> packs) : packs_(std::move(packs)) {
  base::require(!packs_.empty(), "a case runs under at least one pack");
}

const pack::Pack* Shelf::in_force(const HubId&, Instant at) const {
  const pack::Pack* best = packs_.front();
  for (const auto* pack : packs_)
    if (pack->in_force_from && *pack->in_force_from <= terms::london_date(at) &&
        (!best->in_force_from || *best->in_force_from <= *pack->in_force_from ||
         *best->in_force_from > terms::london_date(at)))
      best = pack;
  return best;
}

const pack::Pack* Shelf::version(const HubId&, std::string_view text) const {
  const auto found = std::ranges::find_if(packs_, [&](const auto* pack) { return pack_text(*pack) == text; });
  return found == packs_.end() ? nullptr : *found;
}

World::World(const Case& of, std::vector<const pack::Pack*> packs)
    : case_(of), shelf_(std::move(packs)), performer_(store_, store_, shelf_, fresh()) {
  if (!of.steps.empty()) now_ = of.steps.front().at - std::chrono::days{1};
  add_staff();
}

Fresh World::fresh() {
  return {.reference = [this] { return reference(++made_); }, .id = [this] { return fmt::format("id-{}", ++made_); }};
}

const pack::Pack& World::pack() const {
  return *shelf_.in_force(hub_, now_);
}

// Sets up what a case is given. It holds every role, so that what is given is never refused for who does it.
Actor World::setting_hand() const {
  Actor hand{.id = StaffId{"the-case"},
             .name = "The case",
             .roles = {},
             .teams = {},
             .arms = {},
             .qualified_social_worker = true};
  for (const auto& role : pack().roles) hand.roles.insert(role.id);
  for (const auto& team : pack().teams) hand.teams.insert(team.id);
  for (const auto& arm : pack().arms) hand.arms.insert(arm.id);
  return hand;
}

void World::add_staff() {
  for (const auto& [name, worker] : case_.cast.workers) {
    Fields fields{{"name", name},
                  {"email", worker.actor.id.value + "@example.org"},
                  {"qualified", worker.actor.qualified_social_worker ? "yes" : "no"}};
    for (const auto& role : worker.actor.roles) fields.emplace("roles", role.value);
    for (const auto& team : worker.actor.teams) fields.emplace("teams", team.value);
    const auto result = performer_.perform_and_wait({.hub = hub_,
                                                     .verb = "add_staff",
                                                     .stream = {"staff", worker.actor.id.value},
                                                     .fields = std::move(fields),
                                                     .expected_version = {},
                                                     .actor = setting_hand(),
                                                     .now = now_,
                                                     .idempotency_key = {},
                                                     .request = {}});
    if (!std::holds_alternative<Done>(result)) result_ = result;
  }
}

Actor World::actor(const std::string& name) {
  if (name.empty()) return setting_hand();
  if (const auto worker = case_.cast.workers.find(name); worker != case_.cast.workers.end())
    return actor_from(fold_staff(facts({"staff", worker->second.actor.id.value})), pack());
  return terms::referrer_actor();
}

std::optional<StreamId> World::record(const RecordName& name) {
  if (name.kind.empty()) return last_.key.empty() ? std::nullopt : std::optional(last_);
  if (!name.name.empty()) {
    const auto found = named_.find({name.kind, name.name});
    return found == named_.end() ? somebody(name) : std::optional(found->second);
  }
  const auto found = last_of_kind_.find(name.kind);
  return found == last_of_kind_.end() ? std::nullopt : std::optional(found->second);
}

// Staff have their record from the beginning; family members get theirs from the first contact about them.
std::optional<StreamId> World::somebody(const RecordName& name) {
  if (name.kind == "staff" && case_.cast.workers.contains(name.name))
    return StreamId{"staff", case_.cast.workers.at(name.name).actor.id.value};
  if (name.kind == "tray" && pack().team(terms::TeamId{name.name}))
    return tray_stream(terms::TeamId{name.name}, terms::london_date(now_));
  if (name.kind == "agreement" && pack().agency(terms::AgencyId{name.name})) return StreamId{"agreement", name.name};
  const auto member = case_.cast.members.find(name.name);
  if (name.kind != "person" || member == case_.cast.members.end()) return std::nullopt;
  const auto found = rows("people", {{"given_name", Test::Kind::equal, {member->second.given_name}},
                                     {"family_name", Test::Kind::equal, {member->second.family_name}}});
  return found.empty() ? std::nullopt : std::optional(found.front().stream);
}

std::optional<World::Prepared> World::prepare(const Act& act) {
  StreamId stream;
  if (!act.verb->creates) {
    const auto found = record(act.on);
    if (!found) return std::nullopt;
    stream = *found;
  }
  ContactRecord before;
  if (stream.kind == "contact") before = contact(stream);
  const Setting setting{pack(), case_.cast, now_, before.exists() ? &before : nullptr};
  Doing doing{.hub = hub_,
              .verb = std::string(act.verb->name),
              .stream = stream,
              .fields = resolved(act, with_defaults(act, setting), stream),
              .expected_version = {},
              .actor = actor(act.actor),
              .now = now_,
              .idempotency_key = {},
              .request = {}};
  return Prepared{std::move(doing), act.verb};
}

// A case names records and people; a verb takes their references and ids.
Fields World::resolved(const Act& act, Fields fields, const StreamId& stream) {
  for (auto& [name, value] : fields) value = resolved_value(act, name, value, stream);
  return fields;
}

std::string World::resolved_value(const Act& act, const std::string& field, const std::string& value,
                                  const StreamId& stream) {
  if (field == "other" || field == "contact" || field == "family") {
    const auto name = read_record(value);
    const auto found = name ? record(*name) : std::nullopt;
    return found ? found->key : value;
  }
  if (field == "person" || field.ends_with(".person")) {
    const auto found = record({"person", value});
    return found ? found->key : value;
  }
  if (field == "involvement" && stream.kind == "person") return part_of_person(fold_person(facts(stream)), value);
  if (field == "share" && stream.kind == "contact") {
    const auto of_contact = contact(stream);
    if (const auto* share = share_with(of_contact, value)) return share->owed.it.share;
  }
  if ((field == "subject" || field == "subjects") && stream.kind == "contact") {
    for (const auto& subject : contact(stream).received.subjects)
      if (subject.name() == value) return subject.id;
  }
  if (stream.kind == "family") return part_of_family(fold_family(facts(stream)), field, value);
  if (stream.kind == "meeting" && field != "owner") return part_of_meeting(fold_meeting(facts(stream)), field, value);
  const bool to_staff = field == "to" && (act.verb->name == "allocate_call" || act.verb->kind == "consultation");
  const bool to_worker = field == "worker" && act.verb->name == "acknowledge_transfer";
  const bool of_meeting = act.verb->kind == "meeting" && (field == "facilitator" || field == "owner");
  if (field == "answered_by" || to_staff || to_worker || of_meeting) {
    const auto worker = case_.cast.workers.find(value);
    return worker == case_.cast.workers.end() ? value : worker->second.actor.id.value;
  }
  return value;
}

bool World::perform(const Act& act) {
  auto prepared = prepare(act);
  if (!prepared) return false;
  obligations_before_ = prepared->doing.stream.key.empty() ? Obligations{} : obligations(prepared->doing.stream);
  messages_before_ = store_.waiting(hub_, all_rows).size();
  if (!prepared->doing.stream.key.empty()) last_ = prepared->doing.stream;
  result_ = performer_.perform_and_wait(std::move(prepared->doing));
  if (const auto* done = std::get_if<Done>(&result_)) remember(act, *done);
  return true;
}

Result World::try_out(const Act& act) {
  auto prepared = prepare(act);
  if (!prepared) return NotFound{};
  Untouched ledger(store_);
  Performer dry(ledger, store_, shelf_, fresh());
  return dry.perform_and_wait(std::move(prepared->doing));
}

void World::remember(const Act& act, const Done& done) {
  last_ = done.stream;
  if (!act.verb->creates) return;
  last_of_kind_[done.stream.kind] = done.stream;
  if (!act.on.name.empty()) named_[{done.stream.kind, act.on.name}] = done.stream;
}

std::vector<Fact> World::facts_of_last_act() const {
  const auto* done = std::get_if<Done>(&result_);
  return done ? done->facts : std::vector<Fact>{};
}

std::vector<OutgoingMessage> World::messages_of_last_act() {
  auto all = store_.waiting(hub_, all_rows);
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(messages_before_, all.size())));
  return all;
}

Obligations World::obligations(const StreamId& stream) {
  Obligations all;
  for (const auto& fact : facts(stream)) apply_fact(all, fact, ObligationFacts{});
  return all;
}

std::string_view World::table_of(const StreamId& stream) {
  if (stream.kind == "contact") return "contacts";
  if (stream.kind == "call") return "calls";
  if (stream.kind == "consultation") return "consultations";
  if (stream.kind == "family") return "families";
  if (stream.kind == "meeting") return "meetings";
  if (stream.kind == "agreement") return "agreements";
  if (stream.kind == "training") return "trainings";
  if (stream.kind == "person") return "people";
  return "staff";
}

std::vector<Row> World::rows(std::string_view table, std::vector<Test> tests) {
  return store_.rows({.hub = hub_,
                      .table = std::string(table),
                      .all_of = std::move(tests),
                      .any_of = {},
                      .order = {},
                      .limit = all_rows});
}

std::optional<Row> World::row(const StreamId& stream) {
  static const std::map<std::string_view, std::string> keys = {
      {"contacts", "reference"},  {"calls", "reference"},    {"consultations", "reference"},
      {"families", "reference"},  {"meetings", "reference"}, {"agreements", "agency"},
      {"trainings", "reference"}, {"people", "person"},      {"staff", "staff"}};
  const auto table = table_of(stream);
  auto found = rows(table, {{keys.at(table), Test::Kind::equal, {stream.key}}});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace lintel::casework::cases
