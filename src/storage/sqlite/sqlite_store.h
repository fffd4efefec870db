#pragma once

#include <memory>
#include <string>

#include "storage/store.h"

namespace lintel::storage {

std::unique_ptr<Store> open_sqlite(const std::string& path, const OpenOptions& options);

}  // namespace lintel::storage
