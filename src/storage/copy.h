#pragma once

#include <memory>
#include <string>

#include "storage/conn.h"
#include "storage/store.h"

namespace lintel::storage {

/// Copies every row of every table, each connection within its own transaction. Throws Error when `into` holds facts.
void copy_into_empty(Conn& from, Conn& into, const CopyProgress& progress);

/// A file that backup made, to read from. Throws Error when it is none, or not of this program's schema version.
std::unique_ptr<Conn> open_backup(const std::string& path);

/// The file under construction beside `path`, given its name by finish() and removed otherwise.
class NewFile {
 public:
  /// Throws Error when `path` exists already.
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  const std::string& partial() const { return partial_; }
  /// After it has been written and closed: onto the disk and under its name.
  void finish();

 private:
  std::string path_;
  std::string partial_;
};

}  // namespace lintel::storage
