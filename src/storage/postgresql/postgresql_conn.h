#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "storage/conn.h"

struct pg_conn;
struct pg_result;

namespace lintel::storage {

/// One PostgreSQL connection with its prepared statements.
class PostgresqlConn final : public Conn {
 public:
  /// Connects. Throws Error of Kind::connection with the server's reason, never with a password.
  explicit PostgresqlConn(std::string url);
  ~PostgresqlConn() override;
  PostgresqlConn(const PostgresqlConn&) = delete;
  PostgresqlConn& operator=(const PostgresqlConn&) = delete;

  Dialect dialect() const override { return Dialect::postgresql; }
  void script(const std::string& sql) override;
  std::int64_t run(std::string_view sql, Params params) override;
  void each(std::string_view sql, Params params, const Visit& visit) override;
  void stream(std::string_view sql, Params params, const Visit& visit) override;
  std::vector<std::int64_t> batch(std::span<const Command> commands) override;
  using Conn::each;
  using Conn::run;

  /// False when the server has ended the connection, as far as can be seen without asking it.
  bool alive();
  void connect_again();
  /// Throws Kind::unknown when COMMIT was sent and it is not certain that the transaction is durable where it should
  /// be.
  void commit();
  /// Whatever happens; a connection that cannot even do this is found dead by alive().
  void rollback() noexcept;
  std::string server_version() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  void connect();
  void disconnect();
  const std::string& prepared(std::string_view sql);
  pg_result* execute(std::string_view sql, Params params);
  void run_pipeline(std::span<const Command> commands, std::vector<std::int64_t>& changed);
  void send(const Command& command);
  void check(const pg_result* result);
  [[noreturn]] void fail(const pg_result* result);

  std::string url_;
  pg_conn* conn_ = nullptr;
  bool outdated_ = false;              // prepared statements no longer fit the schema
  bool replication_wait_cut_ = false;  // a commit is here, but perhaps not on the standby
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> statements_;
};

/// A url as it may stand in logs.
std::string without_password(std::string_view url);

}  // namespace lintel::storage
