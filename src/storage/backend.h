#pragma once

#include <functional>
#include <memory>

#include "storage/conn.h"

namespace lintel::storage {

/// Something to write. What it tells its end to must neither block nor throw: it runs on a writing thread. It may share
/// a transaction with others, and may be run again when the database asks for it, so `work` keeps what it needs until
/// it is told the end.
class Job {
 public:
  virtual ~Job() = default;
  /// Writes. False: undo what it wrote, and still tell `done`. An Error thrown undoes it as well and tells `failed`.
  virtual bool work(Conn& conn) = 0;
  /// After COMMIT.
  virtual void done() noexcept = 0;
  /// Nothing was kept; of Kind::unknown: perhaps it was.
  virtual void failed(const Error& error) noexcept = 0;
};

/// What differs between the databases: connections, threads and transactions.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual Dialect dialect() const = 0;
  /// Runs `use` with a connection for reading, within one snapshot when `snapshot`.
  virtual void read(const std::function<void(Conn&)>& use, bool snapshot = false) = 0;
  /// Returns at once; the job is told its end exactly once, from another thread or, when nothing can be taken, from
  /// this.
  virtual void write(std::unique_ptr<Job> job) = 0;
  /// Why it cannot take changes now, or empty.
  virtual std::string why_not_writable() = 0;

  /// Writes and waits for it. Throws Error. Never called from a Job: it would wait for itself.
  void write_now(const std::function<void(Conn&)>& work);
};

}  // namespace lintel::storage
