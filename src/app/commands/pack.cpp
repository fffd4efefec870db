#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <future>
#include <iostream>
#include <memory>
#include <thread>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/pack_folder.h"
#include "app/settings.h"
#include "app/wiring.h"
#include "casework/cases/run.h"
#include "pack/difference.h"
#include "pack/schema.h"
#include "terms/london.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;

struct Target {
  fs::path packs;  // the folder of packs
  std::string code;
  fs::path cases;  // a folder or one file
};

// "packs/name", "name", "packs/name/cases/x.case" or, for all, the folder of packs.
std::vector<Target> targets_of(const std::vector<std::string>& given, const fs::path& packs) {
  note_packs_folder(packs);
  std::vector<Target> targets;
  const auto add_pack = [&](const fs::path& folder) {
    targets.push_back({folder.parent_path().empty() ? fs::path(".") : folder.parent_path(), folder.filename().string(),
                       folder / "cases"});
  };
  const auto add = [&](const fs::path& what) {
    if (what.extension() == ".case") {
      const auto folder = fs::absolute(what).lexically_normal().parent_path().parent_path();
      targets.push_back({folder.parent_path(), folder.filename().string(), what});
    } else if (fs::exists(what / "pack.yaml")) {
      add_pack(what);
    } else if (!pack_codes(what).empty()) {
      for (const auto& code : pack_codes(what)) add_pack(what / code);
    } else if (fs::exists(packs / what / "pack.yaml")) {
      add_pack(packs / what);
    } else {
      throw Failure(
          exit_codes::usage,
          fmt::format("{} is no pack: expected a folder with a pack.yaml, a .case file, or a pack of {}: {}",
                      what.string(), packs.string(), pack::one_of_words(what.filename().string(), pack_codes(packs))));
    }
  };
  for (const auto& one : given) {
    fs::path path = fs::path(one).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    add(path);
  }
  if (given.empty()) add(packs);
  return targets;
}

int check(const std::vector<std::string>& given, const fs::path& packs) {
  bool wrong = false;
  for (const auto& target : targets_of(given, packs)) {
    const auto pack = read_checked(target.packs, target.code);
    if (pack)
      fmt::print("{}: no problems{}\n", target.code, pack->status == "draft" ? "; a draft, not for real work" : "");
    else
      for (const auto& problem : pack.error()) fmt::print("{}/{}\n", target.code, pack::text_of(problem));
    wrong = wrong || !pack;
  }
  return wrong ? exit_codes::found_wrong : 0;
}

// Prints those that fail; how many they are.
std::size_t print_failed(const std::vector<casework::cases::CaseReport>& reports) {
  std::size_t failed = 0;
  for (const auto& report : reports) {
    if (report.passed()) continue;
    ++failed;
    fmt::print("{}\n", casework::cases::text_of(report));
  }
  return failed;
}

using Reports = std::vector<casework::cases::CaseReport>;

Reports reports_of(const Target& target) {
  return casework::cases::run_cases(case_files(target.cases), checked_pack(target.packs, target.code));
}

