#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "storage/backend.h"
#include "storage/postgresql/postgresql_conn.h"

namespace lintel::storage {

/// A pool of connections that read, and a few threads that write, each with a connection of its own. Lost connections
/// are made again when they are next needed.
class PostgresqlBackend final : public Backend {
 public:
  struct Limits {
    int readers = 16;
    int writers = 4;
    std::size_t queue = 4096;
  };

  PostgresqlBackend(std::string url, bool read_only, Limits limits);
  ~PostgresqlBackend() override;

  Dialect dialect() const override { return Dialect::postgresql; }
  void read(const std::function<void(Conn&)>& use, bool snapshot = false) override;
  void write(std::unique_ptr<Job> job) override;
  std::string why_not_writable() override;
  std::string server_version();

 private:
  using Lease = std::unique_ptr<PostgresqlConn>;
  Lease lease();
  void give_back(Lease conn);
  void read_once(const std::function<void(Conn&)>& use, bool snapshot);

  void write_on();
  void perform(Lease& conn, Job& job);
  std::optional<Error> attempt_at(Lease& conn, Job& job);

  const std::string url_;
  const bool read_only_;
  const Limits limits_;

  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<Lease> free_readers_;
  int readers_ = 0;

  std::mutex queue_mutex_;
  std::condition_variable queue_filled_;
  std::deque<std::unique_ptr<Job>> queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace lintel::storage
