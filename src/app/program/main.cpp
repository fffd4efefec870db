#include <fmt/format.h>
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/wiring.h"
#include "pack/problem.h"
#include "storage/conn.h"

namespace app = lintel::app;
namespace storage = lintel::storage;

namespace {

int run_command(const app::Run& run) {
  try {
    return run();
  } catch (const app::Failure& failure) {
    fmt::print(stderr, "lintel: {}\n", failure.what());
    return failure.exit_code;
  } catch (const storage::Error& error) {
    fmt::print(stderr, "lintel: the database failed: {}\n", error.what());
    return app::exit_codes::world;
  } catch (const std::exception& error) {
    fmt::print(stderr, "lintel: a fault of this program, please report it: {}\n", error.what());
    return app::exit_codes::ours;
  }
}

// The command whose name nobody knows, with what was probably meant; empty when there is none such. The parser would
// name the word alone.
std::string unknown_command(const CLI::App& program, int argc, char** argv) {
  std::string path = "lintel";
  const auto* at = &program;
  for (int i = 1; i < argc && argv[i][0] != '-'; ++i) {
    std::vector<std::string> known;
    const CLI::App* found = nullptr;
    for (const auto* one : at->get_subcommands({})) {
      known.push_back(one->get_name());
      if (one->get_name() == argv[i]) found = one;
    }
    if (known.empty()) return {};
    if (!found)
      return fmt::format("There is no command \"{} {}\"; expected {}. {} --help says what each does", path, argv[i],
                         lintel::pack::one_of_words(argv[i], known), path);
    path += fmt::format(" {}", argv[i]);
    at = found;
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    fmt::print(stderr, "lintel: libsodium does not start\n");
    return lintel::app::exit_codes::world;
  }
  app::prepare_signals();
  CLI::App program{"Lintel: the open front door for children's services", "lintel"};
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("lintel ") + LINTEL_VERSION);
  app::Run run;
  for (const auto add : {app::add_serve, app::add_migrate, app::add_demo, app::add_pack, app::add_receive,
                         app::add_receive_notifications, app::add_rebuild, app::add_verify, app::add_backup,
                         app::add_staff_commands, app::add_report, app::add_bench})
    add(program, run);
  if (const auto words = unknown_command(program, argc, argv); !words.empty()) {
    fmt::print(stderr, "lintel: {}\n", words);
    return app::exit_codes::usage;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == 0;
    program.exit(error);
    return asked ? 0 : app::exit_codes::usage;
  }
  return run_command(run);
}
