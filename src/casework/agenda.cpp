#include "casework/agenda.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "terms/london.h"

namespace lintel::casework {

namespace {

using Rows = std::vector<Row>;
using Kind = Test::Kind;

constexpr int rows_at_most = 500;       // of one list: more than a meeting can speak about
constexpr int had_at_most = 20'000;     // items that meetings of a kind had before
constexpr int months_looked_ahead = 1;  // an assessment that is due by then is spoken about now

struct Asking {
  const MeetingScheduled& meeting;
  Span span;

  Query of(std::string table) const { return {.hub = {}, .table = std::move(table), .limit = rows_at_most}; }
  // Of the meeting's own district; the whole hub's meeting looks at all.
  void here(Query& query, std::string column = "locality") const {
    if (!meeting.district.empty()) query.all_of.push_back({std::move(column), Kind::equal, {meeting.district}});
  }
  void from(Query& query, const std::string& column) const {
    if (span.since) query.all_of.push_back({column, Kind::at_least, {span.since->time_since_epoch().count()}});
    until(query, column);
  }
  void until(Query& query, const std::string& column) const {
    if (span.until) query.all_of.push_back({column, Kind::less, {span.until->time_since_epoch().count()}});
  }
};

Test is_open() {
  return {"open", Kind::equal, {std::int64_t{1}}};
}

// What meetings of this kind had before, wherever they were held.
Query had_before(const Asking& it, std::string section, bool lately) {
  auto query = it.of("agenda_items");
  query.all_of = {{"kind", Kind::equal, {it.meeting.kind}}, {"section", Kind::equal, {std::move(section)}}};
  if (lately) it.from(query, "held_at");
  query.order = {{"held_at", true}};
  query.limit = had_at_most;
  return query;
}

/// The items as they are put on, one after the other.
class Agenda {
 public:
  Agenda(const Asking& of, Instant at, const pack::Pack& under) : asking(of), now(at), pack(under) {}

  void add(std::string_view section, std::string record, std::string part, std::string title, std::string says,
           std::optional<Date> due_on = std::nullopt) {
    items.push_back({.id = fmt::format("{}", items.size() + 1),
                     .section = std::string(section),
                     .record = std::move(record),
                     .part = std::move(part),
                     .title = std::move(title),
                     .says = std::move(says),
                     .due_on = due_on});
  }
  Date today() const { return terms::london_date(now); }

