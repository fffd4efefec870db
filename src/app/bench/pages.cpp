// A contact's page and the worklist over many connections, against a page of the same size made by the same server with
// three indexed queries.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>

#include "app/bench/bench.h"
#include "app/bench/load.h"
#include "app/bench/served.h"
#include "app/failure.h"
#include "base/text.h"
#include "web/components/table.h"

namespace lintel::app::bench {

namespace {

using namespace std::chrono_literals;
using casework::Row;

constexpr double ratio_goal = 0.5;
constexpr double slowest_goal = 25;  // milliseconds, of 99 in 100
constexpr int pages_of_contacts = 1000;

// The plain page: how many rows it shows is set so that it is as large as the page that it is compared with.
struct PlainPage {
  std::atomic<int> rows = 41;

  web::Response operator()(const web::Visit& visit) const {
    auto& views = visit.site.views;
    const auto ask = [&](std::string table, std::vector<casework::Test> all_of, std::string order, int limit) {
      return views.rows({.hub = visit.site.hub,
                         .table = std::move(table),
                         .all_of = std::move(all_of),
                         .any_of = {},
                         .order = {{std::move(order), true}},
                         .limit = limit});
    };
    const auto one =
        ask("contacts", {{"reference", casework::Test::Kind::equal, {visit.query("reference")}}}, "reference", 1);
    const auto latest = ask("contacts", {}, "received_at", 20);
    const auto owed = ask("obligations", {{"open", casework::Test::Kind::equal, {std::int64_t{1}}}}, "due_at", 20);
    web::components::Table table{.caption = "The latest",
                                 .head = {{.text = "Title"}, {.text = "Reason"}, {.text = "Level"}}};
    const std::vector<const std::vector<Row>*> all = {&one, &latest, &owed};
    for (int i = 0; i < rows;)
      for (const auto* rows_of : all)
        for (const auto& row : *rows_of)
          if (i++ < rows)
            table.rows.push_back({{.text = row.values.contains("title") ? row.text("title") : ""},
                                  {.text = row.text(row.values.contains("reason") ? "reason" : "record_title")},
                                  {.text = row.text("level")}});
    return web::page_response(visit, {.title = "A plain page"}, web::components::table(table));
  }
};

// Somebody who sees the whole hub and has work to do there.
terms::StaffId busiest(OpenHub& hub) {
  const auto& pack = *hub.shelf->in_force(hub.hub, system_now());
  const auto rows = hub.store->views().rows({.hub = hub.hub,
                                             .table = "staff",
                                             .all_of = {{"active", casework::Test::Kind::equal, {std::int64_t{1}}}},
                                             .any_of = {},
                                             .order = {{"name"}},
                                             .limit = 1000});
  for (const auto& row : rows)
    for (const auto& id : base::split(row.text("roles"), '|'))
      if (const auto* role = pack.role(terms::RoleId{id});
          role && role->may.contains("see_contacts") && role->may.contains("approve_outcome"))
        return terms::StaffId{row.text("staff")};
  throw Failure(exit_codes::ours, "nobody of the filled hub may see contacts");
}

std::vector<std::string> contact_paths(OpenHub& hub) {
  std::vector<std::string> paths;
  const auto all = static_cast<int>(hub.store->views().count({.hub = hub.hub, .table = "contacts"}));
  const int step = std::max(1, all / pages_of_contacts);
  for (int offset = 0; offset < all && std::ssize(paths) < pages_of_contacts; offset += step)
    for (const auto& row : hub.store->views().rows({.hub = hub.hub,
                                                    .table = "contacts",
                                                    .all_of = {},
                                                    .any_of = {},
                                                    .order = {{"reference"}},
                                                    .limit = 1,
                                                    .offset = offset}))
      paths.push_back("/contacts/" + row.text("reference"));
  return paths;
}

// Rows that make the plain page as large as this one.
void match_size(PlainPage& plain, Load plain_load, double bytes) {
  const auto size_at = [&](int rows) {
    plain.rows = rows;
    plain_load.connections = 1;
    return load(plain_load, 0ms).bytes_each;
  };
  const double few = size_at(41), many = size_at(141);
  plain.rows = std::max(1, 41 + static_cast<int>((bytes - few) / ((many - few) / 100)));
}

void require_all_served(const Loaded& loaded, std::string_view name) {
  if (loaded.wrong > 0)
    throw Failure(exit_codes::ours,
                  fmt::format("{} of {} pages ({}) were not served", loaded.wrong, loaded.answers, name));
}

std::vector<Line> compared(const Bench& bench, std::string name, const Load& measured, const Load& plain_load,
                           PlainPage& plain) {
  const auto turn = bench.plan().quick ? 500ms : 2000ms;
  const int turns = bench.plan().quick ? 2 : 5;
  match_size(plain, plain_load, load(measured, 200ms).bytes_each);
  double rate = 0, plain_rate = 0;
  Loaded ours, theirs, at_half_rate;
  double slowest = 1e9;
  for (int i = 0; i < turns; ++i) {
    theirs = load(plain_load, turn);
    ours = load(measured, turn);
    Load half = measured;
    half.pace = ours.rate() / 2;
    at_half_rate = load(half, turn);
    for (const auto* loaded : {&theirs, &ours, &at_half_rate}) require_all_served(*loaded, name);
    rate += ours.rate() / turns;
    plain_rate += theirs.rate() / turns;
    slowest = std::min(slowest, at_half_rate.quantile(0.99));
  }
  return {
      {.name = name,
       .measured = fmt::format("{} of {:.1f} KB", figure(rate, "/s"), ours.bytes_each / 1000),
       .yardstick = fmt::format("three queries: {} of {:.1f} KB", figure(plain_rate, "/s"), theirs.bytes_each / 1000),
       .ratio = rate / plain_rate,
       .goal = "ratio 0.5",
       .met = rate / plain_rate >= ratio_goal},
      {.name = "  99 in 100, at half that rate",
       .measured = fmt::format("{:.1f} ms", slowest),
       .yardstick = "",
       .ratio = {},
       .goal = "25 ms when quiet",
       .met = slowest < slowest_goal},
      {.name = "  99 in 100, as fast as it can",
       .measured = fmt::format("{:.1f} ms", ours.quantile(0.99)),
       .yardstick = fmt::format("three queries: {:.1f} ms", theirs.quantile(0.99)),
       .ratio = theirs.quantile(0.99) / ours.quantile(0.99),
       .goal = "",
       .met = {}}};
}

}  // namespace

std::vector<Line> pages(Bench& bench) {
  auto& hub = bench.filled();
  auto plain = std::make_shared<PlainPage>();
  Served served(hub, {{web::Method::get,
                       "/bench/plain",
                       {.who = web::Who::staff, .right = {}, .record_kind = {}},
                       web::Page([plain](const web::Visit& visit) { return (*plain)(visit); })}});
  const auto cookie = served.cookie_of(busiest(hub));
  const auto contacts = contact_paths(hub);
  std::vector<std::string> plain_paths;
  for (const auto& path : contacts) plain_paths.push_back("/bench/plain?reference=" + path.substr(path.rfind('/') + 1));
  const Load plain_load{.port = served.port(), .paths = plain_paths, .cookie = cookie};
  auto lines =
      compared(bench, "contact page", {.port = served.port(), .paths = contacts, .cookie = cookie}, plain_load, *plain);
  for (auto& line :
       compared(bench, "worklist",
                {.port = served.port(), .paths = {"/worklist?view=all", "/worklist?view=team"}, .cookie = cookie},
                plain_load, *plain))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace lintel::app::bench
