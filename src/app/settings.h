#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lintel::app {

/// Where a hub's data, policy and pages are. Each has a flag and an environment variable; the flag wins.
struct Settings {
  std::string database = "data/lintel.db";  // a file or postgresql://...   LINTEL_DATABASE
  std::string hub;                          // the pack's code              LINTEL_HUB
  std::vector<std::string> hubs;            // of commands that take several; none: every pack of the folder
  std::filesystem::path packs;              // folder of packs              LINTEL_PACKS
  std::filesystem::path assets;             // folder of built assets       LINTEL_ASSETS
  std::filesystem::path key_file;           // of the sealing key           LINTEL_KEY_FILE
  bool new_key = false;                     // the old key is lost
  bool for_work = false;                    // a draft pack is refused ...
  bool draft = false;                       // ... unless this says to try it out
};

struct ServeSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::vector<std::string> base_urls;  // "https://hub.example", "https://{hub}.example" or "code=https://hub.example"
  bool behind_tls = false;             // a TLS proxy stands in front: secure cookies, HSTS
  bool trust_proxy = false;
  bool demo = false;
  bool quiet = false;                   // no request log
  std::filesystem::path metrics_token;  // file of the token that /metrics asks for   LINTEL_METRICS_TOKEN_FILE
};

/// Adds the flags to a command. Relative folders default to those beside the source tree the program was built in, then
/// to the working directory.
void add_database(CLI::App& command, Settings& settings);
void add_packs(CLI::App& command, Settings& settings);
void add_hub(CLI::App& command, Settings& settings);
void add_key_file(CLI::App& command, Settings& settings);
/// Real work may come in: a pack that is still a draft is refused unless --draft is given.
void add_work(CLI::App& command, Settings& settings);
void add_hubs(CLI::App& command, Settings& settings);
void add_serving(CLI::App& command, Settings& settings, ServeSettings& serving);

std::filesystem::path default_folder(std::string_view name);
/// Says on the terminal that packs are taken from the tree in which the program was built, because there is no folder
/// of them here and none was named.
void note_packs_folder(const std::filesystem::path& packs);

}  // namespace lintel::app
