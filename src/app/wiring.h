#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/pack_folder.h"
#include "app/settings.h"
#include "casework/perform.h"
#include "storage/store.h"

/// Puts the parts together. The only place that knows every adapter.
namespace lintel::app {

/// The present moment, to the second.
terms::Instant system_now();
/// Cryptographic random bytes.
std::string random_bytes(std::size_t count);
/// Ids from the system's randomness: references of eight letters and digits that read out well, ids of 128 bits.
casework::Fresh system_fresh();

/// One hub of a database: its packs, and what performs its verbs.
struct Hub {
  terms::HubId hub;
  std::unique_ptr<Shelf> shelf;
  std::unique_ptr<casework::Performer> performer;
};
/// A database opened for a hub: migrated, with its packs.
struct OpenHub {
  std::unique_ptr<storage::Store> store;
  terms::HubId hub;
  std::unique_ptr<Shelf> shelf;
  std::unique_ptr<casework::Performer> performer;
  bool is_new = false;  // the database was made by opening it
};
/// The same for several hubs.
struct OpenHubs {
  std::unique_ptr<storage::Store> store;
  std::vector<Hub> hubs;
  bool is_new = false;
};
/// The database as it may be shown and logged: without the name and password of an address.
std::string shown_database(const Settings& settings);
/// For somebody who meant a database that is there already.
std::string new_database_words(const Settings& settings);
/// Reads the pack and refuses it when it is wrong, or a draft where real work may come in; then opens the database,
/// and creates or migrates it when `migrate`, else refuses one that is behind, and fills views whose shape has changed.
/// Throws Failure.
OpenHub open_hub(const Settings& settings, bool migrate = true);
/// Those of `settings.hubs`, or every pack of the folder. Throws Failure when there is none.
OpenHubs open_hubs(const Settings& settings);
/// Opens the database alone. Throws Failure with words for the terminal.
std::unique_ptr<storage::Store> open_database(const Settings& settings, bool read_only = false);
/// The hub's code: as given, or the only one among the packs.
std::string hub_code(const Settings& settings);

/// Before any thread starts: signals to stop are taken by serve alone.
void prepare_signals();
/// Serves every hub at its own address until a signal to stop. Prints where when ready.
int serve(OpenHubs hubs, const Settings& settings, const ServeSettings& serving);

}  // namespace lintel::app
