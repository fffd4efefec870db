#include "storage/store.h"

#include <fmt/format.h>

#include "storage/postgresql/postgresql_store.h"
#include "storage/sqlite/sqlite_store.h"

namespace lintel::storage {

namespace {

constexpr std::string_view expected = "expected a file, sqlite:FILE or postgresql://USER@HOST/DATABASE";

// What stands before "://" or, of the one scheme without slashes, ':'.
std::string_view scheme_of(std::string_view url) {
  if (url.starts_with("sqlite:")) return "sqlite";
  const auto end = url.find("://");
  return end == std::string_view::npos ? std::string_view() : url.substr(0, end);
}

std::string sqlite_path(std::string_view url) {
  if (url.starts_with("sqlite:")) url.remove_prefix(7);
  if (url.starts_with("//")) url.remove_prefix(2);
  return std::string(url);
}

}  // namespace

std::unique_ptr<Store> open_store(std::string_view url, const OpenOptions& options) {
  const auto scheme = scheme_of(url);
  if (url.empty()) throw Error(Error::Kind::other, fmt::format("no database given: {}", expected));
  if (scheme.empty() || scheme == "sqlite") return open_sqlite(sqlite_path(url), options);
  if (scheme == "postgresql" || scheme == "postgres") return open_postgresql(std::string(url), options);
  throw Error(Error::Kind::other, fmt::format("a database of the kind \"{}\" is not known: {}", scheme, expected));
}

}  // namespace lintel::storage
