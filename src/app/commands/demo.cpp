#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>

#include "app/commands/commands.h"
#include "base/counted.h"
#include "app/demo/borough.h"
#include "app/demo/tee_ledger.h"
#include "app/failure.h"
#include "app/progress.h"
#include "app/wiring.h"
#include "casework/memory/memory_store.h"

namespace lintel::app {

namespace {

struct DemoSettings {
  Settings settings;
  ServeSettings serving;
  demo::BoroughPlan plan;
  bool families_asked = false;
  bool serve = false;
};

std::string demo_database() {
  const char* data = std::getenv("LINTEL_DATA");
  return std::string(data ? data : "data") + "/demo.db";
}

// Ids from the seed, so that the same seed gives the same borough, reference for reference.
casework::Fresh seeded_fresh(std::uint64_t seed) {
  auto dice = std::make_shared<std::mt19937_64>(seed);
  static constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const auto some = [dice](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += letters[(*dice)() % letters.size()];
    return text;
  };
  return {.reference = [some] { return some(4) + "-" + some(4); }, .id = [some] { return some(24); }};
}

// What the sign-in page of a demonstration offers. Nobody has a password: outside a demonstration none of them can sign
// in.
void keep_accounts(storage::Store& store, const Hub& hub, const demo::Borough& borough, terms::Instant now) {
  for (const auto& one : borough.staff)
    store.cabinet().put(hub.hub, "demo_accounts", one.id.value,
                        boost::json::serialize(boost::json::object{
                            {"staff", one.id.value},
                            {"name", one.name},
                            {"title", one.role_title + (one.team_title.empty() ? "" : ", " + one.team_title)}}),
                        now);
}

demo::Borough invent(storage::Store& store, const Hub& hub, const demo::BoroughPlan& plan) {
  casework::MemoryStore memory;
  demo::TeeLedger ledger(memory, store.ledger());
  casework::Performer performer(ledger, memory, *hub.shelf, seeded_fresh(plan.seed));
  Progress progress("Inventing a borough, day");
  auto borough =
      demo::live(performer, ledger, *hub.shelf, hub.hub, plan, [&](auto done, auto all) { progress.at(done, all); });
  ledger.drained();
  keep_accounts(store, hub, borough, plan.now);
  return borough;
}

// One account for each role, in the order in which a request meets them.
void print_accounts(const demo::Borough& borough) {
  std::map<std::string, const demo::DemoStaff*> by_role;
  for (const auto& one : borough.staff) by_role.try_emplace(one.role_title, &one);
  for (const auto& [role, one] : by_role) fmt::print("  {:<36} {}\n", role, one->name);
}

// How large a hub's borough is: as asked, else as its pack says.
demo::BoroughPlan plan_for(const Hub& hub, demo::BoroughPlan plan, bool asked) {
  const auto* pack = hub.shelf->in_force(hub.hub, plan.now);
  if (pack && !asked) plan.families = pack->setting("demo_families", plan.families);
  return plan;
}

void invent_if_empty(storage::Store& store, const Hub& hub, const demo::BoroughPlan& plan) {
  if (store.ledger().fact_count(hub.hub) > 0) return;
  const auto borough = invent(store, hub, plan);
  fmt::print("{}: {} and {} over {}, by {} invented staff ({}, {} of them refused)\n",
             hub.shelf->in_force(hub.hub, plan.now)->hub_name, base::counted(borough.contacts, "contact", "contacts"),
             base::counted(borough.calls, "call", "calls"), base::counted(plan.weeks, "week", "weeks"),
             borough.staff.size(), base::counted(borough.verbs_done + borough.verbs_declined, "act", "acts"),
             borough.verbs_declined);
  print_accounts(borough);
}

int run_demo(DemoSettings given) {
  if (given.plan.now == terms::Instant{}) given.plan.now = system_now();
  auto open = open_hubs(given.settings);
  for (const auto& hub : open.hubs) invent_if_empty(*open.store, hub, plan_for(hub, given.plan, given.families_asked));
  if (!given.serve) return 0;
  fmt::print("Open http://localhost:{}/{} and choose who to be: no password is asked in the demonstration.\n",
             given.serving.port, open.hubs.size() == 1 ? "sign-in" : "");
  given.serving.demo = true;
  given.serving.quiet = true;
  return serve(std::move(open), given.settings, given.serving);
}

}  // namespace

void add_demo(CLI::App& lintel, Run& run) {
  auto* command =
      lintel.add_subcommand("demo", "Invent a borough and its weeks of work from a seed; nobody in it is real");
  auto given = std::make_shared<DemoSettings>();
  given->settings.database = demo_database();
  add_database(*command, given->settings);
  add_hubs(*command, given->settings);
  add_serving(*command, given->settings, given->serving);
  command->add_option("--seed", given->plan.seed, "The same seed gives the same borough")->capture_default_str();
  auto* families = command
                       ->add_option("--families", given->plan.families,
                                    "Families in the borough; without it as many as the pack asks for")
                       ->capture_default_str()
                       ->check(CLI::Range(1, 100000));
  command->add_option("--weeks", given->plan.weeks, "Weeks of contacts up to now")
      ->capture_default_str()
      ->check(CLI::Range(1, 520));
  command->add_flag("--serve", given->serve, "Then serve it, with a choice of whom to sign in as");
  command->callback([given, families, &run] {
    given->families_asked = families->count() > 0;
    run = [given] { return run_demo(*given); };
  });
}

}  // namespace lintel::app
