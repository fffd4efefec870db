#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/key_file.h"
#include "app/wiring.h"
#include "base/text.h"
#include "signin/accounts.h"

namespace lintel::app {

namespace {

struct NewStaff {
  Settings settings;
  std::string name, email;
  std::vector<std::string> roles, teams;
  bool qualified = false;
};

// The first administrator of a hub: nobody can sign in before there is one.
int add_member(const NewStaff& given) {
  auto hub = open_hub(given.settings);
  terms::Fields fields{{"name", given.name}, {"email", given.email}, {"qualified", given.qualified ? "yes" : "no"}};
  for (const auto& role : given.roles) fields.emplace("roles", role);
  for (const auto& team : given.teams) fields.emplace("teams", team);
  auto result = hub.performer->perform_and_wait({.hub = hub.hub,
                                                 .verb = "add_staff",
                                                 .stream = {"staff", ""},
                                                 .fields = std::move(fields),
                                                 .expected_version = {},
                                                 .actor = terms::system_actor(),
                                                 .now = system_now(),
                                                 .idempotency_key = {},
                                                 .request = {}});
  if (const auto* declined = std::get_if<terms::Declined>(&result)) {
    std::string words = "Not added:";
    for (const auto& problem : declined->problems) words += fmt::format("\n  {}: {}", problem.field, problem.message);
    for (const auto& refusal : declined->refusals) words += "\n  " + refusal.reason;
    throw Failure(exit_codes::refused, words);
  }
  const auto* done = std::get_if<casework::Done>(&result);
  if (!done) throw Failure(exit_codes::world, "Not saved");
  signin::LocalAccounts accounts(hub.store->cabinet(), hub.store->views(), random_bytes,
                                 open_seal(given.settings, *hub.store, hub.hub));
  const auto link = accounts.one_time_link(hub.hub, terms::StaffId{done->stream.key}, system_now());
  fmt::print("{} is added. The link to set a password works once, for a day:\n  /set-password/{}\n", given.name, link);
  return 0;
}

}  // namespace

void add_staff_commands(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand(
      "add-staff", "Add a member of staff, the first administrator for example, and print their one-time link");
  auto given = std::make_shared<NewStaff>();
  add_database(*command, given->settings);
  add_hub(*command, given->settings);
  add_key_file(*command, given->settings);
  command->add_option("--name", given->name, "Their name")->required();
  command->add_option("--email", given->email, "Their e-mail address, with which they sign in")->required();
  command->add_option("--role", given->roles, "A role of the pack; may be given several times")->required();
  command->add_option("--team", given->teams, "A team of the pack; may be given several times");
  command->add_flag("--qualified", given->qualified, "They are a qualified social worker");
  command->callback([given, &run] { run = [given] { return add_member(*given); }; });
}

}  // namespace lintel::app
