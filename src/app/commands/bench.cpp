#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/bench/bench.h"
#include "app/commands/commands.h"
#include "app/failure.h"

namespace lintel::app {

namespace {

struct Given {
  Settings settings;
  std::vector<std::string> names;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  int contacts = 0;
  bool quick = false;
};

constexpr int contacts_usual = 100'000, contacts_quick = 4'000;

std::vector<bench::Benchmark> chosen(const std::vector<std::string>& names) {
  const auto all = bench::benchmarks();
  std::vector<bench::Benchmark> chosen;
  for (const auto& name : names)
    if (std::ranges::find(all, name, &bench::Benchmark::name) == all.end())
      throw Failure(exit_codes::usage, fmt::format("There is no benchmark {}: lintel bench --help lists them", name));
  for (const auto& one : all)
    if (names.empty() || std::ranges::find(names, one.name) != names.end()) chosen.push_back(one);
  return chosen;
}

// Nothing here has to end in good order, so the terminal may end it.
void take_signals() {
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

int run_bench(const Given& given) {
  const auto benchmarks = chosen(given.names);
  take_signals();
  const int contacts = given.contacts > 0 ? given.contacts : given.quick ? contacts_quick : contacts_usual;
  bench::Bench shared({.settings = given.settings,
                       .folder = given.folder / "lintel-bench",
                       .contacts = contacts,
                       .quick = given.quick});
  std::vector<bench::Line> lines;
  for (const auto& one : benchmarks)
    for (auto& line : one.run(shared)) lines.push_back(std::move(line));
  fmt::print("{}", bench::table_of(lines));
  if (!shared.filled_words().empty()) fmt::print("\nMeasured on {}.\n", shared.filled_words());
  return 0;
}

}  // namespace

void add_bench(CLI::App& lintel, Run& run) {
  auto* command =
      lintel.add_subcommand("bench", "Measure, each beside its yardstick in the same run; what counts is the ratio");
  auto given = std::make_shared<Given>();
  add_hub(*command, given->settings);
  given->settings.assets = default_folder("build/assets");
  command->add_option("--assets", given->settings.assets, "The folder of built style sheets and scripts")
      ->envname("LINTEL_ASSETS");
  command
      ->add_option("--folder", given->folder,
                   "Where the databases are made, on the disk to be measured; they are removed")
      ->capture_default_str();
  command->add_option("--contacts", given->contacts, "Contacts in the filled hub: 100,000, or 4,000 when quick")
      ->check(CLI::Range(100, 10'000'000));
  command->add_flag("--quick", given->quick, "Shorter and less exact");
  std::string help = "Which; all when none is named";
  for (const auto& one : bench::benchmarks()) help += fmt::format("\n{}: {}", one.name, one.help);
  command->add_option("name", given->names, help);
  command->callback([given, &run] { run = [given] { return run_bench(*given); }; });
}

}  // namespace lintel::app
