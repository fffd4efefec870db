#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/key_file.h"
#include "app/wiring.h"
#include "base/text.h"
#include "signin/accounts.h"
#include "web/session/front.h"

namespace lintel::app {

namespace {

struct NewStaff {
  Settings settings;
  std::string name, email;
  std::vector<std::string> roles, teams;
  bool qualified = false;
  std::vector<std::string> base_urls;
};

// Where the hub is, as far as it is known here.
std::string address_of(const NewStaff& given, const terms::HubId& hub) {
  const auto told = web::base_url_of(hub.value, given.base_urls);
  return told.empty() ? "http://localhost:8080" : told;
}

// The first administrator of a hub: nobody can sign in before there is one.
int add_member(const NewStaff& given) {
  auto hub = open_hub(given.settings);
  if (hub.is_new) fmt::print(stderr, "lintel: {}\n", new_database_words(given.settings));
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
  fmt::print("{} is added. The link to set a password works once, for a day:\n  {}/set-password/{}\n", given.name,
             address_of(given, hub.hub), link);
  if (given.base_urls.empty())
    fmt::print(
        "That is the address of lintel serve on this machine. Elsewhere put the hub's own before /set-password, or "
        "name it with --base-url.\n");
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
  command->add_option("--base-url", given->base_urls, "How people reach the hub, as lintel serve is told it");
  command->add_flag("--qualified", given->qualified, "They are a qualified social worker");
  command->callback([given, &run] { run = [given] { return add_member(*given); }; });
}

}  // namespace lintel::app
