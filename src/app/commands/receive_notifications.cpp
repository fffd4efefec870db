#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "app/commands/commands.h"
#include "app/failure.h"
#include "app/progress.h"
#include "app/wiring.h"
#include "base/counted.h"
#include "casework/verbs/contact/notification_file.h"

namespace lintel::app {

namespace {

constexpr std::size_t bytes_at_most = 64 << 20;

struct Given {
  Settings settings;
  std::string file;
  std::string format;
  bool dry_run = false;
};

// Reads like the ledger behind it and keeps nothing: for a dry run.
class Unwritten final : public casework::Ledger {
 public:
  explicit Unwritten(casework::Ledger& behind) : behind_(behind) {}
  std::vector<casework::Fact> facts(const terms::HubId& hub, const terms::StreamId& stream,
                                    std::uint64_t after) override {
    return behind_.facts(hub, stream, after);
  }
  void append(casework::Append, std::function<void(casework::AppendResult)> done) override {
    done(casework::Committed{});
  }
  std::optional<std::string> reply_to(const terms::HubId& hub, const std::string& key) override {
    return behind_.reply_to(hub, key);
  }
  void scan(const terms::HubId& hub, const std::function<void(const casework::Fact&)>& visit) override {
    behind_.scan(hub, visit);
  }
  std::uint64_t fact_count(const terms::HubId& hub) override { return behind_.fact_count(hub); }

 private:
  casework::Ledger& behind_;
};

struct Tally {
  int received = 0;
  int here_already = 0;
  std::vector<casework::FiledMistake> refused;
};

bool is_json(const Given& given) {
  if (!given.format.empty()) return given.format == "json";
  if (given.file.ends_with(".json")) return true;
  if (given.file.ends_with(".csv")) return false;
  throw Failure(exit_codes::usage, given.file + " ends in neither .csv nor .json: say --format csv or --format json");
}

casework::NotificationFile read(const Given& given) {
  const bool json = is_json(given);
  const auto text = read_text(given.file);
  if (text.size() > bytes_at_most) throw Failure(exit_codes::usage, "The file is larger than 64 MiB: send it in parts");
  auto file = json ? casework::read_notifications_json(text) : casework::read_notifications_csv(text);
  if (!file.unreadable.empty())
    throw Failure(exit_codes::usage, fmt::format("{} cannot be read: {}", given.file, file.unreadable));
  return file;
}

bool only_here_already(const terms::Declined& declined) {
  return declined.problems.empty() && declined.refusals.size() == 1 &&
         declined.refusals.front().rule.value == "notification_received_before";
}

// Every line of it is told: those that something is wrong with by that, the others by which of them it is.
void add_refused(const casework::FiledNotification& one, const terms::Declined& declined, Tally& tally) {
  const auto from = tally.refused.size();
  const auto add = [&](int line, std::string what) {
    tally.refused.push_back({line, one.police_reference, std::move(what)});
  };
  for (const auto& problem : declined.problems)
    add(casework::line_of(one, problem.field), problem.field + ": " + problem.message);
  for (const auto& refusal : declined.refusals) add(one.lines.front(), refusal.reason);
  const auto told = tally.refused.size();
  for (const int line : one.lines) {
    const auto is_line = [&](const casework::FiledMistake& mistake) { return mistake.line == line; };
    if (std::none_of(tally.refused.begin() + static_cast<std::ptrdiff_t>(from),
                     tally.refused.begin() + static_cast<std::ptrdiff_t>(told), is_line))
      add(line, fmt::format("it belongs to line {}, in which something is wrong", tally.refused[from].line));
  }
}

void take(const casework::FiledNotification& one, casework::Performer& performer, const terms::HubId& hub,
          Tally& tally) {
  auto fields = one.fields;
  fields.emplace("channel", "file");
  const auto result =
      performer.perform_and_wait({.hub = hub,
                                  .verb = "receive_notification",
                                  .stream = {"contact", ""},
                                  .fields = std::move(fields),
                                  .expected_version = {},
                                  .actor = {.id = terms::StaffId{"file"}, .name = "A file of notifications"},
                                  .now = system_now(),
                                  .idempotency_key = {},
                                  .request = {}});
  if (std::get_if<casework::Done>(&result)) {
    ++tally.received;
  } else if (const auto* declined = std::get_if<terms::Declined>(&result)) {
    if (only_here_already(*declined))
      ++tally.here_already;
    else
      add_refused(one, *declined, tally);
  } else {
    const auto* failed = std::get_if<casework::NotSaved>(&result);
    throw Failure(
        exit_codes::world,
        fmt::format("{} of them are received; then it stopped{}. Give the same file again: nothing is taken twice",
                    tally.received, failed ? ": " + failed->why : ""));
  }
}

void print(const Tally& tally, const Given& given) {
  for (const auto& one : tally.refused)
    fmt::print("{} {}{}: {}\n", is_json(given) ? "item" : "line", one.line,
               one.police_reference.empty() ? "" : " (" + one.police_reference + ")", one.what);
  std::set<int> lines;  // one may have several mistakes
  for (const auto& one : tally.refused) lines.insert(one.line);
  fmt::print(
      "{} {}, {} here already, {} refused\n", tally.received, given.dry_run ? "would be received" : "received",
      tally.here_already,
      is_json(given) ? base::counted(lines.size(), "item", "items") : base::counted(lines.size(), "line", "lines"));
}

int receive_notifications(const Given& given) {
  auto file = read(given);
  auto hub = open_hub(given.settings);
  if (const auto* pack = hub.shelf->in_force(hub.hub, system_now()); !pack->notifications.exists())
    throw Failure(exit_codes::usage, fmt::format("{} takes no police notifications", pack->hub_name));
  Unwritten unwritten(hub.store->ledger());
  casework::Performer dry(unwritten, hub.store->views(), *hub.shelf, system_fresh());
  auto& performer = given.dry_run ? dry : *hub.performer;
  Tally tally{.refused = std::move(file.refused)};
  {
    Progress progress("Receiving notifications");
    std::int64_t done = 0;
    for (const auto& one : file.notifications) {
      take(one, performer, hub.hub, tally);
      progress.at(++done, static_cast<std::int64_t>(file.notifications.size()));
    }
  }
  std::ranges::stable_sort(tally.refused, {}, &casework::FiledMistake::line);
  print(tally, given);
  return tally.refused.empty() ? 0 : exit_codes::refused;
}

}  // namespace

void add_receive_notifications(CLI::App& lintel, Run& run) {
  auto* command =
      lintel.add_subcommand("receive-notifications",
                            "Receive police notifications from a file, many at once. Prints every line that is refused "
                            "and why; the others go in, "
                            "and what is here already is not taken again. Exit code 3 when any was refused");
  auto given = std::make_shared<Given>();
  add_database(*command, given->settings);
  add_hub(*command, given->settings);
  command->add_option("file", given->file, "A file ending in .csv, one line for each child, or .json")->required();
  command->add_option("--format", given->format, "csv or json, whatever the name ends in")
      ->check(CLI::IsMember({"csv", "json"}));
  command->add_flag("--dry-run", given->dry_run, "Say what would be refused and keep nothing");
  command->callback([given, &run] { run = [given] { return receive_notifications(*given); }; });
}

}  // namespace lintel::app
