#include "app/settings.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace lintel::app {

namespace {

std::filesystem::path beside_source(std::string_view name) {
#ifdef LINTEL_SOURCE_DIR
  return std::filesystem::path(LINTEL_SOURCE_DIR) / name;
#else
  return name;
#endif
}

}  // namespace

std::filesystem::path default_folder(std::string_view name) {
  if (std::filesystem::exists(name)) return name;
  return beside_source(name);
}

void note_packs_folder(const std::filesystem::path& packs) {
  if (packs.is_absolute() && packs == beside_source("packs") && packs != std::filesystem::absolute("packs"))
    fmt::print(stderr, "lintel: the packs are those of {}; --packs names another folder\n", packs.string());
}

void add_database(CLI::App& command, Settings& settings) {
  command.add_option("--database", settings.database, "A SQLite file, or postgresql://user@host/name")
      ->envname("LINTEL_DATABASE")
      ->capture_default_str();
}

void add_packs(CLI::App& command, Settings& settings) {
  settings.packs = default_folder("packs");
  command.add_option("--packs", settings.packs, "The folder that holds the packs")
      ->envname("LINTEL_PACKS")
      ->capture_default_str();
}

void add_hub(CLI::App& command, Settings& settings) {
  add_packs(command, settings);
  command
      .add_option("--hub", settings.hub,
                  "The hub: the name of its folder among the packs (the only one when there is one)")
      ->envname("LINTEL_HUB");
}

void add_key_file(CLI::App& command, Settings& settings) {
  command
      .add_option(
          "--key-file", settings.key_file,
          "The file of the key that seals second factors, kept apart from the database and its backups; by default "
          "beside a database that is a file")
      ->envname("LINTEL_KEY_FILE");
}

void add_work(CLI::App& command, Settings& settings) {
  settings.for_work = true;
  command.add_flag("--draft", settings.draft, "Try out a pack that is still a draft; never for real work");
}

void add_hubs(CLI::App& command, Settings& settings) {
  add_packs(command, settings);
  command
      .add_option("--hub", settings.hubs,
                  "A hub: the name of its folder among the packs. Give it again for another; all of them when none is")
      ->envname("LINTEL_HUB")
      ->delimiter(',');
}

void add_serving(CLI::App& command, Settings& settings, ServeSettings& serving) {
  settings.assets = default_folder("build/assets");
  add_key_file(command, settings);
  command.add_flag("--new-key", settings.new_key,
                   "The sealing key is lost: begin with another; everybody then sets up their second factor again");
  command.add_option("--assets", settings.assets, "The folder of built style sheets and scripts")
      ->envname("LINTEL_ASSETS")
      ->capture_default_str();
  command.add_option("--address", serving.address, "The address to listen on")->capture_default_str();
  command.add_option("--port", serving.port, "The port to listen on; 0 takes a free one")
      ->envname("LINTEL_PORT")
      ->capture_default_str();
  command.add_option(
      "--base-url", serving.base_urls,
      "How people reach the hub: https://hub.example. Of several hubs https://{hub}.example, or for one "
      "of them CODE=https://hub.example. Without it CODE.localhost and every host that starts with CODE.");
  command.add_flag("--behind-tls", serving.behind_tls, "A TLS proxy stands in front");
  command.add_flag("--trust-proxy", serving.trust_proxy, "Take the client's address from X-Forwarded-For");
  command
      .add_option("--metrics-token", serving.metrics_token,
                  "A file with the token that /metrics asks for (Authorization: Bearer ...). Without it /metrics "
                  "answers this machine alone, and nobody behind a proxy")
      ->envname("LINTEL_METRICS_TOKEN_FILE");
  command.add_flag("--quiet", serving.quiet, "Write no request log");
}

}  // namespace lintel::app
