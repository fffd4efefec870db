#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace lintel::support {

/// A PostgreSQL 15 of our own in a temporary folder, on a socket there and on no network. It ends with this object, or
/// with this process. Started by root it runs as the user postgres, because PostgreSQL refuses to run as root.
class PostgresqlServer {
 public:
  /// Throws std::runtime_error; when PostgreSQL is not installed, with the command that installs it.
  PostgresqlServer();
  ~PostgresqlServer();
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  /// "postgresql://postgres@/NAME?host=FOLDER".
  std::string url(const std::string& database = "postgres") const;
  /// Makes an empty database and returns its url.
  std::string new_database();
  /// Runs one statement as the superuser and returns the first value of its result.
  std::string run(const std::string& sql, const std::string& database = "postgres") const;

  /// How a crash ends it: connections are cut, nothing is tidied up.
  void stop_at_once();
  void start();

 private:
  pid_t spawn(const std::string& program, const std::vector<std::string>& arguments) const;
  void become_its_user() const;
  void wait_until_ready() const;

  TemporaryFolder folder_;
  uid_t user_ = 0;
  gid_t group_ = 0;
  pid_t server_ = -1;
  int databases_ = 0;
};

/// The one server of this program, started when it is first asked for.
PostgresqlServer& shared_postgresql();

}  // namespace lintel::support
