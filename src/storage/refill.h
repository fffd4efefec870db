#pragma once

#include <string>

#include "storage/conn.h"

namespace lintel::storage {

/// Empties the views of a hub to be filled anew, within one transaction: nobody else writes to them until it ends. On
/// SQLite the indexes are away meanwhile, because building each of them once from all rows takes a tenth of the
/// writing.
class Refill {
 public:
  Refill(Conn& conn, std::string_view hub);
  /// When all rows are there.
  void finish();

 private:
  Conn& conn_;
};

}  // namespace lintel::storage
