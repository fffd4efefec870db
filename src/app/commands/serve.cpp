#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.h"
#include "app/wiring.h"

namespace lintel::app {

void add_serve(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand("serve", "Serve hubs to browsers, each at its own address");
  struct Given {
    Settings settings;
    ServeSettings serving;
  };
  auto given = std::make_shared<Given>();
  add_database(*command, given->settings);
  add_hubs(*command, given->settings);
  add_work(*command, given->settings);
  add_serving(*command, given->settings, given->serving);
  command->callback(
      [given, &run] { run = [given] { return serve(open_hubs(given->settings), given->settings, given->serving); }; });
}

void add_migrate(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand("migrate", "Create the database or bring it up to date");
  auto settings = std::make_shared<Settings>();
  add_database(*command, *settings);
  command->callback([settings, &run] {
    run = [settings] {
      auto store = open_database(*settings);
      const auto steps = store->migrate();
      for (const auto& step : steps) fmt::print("{}\n", step);
      fmt::print("{} is at version {}\n", settings->database, store->schema_version());
      if (!store->views_to_rebuild().empty()) fmt::print("Some views changed shape: run lintel rebuild\n");
      return 0;
    };
  });
}

}  // namespace lintel::app
