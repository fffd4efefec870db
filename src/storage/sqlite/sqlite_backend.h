#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "storage/backend.h"
#include "storage/sqlite/sqlite_conn.h"

namespace lintel::storage {

/// One file, one writer thread with the one connection that writes and checkpoints, and a few connections that read.
///
/// The writer takes up to 64 jobs into one transaction, each in a savepoint of its own, and tells them their end after
/// COMMIT: many people's changes share one wait for the disk. Two processes on one file take turns by a lock on the
/// file "<path>.writer".
class SqliteBackend final : public Backend {
 public:
  struct Limits {
    int readers = 16;
    std::size_t queue = 4096;
    std::int64_t max_pages = 0;  // 0: as the disk allows
  };

  SqliteBackend(std::string path, bool read_only, Limits limits);
  ~SqliteBackend() override;

  Dialect dialect() const override { return Dialect::sqlite; }
  void read(const std::function<void(Conn&)>& use, bool snapshot = false) override;
  void write(std::unique_ptr<Job> job) override;
  std::string why_not_writable() override;
  const std::string& path() const { return path_; }

 private:
  using Jobs = std::vector<std::unique_ptr<Job>>;
  class WriterLock;

  std::unique_ptr<SqliteConn> lease();
  void give_back(std::unique_ptr<SqliteConn> conn);

  void write_on();
  bool take(Jobs& batch);
  void commit(Jobs batch);
  void work_on(std::unique_ptr<Job> job, Jobs& worked);
  void end_transaction(Jobs& worked);
  void fail_all(Jobs& jobs, const Error& error);
  void note(const Error& error);
  void checkpoint_when_due();
  void stop_writing_for(const std::string& why);

  const std::string path_;
  const bool read_only_;
  const Limits limits_;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<SqliteConn>> free_readers_;
  int readers_ = 0;

  std::mutex queue_mutex_;
  std::condition_variable queue_filled_;
  std::deque<std::unique_ptr<Job>> queue_;
  bool ending_ = false;
  std::string broken_;  // why no more changes are taken

  int lock_file_ = -1;
  std::unique_ptr<SqliteConn> writer_;
  int checkpointed_at_ = 0;
  std::thread thread_;
};

}  // namespace lintel::storage
