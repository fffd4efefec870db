#include "storage/postgresql/postgresql_store.h"

namespace lintel::storage {

std::unique_ptr<Store> open_postgresql(const std::string&, const OpenOptions&) {
  throw Error(Error::Kind::other, "PostgreSQL is not built in yet");
}

}  // namespace lintel::storage
