// Keeping the record sound: rebuild, verify, backup, restore.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "app/commands/commands.h"
#include "base/counted.h"
#include "app/failure.h"
#include "app/progress.h"
#include "app/upkeep.h"
#include "app/wiring.h"
#include "pack/problem.h"

namespace lintel::app {

namespace {

// A mistyped hub has no facts, and of none it could be said that all is well.
void require_hub(storage::Store& store, const std::string& hub) {
  const auto hubs = store.hubs();
  if (hub.empty() || hubs.empty() || std::ranges::find(hubs, hub, &terms::HubId::value) != hubs.end()) return;
  std::vector<std::string> names;
  for (const auto& one : hubs) names.push_back(one.value);
  throw Failure(exit_codes::usage,
                fmt::format("The database holds no hub \"{}\"; expected {}", hub, pack::one_of_words(hub, names)));
}

int verify_command(const Settings& settings) {
  auto store = open_database(settings, true);
  require_hub(*store, settings.hub);
  Progress progress("Verifying");
  const auto report =
      verify(store->ledger(), terms::HubId{settings.hub}, [&](auto done, auto all) { progress.at(done, all); });
  if (!report.first_bad) {
    fmt::print("{} in {}: every chain is whole\n", base::counted(report.facts, "fact", "facts"),
               base::counted(report.records, "record", "records"));
    return 0;
  }
  throw Failure(exit_codes::found_wrong,
                fmt::format("The first bad fact is {}\n{} before it {} sound", *report.first_bad,
                            base::counted(report.facts, "fact", "facts"), report.facts == 1 ? "is" : "are"));
}

int rebuild_command(const Settings& settings) {
  auto hub = open_hub(settings);
  Progress progress("Rebuilding views");
  const auto records = rebuild(hub.store->ledger(), hub.store->views(), *hub.shelf, hub.hub,
                               [&](auto done, auto all) { progress.at(done, all); });
  hub.store->note_views_rebuilt();
  fmt::print("Views of {} rebuilt\n", base::counted(records, "record", "records"));
  return 0;
}

}  // namespace

void add_verify(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand("verify", "Check the chain of every record; names the first bad fact");
  auto settings = std::make_shared<Settings>();
  add_database(*command, *settings);
  command->add_option("--hub", settings->hub, "One hub only");
  command->callback([settings, &run] { run = [settings] { return verify_command(*settings); }; });
}

void add_rebuild(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand("rebuild", "Make every view anew from the facts");
  auto settings = std::make_shared<Settings>();
  add_database(*command, *settings);
  add_hub(*command, *settings);
  command->callback([settings, &run] { run = [settings] { return rebuild_command(*settings); }; });
}

void add_backup(CLI::App& lintel, Run& run) {
  struct Given {
    Settings settings;
    std::string file;
  };
  auto* backup = lintel.add_subcommand("backup", "Copy the database to a new file while the hub serves");
  auto given = std::make_shared<Given>();
  add_database(*backup, given->settings);
  backup->add_option("file", given->file, "The new file")->required();
  backup->callback([given, &run] {
    run = [given] {
      auto store = open_database(given->settings, true);
      Progress progress("Copying");
      store->backup(given->file, [&](auto done, auto all) { progress.at(done, all); });
      fmt::print("{} holds {} facts\n", given->file,
                 open_database({.database = given->file}, true)->ledger().fact_count({}));
      return 0;
    };
  });

  auto* restore = lintel.add_subcommand("restore", "Fill an empty database from a file that backup made");
  auto from = std::make_shared<Given>();
  add_database(*restore, from->settings);
  restore->add_option("file", from->file, "The file that backup made")->required();
  restore->callback([from, &run] {
    run = [from] {
      auto store = open_database(from->settings);
      store->migrate();
      Progress progress("Restoring");
      store->restore(from->file, [&](auto done, auto all) { progress.at(done, all); });
      fmt::print("{} restored\n", base::counted(store->ledger().fact_count({}), "fact", "facts"));
      return 0;
    };
  });
}

}  // namespace lintel::app
