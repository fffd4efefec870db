#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/ports/ledger.h"

namespace lintel::casework {

/// Small things that may change and be thrown away, and are no part of any record: drafts as they are typed, sessions,
/// credentials, keys, counters. Values are JSON; a drawer is a kind of thing.
class Cabinet {
 public:
  virtual ~Cabinet() = default;

  struct Item {
    std::string key;
    std::string value;
    Instant changed_at{};
  };

  /// Null when absent or expired at `now`.
  virtual std::optional<Item> get(const HubId& hub, const std::string& drawer, const std::string& key, Instant now) = 0;
  /// Items whose key begins with `prefix`, newest first.
  virtual std::vector<Item> list(const HubId& hub, const std::string& drawer, const std::string& prefix, Instant now,
                                 int limit = 100) = 0;
  /// Durable on return. `expires_at` empty: kept until erased.
  virtual void put(const HubId& hub, const std::string& drawer, const std::string& key, const std::string& value,
                   Instant now, std::optional<Instant> expires_at = std::nullopt) = 0;
  /// Writes only if the item still has `expected` (nullopt: only if absent or expired). False: somebody else was first.
  virtual bool swap(const HubId& hub, const std::string& drawer, const std::string& key,
                    const std::optional<std::string>& expected, const std::string& value, Instant now,
                    std::optional<Instant> expires_at = std::nullopt) = 0;
  virtual void erase(const HubId& hub, const std::string& drawer, const std::string& key) = 0;
  /// Removes what has expired; returns how many.
  virtual int sweep(Instant now) = 0;
};

/// Messages waiting to go out, oldest first.
class Outbox {
 public:
  virtual ~Outbox() = default;
  virtual std::vector<OutgoingMessage> waiting(const HubId& hub, int limit) = 0;
};

}  // namespace lintel::casework
