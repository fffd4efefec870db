#include "web/pages/parts/sight.h"

#include <future>
#include <memory>

namespace lintel::web::parts {

namespace {

using Kind = casework::Test::Kind;

constexpr int staff_at_most = 500;
constexpr std::chrono::seconds recorded_within{10};

std::vector<casework::Value> texts(const auto& ids) {
  std::vector<casework::Value> values;
  for (const auto& id : ids)
    if constexpr (requires { id.value; })
      values.emplace_back(id.value);
    else
      values.emplace_back(id);
  return values;
}

}  // namespace

const pack::Pack& pack_of(const Visit& visit, std::string_view kept) {
  const auto* version = visit.site.packs.version(visit.site.hub, kept);
  return version ? *version : visit.pack;
}

Scope scope_of(const pack::Pack& pack, const terms::Actor& actor) {
  Scope widest = Scope::none;
  for (const auto& id : actor.roles) {
    const auto* role = pack.role(id);
    if (!role) continue;
    const auto scope = role->sees == "hub"    ? Scope::hub
                       : role->sees == "arm"  ? Scope::arm
                       : role->sees == "team" ? Scope::team
                                              : Scope::none;
    widest = std::max(widest, scope);
  }
  return widest;
}

std::vector<casework::Test> in_sight(const pack::Pack& pack, const terms::Actor& actor) {
  const auto scope = scope_of(pack, actor);
  if (scope == Scope::hub) return {};
  std::vector<casework::Test> tests = {equals("owner", actor.id.value)};
  if (scope == Scope::none) return tests;
  tests.push_back({"team", Kind::any_of, texts(actor.teams)});
  tests.push_back({"co_team", Kind::any_of, texts(actor.teams)});
  if (scope == Scope::arm)
    tests.push_back({"arm", Kind::any_of, texts(actor.arms)});
  else
    tests.push_back({"waits_with", Kind::any_of, texts(actor.teams)});
  return tests;
}

void keep_in_sight(casework::Query& query, const Visit& visit) {
  query.any_of = in_sight(visit.pack, visit.actor);
}

std::vector<std::string> visible(const Visit& visit, const std::vector<std::string>& references) {
  if (references.empty() || scope_of(visit.pack, visit.actor) == Scope::hub) return references;
  casework::Query query{
      .hub = visit.site.hub, .table = "contacts", .all_of = {any_of("reference", references)}, .limit = 500};
  keep_in_sight(query, visit);
  std::vector<std::string> seen;
  for (const auto& row : visit.site.views.rows(query)) seen.push_back(row.text("reference"));
  return seen;
}

std::vector<std::string> held_roles(const terms::Actor& actor) {
  std::vector<std::string> held;
  for (const auto& role : actor.roles) {
    held.push_back(role.value);
    for (const auto& arm : actor.arms) held.push_back(role.value + "@" + arm);
  }
  return held;
}

casework::Test equals(std::string column, std::string value) {
  return {std::move(column), Kind::equal, {std::move(value)}};
}
casework::Test equals(std::string column, std::int64_t value) {
  return {std::move(column), Kind::equal, {value}};
}
casework::Test any_of(std::string column, const std::vector<std::string>& values) {
  return {std::move(column), Kind::any_of, texts(values)};
}
casework::Test is_null(std::string column) {
  return {std::move(column), Kind::is_null, {}};
}

casework::Query staff_at_work(const Visit& visit) {
  return {.hub = visit.site.hub,
          .table = "staff",
          .all_of = {equals("active", std::int64_t{1})},
          .any_of = {},
          .order = {{"name"}},
          .limit = staff_at_most};
}

namespace {

std::future<bool> begun_to_record(const Visit& visit, std::string what, const casework::StreamId& stream,
                                  std::string detail) {
  const auto recorded = std::make_shared<std::promise<bool>>();
  auto answer = recorded->get_future();
  visit.site.audit.record(visit.site.hub,
                          {.at = visit.now,
                           .by = visit.actor.id,
                           .by_name = visit.actor.name,
                           .what = std::move(what),
                           .stream = stream,
                           .detail = std::move(detail),
                           .request = visit.request.id},
                          [recorded](bool ok) { recorded->set_value(ok); });
  return answer;
}

bool was_recorded(std::future<bool>& answer) {
  return answer.wait_for(recorded_within) == std::future_status::ready && answer.get();
}

}  // namespace

bool audited(const Visit& visit, std::string what, const casework::StreamId& stream, std::string detail) {
  auto answer = begun_to_record(visit, std::move(what), stream, std::move(detail));
  return was_recorded(answer);
}

bool audited_each(const Visit& visit, const std::string& what, const std::set<std::string>& records,
                  const std::string& detail) {
  std::vector<std::future<bool>> answers;
  for (const auto& record : records) answers.push_back(begun_to_record(visit, what, terms::stream_id(record), detail));
  return std::ranges::all_of(answers, was_recorded);
}

}  // namespace lintel::web::parts
