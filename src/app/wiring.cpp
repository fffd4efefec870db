#include "app/wiring.h"

#include <fmt/format.h>
#include <sodium.h>

#include <chrono>

#include "app/failure.h"
#include "app/progress.h"
#include "app/upkeep.h"
#include "base/require.h"

namespace lintel::app {

namespace {

// Crockford's base 32: no I, L, O or U, so that a reference survives being read out over a telephone.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string random_letters(std::size_t count) {
  std::string text;
  for (unsigned char byte : random_bytes(count)) text += letters[byte % letters.size()];
  return text;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
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
          .id = [] { return hex(random_bytes(16)); }};
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

// Before any database is touched: nothing of a draft is kept by accident.
pack::Pack pack_to_open(const Settings& settings, const std::string& code) {
  auto pack = checked_pack(settings.packs, code);
  if (pack.status == "draft" && settings.for_work && !settings.draft)
    throw Failure(exit_codes::refused,
                  fmt::format("The pack {} is a draft, so no real work is done under it. Write status: live in its "
                              "pack.yaml when the hub has agreed to it, or give --draft to try it out.",
                              code));
  return pack;
}

// A newer program may keep other rows: nobody is shown a list that is empty for want of them.
void fill_views(OpenHub& open) {
  Progress progress("Making the lists of this version");
  rebuild(open.store->ledger(), open.store->views(), *open.shelf, open.hub,
          [&](auto done, auto all) { progress.at(done, all); });
  open.store->note_views_rebuilt();
}

}  // namespace

OpenHub open_hub(const Settings& settings, bool migrate) {
  OpenHub open;
  open.hub = terms::HubId{hub_code(settings)};
  auto pack = pack_to_open(settings, open.hub.value);
  open.store = open_database(settings);
  if (migrate) {
    open.store->migrate();
  }
  open.shelf = std::make_unique<Shelf>(std::move(pack), settings.packs, open.store->cabinet(), system_now());
  if (!open.store->views_to_rebuild().empty()) fill_views(open);
  open.performer =
      std::make_unique<casework::Performer>(open.store->ledger(), open.store->views(), *open.shelf, system_fresh());
  return open;
}

}  // namespace lintel::app