// Packs have nothing to do with one another: each processor takes the next. What is thrown is that of the first pack.
std::vector<std::future<Reports>> run_all(const std::vector<Target>& targets) {
  std::vector<std::packaged_task<Reports()>> tasks;
  std::vector<std::future<Reports>> ended;
  for (const auto& target : targets) {
    tasks.emplace_back([&target] { return reports_of(target); });
    ended.push_back(tasks.back().get_future());
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back([&] {
      for (auto at = next++; at < tasks.size(); at = next++) tasks[at]();
    });
  threads.clear();  // joins
  return ended;
}

int test(const std::vector<std::string>& given, const fs::path& packs) {
  const auto started = std::chrono::steady_clock::now();
  std::size_t passed = 0, failed = 0;
  for (auto& one : run_all(targets_of(given, packs))) {
    const auto reports = one.get();
    const auto wrong = print_failed(reports);
    failed += wrong;
    passed += reports.size() - wrong;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  fmt::print("{} case{} passed, {} failed, in {:.2f} s\n", passed, passed == 1 ? "" : "s", failed, took.count());
  return failed > 0 ? exit_codes::found_wrong : 0;
}

// The packs in two folders.
int diff(const std::vector<std::string>& given, const fs::path& packs) {
  if (given.size() != 2) throw Failure(exit_codes::usage, "Name two packs: the one before and the one after");
  std::vector<std::vector<pack::SourceFile>> files;
  for (const auto& target : targets_of(given, packs)) {
    (void)checked_pack(target.packs, target.code);
    files.push_back(pack_files(target.packs, target.code));
  }
  const auto found = pack::differences(files[0], files[1]);
  for (const auto& one : found) fmt::print("{}\n", one);
  if (found.empty()) fmt::print("No difference\n");
  return 0;
}

struct Putting {
  Settings settings;
  std::string what;
  std::string from;  // "2026-12-01T09:00", London time; empty: now
  std::string by;
  bool yes = false;
};

terms::Instant moment_of(const std::string& text, terms::Instant now) {
  if (text.empty()) return now;
  const auto date = terms::date_from_iso(text.substr(0, 10));
  int hour = 0, minute = 0;
  const bool has_time = text.size() == 16 && std::sscanf(text.c_str() + 10, "T%2d:%2d", &hour, &minute) == 2;
  if (!date || (text.size() != 10 && !has_time) || hour > 23 || minute > 59)
    throw Failure(exit_codes::usage,
                  fmt::format("\"{}\" is no moment: write it as 2026-12-01 or 2026-12-01T09:00", text));
  return terms::from_london(*date, hour, minute);
}

void require_cases_pass(const Target& target, const pack::Pack& pack) {
  const auto failed = print_failed(casework::cases::run_cases(case_files(target.cases), pack));
  if (failed == 0) return;
  throw Failure(exit_codes::found_wrong,
                fmt::format("{} of its worked cases fail: the pack is not put in force", failed));
}

// What changes, for the person who decides. Null when this is the hub's first pack.
void show_changes(const std::optional<KeptPack>& before, const std::string& name, const KeptPack& after) {
  if (!before) return fmt::print("This is the hub's first pack.\n");
  fmt::print("Against {}, which is in force then:\n", name);
  const auto found = pack::differences(before->files, after.files);
  for (const auto& one : found) fmt::print("  {}\n", one);
  if (found.empty()) fmt::print("  no difference\n");
}

bool agreed(const Putting& given) {
  if (given.yes) return true;
  fmt::print("Put it in force? Type yes: ");
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "yes";
}

// Checked, tried on its cases, shown as a difference, then kept with the moment from which it counts.
int put(const Putting& given) {
  const auto target = targets_of({given.what}, given.settings.packs).front();
  const auto pack = checked_pack(target.packs, target.code);
  if (pack.status == "draft")
    throw Failure(exit_codes::refused,
                  fmt::format("{} is a draft: it cannot be put in force", casework::pack_text(pack)));
  const auto now = system_now();
  const auto from = moment_of(given.from, now);
  if (from < now)
    throw Failure(exit_codes::refused,
                  "That moment has passed: what was decided since keeps the pack it was decided under");
  require_cases_pass(target, pack);
  const terms::HubId hub{target.code};
  auto store = open_database(given.settings);
  store->migrate();
  const KeptPack kept{.files = pack_files(target.packs, target.code), .from = from, .by = given.by};
  const Shelf known(hub, store->cabinet(), now);
  const auto name_at = [&](terms::Instant at) {
    const auto* in_force = known.in_force(hub, at);
    return in_force ? casework::pack_text(*in_force) : std::string();
  };
  if (from > now && name_at(now) == casework::pack_text(pack))
    throw Failure(exit_codes::refused,
                  fmt::format("{} is in force already: put off, it would leave the hub without a pack until then",
                              casework::pack_text(pack)));
  const auto before = name_at(from);
  show_changes(before.empty() ? std::nullopt : casework::kept_pack(store->cabinet(), hub, before, now), before, kept);
  if (!agreed(given)) {
    fmt::print("Nothing was changed\n");
    return exit_codes::refused;
  }
  keep_pack(store->cabinet(), hub, pack, kept, now);
  fmt::print("{} is in force from {}. Servers take it up by themselves.\n", casework::pack_text(pack),
             terms::time_words(from));
  return 0;
}

void add_put(CLI::App& group, Run& run) {
  auto* command = group.add_subcommand("put", "Check a new version, show what it changes, and put it in force");
  auto given = std::make_shared<Putting>();
  add_database(*command, given->settings);
  add_packs(*command, given->settings);
  command->add_option("pack", given->what, "The pack's folder, named as the hub")->required();
  command->add_option("--from", given->from, "From when, London time: 2026-12-01 or 2026-12-01T09:00; now without it");
  command->add_option("--by", given->by, "Who decided it")->required();
  command->add_flag("--yes", given->yes, "Do not ask");
  command->callback([given, &run] { run = [given] { return put(*given); }; });
}

}  // namespace

void add_pack(CLI::App& lintel, Run& run) {
  auto* group = lintel.add_subcommand("pack", "Check a hub's policy and run its worked cases");
  group->require_subcommand(1);
  struct Given {
    Settings settings;
    std::vector<std::string> what;
  };
  const auto add = [&](std::string name, std::string help, std::string_view what_help, auto action) {
    auto* command = group->add_subcommand(name, help);
    auto given = std::make_shared<Given>();
    add_packs(*command, given->settings);
    if (!what_help.empty()) command->add_option("what", given->what, std::string(what_help));
    command->callback(
        [given, action, &run] { run = [given, action] { return action(given->what, given->settings.packs); }; });
  };
  add("check", "Say what is wrong in packs: file, line, what, and what was expected", "Packs; all when none is named",
      check);
  add("test", "Run worked cases against the verbs with a virtual clock", "Packs or .case files; all when none is named",
      test);
  add("diff", "Say in plain words what the second pack changes of the first", "Two packs", diff);
  add_put(*group, run);
  add("schema", "Print the JSON Schema by which editors complete and check packs", "",
      [](const std::vector<std::string>&, const fs::path&) {
        fmt::print("{}", pack::pack_schema());
        return 0;
      });
}

}  // namespace lintel::app
