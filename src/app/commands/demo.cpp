#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <random>

#include "app/commands/commands.h"
#include "base/counted.h"
#include "app/demo/borough.h"
#include "app/demo/tee_ledger.h"
#include "app/failure.h"
#include "app/pack_folder.h"
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

constexpr auto data_variable = "LINTEL_DATA";

std::string demo_database() {
  const char* data = std::getenv(data_variable);
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

// The command for the hubs that were asked for.
std::string command_words(const Settings& settings) {
  std::string words = "lintel demo";
  for (const auto& hub : settings.hubs) words += " --hub " + hub;
  return words + " --serve";
}

std::string how_to_begin_anew(const Settings& settings) {
  if (settings.database.find("://") != std::string::npos)
    return fmt::format("To begin a new one, name another database: {} --database ...", command_words(settings));
  return fmt::format("To begin a new one, name another folder: {}=new-folder {}\nor remove {}: nobody in it is real.",
                     data_variable, command_words(settings), settings.database);
}

void invent_if_empty(storage::Store& store, const Hub& hub, const demo::BoroughPlan& plan, const Settings& settings) {
  const auto name = hub.shelf->in_force(hub.hub, plan.now)->hub_name;
  if (store.ledger().fact_count(hub.hub) > 0) {
    fmt::print("{}: as it was left in {}\n{}\n", name, shown_database(settings), how_to_begin_anew(settings));
    return;
  }
  const auto borough = invent(store, hub, plan);
  fmt::print("{}: {} and {} over {}, by {} invented staff ({}), kept in {}\n", name,
             base::counted(borough.contacts, "contact", "contacts"), base::counted(borough.calls, "call", "calls"),
             base::counted(plan.weeks, "week", "weeks"), borough.staff.size(),
             base::counted(borough.verbs_done, "act", "acts"), shown_database(settings));
  print_accounts(borough);
}

bool packs_are_right(const Settings& settings) {
  const auto known = pack_codes(settings.packs);
  return std::ranges::all_of(settings.hubs.empty() ? known : settings.hubs, [&](const auto& code) {
    return std::ranges::find(known, code) != known.end() && read_checked(settings.packs, code).has_value();
  });
}

// One that another version of the packs or of the program made is no use any more, and nobody needs what is in it.
OpenHubs open_demonstration(const Settings& settings) {
  const bool was_there =
      std::filesystem::exists(settings.database) || settings.database.find("://") != std::string::npos;
  try {
    return open_hubs(settings);
  } catch (const Failure& failure) {
    if (!was_there || !packs_are_right(settings)) throw;
    throw Failure(failure.exit_code,
                  fmt::format("The demonstration in {} was made with other packs or with another program.\n{}\n({})",
                              shown_database(settings), how_to_begin_anew(settings), failure.what()));
  }
}

int run_demo(DemoSettings given) {
  if (given.plan.now == terms::Instant{}) given.plan.now = system_now();
  auto open = open_demonstration(given.settings);
  for (const auto& hub : open.hubs)
    invent_if_empty(*open.store, hub, plan_for(hub, given.plan, given.families_asked), given.settings);
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
  command->footer(fmt::format(
      "The demonstration is kept as demo.db in the folder that the environment variable {0} names (data when it names\n"
      "none), unless --database names another place. One that is there already is opened as it was left, whatever "
      "--seed,\n"
      "--families and --weeks say. To begin a new one, name another folder or remove the file:\n"
      "  {0}=new-folder lintel demo --serve",
      data_variable));
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
