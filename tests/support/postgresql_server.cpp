#include "support/postgresql_server.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

namespace lintel::support {

namespace {

namespace fs = std::filesystem;

const fs::path programs = "/usr/lib/postgresql/15/bin";
constexpr auto longest_start = std::chrono::seconds(60);

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

Connection connected(const std::string& url) {
  return {PQconnectdb(url.c_str()), PQfinish};
}

int end_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void require_installed() {
  if (!fs::exists(programs / "postgres"))
    throw std::runtime_error("PostgreSQL 15 is not installed; install it with: apt-get install postgresql-15");
}

}  // namespace

PostgresqlServer::PostgresqlServer() : user_(::getuid()), group_(::getgid()) {
  require_installed();
  if (user_ == 0) {
    const passwd* account = ::getpwnam("postgres");
    if (!account) account = ::getpwnam("nobody");
    if (!account) throw std::runtime_error("root needs a user postgres or nobody to run PostgreSQL as");
    user_ = account->pw_uid;
    group_ = account->pw_gid;
    if (::chown(folder_.path().c_str(), user_, group_) != 0)
      throw std::runtime_error("the folder cannot be given away");
  }
  // Without fsync: only the processes crash here, never the machine.
  const auto made = spawn(
      "initdb", {"-D", folder_.file("data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"});
  if (end_of(made) != 0) throw std::runtime_error("initdb failed: " + text_of(folder_.path() / "log"));
  start();
}

PostgresqlServer::~PostgresqlServer() {
  stop_at_once();
}

std::string PostgresqlServer::url(const std::string& database) const {
  return "postgresql://postgres@/" + database + "?host=" + folder_.path().string();
}

std::string PostgresqlServer::new_database() {
  const std::string name = "hub" + std::to_string(++databases_);
  run("CREATE DATABASE " + name + " TEMPLATE template0");
  return url(name);
}

std::string PostgresqlServer::run(const std::string& sql, const std::string& database) const {
  const auto connection = connected(url(database));
  const Result result(PQexec(connection.get(), sql.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void PostgresqlServer::stop_at_once() {
  if (server_ < 0) return;
  ::kill(server_, SIGQUIT);
  end_of(server_);
  server_ = -1;
}

void PostgresqlServer::start() {
  server_ =
      spawn("postgres", {"-D", folder_.file("data"), "-k", folder_.path().string(), "-c", "listen_addresses=", "-c",
                         "fsync=off", "-c", "max_connections=100", "-c", "shared_buffers=64MB"});
  wait_until_ready();
}

void PostgresqlServer::wait_until_ready() const {
  const auto give_up_at = std::chrono::steady_clock::now() + longest_start;
  while (PQping(url().c_str()) != PQPING_OK) {
    if (::waitpid(server_, nullptr, WNOHANG) != 0 || std::chrono::steady_clock::now() > give_up_at)
      throw std::runtime_error("PostgreSQL did not start: " + text_of(folder_.path() / "log"));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

pid_t PostgresqlServer::spawn(const std::string& program, const std::vector<std::string>& arguments) const {
  const std::string path = (programs / program).string();
  const std::string log = folder_.file("log");
  std::vector<char*> words = {const_cast<char*>(path.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t process = ::fork();
  if (process != 0) return process;
  become_its_user();
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  ::execv(path.c_str(), words.data());
  ::_exit(127);
}

void PostgresqlServer::become_its_user() const {
  if (::getuid() == 0 && (::setgid(group_) != 0 || ::setuid(user_) != 0)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid, which forgets it
}

PostgresqlServer& shared_postgresql() {
  static PostgresqlServer server;
  return server;
}

}  // namespace lintel::support
