// From nothing to the first page, and what an idle server holds in memory.
#include <fmt/format.h>

#include <fstream>
#include <string>
#include <thread>

#include "app/bench/bench.h"
#include "app/bench/child.h"
#include "app/bench/load.h"
#include "app/failure.h"

namespace lintel::app::bench {

namespace {

using namespace std::chrono_literals;

constexpr double start_goal = 0.3;  // seconds
constexpr double memory_goal = 64;  // MiB
constexpr auto first_page = "/sign-in";

std::vector<std::string> serve_arguments(const Settings& settings) {
  std::vector<std::string> arguments = {"serve",      "--port",
                                        "0",          "--quiet",
                                        "--database", settings.database,
                                        "--packs",    settings.packs.string(),
                                        "--assets",   settings.assets.string()};
  if (!settings.hub.empty()) arguments.insert(arguments.end(), {"--hub", settings.hub});
  return arguments;
}

// "Lintel serves ... on http://127.0.0.1:40123"
std::uint16_t port_in(const std::string& line) {
  return static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
}

void ask_first_page(std::uint16_t port) {
  const auto answer = load({.port = port, .connections = 1, .paths = {first_page}}, 0ms);
  if (answer.wrong > 0) throw Failure(exit_codes::world, fmt::format("{} was not served", first_page));
}

double resident_mebibytes(pid_t process) {
  std::ifstream status(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  throw Failure(exit_codes::world, "the memory of the measured server could not be read");
}

// The least that can be asked of starting: this program saying its help.
double program_alone() {
  return seconds_of([] { Child({"--version"}).line(); });
}

}  // namespace

std::vector<Line> starting(Bench& bench) {
  const auto settings = bench.released();
  double best = 1e9, memory = 0, alone = 1e9;
  for (int turn = 0; turn < 5; ++turn) {
    alone = std::min(alone, program_alone());
    std::optional<Child> child;
    const double seconds = seconds_of([&] {
      child.emplace(serve_arguments(settings));
      ask_first_page(port_in(child->line()));
    });
    best = std::min(best, seconds);
    std::this_thread::sleep_for(300ms);
    memory = std::max(memory, resident_mebibytes(child->id()));
  }
  return {{.name = "start to the first page",
           .measured = fmt::format("{:.3f} s", best),
           .yardstick = fmt::format("the program saying its version: {:.3f} s", alone),
           .ratio = alone / best,
           .goal = "under 0.3 s",
           .met = best < start_goal},
          {.name = "memory when idle",
           .measured = fmt::format("{:.1f} MiB", memory),
           .yardstick = "",
           .ratio = {},
           .goal = "under 64 MiB",
           .met = memory < memory_goal}};
}

}  // namespace lintel::app::bench
