#include "app/wiring.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "app/failure.h"
#include "app/progress.h"
#include "app/upkeep.h"
#include "base/require.h"
#include "base/text.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;

// Crockford's base 32: no I, L, O or U, so that a reference survives being read out over a telephone.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string random_letters(std::size_t count) {
  std::string text;
  for (unsigned char byte : random_bytes(count)) text += letters[byte % letters.size()];
  return text;
}

}  // namespace

terms::Instant system_now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string random_bytes(std::size_t count) {
  base::require(sodium_init() >= 0, "libsodium starts");
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

casework::Fresh system_fresh() {
  return {.reference = [] { return random_letters(4) + "-" + random_letters(4); },
          .id = [] { return base::hex(random_bytes(16)); }};
}

std::string hub_code(const Settings& settings) {
  if (!settings.hub.empty()) return settings.hub;
  const auto codes = pack_codes(settings.packs);
  if (codes.size() == 1) return codes.front();
  std::string all;
  for (const auto& code : codes) all += " " + code;
  throw Failure(exit_codes::usage, codes.empty() ? fmt::format("There is no pack in {}", settings.packs.string())
                                                 : "Say which hub with --hub:" + all);
}

std::unique_ptr<storage::Store> open_database(const Settings& settings, bool read_only) {
  try {
    const std::filesystem::path file = settings.database;
    const bool is_file = settings.database.find("://") == std::string::npos;
    if (is_file && !read_only && file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    return storage::open_store(settings.database, {.read_only = read_only});
  } catch (const storage::Error& error) {
    throw Failure(exit_codes::world, error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    throw Failure(exit_codes::world, error.what());
  }
}

namespace {

bool is_refused_draft(const Settings& settings, const pack::Pack& pack) {
  return pack.status == "draft" && settings.for_work && !settings.draft;
}

// Before any database is touched: nothing of a draft is kept by accident.
pack::Pack pack_to_open(const Settings& settings, const std::string& code) {
  note_packs_folder(settings.packs);
  const auto codes = pack_codes(settings.packs);
  if (std::ranges::find(codes, code) == codes.end())
    throw Failure(exit_codes::usage, fmt::format("There is no pack {} in {}; expected {}", code,
                                                 settings.packs.string(), pack::one_of_words(code, codes)));
  auto pack = checked_pack(settings.packs, code);
  if (is_refused_draft(settings, pack))
    throw Failure(exit_codes::refused,
                  fmt::format("The pack {} is a draft, so no real work is done under it. Write status: live in its "
                              "pack.yaml when the hub has agreed to it, or give --draft to try it out.",
                              code));
  return pack;
}

Hub hub_of(storage::Store& store, const Settings& settings, const pack::Pack& pack) {
  Hub hub{.hub = terms::HubId{pack.code}, .shelf = {}, .performer = {}};
  hub.shelf = std::make_unique<Shelf>(pack, settings.packs, store.cabinet(), system_now());
  hub.performer = std::make_unique<casework::Performer>(store.ledger(), store.views(), *hub.shelf, system_fresh());
  return hub;
}

// The packs under which a hub's records were made: with that of the folder, else those that the database keeps alone.
std::unique_ptr<Shelf> shelf_of(storage::Store& store, const Settings& settings, const terms::HubId& hub) {
  if (fs::exists(settings.packs / hub.value / "pack.yaml"))
    return std::move(hub_of(store, settings, checked_pack(settings.packs, hub.value)).shelf);
  if (kept_packs(store.cabinet(), hub, system_now()).empty())
    throw Failure(
        exit_codes::usage,
        fmt::format("The database holds records of the hub {0}, and its pack is neither in {1} nor on record: "
                    "its lists cannot be made. Put the folder {0} back, or name the folder of packs with "
                    "--packs",
                    hub.value, settings.packs.string()));
  return std::make_unique<Shelf>(hub, store.cabinet(), system_now());
}

// A newer program may keep other rows: nobody is shown a list that is empty for want of them. Of every hub that this
// database holds, opened now or not.
void fill_views(storage::Store& store, const Settings& settings) {
  if (store.views_to_rebuild().empty()) return;
  for (const auto& hub : store.hubs()) {
    const auto shelf = shelf_of(store, settings, hub);
    Progress progress("Making the lists of this version");
    rebuild(store.ledger(), store.views(), *shelf, hub, [&](auto done, auto all) { progress.at(done, all); });
  }
  store.note_views_rebuilt();
}

// Whether there was nothing in the database before.
bool prepare(storage::Store& store, const Settings& settings, bool migrate) {
  const bool is_new = store.schema_version() == 0;
  if (migrate) store.migrate();
  fill_views(store, settings);
  return is_new;
}

}  // namespace

std::string shown_database(const Settings& settings) {
  const auto scheme = settings.database.find("://"), at = settings.database.rfind('@');
  if (scheme == std::string::npos || at == std::string::npos) return settings.database;
  return settings.database.substr(0, scheme + 3) + "..." + settings.database.substr(at);
}

std::string new_database_words(const Settings& settings) {
  return fmt::format(
      "{} was not there before, or was empty: it is a new database that holds no records. If you meant another "
      "one, stop and name it with --database",
      shown_database(settings));
}

OpenHub open_hub(const Settings& settings, bool migrate) {
  const auto pack = pack_to_open(settings, hub_code(settings));
  auto store = open_database(settings);
  const bool is_new = prepare(*store, settings, migrate);
  auto hub = hub_of(*store, settings, pack);
  return {std::move(store), std::move(hub.hub), std::move(hub.shelf), std::move(hub.performer), is_new};
}

OpenHubs open_hubs(const Settings& settings) {
  std::vector<pack::Pack> packs;
  for (const auto& code : settings.hubs) packs.push_back(pack_to_open(settings, code));
  if (settings.hubs.empty())
    for (const auto& code : pack_codes(settings.packs))
      if (auto pack = checked_pack(settings.packs, code); !is_refused_draft(settings, pack))
        packs.push_back(std::move(pack));
  if (packs.empty())
    throw Failure(exit_codes::usage, fmt::format("There is no pack to serve in {}", settings.packs.string()));
  OpenHubs open{.store = open_database(settings), .hubs = {}};
  open.is_new = prepare(*open.store, settings, true);
  for (const auto& pack : packs) open.hubs.push_back(hub_of(*open.store, settings, pack));
  return open;
}

}  // namespace lintel::app
