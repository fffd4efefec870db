#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/commands/commands.h"
#include "app/failure.h"

#include "app/wiring.h"
#include "terms/flatten.h"

namespace lintel::app {

namespace {

constexpr std::size_t bytes_at_most = 1 << 20;  // one request, as for the API

std::string standard_input() {
  std::string text;
  char buffer[1 << 14];
  while (text.size() <= bytes_at_most && (std::cin.read(buffer, sizeof buffer) || std::cin.gcount() > 0))
    text.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
  return text;
}

std::string refused_words(const terms::Declined& declined) {
  std::string words = "The request was not accepted:";
  for (const auto& problem : declined.problems) words += fmt::format("\n  {}: {}", problem.field, problem.message);
  for (const auto& refusal : declined.refusals)
    words += fmt::format("\n  {} ({}{})\n  {}", refusal.reason, refusal.rule.value,
                         refusal.source.empty() ? "" : ", " + refusal.source, refusal.todo);
  return words;
}

int receive(const Settings& settings, const std::string& file, const std::string& key) {
  const auto text = file == "-" ? standard_input() : read_text(file);
  if (text.size() > bytes_at_most) throw Failure(exit_codes::usage, "The request is larger than 1 MiB");
  auto fields = terms::fields_from_json(text);
  if (!fields) throw Failure(exit_codes::usage, fmt::format("{} is not a request: {}", file, fields.error()));
  auto hub = open_hub(settings);
  if (hub.is_new) fmt::print(stderr, "lintel: {}\n", new_database_words(settings));
  if (fields->find("channel") == fields->end()) fields->emplace("channel", "file");
  auto result = hub.performer->perform_and_wait({.hub = hub.hub,
                                                 .verb = "receive_request",
                                                 .stream = {},
                                                 .fields = std::move(*fields),
                                                 .expected_version = {},
                                                 .actor = terms::referrer_actor(),
                                                 .now = system_now(),
                                                 .idempotency_key = key,
                                                 .request = {}});
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    fmt::print("{}{}\n", done->stream.key, done->repeated ? " (received before)" : "");
    return 0;
  }
  if (const auto* declined = std::get_if<terms::Declined>(&result))
    throw Failure(exit_codes::refused, refused_words(*declined));
  if (const auto* failed = std::get_if<casework::NotSaved>(&result))
    throw Failure(exit_codes::world,
                  (failed->unknown ? "It is not known whether this was saved: " : "Not saved: ") + failed->why);
  throw Failure(exit_codes::ours, "the request could not be received");
}

}  // namespace

void add_receive(CLI::App& lintel, Run& run) {
  auto* command = lintel.add_subcommand(
      "receive", "Receive a request for support from a JSON file or standard input; prints its reference");
  struct Given {
    Settings settings;
    std::string file = "-";
    std::string key;
  };
  auto given = std::make_shared<Given>();
  add_database(*command, given->settings);
  add_hub(*command, given->settings);
  add_work(*command, given->settings);
  command->add_option("file", given->file, "The request as JSON; - reads standard input")->capture_default_str();
  command->add_option("--key", given->key, "Sending the same key again records nothing twice");
  command->callback([given, &run] { run = [given] { return receive(given->settings, given->file, given->key); }; });
}

}  // namespace lintel::app
