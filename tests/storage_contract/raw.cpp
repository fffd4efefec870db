#include "raw.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

#include "support/postgresql_server.h"

namespace lintel::storage_contract {

namespace {

std::string raw_sqlite(const std::string& path, const std::string& sql) {
  sqlite3* opened = nullptr;
  sqlite3_open(path.c_str(), &opened);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> db(opened, sqlite3_close);
  sqlite3_busy_timeout(opened, 5000);
  std::string first;
  const auto keep_first = [](void* into, int, char** values, char**) {
    auto& text = *static_cast<std::string*>(into);
    if (text.empty() && values[0]) text = values[0];
    return 0;
  };
  if (sqlite3_exec(opened, sql.c_str(), keep_first, &first, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(opened));
  return first;
}

// "postgresql://postgres@/NAME?host=..."
std::string database_of(const std::string& url) {
  const auto begin = url.find("@/") + 2;
  return url.substr(begin, url.find('?') - begin);
}

}  // namespace

std::string raw(const std::string& url, const std::string& sql) {
  if (url.starts_with("postgresql:")) return support::shared_postgresql().run(sql, database_of(url));
  return raw_sqlite(url, sql);
}

}  // namespace lintel::storage_contract