  const Asking& asking;
  Instant now;
  const pack::Pack& pack;
  std::vector<AgendaItem> items;
};

std::string text_of(const StreamId& stream) {
  return stream.text();
}

std::string day_of(const std::optional<Instant>& at) {
  return at ? terms::date_words(terms::london_date(*at)) : "";
}

std::set<std::string> keys_of(const Rows& before) {
  std::set<std::string> keys;
  for (const auto& row : before) keys.insert(row.text("record") + " " + row.text("part"));
  return keys;
}

// --- new allocations: endorsed since; of a first meeting those in force

std::vector<Query> ask_allocations(const Asking& it) {
  auto query = it.of("allocations");
  it.here(query);
  it.from(query, "endorsed_at");
  if (!it.span.since) query.all_of.push_back({"until_at", Kind::is_null, {}});
  query.all_of.push_back({"ended_on", Kind::is_null, {}});
  query.order = {{"endorsed_at"}};
  return {query, had_before(it, "allocations", true)};
}

std::string allocation_words(const Row& row, const pack::Pack& pack) {
  const auto* kind = pack.early_help.allocation_kind(row.text("kind"));
  return fmt::format("{}. {} Led by {}, {}. Endorsed {}.", kind ? kind->title : row.text("kind"), row.text("support"),
                     row.text("lead_professional"), row.text("agency_name"), day_of(row.instant("endorsed_at")));
}

std::string children_title(const Row& row) {
  return row.text("children").empty() ? row.text("family") : row.text("children");
}

void put_allocations(Agenda& to, std::span<const Rows> answers) {
  const auto before = keys_of(answers[1]);
  for (const auto& row : answers[0]) {
    const auto part = fmt::format("{}", row.number("number"));
    if (!before.contains(text_of(row.stream) + " " + part))
      to.add("allocations", text_of(row.stream), part, children_title(row), allocation_words(row, to.pack));
  }
}

// --- assessments: due soon, overdue or without a day; completed since

std::vector<Query> ask_assessments(const Asking& it) {
  auto waiting = it.of("assessments");
  it.here(waiting);
  waiting.all_of.push_back(is_open());
  waiting.order = {{"due_on"}};
  auto completed = it.of("family_progress");
  it.here(completed);
  it.from(completed, "at");
  completed.all_of.push_back({"what", Kind::equal, {std::string("assessment")}});
  completed.order = {{"at"}};
  return {waiting, completed};
}

std::string due_words(const std::optional<Date>& due, Date today) {
  if (!due) return "No day is set.";
  return fmt::format("{} {}.", *due < today ? "Overdue since" : "Due", terms::date_words(*due));
}

void put_assessments(Agenda& to, std::span<const Rows> answers) {
  const auto until = terms::add_months(to.today(), months_looked_ahead);
  for (const auto& row : answers[0]) {
    const auto due = terms::date_from_iso(row.text("due_on"));
    if (due && *due > until) continue;
    const auto* kind = to.pack.early_help.assessment(row.text("kind"));
    to.add("assessments", text_of(row.stream), row.text("assessment"), row.text("title"),
           fmt::format("{}, {}, {}. {}", kind ? kind->title : row.text("kind"), row.text("given_to"),
                       row.text("agency_name"), due_words(due, to.today())),
           due);
  }
  for (const auto& row : answers[1])
    to.add("assessments", text_of(row.stream), row.text("part"), row.text("title"), row.text("text"));
}

// --- step-downs: every one that no meeting of this kind has had (P-64)

std::vector<Query> ask_step_downs(const Asking& it) {
  auto query = it.of("families");
  it.here(query);
  query.all_of.push_back({"stepped_down_at", Kind::not_null, {}});
  it.until(query, "stepped_down_at");
  query.order = {{"stepped_down_at", true}};
  return {query, had_before(it, "step_downs", false)};
}

void put_step_downs(Agenda& to, std::span<const Rows> answers) {
  const auto before = keys_of(answers[1]);
  for (const auto& row : answers[0]) {
    if (before.contains(text_of(row.stream) + " ")) continue;
    const auto met = terms::date_from_iso(row.text("stepped_down_on"));
    to.add("step_downs", text_of(row.stream), "", row.text("title"),
           fmt::format("Stepped down from social care {}; team around the child {}.",
                       day_of(row.instant("stepped_down_at")), met ? terms::date_words(*met) : "without a day"));
  }
}

// --- how the help goes on: what was recorded since, and for whom nothing was

std::vector<Query> ask_progress(const Asking& it) {
  auto helped = it.of("families");
  it.here(helped);
  helped.all_of.push_back(is_open());
  helped.all_of.push_back({"endorsed_at", Kind::not_null, {}});
  helped.order = {{"first_endorsed_at"}};
  auto changes = it.of("family_progress");
  it.here(changes);
  it.from(changes, "at");
  changes.order = {{"at"}};
  return {helped, changes};
}

struct Course {
  std::string title;
  std::string says;
};

std::map<std::string, Course> courses(const Rows& changes) {
  std::map<std::string, Course> all;
  for (const auto& row : changes) {
    if (row.text("what") == "assessment") continue;
    auto& course = all[text_of(row.stream)];
    course.title = row.text("title");
    course.says += fmt::format("{}{}: {}", course.says.empty() ? "" : " ", day_of(row.instant("at")), row.text("text"));
  }
  return all;
}

void put_progress(Agenda& to, std::span<const Rows> answers) {
  const auto& since = to.asking.span.since;
  auto changed = courses(answers[1]);
  for (const auto& [record, course] : changed) to.add("progress", record, "", course.title, course.says);
  for (const auto& row : answers[0]) {
    const bool is_new = !since || row.instant("first_endorsed_at") >= since;
    if (is_new || changed.contains(text_of(row.stream))) continue;
    to.add("progress", text_of(row.stream), "", row.text("title"),
           fmt::format("Nothing is recorded since {}. Led by {}, {}.", day_of(since), row.text("lead_professional"),
                       row.text("lead_agency_name")));
  }
}

// --- summaries: contacts with a team of the district that wait to be discussed (W-12)

std::vector<Query> ask_summaries(const Asking& it) {
  auto owing = it.of("obligations");
  owing.all_of = {{"kind", Kind::equal, {it.meeting.discusses}}, is_open()};
  owing.order = {{"started_at"}};
  auto contacts = it.of("contacts");
  contacts.all_of = {{"team", Kind::any_of, {it.meeting.teams.begin(), it.meeting.teams.end()}}, is_open()};
  return {owing, contacts};
}

void put_summaries(Agenda& to, std::span<const Rows> answers) {
  std::map<std::string, const Row*> theirs;
  for (const auto& row : answers[1]) theirs[text_of(row.stream)] = &row;
  for (const auto& owing : answers[0]) {
    const auto found = theirs.find(text_of(owing.stream));
    if (found != theirs.end())
      to.add("summaries", found->first, "", found->second->text("title"),
             fmt::format("Waits since {}.", day_of(owing.instant("started_at"))));
  }
}

// --- actions of earlier meetings

std::vector<Query> ask_actions(const Asking& it) {
  auto query = it.of("meeting_actions");
  it.here(query, "district");
  query.all_of.push_back({"kind", Kind::equal, {it.meeting.kind}});
  query.all_of.push_back(is_open());
  query.order = {{"due_on"}};
  return {query};
}

void put_actions(Agenda& to, std::span<const Rows> answers) {
  for (const auto& row : answers[0]) {
    const auto due = terms::date_from_iso(row.text("due_on"));
    // What is to be done for somebody says who they are: it is shown to who may open their record.
    const auto about = row.text("about");
    to.add("actions", about.empty() ? text_of(row.stream) : about, row.text("action"), row.text("what"),
           fmt::format("{}. {}", row.text("owner_name"), due_words(due, to.today())), due);
  }
}

struct Section {
  std::string_view name;
  std::string_view words;
  std::vector<Query> (*ask)(const Asking&);
  void (*put)(Agenda&, std::span<const Rows>);
};

constexpr std::array<Section, 6> sections = {{{"allocations", "New allocations", ask_allocations, put_allocations},
                                              {"assessments", "Assessments", ask_assessments, put_assessments},
                                              {"step_downs", "Step-downs", ask_step_downs, put_step_downs},
                                              {"progress", "How the help goes on", ask_progress, put_progress},
                                              {"summaries", "Summaries to discuss", ask_summaries, put_summaries},
                                              {"actions", "Actions still open", ask_actions, put_actions}}};

const Section* section(std::string_view name) {
  const auto found = std::ranges::find(sections, name, &Section::name);
  return found == sections.end() ? nullptr : &*found;
}

}  // namespace

std::string_view section_words(std::string_view name) {
  const auto* found = section(name);
  return found ? found->words : "Every time";
}

Query held_before(const MeetingScheduled& meeting) {
  const Test where = meeting.district.empty() ? Test{"district", Kind::is_null, {}}
                                              : Test{"district", Kind::equal, {meeting.district}};
  return {.hub = {},
          .table = "meetings",
          .all_of = {{"kind", Kind::equal, {meeting.kind}}, where, {"held_at", Kind::not_null, {}}},
          .order = {{"held_at", true}},
          .limit = 1};
}

std::vector<Query> agenda_queries(const MeetingScheduled& meeting, const Span& span) {
  const Asking asking{meeting, span};
  std::vector<Query> all;
  for (const auto& name : meeting.agenda)
    if (const auto* one = section(name))
      for (auto& query : one->ask(asking)) all.push_back(std::move(query));
  return all;
}

std::vector<AgendaItem> agenda_from(const MeetingScheduled& meeting, const Span& span, std::span<const Rows> answers,
                                    Instant now, const pack::Pack& pack) {
  const Asking asking{meeting, span};
  Agenda agenda(asking, now, pack);
  for (const auto& name : meeting.agenda) {
    const auto* one = section(name);
    if (!one) continue;
    const auto count = one->ask(asking).size();
    if (answers.size() < count) break;
    one->put(agenda, answers.first(count));
    answers = answers.subspan(count);
  }
  if (const auto* kind = pack.meeting(meeting.kind))
    for (const auto& item : kind->standing) agenda.add("standing", "", item.id, item.title, "");
  return std::move(agenda.items);
}

std::vector<AgendaItem> agenda_now(const MeetingScheduled& meeting, Instant now, const pack::Pack& pack,
                                   const std::function<std::vector<Row>(Query)>& ask) {
  const auto before = ask(held_before(meeting));
  const auto since = before.empty() ? std::nullopt : before.front().instant("held_at");
  std::vector<Rows> answers;
  for (auto& query : agenda_queries(meeting, {since, {}})) answers.push_back(ask(std::move(query)));
  return agenda_from(meeting, {since, {}}, answers, now, pack);
}

}  // namespace lintel::casework
