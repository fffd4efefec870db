#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/pack_folder.h"
#include "app/settings.h"
#include "casework/cases/run.h"
#include "pack/schema.h"

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
      throw Failure(exit_codes::usage,
                    fmt::format("{} is no pack: expected a folder with a pack.yaml, or a .case file", what.string()));
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

bool is_draft(const Target& target) {
  return checked_pack(target.packs, target.code).status == "draft";
}

int check(const std::vector<std::string>& given, const fs::path& packs) {
  bool wrong = false;
  for (const auto& target : targets_of(given, packs)) {
    const auto problems = problems_of(target.packs, target.code);
    for (const auto& problem : problems) fmt::print("{}/{}\n", target.code, pack::text_of(problem));
    if (problems.empty())
      fmt::print("{}: no problems{}\n", target.code, is_draft(target) ? "; a draft, not for real work" : "");
    wrong = wrong || !problems.empty();
  }
  return wrong ? exit_codes::found_wrong : 0;
}

int test(const std::vector<std::string>& given, const fs::path& packs) {
  const auto started = std::chrono::steady_clock::now();
  std::size_t passed = 0, failed = 0;
  for (const auto& target : targets_of(given, packs)) {
    const auto pack = checked_pack(target.packs, target.code);
    const auto reports = casework::cases::run_cases(case_files(target.cases), pack);
    for (const auto& report : reports) {
      ++(report.passed() ? passed : failed);
      if (!report.passed()) fmt::print("{}\n", casework::cases::text_of(report));
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  fmt::print("{} cases passed, {} failed, in {:.2f} s\n", passed, failed, took.count());
  return failed > 0 ? exit_codes::found_wrong : 0;
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
  add("schema", "Print the JSON Schema by which editors complete and check packs", "",
      [](const std::vector<std::string>&, const fs::path&) {
        fmt::print("{}", pack::pack_schema());
        return 0;
      });
}

}  // namespace lintel::app
