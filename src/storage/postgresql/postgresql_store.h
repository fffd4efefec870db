#pragma once

#include <memory>
#include <string>

#include "storage/store.h"

namespace lintel::storage {

std::unique_ptr<Store> open_postgresql(const std::string& url, const OpenOptions& options);

}  // namespace lintel::storage
