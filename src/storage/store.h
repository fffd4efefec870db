#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/cabinet.h"
#include "casework/ports/ledger.h"
#include "casework/ports/views.h"
#include "storage/conn.h"

namespace lintel::storage {

struct OpenOptions {
  /// For commands beside a serving hub (backup, verify): nothing is ever written, created or checkpointed.
  bool read_only = false;
  /// Connections that read (SQLite) or read and write (PostgreSQL) at once.
  int connections = 16;
  /// Threads that write on PostgreSQL. SQLite has one writer.
  int writers = 4;
  /// Changes that may wait before `append` answers Failed("busy ...").
  std::size_t queue_limit = 4096;
  /// SQLite: pages the file may grow to, 0 for no limit. Tests make a full disk of it.
  std::int64_t max_pages = 0;
};

/// How far a long copy is: tables or pages done, and all of them.
using CopyProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// A database with all that casework's ports need. Everything throws Error when the database fails.
class Store {
 public:
  virtual ~Store() = default;

  virtual casework::Ledger& ledger() = 0;
  virtual casework::Audit& audit() = 0;
  virtual casework::Views& views() = 0;
  virtual casework::Cabinet& cabinet() = 0;
  virtual casework::Outbox& outbox() = 0;

  /// Brings the schema up to date, in one transaction. Returns what was done, a line each; empty when nothing was to
  /// do.
  virtual std::vector<std::string> migrate() = 0;
  virtual int schema_version() = 0;
  /// Every hub that this database holds facts of, by name.
  virtual std::vector<terms::HubId> hubs() = 0;
  /// View tables that came back empty from migrate because their shape changed: fill them from the facts.
  virtual std::vector<std::string> views_to_rebuild() = 0;
  virtual void note_views_rebuilt() = 0;

  /// Copies everything, as it is at one instant, into a new SQLite file while others go on writing. The file appears
  /// under its name only when it is whole and on the disk. An existing file is never replaced.
  virtual void backup(const std::string& path, const CopyProgress& progress = {}) = 0;
  /// Fills an empty, migrated store from a file that `backup` made, of either database, in one transaction.
  virtual void restore(const std::string& path, const CopyProgress& progress = {}) = 0;

  /// Why the store cannot serve now, for the operator, or nothing.
  virtual std::optional<std::string> check_ready() = 0;
  /// "SQLite" or "PostgreSQL", with the version.
  virtual std::string engine() = 0;
};

/// `url` is a file, sqlite:FILE or postgresql://... Throws Error when it is none of these, when it cannot be opened,
/// when the file is no database or somebody else's, and when its schema is newer than this program. An older or new
/// database opens and waits for migrate().
std::unique_ptr<Store> open_store(std::string_view url, const OpenOptions& options = {});

}  // namespace lintel::storage
